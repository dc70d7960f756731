//! How a meeting went, in the numbering of the sheet: one thing on a page, and nothing saved before it was looked at.

mod answers;
mod departures;
mod fields;
mod wish;

use axum::extract::Path;
use axum::response::Response;
use domain::hooks::Attendance;
use domain::ids::MeetingId;
use domain::record::Refusal;
use domain::record::meeting::Meeting;
use runtime::record::Desk;

use super::lane::InLane;
use super::numbered::prompts;
use super::steps::{Asked, Given, Steps, Walk, Walked};
use crate::answer::Answer;
use crate::at::{At, Posted};
use crate::form::{Typed, Wrong};
use crate::pages::parts::wrong_status;

/// Where a page of a meeting is.
type Where = Path<(String, String, String)>;

/// The record of one meeting, being written.
pub(super) struct Record<'a> {
    at: &'a At,
    desk: &'a Desk<'a>,
    lane: &'a InLane,
    id: MeetingId,
    meeting: &'a Meeting,
}

pub(super) async fn show(at: At, Path((person, programme, meeting)): Where) -> Response {
    at.desk(move |desk, at| {
        let lane = InLane::open(desk, &person, &programme, "record of a meeting")?;
        let (id, meeting) = lane.meeting(&meeting)?;
        let record = Record { at, desk, lane: &lane, id, meeting };
        let typed = record.from_the_diary();
        let walk = record.walk();
        let walked = walk.begin(&typed);
        Ok(answer(at, &lane, &walk, walked))
    })
    .await
}

pub(super) async fn save(Path((person, programme, meeting)): Where, Posted(at, typed): Posted) -> Response {
    at.desk(move |desk, at| {
        let lane = InLane::open(desk, &person, &programme, "record of a meeting")?;
        let (id, meeting) = lane.meeting(&meeting)?;
        let record = Record { at, desk, lane: &lane, id, meeting };
        let walk = record.walk();
        let mut walked = walk.on(&typed);
        if matches!(walked, Walked::Save) {
            match walk.steps.keep(&typed) {
                Ok(()) => {
                    let to = lane.meeting_at(&walk.steps.id, "");
                    return Ok(Answer::go(to, at.words.say("record-saved")));
                }
                Err(refusal) => walked = walk.refused(&typed, refusal.into()),
            }
        }
        Ok(answer(at, &lane, &walk, walked))
    })
    .await
}

fn answer(at: &At, lane: &InLane, walk: &Walk<'_, Record<'_>>, walked: Walked) -> Answer {
    let (title, body, wrong) = match walked {
        Walked::Page(title, body, wrong) => (title, body, wrong),
        Walked::Save => (String::new(), components::Html::default(), Wrong::default()),
    };
    let back = lane.meeting_at(&walk.steps.id, "");
    lane.page(at, title, body).back(back).refused(wrong_status(&wrong)).into()
}

impl<'a> Record<'a> {
    fn walk(self) -> Walk<'a, Self> {
        let to = self.lane.meeting_at(&self.id, "/record");
        Walk { at: self.at, looked: &self.lane.looked, to, steps: self }
    }

    /// What the diary says already is not asked again: it stands there to be changed.
    fn from_the_diary(&self) -> Typed {
        let planned = &self.meeting.scheduled.what;
        let day = planned.at.date();
        let who = planned.facilitators.iter().map(ToString::to_string).collect();
        Typed::default()
            .with("on-day", day.day().to_string())
            .with("on-month", day.month().to_string())
            .with("on-year", day.year().to_string())
            .with("language", self.lane.package().manifest.languages.written_in.as_str())
            .with_all("who", who)
    }

    /// Whether the code that was chosen says that they met, if only in part.
    fn met(&self, typed: &Typed) -> bool {
        matches!(self.attendance(typed), Some(Attendance::Met | Attendance::MetInPart))
    }

    fn attendance(&self, typed: &Typed) -> Option<Attendance> {
        self.desk.words().attendance(typed.get("code")).map(|code| code.attendance)
    }

    /// The prompt a step is about.
    fn prompt(&self, step: &str) -> Option<(usize, &'a domain::package::RecordPrompt)> {
        let number: usize = step.strip_prefix("prompt-")?.parse().ok()?;
        prompts(self.lane, self.meeting).into_iter().find(|(one, _)| *one == number)
    }

    /// Whether one of the prompts asks where it stopped: then it is not asked again.
    fn asks_where_it_stopped(&self) -> bool {
        prompts(self.lane, self.meeting).iter().any(|(_, prompt)| prompt.kind == "block")
    }
}

impl Steps for Record<'_> {
    fn steps(&self, typed: &Typed) -> Vec<String> {
        let mut steps = vec!["attendance".to_owned()];
        if !self.met(typed) {
            return steps;
        }
        steps.push("who".to_owned());
        if self.attendance(typed) == Some(Attendance::MetInPart) && !self.asks_where_it_stopped() {
            steps.push("stopped".to_owned());
        }
        let asked = prompts(self.lane, self.meeting);
        steps.extend(asked.iter().map(|(number, _)| format!("prompt-{number}")));
        steps.extend(["changed".to_owned(), "landed".to_owned()]);
        if typed.all("who").len() > 1 {
            steps.push("views".to_owned());
        }
        steps
    }

    fn owns(&self, step: &str, field: &str) -> bool {
        match step {
            "attendance" => field == "code" || field.starts_with("on-"),
            "who" => field == "who" || field == "language",
            "stopped" => field == "stopped",
            "changed" => field.starts_with("departure-") || field == super::steps::DROP,
            "landed" => field == "landed",
            "views" => field == "views",
            step => {
                let number = step.strip_prefix("prompt-").unwrap_or_default();
                let rest = field.strip_prefix("answer-").and_then(|field| field.strip_prefix(number));
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
            }
        }
    }

    fn ask(&self, step: &str, typed: &Typed, wrong: &Wrong) -> Asked {
        match step {
            "attendance" => self.ask_attendance(typed, wrong),
            "who" => self.ask_who(typed, wrong),
            "stopped" => self.ask_stopped(typed),
            "changed" => self.ask_departures(typed, wrong),
            "landed" => self.ask_landed(typed),
            "views" => self.ask_views(typed),
            _ => self.ask_prompt(step, typed, wrong),
        }
    }

    fn wrong(&self, step: &str, typed: &Typed) -> Wrong {
        match step {
            "attendance" => self.wrong_attendance(typed),
            "who" if typed.all("who").is_empty() => {
                Wrong::one("who", self.at.words.say("record-who-missing"))
            }
            "changed" => self.wrong_departure(typed),
            step => self.wrong_prompt(step, typed),
        }
    }

    fn tidied(&self, step: &str, typed: Typed) -> Typed {
        if step == "changed" { departures::tidied(typed) } else { typed }
    }

    fn given(&self, typed: &Typed) -> Vec<Given> {
        self.answers(typed)
    }

    fn closing(&self) -> (String, String) {
        let words = self.at.words;
        (words.say("check-answers"), words.say("record-save"))
    }
}

impl Record<'_> {
    fn keep(&self, typed: &Typed) -> Result<(), Refusal> {
        let (wish, promises) = self.wish(typed);
        self.desk.hold_with(&self.lane.looked, wish, promises).map(|_| ())
    }
}
