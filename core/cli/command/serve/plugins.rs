//! The native plugins of an installation, as its administrators read them on a page: what `waymark plugin list` and
//! `waymark doctor` say.

use domain::finding::Finding;
use domain::record::Refusal;
use native::shelf::{Allowed, Shelf};
use web::{Plugin, Plugins};

use crate::command::doctor::walls;

/// What is allowed here, and the walls round it.
pub(super) fn listed(shelf: &Shelf) -> Result<Plugins, Refusal> {
    let list = shelf.list().map_err(refused)?;
    let policy = shelf.policy().map_err(refused)?;
    let mut findings = Vec::new();
    let reached = walls::reached(&mut findings);
    if let Some(reached) = &reached {
        findings.extend(policy.met_by(reached, &domain::place::Place::whole("plugins")).err());
    }
    let walls = walls::in_words(reached.as_ref());
    let lines = walls.lines().skip(1).map(|line| line.trim().to_owned());
    Ok(Plugins {
        allowed: list.allowed.iter().map(|one| plugin(shelf, one)).collect(),
        walls: policy.walls.to_string(),
        reached: lines.chain(findings.into_iter().map(in_words)).collect(),
        acts: list
            .acts
            .iter()
            .map(|act| format!("{} {}: {} {}", act.on, act.by, act.what, act.because))
            .collect(),
    })
}

/// A plugin that is allowed, looked at again.
fn plugin(shelf: &Shelf, allowed: &Allowed) -> Plugin {
    let Allowed { id, version, by, on, because, .. } = allowed;
    let (about, stopped) = match shelf.verified(id) {
        Ok(verified) => (verified.metadata.about, None),
        Err(finding) => (String::new(), Some(in_words(finding))),
    };
    let allowed = format!("{on} {by}: {because}");
    Plugin { id: id.clone(), version: version.clone(), about, allowed, stopped }
}

fn in_words(finding: Finding) -> String {
    format!("{} {} ({})", finding.what, finding.fix, finding.code)
}

fn refused(finding: Finding) -> Refusal {
    Refusal::new(finding.code, finding.what).fix(finding.fix)
}
