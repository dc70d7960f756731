//! The delivery plan: which sessions, in which order, and what a person decided about each piece of advice.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::case::Case;
use super::lane::in_delivery;
use super::{Around, Kind, Noted, Refusal, Stamp, Text, said};
use crate::codes;
use crate::ids::{FactId, ProgrammeId, RuleId, SessionId};

/// How advice stood for a session when the plan was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Advised {
    /// It was suggested.
    Suggested,
    /// It was held.
    Held,
    /// It might have applied.
    MightApply,
    /// Nothing was said of it.
    InLibrary,
}

/// What a person decided about a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Chosen {
    /// It is in the plan, as suggested.
    Accepted,
    /// Later.
    Deferred,
    /// Not, although it was suggested.
    Declined,
    /// It is in the plan although nothing suggested it.
    Added,
}

/// One line of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Choice {
    /// The session outline.
    pub session: SessionId,
    /// What was decided.
    pub chosen: Chosen,
    /// How advice stood.
    pub advised: Advised,
    /// The rules that spoke.
    #[serde(default)]
    pub rules: Vec<RuleId>,
    /// Why; needed for everything but an accepted suggestion.
    #[serde(default)]
    pub because: Option<Text>,
}

/// A version of the plan: what is in it comes in the order of its lines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Planned {
    /// In which lane.
    pub programme: ProgrammeId,
    /// Its lines, in order.
    pub choices: Vec<Choice>,
    /// Facts that were unknown, in conflict or out of date when it was made: it says so.
    pub incomplete: Vec<FactId>,
    /// The hash of the document that holds the advice as it stood.
    pub advice: Text,
    /// The content the advice came from.
    pub content: Text,
}

impl Planned {
    /// The sessions that are in the plan, in order.
    pub fn sessions(&self) -> impl Iterator<Item = &SessionId> {
        let within = |choice: &&Choice| matches!(choice.chosen, Chosen::Accepted | Chosen::Added);
        self.choices.iter().filter(within).map(|choice| &choice.session)
    }
}

impl Kind for Planned {
    fn check(&self, case: &Case, around: &Around<'_>) -> Result<(), Refusal> {
        in_delivery(case, around, &self.programme)?;
        if self.choices.is_empty() {
            return Err(Refusal::new(codes::NOTHING_SAID, "the plan has no lines"));
        }
        let mut seen = BTreeSet::new();
        for choice in &self.choices {
            let session = &choice.session;
            if around.session(session.as_str()).is_none() {
                let what = format!("`{}` has no session `{session}`", self.programme);
                return Err(Refusal::new(codes::NO_SUCH_SESSION, what));
            }
            if !seen.insert(session) {
                return Err(Refusal::new(codes::ALREADY_SO, format!("`{session}` stands in the plan twice")));
            }
            choice.checked()?;
        }
        Ok(())
    }

    fn apply(self, case: &mut Case, stamp: &Stamp) {
        let lane = case.lane_mut(&self.programme);
        lane.plans.push(Noted::new(self, stamp));
    }

    fn lane(&self) -> Option<&ProgrammeId> {
        Some(&self.programme)
    }
}

impl Choice {
    fn checked(&self) -> Result<(), Refusal> {
        let session = &self.session;
        let because = self.because.as_deref().unwrap_or_default();
        match (self.chosen, self.advised) {
            (Chosen::Accepted, Advised::Suggested) => Ok(()),
            (Chosen::Accepted, _) => {
                let what = format!("`{session}` was not suggested, so it is added, not accepted");
                Err(Refusal::new(codes::OUT_OF_ORDER, what).fix("record it as added, with why"))
            }
            (Chosen::Added, Advised::Held) => {
                let what = format!("`{session}` waits: why it goes ahead all the same");
                said(because, &what)
            }
            (Chosen::Added, _) => said(because, &format!("why `{session}` was added")),
            (Chosen::Deferred, _) => said(because, &format!("why `{session}` comes later")),
            (Chosen::Declined, _) => said(because, &format!("why `{session}` is left out")),
        }
    }
}
