//! The unit was rung before a meeting, the same day.

use axum::extract::Path;
use axum::response::Response;
use components::{Button, Html, Legend, Radio, Radios, Textarea};
use domain::record::meeting::UnitRung;
use domain::record::{Entry, Refusal};
use runtime::record::{Desk, Wish};

use super::lane::{InLane, text};
use crate::answer::Answer;
use crate::at::{At, Posted};
use crate::form::{SEEN, Typed, Wrong};
use crate::pages::parts::{heading, problems, record_form, wrong_status};

type Where = Path<(String, String, String)>;

pub(super) async fn show(at: At, Path((person, programme, meeting)): Where) -> Response {
    at.desk(move |desk, at| {
        let lane = InLane::open(desk, &person, &programme, "meeting")?;
        page(at, &lane, &meeting, &Typed::default(), &Wrong::default())
    })
    .await
}

pub(super) async fn save(Path((person, programme, meeting)): Where, Posted(at, typed): Posted) -> Response {
    at.desk(move |desk, at| {
        let lane = InLane::open(desk, &person, &programme, "meeting")?;
        match record(desk, at, &lane, &meeting, &typed) {
            Ok(to) => Ok(Answer::go(to, at.words.say("ring-saved"))),
            Err(wrong) => page(at, &lane, &meeting, &typed, &wrong),
        }
    })
    .await
}

fn record(desk: &Desk<'_>, at: &At, lane: &InLane, meeting: &str, typed: &Typed) -> Result<String, Wrong> {
    let (id, _) = lane.meeting(meeting)?;
    let go_ahead = match typed.get("today") {
        "yes" => true,
        "no" => false,
        _ => return Err(Wrong::one("today", at.words.say("ring-missing"))),
    };
    let rung = UnitRung {
        meeting: id.clone(),
        programme: lane.programme.clone(),
        on: desk.today(),
        go_ahead,
        note: typed.filled("note").map(text),
    };
    keep(desk, lane, rung, typed)?;
    Ok(lane.meeting_at(&id, ""))
}

/// Records one entry about this lane, as its writer saw the record.
pub(super) fn keep(
    desk: &Desk<'_>,
    lane: &InLane,
    entry: impl Into<Entry>,
    typed: &Typed,
) -> Result<(), Refusal> {
    let wish = Wish { entries: vec![entry.into()], seen: typed.number(SEEN), ..Wish::default() };
    desk.record(&lane.looked.person, wish).map(|_| ())
}

/// A page with one form about this lane.
pub(in crate::pages) fn form_page(
    at: &At,
    lane: &InLane,
    (title, to, back): (&str, &str, String),
    fields: Html,
    wrong: &Wrong,
) -> Answer {
    let form = record_form(at, to, &lane.looked)
        .child(fields)
        .child(Button::new(at.words.say("save")).once().html());
    let body = problems(at.words, wrong).then(heading(title)).then(form);
    lane.page(at, title, body).back(back).refused(wrong_status(wrong)).into()
}

fn page(at: &At, lane: &InLane, meeting: &str, typed: &Typed, wrong: &Wrong) -> Result<Answer, Refusal> {
    let words = at.words;
    let (id, meeting) = lane.meeting(meeting)?;
    let title = words.say("ring-title");
    let when = Html::paragraph(format!("{}, {}", lane.sessions(meeting), words.moment(meeting.when())));
    let ways = [Radio::new("yes", words.say("ring-good-day")), Radio::new("no", words.say("ring-not-today"))];
    let today = Radios::new("today", Legend::new(words.say("ring-question")))
        .items(ways)
        .value(typed.get("today"))
        .error(wrong.of("today"));
    let note = Textarea::new("note", words.say("ring-note"))
        .hint(words.say("ring-note-hint"))
        .rows(3)
        .value(typed.get("note"));
    let fields = when.then(today.html()).then(note.html());
    let to = lane.meeting_at(&id, "/ring");
    Ok(form_page(at, lane, (&title, &to, lane.meeting_at(&id, "")), fields, wrong))
}
