//! What stands beside the logs is compared with what they come to: a row or a number changed by hand is found.

use domain::codes;
use runtime::record::Wish;

use crate::memory::Kept;
use crate::world::{NUMBER, World, opened};

/// What is found after somebody changed what is kept by hand.
fn check(tamper: impl FnOnce(&mut Kept), expected: &[(&str, &str)]) {
    let world = World::with_p1();
    let other = domain::record::person::Opened {
        person: "p2".into(),
        identifiers: vec![domain::record::person::Identifier::new("NOMS", "B5678DE")],
        ..opened()
    };
    world.desk("tom").record(&"p2".into(), Wish::from(other)).expect("opened");
    world.store.tamper(tamper);
    let found = world.desk("aud").lists_agree().expect("looked at");
    let found: Vec<(String, &str)> = found.iter().map(|one| (one.person.to_string(), one.what)).collect();
    assert_eq!(found.len(), expected.len(), "{found:?}");
    for ((person, what), (expected_person, part)) in found.iter().zip(expected) {
        assert!(person == expected_person && what.contains(part), "{found:?}");
    }
}

fn row() -> (String, String) {
    ("people".to_owned(), "p1".to_owned())
}

fn number(value: &str) -> (String, String) {
    ("NOMS".to_owned(), value.to_owned())
}

#[test]
fn lists_that_were_left_alone_agree() {
    check(|_| {}, &[]);
}

#[test]
fn a_row_that_was_changed_taken_out_or_made_up_is_found() {
    check(
        |kept| kept.rows.get_mut(&row()).expect("a row").body = b"{\"person\""[..].into(),
        &[("p1", "something else")],
    );
    check(
        |kept| kept.rows.get_mut(&row()).expect("a row").site = "southgate".into(),
        &[("p1", "something else")],
    );
    check(|kept| drop(kept.rows.remove(&row())), &[("p1", "stands in no list")]);
    check(
        |kept| {
            let made_up = kept.rows[&row()].clone();
            kept.rows.insert(
                ("people".to_owned(), "p9".to_owned()),
                runtime::ports::store::StoredRow { key: "p9".into(), ..made_up },
            );
        },
        &[("p9", "no such record")],
    );
}

#[test]
fn numbers_that_were_swapped_or_taken_out_are_found() {
    let swap = |kept: &mut Kept| {
        kept.names.insert(number(NUMBER), "p2".into());
        kept.names.insert(number("B5678DE"), "p1".into());
    };
    check(swap, &[("p1", "number that leads"), ("p2", "number that leads")]);
    check(|kept| drop(kept.names.remove(&number(NUMBER))), &[("p1", "leads nowhere")]);
}

#[test]
fn lists_are_compared_by_whoever_may_read_the_audit() {
    let world = World::with_p1();
    assert_eq!(world.refused(|| world.desk("ben").lists_agree()).code, codes::NOT_YOURS);
}
