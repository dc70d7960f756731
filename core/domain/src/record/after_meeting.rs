//! After a meeting: notes with their history, the check-in, ruptures and how they were mended.

use std::collections::BTreeMap;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::case::Case;
use super::lane::in_lane;
use super::meeting::any_meeting;
use super::{Around, Kind, Noted, Refusal, Stamp, Text, happened, said};
use crate::codes;
use crate::ids::{MeetingId, ProgrammeId};

/// A note on a meeting. What it replaces stays in the history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NoteWritten {
    /// The meeting.
    pub meeting: MeetingId,
    /// In which lane.
    pub programme: ProgrammeId,
    /// The words.
    pub text: Text,
    /// The entry it replaces, by number.
    #[serde(default)]
    pub replaces: Option<u64>,
    /// What became of notes on paper: none, kept, or destroyed on a day.
    #[serde(default)]
    pub paper: Option<Text>,
}

impl Kind for NoteWritten {
    fn check(&self, case: &Case, around: &Around<'_>) -> Result<(), Refusal> {
        in_lane(case, around, &self.programme)?;
        said(&self.text, "the note")?;
        let meeting = any_meeting(case, &self.programme, &self.meeting)?;
        if meeting.held.is_none() && meeting.cancelled.is_none() {
            let what = "this meeting has not been recorded yet";
            return Err(Refusal::new(codes::OUT_OF_ORDER, what)
                .fix("record how it went first: `waymark session record`"));
        }
        let known = |number: u64| meeting.notes.iter().any(|note| note.recorded.number == number);
        match self.replaces {
            Some(number) if !known(number) => {
                Err(Refusal::new(codes::NO_SUCH_ENTRY, format!("entry {number} is no note on this meeting")))
            }
            _ => Ok(()),
        }
    }

    fn apply(self, case: &mut Case, stamp: &Stamp) {
        let meeting = case.lane_mut(&self.programme).meetings.get_mut(&self.meeting);
        if let Some(meeting) = meeting {
            meeting.notes.push(Noted::new(self, stamp));
        }
    }

    fn lane(&self) -> Option<&ProgrammeId> {
        Some(&self.programme)
    }
}

/// How one question of the check-in was answered: five steps, without numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Felt {
    /// Not at all.
    NotAtAll,
    /// A little.
    ALittle,
    /// In between.
    InBetween,
    /// Mostly.
    Mostly,
    /// Very much.
    VeryMuch,
}

/// The check-in after a meeting, from either side; anything may be skipped. A prompt for a conversation, never a
/// measure of anybody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CheckedIn {
    /// The meeting.
    pub meeting: MeetingId,
    /// In which lane.
    pub programme: ProgrammeId,
    /// The participant's answers, by id of the question; empty when they would rather not.
    #[serde(default)]
    pub participant: BTreeMap<Text, Felt>,
    /// The facilitator's.
    #[serde(default)]
    pub facilitator: BTreeMap<Text, Felt>,
}

impl Kind for CheckedIn {
    fn check(&self, case: &Case, around: &Around<'_>) -> Result<(), Refusal> {
        in_lane(case, around, &self.programme)?;
        any_meeting(case, &self.programme, &self.meeting)?;
        let known = |id: &&Text| around.words.check_in.iter().any(|worded| worded.id == ***id);
        match self.participant.keys().chain(self.facilitator.keys()).find(|id| !known(id)) {
            Some(stranger) => {
                let what = format!("the check-in has no question `{stranger}`");
                Err(Refusal::new(codes::NO_SUCH_WORD, what))
            }
            None => Ok(()),
        }
    }

    fn apply(self, case: &mut Case, stamp: &Stamp) {
        let meeting = case.lane_mut(&self.programme).meetings.get_mut(&self.meeting);
        if let Some(meeting) = meeting {
            meeting.check_ins.push(Noted::new(self, stamp));
        }
    }

    fn lane(&self) -> Option<&ProgrammeId> {
        Some(&self.programme)
    }
}

/// Something between the two went wrong, and what was done about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Mended {
    /// In which lane.
    pub programme: ProgrammeId,
    /// When.
    pub on: Date,
    /// What happened between them.
    pub rupture: Text,
    /// What was done to mend it; none yet without it.
    #[serde(default)]
    pub repair: Option<Text>,
}

impl Kind for Mended {
    fn check(&self, case: &Case, around: &Around<'_>) -> Result<(), Refusal> {
        in_lane(case, around, &self.programme)?;
        happened(self.on, around.today, "it")?;
        said(&self.rupture, "what happened")
    }

    fn apply(self, case: &mut Case, stamp: &Stamp) {
        case.mended.push(Noted::new(self, stamp));
    }

    fn lane(&self) -> Option<&ProgrammeId> {
        Some(&self.programme)
    }
}
