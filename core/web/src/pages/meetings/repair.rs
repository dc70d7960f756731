//! Something went wrong between the two, and what was done to mend it.

use axum::extract::Path;
use axum::response::Response;
use components::{Button, DateInput, Html, Textarea};
use domain::record::after_meeting::Mended;
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
        let lane = InLane::open(desk, &person, &programme, "ruptures and repairs")?;
        Ok(page(desk, at, &lane, &Typed::default(), &Wrong::default()))
    })
    .await
}

pub(super) async fn save(Path((person, programme)): Where, Posted(at, typed): Posted) -> Response {
    at.desk(move |desk, at| {
        let lane = InLane::open(desk, &person, &programme, "ruptures and repairs")?;
        match record(desk, at, &lane, &typed) {
            Ok(()) => Ok(Answer::go(lane.to("/repair"), at.words.say("repair-saved"))),
            Err(wrong) => Ok(page(desk, at, &lane, &typed, &wrong)),
        }
    })
    .await
}

fn record(desk: &Desk<'_>, at: &At, lane: &InLane, typed: &Typed) -> Result<(), Wrong> {
    let mut wrong = Wrong::default();
    if typed.filled("rupture").is_none() {
        wrong.add("rupture", at.words.say("repair-rupture-missing"));
    }
    let on = typed.day("on").unwrap_or_else(|_| {
        wrong.add("on-day", at.words.say("error-no-such-day"));
        None
    });
    if !wrong.is_nothing() {
        return Err(wrong);
    }
    let mended = Mended {
        programme: lane.programme.clone(),
        on: on.unwrap_or(desk.today()),
        rupture: text(typed.get("rupture")),
        repair: typed.filled("repair").map(text),
    };
    Ok(keep(desk, lane, mended, typed)?)
}

fn page(desk: &Desk<'_>, at: &At, lane: &InLane, typed: &Typed, wrong: &Wrong) -> Answer {
    let words = at.words;
    let title = words.say("meetings-repair");
    let rupture = Textarea::new("rupture", words.say("repair-rupture"))
        .hint(words.say("repair-rupture-hint"))
        .rows(4)
        .value(typed.get("rupture"))
        .error(wrong.of("rupture"));
    let repair = Textarea::new("repair", words.say("repair-repair"))
        .hint(words.say("repair-repair-hint"))
        .rows(4)
        .value(typed.get("repair"));
    let on = DateInput::new("on", words.say("repair-day"))
        .hint(words.say("passed-on-day-hint"))
        .called(&words.say("day"), &words.say("month"), &words.say("year"))
        .date(typed.get("on-day"), typed.get("on-month"), typed.get("on-year"))
        .error(wrong.of("on-day"));
    let form = record_form(at, &lane.to("/repair"), &lane.looked)
        .child(rupture.html())
        .child(repair.html())
        .child(on.html())
        .child(Button::new(words.say("save")).once().html());
    let body = problems(words, wrong)
        .then(heading(&title))
        .then(Html::paragraph(words.say("repair-about")))
        .then(form)
        .then(so_far(desk, at, lane));
    lane.page(at, title, body).back(lane.to("/meetings")).refused(wrong_status(wrong)).into()
}

fn so_far(desk: &Desk<'_>, at: &At, lane: &InLane) -> Html {
    let words = at.words;
    let own = lane.looked.case.mended.iter().rev().filter(|one| one.what.programme == lane.programme);
    let rows = own.map(|one| {
        let repair = one.what.repair.as_deref().map_or_else(|| words.say("repair-none-yet"), str::to_owned);
        vec![
            cell(&words.day(one.what.on)),
            cell(&one.what.rupture),
            cell(&repair),
            cell(&desk.name(&one.recorded.by)),
        ]
    });
    let rows: Vec<Vec<Html>> = rows.collect();
    if rows.is_empty() {
        return Html::default();
    }
    let heads = ["repair-day", "repair-rupture", "repair-repair", "passed-on-by"];
    table(&words.say("repair-so-far"), &heads.map(|id| words.say(id)), rows)
}
