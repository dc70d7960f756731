//! The cases of a programme: who passes, and what differs where one does not.

use axum::extract::Path;
use axum::response::Response;
use components::{Element, Html, Tag};
use domain::case::Case;
use domain::finding::Finding;
use runtime::run_cases::{CaseResult, CaseRun};

use super::super::parts::{link, subheading};
use super::book::Book;
use super::findings;
use crate::at::At;
use crate::words::Words;

pub(super) async fn show(at: At, Path(programme): Path<String>) -> Response {
    at.desk(move |_, at| {
        let book = Book::open(at, &programme)?;
        let words = at.words;
        let runs = book.shelf.runs(&book.id);
        let mut body = Html::paragraph(words.say("programme-cases-about"));
        if runs.is_empty() {
            body = body.then(Html::paragraph(words.say("programme-cases-none")));
        }
        for run in runs.iter() {
            body = body.then(one_run(at, &book, run));
        }
        Ok(book.page(at, &words.say("programme-task-cases"), body).into())
    })
    .await
}

fn one_run(at: &At, book: &Book, run: &CaseRun) -> Html {
    let words = at.words;
    let title = run
        .site
        .as_ref()
        .map_or_else(|| words.say("programme-cases-own"), |site| words.about("programme-cases-at", site));
    let ready = match &run.site {
        Some(site) => book.stands.sites.get(site),
        None => book.stands.ready.as_ref(),
    };
    let cases = ready.map(|ready| ready.programme.package.cases.as_slice()).unwrap_or_default();
    let of = |result: &CaseResult| cases.iter().find(|case| case.id.as_str() == result.case);
    let shown = run.cases.iter().map(|result| case(at, book, result, of(result), &run.findings));
    let rest: Vec<Finding> =
        run.findings.iter().filter(|finding| !is_of_a_case(finding, cases)).cloned().collect();
    let not_reached = if rest.is_empty() {
        Html::default()
    } else {
        let heading =
            Element::new("h3").class("govuk-heading-s").text(&words.say("programme-cases-not-reached"));
        heading.done().then(findings::list(at, book, &rest))
    };
    let tally = Html::paragraph(tally(words, std::slice::from_ref(run)));
    subheading(&title).then(tally).then(shown.collect::<Html>()).then(not_reached)
}

fn is_of_a_case(finding: &Finding, cases: &[Case]) -> bool {
    cases.iter().any(|case| case.place.file == finding.place.file)
}

fn case(at: &At, book: &Book, result: &CaseResult, case: Option<&Case>, all: &[Finding]) -> Html {
    let words = at.words;
    let tag = if result.failed == 0 {
        Tag::new(words.say("programme-passes")).colour("green")
    } else {
        Tag::new(words.count("programme-fails", result.failed)).colour("red")
    };
    let heading = Element::new("h3")
        .class("govuk-heading-s govuk-!-margin-bottom-1")
        .text(&format!("{} ", result.case))
        .child(tag);
    let differs: Vec<Finding> = all
        .iter()
        .filter(|finding| case.is_some_and(|case| case.place.file == finding.place.file))
        .cloned()
        .collect();
    let story = case.map(|case| first_sentence(&case.story));
    let try_it = case.map(|case| {
        let to = format!("{}?case={}&site={}", book.address("/try"), case.id, case.site);
        link(&to, &words.about("programme-try-case", &case.id))
    });
    let file = case.map(|case| book.place(&case.place.file, case.place.line));
    let way = |inside: Html| Element::new("span").class("waymark-way").child(inside);
    let links =
        Element::new("p").class("govuk-body").maybe(try_it.map(|link| way(link.into()))).maybe(file.map(way));
    Element::new("section")
        .class("waymark-case")
        .attribute("id", &result.case)
        .child(heading)
        .maybe(story.map(Html::paragraph))
        .child(if differs.is_empty() { Html::default() } else { findings::list(at, book, &differs) })
        .child(links)
        .done()
}

/// What a case is about, in a sentence.
fn first_sentence(story: &str) -> String {
    let plain =
        story.lines().find(|line| !line.trim().is_empty() && !line.starts_with('#')).unwrap_or_default();
    plain.split_inclusive(". ").next().unwrap_or_default().trim().to_owned()
}

/// The cases that come out otherwise than is written in them.
pub(super) fn that_differ(runs: &[CaseRun]) -> Vec<&str> {
    let all = runs.iter().flat_map(|run| &run.cases);
    all.filter(|case| case.failed > 0).map(|case| case.case.as_str()).collect()
}

pub(super) fn all_pass(runs: &[CaseRun]) -> bool {
    !runs.is_empty() && runs.iter().flat_map(|run| &run.cases).all(|case| case.failed == 0)
}

/// `12 of 13 cases pass`.
pub(super) fn tally(words: Words, runs: &[CaseRun]) -> String {
    let cases = || runs.iter().flat_map(|run| &run.cases);
    let passing = cases().filter(|case| case.failed == 0).count();
    words.with(
        "programme-cases-pass",
        &[("passing", &passing.to_string()), ("all", &cases().count().to_string())],
    )
}
