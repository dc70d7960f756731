//! A meeting is called off, for a reason that judges nobody.

use axum::extract::Path;
use axum::response::Response;
use components::{Html, Legend, Radio, Radios, Textarea};
use domain::hooks::Attendance;
use domain::record::Refusal;
use domain::record::meeting::Cancelled;
use runtime::record::Desk;

use super::lane::{InLane, text};
use super::ring::{form_page, keep};
use crate::answer::Answer;
use crate::at::{At, Posted};
use crate::form::{Typed, Wrong};

type Where = Path<(String, String, String)>;

pub(super) async fn show(at: At, Path((person, programme, meeting)): Where) -> Response {
    at.desk(move |desk, at| {
        let lane = InLane::open(desk, &person, &programme, "meeting")?;
        page(desk, at, &lane, &meeting, &Typed::default(), &Wrong::default())
    })
    .await
}

pub(super) async fn save(Path((person, programme, meeting)): Where, Posted(at, typed): Posted) -> Response {
    at.desk(move |desk, at| {
        let lane = InLane::open(desk, &person, &programme, "meeting")?;
        match record(desk, at, &lane, &meeting, &typed) {
            Ok(to) => Ok(Answer::go(to, at.words.say("call-off-saved"))),
            Err(wrong) => page(desk, at, &lane, &meeting, &typed, &wrong),
        }
    })
    .await
}

fn record(desk: &Desk<'_>, at: &At, lane: &InLane, meeting: &str, typed: &Typed) -> Result<String, Wrong> {
    let (id, _) = lane.meeting(meeting)?;
    let reason = typed.filled("reason");
    let reason = reason.ok_or_else(|| Wrong::one("reason", at.words.say("call-off-reason-missing")))?;
    let cancelled = Cancelled {
        meeting: id.clone(),
        programme: lane.programme.clone(),
        reason: text(reason),
        note: typed.filled("note").map(text),
    };
    keep(desk, lane, cancelled, typed)?;
    Ok(lane.meeting_at(&id, ""))
}

/// The reasons for a meeting that does not take place, as they are used here: id and title.
pub(super) fn reasons(desk: &Desk<'_>, lane: &InLane) -> Vec<(String, String)> {
    let codes = lane.attendance(desk).into_iter();
    let not_met =
        codes.filter(|code| matches!(code.attendance, Attendance::DidNotMeet | Attendance::ChoseNotTo));
    not_met.map(|code| (code.id.clone(), code.title.clone())).collect()
}

fn page(
    desk: &Desk<'_>,
    at: &At,
    lane: &InLane,
    meeting: &str,
    typed: &Typed,
    wrong: &Wrong,
) -> Result<Answer, Refusal> {
    let words = at.words;
    let (id, meeting) = lane.meeting(meeting)?;
    let title = words.say("call-off-title");
    let when = Html::paragraph(format!("{}, {}", lane.sessions(meeting), words.moment(meeting.when())));
    let items = reasons(desk, lane).into_iter().map(|(id, title)| Radio::new(id, title));
    let reason = Radios::new("reason", Legend::new(words.say("call-off-reason")))
        .hint(words.say("call-off-reason-hint"))
        .items(items.collect::<Vec<_>>())
        .value(typed.get("reason"))
        .error(wrong.of("reason"))
        .small();
    let note = Textarea::new("note", words.say("call-off-note")).rows(3).value(typed.get("note"));
    let fields = when.then(reason.html()).then(note.html());
    let to = lane.meeting_at(&id, "/call-off");
    Ok(form_page(at, lane, (&title, &to, lane.meeting_at(&id, "")), fields, wrong))
}
