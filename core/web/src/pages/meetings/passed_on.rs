//! Something had to be passed on: to which role, when, their reference, and whether the person was told. Never what.

use axum::extract::Path;
use axum::response::Response;
use components::{Button, DateInput, Html, Input, Legend, Radio, Radios, WarningText};
use domain::record::promise::PassedOn;
use runtime::record::Desk;

use super::lane::{InLane, text};
use super::ring::keep;
use crate::answer::Answer;
use crate::at::{At, Posted};
use crate::form::{Typed, Wrong};
use crate::pages::parts::{cell, heading, problems, record_form, table, wrong_status};

type Where = Path<(String, String)>;

pub(super) async fn show(at: At, Path((person, programme)): Where) -> Response {
    at.desk(move |desk, at| {
        let lane = InLane::open(desk, &person, &programme, "what was passed on")?;
        Ok(page(desk, at, &lane, &Typed::default(), &Wrong::default()))
    })
    .await
}

pub(super) async fn save(Path((person, programme)): Where, Posted(at, typed): Posted) -> Response {
    at.desk(move |desk, at| {
        let lane = InLane::open(desk, &person, &programme, "what was passed on")?;
        match record(desk, at, &lane, &typed) {
            Ok(()) => Ok(Answer::go(lane.to("/passed-on"), at.words.say("passed-on-saved"))),
            Err(wrong) => Ok(page(desk, at, &lane, &typed, &wrong)),
        }
    })
    .await
}

fn record(desk: &Desk<'_>, at: &At, lane: &InLane, typed: &Typed) -> Result<(), Wrong> {
    let words = at.words;
    let mut wrong = Wrong::default();
    if typed.filled("told").is_none() {
        wrong.add("told", words.say("passed-on-told-missing"));
    }
    let on = typed.day("on").unwrap_or_else(|_| {
        wrong.add("on-day", words.say("error-no-such-day"));
        None
    });
    if !["yes", "no"].contains(&typed.get("person-told")) {
        wrong.add("person-told", words.say("passed-on-person-missing"));
    }
    if !wrong.is_nothing() {
        return Err(wrong);
    }
    let passed = PassedOn {
        programme: lane.programme.clone(),
        told: text(typed.get("told")),
        on: on.unwrap_or(desk.today()),
        reference: typed.filled("reference").map(text),
        person_told: typed.get("person-told") == "yes",
    };
    Ok(keep(desk, lane, passed, typed)?)
}

fn page(desk: &Desk<'_>, at: &At, lane: &InLane, typed: &Typed, wrong: &Wrong) -> Answer {
    let words = at.words;
    let title = words.say("meetings-passed-on");
    let warning =
        WarningText::new(words.say("passed-on-never-what")).icon_fallback_text(words.say("warning")).html();
    let form = record_form(at, &lane.to("/passed-on"), &lane.looked)
        .child(fields(desk, at, typed, wrong))
        .child(Button::new(words.say("save")).once().html());
    let body =
        problems(words, wrong).then(heading(&title)).then(warning).then(form).then(so_far(desk, at, lane));
    lane.page(at, title, body).back(lane.to("/meetings")).refused(wrong_status(wrong)).into()
}

fn fields(desk: &Desk<'_>, at: &At, typed: &Typed, wrong: &Wrong) -> Html {
    let words = at.words;
    let roles = desk.words().told.iter().map(|one| Radio::new(&one.id, one.title.as_str()));
    let told = Radios::new("told", Legend::new(words.say("passed-on-told")))
        .items(roles.collect::<Vec<_>>())
        .value(typed.get("told"))
        .error(wrong.of("told"))
        .small();
    let on = DateInput::new("on", words.say("passed-on-day"))
        .hint(words.say("passed-on-day-hint"))
        .called(&words.say("day"), &words.say("month"), &words.say("year"))
        .date(typed.get("on-day"), typed.get("on-month"), typed.get("on-year"))
        .error(wrong.of("on-day"));
    let reference = Input::new("reference", words.say("passed-on-reference"))
        .hint(words.say("passed-on-reference-hint"))
        .value(typed.get("reference"))
        .wide(20);
    let person = Radios::new("person-told", Legend::new(words.say("passed-on-person")))
        .items([Radio::new("yes", words.say("yes")), Radio::new("no", words.say("no"))])
        .value(typed.get("person-told"))
        .error(wrong.of("person-told"))
        .inline();
    told.html().then(on.html()).then(reference.html()).then(person.html())
}

fn so_far(desk: &Desk<'_>, at: &At, lane: &InLane) -> Html {
    let words = at.words;
    let own = lane.looked.case.passed_on.iter().filter(|one| one.what.programme == lane.programme);
    let rows = own.map(|one| {
        let role = desk.words().told.iter().find(|role| role.id == *one.what.told);
        vec![
            cell(role.map_or(&one.what.told, |role| &role.title)),
            cell(&words.day(one.what.on)),
            cell(&one.what.reference.as_deref().map_or_else(|| words.say("passed-on-none"), str::to_owned)),
            cell(&words.say(if one.what.person_told { "yes" } else { "no" })),
            cell(&desk.name(&one.recorded.by)),
        ]
    });
    let rows: Vec<Vec<Html>> = rows.collect();
    if rows.is_empty() {
        return Html::default();
    }
    let heads =
        ["passed-on-told", "passed-on-day", "passed-on-reference", "passed-on-person", "passed-on-by"];
    table(&words.say("passed-on-so-far"), &heads.map(|id| words.say(id)), rows)
}
