//! A store of every older form opens, is brought to the newest, and holds what it held.

use runtime::ports::store::Store;
use store::{Keys, Postgres, Sqlite};

use crate::harness::{Scratch, about, client, postgres, site, thread};
use crate::postgres_server::server;

/// The keys that the fixtures were made with. Never changed again.
fn keys() -> Keys {
    Keys { seal: [11; 32], name: [12; 32], sign: [13; 32] }
}

/// The checkpoint that form 1 was witnessed with when it was written.
const WITNESSED: &str = concat!(
    "waymark/53719b1656650159/wayland\n10\nR5EZPxgNKfUwUd/l3FDgHhlJ2/2iWODd5y/0dHlWRBQ=\n\n",
    "\u{2014} waymark/53719b1656650159/wayland ",
    "qd6GYNxDd9tJHPaTIax5nxtONTEpKCSHu4K8lRRiozaGU7xJBhV5MiEiQav9xewpIMxEpvnxvJh/bxh6gWprEBHATAc=\n"
);

fn holds(store: &dyn Store) {
    let entries = store.threads(&[thread("person/p1")]).expect("entries");
    let words: Vec<String> = entries
        .iter()
        .map(|entry| String::from_utf8(entry.body.clone().expect("words")).expect("text"))
        .collect();
    assert_eq!(words, ["words 0", "words 1", "words 2", "words 3", "words 4"]);
    assert!(store.log(&site("wayland"), 0, 99).expect("entries").len() >= 10);
    assert_eq!(store.about("p1").expect("entries").len(), 10, "reads of it among them");
    assert_eq!(store.find("NOMS", "A1234BC"), Ok(Some("p1".into())));
    assert_eq!(&*store.row("people", "p1").expect("a row").expect("a row").body, b"words 4");
}

/// Opens it, restores a backup of it on either engine, and writes to it.
fn opens_and_goes_on(form: &str, more: impl Fn(&dyn Store)) {
    let folder = Scratch::new();
    let path = folder.path("s.db");
    let raw = rusqlite::Connection::open(&path).expect("a file");
    raw.execute_batch(form).expect("the store as it was");
    drop(raw);
    let moved = Postgres::restore(&path, &server().database(), keys()).expect("a store");
    let again = Sqlite::restore(&path, &folder.path("again.db"), keys()).expect("a store");
    let store = Sqlite::open(&path, keys()).expect("a store");
    for store in [&moved as &dyn Store, &again, &store] {
        holds(store);
        more(store);
    }
    assert_eq!(store.audit().verify(true, &[WITNESSED]).expect("verify").bad, None);
    store.append(&about("wayland", "p1", "more")).expect("an append");
    assert_eq!(store.audit().verify(true, &[WITNESSED]).expect("verify").bad, None);
    assert_eq!(store.threads(&[thread("person/p1")]).expect("entries").len(), 6);
}

#[test]
fn form_1_opens_and_goes_on() {
    opens_and_goes_on(include_str!("forms/1.sql"), |_| ());
}

#[test]
fn form_2_opens_and_goes_on() {
    opens_and_goes_on(include_str!("forms/2.sql"), |store| {
        let entries = store.threads(&[thread("person/p2")]).expect("entries");
        let places: Vec<(&str, u64)> =
            entries.iter().map(|entry| (entry.site.as_str(), entry.number)).collect();
        let (theirs, ours) = ("elsewhere", "wayland");
        assert_eq!(places, [(theirs, 1), (theirs, 2), (theirs, 3), (ours, 4), (ours, 5)]);
    });
}

/// The role that a store in PostgreSQL works as may only add to it; bringing it on is for whoever connects.
#[test]
fn a_database_of_form_2_is_brought_on() {
    let (store, url) = postgres();
    store.append_all(&[about("wayland", "p1", "one"), about("wayland", "p1", "two")]).expect("appends");
    drop(store);
    client(&url)
        .batch_execute(
            "DROP TABLE list_changes; DROP VIEW threads; DROP INDEX entries_by_thread; ALTER TABLE entries DROP COLUMN run;
             CREATE UNIQUE INDEX entries_by_thread ON entries (thread, number, site);
             DELETE FROM migrations WHERE number > 2",
        )
        .expect("as it was");
    let store = Postgres::open(&url, crate::harness::keys(1)).expect("a store");
    store.append(&about("wayland", "p1", "three")).expect("an append");
    let numbers: Vec<u64> =
        store.threads(&[thread("person/p1")]).expect("entries").iter().map(|entry| entry.number).collect();
    assert_eq!(numbers, [1, 2, 3]);
    assert_eq!(store.audit().verify(true, &[]).expect("verify").bad, None);
}
