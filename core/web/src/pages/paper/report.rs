//! A report as it was kept, for the file: whom it is about, who wrote it, what it rests on, ready to be read together and
//! signed.

use std::cmp::Ordering;

use domain::record::Refusal;
use print::paper::{Evidence, Paper, Report, ReportGoal, ReportMeasure};
use runtime::record::{Desk, KeptReport};

use super::options::Asked;
use crate::at::At;
use crate::pages::meetings::InLane;
use crate::pages::parts::whose;
use crate::pages::report::{Came, came_to, direction, measures, period, said_by};

pub(super) fn paper(
    desk: &Desk<'_>,
    at: &At,
    lane: &InLane,
    number: &str,
    asked: &Asked,
) -> Result<Paper, Refusal> {
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
    let mut edge = super::edge(at, desk, &[lane.package()], asked.reference());
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
        facts: facts(desk, at, lane, &kept, asked),
        notice: Some(document.notice.clone()).filter(|notice| !notice.is_empty()),
        meetings: meetings.collect(),
        sessions: document.sessions.clone(),
        goals: goals.collect(),
        summary: document.summary.clone(),
        own_words: document.own_words.clone(),
        sees_otherwise: kept.read.as_ref().and_then(|read| read.what.disputes.as_deref()).map(str::to_owned),
        measures: measures(lane, &kept)?.into_iter().map(|one| on_paper(at, one)).collect(),
        signatures: signatures(desk, at, lane, asked),
    }))
}

/// Whom it is about, from when to when, and who answers for it.
fn facts(desk: &Desk<'_>, at: &At, lane: &InLane, kept: &KeptReport, asked: &Asked) -> Facts {
    let words = at.words;
    let mut facts = Vec::new();
    if asked.is_for_file() {
        let whose = whose(words, &lane.looked);
        facts.push((words.say("paper-report-person"), whose.name));
        facts.push((words.say("paper-report-number"), whose.numbers.join(", ")));
    }
    facts.push((words.say("paper-report-period"), period(words, lane, kept)));
    facts.push((words.say("paper-report-team"), team(desk, lane).join(", ")));
    facts.push((words.say("paper-report-written"), desk.name(&kept.written.by)));
    facts.push((words.say("paper-report-on"), words.day(kept.document.on)));
    let read =
        kept.read.as_ref().map_or_else(|| words.say("report-not-read"), |read| words.day(read.what.on));
    facts.push((words.say("paper-report-read"), read));
    facts.retain(|(_, text)| !text.is_empty());
    facts
}

type Facts = Vec<(String, String)>;

/// Who delivers, by name, lead first.
fn team(desk: &Desk<'_>, lane: &InLane) -> Vec<String> {
    let team = lane.lane().map(domain::record::lane::Lane::team).unwrap_or_default();
    team.iter().map(|member| desk.name(member)).collect()
}

/// A line for each who signs, by role and name.
fn signatures(desk: &Desk<'_>, at: &At, lane: &InLane, asked: &Asked) -> Vec<String> {
    let words = at.words;
    let signs =
        |role: &str, name: &str| words.with("paper-signs", &[("role", &words.say(role)), ("name", name)]);
    let participant = lane.looked.case.preferred_name().filter(|_| asked.is_for_file());
    let participant = participant
        .map_or_else(|| words.say("paper-signs-participant"), |name| signs("paper-signs-participant", name));
    let mut lines = vec![participant];
    lines.extend(team(desk, lane).iter().map(|name| signs("paper-signs-facilitator", name)));
    lines.push(words.say("paper-signs-manager"));
    lines
}

fn on_paper(at: &At, one: Came<'_>) -> ReportMeasure {
    ReportMeasure {
        title: one.measure.title.clone(),
        on: one.on,
        came_to: one.came_to.is_some().then(|| came_to(at.words, &one)),
        caution: one.measure.notice.trim().to_owned(),
    }
}
