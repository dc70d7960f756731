//! What a team still has to do, and what happened, is told within the walls: of people one may find, and lanes one may read.

use domain::ids::SiteId;
use domain::record::transfer::Released;
use runtime::record::{Desk, Outstanding};

use crate::world::{BRIDGES, HERE, PATHS, TODAY, World, p1, scheduled};

/// A meeting of each lane whose hour is long gone, and nobody has recorded.
fn world() -> World {
    let world = World::with_p1();
    for (by, programme, session, at) in
        [("ben", PATHS, "groups", "2026-11-25T08:00"), ("cat", BRIDGES, "crossing", "2026-11-25T14:00")]
    {
        world.desk(by).record(&p1(), scheduled(programme, session, by, at)).expect("planned");
    }
    world
}

fn in_a_week(world: &World, who: &str) -> Outstanding {
    let mut opened = world.opened();
    opened.today = domain::date::from_days(domain::date::to_days(TODAY) + 7).expect("a day");
    Desk::of(opened, &who.into()).expect("a member of staff").outstanding().expect("told")
}

#[test]
fn a_record_that_is_missing_is_told_to_who_reads_its_lane() {
    let world = world();
    let of = |who: &str| -> Vec<String> {
        in_a_week(&world, who).unrecorded.iter().map(|one| one.programme.to_string()).collect()
    };
    for (who, expected) in [
        ("ben", vec![PATHS]),
        ("ann", vec![PATHS]),
        ("cat", vec![BRIDGES]),
        ("mia", vec![BRIDGES]),
        ("tom", vec![]),
        ("excluded", vec![]),
        ("elsewhere", vec![]),
        ("sue", vec![]),
        ("aud", vec![]),
    ] {
        assert_eq!(of(who), expected, "{who}");
    }
    let late = in_a_week(&world, "ben").unrecorded;
    assert_eq!((late[0].working_days, late[0].is_late()), (5, true));
    assert!(world.desk("ben").outstanding().expect("told").unrecorded.is_empty(), "today is not over");
}

#[test]
fn a_case_that_was_let_go_waits_at_the_site_it_was_let_go_to() {
    let world = world();
    let released = Released {
        to: SiteId::from("southgate"),
        epoch: 1,
        because: "He moves.".into(),
        belongings: None,
        on: TODAY,
    };
    world.desk("ann").record(&p1(), released).expect("released");
    let waits = |who: &str| world.desk(who).outstanding().expect("told").released.len();
    assert_eq!([waits("elsewhere"), waits("ann"), waits("excluded")], [1, 0, 0]);
    let found = world.desk("elsewhere").outstanding().expect("told").released;
    assert_eq!(found[0].from.as_ref().map(SiteId::as_str), Some(HERE));
}

#[test]
fn supervision_and_reviews_are_for_oneself_and_who_supervises() {
    let world = world();
    let open = |who: &str, of: &str| world.desk(who).member(&of.into()).expect("a member").is_open;
    for (who, of, expected) in
        [("ben", "ben", true), ("ann", "ben", true), ("cat", "ben", false), ("elsewhere", "ben", false)]
    {
        assert_eq!(open(who, of), expected, "{who} of {of}");
    }
    let later = |who: &str| {
        let mut opened = world.opened();
        opened.today = domain::date::from_days(domain::date::to_days(TODAY) + 60).expect("a day");
        let desk = Desk::of(opened, &who.into()).expect("a member of staff");
        desk.outstanding().expect("told").supervision.len()
    };
    assert!(later("ann") > 1, "everybody's");
    assert_eq!(later("ben"), 1, "one's own");
}

#[test]
fn events_tell_of_lanes_one_reads_and_are_logged_when_they_tell_anything() {
    let world = world();
    let told = |who: &str| -> Vec<String> {
        let events = world.desk(who).events(0).expect("told").content;
        events.iter().filter_map(|one| one.additional_information.get("programme").cloned()).collect()
    };
    assert!(told("ben").iter().all(|programme| programme == PATHS) && !told("ben").is_empty());
    assert!(told("mia").iter().all(|programme| programme == BRIDGES) && !told("mia").is_empty());
    for who in ["tom", "excluded"] {
        assert_eq!(told(who), Vec::<String>::new(), "{who}");
    }
    let before = world.store.snapshot();
    let end = before.log.len() as u64 + 1_000;
    assert!(world.desk("ben").events(end).expect("told").content.is_empty());
    assert_eq!(world.store.snapshot(), before, "nothing was told, and nothing is logged");
    world.refused(|| world.desk("aud").events(0));
    world.refused(|| world.desk("sue").events(0));
}
