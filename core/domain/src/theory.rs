//! The words of the models behind a programme, as content declares them: needs, strengths, responsivity, goods,
//! desistance factors.
//!
//! Risk-Need-Responsivity and the Good Lives Model stay separate lenses; their vocabularies are never merged.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One word of a model, with its plain meaning.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// Stable id.
    pub id: String,
    /// As people read it.
    pub title: String,
    /// One line that explains it.
    pub about: String,
}

/// The vocabulary that sessions, facts and rules may name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Theory {
    /// Needs linked to offending: what work may be about.
    pub needs: Vec<Term>,
    /// Strengths to build on.
    pub strengths: Vec<Term>,
    /// Responsivity: how work must be done to reach this person.
    pub responsivity: Vec<Term>,
    /// Goods of the Good Lives Model: what every person seeks.
    pub goods: Vec<Term>,
    /// Desistance factors: what helps people move away from offending.
    pub desistance: Vec<Term>,
}

/// Through which of the models a fact or a rule looks at the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Lens {
    /// A need.
    Need,
    /// A strength.
    Strength,
    /// Responsivity: how, not what.
    Responsivity,
    /// The Good Lives Model.
    GoodLives,
    /// Desistance.
    Desistance,
    /// Safety of the person or others: supervision and pacing, never content.
    Safety,
    /// Rooms, dates, times.
    Practical,
}
