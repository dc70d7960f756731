//! How far each person has come: by their place at their site, so that every stage is there.

use domain::record::enrolment::Suspended;
use domain::record::transfer::Released;

use super::super::{site, text};
use super::lane::Lane;
use super::meetings::{Beat, Manner};
use super::people::Cast;
use super::runs::{self, RUNS};
use super::staff::{ASHGROVE, CARRICK, offices};
use super::steps::Teller;
use super::words::OUTLINES;
use super::{endings, referrals};

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
        Stage::Complete(disputed) => endings::complete(teller, cast, disputed),
        Stage::Withdrawn | Stage::Deselected => endings::ended(teller, cast),
        _ => referrals::referred(teller, cast),
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
