//! `facts.yaml`, the shared one and each programme's own.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::texts::{ArgumentName, DottedOrToday, FactName, Id, Period, Words};
use super::words;

/// Facts: what we would need to know, in plain questions.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FactsFile {
    /// The facts.
    #[serde(rename = "facts")]
    pub(crate) _facts: Vec<FactFile>,
}

/// One fact.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FactFile {
    /// Stable id, parts joined by dots: `family.contact`.
    pub(crate) id: FactName,
    /// The question in plain words.
    pub(crate) question: Words,
    /// What kind of answer it has.
    #[serde(rename = "type")]
    pub(crate) kind: FactKind,
    /// For choice and tags: value ids with the labels people read, at most 60.
    #[serde(default)]
    #[schemars(with = "BTreeMap<ValueId, Words>")]
    pub(crate) values: Option<BTreeMap<String, Words>>,
    /// For numbers: the smallest.
    #[serde(default)]
    pub(crate) at_least: Option<i64>,
    /// For numbers: the largest.
    #[serde(default)]
    pub(crate) at_most: Option<i64>,
    /// For numbers: what is counted.
    #[serde(default)]
    pub(crate) unit: Option<Words>,
    /// Who usually holds it.
    pub(crate) held_by: Words,
    /// How it is come by: looked up, asked for once, or waited for.
    pub(crate) come_by: ComeByFile,
    /// When to look again: `1 month`, `each-change`, `never`.
    pub(crate) look_again_after: Period,
    /// The marking it carries; OFFICIAL-SENSITIVE unless it says otherwise.
    #[serde(default)]
    pub(crate) marking: Option<MarkingFile>,
    /// How closely it touches somebody.
    pub(crate) sensitivity: SensitivityFile,
    /// Whether staff or time can change it.
    #[serde(default)]
    pub(crate) changeable: Option<bool>,
    /// Whether it is a protected characteristic.
    #[serde(default)]
    pub(crate) protected: Option<bool>,
    /// Whether it may stand in a sentence the participant reads.
    #[serde(default)]
    pub(crate) shown_to_participant: Option<bool>,
    /// Roles that may see it; everybody in the lane where absent.
    #[serde(default)]
    pub(crate) seen_by: Vec<Id>,
    /// Whether the newest answer stands, whoever holds it.
    #[serde(default)]
    pub(crate) newest_stands: Option<bool>,
    /// The model it belongs to.
    pub(crate) lens: LensFile,
    /// The native plugin that works it out where nobody states it; what somebody states stands before it.
    #[serde(default)]
    pub(crate) given_by: Option<GivenByFile>,
}

/// What gives a fact where nobody states it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct GivenByFile {
    /// The plugin, by id: `waymark plugin list` names those of an installation.
    pub(crate) plugin: Id,
    /// What it is asked for.
    pub(crate) operation: ArgumentName,
    /// What it is told: each argument with the fact it is taken from. It is told nothing else.
    pub(crate) with: BTreeMap<ArgumentName, DottedOrToday>,
}

/// The id of a value.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(transparent)]
#[schemars(inline)]
pub(crate) struct ValueId(#[schemars(regex(pattern = "^[a-z0-9-]{1,60}$"))] String);

/// What kind of answer a fact has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(inline)]
pub(crate) enum FactKind {
    YesNo,
    Choice,
    Tags,
    Number,
    Date,
    Text,
}

words! {
    /// How a fact is come by.
    ComeByFile: domain::fact::ComeBy { LookUp = "look-up", Ask = "ask", Wait = "wait" }
}

words! {
    /// A protective marking.
    MarkingFile: domain::statement::Marking {
        Official = "OFFICIAL",
        OfficialSensitive = "OFFICIAL-SENSITIVE",
    }
}

words! {
    /// How closely a fact touches somebody.
    SensitivityFile: domain::fact::Sensitivity {
        Ordinary = "ordinary",
        Personal = "personal",
        Special = "special",
        ThirdParty = "third-party",
    }
}

words! {
    /// Through which of the models something looks at the work.
    LensFile: domain::theory::Lens {
        Need = "need",
        Strength = "strength",
        Responsivity = "responsivity",
        GoodLives = "good-lives",
        Desistance = "desistance",
        Safety = "safety",
        Practical = "practical",
    }
}
