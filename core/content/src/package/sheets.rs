//! Sheets: worksheets and cards that can be done by talking, drawing and writing.

use std::sync::Arc;

use domain::codes;
use domain::finding::Finding;
use domain::ids::SheetId;
use domain::layers::WAYS;
use domain::package::Sheet as SheetOutline;
use domain::place::Place;

use super::desk::{Desk, Sheet};
use crate::file::sheet::SheetFile;
use crate::markdown::{self, Front};
use crate::shape::Shape;

/// Reads `sheets/`.
pub(crate) fn read(desk: &mut Desk<'_>, folder: &str) -> Vec<SheetOutline> {
    let paths = desk.paths(&format!("{folder}sheets/"), ".md");
    paths.iter().filter_map(|path| desk.front(path, Shape::Sheet, one).flatten()).collect()
}

fn one(
    desk: &mut Desk<'_>,
    sheet: Option<Sheet>,
    file: &Arc<str>,
    front: &Front<'_>,
) -> Option<SheetOutline> {
    let written = desk.outline(file, front);
    let missing = written.lacks(&WAYS);
    if !missing.is_empty() {
        desk.tear(file);
        let what = format!("the sheet has no block {}", missing.join(", "));
        desk.add(Finding::new(codes::WAYS_MISSING, Place::new(file, 1, 1, 0), what));
    }
    let sheet = sheet?;
    let head: SheetFile = sheet.whole(desk)?;
    sheet.same_name("/id", head.id.as_str(), stem(file), desk);
    Some(SheetOutline {
        place: sheet.tree.place("/id"),
        id: SheetId::from(head.id.0),
        title_hash: markdown::title_hash(&head.title.0),
        title: head.title.0,
        purpose: head.purpose.0.trim().to_owned(),
        blocks: written.into_blocks(),
        left_out: Vec::new(),
    })
}

/// A Markdown file's name without folder and ending.
pub(crate) fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_suffix(".md").unwrap_or(name)
}
