//! The post-programme report: by change goal, in words, read together and disputed before it leaves; and everything
//! else that left.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::case::Case;
use super::lane::in_lane;
use super::{Around, Kind, Noted, Refusal, Stamp, Text, happened, said};
use crate::codes;
use crate::ids::{GoalId, ProgrammeId};

/// A report with what was said when it was read.
#[derive(Clone, Debug)]
pub struct Report {
    /// The words.
    pub written: Noted<Reported>,
    /// That it was read together.
    pub read: Option<Noted<ReportRead>>,
}

/// A version of the report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Reported {
    /// In which lane.
    pub programme: ProgrammeId,
    /// What is said of each change goal.
    pub goals: BTreeMap<GoalId, Text>,
    /// Anything else, in words.
    #[serde(default)]
    pub summary: Option<Text>,
    /// The participant's own words.
    #[serde(default)]
    pub own_words: Option<Text>,
    /// The hash of the document that holds the assembled report.
    pub document: Text,
    /// The day.
    pub on: Date,
}

impl Kind for Reported {
    fn check(&self, case: &Case, around: &Around<'_>) -> Result<(), Refusal> {
        in_lane(case, around, &self.programme)?;
        happened(self.on, around.today, "the report")?;
        if case.lane(&self.programme).is_none_or(|lane| lane.enrolment.is_none()) {
            return Err(Refusal::new(codes::OUT_OF_ORDER, "the person was never enrolled"));
        }
        if self.goals.is_empty() {
            return Err(Refusal::new(codes::NOTHING_SAID, "the report says nothing of any change goal"));
        }
        let goals = around.programme.map(|manifest| manifest.change_goals.as_slice()).unwrap_or_default();
        if let Some(stranger) = self.goals.keys().find(|id| !goals.iter().any(|goal| goal.id == **id)) {
            let ids: Vec<&str> = goals.iter().map(|goal| goal.id.as_str()).collect();
            let what = format!("`{}` has no change goal `{stranger}`", self.programme);
            return Err(
                Refusal::new(codes::NO_SUCH_WORD, what).fix(format!("name one of: {}", ids.join(", ")))
            );
        }
        // The participant may say of themselves what they like: only what is said about them is looked through.
        for text in self.goals.values().chain(&self.summary) {
            if let Some(never) = around.words.never_said(text).next() {
                let what = format!("a report does not say \"{}\": {}", never.words, never.because);
                let fix = format!("write instead: {}", never.instead);
                return Err(Refusal::new(codes::NEVER_SAID, what).fix(fix));
            }
        }
        Ok(())
    }

    fn apply(self, case: &mut Case, stamp: &Stamp) {
        let lane = case.lane_mut(&self.programme);
        lane.reports.push(Report { written: Noted::new(self, stamp), read: None });
    }

    fn lane(&self) -> Option<&ProgrammeId> {
        Some(&self.programme)
    }
}

/// The participant read the report, and said where they see it otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReportRead {
    /// In which lane.
    pub programme: ProgrammeId,
    /// Where they disagree, in their words.
    #[serde(default)]
    pub disputes: Option<Text>,
    /// The day.
    pub on: Date,
}

impl Kind for ReportRead {
    fn check(&self, case: &Case, around: &Around<'_>) -> Result<(), Refusal> {
        in_lane(case, around, &self.programme)?;
        happened(self.on, around.today, "it")?;
        match case.lane(&self.programme).and_then(|lane| lane.reports.last()) {
            None => Err(Refusal::new(codes::OUT_OF_ORDER, "there is no report to read")),
            Some(report) if report.read.is_some() => {
                Err(Refusal::new(codes::ALREADY_SO, "this version was read together already"))
            }
            Some(_) => Ok(()),
        }
    }

    fn apply(self, case: &mut Case, stamp: &Stamp) {
        let lane = case.lane_mut(&self.programme);
        if let Some(report) = lane.reports.last_mut() {
            report.read = Some(Noted::new(self, stamp));
        }
    }

    fn lane(&self) -> Option<&ProgrammeId> {
        Some(&self.programme)
    }
}

/// Something about the person left: a print, a report, a bundle, a copy for themselves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SharedOut {
    /// What.
    pub what: Text,
    /// To whom, by role or place.
    pub to: Text,
    /// Why.
    pub because: Text,
    /// The hash of what left.
    #[serde(default)]
    pub document: Option<Text>,
}

impl Kind for SharedOut {
    fn check(&self, case: &Case, _: &Around<'_>) -> Result<(), Refusal> {
        case.must_be_open()?;
        said(&self.to, "to whom it goes")?;
        said(&self.because, "why it goes there")
    }

    fn apply(self, case: &mut Case, stamp: &Stamp) {
        case.shared_out.push(Noted::new(self, stamp));
    }

    fn needs_owner(&self) -> bool {
        false
    }
}
