//! `waymark overview`: what is known about a person, from everybody who holds something, on one page.

use std::fmt::Write as _;

use domain::record::Noted;
use domain::record::information::{Basis, Contributed};
use domain::record::words::RecordWords;
use runtime::record::OverviewReport;

use super::PersonArgs;
use crate::exit::{Exit, Problem};

#[derive(Debug, clap::Args)]
pub(crate) struct OverviewArgs {
    #[command(flatten)]
    person: PersonArgs,
    /// Every note and every fact, not only counts
    #[arg(long)]
    full: bool,
}

pub(crate) fn run(args: &OverviewArgs) -> Result<Exit, Problem> {
    args.person.desk.at_desk(|desk| {
        let person = desk.find(&args.person.person)?;
        let looked = desk.look_over(&person)?;
        let report = desk.overview(&looked);
        args.person.desk.show(&report, &page(&report, desk.words(), args.full))
    })
}

fn page(report: &OverviewReport, words: &RecordWords, full: bool) -> String {
    let mut out = String::new();
    let name = report.preferred_name.as_deref().unwrap_or("(no name given)");
    let numbers: Vec<String> = report.identifiers.iter().map(ToString::to_string).collect();
    let born = report.born.map(|born| format!(", born {born}")).unwrap_or_default();
    let marking = serde_json::to_value(report.marking).unwrap_or_default();
    let _ = writeln!(out, "{}", marking.as_str().unwrap_or_default());
    let _ = writeln!(out, "{name}, {}{born}", numbers.join(", "));
    if let Some(site) = &report.site {
        let _ = writeln!(out, "The case is at {site}.");
    }
    for alert in &report.alerts {
        let lane = alert.programme.as_ref().map(|id| format!("{id}: ")).unwrap_or_default();
        let _ = writeln!(out, "! {lane}{}", alert.what);
    }
    section(
        &mut out,
        "Who holds what",
        report.holders.iter().map(|holder| {
            let newest = holder.newest.map(|day| format!(", newest {day}")).unwrap_or_default();
            format!("{}: {} notes, {} statements{newest}", holder.holder, holder.contributions, holder.facts)
        }),
    );
    section(&mut out, "Holders differ", report.conflicts.iter().map(fact_line));
    let gaps =
        report.gaps.iter().filter(|gap| full || gap.finding_out.is_some() || gap.of.state == "out of date");
    section(
        &mut out,
        &format!("Not known: {} facts", report.gaps.len()),
        gaps.map(|gap| {
            let asked = gap.asked.as_deref().map(|asked| format!("; asked: {asked}")).unwrap_or_default();
            format!("{} ({}; held by {}{asked})", gap.of.fact, gap.of.state, gap.of.held_by)
        }),
    );
    section(
        &mut out,
        &format!("Known: {} facts", report.facts.len()),
        report.facts.iter().filter(|_| full).map(fact_line),
    );
    lanes(&mut out, report, words);
    section(
        &mut out,
        "Timeline",
        report.timeline.iter().map(|line| {
            let what =
                if line.sessions.is_empty() { line.shown_as.clone() } else { line.sessions.join(", ") };
            let stopped =
                line.stopped_at.as_deref().map(|block| format!(", stopped at {block}")).unwrap_or_default();
            // Whoever records it next needs its id.
            let id = line.meeting.as_ref().filter(|_| line.state == "planned");
            let id = id.map(|id| format!("  [{id}]")).unwrap_or_default();
            let (day, hour, minute) = (line.at.date(), line.at.hour(), line.at.minute());
            format!("{day} {hour:02}:{minute:02}  {}: {what}, {}{stopped}{id}", line.programme, line.state)
        }),
    );
    section(
        &mut out,
        "Promises",
        report
            .promises
            .iter()
            .map(|one| format!("{} ({})  [{}]", one.what.what, one.what.on, one.what.promise)),
    );
    section(
        &mut out,
        &format!("Notes: {}", report.contributions.len()),
        report.contributions.iter().filter(|_| full).map(note),
    );
    if !full {
        let _ = writeln!(out, "\nEvery fact and note: the same command with --full.");
    }
    out
}

fn lanes(out: &mut String, report: &OverviewReport, words: &RecordWords) {
    for lane in &report.lanes {
        let _ = writeln!(out, "\nLane {}", lane.programme);
        let Some(detail) = &lane.row else {
            let _ = writeln!(out, "  not yours to read; its dates are in the timeline");
            continue;
        };
        let status = detail.lane.status.as_deref().unwrap_or("no referral");
        let status = words.status(status).map_or(status, |known| &known.title);
        let _ = writeln!(out, "  status: {status}");
        if !detail.lane.team.is_empty() {
            let team: Vec<&str> = detail.lane.team.iter().map(|id| id.as_str()).collect();
            let _ = writeln!(out, "  works with them: {}", team.join(", "));
        }
        if !detail.plan.is_empty() {
            let _ = writeln!(out, "  plan: {}", detail.plan.join(", "));
        }
        if !detail.plan_incomplete.is_empty() {
            let facts: Vec<&str> = detail.plan_incomplete.iter().map(|fact| fact.as_str()).collect();
            let _ = writeln!(out, "  the plan was made while these were not settled: {}", facts.join(", "));
        }
        if detail.content_moved_on {
            let _ = writeln!(out, "  the programme has moved on since they were enrolled");
        }
    }
}

fn section(out: &mut String, title: &str, lines: impl Iterator<Item = String>) {
    let mut lines = lines.peekable();
    if lines.peek().is_none() && !title.ends_with("facts") && !title.starts_with("Notes") {
        return;
    }
    let _ = writeln!(out, "\n{title}");
    for line in lines {
        let _ = writeln!(out, "  {line}");
    }
}

fn fact_line(fact: &runtime::report::FactReport) -> String {
    let said: Vec<String> = fact
        .said
        .iter()
        .map(|one| {
            let on = one.origin.on.map(|day| format!(", {day}")).unwrap_or_default();
            format!("{} ({}{on})", one.says, one.origin.holder)
        })
        .collect();
    format!("{}: {}", fact.fact, said.join("; "))
}

fn note(note: &Noted<Contributed>) -> String {
    let note = &note.what;
    let on = note.on.map(|day| format!("{day} ")).unwrap_or_default();
    let as_what = match note.basis {
        Basis::Fact => "",
        Basis::Opinion => ", as an opinion",
        Basis::ParticipantAccount => ", as they tell it",
    };
    let author = note.author.as_deref().map(|role| format!(", {role}")).unwrap_or_default();
    format!("{on}{} ({}{author}{as_what}): {}", note.category, note.holder, note.text)
}
