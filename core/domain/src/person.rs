//! Participants and facilitators: the people a programme brings together.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::ids::{PersonId, SchemeId};
use crate::statement::Statement;

/// The scheme of prison numbers: what a number is where nobody says otherwise, and what a person is called by first.
pub const PRISON_NUMBER: &str = "NOMS";

/// A number somebody is known by, within the scheme that gives it out. Two schemes may give out the same number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct Identifier {
    /// The scheme.
    pub scheme: SchemeId,
    /// The number.
    pub value: PersonId,
}

impl Identifier {
    /// The number `value` of the scheme `scheme`.
    #[must_use]
    pub fn new(scheme: impl Into<SchemeId>, value: impl Into<PersonId>) -> Self {
        Self { scheme: scheme.into(), value: value.into() }
    }

    /// Whether it is a prison number.
    #[must_use]
    pub fn is_prison_number(&self) -> bool {
        self.scheme.as_str() == PRISON_NUMBER
    }
}

/// The person taking part, with what the holders say about them. Names stay out of rules and scripts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participant {
    /// The number their holder uses.
    pub id: PersonId,
    /// The same number with its scheme. Which other numbers are theirs is said by links, and settled in `gather`.
    pub identifiers: Vec<Identifier>,
    /// What they like to be called, where a holder gives a name.
    pub preferred_name: Option<String>,
    /// Everything coded that a holder says, in file order.
    pub statements: Vec<Statement>,
    /// What the holders' notes contribute to the overview: text for people, never for logic.
    pub contributions: Vec<Contribution>,
}

impl Participant {
    /// The number they go by in their file, with its scheme; a prison number where nothing else is said.
    #[must_use]
    pub fn known_by(&self) -> Identifier {
        self.identifiers.first().cloned().unwrap_or_else(|| Identifier::new(PRISON_NUMBER, self.id.clone()))
    }
}

/// A note from a holder: part of the overview, never a fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Contribution {
    /// What area of life it is about, as the mapping names it.
    pub topic: String,
    /// The text as the holder wrote it.
    pub text: String,
    /// True where it is the author's opinion and must be shown as such.
    pub opinion: bool,
    /// Later corrections, oldest first.
    pub amendments: Vec<String>,
    /// Where it comes from.
    #[serde(flatten)]
    pub origin: crate::statement::Origin,
}

/// What a facilitator is by training.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Profession {
    /// A forensic or counselling psychologist, qualified or in supervised training.
    Psychologist,
    /// An experienced probation officer.
    ProbationOfficer,
    /// A chaplain of any faith.
    Chaplain,
    /// Any other profession a programme allows.
    Other,
}

/// What a facilitator does in one person's programme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FacilitatorRole {
    /// Answers for the plan.
    Lead,
    /// Delivers with the lead.
    Regular,
    /// Stands in.
    Cover,
}

/// One of the one or two people who deliver.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Facilitator {
    /// Name as colleagues know it.
    pub name: String,
    /// By training.
    pub profession: Profession,
    /// In this person's programme.
    pub role: FacilitatorRole,
}
