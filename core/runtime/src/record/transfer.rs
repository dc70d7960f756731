//! Moves between sites: what was planned compared with what the new site has.

use std::sync::Arc;

use domain::hooks::Attendance;
use domain::ids::{ProgrammeId, SiteId};
use domain::package::{Block, SessionOutline};
use domain::record::Refusal;
use domain::record::case::Case;
use domain::record::transfer::{Accepted, Compared, Standing};
use jiff::civil::Date;
use serde::Serialize;

use super::desk::{Desk, Looked};
use crate::compile::Ready;
use crate::ports::store::Receipt;
use domain::ids::ParticipantId;

/// How one session of a plan stands at another site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Comparison {
    /// In which lane.
    pub programme: ProgrammeId,
    /// The session.
    pub session: String,
    /// As people read it there; its id where it is not there.
    pub title: String,
    /// How it stands.
    pub standing: Standing,
    /// Blocks that differ there.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub differs: Vec<String>,
}

impl Desk<'_> {
    /// Compares every plan of a person with what `site` has: done, equivalent, changed, missing.
    /// Only of the lanes that `looked` may read.
    #[must_use]
    pub fn compare(&self, looked: &Looked, site: &SiteId) -> Vec<Comparison> {
        self.compared(&looked.case, site, &|programme| looked.may_read(programme))
    }

    fn compared(&self, case: &Case, site: &SiteId, shown: &dyn Fn(&ProgrammeId) -> bool) -> Vec<Comparison> {
        let mut compared = Vec::new();
        for (programme, lane) in case.lanes.iter().filter(|(programme, _)| shown(programme)) {
            let here = self.programme(case, programme);
            let there = self.content.now(programme, site);
            let planned = lane.plans.last().into_iter().flat_map(|plan| plan.what.sessions());
            for session in planned {
                let outline = |ready: &Option<Arc<Ready>>| {
                    let package = ready.as_ref().map(|ready| ready.programme.package.clone())?;
                    package.sessions.iter().find(|outline| outline.id == *session).cloned()
                };
                let (old, new) = (outline(&here), outline(&there));
                let done = lane.meetings.values().any(|meeting| {
                    meeting.scheduled.what.sessions.contains(session)
                        && meeting.held.as_ref().is_some_and(|held| held.what.attendance == Attendance::Met)
                });
                let differs = differing(old.as_ref(), new.as_ref());
                let standing = match (&new, done) {
                    (_, true) => Standing::Done,
                    (None, false) => Standing::Missing,
                    (Some(_), false) if differs.is_empty() => Standing::Equivalent,
                    (Some(_), false) => Standing::Changed,
                };
                compared.push(Comparison {
                    programme: programme.clone(),
                    session: session.to_string(),
                    title: new.map_or_else(|| session.to_string(), |outline| outline.title),
                    standing,
                    differs,
                });
            }
        }
        compared
    }

    /// Takes over a case that was released to the writer's site.
    ///
    /// # Errors
    /// Why not.
    pub fn accept(&self, person: &ParticipantId, on: Date) -> Result<Receipt, Refusal> {
        let (case, _) = self.load(person)?;
        let site = self.writer.site.clone();
        let compared = self.compared(&case, &site, &|_| true).into_iter().map(|one| Compared {
            programme: one.programme,
            session: one.session.into(),
            standing: one.standing,
        });
        let accepted = Accepted {
            from: case.owner.clone().unwrap_or_else(|| site.clone()),
            to: site,
            epoch: case.epoch.saturating_add(1),
            compared: compared.collect(),
            on,
        };
        self.record(person, accepted)
    }
}

/// The blocks that differ between two versions of an outline.
fn differing(old: Option<&SessionOutline>, new: Option<&SessionOutline>) -> Vec<String> {
    let (Some(old), Some(new)) = (old, new) else { return Vec::new() };
    let other =
        |block: &Block, among: &[Block]| among.iter().any(|one| one.id == block.id && one.text == block.text);
    let changed = new.blocks.iter().filter(|block| !other(block, &old.blocks));
    let gone = old.blocks.iter().filter(|block| !new.blocks.iter().any(|one| one.id == block.id));
    let mut differs: Vec<String> = changed.chain(gone).map(|block| block.id.to_string()).collect();
    differs.sort();
    differs.dedup();
    differs
}
