//! Measures and progress: answers as given, directions as recorded. Nothing here adds up to a person.

use std::collections::BTreeMap;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::case::Case;
use super::lane::in_lane;
use super::{Around, Kind, Noted, Refusal, Stamp, Text, happened, said};
use crate::codes;
use crate::hooks::{Direction, SaidBy};
use crate::ids::{GoalId, ProgrammeId};
use crate::measure::Problem;

/// When in a programme a measure was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Occasion {
    /// Before the work.
    Start,
    /// On the way.
    Middle,
    /// At the end of it.
    End,
    /// Later.
    FollowUp,
}

/// Answers to a measure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Measured {
    /// In which lane.
    pub programme: ProgrammeId,
    /// Which measure, by id.
    pub measure: Text,
    /// When in the programme.
    pub occasion: Occasion,
    /// The answers, by question.
    pub answers: BTreeMap<Text, Text>,
    /// Questions the person would rather not answer.
    #[serde(default)]
    pub skipped: Vec<Text>,
    /// The language it was answered in.
    pub language: Text,
    /// Who entered it, when it came on paper.
    #[serde(default)]
    pub from_paper: bool,
    /// The day.
    pub on: Date,
}

impl Kind for Measured {
    fn check(&self, case: &Case, around: &Around<'_>) -> Result<(), Refusal> {
        in_lane(case, around, &self.programme)?;
        happened(self.on, around.today, "it")?;
        self.fits(around)?;
        if self.answers.is_empty() && self.skipped.is_empty() {
            return Err(Refusal::new(codes::NOTHING_SAID, "no answer was given"));
        }
        let repeated = case.lane(&self.programme).is_some_and(|lane| {
            lane.measures.iter().any(|other| {
                other.what.measure == self.measure
                    && other.what.occasion == self.occasion
                    && other.what.on == self.on
            })
        });
        if repeated {
            return Err(Refusal::new(codes::ALREADY_SO, "this measure is recorded for that day already"));
        }
        Ok(())
    }

    fn apply(self, case: &mut Case, stamp: &Stamp) {
        let lane = case.lane_mut(&self.programme);
        lane.measures.push(Noted::new(self, stamp));
    }

    fn lane(&self) -> Option<&ProgrammeId> {
        Some(&self.programme)
    }
}

impl Measured {
    /// Whether the programme has such a measure, for this occasion, with these questions and answers.
    fn fits(&self, around: &Around<'_>) -> Result<(), Refusal> {
        let wrong = |what: String| Refusal::new(codes::NO_SUCH_WORD, what);
        let measure =
            around.measures.iter().find(|measure| measure.id == *self.measure).ok_or_else(|| {
                let ids: Vec<&str> = around.measures.iter().map(|measure| measure.id.as_str()).collect();
                wrong(format!("`{}` has no measure `{}`", self.programme, self.measure))
                    .fix(format!("name one of: {}", ids.join(", ")))
            })?;
        if !measure.may_be_shown(false) {
            let what = format!("`{}` may not be used without its holder's permission", self.measure);
            return Err(
                Refusal::new(codes::NOT_YOURS, what).fix("ask its holder; use another measure meanwhile")
            );
        }
        if !measure.occasions.contains(&self.occasion) {
            return Err(wrong(format!("`{}` is not answered on this occasion", self.measure)));
        }
        if let Some(stranger) = self.skipped.iter().find(|id| measure.item(id).is_none()) {
            return Err(wrong(format!("`{}` has no question `{stranger}`", self.measure)));
        }
        match measure.check(&self.answers).first() {
            Some(Problem::UnknownItem(item)) => {
                let ids: Vec<&str> = measure.items.iter().map(|item| item.id.as_str()).collect();
                Err(wrong(format!("`{}` has no question `{item}`", self.measure))
                    .fix(format!("its questions are: {}", ids.join(", "))))
            }
            Some(Problem::UnknownOption { item, option }) => {
                let ids: Vec<&str> = measure.answers.iter().map(|answer| answer.id.as_str()).collect();
                Err(wrong(format!("`{option}` is no answer to `{item}`"))
                    .fix(format!("its answers are: {}", ids.join(", "))))
            }
            None => Ok(()),
        }
    }
}

/// An entry about a change goal: a direction somebody recorded, with what it rests on. Back is allowed, and expected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Progressed {
    /// In which lane.
    pub programme: ProgrammeId,
    /// Which change goal.
    pub goal: GoalId,
    /// The direction they recorded.
    pub direction: Direction,
    /// What it rests on, in words.
    pub words: Text,
    /// Who said it.
    pub said_by: SaidBy,
    /// The day.
    pub on: Date,
}

impl Kind for Progressed {
    fn check(&self, case: &Case, around: &Around<'_>) -> Result<(), Refusal> {
        in_lane(case, around, &self.programme)?;
        happened(self.on, around.today, "it")?;
        said(&self.words, "what it rests on")?;
        let goals = around.programme.map(|manifest| manifest.change_goals.as_slice()).unwrap_or_default();
        if !goals.iter().any(|goal| goal.id == self.goal) {
            let ids: Vec<&str> = goals.iter().map(|goal| goal.id.as_str()).collect();
            let what = format!("`{}` has no change goal `{}`", self.programme, self.goal);
            return Err(
                Refusal::new(codes::NO_SUCH_WORD, what).fix(format!("name one of: {}", ids.join(", ")))
            );
        }
        Ok(())
    }

    fn apply(self, case: &mut Case, stamp: &Stamp) {
        let lane = case.lane_mut(&self.programme);
        lane.progress.push(Noted::new(self, stamp));
    }

    fn lane(&self) -> Option<&ProgrammeId> {
        Some(&self.programme)
    }
}
