//! Writing is all of it or nothing, on what the writer saw.

use domain::codes;
use domain::record::information::Contributed;
use domain::record::staff::{Placed, Reviewed, StaffEntry};
use runtime::record::{Desk, HeldWish, Search, Wish};

use crate::world::{
    BRIDGES, HERE, NUMBER, PATHS, TODAY, World, contributed, nobody, opened, p1, promised, referred,
    scheduled,
};

#[test]
fn whoever_writes_on_a_record_that_moved_on_is_refused_and_nothing_is_written() {
    let world = World::with_p1();
    let desk = world.desk("ben");
    let seen = desk.overview(&desk.look_over(&p1()).expect("seen")).number;
    world.desk("tom").record(&p1(), contributed("Meanwhile.")).expect("recorded");
    let stale = Wish { seen: Some(seen), ..Wish::from(contributed("A note.")) };
    let refusal = world.refused(|| desk.record(&p1(), stale.clone()));
    assert_eq!(refusal.code, codes::MOVED_ON);
    let fresh = Wish { seen: Some(seen + 1), ..stale };
    assert_eq!(desk.record(&p1(), fresh).expect("recorded").number, seen + 2);
}

#[test]
fn a_conflict_in_the_store_is_said_as_somebody_elses_entry() {
    let world = World::with_p1();
    world.store.is_raced();
    let refusal = world.refused(|| world.desk("tom").record(&p1(), contributed("A note.")));
    assert_eq!(refusal.code, codes::MOVED_ON);
}

#[test]
fn where_the_second_entry_is_refused_the_first_is_not_written_either() {
    let world = World::with_p1();
    let note = || contributed("Twice the same.");
    let wish = Wish { entries: vec![note().into(), note().into()], ..Wish::default() };
    assert_eq!(world.refused(|| world.desk("tom").record(&p1(), wish)).code, codes::ALREADY_SO);
    let not_theirs = Wish {
        entries: vec![note().into(), domain::record::Entry::from(crate::world::promised(PATHS, "to ask"))],
        ..Wish::default()
    };
    assert_eq!(world.refused(|| world.desk("tom").record(&p1(), not_theirs)).code, codes::NOT_YOURS);
}

#[test]
fn each_entry_is_checked_as_if_those_before_it_were_recorded() {
    let world = World::new();
    let desk = world.desk("tom");
    let wish = Wish { entries: vec![opened().into(), referred(PATHS, "ben").into()], ..Wish::default() };
    let receipt = desk.record(&p1(), wish).expect("both");
    assert_eq!(receipt.number, 2);
    assert_eq!(desk.find(NUMBER), Ok(p1()));
    assert_eq!(desk.search(&Search::default()).expect("a list").total, 1);
    assert_eq!(world.refused(|| desk.record(&p1(), opened())).code, codes::ALREADY_SO);
}

#[test]
fn nothing_is_recorded_about_somebody_who_has_no_record() {
    let world = World::with_p1();
    let refusal = world.refused(|| world.desk("tom").record(&nobody(), contributed("A note.")));
    assert_eq!(refusal.code, codes::NO_SUCH_PERSON);
}

#[test]
fn an_entry_is_stamped_with_the_writer_their_site_and_the_time_of_the_command() {
    let world = World::with_p1();
    world.desk("tom").record(&p1(), contributed("A note.")).expect("recorded");
    let log = world.store.snapshot().log;
    let last = log.last().expect("an entry");
    assert_eq!((&*last.kind, &*last.by, last.site.as_str()), ("contribution-added", "tom", HERE));
    assert_eq!(last.at.to_string(), "2026-11-25T10:00:00Z");
    assert_eq!(last.subject.as_deref(), Some("p1"));
}

#[test]
fn nobody_sits_down_who_is_no_member_of_staff() {
    let world = World::new();
    let refusal = Desk::of(world.opened(), &"stranger".into()).expect_err("nobody");
    assert_eq!(refusal.code, codes::NO_SUCH_MEMBER);
    let left = StaffEntry::Left(domain::record::staff::Left { because: "retired".into() });
    world.desk("sue").record_staff(&"ben".into(), &left).expect("recorded");
    let refusal = Desk::of(world.opened(), &"ben".into()).expect_err("he has left");
    assert_eq!(refusal.code, codes::NO_SUCH_MEMBER);
}

#[test]
fn nobody_gives_themselves_a_role_or_reviews_their_own_meetings() {
    let world = World::new();
    let roles = vec!["site-manager".into(), "facilitator".into()];
    let placed = StaffEntry::Placed(Placed { site: HERE.into(), roles, because: "short of hands".into() });
    let refusal = world.refused(|| world.desk("sue").record_staff(&"sue".into(), &placed));
    assert_eq!(refusal.code, codes::TWO_PEOPLE);
    let reviewed = StaffEntry::Reviewed(Reviewed {
        programme: PATHS.into(),
        meeting: "m1".into(),
        on: TODAY,
        kept_to: "the order".into(),
        could_be: "slower".into(),
        agreed: "to wait".into(),
    });
    let refusal = world.refused(|| world.desk("ann").record_staff(&"ann".into(), &reviewed));
    assert_eq!(refusal.code, codes::TWO_PEOPLE);
    assert!(world.desk("ann").record_staff(&"ben".into(), &reviewed).is_ok());
    let refusal = world.refused(|| world.desk("mia").record_staff(&"ben".into(), &reviewed));
    assert_eq!(refusal.code, codes::NOT_YOURS, "another programme's manager");
    let refusal = world.refused(|| world.desk("ann").record_staff(&"ben".into(), &placed));
    assert_eq!(refusal.code, codes::NOT_YOURS, "roles are the site manager's to give");
}

#[test]
fn a_fact_is_stated_only_where_some_programme_declares_it_with_a_value_it_has() {
    let world = World::new();
    let desk = world.desk("ben");
    for (fact, value) in [("family.friends", "yes"), ("family.contact", "maybe")] {
        let refusal = desk.stated(fact, value).expect_err("no such thing");
        assert_eq!(refusal.code, codes::NO_SUCH_FACT, "{fact}={value}");
    }
    for value in ["yes", "not-known", "rather-not-say", "nobody-holds-it"] {
        assert!(desk.stated("family.contact", value).is_ok(), "{value}");
    }
}

#[test]
fn a_lane_is_written_by_its_own_team_and_its_own_manager() {
    let world = World::with_p1();
    let promise = |programme: &str| crate::world::promised(programme, "to ask");
    for (who, programme) in [("ben", BRIDGES), ("cat", PATHS), ("mia", PATHS), ("tom", PATHS)] {
        let refusal = world.refused(|| world.desk(who).record(&p1(), promise(programme)));
        assert_eq!(refusal.code, codes::NOT_YOURS, "{who} in {programme}");
    }
    world.desk("ben").record(&p1(), promise(PATHS)).expect("his lane");
    world.desk("mia").record(&p1(), promise(BRIDGES)).expect("her programme");
}

#[test]
fn a_refusal_of_the_rules_passes_through_as_it_is() {
    let world = World::with_p1();
    let silent = Contributed { text: "".into(), ..contributed("") };
    let refusal = world.refused(|| world.desk("tom").record(&p1(), silent));
    assert_eq!(refusal.code, codes::NOTHING_SAID);
}

#[test]
fn promises_made_in_a_meeting_are_recorded_with_it_or_neither_is() {
    let world = World::with_p1();
    let desk = world.desk("ben");
    desk.record(&p1(), scheduled(PATHS, "groups", "ben", "2026-11-25T09:00")).expect("in the diary");
    let wish = || HeldWish {
        meeting: format!("meeting-{PATHS}").into(),
        programme: PATHS.into(),
        on: None,
        code: "attended".into(),
        stopped_at: None,
        facilitators: Vec::new(),
        language: None,
        answers: Default::default(),
        departures: Vec::new(),
        did_not_land: Vec::new(),
        two_views: None,
        seen: None,
    };
    let seen = || desk.look_over(&p1()).expect("seen");
    let empty = desk.hold_with(&seen(), wish(), vec![promised(PATHS, " ").into()]);
    assert_eq!(empty.expect_err("nothing was promised").code, codes::NOTHING_SAID);
    let held = |looked: &runtime::record::Looked| {
        let meetings = desk.meetings(looked, &PATHS.into(), None).expect("meetings");
        meetings.iter().any(|meeting| meeting.record.held.is_some())
    };
    assert!(!held(&seen()), "the meeting was not recorded either");
    desk.hold_with(&seen(), wish(), vec![promised(PATHS, "to ask").into()]).expect("recorded");
    assert!(held(&seen()));
    assert_eq!(seen().case.promises.len(), 1);
}
