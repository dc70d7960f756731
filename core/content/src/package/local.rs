//! Local changes: what a site changes in one session outline or sheet. What may be changed is `domain::layers`'s to say.

use std::sync::Arc;

use domain::codes;
use domain::finding::{Finding, nearest};
use domain::ids::{SessionId, SheetId};
use domain::local_change::{BlockChange, ChangeHeader, LocalChange, Target};
use domain::place::Place;

use super::desk::{Desk, Sheet};
use super::sheets::stem;
use super::sources::day;
use crate::file::change::ChangeFile;
use crate::markdown::{self, Front};
use crate::shape::Shape;
use crate::source::Texts;

/// Reads the local changes in a site's folder for one programme, in order of path.
pub(crate) fn read(desk: &mut Desk<'_>, folder: &str, programme: &str) -> Vec<LocalChange> {
    let mut changes = Vec::new();
    for (path, of) in targets(desk, folder, programme) {
        let change =
            desk.front(&path, Shape::Change, |desk, sheet, file, front| one(desk, sheet, file, front, of));
        changes.extend(change.flatten());
    }
    changes
}

/// The files in `folder` that change or translate a session outline or a sheet of the programme: those that stand at
/// the same path as one. Of the others it is said that they are of nothing.
pub(crate) fn targets(desk: &mut Desk<'_>, folder: &str, programme: &str) -> Vec<(Arc<str>, Target)> {
    let mut found = Vec::new();
    for (path, _) in desk.texts.under(folder).filter(|(path, _)| path.ends_with(".md")) {
        let inside = path.strip_prefix(folder).unwrap_or(path);
        let of = match inside.split('/').collect::<Vec<_>>().as_slice() {
            ["modules", _, _] => Target::Session(SessionId::from(stem(path))),
            ["sheets", _] => Target::Sheet(SheetId::from(stem(path))),
            _ => continue,
        };
        if desk.texts.has(&format!("{programme}/{inside}")) {
            found.push((Arc::clone(path), of));
        } else {
            let finding = of_nothing(desk.texts, path, inside, programme);
            desk.add(finding);
        }
    }
    found
}

/// A file that stands at no path of the programme: where it was meant to stand is where a file of its name does, or
/// at the path that looks most like its own.
fn of_nothing(texts: &Texts, path: &str, inside: &str, programme: &str) -> Finding {
    let folder = format!("{programme}/");
    let known = texts.under(&folder).filter_map(|(path, _)| path.strip_prefix(&folder));
    let known: Vec<&str> = known
        .filter(|known| {
            matches!(known.split('/').collect::<Vec<_>>().as_slice(), ["modules", _, _] | ["sheets", _])
        })
        .filter(|known| known.ends_with(".md"))
        .collect();
    let near =
        known.iter().copied().find(|known| stem(known) == stem(inside)).or_else(|| nearest(inside, known));
    let what = format!("`{programme}` has no {inside}");
    let finding = Finding::new(codes::CHANGES_NOTHING_THERE, Place::whole(path), what);
    match near {
        Some(near) => {
            let right = format!("{}{near}", path.strip_suffix(inside).unwrap_or_default());
            finding.fix(format!("move it to {right}")).nearest(near, [near])
        }
        None => finding,
    }
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
                .why("a review before the decision is a slip of dates: nobody would ever be reminded of it")
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
    let blocks = written.blocks.into_iter().filter(|one| !one.flawed).filter_map(|one| {
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
