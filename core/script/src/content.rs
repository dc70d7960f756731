//! What running scripts need, as plain data: texts, the shapes of facts, which functions are asked for.
//!
//! The same data builds the interpreter in this process and in the worker, so the two cannot differ.

use domain::dictionary::{Dictionary, Slot};
use domain::fact::{Choice, FactType};
use domain::guard::Guard;
use domain::package::ScriptText;
use serde::{Deserialize, Serialize};

/// The shape of a fact's answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Shape {
    Choice(Vec<String>),
    Tags(Vec<String>),
    Number(i64, i64),
    Date,
    /// Scripts cannot read it: words for people, or guarded.
    Closed,
}

impl Shape {
    pub(crate) fn of(kind: &FactType) -> Self {
        let ids = |choices: &[Choice]| choices.iter().map(|choice| choice.id.to_string()).collect();
        match kind {
            FactType::Choice(choices) => Self::Choice(ids(choices)),
            FactType::Tags(choices) => Self::Tags(ids(choices)),
            FactType::Number { at_least, at_most, .. } => Self::Number(*at_least, *at_most),
            FactType::Date => Self::Date,
            FactType::Text => Self::Closed,
        }
    }

    /// Says whether the answers are yes and no of a derived fact.
    pub(crate) fn is_yes_no(&self) -> bool {
        matches!(self, Self::Choice(ids) if ids.iter().map(String::as_str).eq(["no", "yes"]))
    }
}

/// A derived fact that scripts may ask.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct DerivedShape {
    pub(crate) name: String,
    pub(crate) slot: u16,
    pub(crate) shape: Shape,
}

/// Everything an interpreter is built from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Content {
    /// File and text of each script.
    pub(crate) scripts: Vec<(String, String)>,
    /// Id and shape of each declared fact, by slot.
    pub(crate) facts: Vec<(String, Shape)>,
    pub(crate) derived: Vec<DerivedShape>,
    /// The derived facts that run outside, by number.
    pub(crate) outside: Vec<String>,
}

impl Content {
    pub(crate) fn new(
        scripts: &[ScriptText],
        dictionary: &Dictionary,
        guard: &Guard,
        derived: &[domain::dictionary::Derived],
        outside: Vec<String>,
    ) -> Self {
        let facts = dictionary.facts().iter().map(|fact| {
            let id = fact.id.as_str();
            let shape = if guard.covers(id).is_some() { Shape::Closed } else { Shape::of(&fact.kind) };
            (id.to_owned(), shape)
        });
        let first = dictionary.facts().len() + dictionary.derived_facts().len();
        let derived = derived.iter().enumerate().map(|(number, derived)| DerivedShape {
            name: derived.name.to_string(),
            slot: u16::try_from(first + number).unwrap_or(u16::MAX),
            shape: Shape::of(&derived.kind),
        });
        Self {
            scripts: scripts
                .iter()
                .map(|script| (script.file.to_string(), script.text.to_string()))
                .collect(),
            facts: facts.collect(),
            derived: derived.collect(),
            outside,
        }
    }

    /// The name of the fact or derived fact at `slot`.
    pub(crate) fn name(&self, slot: Slot) -> &str {
        let fact = self.facts.get(slot.index()).map(|(id, _)| id.as_str());
        let derived =
            || self.derived.iter().find(|derived| derived.slot == slot.0).map(|derived| &*derived.name);
        fact.or_else(derived).unwrap_or("a fact")
    }
}
