//! The front matter of `modules/<module>/<session>.md`.

use schemars::JsonSchema;
use serde::Deserialize;

use super::texts::{Id, PromptId, Range, Words};

/// The planned content of one session; it may take several meetings.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SessionFile {
    /// Stable id: the file's name.
    pub(crate) id: Id,
    /// As people read it; never used in logic.
    pub(crate) title: Words,
    /// How long a meeting takes, such as `60 to 90`.
    pub(crate) minutes: Range,
    /// How many meetings it usually takes, such as `1 to 2`.
    pub(crate) meetings: Range,
    /// What it is for.
    pub(crate) purpose: Words,
    /// Needs it works with.
    #[serde(default)]
    pub(crate) needs: Vec<Id>,
    /// Strengths it builds on.
    #[serde(default)]
    pub(crate) strengths: Vec<Id>,
    /// Responsivity it answers to.
    #[serde(default)]
    pub(crate) responsivity: Vec<Id>,
    /// Goods it serves.
    #[serde(default)]
    pub(crate) goods: Vec<Id>,
    /// Desistance factors it helps.
    #[serde(default)]
    pub(crate) desistance: Vec<Id>,
    /// What it helps change.
    #[serde(default)]
    pub(crate) change_goals: Vec<Id>,
    /// Sessions it usually comes after.
    #[serde(default)]
    pub(crate) usually_after: Vec<Id>,
    /// Sheets printed with it.
    #[serde(default)]
    pub(crate) sheets: Vec<Id>,
    /// What to bring.
    #[serde(default)]
    pub(crate) bring: Vec<Words>,
    /// Quoted works it needs.
    #[serde(default)]
    pub(crate) sources: Vec<Id>,
    /// What to record afterwards.
    #[serde(default)]
    pub(crate) record: Vec<PromptFile>,
    /// The id it had before it was renamed.
    #[serde(default, rename = "was")]
    pub(crate) _was: Option<Id>,
}

/// A question for the record of a meeting.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PromptFile {
    /// Stable id.
    pub(crate) id: PromptId,
    /// The question.
    pub(crate) ask: Words,
    /// What kind of answer.
    #[serde(rename = "type")]
    pub(crate) kind: PromptKind,
    /// What to choose from, for tags.
    #[serde(default)]
    pub(crate) options: Vec<Words>,
}

/// What kind of answer a question for the record takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(inline)]
pub(crate) enum PromptKind {
    Text,
    Tags,
    YesNo,
    Number,
    Block,
    Promises,
}

impl PromptKind {
    /// As it is written.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Tags => "tags",
            Self::YesNo => "yes_no",
            Self::Number => "number",
            Self::Block => "block",
            Self::Promises => "promises",
        }
    }
}
