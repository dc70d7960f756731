//! What there is to see in single records: facts settled, promises, a broken glass, who may not see, what was passed on.

use domain::record::Entry;
use domain::record::after_meeting::{Mended, NoteWritten};
use domain::record::information::{FactStated, FindOut, FindOutStep, Sense, Stated};
use domain::record::person::{GlassBroken, GlassReviewed, Restricted};
use domain::record::promise::{PassedOn, PromiseClosed, PromiseEnd, Promised};
use domain::record::staff::{Reviewed, StaffEntry};
use domain::statement::Marking;

use super::super::text;
use super::lane::Lane;
use super::meetings::{Beat, Told};
use super::words::{FIRST_NOTE, KEPT, PROMISES, SECOND_NOTE, pick};
use crate::installation::Installation;

/// Something more in a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extra {
    Departs,
    Deep,
    Drops,
    TwoViews,
    Conference,
    HandedOver,
    Promises,
    NoteReplaced,
    Facts,
    FindOut,
    Mended,
    Reviewed,
    Lapse,
    PassedOn,
    Excluded,
    Restricted,
    Glass,
    GlassReviewed,
}

/// Tells one of them.
pub(super) fn tell(lane: &mut Lane<'_>, extra: Extra, told: &[Told]) {
    match extra {
        Extra::Promises => promises(lane),
        Extra::NoteReplaced => note_replaced(lane, told),
        Extra::Facts => facts(lane),
        Extra::FindOut => finds_out(lane),
        Extra::Mended => mends(lane),
        Extra::Reviewed => reviewed(lane, told),
        Extra::Lapse => super::runs::lapses(lane),
        Extra::PassedOn => passes_on(lane),
        Extra::Excluded => excluded(lane),
        Extra::Restricted => restricted(lane),
        Extra::Glass => glass(lane, 1, false),
        Extra::GlassReviewed => glass(lane, 16, true),
        Extra::Departs
        | Extra::Deep
        | Extra::Drops
        | Extra::TwoViews
        | Extra::Conference
        | Extra::HandedOver => {}
    }
}

/// One kept, one open, one overdue.
fn promises(lane: &mut Lane<'_>) {
    for (number, (ago, by, kept)) in [(40, 33, true), (9, -5, false), (26, 12, false)].into_iter().enumerate()
    {
        let promise: domain::ids::PromiseId = (&*Installation::fresh()).into();
        let promised = Promised {
            promise: promise.clone(),
            programme: lane.programme.clone(),
            what: text(pick(PROMISES, lane.cast.place + number)),
            by: Some(lane.teller.calendar.day(by)),
            on: lane.teller.calendar.day(ago),
        };
        lane.write((ago, 18), lane.lead, vec![promised.into()]);
        if kept {
            let closed = PromiseClosed {
                promise,
                programme: lane.programme.clone(),
                end: PromiseEnd::Kept,
                note: text(pick(KEPT, lane.cast.place)),
                on: lane.teller.calendar.day(by + 1),
            };
            lane.write((by + 1, 11), lane.lead, vec![closed.into()]);
        }
    }
}

/// A note that was put right after the person read it; the first stays in the history.
fn note_replaced(lane: &mut Lane<'_>, told: &[Told]) {
    let Some(met) = told.iter().rev().find(|one| one.beat == Beat::Met) else { return };
    let note = NoteWritten {
        meeting: met.meeting.clone(),
        programme: lane.programme.clone(),
        text: text(FIRST_NOTE),
        replaces: None,
        paper: None,
    };
    lane.write((met.ago, 18), lane.lead, vec![note.clone().into()]);
    lane.teller.look((met.ago - 2, 10), lane.lead, &lane.cast.number, move |desk, looked| {
        let meeting = looked.case.lane(&note.programme).and_then(|lane| lane.meetings.get(&note.meeting));
        let first = meeting.and_then(|meeting| meeting.notes.last()).map(|first| first.recorded.number);
        desk.record(
            &looked.person,
            NoteWritten { text: text(SECOND_NOTE), replaces: first, ..note.clone() },
        )?;
        Ok(())
    });
}

fn stated(lane: &Lane<'_>, fact: &str, value: Stated, ago: i64) -> FactStated {
    FactStated {
        fact: fact.into(),
        sense: Sense::Recorded,
        stated: value,
        holder: text(lane.cast.site),
        on: Some(lane.teller.calendar.day(ago)),
        marking: Marking::OfficialSensitive,
        because: None,
        author: None,
        read_from: None,
    }
}

fn choice(value: &str) -> Stated {
    Stated::Choice(text(value))
}

/// One fact confirmed, one corrected, one settled between two holders, each with why.
fn facts(lane: &mut Lane<'_>) {
    let team = lane.here().team;
    let first = |lane: &Lane<'_>, fact: &str, value| Entry::from(stated(lane, fact, value, 60));
    let (reading, contact, route) = ("reading.level", "family.contact", "move.expected");
    let mut entries = vec![
        first(lane, reading, choice("l1")),
        first(lane, contact, choice("permitted")),
        first(lane, route, choice("possible")),
    ];
    let other =
        FactStated { holder: text("public protection"), ..stated(lane, contact, choice("under-review"), 58) };
    entries.push(other.into());
    lane.write((58, 12), team, entries);
    for (fact, value, sense, because) in [
        (reading, "l1", Sense::Confirmed, "Read two pages aloud with us, with ease."),
        (route, "none-known", Sense::Corrected, "The move was for somebody of the same name."),
        (
            contact,
            "some-people-only",
            Sense::Resolved,
            "Public protection and offender management spoke: an aunt and one brother, by telephone.",
        ),
    ] {
        let settled =
            FactStated { sense, because: Some(text(because)), ..stated(lane, fact, choice(value), 21) };
        lane.write((21, 12), lane.lead, vec![settled.into()]);
    }
}

/// Asked, chased, answered; another asked and still open.
fn finds_out(lane: &mut Lane<'_>) {
    let asked = [
        ("support.plan_open", FindOutStep::Asked, "safer custody", 30),
        ("support.plan_open", FindOutStep::Chased, "safer custody", 24),
        ("support.plan_open", FindOutStep::Answered, "safer custody", 19),
        ("release.date", FindOutStep::Asked, "offender management", 12),
        ("legal.live", FindOutStep::Asked, "offender management", 20),
        ("legal.live", FindOutStep::Chased, "offender management", 6),
    ];
    for (fact, step, of, ago) in asked {
        let on = lane.teller.calendar.day(ago);
        let mut entries =
            vec![Entry::from(FindOut { fact: fact.into(), step, of: text(of), on, note: None })];
        if step == FindOutStep::Answered {
            let answer = FactStated { holder: text(of), ..stated(lane, fact, choice("none"), ago) };
            entries.push(answer.into());
        }
        lane.write((ago, 13), lane.lead, entries);
    }
}

/// They asked for the programme beside the first; what the two teams may tell each other is theirs to say.
pub(super) fn asked_for(lane: &mut Lane<'_>, ago: i64) {
    let sharing = if lane.cast.place.is_multiple_of(3) { "agreed-topics" } else { "dates-only" };
    let wish = if lane.cast.place.is_multiple_of(2) { "asked" } else { "agreed-when-offered" };
    let subjects = vec![text("character"), text("hope-and-regret")];
    let entries: Vec<Entry> = [
        ("faith.wish", choice(wish)),
        ("faith.understand", Stated::Tags(subjects)),
        ("faith.learnt_so_far", Stated::Tags(vec![text("family")])),
        ("sharing.lanes", choice(sharing)),
    ]
    .into_iter()
    .map(|(fact, value)| {
        let holder = text("chaplaincy");
        // Older papers may say otherwise: what they say themselves settles it, with why.
        let (sense, because) = if fact == "faith.wish" {
            (Sense::Resolved, Some(text("They said so themselves, to the chaplain, that day.")))
        } else {
            (Sense::Recorded, None)
        };
        let marking = Marking::Official;
        Entry::from(FactStated { holder, marking, sense, because, ..stated(lane, fact, value, ago) })
    })
    .collect();
    lane.write((ago, 12), lane.lead, entries);
}

/// Something went wrong between them, and how it was mended.
fn mends(lane: &mut Lane<'_>) {
    for (ago, rupture, repair) in [
        (
            19,
            "We were late and did not say why. They had waited in the corridor, and said little that day.",
            None,
        ),
        (
            12,
            "The late start, a week before.",
            Some(
                "Said sorry first thing, and what we do from now on: ring the wing when it gets late. They said that would do.",
            ),
        ),
    ] {
        let mended = Mended {
            programme: lane.programme.clone(),
            on: lane.teller.calendar.day(ago),
            rupture: text(rupture),
            repair: repair.map(text),
        };
        lane.write((ago, 18), lane.lead, vec![mended.into()]);
    }
}

/// The treatment manager looked at one meeting with the facilitator.
fn reviewed(lane: &mut Lane<'_>, told: &[Told]) {
    let Some(met) = told.iter().find(|one| one.beat == Beat::Met) else { return };
    let reviewed = Reviewed {
        programme: lane.programme.clone(),
        meeting: met.meeting.clone(),
        on: lane.teller.calendar.day(met.ago - 6),
        kept_to: text("Arrive and settle, unhurried. The page about what is passed on, in plain words."),
        could_be: text("One question at a time; three came at once near the end."),
        agreed: text("Try a pause after each question, and look again in a month."),
    };
    let (manager, lead) = (lane.manager(), lane.lead);
    lane.teller.staff((met.ago - 6, 16), manager, lead, StaffEntry::Reviewed(reviewed));
}

/// Passed on: which role, when, their reference; never what.
fn passes_on(lane: &mut Lane<'_>) {
    for (ago, told, reference, person_told) in
        [(17, "safer-custody", Some("SC 214"), true), (16, "healthcare", None, true)]
    {
        let passed = PassedOn {
            programme: lane.programme.clone(),
            told: text(told),
            on: lane.teller.calendar.day(ago),
            reference: reference.map(text),
            person_told,
        };
        lane.write((ago, 17), lane.lead, vec![passed.into()]);
    }
}

/// Somebody who delivers here, and not in this lane.
fn bystander(lane: &Lane<'_>) -> &'static str {
    let team = [Some(lane.lead), lane.with, lane.cover];
    let others = lane.here().facilitators.iter().copied();
    others.into_iter().find(|id| !team.contains(&Some(*id))).unwrap_or("c.penhale")
}

/// One member of staff must not see the record, nor that it is there.
fn excluded(lane: &mut Lane<'_>) {
    let restricted = Restricted {
        excluded: vec![bystander(lane).into()],
        restricted_to: Vec::new(),
        because: text("They are neighbours at home. Both asked for it."),
    };
    let manager = lane.manager();
    lane.write((50, 16), manager, vec![restricted.into()]);
}

/// Only these may see it.
fn restricted(lane: &mut Lane<'_>) {
    let named = [Some(lane.lead), lane.with, Some(lane.manager()), Some(lane.here().team)];
    let restricted = Restricted {
        excluded: Vec::new(),
        restricted_to: named.into_iter().flatten().map(Into::into).collect(),
        because: text("A relative of theirs works at this prison."),
    };
    let manager = lane.manager();
    lane.write((44, 16), manager, vec![restricted.into()]);
}

/// Somebody opened the record without being assigned; perhaps it was looked into.
fn glass(lane: &mut Lane<'_>, ago: i64, review: bool) {
    let who = bystander(lane);
    let broken = GlassBroken {
        because: text(
            "The unit rang: nobody of the team could be reached, and they asked for somebody who knew the plan.",
        ),
        until: lane.teller.calendar.plain((ago - 1).max(-1)),
    };
    let number = lane.cast.number.clone();
    lane.write((ago, 17), who, vec![broken.into()]);
    if review {
        let manager = lane.manager();
        lane.teller.look((ago - 3, 10), manager, &number, |desk, looked| {
            if let Some(broken) = looked.case.glass.last() {
                let entry = broken.recorded.number;
                let found = text("Rang first, opened what was needed, told us the same evening. The list of whom to ring is longer now.");
                desk.record(&looked.person, GlassReviewed { entry, found })?;
            }
            Ok(())
        });
    }
}
