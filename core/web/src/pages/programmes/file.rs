//! The files of a programme, and one file line by line, with what is found in each line.

use axum::extract::Path;
use axum::response::Response;
use components::{Button, Element, Html};
use domain::codes;
use domain::finding::Finding;
use domain::record::Refusal;

use super::super::parts::subheading;
use super::book::Book;
use super::findings;
use crate::at::At;

pub(super) async fn all(at: At, Path(programme): Path<String>) -> Response {
    at.desk(move |_, at| {
        let book = Book::open(at, &programme)?;
        let words = at.words;
        let files = book.shelf.files(&book.id);
        let items = files.iter().map(|path| Element::new("li").child(book.place(path, 0)).done());
        let list = Element::new("ul").class("govuk-list").children(items);
        let body = Html::paragraph(words.say("programme-files-about")).then(list);
        Ok(book.page(at, &words.say("programme-task-files"), body).into())
    })
    .await
}

pub(super) async fn show(at: At, Path(programme): Path<String>) -> Response {
    at.desk(move |desk, at| {
        let book = Book::open(at, &programme)?;
        let words = at.words;
        let path = at.asked.get("path");
        let text = text(&book, path)?;
        let mut here: Vec<&Finding> =
            book.now.findings.iter().filter(|finding| *finding.place.file == *path).collect();
        here.sort_by_key(|finding| finding.place.line);
        let whole: Vec<Finding> =
            here.iter().filter(|finding| finding.place.line == 0).map(|one| (*one).clone()).collect();
        let lines = (1_u32..).zip(text.lines()).map(|(number, line)| {
            let found: Vec<Finding> =
                here.iter().filter(|one| one.place.line == number).map(|one| (*one).clone()).collect();
            let found = (!found.is_empty()).then(|| findings::list(at, &book, &found));
            Element::new("li")
                .attribute("id", &format!("line-{number}"))
                .class_if(found.is_some(), "waymark-lines__found")
                .child(Element::new("code").text(line))
                .maybe(found)
                .done()
        });
        let lines = Element::new("ol").class("waymark-lines").children(lines);
        let edit = desk.changes(path) && book.shelf.can_be_changed();
        let edit = edit
            .then(|| Button::link(words.say("programme-edit-file"), edit_address(&book, path)).secondary());
        let mut body = Html::default();
        if !whole.is_empty() {
            body = body
                .then(subheading(&words.say("programme-findings-here")))
                .then(findings::list(at, &book, &whole));
        }
        body = body.then(edit.map(|edit| edit.html()).unwrap_or_default()).then(lines);
        Ok(book.page(at, path, body).back(book.address("/files")).into())
    })
    .await
}

/// Where a whole file is changed.
pub(super) fn edit_address(book: &Book, path: &str) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair("path", path);
    format!("{}?{}", book.address("/file/edit"), query.finish())
}

/// The text of a file that the programme is read from; any other is none of its.
pub(super) fn text(book: &Book, path: &str) -> Result<std::sync::Arc<str>, Refusal> {
    let known = book.shelf.files(&book.id).iter().any(|one| one == path);
    book.shelf.text(path).filter(|_| known).ok_or_else(|| {
        let what = format!("`{}` has no file `{path}`", book.id);
        Refusal::new(codes::NO_SUCH_ENTRY, what).fix("look at the programme's files")
    })
}
