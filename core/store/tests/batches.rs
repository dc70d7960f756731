//! Many appends in one transaction are what the same appends are one by one, or nothing at all.

use runtime::ports::store::{Append, Expected, Store, StoreError};

use crate::harness::{Scratch, about, postgres, site, sqlite, thread};

const PEOPLE: [&str; 3] = ["p1", "p2", "p3"];

/// Enough that whoever seals them is helped; about three people at two sites, each with a row put again and again.
fn many() -> Vec<Append> {
    (0..150)
        .map(|turn| {
            let place = if turn % 7 < 4 { "north" } else { "south" };
            about(place, PEOPLE[turn % 3], &format!("words {turn} {}", "and more ".repeat(turn)))
        })
        .collect()
}

/// What is read of a store, as text.
fn all(store: &dyn Store) -> String {
    let threads: Vec<_> = PEOPLE.iter().map(|person| thread(&format!("person/{person}"))).collect();
    let entries = store.threads(&threads).expect("entries");
    let rows = store.rows("people", None, None, 99).expect("rows");
    let sizes: Vec<_> =
        store.heads().expect("heads").into_iter().map(|head| (head.site, head.size)).collect();
    format!("{entries:?} {rows:?} {sizes:?}")
}

/// What a store is after many at once, and what one is after the same one by one.
fn gives_the_same(together: &dyn Store, apart: &dyn Store) {
    let receipts = together.append_all(&many()).expect("appends");
    let one_by_one: Vec<_> = many().iter().map(|each| apart.append(each).expect("an append")).collect();
    assert_eq!(receipts, one_by_one);
    assert_eq!(all(together), all(apart));
    let row = together.row("people", "p1").expect("a row").expect("a row");
    assert!(row.body.starts_with(b"words 147 "), "as it was put last");
    assert_eq!(row.site, site("north"));
}

#[test]
fn together_is_what_one_by_one_is() {
    let folder = Scratch::new();
    let (together, apart) = (sqlite(&folder.path("together.db")), sqlite(&folder.path("apart.db")));
    gives_the_same(&together, &apart);
    assert_eq!(together.audit().verify(true, &[]).expect("verify").bad, None);
    let (together, apart) = (postgres().0, postgres().0);
    gives_the_same(&together, &apart);
    assert_eq!(together.audit().verify(true, &[]).expect("verify").bad, None);
}

/// A person's entries that come one after the other, among others': some put together, some later, some alone.
fn one_after_the_other() -> Vec<Vec<Append>> {
    let some = |person: &str, turns: std::ops::Range<usize>| -> Vec<Append> {
        turns.map(|turn| about("north", person, &format!("words {turn}"))).collect()
    };
    let import = [some("p1", 0..40), some("p2", 0..9), some("p1", 40..41), some("p3", 0..2)].concat();
    vec![import, some("p1", 41..43), some("p2", 9..10), some("p1", 43..50)]
}

/// Whoever reads a thread gets all of it in order, however it was put.
fn is_read_whole(store: &dyn Store) {
    for appends in one_after_the_other() {
        store.append_all(&appends).expect("appends");
    }
    for (person, count) in [("p1", 50), ("p2", 10), ("p3", 2)] {
        let entries = store.threads(&[thread(&format!("person/{person}"))]).expect("entries");
        let numbers: Vec<u64> = entries.iter().map(|entry| entry.number).collect();
        assert_eq!(numbers, (1..=count).collect::<Vec<u64>>(), "{person}");
        assert_eq!(store.about(person).expect("entries").len() as u64, count);
    }
}

#[test]
fn a_thread_that_was_put_together_is_read_whole() {
    let folder = Scratch::new();
    let lite = sqlite(&folder.path("s.db"));
    is_read_whole(&lite);
    assert_eq!(lite.audit().verify(true, &[]).expect("verify").bad, None);
    let (other, _) = postgres();
    is_read_whole(&other);
    assert_eq!(other.audit().verify(true, &[]).expect("verify").bad, None);
    // A copy finds them one by one.
    let copy = folder.path("copy.db");
    other.backup(&copy).expect("a copy");
    assert_eq!(all(&sqlite(&copy)), all(&other));
}

/// A batch of which one append is refused leaves nothing, and what comes next does not notice.
fn leaves_nothing(store: &dyn Store) {
    let before = all(store);
    let mut late = many();
    late[97].expected = Expected::Number(5);
    assert_eq!(store.append_all(&late), Err(StoreError::Conflict { number: 32 }));
    let mut unplain = many();
    unplain[120].entries[0].kind = "a\0b".into();
    assert!(matches!(store.append_all(&unplain), Err(StoreError::Damaged(_))));
    let mut unplain = many();
    unplain[149].rows[0].key = "a\0b".into();
    assert!(matches!(store.append_all(&unplain), Err(StoreError::Damaged(_))));
    assert_eq!(all(store), before);
    let receipt = store.append(&about("north", "p1", "first")).expect("an append");
    assert_eq!((receipt.position, receipt.number), (0, 1));
}

#[test]
fn one_that_is_refused_takes_all_with_it() {
    let folder = Scratch::new();
    let lite = sqlite(&folder.path("s.db"));
    leaves_nothing(&lite);
    assert_eq!(lite.audit().verify(true, &[]).expect("verify").bad, None);
    leaves_nothing(&postgres().0);
}
