//! One member of staff: what they are here, what they may deliver, training; and, for themselves and who supervises,
//! supervision and reviews. What is told of a review is what was seen and agreed: there is no mark.

use axum::Router;
use axum::extract::Path;
use axum::response::Response;
use axum::routing::get;
use components::{Element, Html, SummaryList, SummaryRow};
use domain::record::Refusal;
use runtime::ports::access::Doing;
use runtime::record::{Desk, MemberDetail};

use super::super::parts::{cell, heading, link, subheading, table};
use super::staff::{profession_in_words, role_in_words};
use super::{may, page};
use crate::answer::Answer;
use crate::at::{App, At};

pub(super) fn addresses() -> Router<App> {
    Router::new().route("/team/staff/{member}", get(show))
}

async fn show(at: At, Path(member): Path<String>) -> Response {
    at.desk(move |desk, at| one(desk, at, &member)).await
}

fn one(desk: &Desk<'_>, at: &At, member: &str) -> Result<Answer, Refusal> {
    let words = at.words;
    let detail = desk.member(&member.into())?;
    let report = &detail.report;
    let roles: Vec<String> = report.roles.iter().map(|role| role_in_words(at, role)).collect();
    let state = if report.active { "staff-active" } else { "staff-left" };
    let rows = [
        ("staff-id", report.id.to_string()),
        ("staff-profession", profession_in_words(at, report.profession)),
        ("staff-roles", roles.join(", ")),
        ("staff-site", desk.site_name(&report.site)),
        ("staff-account", words.say(state)),
    ];
    let list = SummaryList::new(rows.map(|(id, value)| SummaryRow::new(words.say(id), value)));
    let mut body = heading(&report.name)
        .then(list.html())
        .then(ways(desk, at, &detail))
        .then(authorised(desk, at, &detail))
        .then(trained(at, &detail));
    if detail.is_open {
        body = body.then(supervised(desk, at, &detail)).then(reviews(desk, at, &detail));
    }
    Ok(page(&report.name, body).back("/team/staff").into())
}

/// What may be done about them, by whoever looks.
fn ways(desk: &Desk<'_>, at: &At, detail: &MemberDetail) -> Html {
    if !detail.report.active {
        return Html::default();
    }
    let manages = desk.must(Doing::ManageStaff, &detail.report.site).is_ok();
    let supervises = desk.must(Doing::Supervise, &detail.report.site).is_ok();
    let own = detail.report.id == desk.writer().id;
    // Nobody gives themselves a role or an authorisation, and nobody reviews their own meetings.
    let all = [
        // Whom a site lets in is that site's to say.
        ("place", may(desk, Doing::ManageStaff) && !own),
        ("authorise", manages && !own),
        ("train", manages),
        ("supervise", supervises),
        ("review", supervises && !own),
        ("password", manages),
        ("close", manages),
    ];
    let items = all.into_iter().filter(|(_, may)| *may).map(|(act, _)| {
        let to = format!("/team/staff/{}/{act}", detail.report.id);
        Element::new("li").child(link(&to, &at.words.say(&format!("act-{act}"))))
    });
    let items: Vec<Element> = items.collect();
    if items.is_empty() {
        return Html::default();
    }
    subheading(&at.words.say("staff-do")).then(Element::new("ul").class("govuk-list").children(items))
}

/// A table, or that there is nothing in it.
fn or_none(at: &At, title: &str, heads: &[&str], rows: Vec<Vec<Html>>) -> Html {
    let title = at.words.say(title);
    if rows.is_empty() {
        return subheading(&title).then(Html::paragraph(at.words.say("staff-nothing")));
    }
    let heads: Vec<String> = heads.iter().map(|id| at.words.say(id)).collect();
    table(&title, &heads, rows)
}

fn authorised(desk: &Desk<'_>, at: &At, detail: &MemberDetail) -> Html {
    let rows = detail.authorised.iter().map(|one| {
        let until = at.words.day(one.until);
        let past = one.until < desk.today();
        vec![
            cell(&desk.title(&one.programme)),
            cell(&at.words.day(one.from)),
            cell(&if past { at.words.about("staff-lapsed", until) } else { until }),
            cell(&desk.name(&(&*one.supervisor).into())),
        ]
    });
    let heads = ["team-programme", "staff-from", "staff-until", "staff-supervisor"];
    or_none(at, "staff-authorised", &heads, rows.collect())
}

fn trained(at: &At, detail: &MemberDetail) -> Html {
    let words = at.words;
    let rows = detail.trained.iter().map(|one| {
        let until = one.until.map_or_else(|| words.say("staff-for-good"), |until| words.day(until));
        vec![cell(&one.what), cell(&words.day(one.on)), cell(&until)]
    });
    or_none(at, "staff-trained", &["staff-training", "team-on", "staff-until"], rows.collect())
}

fn supervised(desk: &Desk<'_>, at: &At, detail: &MemberDetail) -> Html {
    let rows = detail.supervised.iter().rev().map(|held| {
        let held = &held.what;
        vec![
            cell(&at.words.day(held.on)),
            cell(&desk.title(&held.programme)),
            cell(&desk.name(&(&*held.with).into())),
            cell(&held.points),
        ]
    });
    let heads = ["team-on", "team-programme", "staff-with", "staff-points"];
    or_none(at, "staff-supervised", &heads, rows.collect())
}

fn reviews(desk: &Desk<'_>, at: &At, detail: &MemberDetail) -> Html {
    let rows = detail.reviews.iter().rev().map(|held| {
        let held = &held.what;
        vec![
            cell(&at.words.day(held.on)),
            cell(&desk.title(&held.programme)),
            cell(&held.kept_to),
            cell(&held.could_be),
            cell(&held.agreed),
        ]
    });
    let heads = ["team-on", "team-programme", "review-kept-to", "review-could-be", "review-agreed"];
    or_none(at, "staff-reviews", &heads, rows.collect())
}
