//! Both engines are the same store: the same histories give the same results, errors and order.

use std::sync::Arc;

use runtime::ports::store::{
    Append, Document, Expected, Name, NewEntry, Operation, Row, Store, StoreError, Thread,
};

use crate::harness::{Dice, Scratch, at, long, postgres, site, sqlite};

const SITES: &[&str] = &["HMP Wayland", "Éze/1", "north"];
const PEOPLE: &[&str] = &["p1", "p2", "Zoë", "p10", "\u{1f600}", "a+b"];
const LISTS: &[&str] = &["people", "waiting"];

fn words(dice: &mut Dice) -> Vec<u8> {
    let length = [0, 3, 40, 900, 9_000][dice.below(5) as usize];
    (0..length).map(|_| dice.next() as u8).collect()
}

fn append(dice: &mut Dice) -> Append {
    let person: Arc<str> = dice.pick(PEOPLE).into();
    let subject = (dice.below(4) > 0).then(|| person.clone());
    let site = site(dice.pick(SITES));
    let entries = (0..dice.below(4)).map(|_| NewEntry {
        kind: ["note-written", "fact-settled", "read"][dice.below(3) as usize].into(),
        form: [1, 2, u16::MAX][dice.below(3) as usize],
        body: words(dice),
        operation: dice.pick(&Operation::ALL),
    });
    let entries = entries.collect();
    let documents = (0..dice.below(2))
        .map(|_| Document { bytes: words(dice).into(), personal: subject.is_some() && dice.below(2) == 0 });
    let documents = documents.collect();
    let rows = (0..dice.below(3)).map(|_| Row {
        table: dice.pick(LISTS),
        key: dice.pick(PEOPLE).into(),
        site: site.clone(),
        body: words(dice),
    });
    let rows = rows.collect();
    let name = |dice: &mut Dice| Name {
        scheme: "NOMS".into(),
        value: format!("A{}", dice.below(9)).into(),
        key: person.clone(),
    };
    let names = (0..dice.below(2)).map(|_| name(dice)).collect();
    let expected = match dice.below(6) {
        0 => Expected::Number(dice.below(5)),
        1 => Expected::Number(0),
        _ => Expected::Any,
    };
    let by: &str = if dice.below(50) == 0 { "bad\0name" } else { "staff-1" };
    let time = [0, 1, 1, -3_000_000_000, 4_000_000_000][dice.below(5) as usize];
    Append {
        site,
        thread: Thread(format!("person/{person}").into()),
        expected,
        subject,
        by: by.into(),
        at: at(time),
        entries,
        documents,
        rows,
        names,
    }
}

/// One call, and what it gave, as text.
fn call(store: &dyn Store, dice: &mut Dice) -> String {
    let person = dice.pick(PEOPLE);
    let place = site(dice.pick(SITES));
    match dice.below(16) {
        0..=5 => format!("{:?}", store.append(&append(dice))),
        6 => {
            // Now and then enough that whoever seals them is helped.
            let count = if dice.below(4) == 0 { 40 } else { dice.below(5) };
            let appends: Vec<Append> = (0..count).map(|_| append(dice)).collect();
            format!("{:?}", store.append_all(&appends))
        }
        7 => {
            let threads: Vec<Thread> =
                (0..dice.below(4)).map(|_| Thread(format!("person/{}", dice.pick(PEOPLE)).into())).collect();
            format!("{:?}", store.threads(&threads))
        }
        8 => format!("{:?}", store.about(person)),
        9 => format!("{:?}", store.log(&place, dice.below(9), dice.below(9) as usize)),
        10 => format!(
            "{:?}",
            store
                .heads()
                .map(|heads| heads.iter().map(|head| (head.site.clone(), head.size)).collect::<Vec<_>>())
        ),
        11 => format!("{:?}", store.find("NOMS", &format!("A{}", dice.below(9)))),
        12 => {
            let place = (dice.below(2) == 0).then_some(&place);
            let after = (dice.below(2) == 0).then_some(person);
            format!("{:?}", store.rows(dice.pick(LISTS), place, after, dice.below(5) as usize))
        }
        13 => format!("{:?}", store.row(dice.pick(LISTS), person)),
        14 => {
            let mut erasure = append(dice);
            erasure.subject = Some(person.into());
            format!("{:?}", store.erase(person, &erasure))
        }
        _ => {
            let rows: Vec<_> = (0..dice.below(4))
                .map(|_| {
                    let row = Row {
                        table: dice.pick(LISTS),
                        key: dice.pick(PEOPLE).into(),
                        site: place.clone(),
                        body: words(dice),
                    };
                    ((dice.below(2) == 0).then(|| Arc::from(person)), row)
                })
                .collect();
            format!("{:?}", store.replace_rows(&rows))
        }
    }
}

#[test]
fn random_histories_give_the_same_on_both() {
    let histories = if long() { 500 } else { 20 };
    let calls = if long() { 2_000 } else { 200 };
    let folder = Scratch::new();
    for history in 0..histories {
        let one = sqlite(&folder.path(&format!("{history}.db")));
        let (other, _) = postgres();
        let mut dice = Dice(history);
        for number in 0..calls {
            let mut same = dice.clone();
            let (first, second) = (call(&one, &mut dice), call(&other, &mut same));
            assert_eq!(first, second, "history {history}, call {number}");
        }
        assert_eq!(one.audit().verify(true, &[]).expect("verify").bad, None);
        assert_eq!(other.audit().verify(true, &[]).expect("verify").bad, None);
    }
}

#[test]
fn every_statement_is_understood_by_both() {
    let folder = Scratch::new();
    let count = sqlite(&folder.path("s.db")).prepare_every_statement().expect("SQLite");
    assert_eq!(postgres().0.prepare_every_statement().expect("PostgreSQL"), count);
    assert!(count > 40);
}

#[test]
fn writers_at_once_leave_no_gap_and_no_number_twice() {
    let folder = Scratch::new();
    let lite = sqlite(&folder.path("s.db"));
    let (server, _) = postgres();
    for store in [&lite as &dyn Store, &server] {
        std::thread::scope(|scope| {
            for writer in 0..4_u64 {
                scope.spawn(move || {
                    let mut dice = Dice(writer);
                    for _ in 0..25 {
                        let mut append = append(&mut dice);
                        (append.by, append.expected) = ("staff-1".into(), Expected::Any);
                        store.append(&append).expect("an append");
                    }
                });
            }
        });
        let size: u64 = store.heads().expect("heads").iter().map(|head| head.size).sum();
        assert!(size > 50);
    }
    assert_eq!(lite.audit().verify(true, &[]).expect("verify").bad, None);
    assert_eq!(server.audit().verify(true, &[]).expect("verify").bad, None);
}

#[test]
fn of_two_who_expect_the_same_number_one_is_told_so() {
    let folder = Scratch::new();
    let lite = sqlite(&folder.path("s.db"));
    let (server, _) = postgres();
    for store in [&lite as &dyn Store, &server] {
        let results: Vec<_> = std::thread::scope(|scope| {
            let write = |place: &'static str| {
                let mut append = crate::harness::about(place, "p", "words");
                append.expected = Expected::Number(0);
                scope.spawn(move || store.append(&append))
            };
            let writers: Vec<_> = SITES.iter().map(|place| write(place)).collect();
            writers.into_iter().map(|writer| writer.join().expect("a writer")).collect()
        });
        assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1, "{results:?}");
        let conflicts = results.iter().filter(|result| **result == Err(StoreError::Conflict { number: 1 }));
        assert_eq!(conflicts.count(), 2);
    }
}
