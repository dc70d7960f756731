//! Help: how to get done what people come for, what the words mean, what each role does, and whom to ask.

use axum::Router;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;
use components::{Element, Html, SummaryList, SummaryRow};
use domain::record::staff::ROLES;

use super::parts::{link, subheading_at};
use crate::answer::{Page, Section};
use crate::at::{App, speaks};
use crate::shell;
use crate::words::Words;

/// What people come to do, and how.
const DOING: [(&str, &str); 6] = [
    ("help-prepare", "help-prepare-body"),
    ("help-print", "help-print-body"),
    ("help-record", "help-record-body"),
    ("help-decide", "help-decide-body"),
    ("help-find-out", "help-find-out-body"),
    ("help-settle", "help-settle-body"),
];

/// Words of these pages, and what they mean.
const MEANING: [(&str, &str); 7] = [
    ("help-word-not-known", "help-word-not-known-body"),
    ("help-word-hold", "help-word-hold-body"),
    ("help-word-might-apply", "help-word-might-apply-body"),
    ("help-word-lane", "help-word-lane-body"),
    ("help-word-marking", "help-word-marking-body"),
    ("help-word-local", "help-word-local-body"),
    ("help-word-emergency", "help-word-emergency-body"),
];

pub(super) fn addresses() -> Router<App> {
    Router::new().route("/help", get(show))
}

async fn show(State(app): State<App>, headers: HeaderMap) -> Response {
    let words = speaks(&headers);
    let title = words.say("help-title");
    let parts = [
        ("doing", "help-doing"),
        ("meaning", "help-meaning"),
        ("roles", "help-roles"),
        ("whom", "help-whom"),
    ];
    let contents = parts.map(|(at, id)| Element::new("li").child(link(&format!("#{at}"), &words.say(id))));
    let meaning = MEANING.map(|(word, body)| SummaryRow::new(words.say(word), words.say(body)));
    let roles = ROLES.iter().map(|role| {
        SummaryRow::new(words.say(&format!("role-{role}")), words.say(&format!("role-{role}-does")))
    });
    let body = shell::heading(&title)
        .then(Element::new("ul").class("govuk-list").children(contents))
        .then(subheading_at("doing", &words.say("help-doing")))
        .then(doing(words))
        .then(subheading_at("meaning", &words.say("help-meaning")))
        .then(SummaryList::new(meaning).html())
        .then(subheading_at("roles", &words.say("help-roles")))
        .then(SummaryList::new(roles).html())
        .then(subheading_at("whom", &words.say("help-whom")))
        .then(Html::paragraph(words.say("help-body")));
    shell::outside(&app, words, &Page::new(Section::None, title, body))
}

fn doing(words: Words) -> Html {
    let one = |(title, body): (&str, &str)| {
        let title = Element::new("h3").class("govuk-heading-s").text(&words.say(title));
        Html::from(title).then(Html::paragraph(words.say(body)))
    };
    DOING.into_iter().map(one).collect()
}
