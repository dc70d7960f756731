//! The understanding that a plan rests on: formulation, Good Lives plan, identity map, desistance and lapses.
//!
//! Narratives with evidence and no numbers: factors are never added up.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::case::Case;
use super::lane::in_lane;
use super::{Around, Kind, Noted, Refusal, Stamp, Text, happened, said};
use crate::codes;
use crate::hooks::SaidBy;
use crate::ids::{FactId, ProgrammeId};

/// A hypothesis with what speaks for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Hypothesis {
    /// What is thought.
    pub text: Text,
    /// Entries of the record that it rests on, by number.
    #[serde(default)]
    pub evidence: Vec<u64>,
    /// Facts that it rests on.
    #[serde(default)]
    pub facts: Vec<FactId>,
    /// What would speak against it.
    #[serde(default)]
    pub against: Option<Text>,
}

/// A version of the formulation; earlier ones stay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Formulated {
    /// In which lane.
    pub programme: ProgrammeId,
    /// The story, in words.
    pub narrative: Text,
    /// What is thought to be at work.
    #[serde(default)]
    pub hypotheses: Vec<Hypothesis>,
    /// Needs, by id of the theory's list.
    #[serde(default)]
    pub needs: Vec<Text>,
    /// Strengths.
    #[serde(default)]
    pub strengths: Vec<Text>,
    /// What makes it easier to learn.
    #[serde(default)]
    pub responsivity: Vec<Text>,
    /// What changed since the last version, and why.
    #[serde(default)]
    pub changed: Option<Text>,
}

impl Kind for Formulated {
    fn check(&self, case: &Case, around: &Around<'_>) -> Result<(), Refusal> {
        in_lane(case, around, &self.programme)?;
        said(&self.narrative, "the formulation")?;
        let missing =
            self.hypotheses.iter().flat_map(|one| &one.evidence).find(|number| **number > case.number);
        missing.map_or(Ok(()), |number| {
            Err(Refusal::new(codes::NO_SUCH_ENTRY, format!("the record has no entry {number} to rest on")))
        })
    }

    fn apply(self, case: &mut Case, stamp: &Stamp) {
        let lane = case.lane_mut(&self.programme);
        lane.formulations.push(Noted::new(self, stamp));
    }

    fn lane(&self) -> Option<&ProgrammeId> {
        Some(&self.programme)
    }
}

/// One good of a person's plan for a good life.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Good {
    /// Which, by id of the theory's list.
    pub good: Text,
    /// What they want more of, in their words.
    pub wanted: Text,
    /// How they went about it before.
    #[serde(default)]
    pub means_before: Option<Text>,
    /// How they will: what, with whom by role, when.
    #[serde(default)]
    pub means_now: Option<Text>,
    /// What in them helps.
    #[serde(default)]
    pub inner_capacity: Option<Text>,
    /// What around them helps.
    #[serde(default)]
    pub outer_capacity: Option<Text>,
    /// What could get in the way.
    #[serde(default)]
    pub obstacle: Option<Text>,
}

/// A version of the Good Lives plan; the person's own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GoodLife {
    /// In which lane.
    pub programme: ProgrammeId,
    /// Its goods.
    pub goods: Vec<Good>,
    /// Where two goods pull against each other, in words.
    #[serde(default)]
    pub conflicts: Vec<Text>,
    /// Who wrote it.
    pub said_by: SaidBy,
    /// When it was agreed.
    pub on: Date,
}

impl Kind for GoodLife {
    fn check(&self, case: &Case, around: &Around<'_>) -> Result<(), Refusal> {
        in_lane(case, around, &self.programme)?;
        happened(self.on, around.today, "the plan")?;
        if self.goods.is_empty() {
            return Err(Refusal::new(codes::NOTHING_SAID, "the plan names no good"));
        }
        Ok(())
    }

    fn apply(self, case: &mut Case, stamp: &Stamp) {
        let lane = case.lane_mut(&self.programme);
        lane.good_lives.push(Noted::new(self, stamp));
    }

    fn lane(&self) -> Option<&ProgrammeId> {
        Some(&self.programme)
    }
}

impl GoodLife {
    /// What a second look may help with: questions about the plan, never marks.
    #[must_use]
    pub fn questions(&self) -> Vec<String> {
        let mut questions = Vec::new();
        for good in &self.goods {
            if good.means_now.is_none() {
                questions.push(format!("How will {} come about: what, with whom, when?", good.good));
            }
            if good.inner_capacity.is_none() && good.outer_capacity.is_none() {
                questions.push(format!("Who or what will help with {}?", good.good));
            }
        }
        questions
    }
}

/// How much room a side of somebody has, in their own order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Room {
    /// Hardly any.
    Little,
    /// Some.
    Some,
    /// A lot.
    Much,
}

/// One side of a person: a role, a group, a belief, a relationship, a hope.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Side {
    /// What they call it.
    pub name: Text,
    /// How much room it has now.
    pub now: Room,
    /// How much they want it to have.
    #[serde(default)]
    pub wanted: Option<Room>,
}

/// An identity map as the person drew it that day; earlier ones stay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct IdentityMapped {
    /// In which lane.
    pub programme: ProgrammeId,
    /// Its sides, in their order.
    pub sides: Vec<Side>,
    /// When.
    pub on: Date,
}

impl Kind for IdentityMapped {
    fn check(&self, case: &Case, around: &Around<'_>) -> Result<(), Refusal> {
        in_lane(case, around, &self.programme)?;
        happened(self.on, around.today, "the map")?;
        if self.sides.is_empty() {
            return Err(Refusal::new(codes::NOTHING_SAID, "the map names no side"));
        }
        Ok(())
    }

    fn apply(self, case: &mut Case, stamp: &Stamp) {
        let lane = case.lane_mut(&self.programme);
        lane.identity_maps.push(Noted::new(self, stamp));
    }

    fn lane(&self) -> Option<&ProgrammeId> {
        Some(&self.programme)
    }
}

/// Evidence about a desistance factor, by id of the theory's list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Desistance {
    /// In which lane.
    pub programme: ProgrammeId,
    /// Which factor.
    pub factor: Text,
    /// What was seen or said.
    pub evidence: Text,
    /// Who said it.
    pub said_by: SaidBy,
    /// When.
    pub on: Date,
}

impl Kind for Desistance {
    fn check(&self, case: &Case, around: &Around<'_>) -> Result<(), Refusal> {
        in_lane(case, around, &self.programme)?;
        said(&self.evidence, "the evidence")?;
        happened(self.on, around.today, "it")
    }

    fn apply(self, case: &mut Case, stamp: &Stamp) {
        let lane = case.lane_mut(&self.programme);
        lane.desistance.push(Noted::new(self, stamp));
    }

    fn lane(&self) -> Option<&ProgrammeId> {
        Some(&self.programme)
    }
}

/// A setback: expected, learnt from, and never an ending by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Lapsed {
    /// In which lane.
    pub programme: ProgrammeId,
    /// When.
    pub on: Date,
    /// What happened, without names.
    pub what: Text,
    /// What was learnt from it.
    #[serde(default)]
    pub learnt: Option<Text>,
    /// What changes in the plan.
    #[serde(default)]
    pub plan_change: Option<Text>,
}

impl Kind for Lapsed {
    fn check(&self, case: &Case, around: &Around<'_>) -> Result<(), Refusal> {
        in_lane(case, around, &self.programme)?;
        said(&self.what, "what happened")?;
        happened(self.on, around.today, "it")
    }

    fn apply(self, case: &mut Case, stamp: &Stamp) {
        let lane = case.lane_mut(&self.programme);
        lane.lapses.push(Noted::new(self, stamp));
    }

    fn lane(&self) -> Option<&ProgrammeId> {
        Some(&self.programme)
    }
}
