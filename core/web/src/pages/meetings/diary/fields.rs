//! What each step of the diary asks, what is wrong with it, and the answers before they are saved.

use components::{
    Checkbox, Checkboxes, DateInput, Html, Input, Label, Legend, Radio, Radios, Select, SelectOption,
};
use domain::hooks::Attendance;
use domain::ids::MeetingId;
use domain::record::meeting::Meeting;
use runtime::record::Booked;

use super::{Diary, team, time};
use crate::form::{Typed, Wrong};
use crate::pages::meetings::session::room_name;
use crate::pages::meetings::steps::{Asked, Given};

/// The longest a meeting is, in minutes.
pub(super) const LONGEST: u16 = 480;

impl Diary<'_> {
    pub(super) fn ask_reason(&self, typed: &Typed, wrong: &Wrong) -> Asked {
        let title = self.at.words.say("diary-move-why");
        let items = self.reasons().into_iter().map(|(id, title)| Radio::new(id, title));
        let fields = Radios::new("reason", Legend::new(title.as_str()).page_heading())
            .hint(self.at.words.say("diary-move-hint"))
            .items(items.collect::<Vec<_>>())
            .value(typed.get("reason"))
            .error(wrong.of("reason"))
            .small();
        Asked::one(title, fields.html())
    }

    /// The neutral reasons for a meeting that does not take place.
    fn reasons(&self) -> Vec<(String, String)> {
        crate::pages::meetings::call_off::reasons(self.desk, self.lane)
    }

    pub(super) fn ask_sessions(&self, typed: &Typed, wrong: &Wrong) -> Asked {
        let words = self.at.words;
        let planned = self.planned();
        let outlines = &self.lane.package().sessions;
        let of_plan = planned.iter().filter_map(|id| self.lane.outline(id)).map(|outline| {
            let hint = match self.in_the_diary(&outline.id) {
                Some(when) => words.about("diary-in-plan-booked", words.moment(when)),
                None => words.say("diary-in-plan"),
            };
            Some(Checkbox::new(&outline.id, outline.title.as_str()).hint(hint))
        });
        let others = outlines.iter().filter(|outline| !planned.contains(&outline.id));
        let others = others.map(|outline| Some(Checkbox::new(&outline.id, outline.title.as_str())));
        let between = (!planned.is_empty()).then(|| Checkbox::or(words.say("diary-library")));
        let fields = Checkboxes::new("session", Legend::new(words.say("diary-sessions")))
            .hint(words.say("diary-sessions-hint"))
            .items(of_plan.chain([between]).chain(others).collect::<Vec<_>>())
            .values(typed.all("session").to_vec())
            .error(wrong.of("session"))
            .small();
        let missed = self.missed();
        let catches_up = if missed.is_empty() {
            Html::default()
        } else {
            let none = SelectOption::new("", words.say("diary-catches-up-none"));
            let items = missed.into_iter().map(|(id, title)| SelectOption::new(id, title));
            Select::new("catches-up", words.say("diary-catches-up"))
                .items(std::iter::once(none).chain(items).collect::<Vec<_>>())
                .value(typed.get("catches-up"))
                .html()
        };
        Asked::new(words.say("diary-title"), fields.html().then(catches_up))
    }

    /// Meetings that were missed and nobody has caught up on, newest first.
    fn missed(&self) -> Vec<(MeetingId, String)> {
        let Ok(lane) = self.lane.lane() else { return Vec::new() };
        let caught_up = |id: &MeetingId| {
            lane.meetings.values().any(|other| {
                other.cancelled.is_none() && other.scheduled.what.catches_up.as_ref() == Some(id)
            })
        };
        let was_missed = |meeting: &Meeting| {
            let held = meeting.held.as_ref().map(|held| held.what.attendance);
            meeting.cancelled.is_some() || held.is_some_and(|attendance| attendance != Attendance::Met)
        };
        // What was met at a later meeting has been caught up on, also where nobody said that it was.
        let met_since = |missed: &Meeting| {
            let later = lane.meetings.values().filter(|other| {
                other.when() > missed.when()
                    && other.held.as_ref().is_some_and(|held| held.what.attendance == Attendance::Met)
            });
            let later: Vec<_> = later.flat_map(|other| &other.scheduled.what.sessions).collect();
            missed.scheduled.what.sessions.iter().all(|session| later.contains(&session))
        };
        let all = lane.meetings_in_order().into_iter().rev();
        let missed = all.filter(|(id, meeting)| was_missed(meeting) && !caught_up(id) && !met_since(meeting));
        let named = missed.map(|(id, meeting)| {
            let title = format!("{}: {}", self.at.words.moment(meeting.when()), self.lane.sessions(meeting));
            (id.clone(), title)
        });
        named.collect()
    }

    pub(super) fn ask_when(&self, typed: &Typed, wrong: &Wrong) -> Asked {
        let words = self.at.words;
        let on = DateInput::new("on", Legend::new(words.say("diary-day")))
            .called(&words.say("day"), &words.say("month"), &words.say("year"))
            .date(typed.get("on-day"), typed.get("on-month"), typed.get("on-year"))
            .error(wrong.of("on-day"));
        let time = Input::new("time", words.say("diary-time"))
            .hint(words.say("diary-time-hint"))
            .value(typed.get("time"))
            .error(wrong.of("time"))
            .wide(5);
        let minutes = typed.filled("minutes").map(str::to_owned);
        let minutes = minutes.unwrap_or_else(|| self.minutes(typed).to_string());
        let minutes = Input::new("minutes", words.say("diary-minutes"))
            .whole_number()
            .value(minutes)
            .error(wrong.of("minutes"))
            .suffix(words.say("diary-minutes-unit"))
            .wide(3);
        let none = Radio::new("", words.say("diary-no-room"));
        let site = self.lane.looked.case.owner.as_ref().and_then(|site| self.desk.site(site));
        let rooms = site.map(|site| site.rooms).unwrap_or_default();
        let rooms = rooms.into_iter().map(|room| Radio::new(&room.id, room_name(&room.id)).hint(room.about));
        let room = Radios::new("room", Legend::new(words.say("meetings-room")))
            .items(std::iter::once(none).chain(rooms).collect::<Vec<_>>())
            .value(typed.get("room"))
            .small();
        let fields = on.html().then(time.html()).then(minutes.html()).then(room.html());
        Asked::new(words.say("diary-when"), fields)
    }

    pub(super) fn ask_who(&self, typed: &Typed, wrong: &Wrong) -> Asked {
        let words = self.at.words;
        let who = team(self.desk, self.lane, self.moved.as_ref().map(|(_, meeting)| *meeting));
        let ids: Vec<_> = who.iter().map(|(id, _)| id.clone()).collect();
        // Told before anybody is chosen, not only afterwards.
        let booked = self.booked(typed, &ids).unwrap_or_default();
        let items = who.into_iter().map(|(id, name)| {
            let taken = booked.contains(&Booked::Facilitator(id.clone()));
            let hint = if taken { words.say("diary-booked-hint") } else { String::new() };
            Checkbox::new(id, name).hint(hint)
        });
        let room = booked.iter().filter(|one| matches!(one, Booked::Room(_))).cloned().collect::<Vec<_>>();
        let who = Checkboxes::new("facilitator", Legend::new(words.say("diary-who")))
            .hint(words.say("diary-who-hint"))
            .items(items.collect::<Vec<_>>())
            .values(typed.all("facilitator").to_vec())
            .error(wrong.of("facilitator"));
        let interpreter = Input::new("interpreter", Label::new(words.say("meetings-interpreter")))
            .hint(words.say("diary-interpreter-hint"))
            .value(typed.get("interpreter"));
        let fields = self.warnings(&room).then(who.html()).then(interpreter.html());
        Asked::new(words.say("diary-who-title"), fields)
    }

    pub(super) fn wrong_in(&self, step: &str, typed: &Typed) -> Wrong {
        let words = self.at.words;
        let mut wrong = Wrong::default();
        match step {
            "reason" if typed.filled("reason").is_none() => {
                wrong.add("reason", words.say("call-off-reason-missing"));
            }
            "sessions" if typed.all("session").is_empty() => {
                wrong.add("session", words.say("diary-sessions-missing"));
            }
            "who" if !(1..=2).contains(&typed.all("facilitator").len()) => {
                wrong.add("facilitator", words.say("diary-who-missing"));
            }
            "when" => {
                match typed.day("on") {
                    Ok(Some(_)) => {}
                    Ok(None) => wrong.add("on-day", words.say("diary-day-missing")),
                    Err(_) => wrong.add("on-day", words.say("error-no-such-day")),
                }
                if time::read(typed.get("time")).is_none() {
                    wrong.add("time", words.say("diary-time-wrong"));
                }
                let minutes = typed.number::<u16>("minutes");
                if !minutes.is_some_and(|minutes| (1..=LONGEST).contains(&minutes)) {
                    wrong.add("minutes", words.say("diary-minutes-wrong"));
                }
                // The record refuses two meetings of one person at once: said where the time is asked.
                let besides = self.moved.as_ref().map(|(id, _)| id);
                let other = self.moment(typed).zip(minutes);
                let other =
                    other.and_then(|(at, minutes)| self.lane.looked.case.booked(at, minutes, besides));
                if let Some(other) = other {
                    wrong.add("time", words.about("diary-clash", words.moment(other.scheduled.what.at)));
                }
            }
            _ => {}
        }
        wrong
    }

    pub(super) fn answers(&self, typed: &Typed) -> Vec<Given> {
        let words = self.at.words;
        let given = |step: &str, asked: &str, answer: String| Given {
            step: step.to_owned(),
            asked: words.say(asked),
            answer: Html::text(&answer),
        };
        let mut all = Vec::new();
        if self.moved.is_some() {
            let chosen = self.reasons().into_iter().find(|(id, _)| id == typed.get("reason"));
            let reason = chosen.map(|(_, title)| title).unwrap_or_default();
            all.push(given("reason", "diary-move-reason", reason));
        } else {
            let sessions: Vec<String> =
                typed.all("session").iter().map(|id| self.lane.session(&id.as_str().into())).collect();
            all.push(given("sessions", "diary-sessions", sessions.join(", ")));
            let caught = self.missed().into_iter().find(|(id, _)| id.as_str() == typed.get("catches-up"));
            all.extend(caught.map(|(_, title)| given("sessions", "diary-catches-up", title)));
        }
        let moment = self.moment(typed).map(|moment| words.moment(moment)).unwrap_or_default();
        let minutes =
            words.count("meetings-so-many-minutes", typed.number::<u16>("minutes").unwrap_or_default());
        let room = typed.filled("room").map(room_name);
        let who: Vec<String> =
            typed.all("facilitator").iter().map(|id| self.desk.name(&id.as_str().into())).collect();
        let or_none = |given: Option<String>, id: &str| given.unwrap_or_else(|| words.say(id));
        all.extend([
            given("when", "meetings-when", moment),
            given("when", "meetings-minutes", minutes),
            given("when", "meetings-room", or_none(room, "diary-no-room")),
            given("who", "meetings-who", who.join(", ")),
            given(
                "who",
                "meetings-interpreter",
                or_none(typed.filled("interpreter").map(str::to_owned), "diary-no-interpreter"),
            ),
        ]);
        all
    }
}
