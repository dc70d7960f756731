//! Advice in a terminal: one line a person and programme, or everything; then what the files had wrong.

use std::io::{Result, Write};

use domain::finding::{Finding, Severity};
use domain::rule::Timing;
use runtime::report::{AdviceReport, ImportReport, ItemReport, LaneReport, PersonReport, Verb};

use super::{beside, fact, person};

/// What is said of somebody whom only other holders know, where a file of the site's own was read.
pub(super) const NOT_IN_SITES_FILE: &str = "not in this site's file";

/// Shows the report.
/// `alone`: only one person was asked for.
pub(crate) fn show(report: &AdviceReport, full: bool, alone: bool, out: &mut dyn Write) -> Result<()> {
    let site = report.site_name.as_ref().map(|site| format!(" at {site}")).unwrap_or_default();
    let team = report.team.as_ref().map(|team| format!(", as the team of {team} may see it"));
    let team = team.unwrap_or_default();
    writeln!(
        out,
        "Advice for {}{site}{team}: {}. Advice with reasons; people decide.",
        report.on,
        people(&report.people)
    )?;
    for id in &report.unusable {
        writeln!(out, "  {id} gives no advice until what `waymark check` finds in it is mended.")?;
    }
    for programme in &report.programmes {
        let hash: String = programme.content_hash.chars().take(8).collect();
        writeln!(out, "  {} {} (content {hash}): {}", programme.id, programme.version, programme.title)?;
    }
    let mut notices: Vec<&str> =
        report.programmes.iter().map(|programme| programme.notice.as_str()).collect();
    notices.dedup();
    for notice in notices {
        writeln!(out, "  {}", notice.split_whitespace().collect::<Vec<_>>().join(" "))?;
    }
    writeln!(out)?;
    for person in &report.people {
        let team = report.team.as_ref();
        if full {
            person::show(person, team, out)?;
        } else {
            short(person, report.programmes.len() > 1, out)?;
            beside::short(person, team, out)?;
        }
    }
    for import in &report.imports {
        file(import, alone, report.team.is_some(), out)?;
    }
    for fault in &report.faults {
        // A plugin that is not here takes nothing away but what it would have known.
        let what = match fault.severity {
            Severity::Error => "A function could not answer",
            _ => "Not known for want of an answer",
        };
        writeln!(out, "{what}: {} {} ({})", fault.code, fault.what, fault.place)?;
    }
    if !full && !report.people.is_empty() {
        writeln!(
            out,
            "\nEverything about one person: the same command with --person NUMBER; about everyone: --full."
        )?;
    }
    Ok(())
}

/// One line a lane: the first suggestion with its reason and facts, what waits, what else there is.
fn short(person: &PersonReport, several: bool, out: &mut dyn Write) -> Result<()> {
    for (number, lane) in person.lanes.iter().enumerate() {
        let who = if number == 0 { person.person.as_str() } else { "" };
        let which = if several { format!("{:<10} ", lane.programme) } else { String::new() };
        writeln!(out, "{who:<9} {which}{}", line(lane))?;
    }
    if person.not_in_sites_file && !person.lanes.is_empty() {
        writeln!(out, "{:<9} {NOT_IN_SITES_FILE}", "")?;
    }
    let mut told: Vec<&str> = Vec::new();
    for conflict in person.lanes.iter().flat_map(|lane| &lane.conflicts) {
        if !told.contains(&conflict.fact.as_str()) {
            told.push(&conflict.fact);
            writeln!(out, "{:<9} holders differ: {}", "", fact::in_a_line(conflict))?;
        }
    }
    Ok(())
}

fn line(lane: &LaneReport) -> String {
    if let Some(line) = &lane.line {
        return line.clone();
    }
    let with = |verb: Verb| lane.items.iter().filter(move |item| item.verb == verb);
    let mut parts = Vec::new();
    if let Some(first) = with(Verb::Suggest).next() {
        parts.push(format!("{}: {}", suggestion(first), because(first)));
    }
    let waits: Vec<String> = with(Verb::Hold).map(waits).collect();
    if !waits.is_empty() {
        parts.push(format!("waits: {}", waits.join("; ")));
    }
    let mut counts = Vec::new();
    let more = with(Verb::Suggest).count().saturating_sub(1);
    for (count, what) in [
        (more, "more suggested"),
        (lane.might_apply.len(), "might apply"),
        (with(Verb::Adapt).count(), "to adapt"),
        (with(Verb::Raise).count(), "for supervision"),
        (lane.find_out.len(), "to find out"),
    ] {
        if count > 0 {
            counts.push(format!("{count} {what}"));
        }
    }
    parts.push(counts.join(", "));
    parts.retain(|part| !part.is_empty());
    if parts.is_empty() { "nothing suggested, nothing waits".to_owned() } else { parts.join(" | ") }
}

fn suggestion(item: &ItemReport) -> String {
    let timing = match item.timing {
        Some(Timing::Early) => "early",
        Some(Timing::Late) => "later on",
        _ => "suggested",
    };
    format!("{timing} {}", item.subject)
}

/// `letter-home (family.contact: not known), would be suggested`: what waits, the facts it waits on, each with its
/// state, and whether a rule would have suggested it.
fn waits(item: &ItemReport) -> String {
    let mut facts: Vec<String> = Vec::new();
    for fact in item.reasons.iter().flat_map(|reason| &reason.facts) {
        let fact = format!(
            "{}: {}",
            fact.fact,
            if fact.state == "known" { fact.value.as_deref().unwrap_or_default() } else { fact.state }
        );
        if !facts.contains(&fact) {
            facts.push(fact);
        }
    }
    let facts = if facts.is_empty() { String::new() } else { format!(" ({})", facts.join(", ")) };
    let otherwise = if item.also_suggested_by.is_empty() { "" } else { ", would be suggested" };
    format!("{}{facts}{otherwise}", item.subject)
}

/// `40 people`, `55 people, 15 of them only in other holders' files`.
fn people(people: &[PersonReport]) -> String {
    let all = counted(people.len(), "person", "people");
    match people.iter().filter(|person| person.not_in_sites_file).count() {
        0 => all,
        strangers if strangers == people.len() => format!("{all}, only in other holders' files"),
        strangers => format!("{all}, {strangers} of them only in other holders' files"),
    }
}

/// `1 person`, `40 people`.
fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// The first reason's sentence with the facts behind it.
fn because(item: &ItemReport) -> String {
    let Some(reason) = item.reasons.first() else { return String::new() };
    let facts: Vec<String> = reason.facts.iter().map(fact::in_a_line).collect();
    if facts.is_empty() {
        reason.sentence.clone()
    } else {
        format!("{} [{}]", reason.sentence, facts.join("; "))
    }
}

/// One file: every row accounted for, then why and where.
fn file(import: &ImportReport, alone: bool, team: bool, out: &mut dyn Write) -> Result<()> {
    writeln!(
        out,
        "\n{}, read with {}: {} people, {} rows = {} read + {} merged + {} superseded + {} refused.",
        import.file,
        import.mapping,
        import.people,
        import.rows,
        import.read,
        import.merged,
        import.superseded,
        import.refused
    )?;
    if team {
        // They may name facts of any lane, so that not even their number is told.
        return writeln!(
            out,
            "  Findings are listed without --team{}.",
            if alone { " and --person" } else { "" }
        );
    }
    if alone {
        let findings = counted(import.findings.len(), "finding", "findings");
        return writeln!(out, "  {findings}; without --person they are listed.");
    }
    import.findings.iter().try_for_each(|finding| writeln!(out, "  {}", in_a_line(finding, &import.file)))
}

/// A finding about the export `file`, or about a sheet of it.
fn in_a_line(finding: &Finding, file: &str) -> String {
    let severity = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let sheet = finding.place.file.strip_prefix(file).and_then(|rest| rest.strip_prefix('#'));
    let line = match (sheet, finding.place.line) {
        (_, 0) => "whole file".to_owned(),
        (None, line) => format!("line {line}"),
        (Some(sheet), row) => format!("{sheet}, row {row}"),
    };
    format!("{line}: {severity} {}: {}", finding.code, finding.what)
}
