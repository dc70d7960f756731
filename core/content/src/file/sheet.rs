//! The front matter of `sheets/<sheet>.md`.

use schemars::JsonSchema;
use serde::Deserialize;

use super::texts::{Id, Words};

/// A worksheet or card with versions to talk, draw and write.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SheetFile {
    /// Stable id: the file's name.
    pub(crate) id: Id,
    /// As people read it.
    pub(crate) title: Words,
    /// What it is for.
    pub(crate) purpose: Words,
}
