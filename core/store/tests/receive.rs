//! Entries travel from one installation to another with what proves them.

use runtime::ports::store::{Document, Expected, Proven, Received, Store, StoreError};
use store::Sqlite;

use crate::harness::{Scratch, about, keys, plain, postgres, site, sqlite, thread};

/// Another installation, with something recorded about a person and others.
fn elsewhere(folder: &Scratch) -> Sqlite {
    let store = Sqlite::open(&folder.path("elsewhere.db"), keys(2)).expect("a store");
    for turn in 0..7 {
        store.append(&about("elsewhere", "traveller", &format!("words {turn}"))).expect("an append");
        store.append(&about("elsewhere", "other", "not theirs")).expect("an append");
    }
    store
}

fn bundle(store: &Sqlite) -> Received {
    let logs = store.prove(&[thread("person/traveller")]).expect("a bundle");
    let log = logs.into_iter().next().expect("a log");
    Received {
        site: log.site,
        size: log.size,
        root: log.root,
        entries: log.entries,
        documents: vec![Document { bytes: b"the text used".as_slice().into(), personal: true }],
        subject: "traveller".into(),
    }
}

fn takes_in(store: &dyn Store, received: &Received) {
    store.append(&about("wayland", "traveller", "ours, first")).expect("an append");
    assert_eq!(store.receive(received), Ok(7));
    assert_eq!(store.receive(received), Ok(0), "twice changes nothing");
    let entries = store.threads(&[thread("person/traveller")]).expect("entries");
    let order: Vec<_> = entries.iter().map(|entry| (entry.number, entry.site.as_str().to_owned())).collect();
    assert_eq!(order.len(), 8);
    assert_eq!(order[0], (1, "elsewhere".to_owned()));
    assert_eq!(order[1], (1, "wayland".to_owned()));
    assert_eq!(entries[2].body.as_deref(), Some(b"words 1".as_slice()));
    // Numbers go on after those received.
    let mut next = about("wayland", "traveller", "ours, later");
    next.expected = Expected::Number(7);
    assert_eq!(store.append(&next).expect("an append").number, 8);
    assert_eq!(store.about("traveller").expect("entries").len(), 9);
    assert_eq!(store.heads().expect("heads").len(), 1, "their log is not ours");
}

#[test]
fn entries_are_taken_in_once_and_merged() {
    let folder = Scratch::new();
    let received = bundle(&elsewhere(&folder));
    let lite = sqlite(&folder.path("s.db"));
    takes_in(&lite, &received);
    assert_eq!(lite.audit().verify(true, &[]).expect("verify").bad, None);
    let (server, _) = postgres();
    takes_in(&server, &received);
    assert_eq!(server.audit().verify(true, &[]).expect("verify").bad, None);
    // And they travel on.
    let logs = lite.prove(&[thread("person/traveller")]).expect("a bundle");
    assert_eq!(
        logs.iter().map(|log| (log.site.as_str(), log.entries.len())).collect::<Vec<_>>(),
        [("elsewhere", 7), ("wayland", 2)]
    );
    assert_eq!(logs[0].entries, received.entries);
}

#[test]
fn what_was_received_is_sealed_under_the_local_key_and_erased_with_it() {
    let folder = Scratch::new();
    let received = bundle(&elsewhere(&folder));
    let store = sqlite(&folder.path("s.db"));
    takes_in(&store, &received);
    let mut erasure = about("wayland", "traveller", "destroyed");
    erasure.entries[0].operation = runtime::ports::store::Operation::Erasure;
    erasure.rows.clear();
    store.erase("traveller", &erasure).expect("an erasure");
    let entries = store.threads(&[thread("person/traveller")]).expect("entries");
    assert_eq!(entries.iter().filter(|entry| entry.body.is_none()).count(), 9);
    assert_eq!(store.audit().verify(true, &[]).expect("verify").bad, None);
    assert_eq!(store.receive(&received), Ok(0), "and does not come back");
}

/// How a forger changes an entry.
type Change = fn(&mut Proven);

#[test]
fn nothing_forged_is_taken_in_and_nothing_half() {
    let folder = Scratch::new();
    let good = bundle(&elsewhere(&folder));
    let changes: Vec<(&str, Change)> = vec![
        ("words", |proven| proven.entry.body = Some(b"other words".to_vec())),
        ("no words", |proven| proven.entry.body = None),
        ("number", |proven| proven.entry.number += 1),
        ("position", |proven| proven.entry.position += 1),
        ("thread", |proven| proven.entry.thread = thread("person/other")),
        ("by", |proven| proven.entry.by = "somebody".into()),
        ("kind", |proven| proven.entry.kind = "fact-settled".into()),
        ("form", |proven| proven.entry.form = 9),
        ("subject", |proven| proven.entry.subject = None),
        ("another's", |proven| proven.entry.subject = Some("other".into())),
        ("site", |proven| proven.entry.site = site("nowhere")),
        ("salt", |proven| proven.salt = "00".repeat(32)),
        ("salt", |proven| proven.salt = "zz".to_owned()),
        ("sealed", |proven| proven.sealed = "00".repeat(32)),
        ("proof", |proven| proven.proof[0] = "00".repeat(32)),
        ("proof", |proven| drop(proven.proof.pop())),
        ("proof", |proven| proven.proof.clear()),
    ];
    let lite = sqlite(&folder.path("s.db"));
    let (server, _) = postgres();
    for store in [&lite as &dyn Store, &server] {
        for (what, change) in &changes {
            let mut forged = good.clone();
            change(&mut forged.entries[5]);
            let refused = store.receive(&forged);
            assert!(matches!(refused, Err(StoreError::Damaged(_))), "{what}: {refused:?}");
            assert_eq!(store.threads(&[thread("person/traveller")]), Ok(Vec::new()), "{what}: nothing half");
        }
        for root in ["", "00", &"00".repeat(32)] {
            let forged = Received { root: root.to_owned(), ..good.clone() };
            assert!(matches!(store.receive(&forged), Err(StoreError::Damaged(_))));
        }
        assert!(store.receive(&Received { size: 3, ..good.clone() }).is_err());
    }
}

#[test]
fn another_history_of_the_same_place_is_refused() {
    let folder = Scratch::new();
    let good = bundle(&elsewhere(&folder));
    let store = sqlite(&folder.path("s.db"));
    store.receive(&good).expect("entries");
    // The same installation, with its log begun anew: another entry in every place.
    let forked = Sqlite::open(&folder.path("forked.db"), keys(2)).expect("a store");
    for turn in 0..9 {
        forked.append(&about("elsewhere", "traveller", &format!("rewritten {turn}"))).expect("an append");
    }
    let refused = store.receive(&bundle(&forked));
    assert!(matches!(refused, Err(StoreError::Damaged(_))), "{refused:?}");
    assert_eq!(store.threads(&[thread("person/traveller")]).expect("entries").len(), 7);
}

#[test]
fn our_own_entries_come_home_without_a_trace() {
    let folder = Scratch::new();
    let store = sqlite(&folder.path("s.db"));
    for turn in 0..5 {
        store.append(&about("wayland", "traveller", &format!("{turn}"))).expect("an append");
    }
    let own = bundle(&store);
    assert_eq!(store.receive(&own), Ok(0));
    assert_eq!(store.threads(&[thread("person/traveller")]).expect("entries").len(), 5);
    // An old backup does not have them: that is said, and not papered over.
    let old = sqlite(&folder.path("old.db"));
    old.append(&plain("wayland", "site/wayland", "x")).expect("an append");
    assert!(matches!(old.receive(&own), Err(StoreError::Damaged(_))));
}
