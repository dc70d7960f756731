//! What several pages need: forms that carry what every form must, what is wrong at the top, tables, a person's header.

use axum::http::StatusCode;
use components::{Element, ErrorSummary, Html, PageLink, Pagination, Table, TableCell};
use domain::record::Refusal;
use domain::statement::Marking;
use runtime::record::{Desk, Looked};

use crate::answer::{Whose, status};
use crate::at::At;
use crate::form::{SEEN, TOKEN, Wrong};
use crate::words::Words;

pub(super) use crate::shell::{heading, hidden};

/// A form to an address of ours.
pub(super) fn form(at: &At, to: &str) -> Element {
    Element::new("form")
        .attribute("method", "post")
        .attribute("action", to)
        .flag("novalidate", true)
        .child(hidden(TOKEN, &at.token))
}

/// A form that changes a record: it says what its writer had seen.
pub(super) fn record_form(at: &At, to: &str, looked: &Looked) -> Element {
    form(at, to).child(hidden(SEEN, &looked.number().to_string()))
}

/// A heading inside a page.
pub(super) fn subheading(text: &str) -> Html {
    Element::new("h2").class("govuk-heading-m").text(text).done()
}

/// The same with an id to lead to.
pub(super) fn subheading_at(id: &'static str, text: &str) -> Html {
    Element::new("h2").class("govuk-heading-m").attribute("id", id).text(text).done()
}

/// A link.
pub(super) fn link(to: &str, text: &str) -> Element {
    Element::new("a").class("govuk-link").attribute("href", to).text(text)
}

/// A link whose words make sense only beside what is not seen by everybody: `Change`, and then what.
pub(super) fn link_about(to: &str, text: &str, about: &str) -> Element {
    link(to, text).child(Element::new("span").class("govuk-visually-hidden").text(&format!(" {about}")))
}

/// Words that matter less.
pub(super) fn small(text: &str) -> Element {
    Element::new("span").class("waymark-source").text(text)
}

/// What is wrong, at the top of a page; nothing where nothing is.
pub(super) fn problems(words: Words, wrong: &Wrong) -> Html {
    if wrong.is_nothing() {
        return Html::default();
    }
    let mut summary = ErrorSummary::new(words.say("error-summary"));
    for (field, text) in &wrong.at {
        summary = summary.of(field, text.as_str());
    }
    if let Some(refusal) = &wrong.refused {
        summary = summary.of("main-content", in_one(words, refusal));
    }
    summary.html()
}

/// A refusal in two sentences.
fn in_one(words: Words, refusal: &Refusal) -> String {
    if refusal.code == domain::codes::MOVED_ON {
        return format!("{}. {}", words.say("refused-moved-on"), words.say("refused-moved-on-what"));
    }
    let what = crate::named::days(words, &refusal.what);
    format!("{what}. {}: {} ({})", words.say("refused-do"), refusal.advice(), refusal.code)
}

/// How a page with something wrong is answered.
pub(super) fn wrong_status(wrong: &Wrong) -> StatusCode {
    match &wrong.refused {
        Some(refusal) => status(refusal),
        None if wrong.is_nothing() => StatusCode::OK,
        None => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

/// A table whose rows become lists of named values where there is no room for columns.
pub(super) fn table(caption: &str, heads: &[String], rows: Vec<Vec<Html>>) -> Html {
    let table = Table::new(caption, heads.iter().map(String::as_str));
    rows.into_iter().fold(table, |table, row| table.row(row.into_iter().map(TableCell::new))).html()
}

/// Text as a cell.
pub(super) fn cell(text: &str) -> Html {
    Html::text(text)
}

/// Whom a page is about.
pub(super) fn whose(words: Words, looked: &Looked) -> Whose {
    let case = &looked.case;
    let marking = case.contributions.iter().map(|note| note.what.marking).max().unwrap_or_default();
    let numbers: Vec<String> = case.identifiers.iter().map(|one| one.value.to_string()).collect();
    Whose {
        person: looked.person.to_string(),
        name: called(words, case.preferred_name(), &numbers),
        numbers,
        born: case.described.born.map_or_else(|| words.say("not-known"), |born| words.day(born)),
        marking: marking_in_words(marking).to_owned(),
    }
}

/// What somebody is called: their preferred name, else their number.
pub(super) fn called(words: Words, name: Option<&str>, numbers: &[String]) -> String {
    let name = name.map(str::to_owned).or_else(|| numbers.first().cloned());
    name.unwrap_or_else(|| words.say("not-known"))
}

/// A marking as it is written on paper.
pub(super) fn marking_in_words(marking: Marking) -> &'static str {
    match marking {
        Marking::Official => "OFFICIAL",
        Marking::OfficialSensitive => "OFFICIAL-SENSITIVE",
    }
}

/// Looks at somebody's record; logged as `what`.
pub(super) fn look(desk: &Desk<'_>, person: &str, what: &str) -> Result<Looked, Refusal> {
    let person = desk.find(person)?;
    desk.look(&person, what, runtime::ports::store::Operation::Consultation)
}

/// The pages of a list.
pub(super) fn paging(words: Words, page: usize, pages: usize, address: impl Fn(usize) -> String) -> Html {
    let mut all = Pagination::of(page, pages, &address);
    if page > 1 {
        all = all.previous(PageLink::to(address(page - 1)).words(words.say("previous")));
    }
    if page < pages {
        all = all.next(PageLink::to(address(page.saturating_add(1))).words(words.say("next")));
    }
    all.html()
}
