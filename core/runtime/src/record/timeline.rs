//! One timeline of all a person's lanes, and what it warns of: meetings of lanes one may not read are dates only.

use domain::hooks::Attendance;
use domain::ids::{MeetingId, ProgrammeId, StaffId};
use domain::record::Text;
use jiff::civil::{Date, DateTime};
use schemars::JsonSchema;
use serde::Serialize;

use super::desk::{Desk, Looked};

/// One line of the timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Line {
    /// When.
    #[schemars(with = "String")]
    pub at: DateTime,
    /// Which lane.
    pub programme: ProgrammeId,
    /// What it is called: the outline's title as it was, or what the lane calls its meetings to others.
    pub shown_as: String,
    /// The meeting; none in a lane one may not read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meeting: Option<MeetingId>,
    /// The outlines it works with.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sessions: Vec<String>,
    /// `planned`, `held` or `called off`.
    pub state: &'static str,
    /// How it went.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attendance: Option<Attendance>,
    /// Where it stopped.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stopped_at: Option<String>,
}

/// Something people should look at. Never about how somebody is doing: about what has not happened.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Alert {
    /// Which lane, where it is about one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub programme: Option<ProgrammeId>,
    /// What, in English.
    pub what: String,
    /// The same, for whoever says it in another language.
    #[serde(skip)]
    #[schemars(skip)]
    pub about: AlertAbout,
}

/// What an alert is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AlertAbout {
    /// No contact for so many days.
    NoContact {
        /// How many.
        days: i64,
        /// The last day there was any, or the day of the enrolment.
        since: Date,
    },
    /// The agreement to take part is due to be talked about again.
    AgreementDue {
        /// Since when.
        since: Date,
    },
    /// A meeting is over, and nobody has said how it went.
    NotRecorded {
        /// Its day.
        on: Date,
        /// Which.
        meeting: MeetingId,
    },
    /// The check-in went down twice running.
    WentDown,
    /// The day of a promise is over.
    PromiseDue {
        /// Its day.
        by: Date,
        /// What was promised.
        what: Text,
    },
    /// Somebody opened the record without being assigned, and nobody has reviewed it.
    Opened {
        /// Who.
        by: StaffId,
    },
    /// Entries came from a site that no longer held the case.
    Beside {
        /// How many.
        entries: usize,
    },
}

impl AlertAbout {
    /// In English, days and names as the record has them.
    fn what(&self) -> String {
        match self {
            Self::NoContact { days, since } => format!("no contact for {days} days, since {since}"),
            Self::AgreementDue { since } => {
                format!("agreement to take part is due to be talked about again since {since}")
            }
            Self::NotRecorded { on, .. } => format!("the meeting of {on} is not recorded"),
            Self::WentDown => {
                "the check-in went down twice running: worth talking about, together and in supervision"
                    .to_owned()
            }
            Self::PromiseDue { by, what } => format!("a promise was due on {by}: {what}"),
            Self::Opened { by } => {
                format!("`{by}` opened this record without being assigned; it has not been reviewed")
            }
            Self::Beside { entries } => format!(
                "{entries} entries came from a site that no longer held the case; they stand beside the record"
            ),
        }
    }
}

impl Alert {
    fn of(programme: Option<ProgrammeId>, about: AlertAbout) -> Self {
        Self { programme, what: about.what(), about }
    }
}

impl Desk<'_> {
    /// The timeline of all lanes, oldest first.
    #[must_use]
    pub fn timeline(&self, looked: &Looked) -> Vec<Line> {
        let mut lines = Vec::new();
        for (programme, lane) in &looked.case.lanes {
            let ready = self.programme(&looked.case, programme);
            let manifest = ready.as_ref().map(|ready| &ready.programme.package.manifest);
            let shown_as =
                manifest.map(|manifest| manifest.beside.shown_as.clone()).filter(|words| !words.is_empty());
            let shown_as = shown_as.unwrap_or_else(|| "meeting".to_owned());
            for (id, meeting) in lane.meetings_in_order() {
                let state = match (&meeting.held, &meeting.cancelled) {
                    (Some(_), _) => "held",
                    (None, Some(_)) => "called off",
                    (None, None) => "planned",
                };
                let mut line = Line {
                    at: meeting.when(),
                    programme: programme.clone(),
                    shown_as: shown_as.clone(),
                    meeting: None,
                    sessions: Vec::new(),
                    state,
                    attendance: None,
                    stopped_at: None,
                };
                if looked.may_read(programme) {
                    let held = meeting.held.as_ref().map(|held| &held.what);
                    line.meeting = Some(id.clone());
                    line.sessions = meeting.scheduled.what.sessions.iter().map(ToString::to_string).collect();
                    line.attendance = held.map(|held| held.attendance);
                    line.stopped_at = held.and_then(|held| held.stopped_at.as_ref()).map(ToString::to_string);
                }
                lines.push(line);
            }
        }
        lines.sort_by(|one, other| {
            (one.at, &one.programme, &one.meeting).cmp(&(other.at, &other.programme, &other.meeting))
        });
        lines
    }

    /// What people should look at.
    #[must_use]
    pub fn alerts(&self, looked: &Looked) -> Vec<Alert> {
        let mut alerts = Vec::new();
        let case = &looked.case;
        for (programme, lane) in &case.lanes {
            let mut say = |about| alerts.push(Alert::of(Some(programme.clone()), about));
            let enrolled =
                lane.enrolment.as_ref().filter(|_| lane.ended.is_none() && lane.suspended.is_none());
            if let Some(enrolled) = enrolled {
                let since = lane.last_contact().unwrap_or(enrolled.what.on);
                let days = domain::date::to_days(self.today) - domain::date::to_days(since);
                if days > i64::from(self.words.gap_after_days) {
                    say(AlertAbout::NoContact { days, since });
                }
            }
            if !looked.may_read(programme) {
                continue;
            }
            let due = lane.consent().and_then(|consent| consent.what.review_on);
            if let Some(since) = due.filter(|due| *due <= self.today) {
                say(AlertAbout::AgreementDue { since });
            }
            for (id, meeting) in lane.meetings_in_order() {
                let on = meeting.scheduled.what.at.date();
                if meeting.held.is_none() && meeting.cancelled.is_none() && on < self.today {
                    say(AlertAbout::NotRecorded { on, meeting: id.clone() });
                }
            }
            if two_drops(lane) {
                say(AlertAbout::WentDown);
            }
        }
        for promised in case.open_promises().filter(|promised| looked.may_read(&promised.what.programme)) {
            if let Some(by) = promised.what.by.filter(|by| *by < self.today) {
                let about = AlertAbout::PromiseDue { by, what: promised.what.what.clone() };
                alerts.push(Alert::of(Some(promised.what.programme.clone()), about));
            }
        }
        let unreviewed =
            case.glass.iter().filter(|broken| !case.glass_reviewed.contains(&broken.recorded.number));
        alerts.extend(
            unreviewed.map(|broken| Alert::of(None, AlertAbout::Opened { by: broken.recorded.by.clone() })),
        );
        if !case.beside.is_empty() {
            alerts.push(Alert::of(None, AlertAbout::Beside { entries: case.beside.len() }));
        }
        alerts.sort();
        alerts
    }
}

/// Whether what the participant said in the check-in went down at two meetings running, in any question.
pub(super) fn two_drops(lane: &domain::record::lane::Lane) -> bool {
    let answers: Vec<_> = lane
        .meetings_in_order()
        .into_iter()
        .filter_map(|(_, meeting)| meeting.check_ins.last())
        .map(|check_in| &check_in.what.participant)
        .filter(|answers| !answers.is_empty())
        .collect();
    let dropped =
        |one: &std::collections::BTreeMap<domain::record::Text, domain::record::after_meeting::Felt>,
         next: &std::collections::BTreeMap<_, _>| {
            one.iter().any(|(question, felt)| next.get(question).is_some_and(|later| later < felt))
        };
    answers.windows(3).any(|three| match three {
        [first, second, third] => dropped(first, second) && dropped(second, third),
        _ => false,
    })
}
