//! The home of one programme: what there is to work on, and what is found in it.

use axum::extract::Path;
use axum::response::Response;
use components::{Html, InsetText, SummaryList, Tag, Task, TaskList, TaskStatus};
use domain::package::Package;
use runtime::record::Desk;

use super::super::parts::subheading_at;
use super::book::Book;
use super::list::{state, to_look_at};
use super::{cases, findings};
use crate::at::At;

pub(super) async fn show(at: At, Path(programme): Path<String>) -> Response {
    at.desk(move |desk, at| {
        let book = Book::open(at, &programme)?;
        let words = at.words;
        let package = book.stands.ready.as_ref().map(|ready| &*ready.programme.package);
        let tasks = package.map_or_else(Html::default, |package| tasks(at, desk, &book, package));
        let found = subheading_at("findings", &words.say("programme-findings"));
        let list = if book.now.findings.is_empty() {
            Html::paragraph(words.say("programme-nothing-to-mend"))
        } else {
            let mut all = book.now.findings.clone();
            // What keeps it from being used comes first.
            all.sort_by_key(|finding| finding.severity);
            Html::paragraph(findings::tally(words, &all)).then(findings::list(at, &book, &all))
        };
        let about = package.map_or_else(Html::default, |package| about(at, &book, package));
        let body = about.then(tasks).then(found).then(list);
        // What is broken stands in full below.
        let page = if book.is_broken() && book.stands.usable().is_some() {
            let said = InsetText::new(words.say("programme-broken-stands"));
            book.page_of_form(at, &words.say("programme-home"), book.watch().then(Html::from(said)), body)
        } else {
            book.page_of_form(at, &words.say("programme-home"), book.watch(), body)
        };
        Ok(page.back("/programmes").into())
    })
    .await
}

fn about(at: &At, book: &Book, package: &Package) -> Html {
    let words = at.words;
    let manifest = &package.manifest;
    SummaryList::default()
        .row(words.say("programme-head-state"), state(words, book).html())
        .row(words.say("programme-version"), manifest.version.as_str())
        .row(words.say("programme-owner"), manifest.owner.as_str())
        .row(words.say("programme-notice"), manifest.notice.trim())
        .html()
}

fn tasks(at: &At, desk: &Desk<'_>, book: &Book, package: &Package) -> Html {
    let words = at.words;
    let plain = |id: &str, to: &str, status: String| {
        let hint = words.say(&format!("programme-task-{id}-hint"));
        Task::new(words.say(&format!("programme-task-{id}")), status_of(status))
            .href(book.address(to))
            .hint(hint)
    };
    let runs = book.shelf.runs(&book.id);
    let due = to_look_at(package, desk.today());
    let changes = if due == 0 {
        Tag::new(words.count("programme-to-look-at", due)).colour("green")
    } else {
        Tag::new(words.count("programme-to-look-at", due)).colour("yellow")
    };
    let change = Task::new(words.say("programme-task-changes"), changes)
        .href(book.address("/changes"))
        .hint(words.say("programme-task-changes-hint"));
    let passing =
        Tag::new(cases::tally(words, &runs)).colour(if cases::all_pass(&runs) { "green" } else { "red" });
    let test = Task::new(words.say("programme-task-cases"), passing)
        .href(book.address("/cases"))
        .hint(words.say("programme-task-cases-hint"));
    let languages = package.manifest.languages.translated().len();
    let departures = desk.designs().then(|| plain("departures", "/departures", String::new()));
    let tasks = [
        plain("content", "/sessions", words.count("programme-sessions", package.sessions.len())),
        plain("rules", "/rules", words.count("programme-rules", package.rules.len())),
        plain("map", "/map", String::new()),
        plain("facts", "/facts", words.count("programme-facts", package.facts.len())),
        plain("try", "/try", words.count("programme-people", people(package))),
        test,
        plain("measures", "/measures", words.count("programme-measures", package.measures.len())),
        plain("languages", "/languages", words.count("programme-languages", languages)),
        change,
        plain("files", "/files", words.count("programme-files", book.now.files)),
    ];
    TaskList::new(tasks.into_iter().chain(departures).collect::<Vec<_>>()).html()
}

/// Invented people that can be tried.
fn people(package: &Package) -> usize {
    let of_sites = package.sites.iter().flat_map(|site| &site.cases);
    package.cases.iter().chain(of_sites).count()
}

fn status_of(text: String) -> TaskStatus {
    TaskStatus::default().words(text)
}
