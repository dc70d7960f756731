//! Findings in plain words: what is wrong, why it matters here, what to do, and the way to the place.

use components::{Element, Html, Tag};
use domain::finding::{Finding, Severity};

use super::super::parts::small;
use super::book::Book;
use crate::at::At;
use crate::words::Words;

/// More than so many at once help nobody: the first are mended first.
const MOST: usize = 50;

/// Findings, one after another.
pub(super) fn list(at: &At, book: &Book, findings: &[Finding]) -> Html {
    let words = at.words;
    let items = findings.iter().take(MOST).map(|finding| one(words, book, finding));
    let list = Element::new("ul").class("govuk-list waymark-findings").children(items).done();
    let more = findings.len().saturating_sub(MOST);
    if more == 0 { list } else { list.then(Html::paragraph(words.count("programme-more-findings", more))) }
}

fn one(words: Words, book: &Book, finding: &Finding) -> Html {
    let said = |id: &str, text: &str| {
        Element::new("p")
            .class("govuk-body govuk-!-margin-bottom-1")
            .child(Element::new("strong").text(&format!("{}: ", words.say(id))))
            .text(text)
    };
    let what = Element::new("p")
        .class("govuk-body govuk-!-margin-bottom-1")
        .child(severity(words, finding.severity))
        .text(" ")
        .child(Element::new("strong").text(&finding.what))
        .text(" ")
        .child(small(&finding.code.to_string()));
    let near = finding.did_you_mean.as_ref().map(|near| said("programme-did-you-mean", near));
    let place = Element::new("p")
        .class("govuk-body govuk-!-margin-bottom-1")
        .child(Element::new("strong").text(&format!("{}: ", words.say("programme-where"))))
        .child(book.place(&finding.place.file, finding.place.line));
    let also = finding.also.iter().map(|also| {
        let file = book.place(&also.place.file, also.place.line);
        Element::new("p")
            .class("govuk-body govuk-!-margin-bottom-1")
            .child(file)
            .text(&format!(": {}", also.note))
    });
    Element::new("li")
        .child(what)
        .child(said("refused-why", &finding.why))
        .child(said("refused-do", &finding.fix))
        .maybe(near)
        .child(place)
        .children(also)
        .done()
}

/// How much a finding weighs, in a word.
fn severity(words: Words, severity: Severity) -> Tag {
    match severity {
        Severity::Error => Tag::new(words.say("programme-error")).colour("red"),
        Severity::Warning => Tag::new(words.say("programme-warning")).colour("yellow"),
        Severity::Note => Tag::new(words.say("programme-note")).colour("grey"),
    }
}

/// `1 error, 2 warnings`, or that nothing was found.
pub(super) fn tally(words: Words, findings: &[Finding]) -> String {
    let of = |severity: Severity| findings.iter().filter(|one| one.severity == severity).count();
    let all = [
        ("programme-errors", of(Severity::Error)),
        ("programme-warnings", of(Severity::Warning)),
        ("programme-notes", of(Severity::Note)),
    ];
    let said: Vec<String> =
        all.into_iter().filter(|(_, count)| *count > 0).map(|(id, count)| words.count(id, count)).collect();
    if said.is_empty() { words.say("programme-nothing-found") } else { said.join(", ") }
}
