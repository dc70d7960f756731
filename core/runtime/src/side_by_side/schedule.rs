//! The calendar of a person's lanes as people read it: in full, and for each team as far as it may see.

use domain::ids::{ProgrammeId, SessionId};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::relations::At;
use super::wording::Words;
use super::{Crossing, Joint, OverlapKind, Standing};
use crate::calendar::{self, Days, Laid, LaidMeeting, NotKept, Planned, PlannedLane};

/// The suggested sessions week by week: a proposal, in which nothing is fixed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CalendarReport {
    /// The weeks, to the last with a meeting.
    pub weeks: Vec<WeekReport>,
    /// What could not be kept.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub not_kept: Vec<NotKeptReport>,
}

/// A week.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct WeekReport {
    /// Its number, from 1.
    pub week: u16,
    /// Its Monday.
    #[schemars(with = "Option<String>")]
    pub from: Option<Date>,
    /// The meetings, at most one a lane.
    pub meetings: Vec<MeetingReport>,
    /// Why some of its days are without meetings.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub days_without: Vec<String>,
}

/// A meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct MeetingReport {
    /// The programme; none in another lane that a team may see dates of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub programme: Option<ProgrammeId>,
    /// The session; none in another lane that a team may see dates of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session: Option<SessionId>,
    /// The session's title, or what the other lane's meetings are called here.
    pub what: String,
    /// Which of the session's meetings it is, from 1, and of how many.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meeting: Option<(u16, u16)>,
}

/// Something that could not be kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct NotKeptReport {
    /// What.
    pub what: String,
    /// Why.
    pub why: String,
}

/// Lays a person's open lanes out from the day of the advice on.
pub(super) fn lay<'j>(
    joint: &Joint<'j>,
    person: &Standing,
    crossings: &[Crossing],
    on: Date,
) -> (Days<'j>, Laid) {
    let days = Days::from(on, joint.site);
    let lane = |(number, ready): (usize, &&crate::compile::Ready)| PlannedLane {
        sessions: Planned::of(&ready.programme.package.sessions, person.suggested(number)),
        unseen: crossings.get(number) == Some(&Crossing::Nothing),
    };
    let lanes: Vec<PlannedLane> = joint.programmes.iter().enumerate().map(lane).collect();
    let laid = calendar::lay(&lanes, &joint.relations.pairs, &days);
    (days, laid)
}

impl Words<'_> {
    /// The whole calendar.
    pub(super) fn calendar(&self, days: &Days<'_>, laid: &Laid) -> CalendarReport {
        let weeks = weeks(days, laid, |meeting| Some(self.meeting(meeting)));
        CalendarReport { weeks, not_kept: laid.not_kept.iter().map(|one| self.not_kept(one, days)).collect() }
    }

    /// The calendar as the team of `me` may see it.
    pub(super) fn team_calendar(&self, me: usize, days: &Days<'_>, laid: &Laid) -> CalendarReport {
        let crossing = |lane: usize| self.crossings.get(lane).copied().unwrap_or(Crossing::Nothing);
        let seen = |meeting: &LaidMeeting| {
            if meeting.lane == me {
                return Some(self.meeting(meeting));
            }
            let shown_as = self.shown_as(meeting.lane);
            let what = match crossing(meeting.lane) {
                Crossing::Nothing => return None,
                Crossing::DatesOnly => shown_as.to_owned(),
                Crossing::Topics => format!("{shown_as}: {}", self.title(at(meeting))),
            };
            Some(MeetingReport { programme: None, session: None, what, meeting: None })
        };
        let told = |one: &&NotKept| match one {
            NotKept::NoWeek(lane, _) => *lane == me,
            NotKept::Circle(ours, theirs) => {
                let other = if ours.lane == me { theirs.lane } else { ours.lane };
                (ours.lane == me || theirs.lane == me) && crossing(other) == Crossing::Topics
            }
            NotKept::Unseen(..) | NotKept::TooMany(_) => false,
        };
        CalendarReport {
            weeks: weeks(days, laid, seen),
            not_kept: laid.not_kept.iter().filter(told).map(|one| self.not_kept_for(me, one, days)).collect(),
        }
    }

    fn meeting(&self, meeting: &LaidMeeting) -> MeetingReport {
        let outline = self.outline(at(meeting));
        MeetingReport {
            programme: self.joint.id(meeting.lane).cloned(),
            session: outline.map(|outline| outline.id.clone()),
            what: self.title(at(meeting)).to_owned(),
            meeting: Some((meeting.number, meeting.of)),
        }
    }

    fn not_kept(&self, one: &NotKept, days: &Days<'_>) -> NotKeptReport {
        self.say(one, days, &|at| self.with_programme(at))
    }

    fn not_kept_for(&self, me: usize, one: &NotKept, days: &Days<'_>) -> NotKeptReport {
        let name = |at: At| match at.lane == me {
            true => self.title(at).to_owned(),
            false => format!("the {} \"{}\"", self.shown_as(at.lane), self.title(at)),
        };
        self.say(one, days, &name)
    }

    fn say(&self, one: &NotKept, days: &Days<'_>, name: &dyn Fn(At) -> String) -> NotKeptReport {
        let (what, why) = match one {
            NotKept::Circle(ours, theirs) => (
                format!("{} does not come after {}.", name(*ours), name(*theirs)),
                "Each waits for something of the other lane, so one had to begin.".to_owned(),
            ),
            NotKept::Unseen(kind, ours, theirs) => {
                let (ours, theirs) = (name(*ours), name(*theirs));
                let what = if *kind == OverlapKind::NotSameWeek {
                    format!("{ours} and {theirs} fall in one week.")
                } else {
                    format!("{ours} does not come after {theirs}.")
                };
                (what, "The person agreed that nothing crosses, so neither team may know.".to_owned())
            }
            NotKept::TooMany(week) => {
                let from = days
                    .monday(week.saturating_sub(1))
                    .map(|day| format!(", from {day}"))
                    .unwrap_or_default();
                (
                    format!("Week {week}{from} has more meetings than the site allows."),
                    "The person agreed that nothing crosses, so no team can give way to another.".to_owned(),
                )
            }
            NotKept::NoWeek(lane, left) => (
                format!("{left} suggested sessions of {} found no week.", self.id(*lane)),
                "The site has no room for meetings in the weeks that were looked at.".to_owned(),
            ),
        };
        NotKeptReport { what, why }
    }
}

fn at(meeting: &LaidMeeting) -> At {
    At { lane: meeting.lane, session: meeting.session }
}

/// The weeks up to the last with a meeting that is seen.
fn weeks(
    days: &Days<'_>,
    laid: &Laid,
    seen: impl Fn(&LaidMeeting) -> Option<MeetingReport>,
) -> Vec<WeekReport> {
    let week = |(week, laid): (u16, &calendar::LaidWeek)| WeekReport {
        week: week + 1,
        from: days.monday(week),
        meetings: laid.meetings.iter().filter_map(&seen).collect(),
        days_without: days.without(week).iter().map(|days| days.why.clone()).collect(),
    };
    let mut weeks: Vec<WeekReport> = (0_u16..).zip(&laid.weeks).map(week).collect();
    while weeks.last().is_some_and(|week| week.meetings.is_empty()) {
        weeks.pop();
    }
    weeks
}
