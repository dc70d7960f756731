//! `rules.yaml`.

use schemars::JsonSchema;
use serde::Deserialize;

use super::facts::LensFile;
use super::texts::{FactName, Id, OneOrMany, Words};
use super::words;

/// When to suggest, hold, adapt, find out and raise.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RulesFile {
    /// The rules, in the order in which their sentences are shown.
    #[serde(rename = "rules")]
    pub(crate) _rules: Vec<RuleFile>,
}

/// One rule: what it does, when, and what it says.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RuleFile {
    /// Stable id.
    pub(crate) id: Id,
    /// Sessions it suggests.
    #[serde(default)]
    pub(crate) suggest: Option<OneOrMany<Id>>,
    /// Sessions it holds.
    #[serde(default)]
    pub(crate) hold: Option<OneOrMany<Id>>,
    /// How work is adapted.
    #[serde(default)]
    pub(crate) adapt: Option<OneOrMany<AdaptationFile>>,
    /// Facts to find out.
    #[serde(default)]
    pub(crate) find_out: Option<OneOrMany<FactName>>,
    /// A topic for supervision.
    #[serde(default)]
    pub(crate) raise: Option<Id>,
    /// When a suggestion is meant for.
    #[serde(default)]
    pub(crate) timing: Option<TimingFile>,
    /// Whether no layer below the programme may weaken it.
    #[serde(default)]
    pub(crate) safeguard: bool,
    /// The condition.
    #[serde(rename = "when")]
    pub(crate) _when: Words,
    /// What the participant may read, in at most 40 words.
    pub(crate) say: Words,
    /// What staff read, where something is raised.
    #[serde(default)]
    pub(crate) say_to_staff: Option<Words>,
    /// The model it belongs to.
    #[serde(default)]
    pub(crate) lens: Option<LensFile>,
}

words! {
    /// What is adapted.
    AdaptationFile: domain::rule::Adaptation {
        Pace = "pace",
        Place = "place",
        Materials = "materials",
        Version = "version",
        Times = "times",
    }
}

words! {
    /// When a suggestion is meant for.
    TimingFile: domain::rule::Timing { Early = "early", Usual = "usual", Late = "late" }
}
