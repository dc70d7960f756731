//! What others hold about the person: contributions, facts stated and settled, and what is being found out.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::case::Case;
use super::{Around, Kind, Noted, Refusal, Stamp, Text, happened, said};
use crate::codes;
use crate::fact::FactValue;
use crate::ids::FactId;
use crate::statement::{Marking, Origin, Said, Statement};

/// On what something rests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// Something that happened or is on paper.
    Fact,
    /// What somebody thinks: shown as the opinion of a role.
    Opinion,
    /// What the participant says.
    ParticipantAccount,
}

/// One holder's note: part of the overview, for people to read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Contributed {
    /// Who holds it: a prison, an agency.
    pub holder: Text,
    /// The author's role; never a name.
    pub author: Option<Text>,
    /// The day it is about.
    #[schemars(with = "Option<String>")]
    pub on: Option<Date>,
    /// Its marking.
    pub marking: Marking,
    /// On what it rests.
    pub basis: Basis,
    /// What area of life it is about.
    pub category: Text,
    /// The words.
    pub text: Text,
    /// Later corrections by the same holder, oldest first.
    #[serde(default)]
    pub amendments: Vec<Text>,
    /// The file and line it was read from, where it was.
    #[serde(default)]
    pub read_from: Option<ReadFrom>,
}

/// Where something was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReadFrom {
    /// The file's name.
    pub file: Text,
    /// The line, from 1.
    pub line: u32,
}

impl Kind for Contributed {
    fn check(&self, case: &Case, around: &Around<'_>) -> Result<(), Refusal> {
        case.must_be_open()?;
        said(&self.text, "the contribution")?;
        said(&self.holder, "the holder")?;
        self.on.map_or(Ok(()), |on| happened(on, around.today, "the contribution"))?;
        if case.contributions.iter().any(|other| other.what.same_as(self)) {
            return Err(Refusal::new(codes::ALREADY_SO, "the same contribution is in the record already"));
        }
        Ok(())
    }

    fn apply(self, case: &mut Case, stamp: &Stamp) {
        case.contributions.push(Noted::new(self, stamp));
    }

    fn needs_owner(&self) -> bool {
        false
    }
}

impl Contributed {
    /// Whether the two say the same, whatever files they were read from.
    #[must_use]
    pub fn same_as(&self, other: &Self) -> bool {
        let key = |one: &Self| {
            (one.holder.clone(), one.on, one.category.clone(), one.text.clone(), one.amendments.clone())
        };
        self.text.len() == other.text.len() && key(self) == key(other)
    }
}

/// What somebody says about a fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stated {
    /// One of its values, by id.
    Choice(Text),
    /// Several of its values, by id.
    Tags(Vec<Text>),
    /// A number.
    Number(i64),
    /// A day.
    Date(Date),
    /// Words.
    Text(Text),
    /// It is not known.
    NotKnown,
    /// The person would rather not say; asking ends.
    RatherNotSay,
    /// It was looked for, and nobody holds it.
    NobodyHoldsIt,
}

impl Stated {
    /// The value, where it is one.
    #[must_use]
    pub fn value(&self) -> Option<FactValue> {
        Some(match self {
            Self::Choice(id) => FactValue::Choice(id.clone()),
            Self::Tags(ids) => FactValue::Tags(ids.clone()),
            Self::Number(number) => FactValue::Number(*number),
            Self::Date(date) => FactValue::Date(*date),
            Self::Text(text) => FactValue::Text(text.clone()),
            Self::NotKnown | Self::RatherNotSay | Self::NobodyHoldsIt => return None,
        })
    }

    /// What is stated by a value.
    #[must_use]
    pub fn of(value: &FactValue) -> Self {
        match value {
            FactValue::Choice(id) => Self::Choice(id.clone()),
            FactValue::Tags(ids) => Self::Tags(ids.clone()),
            FactValue::Number(number) => Self::Number(*number),
            FactValue::Date(date) => Self::Date(*date),
            FactValue::Text(text) => Self::Text(text.clone()),
        }
    }
}

/// In what sense a fact is stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Sense {
    /// A holder says so.
    Recorded,
    /// Somebody looked again, and it is still so.
    Confirmed,
    /// What was recorded was wrong.
    Corrected,
    /// Holders differed, and a named person settled it.
    Resolved,
    /// One of two accounts that are kept side by side.
    Account,
}

/// A fact was stated, confirmed, corrected or settled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FactStated {
    /// Which fact.
    pub fact: FactId,
    /// In what sense.
    pub sense: Sense,
    /// What is said.
    pub stated: Stated,
    /// Who holds it: a prison, a department, "the person".
    pub holder: Text,
    /// The day it was so.
    pub on: Option<Date>,
    /// Its marking.
    pub marking: Marking,
    /// Why: needed where something was confirmed, corrected or settled.
    #[serde(default)]
    pub because: Option<Text>,
    /// The author's role, where known.
    #[serde(default)]
    pub author: Option<Text>,
    /// The file and line it was read from, where it was.
    #[serde(default)]
    pub read_from: Option<ReadFrom>,
}

impl Kind for FactStated {
    fn check(&self, case: &Case, around: &Around<'_>) -> Result<(), Refusal> {
        case.must_be_open()?;
        said(&self.holder, "the holder")?;
        self.on.map_or(Ok(()), |on| happened(on, around.today, "the statement"))?;
        let needs_why = matches!(self.sense, Sense::Confirmed | Sense::Corrected | Sense::Resolved);
        if needs_why {
            said(self.because.as_deref().unwrap_or_default(), "the reason")?;
        }
        if self.sense == Sense::Resolved && self.stated.value().is_none() {
            let what = "a difference is settled with a value, not with silence";
            return Err(Refusal::new(codes::NOTHING_SAID, what));
        }
        if self.sense == Sense::Recorded && case.facts.iter().any(|other| other.what.same_as(self)) {
            return Err(Refusal::new(codes::ALREADY_SO, "the same statement is in the record already"));
        }
        Ok(())
    }

    fn apply(self, case: &mut Case, stamp: &Stamp) {
        case.facts.push(Noted::new(self, stamp));
    }

    fn needs_owner(&self) -> bool {
        false
    }
}

impl FactStated {
    /// Whether the two say the same of the same day, whatever files they were read from.
    #[must_use]
    pub fn same_as(&self, other: &Self) -> bool {
        self.fact == other.fact
            && self.stated == other.stated
            && self.holder == other.holder
            && self.on == other.on
    }

    /// The statement that tailoring reads: recorded by `stamp`.
    #[must_use]
    pub fn statement(&self, stamp: &Stamp) -> Statement {
        let settled = |value| Said::Settled {
            value,
            by: stamp.by.as_str().into(),
            basis: self.because.clone().unwrap_or_default(),
        };
        let said = match (&self.stated, self.stated.value()) {
            (_, Some(value)) => match self.sense {
                Sense::Account => Said::Account(value),
                Sense::Resolved => settled(value),
                Sense::Recorded | Sense::Confirmed | Sense::Corrected => Said::Value(value),
            },
            (Stated::RatherNotSay, None) => Said::RatherNotSay,
            (Stated::NobodyHoldsIt, None) => Said::NobodyHoldsIt,
            (_, None) => Said::NotKnown,
        };
        let (file, line) = match &self.read_from {
            Some(from) => (from.file.clone(), from.line),
            None => ("record".into(), u32::try_from(stamp.number).unwrap_or(u32::MAX)),
        };
        let origin = Origin {
            holder: self.holder.clone(),
            on: self.on,
            marking: self.marking,
            file,
            line,
            author: self.author.clone(),
        };
        Statement { fact: self.fact.clone(), said, origin }
    }
}

/// How far finding out has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FindOutStep {
    /// Somebody was asked.
    Asked,
    /// They were asked again.
    Chased,
    /// They answered; the answer is a fact of its own.
    Answered,
    /// It will not be asked any more.
    LeftOpen,
}

/// A line of the find-out list moved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FindOut {
    /// Which fact is being found out.
    pub fact: FactId,
    /// How far it has come.
    pub step: FindOutStep,
    /// Who was asked, by role or place.
    pub of: Text,
    /// When.
    pub on: Date,
    /// Anything worth knowing.
    #[serde(default)]
    pub note: Option<Text>,
}

impl Kind for FindOut {
    fn check(&self, case: &Case, around: &Around<'_>) -> Result<(), Refusal> {
        case.must_be_open()?;
        said(&self.of, "who was asked")?;
        happened(self.on, around.today, "it")?;
        let asked = case.find_outs(&self.fact).any(|other| other.what.step == FindOutStep::Asked);
        if self.step != FindOutStep::Asked && !asked {
            let what = format!("nobody was asked about `{}` yet", self.fact);
            return Err(Refusal::new(codes::OUT_OF_ORDER, what).fix("record that somebody was asked first"));
        }
        Ok(())
    }

    fn apply(self, case: &mut Case, stamp: &Stamp) {
        case.finding_out.push(Noted::new(self, stamp));
    }

    fn needs_owner(&self) -> bool {
        false
    }
}
