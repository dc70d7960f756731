//! What a fact is: the question in plain words, its values, who holds it, how it is come by, when to look again.

use std::fmt;
use std::sync::Arc;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::date::{self, LookAgain};
use crate::ids::FactId;
use crate::place::Place;
use crate::statement::Marking;
use crate::theory::Lens;

/// The value id that stands for a person's wish not to answer.
pub const RATHER_NOT_SAY: &str = "rather-not-say";

/// The most values a choice or tags fact may have: they and the states without a value are bits of one word.
pub const MOST_VALUES: usize = 56;

/// A value id with the label people read. Logic compares ids only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Stable id.
    pub id: Arc<str>,
    /// As people read it.
    pub label: Arc<str>,
}

/// What kind of answer a fact has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactType {
    /// One of several values (yes and no among them).
    Choice(Vec<Choice>),
    /// Any number of several values.
    Tags(Vec<Choice>),
    /// A whole number within bounds.
    Number {
        /// Smallest.
        at_least: i64,
        /// Largest.
        at_most: i64,
        /// What is counted.
        unit: Arc<str>,
    },
    /// A calendar date.
    Date,
    /// Words for people; never used in logic.
    Text,
}

/// How a fact is come by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ComeBy {
    /// A holder has it.
    LookUp,
    /// Ask the person, once, kindly.
    Ask,
    /// Only if they offer it; never on a find-out list.
    Wait,
}

/// How closely a fact touches somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Sensitivity {
    /// Ordinary.
    Ordinary,
    /// Personal.
    Personal,
    /// Health, belief, legal: strictly necessary only.
    Special,
    /// Concerns other people.
    ThirdParty,
}

/// A fact as a dictionary declares it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactDefinition {
    /// Stable dotted id.
    pub id: FactId,
    /// The question in plain words.
    pub question: Arc<str>,
    /// What answers it has.
    pub kind: FactType,
    /// Who usually holds it.
    pub held_by: Arc<str>,
    /// How it is come by.
    pub come_by: ComeBy,
    /// When it goes out of date.
    pub look_again: LookAgain,
    /// The marking it carries.
    pub marking: Marking,
    /// How closely it touches somebody.
    pub sensitivity: Sensitivity,
    /// Whether staff or time can change it.
    pub changeable: bool,
    /// Whether it is a protected characteristic.
    pub protected: bool,
    /// Whether it may stand in a sentence the participant reads.
    pub shown_to_participant: bool,
    /// Roles that may see it; empty for everybody in the lane.
    pub seen_by: Vec<String>,
    /// Whether the newest answer stands whoever holds it (something that changes, such as a card sort).
    pub newest_stands: bool,
    /// The model it belongs to.
    pub lens: Lens,
    /// The native plugin that works it out where nobody states it.
    pub given_by: Option<GivenBy>,
    /// Where it is declared.
    pub place: Place,
}

/// What gives a fact where nobody states it: an operation of a native plugin, told some other facts and nothing else.
///
/// What somebody states always stands before it: a calendar is expected, a chaplain confirms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenBy {
    /// The plugin, by id.
    pub plugin: Arc<str>,
    /// Its operation.
    pub operation: Arc<str>,
    /// Arguments, and the fact each is taken from.
    pub with: Vec<(Arc<str>, FactId)>,
    /// Where it is declared.
    pub place: Place,
}

/// A value by its id, as exports, cases and screens carry it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FactValue {
    /// One value id.
    Choice(Arc<str>),
    /// Value ids in the dictionary's order, without repeats.
    Tags(Vec<Arc<str>>),
    /// A whole number.
    Number(i64),
    /// A date.
    Date(Date),
    /// Words.
    Text(Arc<str>),
}

impl fmt::Display for FactValue {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Choice(text) | Self::Text(text) => out.pad(text),
            Self::Tags(tags) => out.pad(&tags.join(", ")),
            Self::Number(number) => number.fmt(out),
            Self::Date(date) => out.pad(&date.to_string()),
        }
    }
}

impl FactType {
    /// The values a yes or no fact has.
    #[must_use]
    pub fn yes_no() -> Self {
        let choice = |id: &str| Choice { id: id.into(), label: id.into() };
        Self::Choice(vec![choice("no"), choice("yes")])
    }

    /// The declared values, where there are any.
    #[must_use]
    pub fn choices(&self) -> &[Choice] {
        match self {
            Self::Choice(choices) | Self::Tags(choices) => choices,
            Self::Number { .. } | Self::Date | Self::Text => &[],
        }
    }

    /// The position of the value id `id`.
    #[must_use]
    pub fn code(&self, id: &str) -> Option<u8> {
        let position = self.choices().iter().position(|choice| &*choice.id == id)?;
        u8::try_from(position).ok()
    }

    /// Reads one value from `text`; the error says in plain words what would be right.
    ///
    /// # Errors
    /// A sentence for a designer when `text` is not a value of this kind.
    pub fn read(&self, text: &str) -> Result<FactValue, String> {
        match self {
            Self::Choice(choices) => choices
                .iter()
                .find(|choice| &*choice.id == text)
                .map(|choice| FactValue::Choice(Arc::clone(&choice.id)))
                .ok_or_else(|| self.expected(text)),
            Self::Tags(_) => self.read_tags(text.split(',').map(str::trim).filter(|tag| !tag.is_empty())),
            Self::Number { at_least, at_most, .. } => text
                .parse()
                .ok()
                .filter(|number| (at_least..=at_most).contains(&number))
                .map(FactValue::Number)
                .ok_or_else(|| self.expected(text)),
            Self::Date => date::read(text).map(FactValue::Date).ok_or_else(|| self.expected(text)),
            Self::Text => Ok(FactValue::Text(text.into())),
        }
    }

    /// Reads several tags; they come back in the dictionary's order.
    ///
    /// # Errors
    /// A sentence for a designer naming the first tag that is not declared.
    pub fn read_tags<'a>(&self, tags: impl IntoIterator<Item = &'a str>) -> Result<FactValue, String> {
        let mut chosen = Vec::new();
        for tag in tags {
            chosen.push(self.code(tag).ok_or_else(|| self.expected(tag))?);
        }
        chosen.sort_unstable();
        chosen.dedup();
        let ids = chosen.iter().filter_map(|code| self.choices().get(usize::from(*code)));
        Ok(FactValue::Tags(ids.map(|choice| Arc::clone(&choice.id)).collect()))
    }

    fn expected(&self, text: &str) -> String {
        match self {
            Self::Choice(choices) | Self::Tags(choices) => {
                let ids: Vec<&str> = choices.iter().map(|choice| &*choice.id).collect();
                format!("`{text}` is not one of its values: {}", ids.join(", "))
            }
            Self::Number { at_least, at_most, .. } => {
                format!("`{text}` is not a whole number from {at_least} to {at_most}")
            }
            Self::Date => format!("`{text}` is not a date written like 2026-03-01"),
            Self::Text => format!("`{text}` is not text"),
        }
    }

    /// The value as the evaluator keeps it: a position, bits, a number, or days. None for text and strangers.
    #[must_use]
    pub fn encode(&self, value: &FactValue) -> Option<i64> {
        match (self, value) {
            (Self::Choice(_), FactValue::Choice(id)) => self.code(id).map(i64::from),
            (Self::Tags(_), FactValue::Tags(ids)) => {
                let mut bits = 0_i64;
                for id in ids {
                    bits |= 1 << self.code(id)?;
                }
                Some(bits)
            }
            (Self::Number { .. }, FactValue::Number(number)) => Some(*number),
            (Self::Date, FactValue::Date(date)) => Some(date::to_days(*date)),
            _ => None,
        }
    }

    /// The value that `encode` made `bits` from.
    #[must_use]
    pub fn decode(&self, bits: i64) -> Option<FactValue> {
        match self {
            Self::Choice(choices) => choices
                .get(usize::try_from(bits).ok()?)
                .map(|choice| FactValue::Choice(Arc::clone(&choice.id))),
            Self::Tags(choices) => {
                let set = choices.iter().enumerate().filter(|(position, _)| bits >> position & 1 == 1);
                Some(FactValue::Tags(set.map(|(_, choice)| Arc::clone(&choice.id)).collect()))
            }
            Self::Number { .. } => Some(FactValue::Number(bits)),
            Self::Date => date::from_days(bits).map(FactValue::Date),
            Self::Text => None,
        }
    }

    /// The value as people read it: labels in place of ids.
    #[must_use]
    pub fn label(&self, value: &FactValue) -> String {
        let label = |id: &Arc<str>| {
            let found = self.choices().iter().find(|choice| choice.id == *id);
            found.map_or_else(|| id.to_string(), |choice| choice.label.to_string())
        };
        match value {
            FactValue::Choice(id) => label(id),
            FactValue::Tags(ids) if ids.is_empty() => "none named".to_owned(),
            FactValue::Tags(ids) => ids.iter().map(label).collect::<Vec<_>>().join(", "),
            other => other.to_string(),
        }
    }
}
