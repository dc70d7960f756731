//! Meetings that were held lately, for whoever looks at how they are delivered: what went as meant, what could be better,
//! what was agreed. There are no marks.

use axum::Router;
use axum::response::Response;
use axum::routing::get;
use components::{Element, Html, InsetText};
use domain::ids::BlockId;
use runtime::ports::access::Doing;
use runtime::record::{Desk, HeldLately};

use super::super::meetings::departure_kind;
use super::super::parts::{cell, heading, link, link_about, table};
use super::{page, to_person};
use crate::at::{App, At};

/// So many days are looked back.
pub(super) const LATELY: i64 = 60;

pub(super) fn addresses() -> Router<App> {
    Router::new().route("/team/review", get(show))
}

async fn show(at: At) -> Response {
    at.desk(|desk, at| {
        desk.must(Doing::Supervise, &desk.writer().site)?;
        let words = at.words;
        let held = desk.held_lately(LATELY)?;
        let rows = held.iter().map(|one| {
            let names = one.facilitators.iter().map(|id| {
                let mut query = form_urlencoded::Serializer::new(String::new());
                query
                    .append_pair("programme", one.programme.as_str())
                    .append_pair("meeting", one.meeting.as_str());
                let to = format!("/team/staff/{id}/review?{}", query.finish());
                let name = desk.name(id);
                let line = if *id == desk.writer().id {
                    cell(&name)
                } else {
                    let about = words.about("review-of-day", words.day(one.on));
                    link_about(&to, &name, &about).done()
                };
                Element::new("div").child(line).done()
            });
            vec![
                cell(&words.day(one.on)),
                to_person(&one.whom),
                cell(&desk.title(&one.programme)),
                names.collect::<Html>(),
            ]
        });
        let rows: Vec<Vec<Html>> = rows.collect();
        let title = words.say("team-review");
        let list = if rows.is_empty() {
            Html::paragraph(words.say("review-none"))
        } else {
            let heads = ["team-on", "team-who", "team-programme", "review-do"].map(|id| words.say(id));
            table(&words.say("review-held"), &heads, rows)
        };
        let body = heading(&title)
            .then(Html::from(InsetText::new(words.say("review-what"))))
            .then(departures(desk, at, &held))
            .then(list);
        Ok(page(&title, body).into())
    })
    .await
}

/// What was done otherwise than the outlines say, newest first: those who write them learn from it, and nobody is marked.
fn departures(desk: &Desk<'_>, at: &At, held: &[HeldLately]) -> Html {
    let words = at.words;
    let all = held.iter().flat_map(|one| one.departures.iter().map(move |departure| (one, departure)));
    let rows = all.map(|(one, departure)| {
        let to = format!("/people/{}/{}/meetings/{}", one.whom.person, one.programme, one.meeting);
        vec![
            link(&to, &words.day(one.on)).done(),
            to_person(&one.whom),
            cell(&part(desk, one, &departure.block)),
            cell(&words.say(departure_kind(departure.kind))),
            cell(&words.say(if departure.planned { "record-planned" } else { "record-on-the-day" })),
            cell(&departure.because),
        ]
    });
    let rows: Vec<Vec<Html>> = rows.collect();
    if rows.is_empty() {
        return Html::default();
    }
    let heads = ["team-on", "team-who", "record-part", "review-did", "record-when-decided", "record-because"];
    table(&words.say("review-departures"), &heads.map(|id| words.say(id)), rows)
}

/// What a part of a meeting is called; its id where the programme has it no more.
fn part(desk: &Desk<'_>, held: &HeldLately, block: &BlockId) -> String {
    let now = desk.programme_now(&held.programme).ok();
    let outlines = now.iter().flat_map(|ready| &ready.programme.package.sessions);
    let mut own = outlines.filter(|outline| held.sessions.contains(&outline.id));
    let found = own.find_map(|outline| {
        let block = outline.blocks.iter().find(|one| one.id == *block)?;
        Some(format!("{}: {}", outline.title, block.title))
    });
    found.unwrap_or_else(|| block.to_string())
}
