//! A meeting in the diary: which sessions, when and where, who; looked at before it is saved. Moving one is calling it off
//! and putting another in its place, in one step.

mod booked;
mod fields;
mod time;

use axum::extract::Path;
use axum::response::Response;
use components::Html;
use domain::ids::{MeetingId, SessionId, StaffId};
use domain::package::DeliveryFormat;
use domain::record::meeting::{Cancelled, Meeting, Scheduled};
use domain::record::{Entry, Refusal};
use runtime::record::{Desk, Wish};

use super::lane::{InLane, text};
use super::steps::{Asked, Given, Steps, Walk, Walked};
use crate::answer::Answer;
use crate::at::{At, Posted};
use crate::form::{SEEN, Typed, Wrong};

/// A meeting on its way into the diary.
struct Diary<'a> {
    at: &'a At,
    desk: &'a Desk<'a>,
    lane: &'a InLane,
    /// The one that is moved.
    moved: Option<(MeetingId, &'a Meeting)>,
}

pub(super) async fn show(at: At, Path((person, programme)): Path<(String, String)>) -> Response {
    at.desk(move |desk, at| {
        let lane = InLane::open(desk, &person, &programme, "diary")?;
        Diary { at, desk, lane: &lane, moved: None }.begin()
    })
    .await
}

pub(super) async fn save(
    Path((person, programme)): Path<(String, String)>,
    Posted(at, typed): Posted,
) -> Response {
    at.desk(move |desk, at| {
        let lane = InLane::open(desk, &person, &programme, "diary")?;
        Diary { at, desk, lane: &lane, moved: None }.on(&typed)
    })
    .await
}

pub(super) async fn show_move(
    at: At,
    Path((person, programme, meeting)): Path<(String, String, String)>,
) -> Response {
    at.desk(move |desk, at| {
        let lane = InLane::open(desk, &person, &programme, "diary")?;
        let moved = Some(lane.meeting(&meeting)?);
        Diary { at, desk, lane: &lane, moved }.begin()
    })
    .await
}

pub(super) async fn save_move(
    Path((person, programme, meeting)): Path<(String, String, String)>,
    Posted(at, typed): Posted,
) -> Response {
    at.desk(move |desk, at| {
        let lane = InLane::open(desk, &person, &programme, "diary")?;
        let moved = Some(lane.meeting(&meeting)?);
        Diary { at, desk, lane: &lane, moved }.on(&typed)
    })
    .await
}

impl<'a> Diary<'a> {
    fn walk(self) -> Walk<'a, Self> {
        let to = match &self.moved {
            Some((id, _)) => self.lane.meeting_at(id, "/move"),
            None => self.lane.to("/meetings/new"),
        };
        Walk { at: self.at, looked: &self.lane.looked, to, steps: self }
    }

    fn begin(self) -> Result<Answer, Refusal> {
        let typed = self.usual();
        let walk = self.walk();
        let walked = walk.begin(&typed);
        let lane = walk.steps.lane;
        let back = match &walk.steps.moved {
            Some((id, _)) => lane.meeting_at(id, ""),
            None => lane.to("/meetings"),
        };
        Ok(walk.page(lane, walked, Some(back)))
    }

    fn on(self, typed: &Typed) -> Result<Answer, Refusal> {
        let walk = self.walk();
        let mut walked = walk.on(typed);
        if matches!(walked, Walked::Save) {
            if let Some(wrong) = walk.steps.not_meant(typed)? {
                walked = walk.refused(typed, wrong);
                return Ok(walk.page(walk.steps.lane, walked, None));
            }
            match walk.steps.keep(typed) {
                Ok(meeting) => {
                    let to = walk.steps.lane.meeting_at(&meeting, "");
                    let done = if walk.steps.moved.is_some() { "diary-moved" } else { "diary-saved" };
                    return Ok(Answer::go(to, walk.at.words.say(done)));
                }
                Err(refusal) => walked = walk.refused(typed, refusal.into()),
            }
        }
        Ok(walk.page(walk.steps.lane, walked, None))
    }

    /// What is usual, to be changed: the next session of the plan, those who work in the lane, the last room.
    fn usual(&self) -> Typed {
        let Some((_, moved)) = &self.moved else { return self.usually() };
        let planned = &moved.scheduled.what;
        Typed::default()
            .with("minutes", planned.minutes.to_string())
            .with("room", planned.room.as_deref().unwrap_or_default())
            .with("interpreter", planned.interpreter.as_deref().unwrap_or_default())
            .with("time", planned.at.strftime("%H:%M").to_string())
            .with_all("facilitator", planned.facilitators.iter().map(ToString::to_string).collect())
            .with_all("session", planned.sessions.iter().map(ToString::to_string).collect())
    }

    fn usually(&self) -> Typed {
        let lane = self.lane.lane().ok();
        let last = lane.and_then(|lane| lane.meetings_in_order().pop()).map(|(_, last)| &last.scheduled.what);
        let sessions = self.at.asked.all("session").to_vec();
        let next = self.planned().into_iter().find(|id| self.in_the_diary(id).is_none());
        let next = next.map(|id| id.to_string());
        let sessions = if sessions.is_empty() { next.into_iter().collect() } else { sessions };
        let team = lane.map(domain::record::lane::Lane::team).unwrap_or_default();
        let who = last.map_or_else(
            || team.first().map(ToString::to_string).into_iter().collect(),
            |last| last.facilitators.iter().map(ToString::to_string).collect(),
        );
        Typed::default()
            .with("room", last.and_then(|last| last.room.as_deref()).unwrap_or_default())
            .with("interpreter", last.and_then(|last| last.interpreter.as_deref()).unwrap_or_default())
            .with_all("facilitator", who)
            .with_all("session", sessions)
    }

    /// The sessions of the plan that were not met in full yet, in its order.
    fn planned(&self) -> Vec<SessionId> {
        let Ok(lane) = self.lane.lane() else { return Vec::new() };
        let planned = lane.plans.last().into_iter().flat_map(|plan| plan.what.sessions());
        let met = |session: &&SessionId| {
            lane.meetings.values().any(|meeting| {
                let held = meeting.held.as_ref().map(|held| held.what.attendance);
                held == Some(domain::hooks::Attendance::Met)
                    && meeting.scheduled.what.sessions.contains(*session)
            })
        };
        planned.filter(|session| !met(session)).cloned().collect()
    }

    /// When a session stands in the diary already.
    fn in_the_diary(&self, session: &SessionId) -> Option<jiff::civil::DateTime> {
        self.lane.lane().ok()?.in_diary(session)
    }

    /// The minutes that the chosen sessions take by their outlines.
    fn minutes(&self, typed: &Typed) -> u16 {
        let chosen = typed.all("session").iter().filter_map(|id| self.lane.outline(&id.as_str().into()));
        chosen.fold(0_u16, |all, outline| all.saturating_add(outline.minutes.1)).min(fields::LONGEST)
    }

    fn keep(&self, typed: &Typed) -> Result<MeetingId, Refusal> {
        let meeting: MeetingId = (&*self.desk.fresh()).into();
        let mut entries: Vec<Entry> = Vec::new();
        let mut catches_up = typed.filled("catches-up").map(Into::into);
        if let Some((moved, _)) = &self.moved {
            let called_off = Cancelled {
                meeting: moved.clone(),
                programme: self.lane.programme.clone(),
                reason: text(typed.get("reason")),
                note: None,
            };
            entries.push(called_off.into());
            catches_up = Some(moved.clone());
        }
        let who: Vec<StaffId> = typed.all("facilitator").iter().map(|id| id.as_str().into()).collect();
        let scheduled = Scheduled {
            meeting: meeting.clone(),
            programme: self.lane.programme.clone(),
            sessions: typed.all("session").iter().map(|id| id.as_str().into()).collect(),
            at: self.moment(typed).unwrap_or_default(),
            minutes: typed.number("minutes").unwrap_or_default(),
            room: typed.filled("room").map(text),
            format: if who.len() > 1 { DeliveryFormat::TwoToOne } else { DeliveryFormat::OneToOne },
            facilitators: who,
            catches_up,
            interpreter: typed.filled("interpreter").map(text),
        };
        entries.push(scheduled.into());
        let wish = Wish { entries, seen: typed.number(SEEN), ..Wish::default() };
        self.desk.record(&self.lane.looked.person, wish)?;
        Ok(meeting)
    }

    /// The day and the time that were typed, where both are right.
    fn moment(&self, typed: &Typed) -> Option<jiff::civil::DateTime> {
        let day = typed.day("on").ok().flatten()?;
        Some(day.to_datetime(time::read(typed.get("time"))?))
    }
}

/// Who may have been there: those who work in the lane, and those of the diary.
pub(super) fn team(desk: &Desk<'_>, lane: &InLane, meeting: Option<&Meeting>) -> Vec<(StaffId, String)> {
    let mut team = lane.lane().map(domain::record::lane::Lane::team).unwrap_or_default();
    for id in meeting.into_iter().flat_map(|meeting| &meeting.scheduled.what.facilitators) {
        if !team.contains(id) {
            team.push(id.clone());
        }
    }
    team.into_iter().map(|id| (id.clone(), desk.name(&id))).collect()
}

impl Steps for Diary<'_> {
    fn steps(&self, _typed: &Typed) -> Vec<String> {
        let first = if self.moved.is_some() { "reason" } else { "sessions" };
        [first, "when", "who"].map(str::to_owned).into()
    }

    fn owns(&self, step: &str, field: &str) -> bool {
        match step {
            "reason" => field == "reason",
            "sessions" => field == "session" || field == "catches-up",
            "when" => field.starts_with("on-") || ["time", "minutes", "room"].contains(&field),
            _ => field == "facilitator" || field == "interpreter",
        }
    }

    fn ask(&self, step: &str, typed: &Typed, wrong: &Wrong) -> Asked {
        match step {
            "reason" => self.ask_reason(typed, wrong),
            "sessions" => self.ask_sessions(typed, wrong),
            "when" => self.ask_when(typed, wrong),
            _ => self.ask_who(typed, wrong),
        }
    }

    fn wrong(&self, step: &str, typed: &Typed) -> Wrong {
        self.wrong_in(step, typed)
    }

    fn given(&self, typed: &Typed) -> Vec<Given> {
        self.answers(typed)
    }

    fn remarks(&self, typed: &Typed, wrong: &Wrong) -> Html {
        self.before_it_is_saved(typed, wrong)
    }

    fn asked_last(&self, field: &str) -> bool {
        field == booked::MEANT
    }

    fn closing(&self) -> (String, String) {
        let words = self.at.words;
        let save = if self.moved.is_some() { "diary-move-save" } else { "diary-save" };
        (words.say("check-answers"), words.say(save))
    }
}
