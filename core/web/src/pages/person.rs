//! A person: what every holder says, gaps and conflicts as loud as contents, both lanes on one timeline.

mod facts;
mod lanes;
mod notes;
mod timeline;

pub(super) use facts::{how_far, said, state};
pub(super) use lanes::{given as content_given, rows as lane_rows};

use axum::Router;
use axum::extract::Path;
use axum::response::Response;
use axum::routing::get;
use components::{Element, Html, InsetText};
use domain::record::Refusal;
use runtime::record::{Alert, AlertAbout, Desk, Looked, OverviewReport};

use super::parts::{cell, heading, link, subheading, table, whose};
use crate::answer::{Answer, Page, Section};
use crate::at::{App, At};
use crate::named::{holder, language};

pub(super) fn addresses() -> Router<App> {
    Router::new().route("/people/{person}", get(show))
}

async fn show(at: At, Path(person): Path<String>) -> Response {
    at.desk(move |desk, at| page(desk, at, &person)).await
}

fn page(desk: &Desk<'_>, at: &At, person: &str) -> Result<Answer, Refusal> {
    let looked = match desk.find(person).and_then(|person| desk.look_over(&person)) {
        Ok(looked) => looked,
        Err(refusal) if refusal.code == domain::codes::NO_SUCH_PERSON => {
            return Ok(super::case::shut(at, person, &refusal));
        }
        Err(refusal) => return Err(refusal),
    };
    let overview = desk.overview(&looked);
    let whose = whose(at.words, &looked);
    let body = heading(&whose.name)
        .then(alerts(desk, at, &overview))
        .then(lanes::cards(desk, at, &looked, &overview))
        .then(facts::conflicts(desk, at, &overview))
        .then(facts::gaps(desk, at, &looked, &overview))
        .then(timeline::show(desk, at, &looked, &overview))
        .then(promises(desk, at, &overview))
        .then(facts::known(desk, at, &overview))
        .then(notes::show(desk, at, &overview))
        .then(holders(desk, at, &overview))
        .then(described(desk, at, &looked));
    Ok(Page::new(Section::People, whose.name.clone(), body).about(whose).into())
}

/// What people should look at: never how somebody is doing, always what has not happened.
fn alerts(desk: &Desk<'_>, at: &At, overview: &OverviewReport) -> Html {
    if overview.alerts.is_empty() {
        return Html::default();
    }
    let lines = overview.alerts.iter().map(|alert| {
        let lane = alert.programme.as_ref().map(|programme| format!("{}: ", desk.title(programme)));
        Element::new("li").text(&lane.unwrap_or_default()).child(alerted(desk, at, overview, alert))
    });
    let list = Element::new("ul").class("govuk-list govuk-list--bullet").children(lines);
    let title = Element::new("h2").class("govuk-heading-s").text(&at.words.say("person-look-at"));
    InsetText::new(Html::from(title).then(list)).html()
}

/// One of them, in the reader's language; a meeting leads to where it is recorded.
fn alerted(desk: &Desk<'_>, at: &At, overview: &OverviewReport, alert: &Alert) -> Html {
    let words = at.words;
    let text = match &alert.about {
        AlertAbout::NoContact { days, since } => {
            let said = [("days", days.to_string()), ("day", words.day(*since))];
            words.with("alert-no-contact", &said.each_ref().map(|(name, text)| (*name, text.as_str())))
        }
        AlertAbout::AgreementDue { since } => words.about("alert-agreement", words.day(*since)),
        AlertAbout::NotRecorded { on, meeting } => {
            let text = words.about("alert-not-recorded", words.day(*on));
            let Some(programme) = &alert.programme else { return Html::text(&text) };
            let to = format!("/people/{}/{programme}/meetings/{meeting}", overview.person);
            return link(&to, &text).done();
        }
        AlertAbout::WentDown => words.say("alert-went-down"),
        AlertAbout::PromiseDue { by, what } => {
            words.with("alert-promise", &[("day", &words.day(*by)), ("what", what)])
        }
        AlertAbout::Opened { by } => words.about("alert-opened", desk.name(by)),
        AlertAbout::Beside { entries } => words.count("alert-beside", *entries),
    };
    Html::text(&text)
}

fn promises(desk: &Desk<'_>, at: &At, overview: &OverviewReport) -> Html {
    if overview.promises.is_empty() {
        return Html::default();
    }
    let words = at.words;
    let rows = overview.promises.iter().map(|promised| {
        vec![
            cell(&promised.what.what),
            cell(&promised.what.by.map_or_else(|| words.say("person-no-day"), |by| words.day(by))),
            cell(&desk.title(&promised.what.programme)),
        ]
    });
    let heads = ["person-promise", "person-by", "people-programme"].map(|id| words.say(id));
    table(&words.say("person-promises"), &heads, rows.collect())
}

/// Who contributed what.
fn holders(desk: &Desk<'_>, at: &At, overview: &OverviewReport) -> Html {
    let words = at.words;
    let rows = overview.holders.iter().map(|one| {
        vec![
            cell(&holder(desk, &one.holder)),
            cell(&one.facts.to_string()),
            cell(&one.contributions.to_string()),
            cell(&one.newest.map_or_else(|| words.say("person-no-day"), |day| words.day(day))),
        ]
    });
    let heads =
        ["person-holder", "person-facts-said", "person-notes", "person-newest"].map(|id| words.say(id));
    table(&words.say("person-holders"), &heads, rows.collect())
}

/// Languages, what helps with reading, hearing, seeing, moving; where the case is.
fn described(desk: &Desk<'_>, at: &At, looked: &Looked) -> Html {
    let words = at.words;
    let described = &looked.case.described;
    let or_unknown = |texts: Vec<String>| {
        if texts.is_empty() { words.say("not-known") } else { texts.join(", ") }
    };
    let site = looked.case.owner.as_ref().map_or_else(|| words.say("not-known"), |site| desk.site_name(site));
    let rows = [
        ("person-languages", or_unknown(described.languages.iter().map(|one| language(one)).collect())),
        ("person-needs", or_unknown(described.access_needs.iter().map(ToString::to_string).collect())),
        ("person-site", site),
    ];
    let list = components::SummaryList::new(
        rows.map(|(id, value)| components::SummaryRow::new(words.say(id), value)),
    );
    subheading(&words.say("person-described")).then(list.html())
}
