//! A finding: a problem in content or in an export, with a stable code, a place, why it matters and what to do.
//!
//! One type, many faces: the terminal, plain text, JSON, later SARIF and the web. The words are the designers'.

use schemars::JsonSchema;
use serde::Serialize;

use crate::codes::Code;
use crate::place::Place;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The content cannot be used, or the row was refused.
    Error,
    /// It can be used, and somebody should look.
    Warning,
    /// Worth knowing; nothing to mend.
    Note,
}

/// A second place that helps to understand a finding.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct Also {
    /// Where.
    pub place: Place,
    /// What stands there, in a few words.
    pub note: String,
}

/// A problem found in content, a script or an export.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// Where it is.
    pub place: Place,
    /// The stable code; `waymark explain CODE` tells more.
    pub code: Code,
    /// How much it weighs.
    pub severity: Severity,
    /// What is wrong, one sentence.
    pub what: String,
    /// Why it matters here.
    pub why: String,
    /// What to do, one statement.
    pub fix: String,
    /// The nearest name that would have been right.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub did_you_mean: Option<String>,
    /// Other places that belong to it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<Also>,
}

impl Finding {
    /// A finding with the code's own severity, reason and advice.
    #[must_use]
    pub fn new(code: Code, place: Place, what: impl Into<String>) -> Self {
        let entry = code.entry();
        Self {
            place,
            code,
            severity: entry.severity,
            what: what.into(),
            why: entry.why.to_owned(),
            fix: entry.fix.to_owned(),
            did_you_mean: None,
            also: Vec::new(),
        }
    }

    /// The same finding with advice of its own.
    #[must_use]
    pub fn fix(mut self, fix: impl Into<String>) -> Self {
        self.fix = fix.into();
        self
    }

    /// The same finding with a reason of its own.
    #[must_use]
    pub fn why(mut self, why: impl Into<String>) -> Self {
        self.why = why.into();
        self
    }

    /// The same finding naming the nearest of `known` to `name`, where one is near.
    #[must_use]
    pub fn nearest<'a>(mut self, name: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        self.did_you_mean = nearest(name, known).map(str::to_owned);
        self
    }

    /// The same finding with a second place.
    #[must_use]
    pub fn also(mut self, place: Place, note: impl Into<String>) -> Self {
        self.also.push(Also { place, note: note.into() });
        self
    }
}

/// Names longer than this are no slip of the pen, and comparing them would take long.
const LONGEST_NAME: usize = 64;

/// The nearest of `known` to `name`: at most a third of its letters differ (swapped letters count once).
#[must_use]
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = name.chars().count();
    if length > LONGEST_NAME {
        return None;
    }
    let bound = (length / 3).max(2);
    known
        .into_iter()
        .filter(|candidate| {
            candidate.len() <= name.len() * 4 && candidate.chars().count().abs_diff(length) <= bound
        })
        .map(|candidate| (strsim::osa_distance(name, candidate), candidate))
        .filter(|(distance, _)| *distance <= bound)
        .min()
        .map(|(_, candidate)| candidate)
}
