//! How far each person has come: by their place at their site, so that every stage is there.

use domain::record::enrolment::{Ended, Ending, Suspended};
use domain::record::referral::Agreement;
use domain::record::transfer::Released;

use super::super::{site, text};
use super::lane::Lane;
use super::meetings::{Beat, Manner};
use super::people::Cast;
use super::runs::{self, RUNS};
use super::staff::{ASHGROVE, CARRICK, offices};
use super::steps::Teller;
use super::words::OUTLINES;

/// Everything that is explained before anybody agrees.
pub(super) const EXPLAINED: &[&str] =
    &["what-it-is", "records", "other-places", "limits", "two-roles", "stopping", "who-will-know"];

/// How far somebody has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stage {
    /// Their papers came; nobody has referred them.
    Arrived,
    /// Asked to meet a chaplain, and the gate is shut until that is written down.
    Gate,
    Started,
    Submitted,
    Awaiting,
    Assessing,
    OnHold,
    Refused,
    Suitable,
    NotReady,
    Allocation,
    Deprioritised,
    Scheduled,
    Deferred,
    Breach,
    Recall,
    Court,
    /// Meetings under way, as the run with this number says.
    Running(u8),
    /// Only the programme beside the first.
    Beside,
    Paused,
    /// Moved from one prison to the other.
    Moved,
    /// Released, and waiting to be taken over.
    Released,
    /// The work is done; true where the report was disputed.
    Complete(bool),
    Withdrawn,
    Deselected,
    NotSuitable,
    NotEligible,
}

use Stage as S;

const AT_ASHGROVE: &[Stage] = &[
    S::Running(0),
    S::Arrived,
    S::Running(1),
    S::Started,
    S::Running(2),
    S::Submitted,
    S::Running(3),
    S::Awaiting,
    S::Running(4),
    S::Assessing,
    S::Running(5),
    S::OnHold,
    S::Running(6),
    S::Refused,
    S::Suitable,
    S::NotReady,
    S::Complete(true),
    S::NotSuitable,
    S::Moved,
    S::NotEligible,
    S::Paused,
    S::Withdrawn,
    S::Deselected,
    S::Released,
    S::Gate,
    S::Complete(false),
    S::Awaiting,
];

const AT_CARRICK: &[Stage] = &[
    S::Running(10),
    S::Arrived,
    S::Running(11),
    S::Started,
    S::Running(12),
    S::Submitted,
    S::Running(13),
    S::Awaiting,
    S::Running(14),
    S::Assessing,
    S::Running(15),
    S::OnHold,
    S::Running(16),
    S::Refused,
    S::Suitable,
    S::NotReady,
    S::Complete(false),
    S::NotSuitable,
    S::Beside,
    S::NotEligible,
    S::Paused,
    S::Withdrawn,
    S::Complete(true),
    S::Awaiting,
    S::Gate,
    S::Arrived,
];

const AT_WEST: &[Stage] = &[
    S::Running(20),
    S::Allocation,
    S::Deprioritised,
    S::Scheduled,
    S::Deferred,
    S::Breach,
    S::Recall,
    S::Court,
    S::Arrived,
];

impl Stage {
    /// The stage of the person with this place at a site.
    pub(super) fn at(at: &str, place: usize) -> Self {
        let list = match at {
            ASHGROVE => AT_ASHGROVE,
            CARRICK => AT_CARRICK,
            _ => AT_WEST,
        };
        list.get(place).copied().unwrap_or(Self::Arrived)
    }

    /// How many days ago their papers came first.
    pub(super) fn since(self) -> i64 {
        match self {
            Self::Arrived => 3,
            Self::Gate | Self::Started | Self::Submitted => 45,
            Self::Running(_)
            | Self::Beside
            | Self::Paused
            | Self::Moved
            | Self::Released
            | Self::Complete(_)
            | Self::Deselected => 250,
            _ => 130,
        }
    }

    /// The language they would rather be met in.
    pub(super) fn language(self, at: &str) -> &'static str {
        match self {
            Self::Running(10..=12) | Self::Submitted | Self::NotReady if at == CARRICK => "cy",
            Self::Complete(true) | Self::Refused if at == CARRICK => "cy",
            Self::Running(15) => "pl",
            _ => "en",
        }
    }

    /// As the list of what there is calls it.
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Arrived => "just arrived",
            Self::Gate => "referred beside, and the gate is shut",
            Self::Started | Self::Submitted => "being referred",
            Self::Awaiting => "waiting, with reasons",
            Self::Assessing => "being assessed",
            Self::OnHold | Self::NotReady | Self::Deferred | Self::Deprioritised => "resting or later",
            Self::Refused => "said no",
            Self::Suitable | Self::Allocation | Self::Scheduled => "waiting for a place or a first day",
            Self::Breach | Self::Recall | Self::Court => "with probation or a court",
            Self::Running(_) | Self::Beside => "under way",
            Self::Paused => "paused",
            Self::Moved => "moved to the other prison",
            Self::Released => "released, to be taken over",
            Self::Complete(_) => "complete",
            Self::Withdrawn => "withdrawn",
            Self::Deselected => "deselected",
            Self::NotSuitable | Self::NotEligible => "another way suits better",
        }
    }
}

/// What happened to one person.
pub(super) fn tell(teller: &mut Teller, cast: &Cast) {
    match cast.stage {
        Stage::Arrived => {}
        Stage::Running(number) => {
            if let Some(run) = RUNS.iter().find(|run| run.number == number) {
                runs::tell(teller, cast, run);
            }
        }
        Stage::Beside => {
            runs::beside(teller, cast, 48);
        }
        Stage::Gate => {
            // Nobody has said yet whether they asked: advice shows nothing.
            Lane::beside(teller, cast).reach(24, &["submitted"]);
        }
        Stage::Paused | Stage::Moved | Stage::Released => interrupted(teller, cast),
        Stage::Complete(disputed) => runs::complete(teller, cast, disputed),
        Stage::Withdrawn | Stage::Deselected => ended(teller, cast),
        _ => referred(teller, cast),
    }
}

/// Referrals that have come so far and no further.
fn referred(teller: &mut Teller, cast: &Cast) {
    let mut lane = Lane::first(teller, cast);
    match cast.stage {
        Stage::Started => lane.refer(6),
        Stage::Submitted => lane.reach(15, &["submitted"]),
        Stage::Awaiting => {
            lane.reach(40, &["submitted", "awaiting-assessment"]);
            let (reasons, note): (&[&str], _) = match cast.place % 3 {
                0 => (
                    &["papers-missing", "no-facilitator"],
                    "Papers asked for twice; the last place has moved offices.",
                ),
                1 => (&["another-programme"], "Finishes the joinery course first, by their own wish."),
                _ => (&["no-room", "asked-to-wait"], "The quiet room is being painted."),
            };
            lane.waits(25, reasons, Some(note));
        }
        Stage::Assessing => lane.reach(38, &["submitted", "awaiting-assessment", "assessment-started"]),
        Stage::OnHold => {
            lane.reach(50, &["submitted", "awaiting-assessment"]);
            lane.goes(
                29,
                "on-hold",
                None,
                Some("A family matter comes first; we ask again within the month."),
            );
            lane.waits(28, &["asked-to-wait"], None);
        }
        Stage::Refused => {
            lane.reach(44, &["submitted", "awaiting-assessment"]);
            lane.agrees(22, Agreement::Refused, &["what-it-is", "records", "who-will-know"]);
        }
        Stage::Suitable => {
            lane.reach_a_place(60);
            lane.agrees_to_all(24);
            let why = if cast.site == CARRICK { "no-interpreter" } else { "training" };
            lane.waits(20, &[why, "no-facilitator"], Some("They know the month we hope for."));
        }
        Stage::NotReady => {
            lane.reach(55, &["submitted", "awaiting-assessment", "assessment-started"]);
            lane.goes(
                27,
                "suitable-not-ready",
                None,
                Some("An appeal is open. We ask again when it is heard."),
            );
            lane.waits(26, &["appeal-or-charge"], None);
        }
        Stage::NotSuitable => {
            lane.reach(62, &["submitted", "awaiting-assessment", "assessment-started"]);
            lane.goes(
                33,
                "not-suitable",
                None,
                Some("Talking one to one is not their way. The art group said yes, and so did they."),
            );
        }
        Stage::NotEligible => {
            lane.reach(58, &["submitted"]);
            lane.goes(
                44,
                "not-eligible",
                None,
                Some("Goes home before there is time for it. Told by the team, with two addresses."),
            );
        }
        _ => community(&mut lane),
    }
}

/// What there is only in the community.
fn community(lane: &mut Lane<'_>) {
    lane.reach(70, &["submitted", "awaiting-assessment", "awaiting-allocation"]);
    let wait = Some("One facilitator is on leave until the month is out.");
    match lane.cast.stage {
        Stage::Allocation => lane.waits(44, &["no-facilitator"], wait),
        Stage::Deprioritised => lane.goes(
            30,
            "deprioritised",
            None,
            Some("Others have less time left. It says nothing about them, and they were told so."),
        ),
        Stage::Deferred => {
            lane.goes(
                28,
                "deferred",
                Some("personal"),
                Some("A new baby in the house; begins in the new year."),
            );
        }
        stage => {
            lane.goes(42, "scheduled", None, Some("First day agreed, with the bus times."));
            lane.agrees_to_all(35);
            match stage {
                Stage::Breach => lane.goes(
                    20,
                    "breach",
                    None,
                    Some("Begun by the probation practitioner, about other appointments."),
                ),
                Stage::Recall => {
                    lane.goes(18, "recall", None, Some("What was explained stands, and goes along."))
                }
                Stage::Court => lane.goes(
                    16,
                    "return-to-court",
                    None,
                    Some("The order is being looked at again; heard next month."),
                ),
                _ => {}
            }
        }
    }
}

/// Begun, and then paused, moved or released.
fn interrupted(teller: &mut Teller, cast: &Cast) {
    const BEATS: [Beat; 5] = [Beat::Met, Beat::Met, Beat::Brief, Beat::Met, Beat::Part];
    let mut lane = Lane::first(teller, cast);
    lane.begins(80);
    lane.plans(78, OUTLINES);
    lane.meets(73, &BEATS, OUTLINES, Manner::default());
    if cast.stage == Stage::Paused {
        let on = lane.teller.calendar.day(36);
        let suspended = Suspended {
            programme: lane.programme.clone(),
            because: text("An operation, and time to mend. Agreed with them; a card was sent."),
            on,
            review_on: Some(lane.teller.calendar.day(-9)),
        };
        lane.write((36, 11), lane.lead, vec![suspended.into()]);
        return;
    }
    let released = Released {
        to: site(CARRICK),
        epoch: 1,
        because: text("Moved to be nearer to family; they had asked for it."),
        belongings: Some(text(
            "The map and four cards go in the sealed envelope. A jumper is with reception.",
        )),
        on: lane.teller.calendar.day(30),
    };
    let manager = lane.manager();
    lane.write((30, 15), manager, vec![released.into()]);
    if cast.stage == Stage::Moved {
        arrives(teller, cast);
    }
}

/// Taken over by the other prison, and met there.
fn arrives(teller: &mut Teller, cast: &Cast) {
    let there = Cast { site: CARRICK, ..cast.clone() };
    let on = teller.calendar.day(26);
    let manager = offices(CARRICK).manager;
    let number = cast.number.clone();
    teller.act((26, 10), manager, move |desk| {
        desk.accept(&desk.find(&number)?, on)?;
        Ok(())
    });
    let mut lane = Lane::first(teller, &there);
    let lead = lane.lead;
    let changed = domain::record::enrolment::TeamChanged {
        programme: lane.programme.clone(),
        facilitators: runtime::record::Desk::assigned(&lead.into(), &[], &[]),
        because: text("They moved here. Told who comes, and shown a photograph, before the first day."),
        on: lane.teller.calendar.day(25),
    };
    lane.write((25, 11), manager, vec![changed.into()]);
    lane.meets(18, &[Beat::Met, Beat::Met], OUTLINES.get(2..).unwrap_or_default(), Manner::default());
    lane.schedule((3, 16), -4, "groups", None);
}

/// Ended before the end.
fn ended(teller: &mut Teller, cast: &Cast) {
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
