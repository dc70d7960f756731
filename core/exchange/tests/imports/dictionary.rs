//! A dictionary with the facts that the shipped mappings name, and ways to read a file through a mapping.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::fact::{Choice, FactDefinition, FactType};
use domain::finding::Finding;
use domain::ids::FactId;
use domain::sample;
use domain::theory::Lens;
use exchange::Mappings;
use runtime::ports::{Exchange as _, Import};

/// The shipped mapping for Ashgrove.
pub(crate) const ASHGROVE: &str = include_str!("../../../../scripts/mappings/hmp-ashgrove.yaml");
/// The shipped mapping for Carrick.
pub(crate) const CARRICK: &str = include_str!("../../../../scripts/mappings/hmp-carrick.yaml");

/// The shipped mapping for Probation West.
pub(crate) const PROBATION: &str = include_str!("../../../../scripts/mappings/probation-west.yaml");

/// The facts.
pub(crate) fn facts() -> BTreeMap<FactId, FactDefinition> {
    let choice = |ids: &[&str]| {
        FactType::Choice(ids.iter().map(|id| Choice { id: (*id).into(), label: (*id).into() }).collect())
    };
    [
        ("goods.relatedness.importance", FactType::Number { at_least: 1, at_most: 5, unit: "of 5".into() }),
        ("involvement.route", choice(&["group", "family", "online", "alone", "does-not-accept"])),
        ("family.contact", choice(&["permitted", "some-people-only", "under-review", "not-permitted"])),
        ("reading.level", choice(&["el1", "el2", "el3", "l1", "l2", "not-assessed"])),
        ("language.preferred", choice(&["en", "cy", "ar", "ur", "pl", "bsl", "other"])),
        ("visits.last_on", FactType::Date),
        ("faith.wish", choice(&["asked", "agreed-when-offered", "not-offered", "no-request", "declined"])),
        ("note.text", FactType::Text),
    ]
    .into_iter()
    .map(|(id, kind)| (FactId::from(id), definition(id, kind)))
    .collect()
}

fn definition(id: &str, kind: FactType) -> FactDefinition {
    FactDefinition { held_by: "a holder".into(), lens: Lens::Need, ..sample::fact(id, kind) }
}

/// The mappings in `files`, each a name and its text.
pub(crate) fn mappings(files: &[(&str, &str)]) -> Mappings {
    let files =
        files.iter().map(|(name, text)| (format!("mappings/{name}.yaml"), Arc::from(*text))).collect();
    Mappings::new(files, &facts())
}

/// All shipped mappings.
pub(crate) fn shipped() -> Mappings {
    let mappings =
        mappings(&[("hmp-ashgrove", ASHGROVE), ("hmp-carrick", CARRICK), ("probation-west", PROBATION)]);
    assert_eq!(mappings.findings(), [], "the shipped mappings are in order");
    mappings
}

/// Reads `bytes` through the shipped mappings.
pub(crate) fn read(bytes: &[u8]) -> Result<Import, Vec<Finding>> {
    let import = shipped().read("export", bytes, None)?;
    assert_eq!(
        import.read + import.merged + import.superseded + import.refused,
        import.rows,
        "every row is accounted for"
    );
    Ok(import)
}

/// Findings as `line CODE`, in order.
pub(crate) fn brief(findings: &[Finding]) -> Vec<String> {
    findings.iter().map(|finding| format!("{} {}", finding.place.line, finding.code)).collect()
}
