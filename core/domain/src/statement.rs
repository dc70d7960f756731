//! Statements: what one holder says about one fact of one person, with where and when it was said.

use std::sync::Arc;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::fact::FactValue;
use crate::ids::FactId;

/// A protective marking of the Government Security Classifications.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
pub enum Marking {
    /// Routine.
    #[serde(rename = "OFFICIAL")]
    Official,
    /// Needs to know only; what an empty marking is read as.
    #[default]
    #[serde(rename = "OFFICIAL-SENSITIVE")]
    OfficialSensitive,
}

/// Where something was read: holder, day, file, line, the author's role.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Origin {
    /// Who holds it: a prison, a department, "the person".
    pub holder: Arc<str>,
    /// The day it was said.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub on: Option<Date>,
    /// Its marking.
    pub marking: Marking,
    /// The file it was read from.
    pub file: Arc<str>,
    /// The line there, from 1; 0 when the whole file says it.
    pub line: u32,
    /// The role of whoever wrote it, where known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<Arc<str>>,
}

/// What a holder says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// A value.
    Value(FactValue),
    /// That it is not known.
    NotKnown,
    /// That the person would rather not say.
    RatherNotSay,
    /// That it was looked for and nobody holds it.
    NobodyHoldsIt,
    /// One of two accounts, kept side by side and never adjudicated.
    Account(FactValue),
    /// A value settled by a named person on a stated basis; it ends a conflict.
    Settled {
        /// The value.
        value: FactValue,
        /// Who settled it.
        by: Arc<str>,
        /// On what basis.
        basis: Arc<str>,
    },
}

/// One holder's statement about one fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// About which fact.
    pub fact: FactId,
    /// What is said.
    pub said: Said,
    /// Where it comes from.
    pub origin: Origin,
}
