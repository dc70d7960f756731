//! Tailoring rules: a verb, what it is about, a condition and a sentence. None can require, none can hide.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::condition::Condition;
use crate::dictionary::Slot;
use crate::ids::{FactId, RuleId, SessionId};
use crate::layer::Layer;
use crate::place::{Passage, Place};
use crate::template::Template;
use crate::theory::Lens;

/// When in the programme a suggestion is meant for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Timing {
    /// Before other work.
    Early,
    /// In its usual place.
    #[default]
    Usual,
    /// Towards the end.
    Late,
}

impl Timing {
    /// Its id.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Early => "early",
            Self::Usual => "usual",
            Self::Late => "late",
        }
    }
}

/// What about a session is adapted: how, never what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Adaptation {
    /// How fast, how much at once.
    Pace,
    /// Where.
    Place,
    /// With what.
    Materials,
    /// Which version.
    Version,
    /// When.
    Times,
}

impl Adaptation {
    /// Its id.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pace => "pace",
            Self::Place => "place",
            Self::Materials => "materials",
            Self::Version => "version",
            Self::Times => "times",
        }
    }
}

/// A rule as written: ids and conditions still to be resolved.
#[derive(Clone, Debug)]
pub struct RuleText {
    /// Stable id.
    pub id: RuleId,
    /// Sessions it suggests, each with its place.
    pub suggest: Vec<(SessionId, Place)>,
    /// Sessions it holds.
    pub hold: Vec<(SessionId, Place)>,
    /// What it adapts.
    pub adapt: Vec<Adaptation>,
    /// Facts it asks to find out.
    pub find_out: Vec<(FactId, Place)>,
    /// A topic for supervision.
    pub raise: Option<String>,
    /// When suggestions are meant for.
    pub timing: Timing,
    /// Whether no layer below the programme may weaken it.
    pub safeguard: bool,
    /// The condition.
    pub when: Passage,
    /// What the participant may read.
    pub say: Template,
    /// What staff read, where the rule raises something.
    pub say_to_staff: Template,
    /// The model it belongs to.
    pub lens: Option<Lens>,
    /// Which layer it comes from.
    pub layer: Layer,
    /// Where it stands.
    pub place: Place,
}

/// What one rule does, resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Suggests the session at this position.
    Suggest(u16),
    /// Holds the session at this position.
    Hold(u16),
    /// Adapts how work is done.
    Adapt(Adaptation),
    /// Asks to find a fact out.
    FindOut(Slot),
    /// Raises a topic in supervision.
    Raise(Arc<str>),
}

/// A compiled rule.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Stable id.
    pub id: RuleId,
    /// What it does.
    pub actions: Vec<Action>,
    /// When its suggestions are meant for.
    pub timing: Timing,
    /// Whether it is a safeguard.
    pub safeguard: bool,
    /// Its condition.
    pub when: Condition,
    /// What the participant may read.
    pub say: Template,
    /// What staff read.
    pub say_to_staff: Template,
    /// The model it belongs to.
    pub lens: Option<Lens>,
    /// Which layer it comes from.
    pub layer: Layer,
    /// Where it stands.
    pub place: Place,
}

impl Rule {
    /// Says whether it holds anything.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.actions.iter().any(|action| matches!(action, Action::Hold(_)))
    }

    /// Says whether it does anything but hold.
    #[must_use]
    pub fn does_more_than_hold(&self) -> bool {
        self.actions.iter().any(|action| !matches!(action, Action::Hold(_)))
    }
}
