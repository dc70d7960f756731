//! What somebody may not see and what does not exist give one answer; and nothing is shown that was not logged.

use std::collections::BTreeSet;

use domain::codes;
use domain::ids::ParticipantId;
use domain::record::Refusal;
use domain::record::person::{GlassBroken, Restricted};
use domain::record::plan::Chosen;
use runtime::ports::store::Operation;
use runtime::record::{Desk, Looked, PlanWish, Search, Wish};

use crate::world::{HERE, NUMBER, PATHS, TODAY, World, contributed, nobody, p1};

const UNSEEN: [&str; 3] = ["unassigned", "excluded", "elsewhere"];

fn plan() -> PlanWish {
    let choices = vec![("groups".into(), Chosen::Added, Some("he asked".into()))];
    PlanWish { programme: PATHS.into(), choices, seen: None }
}

/// Everything that begins with a look, asked about one person.
fn looks(desk: &Desk<'_>, person: &ParticipantId) -> [Result<(), Refusal>; 4] {
    let through = |read: &dyn Fn(&Looked) -> Result<(), Refusal>| {
        desk.look_over(person).and_then(|looked| read(&looked))
    };
    [
        desk.look(person, "record", Operation::Consultation).map(|_| ()),
        through(&|looked| {
            desk.overview(looked);
            Ok(())
        }),
        through(&|looked| desk.advice(looked, &PATHS.into()).map(|_| ())),
        through(&|looked| desk.plan(looked, &plan()).map(|_| ())),
    ]
}

#[test]
fn whoever_may_not_read_a_person_hears_what_they_would_hear_of_nobody() {
    let world = World::with_p1();
    for who in UNSEEN {
        let desk = world.desk(who);
        for (there, nowhere) in looks(&desk, &p1()).into_iter().zip(looks(&desk, &nobody())) {
            let (there, nowhere) = (there.expect_err("unseen"), nowhere.expect_err("nobody"));
            assert_eq!((there.code, &there), (codes::NO_SUCH_PERSON, &nowhere), "{who}");
            assert_eq!(there.advice(), nowhere.advice());
        }
        let before = world.store.snapshot();
        assert!(desk.look_over(&p1()).is_err());
        assert_eq!(world.store.snapshot(), before, "what was not shown was not logged as shown");
    }
}

#[test]
fn whoever_may_not_find_a_person_finds_them_by_no_number_and_no_id() {
    let world = World::with_p1();
    for who in ["excluded", "elsewhere", "sue"] {
        let desk = world.desk(who);
        let nobody = desk.find("Z9999ZZ").expect_err("nobody has this number");
        assert_eq!(nobody.code, codes::NO_SUCH_PERSON);
        for text in [NUMBER, "a1234 bc", "p1"] {
            assert_eq!(desk.find(text).expect_err("unseen"), nobody, "{who} looks for {text}");
        }
    }
    for who in ["ben", "tom", "ann", "unassigned"] {
        for text in [NUMBER, "a1234 bc", " p1 "] {
            assert_eq!(world.desk(who).find(text), Ok(p1()), "{who} looks for {text}");
        }
    }
}

#[test]
fn whoever_is_walled_off_but_may_break_the_glass_is_led_to_it_and_to_nothing_else() {
    let world = World::with_p1();
    let alone = Restricted {
        excluded: vec!["excluded".into()],
        restricted_to: vec!["ann".into(), "ben".into()],
        because: "a threat".into(),
    };
    world.desk("ann").record(&p1(), alone).expect("restricted");
    let walled = world.desk("unassigned");
    assert_eq!(walled.find(NUMBER), Ok(p1()));
    assert_eq!(walled.search(&Search::default()).expect("a list").total, 0);
    assert_eq!(walled.look_over(&p1()).err().map(|refusal| refusal.code), Some(codes::NO_SUCH_PERSON));
    for who in ["tom", "excluded", "elsewhere"] {
        assert_eq!(world.desk(who).find(NUMBER).err(), world.desk(who).find("Z9999ZZ").err(), "{who}");
        assert!(world.desk(who).find(NUMBER).is_err(), "{who}");
    }
}

#[test]
fn an_auditor_finds_a_number_to_read_its_audit_and_reads_nothing_else() {
    let world = World::with_p1();
    let auditor = world.desk("aud");
    assert_eq!(auditor.find(NUMBER), Ok(p1()));
    let lines = auditor.audit_about(&p1()).expect("the audit is theirs");
    assert!(lines.iter().any(|line| line.kind == "person-opened"));
    assert_eq!(auditor.look_over(&p1()).err().map(|refusal| refusal.code), Some(codes::NO_SUCH_PERSON));
    let refusal = world.desk("ben").audit_about(&p1()).expect_err("not theirs");
    assert_eq!(refusal.code, codes::NOT_YOURS);
}

#[test]
fn whoever_may_not_find_a_person_writes_about_nobody_whatever_they_say_they_saw() {
    let world = World::with_p1();
    for who in ["excluded", "elsewhere"] {
        let desk = world.desk(who);
        for seen in [None, Some(0), Some(999)] {
            let wish = || Wish { seen, ..Wish::from(contributed("A note.")) };
            let there = world.refused(|| desk.record(&p1(), wish()));
            let nowhere = world.refused(|| desk.record(&nobody(), wish()));
            assert_eq!((there.code, &there), (codes::NO_SUCH_PERSON, &nowhere), "{who} saw {seen:?}");
        }
    }
}

#[test]
fn what_an_excluded_manager_may_not_erase_is_nobody() {
    let world = World::with_p1();
    for who in ["excluded", "elsewhere", "ben"] {
        let desk = world.desk(who);
        let there = world.refused(|| desk.erase(&p1(), "the time is over", &"ann".into()));
        let expected = if who == "ben" { codes::NOT_YOURS } else { codes::NO_SUCH_PERSON };
        assert_eq!(there.code, expected, "{who}");
    }
}

#[test]
fn lists_and_counts_leave_out_whom_one_may_not_find() {
    let world = World::with_p1();
    let total = |who: &str| {
        let found = world.desk(who).search(&Search::default()).expect("a list");
        assert_eq!(found.people.len(), found.total);
        (found.total, world.desk(who).counts(&PATHS.into()).expect("counts").get("submitted").copied())
    };
    assert_eq!(total("ben"), (1, Some(1)));
    assert_eq!(total("tom"), (1, Some(1)));
    assert_eq!(total("excluded"), (0, None));
    assert_eq!(total("elsewhere"), (0, None));
    assert_eq!(total("sue"), (0, None), "site managers read no case");
}

#[test]
fn whoever_finds_a_person_without_working_with_them_sees_a_name_and_no_lane() {
    let world = World::with_p1();
    let desk = world.desk("unassigned");
    let row = desk.search(&Search::default()).expect("a list").people.remove(0);
    assert_eq!((row.preferred_name.as_deref(), row.lanes.len(), row.open_promises), (Some("Sam"), 0, 0));
    assert!(row.excluded.is_empty() && row.restricted_to.is_empty());
    let status = Search { status: Some("submitted".to_owned()), ..Search::default() };
    let programme = Search { programme: Some(PATHS.into()), ..Search::default() };
    for wanted in [status, programme] {
        assert_eq!(desk.search(&wanted).expect("a list").total, 0, "a filter tells nothing either");
        assert_eq!(world.desk("ben").search(&wanted).expect("a list").total, 1);
    }
}

#[test]
fn what_cannot_be_logged_is_not_shown() {
    let world = World::with_p1();
    world.store.is_full(true);
    let fault = |refusal: Option<Refusal>| {
        let refusal = refusal.expect("an error and no data");
        assert_eq!(refusal.code, codes::STORE_FAULT);
        assert!(!format!("{refusal:?}").contains("Sam"));
    };
    let ben = world.desk("ben");
    fault(ben.look(&p1(), "record", Operation::Consultation).err());
    fault(ben.look_over(&p1()).err());
    fault(ben.search(&Search::default()).err());
    fault(ben.counts(&PATHS.into()).err());
    fault(ben.staff(Some(&HERE.into())).err());
    fault(world.desk("aud").audit_about(&p1()).err());
    fault(world.desk("tom").record(&p1(), contributed("A note.")).err());
    world.store.is_full(false);
    assert!(ben.look_over(&p1()).is_ok());
}

#[test]
fn every_look_is_logged_with_who_looked_and_at_whom() {
    let world = World::with_p1();
    let before = world.store.snapshot().log.len();
    world.desk("ben").look_over(&p1()).expect("seen");
    world.desk("ben").search(&Search::default()).expect("a list");
    let log = world.store.snapshot().log;
    let looks: Vec<_> = log[before..]
        .iter()
        .map(|one| (&*one.kind, &*one.by, one.subject.as_deref(), one.operation))
        .collect();
    let expected = [
        ("looked", "ben", Some("p1"), Operation::Combination),
        ("looked", "ben", None, Operation::Consultation),
    ];
    assert_eq!(looks, expected);
}

#[test]
fn broken_glass_opens_a_record_to_somebody_of_the_site_and_to_nobody_excluded() {
    let world = World::with_p1();
    let broken = || GlassBroken { because: "on the landing, now".into(), until: TODAY };
    world.desk("unassigned").record(&p1(), broken()).expect("it may be broken");
    let looked = world.desk("unassigned").look_over(&p1()).expect("it is open");
    let both: BTreeSet<_> = ["bridges".into(), "paths".into()].into();
    assert_eq!(looked.lanes, both);
    let alerts = world.desk("ann").alerts(&world.desk("ann").look_over(&p1()).expect("seen"));
    assert!(alerts.iter().any(|alert| alert.what.contains("`unassigned` opened this record")));
    for who in ["excluded", "elsewhere"] {
        let refusal = world.refused(|| world.desk(who).record(&p1(), broken()));
        assert_eq!(refusal.code, codes::NO_SUCH_PERSON, "{who}");
    }
}
