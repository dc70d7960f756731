//! Every rule of a programme as a row: what it does, when, what it says, whose it is, and which cases reach it.

use std::collections::{BTreeMap, BTreeSet};

use axum::extract::Path;
use axum::response::Response;
use components::{Element, Html, SummaryCard, SummaryList, SummaryRow, Tag};
use domain::case::{Case, Expectation, Expected};
use domain::layer::Layer;
use domain::programme::Programme;
use domain::rule::{Action, Rule};
use domain::template::Names;
use runtime::plain_words::{held_in_words, in_words};

use super::super::parts::link;
use super::book::Book;
use crate::at::At;
use crate::words::Words;

pub(super) async fn show(at: At, Path(programme): Path<String>) -> Response {
    at.desk(move |_, at| {
        let book = Book::open(at, &programme)?;
        let words = at.words;
        let ready = book.ready()?;
        let reached = reached(&book);
        let of_sites = book.stands.sites.values().flat_map(|ready| {
            ready
                .programme
                .rules
                .iter()
                .filter(|rule| rule.layer != Layer::Programme)
                .map(move |rule| (ready, rule))
        });
        let all = ready.programme.rules.iter().map(|rule| (ready, rule)).chain(of_sites);
        let rows = all.map(|(ready, rule)| row(words, &book, &ready.programme, rule, &reached));
        let body = Html::paragraph(words.say("programme-rules-about")).then(rows.collect::<Html>());
        Ok(book.page(at, &words.say("programme-task-rules"), body).into())
    })
    .await
}

fn row(
    words: Words,
    book: &Book,
    programme: &Programme,
    rule: &Rule,
    reached: &BTreeMap<String, BTreeSet<String>>,
) -> Html {
    let dictionary = &programme.dictionary;
    let when =
        if rule.holds() { held_in_words(&rule.when, dictionary) } else { in_words(&rule.when, dictionary) };
    let code = Element::new("code").class("waymark-code").text(rule.when.source());
    let cases = match reached.get(rule.id.as_str()) {
        None => Html::text(&words.say("programme-no-case")),
        Some(cases) => cases
            .iter()
            .map(|case| {
                link(&format!("{}#{case}", book.address("/cases")), case).done().then(Html::text(" "))
            })
            .collect(),
    };
    let row = |id: &str, value: Html| SummaryRow::new(words.say(&format!("programme-rule-{id}")), value);
    let mut rows = vec![
        row("does", Html::text(&does(words, programme, rule))),
        row("when", Html::text(&when)),
        row("written", code.done()),
        row("says", Html::text(&rule.say.render(Names::default()))),
    ];
    let to_staff = rule.say_to_staff.render(Names::default());
    if !to_staff.is_empty() {
        rows.push(row("says-to-staff", Html::text(&to_staff)));
    }
    let layer = rule.layer.name(&programme.package.manifest.id);
    rows.push(row(
        "layer",
        Html::text(&format!("{layer} ")).then(book.place(&rule.place.file, rule.place.line)),
    ));
    rows.push(row("cases", cases));
    if rule.safeguard {
        rows.push(row("kept", Tag::new(words.say("programme-safeguard")).colour("purple").html()));
    }
    let list = SummaryList::new(rows).card(SummaryCard::new(rule.id.as_str()));
    Element::new("div").attribute("id", &format!("rule-{}", rule.id)).child(list).done()
}

/// What a rule does: `suggests Groups I belong to (early); holds Letter home`.
pub(super) fn does(words: Words, programme: &Programme, rule: &Rule) -> String {
    let session = |position: u16| {
        let session = programme.package.sessions.get(usize::from(position));
        session.map(|session| session.title.clone()).unwrap_or_default()
    };
    let all = rule.actions.iter().map(|action| match action {
        Action::Suggest(at) => {
            let timing = words.say(&format!("programme-timing-{}", rule.timing.as_str()));
            words.with("programme-does-suggest", &[("it", &session(*at)), ("timing", &timing)])
        }
        Action::Hold(at) => words.about("programme-does-hold", session(*at)),
        Action::Adapt(how) => {
            words.about("programme-does-adapt", words.say(&format!("programme-adapt-{}", how.as_str())))
        }
        Action::FindOut(slot) => {
            let question = programme.dictionary.fact(*slot).map(|fact| fact.question.to_string());
            words.about("programme-does-find-out", question.unwrap_or_default())
        }
        Action::Raise(topic) => words.about("programme-does-raise", topic),
    });
    all.collect::<Vec<_>>().join("; ")
}

/// Which cases expect something of a rule, by rule.
pub(super) fn reached(book: &Book) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let ready = book.stands.ready.iter().chain(book.stands.sites.values());
    for case in ready.flat_map(|ready| &ready.programme.package.cases) {
        for rule in named(case) {
            found.entry(rule.clone()).or_default().insert(case.id.to_string());
        }
    }
    found
}

fn named(case: &Case) -> impl Iterator<Item = &String> {
    let all = case.expect.iter().chain(case.then.iter().flat_map(|moment| &moment.expect));
    all.flat_map(|Expectation { outcome, .. }| match outcome {
        Expected::Suggest(_, rules)
        | Expected::Hold(_, rules)
        | Expected::MightApply(_, rules)
        | Expected::Adapt(_, rules)
        | Expected::FindOut(_, rules)
        | Expected::Raise(_, rules) => rules.as_slice(),
        _ => &[],
    })
}
