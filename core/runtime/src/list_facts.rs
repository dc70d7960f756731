//! Lists the facts a programme may use: question, values, holder, how it is come by, and which rules use it.

use domain::dictionary::{Body, Dictionary, Slot};
use domain::fact::{ComeBy, FactType};
use domain::programme::Programme;
use domain::rule::Rule;
use schemars::JsonSchema;
use serde::Serialize;

use crate::compile::Ready;

/// The facts of one programme.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FactList {
    /// The programme.
    pub programme: String,
    /// Declared facts, in the dictionary's order.
    pub facts: Vec<FactLine>,
    /// Derived facts.
    pub derived: Vec<DerivedLine>,
}

/// A declared fact.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct FactLine {
    /// Its id.
    pub fact: String,
    /// Its question.
    pub question: String,
    /// What answers it has.
    pub values: String,
    /// Who usually holds it.
    pub held_by: String,
    /// How it is come by.
    pub come_by: ComeBy,
    /// Rules that read it, themselves or through a derived fact.
    pub used_by: Vec<String>,
}

/// A derived fact.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct DerivedLine {
    /// Its name.
    pub name: String,
    /// What it gives.
    pub gives: String,
    /// Its doc comment.
    pub about: String,
    /// `lowered` (no script runs) or `script`.
    pub tier: &'static str,
    /// The declared facts it reads: when one it needs is not known, it cannot tell.
    pub reads: Vec<String>,
    /// Rules that read it.
    pub used_by: Vec<String>,
}

/// Lists the facts of `ready`.
#[must_use]
pub fn list_facts(ready: &Ready) -> FactList {
    let programme = &*ready.programme;
    let dictionary = &programme.dictionary;
    let used_by = |slot: Slot| used_by(programme, slot);
    let facts = (0_u16..).zip(dictionary.facts()).map(|(slot, fact)| FactLine {
        fact: fact.id.to_string(),
        question: fact.question.to_string(),
        values: values(&fact.kind),
        held_by: fact.held_by.to_string(),
        come_by: fact.come_by,
        used_by: used_by(Slot(slot)),
    });
    let derived = dictionary.derived_facts().iter().map(|derived| DerivedLine {
        name: derived.name.to_string(),
        gives: values(&derived.kind),
        about: derived.about.to_string(),
        tier: match derived.body {
            Body::Lowered(_) => "lowered",
            Body::Outside(_) => "script",
        },
        reads: names(dictionary, &derived.reads),
        used_by: dictionary.slot(&derived.name).map(used_by).unwrap_or_default(),
    });
    FactList {
        programme: programme.package.manifest.id.to_string(),
        facts: facts.collect(),
        derived: derived.collect(),
    }
}

/// The rules that read the fact at `slot`, themselves or through a derived fact.
pub(crate) fn used_by(programme: &Programme, slot: Slot) -> Vec<String> {
    let dictionary = &programme.dictionary;
    let reads = |rule: &&Rule| {
        rule.when.reads().iter().any(|read| *read == slot || dictionary.behind(*read).contains(&slot))
    };
    programme.rules.iter().filter(reads).map(|rule| rule.id.to_string()).collect()
}

fn names(dictionary: &Dictionary, slots: &[Slot]) -> Vec<String> {
    slots.iter().map(|slot| dictionary.name(*slot).to_owned()).collect()
}

fn values(kind: &FactType) -> String {
    let ids =
        |choices: &[domain::fact::Choice]| choices.iter().map(|c| &*c.id).collect::<Vec<_>>().join(", ");
    match kind {
        FactType::Choice(choices) => format!("one of {}", ids(choices)),
        FactType::Tags(choices) => format!("any of {}", ids(choices)),
        FactType::Number { at_least: i64::MIN, .. } => "a number".to_owned(),
        FactType::Number { at_least, at_most, unit } => {
            format!("a number from {at_least} to {at_most} {unit}")
        }
        FactType::Date => "a date".to_owned(),
        FactType::Text => "text, never used in logic".to_owned(),
    }
}
