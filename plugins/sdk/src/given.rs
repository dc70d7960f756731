//! What operations give: an answer or that it is not known, or why there can be none.

use std::fmt;

use schemars::JsonSchema;
use serde::Serialize;

/// What an operation gives that works out a fact: a value, or that it is not known.
///
/// For the fact, yes and no and choices are their ids as text, tags a list of ids, numbers whole, dates `YYYY-MM-DD`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Given<T> {
    /// The value; nothing where it is not known.
    pub value: Option<T>,
    /// Why, in one plain sentence that people may read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
}

impl<T> Given<T> {
    /// A value.
    #[must_use]
    pub fn known(value: T) -> Self {
        Self { value: Some(value), because: None }
    }

    /// That it is not known.
    #[must_use]
    pub fn unknown() -> Self {
        Self { value: None, because: None }
    }

    /// The same with why.
    #[must_use]
    pub fn because(mut self, why: impl Into<String>) -> Self {
        self.because = Some(why.into());
        self
    }
}

/// That an operation cannot answer what it is asked, and why, in one plain sentence: people will read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declined(String);

impl fmt::Display for Declined {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl From<String> for Declined {
    fn from(why: String) -> Self {
        Self(why)
    }
}

impl From<&str> for Declined {
    fn from(why: &str) -> Self {
        Self(why.to_owned())
    }
}
