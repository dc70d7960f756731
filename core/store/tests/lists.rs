//! Lists are given as they were read last, as long as nothing was written to them; whatever is, is seen the next time, by
//! every program that has the store open.

use std::sync::Arc;

use runtime::ports::store::{Operation, Row, Store, StoredRow};
use store::Postgres;

use crate::harness::{Scratch, about, keys, postgres, site, sqlite, thread};

/// What a whole list says, and what is on the disk.
fn said(store: &dyn Store) -> Vec<String> {
    let words = |rows: &[StoredRow]| -> Vec<String> {
        let word = |body: &[u8]| String::from_utf8(body.to_vec()).expect("text");
        rows.iter().map(|row| format!("{} {} {}", row.key, row.site, word(&row.body))).collect()
    };
    let whole = words(&store.list("people").expect("a list"));
    assert_eq!(whole, words(&store.rows("people", None, None, 99).expect("rows")), "as it is on the disk");
    whole
}

/// Everything that changes a list, done at one of two programs that have the same store open, and seen at both.
fn is_seen_at_both(here: &dyn Store, there: &dyn Store) {
    let check = |expected: &[&str]| {
        for store in [here, there] {
            assert_eq!(said(store), expected);
            assert_eq!(said(store), expected, "read again");
        }
    };
    check(&[]);
    here.append_all(&[about("north", "p1", "one"), about("south", "p2", "two")]).expect("appends");
    check(&["p1 north one", "p2 south two"]);
    there.append(&about("north", "p1", "more")).expect("an append");
    check(&["p1 north more", "p2 south two"]);
    // A case that moves stands in the list of another site.
    here.append(&about("south", "p1", "moved")).expect("an append");
    check(&["p1 south moved", "p2 south two"]);
    let mut erasure = about("north", "p2", "erased");
    erasure.rows.clear();
    erasure.entries[0].operation = Operation::Erasure;
    there.erase("p2", &erasure).expect("an erasure");
    check(&["p1 south moved"]);
    let row = Row { table: "people", key: "p1".into(), site: site("east"), body: b"new".to_vec() };
    here.replace_rows(&[(Some("p1".into()), row)]).expect("rows");
    check(&["p1 east new"]);
    // What is not about a list leaves it as it was read: the very same.
    let first = here.list("people").expect("a list");
    let mut look = about("north", "p1", "a look");
    look.rows.clear();
    here.append(&look).expect("an append");
    assert!(Arc::ptr_eq(&first, &here.list("people").expect("a list")));
}

#[test]
fn what_changes_a_list_is_seen_by_everybody_who_has_the_store_open() {
    let folder = Scratch::new();
    let path = folder.path("s.db");
    is_seen_at_both(&sqlite(&path), &sqlite(&path));
    let (here, url) = postgres();
    let there = Postgres::open(&url, keys(1)).expect("the same store");
    is_seen_at_both(&here, &there);
}

/// How far a thread has come is another after everything that changes what is read of it.
#[test]
fn a_mark_changes_with_its_thread_and_with_its_key() {
    let folder = Scratch::new();
    let path = folder.path("s.db");
    let (lite, (other, _)) = (sqlite(&path), postgres());
    for store in [&lite as &dyn Store, &other] {
        let of = [(thread("person/p1"), "p1".into())];
        let mark = || store.marks(&of).expect("marks").remove(0);
        let mut seen = vec![mark()];
        store.append_all(&[about("north", "p1", "one"), about("north", "p1", "two")]).expect("appends");
        seen.push(mark());
        assert_eq!(mark(), seen[1], "nothing happened");
        store.append(&about("north", "p2", "somebody else")).expect("an append");
        assert_eq!(mark(), seen[1], "nothing of theirs");
        store.append(&about("south", "p1", "three")).expect("an append");
        seen.push(mark());
        // What says that somebody was erased stands elsewhere.
        let mut erasure = about("north", "p1", "erased");
        erasure.thread = thread("reads/north");
        erasure.rows.clear();
        erasure.entries[0].operation = Operation::Erasure;
        store.erase("p1", &erasure).expect("an erasure");
        seen.push(mark());
        for (index, mark) in seen.iter().enumerate() {
            assert!(!seen[..index].contains(mark), "{seen:?}");
        }
    }
}
