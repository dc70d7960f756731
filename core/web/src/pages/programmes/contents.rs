//! What a programme holds: its sessions and sheets, how far each is in which language, and its measures.

use axum::extract::Path;
use axum::response::Response;
use components::{Element, Html};
use domain::language::Language;
use domain::local_change::Target;
use domain::package::{Audience, Block, Package, SessionOutline};
use domain::wording::{WordingState, Words as Wordings};

use super::super::parts::{cell, link, small, subheading, table};
use super::book::Book;
use crate::at::At;
use crate::words::Words;

pub(super) async fn sessions(at: At, Path(programme): Path<String>) -> Response {
    at.desk(move |_, at| {
        let book = Book::open(at, &programme)?;
        let package = &book.ready()?.programme.package;
        let words = at.words;
        let heads =
            ["session", "minutes", "purpose", "differs"].map(|id| words.say(&format!("programme-head-{id}")));
        let modules = package.modules.iter().map(|module| {
            let of_it = package.sessions.iter().filter(|session| session.module == module.id);
            let rows = of_it.map(|session| row(words, &book, package, session)).collect();
            table(&module.title, &heads, rows)
        });
        let sheets = package.sheets.iter().map(|sheet| {
            let to = book.address(&format!("/sheets/{}", sheet.id));
            Element::new("li").child(link(&to, &sheet.title)).text(&format!(" – {}", sheet.purpose)).done()
        });
        let sheets = Element::new("ul").class("govuk-list govuk-list--bullet").children(sheets);
        let body = modules.collect::<Html>().then(subheading(&words.say("programme-sheets"))).then(sheets);
        Ok(book.page(at, &words.say("programme-task-content"), body).into())
    })
    .await
}

fn row(words: Words, book: &Book, package: &Package, session: &SessionOutline) -> Vec<Html> {
    let (least, most) = session.minutes;
    let differs = package
        .sites
        .iter()
        .filter(|site| site.changes.iter().any(|change| change.of == Target::Session(session.id.clone())));
    let differs: Vec<Html> = differs
        .map(|site| {
            let to = book.address(&format!("/sessions/{}?site={}", session.id, site.site));
            link(&to, site.site.as_str()).done().then(Html::text(" "))
        })
        .collect();
    vec![
        link(&book.address(&format!("/sessions/{}", session.id)), &session.title).done(),
        cell(&words.with("programme-minutes", &[("least", &least.to_string()), ("most", &most.to_string())])),
        cell(&session.purpose),
        if differs.is_empty() {
            cell(&words.say("programme-nowhere"))
        } else {
            differs.into_iter().collect()
        },
    ]
}

/// How far the participant's words are in each language.
pub(super) async fn languages(at: At, Path(programme): Path<String>) -> Response {
    at.desk(move |_, at| {
        let book = Book::open(at, &programme)?;
        let package = &book.ready()?.programme.package;
        let words = at.words;
        let translated = package.manifest.languages.translated();
        let mut heads = vec![words.say("programme-head-session")];
        heads.extend(translated.iter().map(Language::name));
        let rows = package.sessions.iter().map(|session| {
            let mut row = vec![cell(&session.title)];
            row.extend(translated.iter().map(|language| covered(words, &book, package, session, language)));
            row
        });
        let body = if translated.is_empty() {
            Html::paragraph(words.say("programme-one-language"))
        } else {
            Html::paragraph(words.say("programme-languages-about")).then(table(
                &words.say("programme-task-languages"),
                &heads,
                rows.collect(),
            ))
        };
        Ok(book.page(at, &words.say("programme-task-languages"), body).into())
    })
    .await
}

fn covered(
    words: Words,
    book: &Book,
    package: &Package,
    session: &SessionOutline,
    language: &Language,
) -> Html {
    let wordings =
        Wordings { translations: &package.translations, written_in: &package.manifest.languages.written_in };
    let of = Target::Session(session.id.clone());
    let for_participant = |block: &&Block| block.audiences.contains(&Audience::Participant);
    let states: Vec<WordingState> = session
        .blocks
        .iter()
        .filter(for_participant)
        .map(|block| wordings.own_state(&of, block, language))
        .collect();
    let count = |wanted: &[WordingState]| states.iter().filter(|state| wanted.contains(state)).count();
    let there = count(&[WordingState::Translated, WordingState::AwaitingReview]);
    let (all, out_of_date) = (states.len(), count(&[WordingState::OutOfDate]));
    let waiting = count(&[WordingState::AwaitingReview]);
    let text = words.with("programme-covered", &[("there", &there.to_string()), ("all", &all.to_string())]);
    let to = book.address(&format!("/sessions/{}?lang={language}&as=participant", session.id));
    let about = format!(" {}, {}", session.title, language.name());
    let linked = link(&to, &text).child(Element::new("span").class("govuk-visually-hidden").text(&about));
    let more = [("programme-out-of-date", out_of_date), ("programme-awaiting", waiting)];
    let more = more.into_iter().filter(|(_, count)| *count > 0);
    let more = more.map(|(id, count)| Element::new("div").child(small(&words.count(id, count))).done());
    linked.done().then(more.collect::<Html>())
}

/// Its questionnaires.
pub(super) async fn measures(at: At, Path(programme): Path<String>) -> Response {
    at.desk(move |_, at| {
        let book = Book::open(at, &programme)?;
        let package = &book.ready()?.programme.package;
        let words = at.words;
        let heads =
            ["measure", "about", "items", "file"].map(|id| words.say(&format!("programme-head-{id}")));
        let rows = package.measures.iter().map(|measure| {
            vec![
                cell(&measure.title),
                cell(measure.about.trim()),
                cell(&measure.items.len().to_string()),
                book.place(&measure.place.file, measure.place.line),
            ]
        });
        let rows: Vec<Vec<Html>> = rows.collect();
        let title = words.say("programme-task-measures");
        let body = if rows.is_empty() {
            Html::paragraph(words.say("programme-no-measures"))
        } else {
            table(&title, &heads, rows)
        };
        Ok(book.page(at, &title, body).into())
    })
    .await
}
