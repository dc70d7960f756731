//! The map of a programme: which rules speak of which sessions. The table says it first; the picture says it again.

use axum::extract::Path;
use axum::response::Response;
use components::{Element, Html};
use domain::programme::Programme;
use domain::rule::{Action, Rule};

use super::super::parts::{cell, link, subheading, table};
use super::book::Book;
use super::rules::does;
use crate::at::At;
use crate::words::Words;

/// How high a line of the picture is.
const LINE: usize = 26;
/// Where the rules' names end, and where the sessions' begin.
const RULES_END: usize = 300;
const SESSIONS_BEGIN: usize = 560;
const WIDTH: usize = 960;
/// Where the first line stands.
const TOP: usize = 40;

pub(super) async fn show(at: At, Path(programme): Path<String>) -> Response {
    at.desk(move |_, at| {
        let book = Book::open(at, &programme)?;
        let words = at.words;
        let programme = &*book.ready()?.programme;
        let body = sessions(words, &book, programme)
            .then(others(words, &book, programme))
            .then(subheading(&words.say("programme-map-picture")))
            .then(Html::paragraph(words.say("programme-map-key")))
            .then(picture(words, programme));
        Ok(book.page(at, &words.say("programme-task-map"), body).into())
    })
    .await
}

/// The rules that do such a thing with the session at `position`.
fn rules_of(programme: &Programme, wanted: impl Fn(&Action) -> bool) -> Vec<&Rule> {
    programme.rules.iter().filter(|rule| rule.actions.iter().any(&wanted)).collect()
}

fn linked(book: &Book, rules: &[&Rule]) -> Html {
    let one = |rule: &&Rule| {
        let to = format!("{}#rule-{}", book.address("/rules"), rule.id);
        Element::new("div").child(link(&to, rule.id.as_str())).done()
    };
    rules.iter().map(one).collect()
}

fn sessions(words: Words, book: &Book, programme: &Programme) -> Html {
    let heads = ["module", "session", "suggested-by", "held-by-rule"]
        .map(|id| words.say(&format!("programme-head-{id}")));
    let package = &programme.package;
    let rows = (0_u16..).zip(&package.sessions).map(|(position, session)| {
        let module = package.modules.iter().find(|module| module.id == session.module);
        let suggest = rules_of(programme, |action| *action == Action::Suggest(position));
        let hold = rules_of(programme, |action| *action == Action::Hold(position));
        let none = |rules: &[&Rule]| {
            if rules.is_empty() { cell(&words.say("programme-no-rule")) } else { linked(book, rules) }
        };
        vec![
            cell(module.map_or("", |module| &module.title)),
            link(&book.address(&format!("/sessions/{}", session.id)), &session.title).done(),
            none(&suggest),
            none(&hold),
        ]
    });
    table(&words.say("programme-map-sessions"), &heads, rows.collect())
}

/// Rules that speak of no session.
fn others(words: Words, book: &Book, programme: &Programme) -> Html {
    let heads = ["rule", "does"].map(|id| words.say(&format!("programme-head-{id}")));
    let rows = programme.rules.iter().filter(|rule| !speaks_of_sessions(rule));
    let rows: Vec<Vec<Html>> =
        rows.map(|rule| vec![linked(book, &[rule]), cell(&does(words, programme, rule))]).collect();
    if rows.is_empty() { Html::default() } else { table(&words.say("programme-map-others"), &heads, rows) }
}

fn speaks_of_sessions(rule: &Rule) -> bool {
    rule.actions.iter().any(|action| matches!(action, Action::Suggest(_) | Action::Hold(_)))
}

/// The line that stands at `number`.
fn height(number: usize) -> usize {
    number.saturating_mul(LINE).saturating_add(TOP)
}

fn picture(words: Words, programme: &Programme) -> Html {
    let rules: Vec<&Rule> = programme.rules.iter().filter(|rule| speaks_of_sessions(rule)).collect();
    let sessions = &programme.package.sessions;
    let high = height(rules.len().max(sessions.len()));
    let text = |class: &str, x: usize, y: usize, words: &str| {
        Element::new("text")
            .class(class)
            .attribute("x", &x.to_string())
            .attribute("y", &y.to_string())
            .text(words)
            .done()
    };
    let names = rules
        .iter()
        .enumerate()
        .map(|(number, rule)| text("waymark-map__rule", RULES_END, height(number), rule.id.as_str()));
    let titles = sessions.iter().enumerate().map(|(number, session)| {
        text("waymark-map__session", SESSIONS_BEGIN, height(number), &session.title)
    });
    let edges = rules
        .iter()
        .enumerate()
        .flat_map(|(number, rule)| rule.actions.iter().filter_map(move |action| edge(number, action)));
    let heads =
        text("waymark-map__rule waymark-map__head", RULES_END, 14, &words.say("programme-task-rules")).then(
            text(
                "waymark-map__session waymark-map__head",
                SESSIONS_BEGIN,
                14,
                &words.say("programme-map-sessions"),
            ),
        );
    let svg = Element::new("svg")
        .class("waymark-map")
        .attribute("viewBox", &format!("0 0 {WIDTH} {high}"))
        .attribute("width", &WIDTH.to_string())
        .attribute("height", &high.to_string())
        .attribute("role", "img")
        .attribute("aria-labelledby", "map-title map-described")
        .child(Element::new("title").attribute("id", "map-title").text(&words.say("programme-map-picture")))
        .child(
            Element::new("desc").attribute("id", "map-described").text(&words.say("programme-map-described")),
        )
        .child(heads)
        .children(edges)
        .children(names)
        .children(titles);
    let label = words.say("programme-map-picture");
    // Wider than a small screen: it can be moved by keyboard, too.
    Element::new("div")
        .class("waymark-wide")
        .attribute("tabindex", "0")
        .attribute("role", "region")
        .attribute("aria-label", &label)
        .child(svg)
        .done()
}

fn edge(rule: usize, action: &Action) -> Option<Html> {
    let (class, session) = match action {
        Action::Suggest(at) => ("waymark-map__suggest", usize::from(*at)),
        Action::Hold(at) => ("waymark-map__hold", usize::from(*at)),
        _ => return None,
    };
    let (from, to) = (height(rule).saturating_sub(5), height(session).saturating_sub(5));
    let (left, right) = (RULES_END.saturating_add(8), SESSIONS_BEGIN.saturating_sub(8));
    let middle = RULES_END.midpoint(SESSIONS_BEGIN);
    let way = format!("M{left} {from} C{middle} {from} {middle} {to} {right} {to}");
    Some(Element::new("path").class(class).attribute("d", &way).done())
}
