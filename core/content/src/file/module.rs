//! `modules/<module>/module.yaml`.

use schemars::JsonSchema;
use serde::Deserialize;

use super::texts::{Id, Words};
use super::words;

/// A themed part of a programme.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ModuleFile {
    /// Stable id: the folder's name.
    pub(crate) id: Id,
    /// As people read it.
    pub(crate) title: Words,
    /// When it comes.
    pub(crate) phase: PhaseFile,
    /// Its place among the modules.
    #[schemars(range(min = 1, max = 99))]
    pub(crate) order: u16,
    /// What it helps change.
    #[serde(default)]
    pub(crate) change_goals: Vec<Id>,
}

words! {
    /// When in a programme a module comes.
    PhaseFile: domain::package::Phase {
        Preparation = "preparation",
        Core = "core",
        Review = "review",
        FollowUp = "follow-up",
    }
}
