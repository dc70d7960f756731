//! A report as it was kept, ready to be read together and signed.

use std::cmp::Ordering;

use domain::record::Refusal;
use print::paper::{Evidence, Paper, Report, ReportGoal, ReportMeasure};
use runtime::record::{Desk, KeptReport};

use crate::at::At;
use crate::pages::meetings::InLane;
use crate::pages::report::{direction, said_by};

pub(super) fn paper(desk: &Desk<'_>, at: &At, lane: &InLane, number: &str) -> Result<Paper, Refusal> {
    let words = at.words;
    let all = desk.reports(&lane.looked, &lane.programme)?;
    let kept = all.into_iter().find(|report| report.written.number.to_string() == number);
    let kept = kept.ok_or_else(|| super::missing(&format!("report `{number}`")))?;
    let document = &kept.document;
    let goals = document.goals.iter().map(|goal| ReportGoal {
        title: goal.title.clone(),
        written: goal.written.clone(),
        evidence: goal
            .evidence
            .iter()
            .map(|one| Evidence {
                on: one.on,
                said_by: words.say(said_by(one.said_by)),
                direction: Some(words.say(direction(one.direction))),
                words: one.words.clone(),
            })
            .collect(),
    });
    let meetings = document.meetings.iter().map(|(kind, count)| {
        (crate::pages::report::kind(words, kind), u32::try_from(*count).unwrap_or(u32::MAX))
    });
    let mut edge = super::edge(at, desk, &[lane.package()], None);
    edge.on = document.on;
    // The report says which content it was written from, whatever the person has been given since.
    for content in &mut edge.contents {
        if content.version.cmp(&document.version) != Ordering::Equal {
            content.version.clone_from(&document.version);
            content.hash.clear();
        }
    }
    Ok(Paper::Report(Report {
        edge,
        title: words.about("paper-report-title", &document.programme),
        notice: Some(document.notice.clone()).filter(|notice| !notice.is_empty()),
        meetings: meetings.collect(),
        sessions: document.sessions.clone(),
        goals: goals.collect(),
        summary: document.summary.clone(),
        own_words: document.own_words.clone(),
        measures: measures(lane, &kept)?,
        signatures: ["paper-signs-participant", "paper-signs-facilitator", "paper-signs-manager"]
            .map(|id| words.say(id))
            .into(),
    }))
}

/// The measures that were answered before the report was written.
fn measures(lane: &InLane, kept: &KeptReport) -> Result<Vec<ReportMeasure>, Refusal> {
    let package = lane.package();
    let before = lane.lane()?.measures.iter().filter(|one| one.recorded.number < kept.written.number);
    let measures = before.filter_map(|one| {
        let measure = package.measures.iter().find(|measure| measure.id == *one.what.measure)?;
        Some(ReportMeasure {
            title: measure.title.clone(),
            on: one.what.on,
            came_to: measure.score(&one.what.answers).map(|score| score.to_string()),
            caution: measure.notice.trim().to_owned(),
        })
    });
    Ok(measures.collect())
}
