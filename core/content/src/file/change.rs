//! The front matter of a local change, `sites/<site>/<programme>/modules/<module>/<session>.md` and `.../sheets/`.

use schemars::JsonSchema;
use serde::Deserialize;

use super::texts::{DateText, Id, Words};
use super::words;

/// What a site changes in one session outline or sheet, and why.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChangeFile {
    /// The session or sheet it changes: the file's name.
    pub(crate) changes: Id,
    /// Why.
    pub(crate) why: Words,
    /// What kind of change.
    pub(crate) kind: ChangeKindFile,
    /// Whether the purpose of the session is kept.
    pub(crate) keeps_the_purpose: bool,
    /// The role that decided.
    pub(crate) decided_by: Words,
    /// When.
    pub(crate) decided_on: DateText,
    /// When somebody must look again.
    pub(crate) review_by: DateText,
}

words! {
    /// What kind of change.
    ChangeKindFile: domain::local_change::ChangeKind {
        Materials = "materials",
        Wording = "wording",
        Timing = "timing",
        Place = "place",
        Added = "added",
        LeftOut = "left-out",
    }
}
