//! The audit: who looked at and did what about a person; whether the logs are as they were written.

use axum::Router;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use components::{Button, Details, Element, Html, Input, InsetText, WarningText};
use domain::ids::ParticipantId;
use domain::record::Refusal;
use runtime::ports::access::Doing;
use runtime::record::{AuditLine, Desk};

use super::super::parts::{cell, form, heading, paging, subheading, table};
use super::page;
use crate::answer::Answer;
use crate::at::{App, At, Posted};
use crate::house::Verification;

/// Lines on one page.
const EACH_PAGE: usize = 50;

pub(super) fn addresses() -> Router<App> {
    Router::new().route("/team/audit", get(show)).route("/team/audit/verify", post(verify))
}

async fn show(at: At) -> Response {
    at.desk(first).await
}

fn first(desk: &Desk<'_>, at: &At) -> Result<Answer, Refusal> {
    desk.must(Doing::ReadAudit, &desk.writer().site)?;
    let words = at.words;
    let title = words.say("team-audit");
    let mut body = heading(&title).then(search(at));
    if let Some(person) = at.asked.filled("person") {
        // A record that was erased is found by its id only.
        let id = desk.find(person).unwrap_or_else(|_| ParticipantId::from(person));
        body = body.then(about(desk, at, person, &desk.audit_about(&id)?));
    }
    let verifies = form(at, "/team/audit/verify")
        .child(Button::new(words.say("audit-verify")).secondary().once().html());
    let body = body
        .then(changes(desk, at)?)
        .then(subheading(&words.say("audit-logs")))
        .then(Html::paragraph(words.say("audit-verify-what")))
        .then(verifies);
    Ok(page(&title, body).into())
}

/// The files of the programmes that were changed in the browser, the newest first.
fn changes(desk: &Desk<'_>, at: &At) -> Result<Html, Refusal> {
    let words = at.words;
    let all = desk.content_changes()?;
    let title = subheading(&words.say("audit-changes"));
    if all.is_empty() {
        return Ok(title.then(Html::paragraph(words.say("audit-changes-none"))));
    }
    let short = |hash: &str| Element::new("code").text(&hash.chars().take(8).collect::<String>()).done();
    let rows = all.iter().take(EACH_PAGE).map(|line| {
        let change = &line.change;
        vec![
            cell(&words.utc(line.at)),
            cell(&desk.name(&line.by.as_ref().into())),
            Element::new("code").text(&change.file).done(),
            change.before.as_deref().map_or_else(|| cell(&words.say("audit-change-new")), short),
            short(&change.after),
            cell(change.because.as_deref().unwrap_or_default()),
        ]
    });
    let heads = ["audit-at", "audit-by", "audit-file", "audit-before", "audit-after", "audit-because"];
    let caption = words.count("audit-changes-lines", all.len());
    let list = table(&caption, &heads.map(|id| words.say(id)), rows.collect());
    let what = Html::paragraph(words.about("audit-changes-what", EACH_PAGE));
    Ok(title.then(what).then(list))
}

fn search(at: &At) -> Html {
    let words = at.words;
    let person = Input::new("person", words.say("audit-person"))
        .hint(words.say("audit-person-hint"))
        .value(at.asked.get("person"))
        .spellcheck(false)
        .wide(20);
    Element::new("form")
        .attribute("method", "get")
        .attribute("action", "/team/audit")
        .attribute("role", "search")
        .flag("novalidate", true)
        .child(person)
        .child(Button::new(words.say("audit-show")))
        .done()
}

fn about(desk: &Desk<'_>, at: &At, person: &str, lines: &[AuditLine]) -> Html {
    let words = at.words;
    if lines.is_empty() {
        return Html::from(InsetText::new(words.say("audit-nothing")));
    }
    let pages = lines.len().div_ceil(EACH_PAGE).max(1);
    let page = at.asked.number("page").unwrap_or(1).clamp(1, pages);
    let shown = lines.iter().rev().skip((page - 1).saturating_mul(EACH_PAGE)).take(EACH_PAGE);
    let rows = shown.map(|line| {
        vec![
            cell(&moment(at, &line.at)),
            cell(&desk.name(&line.by.as_str().into())),
            cell(&words.say(&format!("operation-{}", line.operation))),
            Element::new("code").text(&line.kind).done(),
            cell(&desk.site_name(&line.site.as_str().into())),
        ]
    });
    let heads = ["audit-at", "audit-by", "audit-operation", "audit-kind", "audit-site"];
    let list =
        table(&words.count("audit-lines", lines.len()), &heads.map(|id| words.say(id)), rows.collect());
    let address = |page: usize| {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("person", person).append_pair("page", &page.to_string());
        format!("/team/audit?{}", query.finish())
    };
    list.then(paging(words, page, pages, address))
}

/// A time of the log, in Greenwich's time, as logs are kept.
fn moment(at: &At, text: &str) -> String {
    text.parse().map_or_else(|_| text.to_owned(), |time| at.words.utc(time))
}

async fn verify(Posted(at, _): Posted) -> Response {
    at.desk(|_, at| {
        let words = at.words;
        let title = words.say("audit-verified");
        // It reads everything there is: one at a time, for whomever.
        let Some(_turn) = at.app.0.turns.verifying.try_enter() else {
            let body = heading(&title).then(Html::paragraph(words.say("audit-busy")));
            let page = page(&title, body).back("/team/audit");
            return Ok(page.refused(StatusCode::TOO_MANY_REQUESTS).into());
        };
        let found = at.app.0.house.verify(&at.member)?;
        let body = heading(&title).then(outcome(at, &found)).then(checkpoints(at, &found));
        Ok(page(&title, body).back("/team/audit").into())
    })
    .await
}

fn outcome(at: &At, found: &Verification) -> Html {
    let words = at.words;
    if found.wrong.is_empty() {
        let text = words.count("audit-all-well", found.entries);
        return Html::from(InsetText::new(text));
    }
    let items = found.wrong.iter().map(|line| Element::new("li").text(line));
    Html::from(WarningText::new(words.say("audit-not-well")))
        .then(Element::new("ul").class("govuk-list govuk-list--bullet").children(items))
        .then(Html::paragraph(words.say("audit-not-well-do")))
}

/// The heads of the logs: kept elsewhere, only they show later that something was cut off.
fn checkpoints(at: &At, found: &Verification) -> Html {
    let words = at.words;
    if found.logs.is_empty() {
        return Html::default();
    }
    let logs = found.logs.iter().map(|log| {
        let note = Element::new("pre").class("waymark-code").attribute("tabindex", "0").text(&log.checkpoint);
        Details::new(
            words.with("audit-log", &[("site", log.site.as_str()), ("size", &log.size.to_string())]),
            note,
        )
        .html()
    });
    subheading(&words.say("audit-checkpoints"))
        .then(Html::paragraph(words.say("audit-checkpoints-what")))
        .then(logs.collect::<Html>())
}
