//! Backups are made while others write, hold everything, and make a store again, on either engine.

use std::sync::atomic::{AtomicBool, Ordering};

use runtime::ports::store::{Store, StoreError};
use store::{Postgres, Sqlite};

use crate::harness::{Dice, Scratch, about, keys, long, postgres, site, sqlite};
use crate::postgres_server::server;

/// Writes until it is told to stop, and makes a backup meanwhile.
fn under_load(store: &dyn Store, backup: impl FnOnce()) {
    let stop = AtomicBool::new(false);
    std::thread::scope(|scope| {
        for writer in 0..4_u64 {
            let stop = &stop;
            scope.spawn(move || {
                let mut dice = Dice(writer);
                while !stop.load(Ordering::Relaxed) {
                    let person = format!("p{}", dice.below(50));
                    store.append(&about("wayland", &person, "words for a backup")).expect("an append");
                }
            });
        }
        while store.heads().expect("heads").is_empty() {
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
        backup();
        stop.store(true, Ordering::Relaxed);
    });
}

/// The backup is a beginning of the log as it is now.
fn is_beginning(earlier: &dyn Store, root: &str, now: &[runtime::ports::store::Head]) {
    let head = &earlier.heads().expect("heads")[0];
    assert_eq!(head.root, root);
    assert!(head.size > 0 && head.size <= now[0].size);
}

#[test]
fn a_hot_backup_restores_on_either_engine() {
    let folder = Scratch::new();
    for round in 0..if long() { 25 } else { 1 } {
        let lite = sqlite(&folder.path(&format!("{round}.db")));
        let to = folder.path(&format!("{round}.backup"));
        let mut root = String::new();
        under_load(&lite, || {
            let verified = lite.backup(&to).expect("a backup");
            root.clone_from(&verified.heads[0].root);
        });
        let now = lite.heads().expect("heads");
        let again = Sqlite::restore(&to, &folder.path(&format!("{round}.again")), keys(1)).expect("a store");
        is_beginning(&again, &root, &now);
        let first = |store: &dyn Store| store.log(&site("wayland"), 0, 20).expect("entries").remove(0);
        assert_eq!(first(&lite), first(&again));
        let url = server().database();
        let moved = Postgres::restore(&to, &url, keys(1)).expect("a store");
        is_beginning(&moved, &root, &now);
        assert_eq!(moved.rows("people", None, None, 99), again.rows("people", None, None, 99));
        // It goes on from there.
        moved.append(&about("wayland", "p1", "more")).expect("an append");
        assert_eq!(moved.audit().verify(true, &[]).expect("verify").bad, None);

        let to = folder.path(&format!("{round}.from-server"));
        let mut root = String::new();
        under_load(&moved, || {
            root.clone_from(&moved.backup(&to).expect("a backup").heads[0].root);
        });
        let back = Sqlite::restore(&to, &folder.path(&format!("{round}.back")), keys(1)).expect("a store");
        is_beginning(&back, &root, &moved.heads().expect("heads"));
    }
}

#[test]
fn a_backup_holds_no_key_that_opens_anything() {
    let folder = Scratch::new();
    let store = sqlite(&folder.path("s.db"));
    store.append(&about("wayland", "p1", "words")).expect("an append");
    let to = folder.path("b");
    store.backup(&to).expect("a backup");
    let bytes = std::fs::read(&to).expect("bytes");
    for key in [keys(1).seal, keys(1).name, keys(1).sign] {
        assert!(!bytes.windows(32).any(|window| window == key));
    }
    assert!(!bytes.windows(5).any(|window| window == b"words"));
    let mode =
        std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(&to).expect("a file").permissions());
    assert_eq!(mode & 0o777, 0o600);
    let beside: Vec<_> = std::fs::read_dir(folder.path(""))
        .expect("a folder")
        .map(|file| file.expect("a file").file_name())
        .collect();
    assert!(
        !beside
            .iter()
            .any(|name| name.to_string_lossy().starts_with("b.") || name.to_string_lossy().starts_with("b-")),
        "{beside:?}"
    );
}

#[test]
fn nothing_is_written_over_and_nothing_bad_is_restored() {
    let folder = Scratch::new();
    let path = folder.path("s.db");
    let store = sqlite(&path);
    store.append(&about("wayland", "p1", "words")).expect("an append");
    let to = folder.path("b");
    store.backup(&to).expect("a backup");
    assert!(matches!(store.backup(&to), Err(StoreError::Unavailable(_))));
    assert!(matches!(Sqlite::restore(&to, &path, keys(1)), Err(StoreError::Unavailable(_))));
    let other = folder.path("other");
    assert!(matches!(Sqlite::restore(&to, &other, keys(2)), Err(StoreError::Damaged(_))));
    assert!(!other.exists());
    let (server, url) = postgres();
    server.append(&about("wayland", "p1", "words")).expect("an append");
    assert!(matches!(Postgres::restore(&to, &url, keys(1)), Err(StoreError::Unavailable(_))));

    let altered = rusqlite::Connection::open(&to).expect("the backup");
    altered
        .execute_batch("DROP TRIGGER entries_never_change; UPDATE entries SET by_whom = 'staff-2'")
        .expect("a change");
    drop(altered);
    assert!(matches!(Sqlite::restore(&to, &other, keys(1)), Err(StoreError::Damaged(_))));
    assert!(!other.exists());
    let url = crate::postgres_server::server().database();
    assert!(matches!(Postgres::restore(&to, &url, keys(1)), Err(StoreError::Damaged(_))));
    let empty = Postgres::open(&url, keys(1)).expect("still an empty store");
    assert_eq!(empty.heads(), Ok(Vec::new()));
    std::fs::write(folder.path("text"), "not a backup").expect("a file");
    assert!(matches!(Sqlite::restore(&folder.path("text"), &other, keys(1)), Err(StoreError::Damaged(_))));
    assert!(matches!(
        Sqlite::restore(&folder.path("absent"), &other, keys(1)),
        Err(StoreError::Unavailable(_))
    ));
}
