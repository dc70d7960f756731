//! Opening a store, and what is said where that is not possible; who may do what to a log.

use runtime::ports::store::{Store, StoreError};
use store::{Postgres, Sqlite};

use crate::harness::{Scratch, about, client, keys, postgres, sqlite, thread};
use crate::postgres_server::server;

fn told<T: std::fmt::Debug>(result: Result<T, StoreError>) -> String {
    result.expect_err("a refusal").to_string()
}

#[test]
fn a_store_of_a_newer_program_is_left_alone() {
    let folder = Scratch::new();
    let path = folder.path("s.db");
    drop(sqlite(&path));
    let raw = rusqlite::Connection::open(&path).expect("the file");
    raw.execute_batch("INSERT INTO migrations VALUES (99, 'from the future')").expect("a row");
    let refused = Sqlite::open(&path, keys(1)).expect_err("newer");
    assert!(
        matches!(&refused, StoreError::TooNew(text) if text.contains("newer Waymark") && text.contains("99")),
        "{refused}"
    );
    let (store, url) = postgres();
    drop(store);
    client(&url).batch_execute("INSERT INTO migrations VALUES (99, 'from the future')").expect("a row");
    assert!(matches!(Postgres::open(&url, keys(1)), Err(StoreError::TooNew(_))));
}

#[test]
fn other_keys_open_nothing() {
    let folder = Scratch::new();
    let path = folder.path("s.db");
    drop(sqlite(&path));
    assert!(told(Sqlite::open(&path, keys(2))).contains("other keys"));
    let (store, url) = postgres();
    drop(store);
    assert!(told(Postgres::open(&url, keys(2))).contains("other keys"));
}

#[test]
fn what_is_in_the_way_is_said() {
    let folder = Scratch::new();
    assert!(told(Sqlite::open(&folder.path("absent/s.db"), keys(1))).contains("does not exist"));
    assert!(matches!(Sqlite::open(&folder.path(""), keys(1)), Err(StoreError::Unavailable(_))));
    let text = folder.path("text");
    std::fs::write(&text, "x".repeat(5_000)).expect("a file");
    assert!(told(Sqlite::open(&text, keys(1))).contains("is not a store"));
    let away = format!("host={} user=waymark dbname=x connect_timeout=1", folder.path("nowhere").display());
    assert!(told(Postgres::open(&away, keys(1))).contains("cannot be reached"));
    assert!(told(Postgres::open("what is this", keys(1))).contains("connection string"));
    assert!(
        told(Postgres::open(&server().url("no_such_database"), keys(1)))
            .contains("does not let the program in")
    );
}

#[test]
fn the_file_is_its_owners_alone() {
    let folder = Scratch::new();
    let path = folder.path("s.db");
    let _store = sqlite(&path);
    for end in ["", "-wal", "-shm"] {
        let file = format!("{}{end}", path.display());
        let mode =
            std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(&file).expect(&file).permissions());
        assert_eq!(mode & 0o777, 0o600, "{file}");
    }
}

#[test]
fn the_library_and_its_settings_are_as_they_must_be() {
    assert!(rusqlite::version_number() >= 3_051_003);
}

#[test]
fn another_who_keeps_the_file_busy_is_waited_for_and_then_told_of() {
    let folder = Scratch::new();
    let path = folder.path("s.db");
    let store = sqlite(&path);
    let raw = rusqlite::Connection::open(&path).expect("the file");
    raw.execute_batch("BEGIN IMMEDIATE").expect("begin");
    assert!(told(store.append(&about("north", "p", "words"))).contains("busy"));
    assert_eq!(store.heads(), Ok(Vec::new()), "readers are not kept waiting");
    raw.execute_batch("ROLLBACK").expect("the end");
    store.append(&about("north", "p", "words")).expect("an append");
}

#[test]
fn entries_cannot_be_changed_or_deleted_on_either_engine() {
    let folder = Scratch::new();
    let path = folder.path("s.db");
    sqlite(&path).append(&about("north", "p", "words")).expect("an append");
    let raw = rusqlite::Connection::open(&path).expect("the file");
    for change in ["UPDATE entries SET at = ''", "DELETE FROM entries"] {
        let refused = raw.execute(change, []).expect_err("refused").to_string();
        assert!(refused.contains("never"), "{refused}");
    }
    let (store, url) = postgres();
    store.append(&about("north", "p", "words")).expect("an append");
    let mut owner = client(&url);
    for table in ["entries", "received"] {
        for change in [
            format!("UPDATE {table} SET at = ''"),
            format!("DELETE FROM {table}"),
            format!("TRUNCATE {table}"),
        ] {
            let refused = owner.batch_execute(&change).expect_err("refused");
            assert!(refused.as_db_error().expect("said").message().contains("never"), "{change}");
        }
    }
}

#[test]
fn the_role_that_the_store_works_as_may_only_add_to_logs() {
    let (store, url) = postgres();
    store.append(&about("north", "p", "words")).expect("an append");
    let mut owner = client(&url);
    owner
        .batch_execute("ALTER TABLE entries DISABLE TRIGGER entries_stay; SET ROLE waymark_records")
        .expect("a role");
    for change in [
        "UPDATE entries SET at = ''",
        "DELETE FROM entries",
        "TRUNCATE entries",
        "DROP TABLE entries",
        "DELETE FROM logs",
    ] {
        assert!(owner.batch_execute(change).is_err(), "{change}");
    }
    // Somebody who may connect and nothing else works through the role.
    let database = url.rsplit_once('=').expect("a name").1;
    let user = format!("app_{database}");
    owner
        .batch_execute(&format!("RESET ROLE; CREATE ROLE {user} LOGIN; GRANT waymark_records TO {user}"))
        .expect("a user");
    let narrow =
        Postgres::open(&url.replace("user=waymark", &format!("user={user}")), keys(1)).expect("a store");
    narrow.append(&about("north", "p", "more")).expect("an append");
    assert_eq!(narrow.threads(&[thread("person/p")]).expect("entries").len(), 2);
    assert_eq!(narrow.audit().verify(true, &[]).expect("verify").bad, None);
}

#[test]
fn a_lost_connection_is_made_again() {
    let (store, url) = postgres();
    store.append(&about("north", "p", "words")).expect("an append");
    let mut owner = client(&url);
    for _ in 0..3 {
        let ended = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid()";
        assert!(!owner.query(ended, &[]).expect("ends").is_empty());
        std::thread::sleep(std::time::Duration::from_millis(50));
        let again = store
            .append(&about("north", "p", "more"))
            .or_else(|_| store.append(&about("north", "p", "more")));
        again.expect("at the second call at the latest");
    }
    assert_eq!(store.threads(&[thread("person/p")]).expect("entries").len(), 4);
}

#[test]
fn a_file_that_was_overwritten_is_said_to_be_damaged() {
    let folder = Scratch::new();
    let path = folder.path("s.db");
    let store = sqlite(&path);
    for turn in 0..200 {
        store.append(&about("north", "p", &format!("words {turn}"))).expect("an append");
    }
    drop(store);
    let mut bytes = std::fs::read(&path).expect("bytes");
    let end = bytes.len();
    bytes[4096 * 4..end].fill(0xff);
    std::fs::write(&path, bytes).expect("a damaged file");
    let read = Sqlite::open(&path, keys(1)).and_then(|store| store.threads(&[thread("person/p")]));
    assert!(matches!(&read, Err(StoreError::Damaged(text)) if text.contains("restore a backup")), "{read:?}");
}
