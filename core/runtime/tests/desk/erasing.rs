//! Making a record unreadable takes two people who both may, and a reason.

use domain::codes;
use runtime::ports::store::Operation;
use runtime::record::Search;

use crate::world::{NUMBER, World, nobody, p1};

#[test]
fn two_people_agree_before_a_record_is_made_unreadable() {
    let world = World::with_p1();
    let ann = world.desk("ann");
    let by = |second: &str| world.refused(|| ann.erase(&p1(), "the time is over", &second.into())).code;
    assert_eq!(by("ann"), codes::TWO_PEOPLE);
    assert_eq!(by("stranger"), codes::NO_SUCH_MEMBER);
    for second in ["ben", "tom", "sue", "elsewhere", "excluded"] {
        assert_eq!(by(second), codes::NOT_YOURS, "{second} could not do it either");
    }
}

#[test]
fn making_a_record_unreadable_needs_a_reason() {
    let world = World::with_p1();
    let refusal = world.refused(|| world.desk("ann").erase(&p1(), " ", &"max".into()));
    assert_eq!(refusal.code, codes::NOTHING_SAID);
}

#[test]
fn what_was_erased_is_nobody_and_the_log_says_that_it_was_done() {
    let world = World::with_p1();
    let entries = world.store.snapshot().log.len();
    world.desk("ann").erase(&p1(), "the time is over", &"max".into()).expect("two agreed");
    let kept = world.store.snapshot();
    assert_eq!(kept.log.len(), entries + 1, "nothing was taken out of the log");
    let theirs: Vec<_> = kept.log.iter().filter(|one| one.subject.as_deref() == Some("p1")).collect();
    let (last, before) = theirs.split_last().expect("entries");
    assert!(before.iter().all(|one| one.body.is_none()));
    assert_eq!(
        (&*last.kind, last.operation, last.body.is_some()),
        ("record-erased", Operation::Erasure, true)
    );
    let ann = world.desk("ann");
    assert_eq!(ann.find(NUMBER).err(), ann.find("Z9999ZZ").err());
    assert_eq!(ann.look_over(&p1()).err(), ann.look_over(&nobody()).err());
    assert_eq!(ann.search(&Search::default()).expect("a list").total, 0);
    let audit = world.desk("aud").audit_about(&p1()).expect("the audit stays");
    assert!(audit.iter().any(|line| line.operation == "erasure"));
}

#[test]
fn nothing_is_erased_that_cannot_be_written_down() {
    let world = World::with_p1();
    world.store.is_full(true);
    let refusal = world.refused(|| world.desk("ann").erase(&p1(), "the time is over", &"max".into()));
    assert_eq!(refusal.code, codes::STORE_FAULT);
}
