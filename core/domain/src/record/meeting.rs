//! Meetings: scheduled, rung for, held, cancelled, caught up; what was done otherwise than planned.
//!
//! A meeting that was held keeps the exact words that were used, by their hash: no later edit reaches them.

use std::collections::BTreeMap;

use jiff::civil::{Date, DateTime};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::after_meeting::{CheckedIn, NoteWritten};
use super::case::Case;
use super::lane::{in_delivery, in_lane};
use super::{Around, Kind, Noted, Refusal, Stamp, Text, happened, said};
use crate::codes;
use crate::hooks::Attendance;
use crate::ids::{BlockId, MeetingId, ProgrammeId, SessionId, StaffId};
use crate::package::DeliveryFormat;
use crate::record::words::AttendanceCode;

/// Everything about one meeting.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Meeting {
    /// When and what was planned.
    pub scheduled: Noted<Scheduled>,
    /// That it was called off.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cancelled: Option<Noted<Cancelled>>,
    /// That the unit was rung that day.
    pub rung: Vec<Noted<UnitRung>>,
    /// How it went.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub held: Option<Noted<Held>>,
    /// Notes with their history: a later one with the same `replaces` stands.
    pub notes: Vec<Noted<NoteWritten>>,
    /// The check-in.
    pub check_ins: Vec<Noted<CheckedIn>>,
}

impl Meeting {
    /// When it took place, or is to.
    #[must_use]
    pub fn when(&self) -> DateTime {
        let planned = self.scheduled.what.at;
        self.held.as_ref().map_or(planned, |held| held.what.on.to_datetime(planned.time()))
    }
}

/// A meeting was put in the diary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Scheduled {
    /// The meeting.
    pub meeting: MeetingId,
    /// In which lane.
    pub programme: ProgrammeId,
    /// The outline it works with; two short ones may share a meeting.
    pub sessions: Vec<SessionId>,
    /// Day and time there.
    pub at: DateTime,
    /// For how many minutes.
    pub minutes: u16,
    /// The room, by id of the site's list.
    #[serde(default)]
    pub room: Option<Text>,
    /// How it is delivered.
    pub format: DeliveryFormat,
    /// Who delivers.
    pub facilitators: Vec<StaffId>,
    /// The meeting it makes up for.
    #[serde(default)]
    pub catches_up: Option<MeetingId>,
    /// What is agreed about an interpreter; never another prisoner.
    #[serde(default)]
    pub interpreter: Option<Text>,
}

impl Kind for Scheduled {
    fn check(&self, case: &Case, around: &Around<'_>) -> Result<(), Refusal> {
        in_delivery(case, around, &self.programme)?;
        let lane = case.lane(&self.programme);
        if lane.is_some_and(|lane| lane.meetings.contains_key(&self.meeting)) {
            return Err(Refusal::new(codes::ALREADY_SO, "this meeting is in the diary already"));
        }
        if let Some(stranger) = self.sessions.iter().find(|id| around.session(id.as_str()).is_none()) {
            let what = format!("`{}` has no session `{stranger}`", self.programme);
            return Err(Refusal::new(codes::NO_SUCH_SESSION, what));
        }
        if !(1..=480).contains(&self.minutes) {
            let what = format!("a meeting does not last {} minutes", self.minutes);
            return Err(Refusal::new(codes::TOO_LONG, what).fix("give between 1 and 480 minutes"));
        }
        if self.sessions.is_empty() {
            return Err(Refusal::new(codes::NOTHING_SAID, "no session was named for the meeting"));
        }
        if self.facilitators.is_empty() || self.facilitators.len() > 2 {
            return Err(Refusal::new(codes::FACILITATORS, "a meeting has one or two facilitators"));
        }
        let formats =
            around.programme.map(|manifest| manifest.delivery.formats.as_slice()).unwrap_or_default();
        if !formats.contains(&self.format) {
            let what = format!("`{}` is not delivered in this format", self.programme);
            return Err(Refusal::new(codes::FACILITATORS, what));
        }
        // A meeting ahead is planned with people who may deliver today; whether they still may is asked when it is held.
        deliverers(&self.facilitators, &self.programme, self.at.date().min(around.today), around)?;
        if let Some(missed) = &self.catches_up {
            let missed = lane.and_then(|lane| lane.meetings.get(missed));
            let was_missed = missed.is_some_and(|meeting| {
                meeting.cancelled.is_some()
                    || meeting.held.as_ref().is_some_and(|held| held.what.attendance != Attendance::Met)
            });
            if !was_missed {
                return Err(Refusal::new(codes::OUT_OF_ORDER, "there is no missed meeting to catch up"));
            }
        }
        clash(case, self)
    }

    fn apply(self, case: &mut Case, stamp: &Stamp) {
        let lane = case.lane_mut(&self.programme);
        let meeting = Meeting {
            scheduled: Noted::new(self.clone(), stamp),
            cancelled: None,
            rung: Vec::new(),
            held: None,
            notes: Vec::new(),
            check_ins: Vec::new(),
        };
        lane.meetings.entry(self.meeting).or_insert(meeting);
    }

    fn lane(&self) -> Option<&ProgrammeId> {
        Some(&self.programme)
    }
}

/// Everyone who is to deliver may.
fn deliverers(
    facilitators: &[StaffId],
    programme: &ProgrammeId,
    on: Date,
    around: &Around<'_>,
) -> Result<(), Refusal> {
    let roles = around.programme.map(|manifest| manifest.delivery.roles.as_slice()).unwrap_or_default();
    for id in facilitators {
        let Some(member) = around.member(id) else {
            return Err(Refusal::new(codes::NO_SUCH_MEMBER, format!("there is no member of staff `{id}`")));
        };
        member.may_deliver(programme, roles, on, around.words)?;
    }
    Ok(())
}

/// Nobody is at two meetings at once, whichever lanes they belong to.
fn clash(case: &Case, wanted: &Scheduled) -> Result<(), Refusal> {
    match case.booked(wanted.at, wanted.minutes, None) {
        Some(other) => {
            let at = other.scheduled.what.at;
            let (hour, minute) = (at.hour(), at.minute());
            let what = format!("the person has another meeting on {} at {hour}:{minute:02}", at.date());
            Err(Refusal::new(codes::CLASH, what))
        }
        None => Ok(()),
    }
}

/// Whether two meetings, each of so many minutes, go on at one time.
#[must_use]
pub fn overlap((one, its): (DateTime, u16), (other, others): (DateTime, u16)) -> bool {
    let end = |at: DateTime, minutes: u16| {
        let minutes = jiff::Span::new().try_minutes(i64::from(minutes));
        minutes.ok().and_then(|minutes| at.checked_add(minutes).ok()).unwrap_or(at)
    };
    one < end(other, others) && other < end(one, its)
}

impl Case {
    /// The meeting of the diary that goes on at a time, in any lane; one that is moved is left aside.
    #[must_use]
    pub fn booked(&self, at: DateTime, minutes: u16, besides: Option<&MeetingId>) -> Option<&Meeting> {
        let all = self.lanes.values().flat_map(|lane| &lane.meetings);
        let open = all.filter(|(id, meeting)| {
            meeting.cancelled.is_none() && meeting.held.is_none() && besides != Some(*id)
        });
        let mut open = open.map(|(_, meeting)| meeting);
        open.find(|meeting| {
            overlap((at, minutes), (meeting.scheduled.what.at, meeting.scheduled.what.minutes))
        })
    }
}

/// A meeting was called off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Cancelled {
    /// The meeting.
    pub meeting: MeetingId,
    /// In which lane.
    pub programme: ProgrammeId,
    /// The neutral why, by id of the attendance list.
    pub reason: Text,
    /// Anything worth knowing.
    #[serde(default)]
    pub note: Option<Text>,
}

/// The meeting with this id, where it can still take place.
fn open_meeting<'a>(case: &'a Case, programme: &ProgrammeId, id: &MeetingId) -> Result<&'a Meeting, Refusal> {
    let meeting = any_meeting(case, programme, id)?;
    if meeting.held.is_some() {
        return Err(Refusal::new(codes::ALREADY_SO, "this meeting is recorded already")
            .fix("write a note on it instead: `waymark session note`"));
    }
    if meeting.cancelled.is_some() {
        return Err(Refusal::new(codes::ALREADY_SO, "this meeting was called off"));
    }
    Ok(meeting)
}

pub(super) fn any_meeting<'a>(
    case: &'a Case,
    programme: &ProgrammeId,
    id: &MeetingId,
) -> Result<&'a Meeting, Refusal> {
    let meeting = case.lane(programme).and_then(|lane| lane.meetings.get(id));
    meeting.ok_or_else(|| Refusal::new(codes::NO_SUCH_ENTRY, format!("there is no meeting `{id}`")))
}

impl Kind for Cancelled {
    fn check(&self, case: &Case, around: &Around<'_>) -> Result<(), Refusal> {
        in_lane(case, around, &self.programme)?;
        open_meeting(case, &self.programme, &self.meeting)?;
        attendance(&self.reason, around).map(|_| ())
    }

    fn apply(self, case: &mut Case, stamp: &Stamp) {
        let meeting = case.lane_mut(&self.programme).meetings.get_mut(&self.meeting);
        if let Some(meeting) = meeting {
            meeting.cancelled = Some(Noted::new(self, stamp));
        }
    }

    fn lane(&self) -> Option<&ProgrammeId> {
        Some(&self.programme)
    }
}

fn attendance(id: &str, around: &Around<'_>) -> Result<Attendance, Refusal> {
    let here = |code: &&AttendanceCode| !around.is_elsewhere(code.setting);
    let known = around.words.attendance(id).filter(here).map(|code| code.attendance);
    known.ok_or_else(|| {
        let ids: Vec<&str> =
            around.words.attendance.iter().filter(here).map(|code| code.id.as_str()).collect();
        let what = format!("there is no attendance code `{id}` here");
        Refusal::new(codes::NO_SUCH_REASON, what).fix(format!("give one of: {}", ids.join(", ")))
    })
}

/// The unit was rung before a meeting, the same day: how the person is, and whether extra support is in place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UnitRung {
    /// The meeting.
    pub meeting: MeetingId,
    /// In which lane.
    pub programme: ProgrammeId,
    /// The day.
    pub on: Date,
    /// Whether it is a good day to meet.
    pub go_ahead: bool,
    /// Anything to know before going in, without health details.
    #[serde(default)]
    pub note: Option<Text>,
}

impl Kind for UnitRung {
    fn check(&self, case: &Case, around: &Around<'_>) -> Result<(), Refusal> {
        in_lane(case, around, &self.programme)?;
        happened(self.on, around.today, "the call")?;
        open_meeting(case, &self.programme, &self.meeting).map(|_| ())
    }

    fn apply(self, case: &mut Case, stamp: &Stamp) {
        let meeting = case.lane_mut(&self.programme).meetings.get_mut(&self.meeting);
        if let Some(meeting) = meeting {
            meeting.rung.push(Noted::new(self, stamp));
        }
    }

    fn lane(&self) -> Option<&ProgrammeId> {
        Some(&self.programme)
    }
}

/// How something was done otherwise than the outline says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DepartureKind {
    /// It was left out.
    LeftOut,
    /// Something was added.
    Added,
    /// It was done in another way.
    DoneDifferently,
    /// It came earlier or later.
    Reordered,
}

/// One departure from the outline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Departure {
    /// Which block.
    pub block: BlockId,
    /// How.
    pub kind: DepartureKind,
    /// Whether it was planned, or decided on the day.
    pub planned: bool,
    /// Why.
    pub because: Text,
}

/// The exact words that were used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Delivered {
    /// The session outline.
    pub session: SessionId,
    /// The hash of the document that holds the words.
    pub words: Text,
    /// The version of the programme.
    pub version: Text,
    /// The hash over its files.
    pub content: Text,
    /// The language.
    pub language: Text,
    /// The layers the words come from, lowest first.
    pub layers: Vec<Text>,
}

/// The answer to a prompt that asks where a meeting stopped, where they came to the end: said, and so told apart from
/// what nobody answered.
pub const TO_THE_END: &str = "to-the-end";

/// How a meeting went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Held {
    /// The meeting.
    pub meeting: MeetingId,
    /// In which lane.
    pub programme: ProgrammeId,
    /// The day.
    pub on: Date,
    /// The code of the attendance list.
    pub code: Text,
    /// What that comes to.
    pub attendance: Attendance,
    /// Where it stopped, if before the end.
    #[serde(default)]
    pub stopped_at: Option<BlockId>,
    /// Who delivered.
    pub facilitators: Vec<StaffId>,
    /// What was used; empty when they did not meet.
    #[serde(default)]
    pub delivered: Vec<Delivered>,
    /// Answers to the outline's record prompts.
    #[serde(default)]
    pub answers: BTreeMap<Text, Text>,
    /// What was done otherwise.
    #[serde(default)]
    pub departures: Vec<Departure>,
    /// Blocks that did not land, for the designers.
    #[serde(default)]
    pub did_not_land: Vec<BlockId>,
    /// What two facilitators saw differently, kept as two views.
    #[serde(default)]
    pub two_views: Option<Text>,
}

impl Kind for Held {
    fn check(&self, case: &Case, around: &Around<'_>) -> Result<(), Refusal> {
        in_delivery(case, around, &self.programme)?;
        happened(self.on, around.today, "the meeting")?;
        let meeting = open_meeting(case, &self.programme, &self.meeting)?;
        if attendance(&self.code, around)? != self.attendance {
            let what = format!("`{}` means something else", self.code);
            return Err(Refusal::new(codes::NO_SUCH_REASON, what));
        }
        if self.facilitators.is_empty() || self.facilitators.len() > 2 {
            return Err(Refusal::new(codes::FACILITATORS, "a meeting has one or two facilitators"));
        }
        deliverers(&self.facilitators, &self.programme, self.on, around)?;
        let met = matches!(self.attendance, Attendance::Met | Attendance::MetInPart);
        if met && self.delivered.is_empty() {
            return Err(Refusal::new(codes::NOTHING_SAID, "which words were used is missing"));
        }
        self.blocks_exist(meeting, around)
    }

    fn apply(self, case: &mut Case, stamp: &Stamp) {
        let meeting = case.lane_mut(&self.programme).meetings.get_mut(&self.meeting);
        if let Some(meeting) = meeting {
            meeting.held = Some(Noted::new(self, stamp));
        }
    }

    fn lane(&self) -> Option<&ProgrammeId> {
        Some(&self.programme)
    }
}

impl Held {
    fn blocks_exist(&self, meeting: &Meeting, around: &Around<'_>) -> Result<(), Refusal> {
        let outlines: Vec<_> =
            meeting.scheduled.what.sessions.iter().filter_map(|id| around.session(id.as_str())).collect();
        let has =
            |id: &BlockId| outlines.iter().any(|outline| outline.blocks.iter().any(|block| block.id == *id));
        let departed = self.departures.iter().filter(|departure| departure.kind != DepartureKind::Added);
        let named = departed.map(|departure| &departure.block);
        let named = named.chain(&self.stopped_at).chain(&self.did_not_land);
        if let Some(stranger) = named.into_iter().find(|id| !has(id)) {
            let ids = outlines.iter().flat_map(|outline| &outline.blocks).map(|block| block.id.as_str());
            let ids: Vec<&str> = ids.collect();
            let what = format!("the session has no block `{stranger}`");
            return Err(
                Refusal::new(codes::NO_SUCH_BLOCK, what).fix(format!("name one of: {}", ids.join(", ")))
            );
        }
        for departure in &self.departures {
            said(&departure.because, "why it was done otherwise")?;
        }
        let prompts: Vec<&str> =
            outlines.iter().flat_map(|outline| &outline.record).map(|prompt| prompt.id.as_str()).collect();
        match self.answers.keys().find(|id| !prompts.contains(&&***id)) {
            Some(stranger) => {
                let what = format!("the session asks nothing called `{stranger}`");
                Err(Refusal::new(codes::NO_SUCH_WORD, what)
                    .fix(format!("answer one of: {}", prompts.join(", "))))
            }
            None => Ok(()),
        }
    }
}
