//! Promises that were made to the person: the list, one more on it, and what came of one.

use axum::extract::Path;
use axum::response::Response;
use components::{Button, DateInput, Html, Input, Legend, Radio, Radios, Tag, Textarea};
use domain::codes;
use domain::record::promise::{PromiseClosed, PromiseEnd, Promised};
use domain::record::{Noted, Refusal};
use runtime::record::Desk;

use super::lane::{InLane, text};
use super::ring::{form_page, keep as record};
use crate::answer::Answer;
use crate::at::{At, Posted};
use crate::form::{Typed, Wrong};
use crate::pages::parts::{
    cell, heading, link_about, problems, record_form, subheading, table, wrong_status,
};

const ENDS: [(&str, PromiseEnd); 3] =
    [("kept", PromiseEnd::Kept), ("not-possible", PromiseEnd::NotPossible), ("let-go", PromiseEnd::LetGo)];

pub(super) async fn show(at: At, Path((person, programme)): Path<(String, String)>) -> Response {
    at.desk(move |desk, at| {
        let lane = InLane::open(desk, &person, &programme, "promises")?;
        Ok(list(desk, at, &lane, &Typed::default(), &Wrong::default()))
    })
    .await
}

pub(super) async fn make(
    Path((person, programme)): Path<(String, String)>,
    Posted(at, typed): Posted,
) -> Response {
    at.desk(move |desk, at| {
        let lane = InLane::open(desk, &person, &programme, "promises")?;
        match promised(desk, at, &lane, &typed) {
            Ok(()) => Ok(Answer::go(lane.to("/promises"), at.words.say("promise-saved"))),
            Err(wrong) => Ok(list(desk, at, &lane, &typed, &wrong)),
        }
    })
    .await
}

pub(super) async fn show_one(
    at: At,
    Path((person, programme, promise)): Path<(String, String, String)>,
) -> Response {
    at.desk(move |desk, at| {
        let lane = InLane::open(desk, &person, &programme, "promises")?;
        one(at, &lane, &promise, &Typed::default(), &Wrong::default())
    })
    .await
}

pub(super) async fn keep(
    Path((person, programme, promise)): Path<(String, String, String)>,
    Posted(at, typed): Posted,
) -> Response {
    at.desk(move |desk, at| {
        let lane = InLane::open(desk, &person, &programme, "promises")?;
        match closed(desk, at, &lane, &promise, &typed) {
            Ok(()) => Ok(Answer::go(lane.to("/promises"), at.words.say("promise-closed"))),
            Err(wrong) => one(at, &lane, &promise, &typed, &wrong),
        }
    })
    .await
}

fn promised(desk: &Desk<'_>, at: &At, lane: &InLane, typed: &Typed) -> Result<(), Wrong> {
    let mut wrong = Wrong::default();
    if typed.filled("what").is_none() {
        wrong.add("what", at.words.say("promise-what-missing"));
    }
    let by = typed.day("by").unwrap_or_else(|_| {
        wrong.add("by-day", at.words.say("error-no-such-day"));
        None
    });
    if !wrong.is_nothing() {
        return Err(wrong);
    }
    let promised = Promised {
        promise: (&*desk.fresh()).into(),
        programme: lane.programme.clone(),
        what: text(typed.get("what")),
        by,
        on: desk.today(),
    };
    Ok(record(desk, lane, promised, typed)?)
}

fn closed(desk: &Desk<'_>, at: &At, lane: &InLane, promise: &str, typed: &Typed) -> Result<(), Wrong> {
    let mut wrong = Wrong::default();
    let end = ENDS.into_iter().find(|(id, _)| *id == typed.get("end")).map(|(_, end)| end);
    if end.is_none() {
        wrong.add("end", at.words.say("promise-end-missing"));
    }
    if typed.filled("note").is_none() {
        wrong.add("note", at.words.say("promise-note-missing"));
    }
    let Some(end) = end.filter(|_| wrong.is_nothing()) else { return Err(wrong) };
    let closed = PromiseClosed {
        promise: promise.into(),
        programme: lane.programme.clone(),
        end,
        note: text(typed.get("note")),
        on: desk.today(),
    };
    Ok(record(desk, lane, closed, typed)?)
}

fn own(lane: &InLane) -> impl Iterator<Item = &Noted<Promised>> {
    lane.looked.case.promises.iter().filter(|promised| promised.what.programme == lane.programme)
}

/// The promises that are open, each with its day: one that is over is marked.
pub(super) fn open(desk: &Desk<'_>, at: &At, lane: &InLane) -> Html {
    let words = at.words;
    let by = |promised: &Promised| {
        let day = cell(&promised.by.map_or_else(|| words.say("promise-no-day"), |by| words.day(by)));
        if promised.by.is_none_or(|by| by >= desk.today()) {
            return day;
        }
        let overdue = Tag::new(words.say("promise-overdue")).classes("govuk-tag--red").html();
        day.then(Html::text(" ")).then(overdue)
    };
    let open = lane.looked.case.open_promises().filter(|one| one.what.programme == lane.programme);
    let rows = open.map(|promised| {
        let to = lane.to(&format!("/promises/{}", promised.what.promise));
        let close = link_about(&to, &words.say("promise-close"), &promised.what.what);
        vec![cell(&promised.what.what), by(&promised.what), close.done()]
    });
    let rows: Vec<Vec<Html>> = rows.collect();
    if rows.is_empty() {
        return Html::paragraph(words.say("promise-none"));
    }
    let heads = ["promise-what", "promise-by", "meetings-do"].map(|id| words.say(id));
    table(&words.say("promise-open"), &heads, rows)
}

fn list(desk: &Desk<'_>, at: &At, lane: &InLane, typed: &Typed, wrong: &Wrong) -> Answer {
    let words = at.words;
    let closed = &lane.looked.case.promises_closed;
    let open = open(desk, at, lane);
    let done = own(lane).filter_map(|promised| {
        let closed = closed.get(&promised.what.promise)?;
        let (id, _) = ENDS.into_iter().find(|(_, end)| *end == closed.what.end)?;
        let end = words.say(&format!("promise-end-{id}"));
        Some(vec![
            cell(&promised.what.what),
            cell(&end),
            cell(&closed.what.note),
            cell(&words.day(closed.what.on)),
        ])
    });
    let done: Vec<Vec<Html>> = done.collect();
    let heads = |ids: &[&str]| ids.iter().map(|id| words.say(id)).collect::<Vec<_>>();
    let title = words.say("meetings-promises");
    let mut body = problems(words, wrong).then(heading(&title));
    body = body.then(open);
    body = body.then(subheading(&words.say("promise-make"))).then(make_form(at, lane, typed, wrong));
    if !done.is_empty() {
        let heads = heads(&["promise-what", "promise-end", "promise-note", "promise-on"]);
        body = body.then(table(&words.say("promise-done"), &heads, done));
    }
    lane.page(at, title, body).back(lane.to("/meetings")).refused(wrong_status(wrong)).into()
}

fn make_form(at: &At, lane: &InLane, typed: &Typed, wrong: &Wrong) -> Html {
    let words = at.words;
    let what = Input::new("what", words.say("promise-what"))
        .hint(words.say("promise-what-hint"))
        .value(typed.get("what"))
        .error(wrong.of("what"));
    let by = DateInput::new("by", words.say("promise-by"))
        .called(&words.say("day"), &words.say("month"), &words.say("year"))
        .date(typed.get("by-day"), typed.get("by-month"), typed.get("by-year"))
        .error(wrong.of("by-day"));
    record_form(at, &lane.to("/promises"), &lane.looked)
        .child(what.html())
        .child(by.html())
        .child(Button::new(words.say("save")).once().html())
        .done()
}

fn one(at: &At, lane: &InLane, promise: &str, typed: &Typed, wrong: &Wrong) -> Result<Answer, Refusal> {
    let words = at.words;
    let promised = own(lane)
        .find(|promised| promised.what.promise.as_str() == promise)
        .ok_or_else(|| Refusal::new(codes::NO_SUCH_ENTRY, format!("there is no promise `{promise}`")))?;
    let items = ENDS.map(|(id, _)| Radio::new(id, words.say(&format!("promise-end-{id}"))));
    let end = Radios::new("end", Legend::new(words.say("promise-end")))
        .items(items)
        .value(typed.get("end"))
        .error(wrong.of("end"));
    let note = Textarea::new("note", words.say("promise-note"))
        .hint(words.say("promise-note-hint"))
        .rows(3)
        .value(typed.get("note"))
        .error(wrong.of("note"));
    let about = Html::paragraph(promised.what.what.to_string());
    let title = words.say("promise-close-title");
    let to = lane.to(&format!("/promises/{promise}"));
    let fields = about.then(end.html()).then(note.html());
    Ok(form_page(at, lane, (&title, &to, lane.to("/promises")), fields, wrong))
}
