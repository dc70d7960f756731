//! Measures: short questionnaires that a programme brings with it, and what the answers to one add up to.
//!
//! A result belongs to one questionnaire on one day. It is a number, never a verdict, a level or a label of a person,
//! and no rule can read it.

use std::collections::BTreeMap;
use std::fmt;

use crate::language::Language;
use crate::place::Place;
use crate::record::Text;
use crate::record::progress::Occasion;

/// A questionnaire, `measures/<measure>.yaml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// Stable id: the file's name.
    pub id: String,
    /// As people read it.
    pub title: String,
    /// What it asks about, and what it is for.
    pub about: String,
    /// What the reader must know before anything else.
    pub notice: String,
    /// Whether it may be used, and by whose word.
    pub licence: Licence,
    /// Who answers it.
    pub audience: AnsweredBy,
    /// When in a programme it is answered.
    pub occasions: Vec<Occasion>,
    /// Languages it may be answered in.
    pub languages: Vec<Language>,
    /// What can be answered, the same to every item, in the order people read it.
    pub answers: Vec<AnswerOption>,
    /// What is asked, in order.
    pub items: Vec<Item>,
    /// What the answers come to.
    pub scoring: Scoring,
    /// What is known of it in a group, where anybody has looked.
    pub norms: Option<Norms>,
    /// Where it is declared.
    pub place: Place,
}

/// Whether a measure may be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Licence {
    /// Whether somebody must be asked first.
    pub kind: LicenceKind,
    /// Whose it is.
    pub holder: String,
    /// On which terms.
    pub terms: String,
}

/// Whether somebody must be asked before a measure is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LicenceKind {
    /// Nobody.
    Open,
    /// Its holder: until a permission is recorded its items are not shown to anybody.
    PermissionNeeded,
}

/// Who answers a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AnsweredBy {
    /// The person themselves.
    Participant,
    /// The facilitator, about the work.
    Facilitator,
}

/// Something that is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Stable id.
    pub id: String,
    /// As people read it.
    pub words: String,
    /// Whether it counts the other way round.
    pub reverse: bool,
}

/// Something that can be answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerOption {
    /// Stable id.
    pub id: String,
    /// As people read it.
    pub label: String,
    /// What it counts.
    pub value: i16,
}

/// How answers are put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Figure {
    /// Their values added up; every item must be answered.
    Sum,
    /// Their values added up and divided by how many were answered.
    Mean,
}

/// What the answers come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scoring {
    /// How they are put together.
    pub figure: Figure,
    /// How many items must be answered.
    pub needs_answered: u16,
    /// The least and the most that can come out.
    pub range: (i32, i32),
}

/// What is known of a measure in a group of people; for whoever works out whether a change is more than chance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Norms {
    /// The standard deviation in that group, as written.
    pub sd: String,
    /// How reliable it is, from 0 to 1, as written.
    pub reliability: String,
    /// Where that is published.
    pub source: String,
    /// In which group that was found, where it says so.
    pub group: Option<String>,
    /// The native plugin that tells a change from chance with these, and its operation.
    pub compared_by: Option<(Text, Text)>,
}

/// Why answers are none to a measure.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Problem {
    /// It has no such item.
    UnknownItem(Text),
    /// The item cannot be answered so.
    UnknownOption {
        /// Which item.
        item: Text,
        /// What was answered.
        option: Text,
    },
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownItem(item) => write!(out, "the measure has no item `{item}`"),
            Self::UnknownOption { item, option } => write!(out, "`{option}` is no answer to `{item}`"),
        }
    }
}

/// What the answers of one day come to: exact, and nothing more than that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scored {
    /// How they were put together.
    pub figure: Figure,
    /// The values added up, reversed items turned round.
    pub total: i32,
    /// How many items were answered.
    pub answered: u16,
    /// How many there are.
    pub of: u16,
}

impl fmt::Display for Scored {
    /// A sum as a whole number; a mean with two decimals, the last one rounded to the nearest, half away from nought.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.figure == Figure::Sum {
            return write!(out, "{}", self.total);
        }
        let answered = u64::from(self.answered.max(1));
        let total = u64::from(self.total.unsigned_abs());
        let hundredths = total.saturating_mul(200).saturating_add(answered) / answered.saturating_mul(2);
        let sign = if self.total < 0 && hundredths > 0 { "-" } else { "" };
        write!(out, "{sign}{}.{:02}", hundredths / 100, hundredths % 100)
    }
}

impl Measure {
    /// Whether its items may be shown, to anybody: `permission` says whether one has been recorded.
    #[must_use]
    pub fn may_be_shown(&self, permission: bool) -> bool {
        permission || self.licence.kind == LicenceKind::Open
    }

    /// The item with this id.
    #[must_use]
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.items.iter().find(|item| item.id == id)
    }

    /// The answer with this id.
    #[must_use]
    pub fn answer(&self, id: &str) -> Option<&AnswerOption> {
        self.answers.iter().find(|answer| answer.id == id)
    }

    /// What of these answers, by item, is none to this measure; in order of item.
    #[must_use]
    pub fn check(&self, answers: &BTreeMap<Text, Text>) -> Vec<Problem> {
        let problem = |(item, option): (&Text, &Text)| {
            if self.item(item).is_none() {
                return Some(Problem::UnknownItem(item.clone()));
            }
            let unknown = self.answer(option).is_none();
            unknown.then(|| Problem::UnknownOption { item: item.clone(), option: option.clone() })
        };
        answers.iter().filter_map(problem).collect()
    }

    /// What these answers, by item, come to; none where too few items are answered for it to mean anything. What
    /// [`Measure::check`] refuses counts as not answered.
    #[must_use]
    pub fn score(&self, answers: &BTreeMap<Text, Text>) -> Option<Scored> {
        let (least, most) = self.values()?;
        let mut scored =
            Scored { figure: self.scoring.figure, total: 0, answered: 0, of: count(self.items.len()) };
        for item in &self.items {
            let answer = answers.get(item.id.as_str()).and_then(|id| self.answer(id));
            let Some(value) = answer.map(|answer| i32::from(answer.value)) else { continue };
            let turned = least.saturating_add(most).saturating_sub(value);
            scored.total = scored.total.saturating_add(if item.reverse { turned } else { value });
            scored.answered = scored.answered.saturating_add(1);
        }
        let enough = match self.scoring.figure {
            // A sum with gaps is smaller for no reason of the person's.
            Figure::Sum => scored.of,
            Figure::Mean => self.scoring.needs_answered.max(1),
        };
        (scored.answered > 0 && scored.answered >= enough).then_some(scored)
    }

    /// The least and the most that answers can come to.
    #[must_use]
    pub fn possible(&self) -> Option<(i32, i32)> {
        let (least, most) = self.values()?;
        let times = match self.scoring.figure {
            Figure::Sum => i32::from(count(self.items.len())),
            Figure::Mean => 1,
        };
        Some((least.saturating_mul(times), most.saturating_mul(times)))
    }

    /// The least and the most that one answer counts.
    fn values(&self) -> Option<(i32, i32)> {
        let values = || self.answers.iter().map(|answer| i32::from(answer.value));
        Some((values().min()?, values().max()?))
    }
}

fn count(items: usize) -> u16 {
    u16::try_from(items).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests;
