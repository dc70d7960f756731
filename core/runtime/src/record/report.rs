//! The post-programme report, put together from what was recorded: by change goal, with evidence, in the person's own
//! words where there are any; no number, no verdict.

use std::collections::BTreeMap;

use domain::hooks::{Attendance, Direction, SaidBy};
use domain::ids::{GoalId, ProgrammeId};
use domain::package::Package;
use domain::record::lane::Lane;
use domain::record::progress::Measured;
use domain::record::report::Reported;
use domain::record::{Refusal, Text};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::desk::{Desk, Looked};
use super::meetings::hash;
use super::write::Wish;
use crate::ports::store::{Document, Receipt};

/// What somebody writes into a report.
#[derive(Clone, Debug)]
pub struct ReportWish {
    /// In which lane.
    pub programme: ProgrammeId,
    /// What is said of each change goal.
    pub goals: BTreeMap<GoalId, Text>,
    /// Anything else.
    pub summary: Option<Text>,
    /// The participant's own words.
    pub own_words: Option<Text>,
    /// The day.
    pub on: Date,
}

/// A report as it is read.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReportDocument {
    /// What the reader must know before anything else.
    pub notice: String,
    /// The programme's title.
    pub programme: String,
    /// Its version.
    pub version: String,
    /// What they like to be called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preferred_name: Option<String>,
    /// The day.
    pub on: Date,
    /// The meetings: how many there were, and of what kind, in neutral words.
    pub meetings: BTreeMap<String, usize>,
    /// Sessions that were met in full, by title.
    pub sessions: Vec<String>,
    /// Each change goal with what was written and what it rests on.
    pub goals: Vec<GoalSection>,
    /// Anything else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// The participant's own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own_words: Option<String>,
    /// Measures, with when each was answered.
    pub measures: Vec<String>,
}

/// One change goal.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GoalSection {
    /// As people read it.
    pub title: String,
    /// What was written.
    pub written: String,
    /// What it rests on, oldest first.
    pub evidence: Vec<Evidence>,
}

/// One entry that a goal's section rests on.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Evidence {
    /// The day.
    pub on: Date,
    /// Who said it.
    pub said_by: SaidBy,
    /// The direction they recorded.
    pub direction: Direction,
    /// Their words.
    pub words: String,
}

impl Desk<'_> {
    /// Writes a report and keeps it.
    ///
    /// # Errors
    /// Why not: words a report does not use, a goal that is none, nothing to write of.
    pub fn write_report(
        &self,
        looked: &Looked,
        wish: &ReportWish,
    ) -> Result<(ReportDocument, Receipt), Refusal> {
        let document = self.assemble(looked, wish)?;
        let bytes = serde_json::to_vec(&document).unwrap_or_default();
        let reported = Reported {
            programme: wish.programme.clone(),
            goals: wish.goals.clone(),
            summary: wish.summary.clone(),
            own_words: wish.own_words.clone(),
            document: hash(&bytes).into(),
            on: wish.on,
        };
        let wish = Wish {
            entries: vec![reported.into()],
            documents: vec![Document { bytes: bytes.into(), personal: true }],
            ..Wish::default()
        };
        let receipt = self.record(&looked.person, wish)?;
        Ok((document, receipt))
    }

    fn assemble(&self, looked: &Looked, wish: &ReportWish) -> Result<ReportDocument, Refusal> {
        let ready = self.known_programme(&looked.case, &wish.programme)?;
        let lane = looked.lane(&wish.programme)?;
        let manifest = &ready.programme.package.manifest;
        let written = |id: &GoalId| wish.goals.get(id).map(|text| text.to_string());
        let goals = manifest.change_goals.iter().filter_map(|goal| {
            Some(GoalSection {
                title: goal.title.clone(),
                written: written(&goal.id)?,
                evidence: evidence(lane, &goal.id),
            })
        });
        Ok(ReportDocument {
            notice: manifest.notice.trim().to_owned(),
            programme: manifest.title.clone(),
            version: manifest.version.clone(),
            preferred_name: looked.case.preferred_name().map(str::to_owned),
            on: wish.on,
            meetings: meetings(lane),
            sessions: self.sessions_met(lane)?,
            goals: goals.collect(),
            summary: wish.summary.as_ref().map(ToString::to_string),
            own_words: wish.own_words.as_ref().map(ToString::to_string),
            measures: lane.measures.iter().map(|one| measured(&ready.programme.package, &one.what)).collect(),
        })
    }

    /// The titles of sessions that were met in full, as they were then.
    fn sessions_met(&self, lane: &Lane) -> Result<Vec<String>, Refusal> {
        let mut titles: Vec<String> = Vec::new();
        for (_, meeting) in lane.meetings_in_order() {
            let Some(held) = meeting.held.as_ref().filter(|held| held.what.attendance == Attendance::Met)
            else {
                continue;
            };
            for delivered in &held.what.delivered {
                let title = self.kept_words(delivered)?.title;
                if !titles.contains(&title) {
                    titles.push(title);
                }
            }
        }
        Ok(titles)
    }
}

fn evidence(lane: &Lane, goal: &GoalId) -> Vec<Evidence> {
    let mut evidence: Vec<Evidence> = lane
        .progress
        .iter()
        .filter(|entry| entry.what.goal == *goal)
        .map(|entry| Evidence {
            on: entry.what.on,
            said_by: entry.what.said_by,
            direction: entry.what.direction,
            words: entry.what.words.to_string(),
        })
        .collect();
    evidence.sort_by_key(|entry| entry.on);
    evidence
}

fn meetings(lane: &Lane) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for held in lane.meetings.values().filter_map(|meeting| meeting.held.as_ref()) {
        let word = match held.what.attendance {
            Attendance::Met => "met",
            Attendance::MetInPart => "met in part",
            Attendance::BriefContact => "brief contact",
            Attendance::DidNotMeet => "did not meet",
            Attendance::ChoseNotTo => "chose not to",
        };
        *counts.entry(word.to_owned()).or_default() += 1;
    }
    counts
}

/// A measure as a report names it: what it is called, when, and what its answers came to on that day, with the range.
fn measured(package: &Package, one: &Measured) -> String {
    let measure = package.measures.iter().find(|measure| measure.id == *one.measure);
    let title = measure.map_or(&*one.measure, |measure| &measure.title);
    let came_to = measure.and_then(|measure| {
        let (least, most) = measure.scoring.range;
        Some(format!(": {}, of {least} to {most}", measure.score(&one.answers)?))
    });
    format!("{title}, {}{}", one.on, came_to.unwrap_or_default())
}
