//! A note on a meeting. What it replaces stays in the history; what became of notes on paper is said.

use axum::extract::Path;
use axum::response::Response;
use components::{DateInput, Details, Html, Legend, Radio, Radios, Textarea};
use domain::record::Refusal;
use domain::record::after_meeting::NoteWritten;
use runtime::record::Desk;

use super::after::typed as as_typed;
use super::lane::{InLane, text};
use super::ring::{form_page, keep};
use crate::answer::Answer;
use crate::at::{At, Posted};
use crate::form::{Typed, Wrong};
use crate::pages::parts::hidden;

type Where = Path<(String, String, String)>;

pub(super) async fn show(at: At, Path((person, programme, meeting)): Where) -> Response {
    at.desk(move |desk, at| {
        let lane = InLane::open(desk, &person, &programme, "note on a meeting")?;
        let typed = begun(&lane, &meeting, at.asked.number("replaces"))?;
        page(at, &lane, &meeting, &typed, &Wrong::default())
    })
    .await
}

pub(super) async fn save(Path((person, programme, meeting)): Where, Posted(at, typed): Posted) -> Response {
    at.desk(move |desk, at| {
        let lane = InLane::open(desk, &person, &programme, "note on a meeting")?;
        match record(desk, at, &lane, &meeting, &typed) {
            Ok(to) => Ok(Answer::go(format!("{to}#notes"), at.words.say("note-saved"))),
            Err(wrong) => page(at, &lane, &meeting, &typed, &wrong),
        }
    })
    .await
}

/// A note that replaces another begins with its words.
fn begun(lane: &InLane, meeting: &str, replaces: Option<u64>) -> Result<Typed, Refusal> {
    let (_, meeting) = lane.meeting(meeting)?;
    let old = replaces.and_then(|number| meeting.notes.iter().find(|one| one.recorded.number == number));
    Ok(old.map_or_else(Typed::default, |old| {
        Typed::default()
            .with("text", old.what.text.to_string())
            .with("replaces", old.recorded.number.to_string())
    }))
}

fn record(desk: &Desk<'_>, at: &At, lane: &InLane, meeting: &str, typed: &Typed) -> Result<String, Wrong> {
    let words = at.words;
    let (id, _) = lane.meeting(meeting)?;
    let mut wrong = Wrong::default();
    if typed.filled("text").is_none() {
        wrong.add("text", words.say("note-text-missing"));
    }
    let destroyed = typed.day("destroyed").unwrap_or_else(|_| {
        wrong.add("destroyed-day", words.say("error-no-such-day"));
        None
    });
    let paper = match typed.get("paper") {
        "none" => words.say("note-paper-none"),
        "kept" => words.say("note-paper-kept"),
        "destroyed" => words.about("note-paper-destroyed-on", words.day(destroyed.unwrap_or(desk.today()))),
        _ => {
            wrong.add("paper", words.say("note-paper-missing"));
            String::new()
        }
    };
    if !wrong.is_nothing() {
        return Err(wrong);
    }
    let note = NoteWritten {
        meeting: id.clone(),
        programme: lane.programme.clone(),
        text: text(typed.get("text")),
        replaces: typed.number("replaces"),
        paper: Some(text(&paper)),
    };
    keep(desk, lane, note, typed)?;
    Ok(lane.meeting_at(&id, ""))
}

fn page(at: &At, lane: &InLane, meeting: &str, typed: &Typed, wrong: &Wrong) -> Result<Answer, Refusal> {
    let words = at.words;
    let (id, meeting) = lane.meeting(meeting)?;
    let replaces = typed.number::<u64>("replaces");
    let old = replaces.and_then(|number| meeting.notes.iter().find(|one| one.recorded.number == number));
    let title = words.say(if old.is_some() { "note-title-replace" } else { "note-title" });
    let mut fields = Html::paragraph(format!("{}, {}", lane.sessions(meeting), words.moment(meeting.when())));
    if let Some(old) = old {
        let details = Details::new(words.say("note-as-it-stands"), as_typed(&old.what.text));
        fields = fields
            .then(hidden("replaces", &old.recorded.number.to_string()))
            .then(Html::paragraph(words.say("note-replace-about")))
            .then(details.html());
    }
    let note = Textarea::new("text", words.say("note-text"))
        .hint(words.say("note-text-hint"))
        .rows(10)
        .value(typed.get("text"))
        .error(wrong.of("text"));
    let day = DateInput::new("destroyed", words.say("note-paper-day"))
        .called(&words.say("day"), &words.say("month"), &words.say("year"))
        .date(typed.get("destroyed-day"), typed.get("destroyed-month"), typed.get("destroyed-year"))
        .error(wrong.of("destroyed-day"));
    let items = [
        Radio::new("none", words.say("note-paper-none")),
        Radio::new("kept", words.say("note-paper-kept")),
        Radio::new("destroyed", words.say("note-paper-destroyed")),
    ];
    let paper = Radios::new("paper", Legend::new(words.say("note-paper")))
        .items(items)
        .value(typed.get("paper"))
        .error(wrong.of("paper"));
    let to = lane.meeting_at(&id, "/note");
    let fields = fields.then(note.html()).then(paper.html()).then(day.html());
    Ok(form_page(at, lane, (&title, &to, lane.meeting_at(&id, "")), fields, wrong))
}
