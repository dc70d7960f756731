//! `sources.yaml`.

use schemars::JsonSchema;
use serde::Deserialize;

use super::texts::{DateText, Id, Words};
use super::words;

/// The register of quoted works.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SourcesFile {
    /// The works.
    #[serde(rename = "sources")]
    pub(crate) _sources: Vec<SourceFile>,
}

/// One quoted work.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SourceFile {
    /// Stable id.
    pub(crate) id: Id,
    /// Its title.
    pub(crate) title: Words,
    /// Which edition was checked.
    pub(crate) edition: Words,
    /// Who checked it.
    #[serde(default)]
    pub(crate) checked_by: Option<Words>,
    /// When.
    #[serde(default)]
    pub(crate) checked_on: Option<DateText>,
    /// Whether it may be used.
    pub(crate) status: StatusFile,
    /// Its licence, or none.
    pub(crate) licence: Words,
    /// Anything a reader should know.
    #[serde(default)]
    pub(crate) note: Option<Words>,
}

words! {
    /// Whether a quoted work may be used.
    StatusFile: domain::package::SourceStatus {
        Approved = "approved",
        UnderReview = "under-review",
        Withdrawn = "withdrawn",
    }
}
