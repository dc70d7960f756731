//! The joint view of each person's lanes, and what of a report one team may read.

use domain::fact_sheet::FactSheet;
use domain::ids::ProgrammeId;
use domain::person::Contribution;

use super::advice::{PersonReport, Wanted};
use crate::advise::Advised;
use crate::compile::Ready;
use crate::side_by_side::{Joint, Lane};

/// Adds to each report what there is to say of the person's lanes side by side. `lanes` holds everyone, programme by
/// programme, in the order of the reports.
pub(super) fn add(
    programmes: &[&Ready],
    lanes: &[Vec<(FactSheet, Advised)>],
    wanted: Wanted<'_>,
    reports: &mut [PersonReport],
) {
    let joint = Joint::new(programmes, wanted.described);
    for (number, report) in reports.iter_mut().enumerate() {
        let theirs = programmes.iter().zip(lanes).filter_map(|(ready, lane)| {
            let (sheet, advised) = lane.get(number)?;
            Some(Lane { ready, sheet, advice: &advised.advice })
        });
        let view = joint.view(&theirs.collect::<Vec<_>>());
        report.side_by_side = match wanted.team {
            Some(team) => view.and_then(|view| view.only_for(team)),
            None => view,
        };
    }
}

/// Whether the team of `own` may read a note: not where its topic is one that only another programme has facts of.
pub(super) fn may_read(own: &Ready, programmes: &[&Ready], note: &Contribution) -> bool {
    let topic = note.topic.split('.').next().unwrap_or_default();
    let speaks_of = |ready: &Ready| {
        let facts = ready.programme.dictionary.facts();
        facts.iter().any(|fact| fact.id.as_str().split('.').next() == Some(topic))
    };
    speaks_of(own) || !programmes.iter().any(|ready| speaks_of(ready))
}

/// Whether a lane is shown: all are, or one team's.
pub(super) fn is_shown(ready: &Ready, team: Option<&ProgrammeId>) -> bool {
    team.is_none_or(|team| *team == ready.programme.package.manifest.id)
}
