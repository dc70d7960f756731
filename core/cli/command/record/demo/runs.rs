//! Programmes under way: who meets whom, how the meetings went, and what else there is to see in each.

use domain::hooks::{Direction, SaidBy};
use domain::record::formulation::{
    Formulated, Good, GoodLife, Hypothesis, IdentityMapped, Lapsed, Room, Side,
};
use domain::record::progress::Occasion;
use domain::record::transfer::{Conferred, HandedOver};

use super::super::{text, texts};
use super::extras::{self, Extra};
use super::lane::Lane;
use super::meetings::{Beat, Manner};
use super::people::Cast;
use super::staff::{ENDED, offices};
use super::steps::Teller;
use super::words::{BACKWARD, CHANGED, FORMULATION, FORWARD, OUTLINES, REFORMULATION, SITTINGS, pick};

/// One programme under way.
#[derive(Debug)]
pub(super) struct Run {
    pub(super) number: u8,
    /// How the meetings went, the last of them a few days ago.
    beats: &'static [Beat],
    /// How many days ago the last one was, where it is longer ago than usual.
    last: Option<i64>,
    /// Two facilitators.
    two: bool,
    /// The other programme beside it.
    beside: bool,
    extras: &'static [Extra],
}

use Beat::{Brief, Chose, Met, Missed, Off, Part};

const STEADY: &[Beat] = &[Met, Met, Met, Met, Part, Met, Met, Met];
const BUMPY: &[Beat] = &[Met, Brief, Met, Off("regime"), Met, Part, Missed("health"), Met];
const SLOW: &[Beat] = &[Met, Part, Met, Chose, Met];
const SHORT: &[Beat] = &[Met, Met, Part];

const fn run(number: u8, beats: &'static [Beat], extras: &'static [Extra]) -> Run {
    Run { number, beats, last: None, two: false, beside: false, extras }
}

/// Every programme under way, by the number its stage names.
pub(super) const RUNS: [Run; 15] = [
    run(0, STEADY, &[Extra::Departs, Extra::Deep, Extra::Promises, Extra::NoteReplaced, Extra::Facts]),
    Run { two: true, ..run(1, STEADY, &[Extra::Drops, Extra::TwoViews, Extra::Mended, Extra::Reviewed]) },
    Run { beside: true, ..run(2, BUMPY, &[Extra::Conference, Extra::FindOut]) },
    Run { last: Some(38), ..run(3, SLOW, &[Extra::Promises]) },
    Run { beside: true, ..run(4, BUMPY, &[Extra::Lapse, Extra::Excluded]) },
    Run { two: true, ..run(5, STEADY, &[Extra::Restricted, Extra::GlassReviewed]) },
    run(6, BUMPY, &[Extra::PassedOn, Extra::Glass]),
    run(10, STEADY, &[Extra::Deep, Extra::Facts]),
    Run { two: true, ..run(11, SHORT, &[Extra::TwoViews]) },
    run(12, BUMPY, &[Extra::HandedOver, Extra::FindOut]),
    Run { beside: true, ..run(13, STEADY, &[Extra::Conference, Extra::Lapse]) },
    Run { beside: true, two: true, ..run(14, SLOW, &[Extra::Conference, Extra::Mended]) },
    run(15, SHORT, &[Extra::PassedOn]),
    run(16, STEADY, &[Extra::Promises, Extra::Deep]),
    run(20, SLOW, &[Extra::Promises]),
];

impl Run {
    pub(super) fn has(&self, extra: Extra) -> bool {
        self.extras.contains(&extra)
    }
}

/// Who stands in where there are two: somebody else of the same site.
fn second(lane: &Lane<'_>) -> Option<&'static str> {
    offices(lane.cast.site).facilitators.iter().copied().find(|id| *id != lane.lead)
}

/// Everything of one programme under way.
pub(super) fn tell(teller: &mut Teller, cast: &Cast, run: &Run) {
    let weeks = i64::try_from(run.beats.len()).unwrap_or_default();
    // Each on a weekday of their own.
    let last = run.last.unwrap_or(1 + i64::try_from(cast.place % 5).unwrap_or_default());
    let first = last + 7 * (weeks - 1);
    let enrolled = first + 12;
    let mut lane = Lane::first(teller, cast);
    lane.with = if run.two { second(&lane) } else { None };
    lane.cover = (cast.site == super::staff::ASHGROVE && enrolled > 25 && !run.two).then_some(ENDED);
    lane.begins(enrolled);
    lane.measured(enrolled - 2, Occasion::Start);
    lane.plans(enrolled - 3, OUTLINES);
    let manner = Manner {
        drops: run.has(Extra::Drops),
        departs: run.has(Extra::Departs),
        two_views: run.has(Extra::TwoViews),
    };
    let told = lane.meets(first, run.beats, OUTLINES, manner);
    understood(&mut lane, first, run.has(Extra::Deep));
    let direction = if run.has(Extra::Lapse) { Direction::Back } else { Direction::Forward };
    moves(&mut lane, last, direction);
    if run.last.is_none() {
        // Next week's meeting, and the one after.
        let met = told.iter().filter(|one| one.beat == Met).count();
        for (number, ago) in [(met, last - 7), (met + 1, last - 14)] {
            let (outline, _, _) = OUTLINES.get(number % OUTLINES.len()).copied().unwrap_or_default();
            lane.schedule((last, 18), ago, outline, None);
        }
    }
    for extra in run.extras {
        extras::tell(&mut lane, *extra, &told);
    }
    if run.beside {
        beside(teller, cast, first);
    }
    if run.has(Extra::Conference) {
        confers(teller, cast);
    }
    if run.has(Extra::HandedOver) {
        hands_over(teller, cast);
    }
}

/// Formulation, plan for a good life, map: once, and where it goes deeper, again.
pub(super) fn understood(lane: &mut Lane<'_>, first: i64, deep: bool) {
    let programme = lane.programme.clone();
    formulates(lane, first - 8, FORMULATION, None);
    let on = lane.teller.calendar.day(first - 9);
    lane.write((first - 9, 16), lane.lead, vec![map(&programme, on, Room::Much, Room::Little).into()]);
    if !deep {
        return;
    }
    formulates(lane, first - 36, REFORMULATION, Some(CHANGED));
    let on = lane.teller.calendar.day(first - 37);
    let good = |good: &str, wanted: &str, means: Option<&str>, help: Option<&str>| Good {
        good: text(good),
        wanted: text(wanted),
        means_before: None,
        means_now: means.map(text),
        inner_capacity: None,
        outer_capacity: help.map(text),
        obstacle: None,
    };
    let plan = GoodLife {
        programme: programme.clone(),
        goods: vec![
            good(
                "work",
                "A bench of my own, and something on it.",
                Some("The workshop on Mondays, then the course."),
                Some("the instructor"),
            ),
            good(
                "relatedness",
                "Sunday dinners again.",
                Some("Call on Thursdays; visit when it is allowed."),
                Some("an aunt"),
            ),
            good("inner-peace", "A head that lets me sleep.", None, None),
        ],
        conflicts: texts(&["The course is on the evening of the call.".to_owned()]),
        said_by: SaidBy::Participant,
        on,
    };
    let drawn = map(&programme, on, Room::Some, Room::Much);
    lane.write((first - 37, 16), lane.lead, vec![plan.into(), drawn.into()]);
}

fn map(
    programme: &domain::ids::ProgrammeId,
    on: jiff::civil::Date,
    loud: Room,
    maker: Room,
) -> IdentityMapped {
    let side = |name: &str, now, wanted| Side { name: text(name), now, wanted: Some(wanted) };
    let sides = vec![
        side("The loud one", loud, Room::Some),
        side("The one who makes things", maker, Room::Much),
        side("Brother or sister", Room::Some, Room::Much),
        side("The one who reads at night", Room::Little, Room::Some),
    ];
    IdentityMapped { programme: programme.clone(), sides, on }
}

/// A version of the formulation, resting on what the record holds.
fn formulates(lane: &mut Lane<'_>, ago: i64, narrative: &'static str, changed: Option<&'static str>) {
    let programme = lane.programme.clone();
    lane.teller.look((ago, 18), lane.lead, &lane.cast.number, move |desk, looked| {
        let evidence = looked.case.contributions.iter().take(2).map(|note| note.recorded.number).collect();
        let formulated = Formulated {
            programme: programme.clone(),
            narrative: text(narrative),
            hypotheses: vec![Hypothesis {
                text: text("Belonging was what it gave; the words came with it."),
                evidence,
                facts: vec!["goods.relatedness.importance".into()],
                against: Some(text("They say there were months without any company.")),
            }],
            needs: vec![text("relationships"), text("work-and-learning")],
            strengths: vec![text("persistence"), text("care")],
            responsivity: vec![text("attention")],
            changed: changed.map(text),
        };
        desk.record(&looked.person, formulated)?;
        Ok(())
    });
}

/// Progress on two goals, in the person's words and ours.
fn moves(lane: &mut Lane<'_>, last: i64, direction: Direction) {
    let place = lane.cast.place;
    lane.progress(
        last + 14,
        "stronger-sense-of-self",
        (Direction::Forward, SaidBy::Facilitator),
        pick(FORWARD, place),
    );
    let words = if direction == Direction::Back { pick(BACKWARD, place) } else { pick(FORWARD, place + 1) };
    lane.progress(last, "ride-strong-feelings", (direction, SaidBy::Participant), words);
}

/// The programme beside the first: only where it was asked for, which is written down before anything else.
pub(super) fn beside(teller: &mut Teller, cast: &Cast, first: i64) {
    let mut lane = Lane::beside(teller, cast);
    let enrolled = first + 5;
    lane.refer(enrolled + super::lane::TO_ENROLMENT);
    extras::asked_for(&mut lane, enrolled + 32);
    let begin = enrolled + super::lane::TO_ENROLMENT;
    for (number, status) in
        ["submitted", "awaiting-assessment", "assessment-started", "assessed-suitable"].iter().enumerate()
    {
        let ago = begin - 7 * (i64::try_from(number).unwrap_or_default() + 1);
        lane.goes(ago, status, None, None);
    }
    lane.agrees_to_all(begin - 24);
    lane.enrol(enrolled);
    lane.plans(enrolled - 1, SITTINGS);
    lane.measured(enrolled - 1, Occasion::Start);
    let first = first.min(32) - 1;
    let told = lane.meets(first, &[Met, Met, Part, Met], SITTINGS, Manner::default());
    let last = told.last().map_or(1, |one| one.ago.max(0));
    lane.progress(
        last,
        "character-day-by-day",
        (Direction::Steady, SaidBy::Participant),
        "Twice out of three, and I noticed the third.",
    );
    lane.schedule((last, 18), last - 7, "asking-well", None);
}

/// The two teams meet, about what was agreed to be shared and nothing else.
fn confers(teller: &mut Teller, cast: &Cast) {
    let conferred = Conferred {
        programmes: vec![teller.programmes.first.clone(), teller.programmes.beside.clone()],
        present: ["treatment manager", "facilitator", "chaplain"].map(text).to_vec(),
        agreed: text(
            "Not in the same week: the meeting about unfairness and the sitting about restraint. Fridays stay free.",
        ),
        person_said: Some(text("Was told before and after. \"Fine, as long as it is only the days.\"")),
        on: teller.calendar.day(9),
    };
    teller.write((9, 15), offices(cast.site).team, &cast.number, vec![conferred.into()]);
}

/// One facilitator hands over to another, and the person has a say in it.
fn hands_over(teller: &mut Teller, cast: &Cast) {
    let mut lane = Lane::first(teller, cast);
    let next = second(&lane).unwrap_or(lane.lead);
    let handed = HandedOver {
        programme: lane.programme.clone(),
        to: vec![next.into()],
        person_wants: Some(text("Ask me about the garden first. Do not hurry the Welsh.")),
        next_should_know: text("Silence is thinking here. Two promises are open; both are on the list."),
        on: lane.teller.calendar.day(2),
    };
    lane.write((2, 17), lane.lead, vec![handed.into()]);
}

/// A setback, and what was learnt from it.
pub(super) fn lapses(lane: &mut Lane<'_>) {
    let lapsed = Lapsed {
        programme: lane.programme.clone(),
        on: lane.teller.calendar.day(10),
        what: text("Sat with the old table for two evenings and carried a message for them."),
        learnt: Some(text(
            "It was the Sunday without a call. They saw it on the way, and told us themselves.",
        )),
        plan_change: Some(text("Sundays get a line of their own in the plan.")),
    };
    lane.write((10, 12), lane.lead, vec![lapsed.into()]);
}
