//! The wall between programmes: a fact that is not among the shared ones is described by one programme only.
//!
//! A lane reads what its programme describes. Were a second programme to describe the same fact, what people told the
//! first one's team, and only that team, would be read in the second one's lane.

use std::collections::{BTreeMap, BTreeSet};

use domain::codes;
use domain::finding::Finding;
use domain::place::Place;

use super::desk::Desk;
use super::layout::programmes;
use crate::source::Texts;
use crate::yaml::{self, Node};

/// The facts that more than one programme describes: per id, each of those programmes and where.
#[derive(Debug, Default)]
pub(crate) struct Breaches(BTreeMap<String, BTreeMap<String, Place>>);

/// Looks through every programme's own facts for ids that stand in another's too. A file that cannot be read at all
/// keeps its own programme from being used, so that nothing is read through it.
pub(crate) fn breaches(texts: &Texts) -> Breaches {
    let programmes = programmes(texts);
    let with_facts = programmes.iter().filter_map(|programme| {
        let (file, text) = texts.entry(&format!("{programme}/facts.yaml"))?;
        Some((*programme, file, text))
    });
    let with_facts: Vec<_> = with_facts.collect();
    if with_facts.len() < 2 {
        return Breaches::default();
    }
    let mut described: BTreeMap<String, BTreeMap<String, Place>> = BTreeMap::new();
    for (programme, file, text) in with_facts {
        let (Some(tree), _) = yaml::read(file, text, 0) else { continue };
        let rows = tree.root.get("facts").and_then(Node::list).unwrap_or_default();
        for (number, row) in rows.iter().enumerate() {
            if let Some(id) = row.get("id").and_then(Node::text) {
                let by = described.entry(id.to_owned()).or_default();
                by.entry(programme.to_owned()).or_insert_with(|| tree.place(&format!("/facts/{number}/id")));
            }
        }
    }
    described.retain(|_, by| by.len() > 1);
    Breaches(described)
}

impl Breaches {
    /// Says in `programme` which of its facts another one describes: in each of them, so that neither is used while
    /// nobody can tell whose fact it is.
    pub(crate) fn tell(&self, desk: &mut Desk<'_>, programme: &str) {
        for (id, by) in &self.0 {
            let Some(here) = by.get(programme) else { continue };
            let others = by.iter().filter(|(other, _)| *other != programme);
            let names: BTreeSet<String> = others.clone().map(|(other, _)| format!("`{other}`")).collect();
            let names = names.into_iter().collect::<Vec<_>>().join(" and ");
            let what = format!("the fact `{id}` is described by {names} too");
            let finding = Finding::new(codes::FACT_OF_TWO_PROGRAMMES, here.clone(), what);
            let told = others.fold(finding, |finding, (other, place)| {
                finding.also(place.clone(), format!("the one of `{other}`"))
            });
            desk.add(told);
        }
    }
}
