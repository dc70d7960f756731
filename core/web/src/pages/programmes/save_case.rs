//! Keeps what was tried as a case: what is said, what came out, and a paragraph of the designer's own.

use axum::extract::Path;
use axum::response::Response;
use domain::record::Refusal;
use runtime::case_text::CaseText;
use runtime::record::Desk;

use super::book::Book;
use super::trial::Trial;
use super::try_it;
use super::written::{Change, write};
use crate::answer::Answer;
use crate::at::{At, Posted};
use crate::form::{Typed, Wrong};
use crate::shelf::NotWritten;
use domain::finding::Severity;

/// Longest name of a case.
const LONGEST: usize = 40;

pub(super) async fn save(Path(programme): Path<String>, Posted(at, typed): Posted) -> Response {
    at.desk(move |desk, at| {
        desk.must_design()?;
        let book = Book::open(at, &programme)?;
        match keep(desk, at, &book, &typed)? {
            Ok(answer) => Ok(answer),
            Err(wrong) => try_it::page(desk, at, &book, &typed, wrong),
        }
    })
    .await
}

fn keep(desk: &Desk<'_>, at: &At, book: &Book, typed: &Typed) -> Result<Result<Answer, Wrong>, Refusal> {
    let words = at.words;
    let (id, story) = (typed.get("new-case"), typed.get("story"));
    let mut wrong = Wrong::default();
    if !is_a_name(id) {
        wrong.add("new-case", words.say("programme-save-name-wrong"));
    }
    if story.is_empty() {
        wrong.add("story", words.say("programme-save-story-missing"));
    }
    // Its own mistakes are told again when the page is shown.
    let mut facts = Wrong::default();
    let trial = Trial::of(book, words, typed, desk.today(), &mut facts)?;
    if !wrong.is_nothing() || !facts.is_nothing() {
        return Ok(Err(wrong));
    }
    let Some(lane) = trial.lane() else { return Ok(Err(wrong)) };
    let sites = book.shelf.sites();
    let site = trial.site.as_ref().map(|site| &site.id);
    let of_case = trial.case.as_ref().map(|(case, _)| &case.site);
    let Some(about) = site.or(of_case).or(sites.first().map(|site| &site.id)) else {
        return Ok(Err(Wrong::one("site", words.say("programme-save-no-site"))));
    };
    // What a site's own rules advise is a case of that site.
    let package = &book.ready()?.programme.package;
    let own_rules = package.sites.iter().any(|one| Some(&one.site) == site && !one.rules.is_empty());
    let folder = if own_rules { format!("sites/{about}/{}", book.id) } else { book.id.to_string() };
    let text =
        CaseText { id, as_of: trial.on, site: about.as_str(), given: &trial.given(), lane: &lane, story }
            .write();
    let path = format!("{folder}/cases/{id}.md");
    // What the programme could not be used with is not written: every site would be without it until somebody mended that.
    let found = book.shelf.would_find(&book.id, &path, &text);
    if let Some(error) = found.iter().find(|one| one.severity == Severity::Error) {
        let told = format!(
            "{}: {}. {}: {}",
            words.say("programme-save-breaks"),
            error.what,
            words.say("refused-do"),
            error.fix
        );
        return Ok(Err(Wrong::one("story", told)));
    }
    match write(desk, at, &Change { path: &path, before: None, text: &text, because: "" }) {
        Ok(()) => {
            let to = format!("{}#{id}", book.address("/cases"));
            Ok(Ok(Answer::go(to, words.about("programme-saved-case", id))))
        }
        Err(NotWritten::IsThere | NotWritten::MovedOn) => {
            Ok(Err(Wrong::one("new-case", words.about("programme-save-is-there", id))))
        }
        Err(NotWritten::Refused(what, fix)) => {
            Ok(Err(Wrong::one("new-case", format!("{what}. {}: {fix}", words.say("refused-do")))))
        }
    }
}

/// Whether a case can be called so.
fn is_a_name(id: &str) -> bool {
    let letter = |one: char| one.is_ascii_lowercase() || one.is_ascii_digit() || one == '-';
    id.len() <= LONGEST
        && id.starts_with(|one: char| one.is_ascii_lowercase())
        && id.chars().all(letter)
        && !id.ends_with('-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_cases_are_plain() {
        assert!(["sam", "sam-2", "a-walk-first"].iter().all(|id| is_a_name(id)));
        for wrong in ["", "Sam", "2-sam", "-sam", "sam-", "../sam", "sam ali", "s/am", "sâm"] {
            assert!(!is_a_name(wrong), "{wrong}");
        }
        assert!(!is_a_name(&"a".repeat(41)));
    }
}
