//! How the blocks of a programme fared in the last year: where people met and a block was left out, changed or did not land.
//! What those who write it learn from those who deliver it.

use axum::extract::Path;
use axum::response::Response;
use components::{Element, Html, InsetText};
use domain::local_change::Target;
use domain::package::Package;
use runtime::record::{BlockFared, FEWEST, HowMany};

use super::super::parts::{cell, link, table};
use super::book::Book;
use super::session::outline;
use crate::at::At;
use crate::words::Words;

pub(super) async fn show(at: At, Path(programme): Path<String>) -> Response {
    at.desk(move |desk, at| {
        let book = Book::open(at, &programme)?;
        let words = at.words;
        let all = desk.how_blocks_fared(&book.id)?;
        let package = book.stands.ready.as_ref().map(|ready| &*ready.programme.package);
        let rows: Vec<Vec<Html>> = all.iter().map(|one| row(words, &book, package, one)).collect();
        let title = words.say("programme-task-departures");
        let about = Html::from(InsetText::new(words.about("programme-departures-about", FEWEST)));
        let list = if rows.is_empty() {
            Html::paragraph(words.say("programme-departures-none"))
        } else {
            let heads = ["session", "left-out", "changed", "did-not-land", "because"]
                .map(|id| words.say(&format!("programme-head-{id}")));
            table(&title, &heads, rows)
        };
        Ok(book.page(at, &title, about.then(list)).into())
    })
    .await
}

fn row(words: Words, book: &Book, package: Option<&Package>, one: &BlockFared) -> Vec<Html> {
    let of = Target::Session(one.session.clone());
    let outline = package.and_then(|package| outline(package, &of));
    let block =
        outline.as_ref().and_then(|outline| outline.blocks.iter().find(|block| block.id == one.block));
    let session = match &outline {
        Some(outline) => {
            let to = book.address(&format!("/sessions/{}#{}", one.session, one.block));
            link(&to, outline.title).done()
        }
        None => cell(one.session.as_str()),
    };
    let because = one.because.iter().map(|why| Element::new("li").text(why));
    let because = Element::new("ul").class("govuk-list govuk-list--bullet").children(because).done();
    let block = block.map_or(one.block.as_str(), |block| &block.title);
    vec![
        session.then(Element::new("div").text(block).done()),
        cell(&how_many(words, one.left_out)),
        cell(&how_many(words, one.changed)),
        cell(&how_many(words, one.did_not_land)),
        if one.because.is_empty() { Html::default() } else { because },
    ]
}

fn how_many(words: Words, how_many: HowMany) -> String {
    match how_many {
        HowMany::None => words.say("programme-departures-nobody"),
        HowMany::Few => words.about("programme-departures-few", FEWEST),
        HowMany::People(people) => words.count("programme-departures-people", people),
    }
}
