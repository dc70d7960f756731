//! A store of every older form opens, is brought to the newest, and holds what it held.

use runtime::ports::store::Store;
use store::{Keys, Postgres, Sqlite};

use crate::harness::{Scratch, about, site, thread};
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
    assert_eq!(store.log(&site("wayland"), 0, 99).expect("entries").len(), 10);
    assert_eq!(store.about("p1").expect("entries").len(), 10, "reads of it among them");
    assert_eq!(store.find("NOMS", "A1234BC"), Ok(Some("p1".into())));
    assert_eq!(store.row("people", "p1").expect("a row").expect("a row").body, b"words 4");
}

#[test]
fn form_1_opens_and_goes_on() {
    let folder = Scratch::new();
    let path = folder.path("s.db");
    let raw = rusqlite::Connection::open(&path).expect("a file");
    raw.execute_batch(include_str!("forms/1.sql")).expect("the store as it was");
    drop(raw);
    // A backup of that form restores on either engine.
    let moved = Postgres::restore(&path, &server().database(), keys()).expect("a store");
    holds(&moved);
    let again = Sqlite::restore(&path, &folder.path("again.db"), keys()).expect("a store");
    holds(&again);
    let store = Sqlite::open(&path, keys()).expect("a store");
    holds(&store);
    assert_eq!(store.audit().verify(true, &[WITNESSED]).expect("verify").bad, None);
    store.append(&about("wayland", "p1", "more")).expect("an append");
    assert_eq!(store.audit().verify(true, &[WITNESSED]).expect("verify").bad, None);
}
