//! What sites change in a programme: why, until when; and, where the programme's words have moved on since, the three texts
//! that somebody must compare before the change is accepted against the words as they are now.

use axum::extract::Path;
use axum::response::Response;
use components::{Button, Element, Html, Tag};
use domain::record::Refusal;
use runtime::list_changes::{BlockLine, ChangeLine, ChangeList, ThreeWays, list_changes};
use runtime::reading_copy::{Change, word_changes};
use runtime::record::Desk;

use super::super::parts::{form, hidden, link, problems, subheading, wrong_status};
use super::book::Book;
use super::findings;
use super::written::{Change as Written, record};
use crate::answer::Answer;
use crate::at::{At, Posted};
use crate::form::Wrong;
use crate::shelf::{AcceptedChange, NotWritten};
use crate::words::Words;

pub(super) async fn show(at: At, Path(programme): Path<String>) -> Response {
    at.desk(move |desk, at| page(desk, at, &programme, &Wrong::default())).await
}

pub(super) async fn accept(Path(programme): Path<String>, Posted(at, typed): Posted) -> Response {
    at.desk(move |desk, at| {
        desk.must_design()?;
        let book = Book::open(at, &programme)?;
        let change = AcceptedChange {
            site: typed.get("site").into(),
            programme: book.id.clone(),
            of: typed.get("of").to_owned(),
            block: typed.get("block").to_owned(),
        };
        // What was compared must still be what there is.
        let compared = typed.get("compared");
        let now = find(&book, desk, &change).map(|moved| moved.now_base.to_string());
        if now.as_deref() != Some(compared) {
            return page(
                desk,
                at,
                &programme,
                &Wrong::one("main-content", at.words.say("programme-accept-moved-on")),
            );
        }
        let file = file_of(&book, desk, &change).unwrap_or_default();
        desk.must_change(&file)?;
        let before = book.shelf.text(&file);
        match at.app.0.house.accept(&change) {
            Ok(done) => {
                tracing::info!(by = desk.writer().id.as_str(), done, "a local change was accepted.");
                let after = at.app.0.house.shelf().text(&file);
                let (before, text) = (before.as_deref(), after.as_deref().unwrap_or_default());
                record(desk, &Written { path: &file, before, text, because: &done })?;
                Ok(Answer::go(book.address("/changes"), at.words.about("programme-accepted", &change.block)))
            }
            Err(NotWritten::Refused(what, fix)) => {
                let told = format!("{what}. {}: {fix}", at.words.say("refused-do"));
                page(desk, at, &programme, &Wrong::one("main-content", told))
            }
            Err(NotWritten::MovedOn | NotWritten::IsThere) => {
                let told = at.words.say("programme-accept-moved-on");
                page(desk, at, &programme, &Wrong::one("main-content", told))
            }
        }
    })
    .await
}

/// The file that a change stands in.
fn file_of(book: &Book, desk: &Desk<'_>, change: &AcceptedChange) -> Option<String> {
    let lists = list_changes(book.package_now(None)?, desk.today());
    let list = lists.into_iter().find(|list| list.site == change.site)?;
    let mut blocks = list.changes.into_iter().filter(|one| one.of == change.of).flat_map(|one| one.blocks);
    blocks.find(|block| block.block == change.block).map(|block| block.place.file.to_string())
}

/// What was compared.
fn find(book: &Book, desk: &Desk<'_>, change: &AcceptedChange) -> Option<ThreeWays> {
    let lists = list_changes(book.package_now(None)?, desk.today());
    let list = lists.into_iter().find(|list| list.site == change.site)?;
    let mut of = list.changes.into_iter().filter(|one| one.of == change.of);
    of.find_map(|one| one.blocks.into_iter().find(|block| block.block == change.block)?.moved)
}

fn page(desk: &Desk<'_>, at: &At, programme: &str, wrong: &Wrong) -> Result<Answer, Refusal> {
    let book = Book::open(at, programme)?;
    let words = at.words;
    // What the files say now, where they can be read: that is what is mended.
    let package = match book.package_now(None) {
        Some(package) => package,
        None => &book.ready()?.programme.package,
    };
    let lists = list_changes(package, desk.today());
    let mut body = Html::paragraph(words.say("programme-changes-about"));
    if lists.is_empty() {
        body = body.then(Html::paragraph(words.say("programme-changes-none")));
    }
    for list in &lists {
        let may = book.shelf.can_be_changed() && desk.changes(&format!("sites/{}/", list.site));
        body = body.then(of_site(at, &book, list, may));
    }
    let above = problems(words, wrong).then(book.watch()).then(book.broken(at));
    let page = book.page_of_form(at, &words.say("programme-task-changes"), above, body);
    Ok(page.refused(wrong_status(wrong)).into())
}

fn of_site(at: &At, book: &Book, list: &ChangeList, may: bool) -> Html {
    let words = at.words;
    let name = book.site(list.site.as_str()).map_or_else(|| list.site.to_string(), |site| site.name);
    let changes = list.changes.iter().map(|change| one(at, book, list, change, may));
    let rules = list.rules.iter().map(|rule| {
        let to = format!("{}#rule-{rule}", book.address("/rules"));
        Element::new("li").child(link(&to, rule)).done()
    });
    let rules = Element::new("ul").class("govuk-list govuk-list--bullet").children(rules);
    let own = (!list.rules.is_empty()).then(|| {
        let heading = Element::new("h3").class("govuk-heading-s").text(&words.say("programme-changes-rules"));
        heading.done().then(rules)
    });
    let found =
        if list.findings.is_empty() { Html::default() } else { findings::list(at, book, &list.findings) };
    subheading(&name).then(changes.collect::<Html>()).then(own.unwrap_or_default()).then(found)
}

fn one(at: &At, book: &Book, list: &ChangeList, change: &ChangeLine, may: bool) -> Html {
    let words = at.words;
    let due = change.review_is_due.then(|| Tag::new(words.say("programme-review-due")).colour("yellow"));
    let package = book.stands.ready.as_ref().map(|ready| &ready.programme.package);
    let session =
        package.and_then(|package| package.sessions.iter().find(|one| one.id.as_str() == change.of));
    let sheet =
        || package?.sheets.iter().find(|one| one.id.as_str() == change.of).map(|sheet| sheet.title.clone());
    let title =
        session.map(|session| session.title.clone()).or_else(sheet).unwrap_or_else(|| change.of.clone());
    let heading = Element::new("h3").class("govuk-heading-s").text(&format!("{title} ")).maybe(due);
    let read = session.map(|session| {
        let to = book.address(&format!("/sessions/{}?site={}", session.id, list.site));
        Element::new("p").class("govuk-body").child(link(&to, &words.about("programme-read-at-site", &title)))
    });
    let blocks = change.blocks.iter().map(|block| of_block(at, book, list, change, block, may));
    Element::new("section")
        .class("waymark-case")
        .child(heading)
        .child(super::session::why(words, &change.header))
        .maybe(read)
        .children(blocks)
        .done()
}

fn of_block(
    at: &At,
    book: &Book,
    list: &ChangeList,
    change: &ChangeLine,
    block: &BlockLine,
    may: bool,
) -> Html {
    let words = at.words;
    let line = Element::new("p")
        .class("govuk-body")
        .text(&format!("{} ", verb(words, block)))
        .child(book.place(&block.place.file, block.place.line));
    let Some(moved) = &block.moved else { return line.done() };
    let then = moved.then.as_deref();
    let text = |title: String, text: Html| {
        let heading = Element::new("h4").class("govuk-heading-s govuk-!-margin-bottom-1").text(&title);
        Element::new("div").class("waymark-ways__one").child(heading).child(text).done()
    };
    let compared = |now: &str| then.map_or_else(|| plain(now), |then| differing(words, then, now));
    let ways = Element::new("div")
        .class("waymark-ways")
        .child(text(
            words.say("programme-way-then"),
            then.map_or_else(|| Html::paragraph(words.say("programme-way-not-kept")), plain),
        ))
        .child(text(words.say("programme-way-now"), compared(&moved.now)))
        .child(text(
            words.say("programme-way-ours"),
            moved
                .ours
                .as_deref()
                .map_or_else(|| Html::paragraph(words.say("programme-way-left-out")), compared),
        ));
    let moved_on = Tag::new(words.say("programme-moved-on")).colour("red");
    let accept = may.then(|| {
        let about = Element::new("span").class("govuk-visually-hidden").text(&format!(" ({})", block.block));
        let label = Html::text(&words.say("programme-accept")).then(about);
        form(at, &book.address("/changes"))
            .child(hidden("site", list.site.as_str()))
            .child(hidden("of", &change.of))
            .child(hidden("block", &block.block))
            .child(hidden("compared", &moved.now_base.to_string()))
            .child(Html::paragraph(words.say("programme-accept-about")))
            .child(Button::new(label).once())
    });
    line.child(moved_on).done().then(ways).then(accept.map(Element::done).unwrap_or_default())
}

fn verb(words: Words, block: &BlockLine) -> String {
    let (id, other) = match block.verb.split_once('-') {
        Some((".before", other)) => ("programme-verb-before", other),
        Some((".after", other)) => ("programme-verb-after", other),
        Some((".leave", _)) => ("programme-verb-leave-out", ""),
        _ => ("programme-verb-replace", ""),
    };
    words.with(id, &[("block", &block.block), ("other", other)])
}

fn plain(text: &str) -> Html {
    Element::new("p").class("govuk-body waymark-text").text(text).done()
}

/// What differs, told in words for those who see no lines: what is taken out, and what is put in.
fn differing(words: Words, then: &str, now: &str) -> Html {
    let told =
        |id: &str| Element::new("span").class("govuk-visually-hidden").text(&format!(" {} ", words.say(id)));
    let part = |change: &Change| match change {
        Change::Same(text) => Html::text(text),
        Change::Gone(text) => Element::new("del").child(told("programme-taken-out")).text(text).done(),
        Change::New(text) => Element::new("ins").child(told("programme-put-in")).text(text).done(),
    };
    let parts = together(word_changes(then, now));
    Element::new("p").class("govuk-body waymark-text").children(parts.iter().map(part)).done()
}

/// So few words that stayed between words that went and came are told with them: pieces would only be harder to read.
const FEW: usize = 3;

/// What went and what came as one piece each, where next to nothing stayed between them.
fn together(changes: Vec<Change>) -> Vec<Change> {
    let mut kept: Vec<Change> = Vec::new();
    let (mut gone, mut new) = (String::new(), String::new());
    let count = changes.len();
    for (number, change) in changes.into_iter().enumerate() {
        let inside = number > 0 && number.saturating_add(1) < count;
        match change {
            Change::Gone(text) => gone.push_str(&text),
            Change::New(text) => new.push_str(&text),
            Change::Same(text)
                if inside && text.split_whitespace().count() <= FEW && !text.contains('\n') =>
            {
                gone.push_str(&text);
                new.push_str(&text);
            }
            Change::Same(text) => {
                settle(&mut kept, &mut gone, &mut new);
                kept.push(Change::Same(text));
            }
        }
    }
    settle(&mut kept, &mut gone, &mut new);
    kept
}

fn settle(kept: &mut Vec<Change>, gone: &mut String, new: &mut String) {
    let (gone, new) = (std::mem::take(gone), std::mem::take(new));
    kept.extend((!gone.is_empty()).then_some(Change::Gone(gone)));
    kept.extend((!new.is_empty()).then_some(Change::New(new)));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(then: &str, now: &str, expected: &str) {
        let told = together(word_changes(then, now)).into_iter().map(|change| match change {
            Change::Same(text) => text,
            Change::Gone(text) => format!("[{text}]"),
            Change::New(text) => format!("{{{text}}}"),
        });
        assert_eq!(told.collect::<String>(), expected);
    }

    #[test]
    fn words_that_differ_in_many_places_are_told_in_one_piece() {
        check("Draw a circle.", "Draw a circle.", "Draw a circle.");
        check("Draw it.", "Draw them.", "Draw [it]{them}.");
        check(
            "We draw a big circle here.",
            "We write a long list here.",
            "We [draw a big circle]{write a long list} here.",
        );
        check(
            "One a two three four five b six.",
            "One c two three four five d six.",
            "One [a]{c} two three four five [b]{d} six.",
        );
    }
}
