//! `shared/theory.yaml`.

use schemars::JsonSchema;
use serde::Deserialize;

use super::texts::{Id, Words};

/// The words that facts, sessions and rules point to, kept apart by model.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TheoryFile {
    /// Needs linked to offending: what work may be about.
    pub(crate) needs: Vec<TermFile>,
    /// Strengths to build on.
    pub(crate) strengths: Vec<TermFile>,
    /// Responsivity: how work must be done to reach this person.
    pub(crate) responsivity: Vec<TermFile>,
    /// Goods of the Good Lives Model: what every person seeks.
    pub(crate) goods: Vec<TermFile>,
    /// Desistance factors: what helps people move away from offending.
    pub(crate) desistance: Vec<TermFile>,
}

/// One word of a model.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TermFile {
    /// Stable id.
    pub(crate) id: Id,
    /// As people read it.
    pub(crate) title: Words,
    /// One line that explains it.
    pub(crate) about: Words,
}
