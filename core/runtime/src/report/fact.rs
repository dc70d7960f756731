//! One fact of one person as people read it: its state, its value, and who said so when.

use domain::dictionary::{Dictionary, Slot};
use domain::fact::FactType;
use domain::fact_sheet::{FactSheet, FactState};
use domain::language::Language;
use domain::statement::{Origin, Said, Statement};
use schemars::JsonSchema;
use serde::Serialize;

/// A fact with its state and the statements that stand behind it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct FactReport {
    /// Its id.
    pub fact: String,
    /// Its question in plain words.
    pub question: String,
    /// The language of the question, the value and who holds it.
    #[serde(skip)]
    #[schemars(skip)]
    pub language: Language,
    /// `known`, `out of date`, `not known`, `conflicting`, `rather not say`, `two accounts`, `nobody holds it`.
    pub state: &'static str,
    /// The value as people read it, when known or out of date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// Who usually holds it.
    pub held_by: String,
    /// What stands: the newest of each holder.
    pub said: Vec<SaidReport>,
    /// What newer statements of the same holder replaced.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub superseded: Vec<SaidReport>,
}

impl FactReport {
    /// The same, of a programme that is written in this language.
    #[must_use]
    pub fn written_in(self, language: &Language) -> Self {
        Self { language: language.clone(), ..self }
    }
}

/// What one holder says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SaidReport {
    /// The value as people read it, or a phrase such as `not known`.
    pub says: String,
    /// Where it comes from.
    #[serde(flatten)]
    pub origin: Origin,
}

/// The fact at `slot` for the person of `sheet`; none for a slot that is no declared fact.
#[must_use]
pub fn fact_report(dictionary: &Dictionary, sheet: &FactSheet, slot: Slot) -> Option<FactReport> {
    let definition = dictionary.fact(slot)?;
    let cell = sheet.cell(slot);
    let has_value = matches!(cell.state, FactState::Known | FactState::OutOfDate);
    let value = has_value.then(|| definition.kind.decode(cell.bits)).flatten();
    Some(FactReport {
        fact: definition.id.to_string(),
        question: definition.question.to_string(),
        language: Language::from("en"),
        state: state_in_words(cell.state),
        value: value.map(|value| with_unit(&definition.kind, definition.kind.label(&value))),
        held_by: definition.held_by.to_string(),
        said: sheet.standing(slot).map(|statement| said(&definition.kind, statement)).collect(),
        superseded: sheet.superseded(slot).map(|statement| said(&definition.kind, statement)).collect(),
    })
}

/// A number with what it counts.
pub(super) fn with_unit(kind: &FactType, label: String) -> String {
    match kind {
        FactType::Number { unit, .. } if !unit.is_empty() => format!("{label} {unit}"),
        _ => label,
    }
}

fn said(kind: &FactType, statement: &Statement) -> SaidReport {
    let label = |value| with_unit(kind, kind.label(value));
    let says = match &statement.said {
        Said::Value(value) => label(value),
        Said::NotKnown => "not known".to_owned(),
        Said::RatherNotSay => "rather not say".to_owned(),
        Said::NobodyHoldsIt => "looked for, nobody holds it".to_owned(),
        Said::Account(value) => format!("account: {}", label(value)),
        Said::Settled { value, by, basis } => format!("{} (settled by {by}: {basis})", label(value)),
    };
    SaidReport { says, origin: statement.origin.clone() }
}

/// A state as reports say it.
pub(super) fn state_in_words(state: FactState) -> &'static str {
    match state {
        FactState::Known => "known",
        FactState::OutOfDate => "out of date",
        FactState::NotKnown => "not known",
        FactState::Conflicting => "conflicting",
        FactState::RatherNotSay => "rather not say",
        FactState::TwoAccounts => "two accounts",
        FactState::NobodyHoldsIt => "nobody holds it",
    }
}
