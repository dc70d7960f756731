//! One programme's lane of a person: everything that belongs to that programme and to no other.

use std::collections::BTreeMap;

use jiff::civil::{Date, DateTime};

use super::case::Case;
use super::enrolment::{Ended, Enrolled, Resumed, Suspended};
use super::formulation::{Desistance, Formulated, GoodLife, IdentityMapped, Lapsed};
use super::meeting::Meeting;
use super::plan::Planned;
use super::progress::{Measured, Progressed};
use super::referral::{Consented, Judged, ReferralMoved, Referred, Waiting};
use super::report::Report;
use super::transfer::HandedOver;
use super::{Around, Noted, Refusal};
use crate::codes;
use crate::hooks::Attendance;
use crate::ids::{MeetingId, ProgrammeId, SessionId, StaffId};

/// A lane.
#[derive(Clone, Debug, Default)]
pub struct Lane {
    /// The referral, and each move of it.
    pub referral: Option<Noted<Referred>>,
    /// Its moves, oldest first.
    pub moves: Vec<Noted<ReferralMoved>>,
    /// What was judged, oldest first.
    pub judged: Vec<Noted<Judged>>,
    /// What the person said about taking part, oldest first.
    pub consents: Vec<Noted<Consented>>,
    /// The waiting list, oldest first.
    pub waiting: Vec<Noted<Waiting>>,
    /// The enrolment, with facilitators and content as they are now.
    pub enrolment: Option<Noted<Enrolled>>,
    /// Since when the content is the one the person is given.
    pub content_since: Option<Date>,
    /// Formulations, oldest first.
    pub formulations: Vec<Noted<Formulated>>,
    /// Good Lives plans, oldest first.
    pub good_lives: Vec<Noted<GoodLife>>,
    /// Identity maps, oldest first.
    pub identity_maps: Vec<Noted<IdentityMapped>>,
    /// Evidence about desistance factors.
    pub desistance: Vec<Noted<Desistance>>,
    /// Setbacks.
    pub lapses: Vec<Noted<Lapsed>>,
    /// Delivery plans, oldest first; the last one stands.
    pub plans: Vec<Noted<Planned>>,
    /// Meetings, in order of their ids.
    pub meetings: BTreeMap<MeetingId, Meeting>,
    /// Answers to measures.
    pub measures: Vec<Noted<Measured>>,
    /// Progress on change goals.
    pub progress: Vec<Noted<Progressed>>,
    /// Handovers between facilitators.
    pub handovers: Vec<Noted<HandedOver>>,
    /// The pause it is in, where it is in one.
    pub suspended: Option<Noted<Suspended>>,
    /// Pauses that ended.
    pub resumed: Vec<Noted<Resumed>>,
    /// How it ended, where it has.
    pub ended: Option<Noted<Ended>>,
    /// Reports, oldest first.
    pub reports: Vec<Report>,
}

impl Lane {
    /// The id of the referral's status now.
    #[must_use]
    pub fn status(&self) -> Option<&str> {
        let moved = self.moves.last().map(|moved| &*moved.what.to);
        moved.or_else(|| self.referral.as_ref().map(|referred| &*referred.what.status))
    }

    /// What the person last said about taking part.
    #[must_use]
    pub fn consent(&self) -> Option<&Noted<Consented>> {
        self.consents.last()
    }

    /// Who works with the person in this lane now, lead first: the facilitators, or until somebody is enrolled whoever
    /// talks the referral through with them.
    #[must_use]
    pub fn team(&self) -> Vec<StaffId> {
        match (&self.enrolment, &self.referral) {
            (Some(enrolled), _) => enrolled.what.facilitators.iter().map(|one| one.member.clone()).collect(),
            (None, Some(referred)) => referred.what.assessed_by.clone(),
            (None, None) => Vec::new(),
        }
    }

    /// Meetings in order of their day and time, then id.
    #[must_use]
    pub fn meetings_in_order(&self) -> Vec<(&MeetingId, &Meeting)> {
        let mut meetings: Vec<_> = self.meetings.iter().collect();
        meetings
            .sort_by(|(one_id, one), (other_id, other)| (one.when(), one_id).cmp(&(other.when(), other_id)));
        meetings
    }

    /// The last day on which anything was held, scheduled meetings aside.
    #[must_use]
    pub fn last_contact(&self) -> Option<Date> {
        self.meetings.values().filter_map(|meeting| meeting.held.as_ref()).map(|held| held.what.on).max()
    }

    /// Whether a session was met in full.
    #[must_use]
    pub fn has_met(&self, session: &SessionId) -> bool {
        let whole = |meeting: &Meeting| {
            meeting.held.as_ref().is_some_and(|held| held.what.attendance == Attendance::Met)
        };
        self.meetings
            .values()
            .any(|meeting| whole(meeting) && meeting.scheduled.what.sessions.contains(session))
    }

    /// When a session is in the diary next.
    #[must_use]
    pub fn in_diary(&self, session: &SessionId) -> Option<DateTime> {
        let open = self.meetings.values().filter(|one| one.held.is_none() && one.cancelled.is_none());
        let with_it = open.filter(|meeting| meeting.scheduled.what.sessions.contains(session));
        with_it.map(|meeting| meeting.scheduled.what.at).min()
    }
}

/// Checks that somebody may write in a lane: there is one, and its programme is known. What is said about it after it
/// ended, such as a report, belongs to it as well.
pub(super) fn in_lane(case: &Case, around: &Around<'_>, programme: &ProgrammeId) -> Result<(), Refusal> {
    case.must_be_open()?;
    if case.lane(programme).is_none_or(|lane| lane.referral.is_none()) {
        let what = format!("the person has not been referred to `{programme}`");
        return Err(Refusal::new(codes::OUT_OF_ORDER, what).fix("refer them first: `waymark refer start`"));
    }
    if around.programme.is_none_or(|manifest| manifest.id != *programme) {
        return Err(Refusal::new(codes::NO_SUCH_PROGRAMME, format!("there is no programme `{programme}`")));
    }
    Ok(())
}

/// Checks that a lane is being delivered: enrolled, agreed to, not paused, not ended.
pub(super) fn in_delivery(case: &Case, around: &Around<'_>, programme: &ProgrammeId) -> Result<(), Refusal> {
    in_lane(case, around, programme)?;
    let lane = case.lane(programme);
    let refuse = |code, what: String, fix: &str| Err(Refusal::new(code, what).fix(fix));
    if lane.and_then(|lane| lane.enrolment.as_ref()).is_none() {
        let what = format!("the person is not enrolled in `{programme}`");
        return refuse(codes::OUT_OF_ORDER, what, "enrol them first: `waymark enrol`");
    }
    if let Some(ended) = lane.and_then(|lane| lane.ended.as_ref()) {
        let what = format!("the lane `{programme}` ended on {}", ended.what.on);
        return refuse(codes::LANE_ENDED, what, "take it up again first: `waymark refer move`");
    }
    if let Some(paused) = lane.and_then(|lane| lane.suspended.as_ref()) {
        let what = format!("the lane `{programme}` is paused since {}", paused.what.on);
        return refuse(codes::LANE_PAUSED, what, "take it up again first: `waymark enrol resume`");
    }
    Ok(())
}
