//! `measures/<measure>.yaml`.

use schemars::JsonSchema;
use serde::Deserialize;

use super::texts::{ArgumentName, Id, Words};
use super::words;

/// A questionnaire: what is asked, what can be answered, and what the answers come to.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct MeasureFile {
    /// Stable id: the file's name.
    pub(crate) id: Id,
    /// As people read it.
    pub(crate) title: Words,
    /// What it asks about, and what it is for.
    pub(crate) about: Words,
    /// What the reader must know before anything else.
    pub(crate) notice: Words,
    /// Whether it may be used, and by whose word.
    pub(crate) licence: LicenceFile,
    /// Who answers it.
    pub(crate) audience: AudienceFile,
    /// When in the programme it is answered.
    #[schemars(length(min = 1))]
    pub(crate) occasions: Vec<OccasionFile>,
    /// Languages it may be answered in.
    #[schemars(length(min = 1))]
    pub(crate) languages: Vec<Id>,
    /// What can be answered, the same to every item, from one end to the other.
    #[schemars(length(min = 2, max = 7))]
    pub(crate) answers: Vec<AnswerFile>,
    /// What is asked, in order.
    #[schemars(length(min = 1, max = 60))]
    pub(crate) items: Vec<ItemFile>,
    /// What the answers come to.
    pub(crate) scoring: ScoringFile,
    /// What is known of it in a group, where anybody has looked.
    #[serde(default)]
    pub(crate) norms: Option<NormsFile>,
}

/// Whether a measure may be used.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LicenceFile {
    /// Whether its holder must be asked first.
    pub(crate) kind: LicenceKindFile,
    /// Whose it is.
    pub(crate) holder: Words,
    /// On which terms.
    pub(crate) terms: Words,
}

/// Something that can be answered.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AnswerFile {
    /// Stable id.
    pub(crate) id: Id,
    /// As people read it.
    pub(crate) label: Words,
    /// What it counts.
    #[schemars(range(min = -100, max = 100))]
    pub(crate) value: i16,
}

/// Something that is asked.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ItemFile {
    /// Stable id.
    pub(crate) id: Id,
    /// As people read it.
    pub(crate) words: Words,
    /// Whether it counts the other way round.
    #[serde(default)]
    pub(crate) reverse: bool,
}

/// What the answers come to.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ScoringFile {
    /// How they are put together.
    pub(crate) figure: FigureFile,
    /// How many items must be answered: all of them for a sum.
    #[schemars(range(min = 1, max = 60))]
    pub(crate) needs_answered: u16,
    /// The least that can come out.
    #[schemars(range(min = -6000, max = 6000))]
    pub(crate) at_least: i32,
    /// The most that can come out.
    #[schemars(range(min = -6000, max = 6000))]
    pub(crate) at_most: i32,
}

/// What is known of a measure in a group.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NormsFile {
    /// The standard deviation in that group.
    #[schemars(range(min = 0, max = 6000))]
    pub(crate) sd: f64,
    /// How reliable it is, from 0 to 1.
    #[schemars(range(min = 0, max = 1))]
    pub(crate) reliability: f64,
    /// Where that is published.
    pub(crate) source: Words,
    /// In which group of people that was found.
    #[serde(default)]
    pub(crate) group: Option<Words>,
    /// The native plugin that tells a change from chance with these.
    #[serde(default)]
    pub(crate) compared_by: Option<ComparedByFile>,
}

/// What compares two results.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ComparedByFile {
    /// The plugin, by id.
    pub(crate) plugin: Id,
    /// Its operation.
    pub(crate) operation: ArgumentName,
}

words! {
    /// Whether the holder of a measure must be asked first.
    LicenceKindFile: domain::measure::LicenceKind { Open = "open", PermissionNeeded = "permission-needed" }
}

words! {
    /// Who answers a measure.
    AudienceFile: domain::measure::AnsweredBy { Participant = "participant", Facilitator = "facilitator" }
}

words! {
    /// When in a programme a measure is answered.
    OccasionFile: domain::record::progress::Occasion {
        Start = "start",
        Middle = "middle",
        End = "end",
        FollowUp = "follow-up",
    }
}

words! {
    /// How answers are put together.
    FigureFile: domain::measure::Figure { Sum = "sum", Mean = "mean" }
}
