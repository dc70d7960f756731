//! Programmes that have ended: done, left, or ended by the team.

use std::collections::BTreeMap;

use domain::hooks::{Direction, SaidBy};
use domain::record::enrolment::{Ended, Ending};
use domain::record::progress::Occasion;
use domain::record::report::ReportRead;
use runtime::record::ReportWish;

use super::super::text;
use super::lane::Lane;
use super::meetings::Beat::{self, Brief, Met, Off, Part};
use super::meetings::Manner;
use super::people::Cast;
use super::runs::understood;
use super::staff::CARRICK;
use super::stages::Stage;
use super::steps::Teller;
use super::words::{BACKWARD, DISPUTES, FORWARD, OUTLINES, OWN_WORDS, REPORTED, pick};

/// All of it, to the end: measured again, written up by goal, read together.
pub(super) fn complete(teller: &mut Teller, cast: &Cast, disputed: bool) {
    const BEATS: [Beat; 12] =
        [Met, Met, Brief, Met, Met, Part, Met, Off("unit-staffing"), Met, Met, Met, Met];
    let mut lane = Lane::first(teller, cast);
    lane.begins(118);
    lane.measured(116, Occasion::Start);
    lane.plans(115, OUTLINES);
    lane.meets(108, &BEATS, OUTLINES, Manner::default());
    understood(&mut lane, 108, disputed);
    lane.progress(
        80,
        "take-part-by-choice",
        (Direction::Forward, SaidBy::Participant),
        pick(FORWARD, cast.place),
    );
    lane.progress(60, "stronger-sense-of-self", (Direction::Back, SaidBy::Facilitator), pick(BACKWARD, 0));
    lane.progress(
        38,
        "meet-needs-well",
        (Direction::Forward, SaidBy::Facilitator),
        pick(FORWARD, cast.place + 2),
    );
    lane.measured(30, Occasion::End);
    let goals = ["take-part-by-choice", "stronger-sense-of-self", "meet-needs-well"];
    let goals: BTreeMap<_, _> =
        goals.iter().zip(REPORTED).map(|(goal, words)| ((*goal).into(), text(words))).collect();
    let wish = ReportWish {
        programme: lane.programme.clone(),
        goals,
        summary: Some(text(
            "The plan was carried out as far as it was agreed. The letter was left for later, by their wish.",
        )),
        own_words: Some(text(OWN_WORDS)),
        on: lane.teller.calendar.day(24),
    };
    let (programme, number) = (lane.programme.clone(), cast.number.clone());
    lane.teller.look((24, 15), lane.lead, &number, move |desk, looked| {
        desk.write_report(looked, &wish)?;
        Ok(())
    });
    let read = ReportRead {
        programme: programme.clone(),
        disputes: disputed.then(|| text(DISPUTES)),
        on: lane.teller.calendar.day(20),
    };
    lane.write((20, 12), lane.lead, vec![read.into()]);
    let ended = Ended {
        programme,
        how: Ending::Complete,
        reason: None,
        because: text("Done as planned. Said goodbye with tea, and a card each."),
        reopenable: false,
        on: lane.teller.calendar.day(15),
    };
    let lead = lane.lead;
    lane.teller.look((15, 15), lead, &number, move |desk, looked| {
        desk.end(looked, ended.clone())?;
        Ok(())
    });
}

/// Ended before the end.
pub(super) fn ended(teller: &mut Teller, cast: &Cast) {
    let mut lane = Lane::first(teller, cast);
    if cast.stage == Stage::Withdrawn && cast.site == CARRICK {
        lane.reach(70, &["submitted", "awaiting-assessment"]);
        lane.goes(
            40,
            "withdrawn",
            Some("released"),
            Some("Went home sooner than anybody thought. A letter went along."),
        );
        return;
    }
    lane.begins(90);
    lane.plans(88, OUTLINES);
    lane.meets(82, &[Beat::Met, Beat::Chose, Beat::Met, Beat::Brief], OUTLINES, Manner::default());
    let (how, reason, because) = if cast.stage == Stage::Withdrawn {
        let because = "Would rather use the evenings for the course. Said so themselves, and that they might come back.";
        (Ending::Withdrawn, "motivation-changed", because)
    } else {
        let because = "Told first, by both of us. It can be taken up again when the two meetings about what happened have been held.";
        (Ending::Deselected, "behaviour-in-session", because)
    };
    let ended = Ended {
        programme: lane.programme.clone(),
        how,
        reason: Some(text(reason)),
        because: text(because),
        reopenable: true,
        on: lane.teller.calendar.day(50),
    };
    let (manager, number) = (lane.manager(), cast.number.clone());
    lane.teller.look((50, 15), manager, &number, move |desk, looked| {
        desk.end(looked, ended.clone())?;
        Ok(())
    });
}
