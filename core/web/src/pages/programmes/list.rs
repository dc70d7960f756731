//! The programmes there are, and how each of them is.

use axum::response::Response;
use components::{Element, Html, Tag};
use domain::finding::Severity;
use runtime::list_changes::list_changes;

use super::super::parts::{cell, heading, link, small, subheading, table};
use super::book::{Book, unread};
use super::{cases, findings};
use crate::answer::{Page, Section};
use crate::at::At;
use crate::words::Words;

pub(super) async fn show(at: At) -> Response {
    at.desk(move |desk, at| {
        let words = at.words;
        let shelf = at.app.0.house.shelf();
        let books: Vec<Book> = shelf
            .programmes()
            .iter()
            .filter_map(|id| Book::of(std::sync::Arc::clone(&shelf), id.as_str()))
            .collect();
        let heads = ["title", "state", "findings", "cases", "languages", "changes"]
            .map(|id| words.say(&format!("programme-head-{id}")));
        let rows = books.iter().map(|book| row(at, book, desk.today())).collect();
        let mut body = heading(&words.say("programmes-title"))
            .then(unread(at, &*shelf))
            .then(Html::paragraph(words.say("programmes-about")))
            .then(table(&words.say("programmes-caption"), &heads, rows));
        if !shelf.can_be_changed() {
            body = body.then(Html::paragraph(words.say("programmes-no-folder")));
        }
        let shared = shelf.shared_findings();
        if let Some(book) = books.first().filter(|_| !shared.is_empty()) {
            let title = subheading(&words.say("programmes-shared"));
            body = body.then(title).then(findings::list(at, book, &shared));
        }
        Ok(Page::new(Section::Programmes, words.say("programmes-title"), body).into())
    })
    .await
}

fn row(at: &At, book: &Book, today: jiff::civil::Date) -> Vec<Html> {
    let words = at.words;
    let package = book.stands.ready.as_ref().map(|ready| &ready.programme.package);
    let version = package.map(|package| package.manifest.version.clone()).unwrap_or_default();
    let languages = package.map(|package| {
        let all = std::iter::once(&package.manifest.languages.written_in).cloned();
        let all = all.chain(package.manifest.languages.translated());
        all.map(|one| one.name()).collect::<Vec<_>>().join(", ")
    });
    vec![
        link(&book.address(""), &book.title()).done().then(Html::text(" ")).then(small(&version)),
        state(words, book).html(),
        cell(&findings::tally(words, &book.now.findings)),
        cell(&cases::tally(words, &book.shelf.runs(&book.id))),
        cell(&languages.unwrap_or_default()),
        package.map_or_else(Html::default, |package| {
            let due = to_look_at(package, today);
            Element::new("span").text(&words.count("programme-to-look-at", due)).done()
        }),
    ]
}

/// How much there is to mend or to look at in each programme: as a message, of which, where, and how much.
pub(in crate::pages) fn to_mend(
    at: &At,
    today: jiff::civil::Date,
) -> Vec<(&'static str, String, String, usize)> {
    let shelf = at.app.0.house.shelf();
    let books = shelf.programmes();
    let books = books.iter().filter_map(|id| Book::of(std::sync::Arc::clone(&shelf), id.as_str()));
    let of = |book: Book| {
        let found = book.now.findings.iter().filter(|one| one.severity != Severity::Note).count();
        let package = book.stands.ready.as_ref().map(|ready| &ready.programme.package);
        let due = package.map_or(0, |package| to_look_at(package, today));
        [
            ("home-to-mend", book.title(), book.address(""), found),
            ("home-local-changes", book.title(), book.address("/changes"), due),
        ]
    };
    books.flat_map(of).collect()
}

/// Whether it can be used, in a word.
pub(super) fn state(words: Words, book: &Book) -> Tag {
    match (book.is_broken(), book.stands.usable().is_some()) {
        (false, _) => Tag::new(words.say("programme-usable")).colour("green"),
        (true, true) => Tag::new(words.say("programme-last-good")).colour("orange"),
        (true, false) => Tag::new(words.say("programme-unusable")).colour("red"),
    }
}

/// How many local changes somebody has to look at: their day has come, or the programme's words have moved on.
pub(super) fn to_look_at(package: &domain::package::Package, today: jiff::civil::Date) -> usize {
    let lists = list_changes(package, today);
    let all = lists.iter().flat_map(|list| &list.changes);
    all.filter(|change| change.review_is_due || change.blocks.iter().any(|block| block.moved.is_some()))
        .count()
}
