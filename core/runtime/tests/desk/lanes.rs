//! A lane one may not read is there with its dates, and nothing else.

use std::collections::BTreeSet;

use domain::codes;
use domain::hooks::Attendance;
use domain::record::information::{FactStated, Stated};
use domain::record::plan::Chosen;
use runtime::record::{HeldWish, OverviewReport, PlanWish, Search};

use crate::world::{BRIDGES, PATHS, World, contributed, p1, promised, scheduled, stated};

/// The person met in both lanes, and things were said and promised in both.
fn both_met() -> World {
    let world = World::with_p1();
    let tom = world.desk("tom");
    tom.record(&p1(), contributed("Reads well.")).expect("recorded");
    for (fact, holder) in
        [("paths.own", "the path team"), ("bridges.own", "the bridge team"), ("family.contact", "the unit")]
    {
        tom.record(&p1(), stated(fact, holder)).expect("recorded");
    }
    for (who, programme, session, at) in
        [("ben", PATHS, "groups", "2026-11-25T09:00"), ("cat", BRIDGES, "crossing", "2026-11-24T14:00")]
    {
        let desk = world.desk(who);
        desk.record(&p1(), scheduled(programme, session, who, at)).expect("in the diary");
        desk.record(&p1(), promised(programme, &format!("to ask about {session}"))).expect("promised");
        let looked = desk.look_over(&p1()).expect("seen");
        let choices = vec![(session.into(), Chosen::Added, Some("he asked".into()))];
        desk.plan(&looked, &PlanWish { programme: programme.into(), choices, seen: None }).expect("planned");
        let wish = HeldWish {
            meeting: format!("meeting-{programme}").into(),
            programme: programme.into(),
            on: None,
            code: "attended".into(),
            stopped_at: Some("words".into()),
            facilitators: Vec::new(),
            language: None,
            answers: Default::default(),
            departures: Vec::new(),
            did_not_land: Vec::new(),
            two_views: None,
            seen: None,
        };
        desk.hold(&desk.look_over(&p1()).expect("seen"), wish).expect("recorded");
    }
    world
}

fn overview(world: &World, who: &str) -> OverviewReport {
    let desk = world.desk(who);
    desk.overview(&desk.look_over(&p1()).expect("seen"))
}

#[test]
fn the_timeline_shows_meetings_of_another_lane_as_dates() {
    let world = both_met();
    let report = overview(&world, "ben");
    let [theirs, own] = report.timeline.as_slice() else { panic!("two meetings") };
    assert_eq!(
        (theirs.programme.as_str(), theirs.at.to_string()),
        (BRIDGES, "2026-11-24T14:00:00".to_owned())
    );
    assert_eq!((theirs.shown_as.as_str(), theirs.state), ("bridges meeting", "held"));
    assert_eq!((&theirs.meeting, theirs.sessions.len()), (&None, 0));
    assert_eq!((theirs.attendance, &theirs.stopped_at), (None, &None));
    assert_eq!(
        (own.sessions.as_slice(), own.attendance),
        (["groups".to_owned()].as_slice(), Some(Attendance::Met))
    );
    assert_eq!(own.stopped_at.as_deref(), Some("words"));
}

#[test]
fn the_overview_says_of_another_lane_that_it_is_there() {
    let world = both_met();
    let report = overview(&world, "ben");
    let lane = |id: &str| report.lanes.iter().find(|lane| lane.programme.as_str() == id).expect("a lane");
    assert!(!lane(BRIDGES).readable && lane(BRIDGES).row.is_none());
    let own = lane(PATHS).row.as_ref().expect("his own");
    assert_eq!((own.plan.as_slice(), own.lane.held), (["groups".to_owned()].as_slice(), 1));
    let promises: Vec<&str> = report.promises.iter().map(|one| &*one.what.what).collect();
    assert_eq!(promises, ["to ask about groups"]);
    assert_eq!(report.contributions.len(), 1, "what holders contribute is for everybody who works with him");
}

#[test]
fn a_fact_stands_in_one_place_and_what_a_calendar_gives_in_none() {
    let world = World::with_p1();
    let tom = world.desk("tom");
    let declined = FactStated { stated: Stated::RatherNotSay, ..stated("family.contact", "the unit") };
    tom.record(&p1(), declined).expect("recorded");
    let report = overview(&world, "ben");
    let open = report.gaps.iter().map(|gap| &gap.of);
    let all: Vec<&str> = open.chain(&report.conflicts).chain(&report.facts).map(|one| &*one.fact).collect();
    assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len(), "{all:?}");
    assert!(!all.contains(&"today"), "nobody can say which day it is");
    let known: Vec<_> = report.facts.iter().map(|one| (&*one.fact, one.state)).collect();
    assert_eq!(known, [("family.contact", "rather not say")], "it is an answer: nobody goes on asking");
}

#[test]
fn nothing_of_another_lanes_own_crosses_in_any_words() {
    let world = both_met();
    for (who, own, others) in [("ben", "groups", "crossing"), ("cat", "crossing", "groups")] {
        let text = serde_json::to_string(&overview(&world, who)).expect("JSON");
        assert!(text.contains(own) && !text.contains(others), "{who}: {text}");
        let (own, others) = if who == "ben" { ("path", "bridge") } else { ("bridge", "path") };
        assert!(text.contains(&format!("{own}s.own")) && !text.contains(&format!("{others}s.own")), "{who}");
        assert!(!text.contains(&format!("Own of {others}s")), "{who}: {text}");
        assert!(!text.contains(&format!("the {others} team")), "who holds facts of the other lane: {text}");
        assert!(text.contains("family.contact"), "what is shared is for both");
    }
}

#[test]
fn whoever_answers_for_a_site_reads_the_person_and_only_their_own_programmes_lanes() {
    let world = both_met();
    let readable = |who: &str| -> Vec<String> {
        let lanes = overview(&world, who).lanes.into_iter().filter(|lane| lane.readable);
        lanes.map(|lane| lane.programme.to_string()).collect()
    };
    assert_eq!(readable("ann"), [PATHS]);
    assert_eq!(readable("mia"), [BRIDGES]);
    assert!(readable("tom").is_empty());
}

#[test]
fn advice_plans_and_words_of_another_lane_are_refused() {
    let world = both_met();
    let desk = world.desk("ben");
    let looked = desk.look_over(&p1()).expect("seen");
    let refusal = desk.advice(&looked, &BRIDGES.into()).expect_err("another lane");
    assert_eq!(refusal.code, codes::NOT_YOURS);
    let choices = vec![("crossing".into(), Chosen::Added, Some("he asked".into()))];
    let wish = PlanWish { programme: BRIDGES.into(), choices, seen: None };
    assert_eq!(world.refused(|| desk.plan(&looked, &wish)).code, codes::NOT_YOURS);
    let words =
        |programme: &str| desk.words_of(&looked, &programme.into(), &format!("meeting-{programme}").into());
    assert_eq!(words(BRIDGES).expect_err("another lane").code, codes::NO_SUCH_ENTRY);
    assert_eq!(words(PATHS).expect("his own")[0].session, "groups");
}

#[test]
fn a_plan_made_on_what_was_seen_before_is_refused() {
    let world = both_met();
    let desk = world.desk("ben");
    let looked = desk.look_over(&p1()).expect("seen");
    let seen = Some(desk.overview(&looked).number);
    world.desk("tom").record(&p1(), contributed("Meanwhile.")).expect("recorded");
    let choices = vec![("groups".into(), Chosen::Added, Some("he asked".into()))];
    let wish = PlanWish { programme: PATHS.into(), choices, seen };
    assert_eq!(world.refused(|| desk.plan(&looked, &wish)).code, codes::MOVED_ON);
}

#[test]
fn lists_worked_out_again_from_the_log_are_the_lists_there_were() {
    let world = both_met();
    let before = world.store.snapshot().rows;
    world.desk("sue").rebuild().expect("worked out again");
    assert_eq!(world.store.snapshot().rows, before);
    let found = world.desk("tom").search(&Search { text: Some("sam".to_owned()), ..Search::default() });
    assert_eq!(found.expect("a list").total, 1);
}

#[test]
fn a_list_shows_each_reader_the_lanes_they_may_see() {
    let world = both_met();
    let lanes = |who: &str| -> Vec<String> {
        let row = world.desk(who).search(&Search::default()).expect("a list").people.remove(0);
        row.lanes.iter().map(|lane| lane.programme.to_string()).collect()
    };
    assert_eq!(lanes("ben"), [PATHS]);
    assert_eq!(lanes("cat"), [BRIDGES]);
    assert_eq!(lanes("tom"), [BRIDGES, PATHS], "the programme team keeps referrals and lists");
    assert!(lanes("unassigned").is_empty());
}
