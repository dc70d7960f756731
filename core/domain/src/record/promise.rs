//! What was promised to the person, and what had to be passed on.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::case::Case;
use super::lane::in_lane;
use super::{Around, Kind, Noted, Refusal, Stamp, Text, happened, said};
use crate::codes;
use crate::ids::{ProgrammeId, PromiseId};

/// "We said we would ask."
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Promised {
    /// The promise.
    pub promise: PromiseId,
    /// In which lane.
    pub programme: ProgrammeId,
    /// What was promised.
    pub what: Text,
    /// By when.
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub by: Option<Date>,
    /// The day.
    #[schemars(with = "String")]
    pub on: Date,
}

impl Kind for Promised {
    fn check(&self, case: &Case, around: &Around<'_>) -> Result<(), Refusal> {
        in_lane(case, around, &self.programme)?;
        said(&self.what, "the promise")?;
        happened(self.on, around.today, "the promise")?;
        if case.promises.iter().any(|other| other.what.promise == self.promise) {
            return Err(Refusal::new(codes::ALREADY_SO, "this promise is on the list already"));
        }
        Ok(())
    }

    fn apply(self, case: &mut Case, stamp: &Stamp) {
        case.promises.push(Noted::new(self, stamp));
    }

    fn lane(&self) -> Option<&ProgrammeId> {
        Some(&self.programme)
    }
}

/// How a promise ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PromiseEnd {
    /// It was kept.
    Kept,
    /// It could not be kept, and the person was told.
    NotPossible,
    /// The person does not want it any more.
    LetGo,
}

/// A promise was kept, or the person was told why not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PromiseClosed {
    /// The promise.
    pub promise: PromiseId,
    /// In which lane.
    pub programme: ProgrammeId,
    /// How it ended.
    pub end: PromiseEnd,
    /// What came of it, or what the person was told.
    pub note: Text,
    /// The day.
    pub on: Date,
}

impl Kind for PromiseClosed {
    fn check(&self, case: &Case, around: &Around<'_>) -> Result<(), Refusal> {
        case.must_be_open()?;
        happened(self.on, around.today, "it")?;
        said(&self.note, "what came of it")?;
        let made = |other: &Noted<Promised>| {
            other.what.promise == self.promise && other.what.programme == self.programme
        };
        if !case.promises.iter().any(made) {
            let what = format!("there is no promise `{}`", self.promise);
            return Err(Refusal::new(codes::NO_SUCH_ENTRY, what));
        }
        if case.promises_closed.contains_key(&self.promise) {
            return Err(Refusal::new(codes::ALREADY_SO, "this promise is off the list already"));
        }
        Ok(())
    }

    fn apply(self, case: &mut Case, stamp: &Stamp) {
        let promise = self.promise.clone();
        case.promises_closed.entry(promise).or_insert(Noted::new(self, stamp));
    }

    fn lane(&self) -> Option<&ProgrammeId> {
        Some(&self.programme)
    }
}

/// Something had to be passed on: to which role, when, their reference. Never what it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PassedOn {
    /// From which lane.
    pub programme: ProgrammeId,
    /// The role that was told, by id.
    pub told: Text,
    /// When.
    pub on: Date,
    /// Their reference, where they gave one.
    #[serde(default)]
    pub reference: Option<Text>,
    /// Whether the person was told that it would be passed on.
    pub person_told: bool,
}

impl Kind for PassedOn {
    fn check(&self, case: &Case, around: &Around<'_>) -> Result<(), Refusal> {
        case.must_be_open()?;
        happened(self.on, around.today, "it")?;
        if !around.words.told.iter().any(|worded| worded.id == *self.told) {
            let ids: Vec<&str> = around.words.told.iter().map(|worded| worded.id.as_str()).collect();
            let what = format!("`{}` is no role that is told", self.told);
            return Err(
                Refusal::new(codes::NO_SUCH_WORD, what).fix(format!("name one of: {}", ids.join(", ")))
            );
        }
        Ok(())
    }

    fn apply(self, case: &mut Case, stamp: &Stamp) {
        case.passed_on.push(Noted::new(self, stamp));
    }

    fn lane(&self) -> Option<&ProgrammeId> {
        Some(&self.programme)
    }
}
