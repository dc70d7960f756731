//! The front matter of a translation, `languages/<language>/modules/<module>/<session>.md` and `.../sheets/`.

use schemars::JsonSchema;
use serde::Deserialize;

use super::texts::{DateText, Id, PIN, Words};

/// The translation of one session outline or sheet, as far as it goes.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TranslationFile {
    /// The session or sheet it translates: the file's name.
    pub(crate) translates: Id,
    /// Who translated it.
    pub(crate) translated_by: Words,
    /// Whether somebody who speaks the language, or a panel of readers, has read it.
    pub(crate) review: ReviewFile,
    /// Who has read it.
    #[serde(default)]
    pub(crate) reviewed_by: Option<Words>,
    /// When.
    #[serde(default)]
    pub(crate) reviewed_on: Option<DateText>,
    /// The title.
    #[serde(default)]
    pub(crate) title: Option<Words>,
    /// The title it translates, as eight signs.
    #[serde(default)]
    pub(crate) title_base: Option<Base>,
}

/// Eight signs that stand for words.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(transparent)]
#[schemars(inline)]
pub(crate) struct Base(#[schemars(regex(pattern = PIN))] pub(crate) String);

/// Whether somebody has read a translation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
pub(crate) enum ReviewFile {
    AwaitingReview,
    Reviewed,
}
