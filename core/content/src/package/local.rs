//! Local changes: what a site changes in one session outline or sheet. What may be changed is `domain::layers`'s to say.

use std::sync::Arc;

use domain::codes;
use domain::finding::Finding;
use domain::ids::{SessionId, SheetId};
use domain::local_change::{BlockChange, ChangeHeader, LocalChange, Target};
use domain::place::Place;

use super::desk::{Desk, Sheet};
use super::sheets::stem;
use super::sources::day;
use crate::file::change::ChangeFile;
use crate::markdown::{self, Front};
use crate::shape::Shape;

/// Reads the local changes in a site's folder for one programme, in order of path.
pub(crate) fn read(desk: &mut Desk<'_>, folder: &str) -> Vec<LocalChange> {
    let mut changes = Vec::new();
    for (path, of) in targets(desk, folder) {
        let change =
            desk.front(&path, Shape::Change, |desk, sheet, file, front| one(desk, sheet, file, front, of));
        changes.extend(change.flatten());
    }
    changes
}

/// The session outlines and sheets in a folder, by their path.
pub(crate) fn targets(desk: &Desk<'_>, folder: &str) -> Vec<(Arc<str>, Target)> {
    let paths = desk.texts.under(folder).map(|(path, _)| path).filter(|path| path.ends_with(".md"));
    let target = |path: &Arc<str>| {
        let inside = path.strip_prefix(folder)?;
        match inside.split('/').collect::<Vec<_>>().as_slice() {
            ["modules", _, _] => Some(Target::Session(SessionId::from(stem(path)))),
            ["sheets", _] => Some(Target::Sheet(SheetId::from(stem(path)))),
            _ => None,
        }
    };
    paths.filter_map(|path| target(path).map(|of| (Arc::clone(path), of))).collect()
}

fn one(
    desk: &mut Desk<'_>,
    sheet: Option<Sheet>,
    file: &Arc<str>,
    front: &Front<'_>,
    of: Target,
) -> Option<LocalChange> {
    let mut findings = Vec::new();
    let written = markdown::blocks(file, front, markdown::Kind::LocalChange, &mut findings);
    desk.extend(findings);
    if written.blocks.is_empty() && !written.flawed {
        let what = "this local change changes nothing";
        desk.add(Finding::new(codes::CHANGES_NOTHING, Place::new(file, 1, 1, 0), what));
    }
    let sheet = sheet?;
    let head: ChangeFile = sheet.whole(desk)?;
    sheet.same_name("/changes", head.changes.as_str(), stem(file), desk);
    let decided_on = day(desk, &sheet, "/decided_on", &head.decided_on)?;
    let review_by = day(desk, &sheet, "/review_by", &head.review_by)?;
    if review_by < decided_on {
        let what = "somebody must look again before it was decided";
        desk.add(
            Finding::new(codes::OUT_OF_BOUNDS, sheet.tree.place("/review_by"), what)
                .fix("write the day by which somebody must look again"),
        );
    }
    let header = ChangeHeader {
        why: head.why.0.split_whitespace().collect::<Vec<_>>().join(" "),
        kind: head.kind.into(),
        keeps_the_purpose: head.keeps_the_purpose,
        decided_by: head.decided_by.0,
        decided_on,
        review_by,
    };
    let blocks = written.blocks.into_iter().filter_map(|one| {
        let (verb, base, block) = (one.verb?, one.base, one.block);
        Some(BlockChange { verb, block, base })
    });
    Some(LocalChange {
        of,
        header: Arc::new(header),
        blocks: blocks.collect(),
        place: sheet.tree.place("/changes"),
    })
}
