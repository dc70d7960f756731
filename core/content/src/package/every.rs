//! The blocks that every session outline of a programme has: what the manifest declares, held against each outline.

use domain::codes;
use domain::finding::{Finding, nearest};
use domain::ids::BlockId;
use domain::package::{Audience, Block, EverySession, SessionOutline};
use domain::place::Place;

use super::desk::{Desk, Sheet};
use super::sessions::Session;
use crate::file::manifest::EverySessionFile;

/// What the manifest declares. A block that is fixed and not one of those that every outline has would guard nothing.
pub(crate) fn read(desk: &mut Desk<'_>, sheet: &Sheet, file: Option<EverySessionFile>) -> EverySession {
    let Some(file) = file else { return EverySession::default() };
    for (number, id) in file.fixed.iter().enumerate() {
        if file.has.iter().all(|has| has.as_str() != id.as_str()) {
            let place = sheet.tree.place(&format!("/every_session/fixed/{number}"));
            let what = format!("`{}` is fixed in every session, and is not in `has`", id.as_str());
            let finding = Finding::new(codes::NOT_ALLOWED, place, what).fix("name it in `has` too");
            desk.add(finding.nearest(id.as_str(), file.has.iter().map(|has| has.as_str())));
        }
    }
    let ids = |ids: Vec<crate::file::texts::Id>| ids.into_iter().map(|id| BlockId::from(id.0)).collect();
    EverySession { has: ids(file.has), fixed: ids(file.fixed) }
}

/// Holds every outline whose blocks could be read whole against what was declared.
pub(crate) fn check(desk: &mut Desk<'_>, every: &EverySession, sessions: &[Session]) {
    for session in sessions.iter().map(|session| &session.outline) {
        if desk.is_torn(&session.place.file) {
            continue;
        }
        let mut findings = Vec::new();
        for id in &every.has {
            match session.blocks.iter().find(|block| block.id == *id) {
                None => findings.push(missing(id, every, session, sessions)),
                Some(block) if every.fixed.contains(id) && !block.fixed => findings.push(not_fixed(block)),
                Some(_) => {}
            }
        }
        if !findings.is_empty() {
            desk.tear(&session.place.file);
            desk.extend(findings);
        }
    }
}

fn missing(id: &BlockId, every: &EverySession, session: &SessionOutline, all: &[Session]) -> Finding {
    let place = Place::new(&session.place.file, 1, 1, 0);
    let what = format!("the session `{}` has no block `{id}`", session.id);
    let finding = Finding::new(codes::EVERY_SESSION_HAS, place, what);
    let free = session.blocks.iter().filter(|block| !every.has.contains(&block.id));
    if let Some(near) = nearest(id.as_str(), free.map(|block| block.id.as_str())) {
        return finding.fix(format!("write `#{id}` in the heading of the block `{near}`"));
    }
    // As the other outlines write it.
    let like = all.iter().flat_map(|one| &one.outline.blocks).find(|block| block.id == *id);
    let title = like.map_or_else(|| crate::skeleton::sentence(id.as_str()), |block| block.title.clone());
    let audiences = like.map_or_else(
        || " .participant".to_owned(),
        |block| block.audiences.iter().map(|audience| written(*audience)).collect(),
    );
    let fixed = if every.fixed.contains(id) { " .fixed" } else { "" };
    finding.fix(format!("write `## {title} {{#{id}{audiences}{fixed}}}` and its words"))
}

fn written(audience: Audience) -> &'static str {
    match audience {
        Audience::Participant => " .participant",
        Audience::Staff => " .staff",
        Audience::Chaplain => " .chaplain",
    }
}

fn not_fixed(block: &Block) -> Finding {
    let what = format!("`{}` is fixed in every session, and is not marked as fixed here", block.id);
    Finding::new(codes::EVERY_SESSION_FIXED, block.place.clone(), what)
}
