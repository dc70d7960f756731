//! What a simulation came to, in a terminal: what stands out, not every count (those are in the JSON).

use std::io::{Result, Write};

use domain::truth::Truth;
use runtime::side_by_side::OverlapKind;
use runtime::simulate::{DosageVerdict, JointSimulation, ProgrammeSimulation, SimulationReport};

/// Clauses named at most in each programme.
const MOST_CLAUSES: usize = 12;

/// Shows the report.
pub(crate) fn show(report: &SimulationReport, out: &mut dyn Write) -> Result<()> {
    let site = report.site.as_ref().map(|site| format!(" at {site}")).unwrap_or_default();
    writeln!(
        out,
        "{} invented people of seed {}, on {}{site}. Nobody among them is real.\n",
        report.people, report.seed, report.on
    )?;
    for programme in &report.programmes {
        show_programme(programme, report.people, out)?;
    }
    if let Some(joint) = &report.side_by_side {
        show_joint(joint, out)?;
    }
    for fault in &report.faults {
        writeln!(
            out,
            "Fault in {}, person {} ({}): {}",
            fault.programme, fault.person, fault.case, fault.what
        )?;
    }
    if report.faults.is_empty() {
        writeln!(out, "No fault was found.")?;
    }
    Ok(())
}

fn show_programme(programme: &ProgrammeSimulation, people: u32, out: &mut dyn Write) -> Result<()> {
    let hash: String = programme.content_hash.chars().take(8).collect();
    writeln!(out, "{} {} (content {hash})", programme.programme, programme.version)?;
    writeln!(out, "  lanes open: {} of {people}; what follows is about those", programme.lanes_open)?;
    for (what, names) in [
        ("sessions never suggested", &programme.never_suggested),
        ("sessions suggested to nearly everyone", &programme.nearly_always_suggested),
        ("sessions held for nearly everyone", &programme.nearly_always_held),
        ("rules never yes", &programme.never_yes),
        ("rules yes for nearly everyone", &programme.nearly_always_yes),
        ("rules that could never tell", &programme.always_cannot_tell),
    ] {
        let names = if names.is_empty() { "none".to_owned() } else { names.join(", ") };
        writeln!(out, "  {what}: {names}")?;
    }
    let never = &programme.clauses_never;
    writeln!(
        out,
        "  clauses seen with yes and with no: {} of {}",
        programme.clauses.saturating_sub(never.len()),
        programme.clauses
    )?;
    for clause in never.iter().take(MOST_CLAUSES) {
        let outcomes: Vec<&str> =
            clause.never.iter().map(|truth| if *truth == Truth::Yes { "yes" } else { "no" }).collect();
        let whoever = if clause.cannot_be == clause.never { ", which is nobody's reason" } else { "" };
        let never = outcomes.join(", never ");
        writeln!(
            out,
            "      never {never}{whoever}: {} in {} ({})",
            clause.clause, clause.rule, clause.place
        )?;
    }
    if never.len() > MOST_CLAUSES {
        writeln!(out, "      and {} more", never.len() - MOST_CLAUSES)?;
    }
    writeln!(out, "  blocks reached: {} of {}", programme.blocks_reached, programme.blocks)?;
    let missing: Vec<String> = programme
        .missing
        .iter()
        .take(5)
        .map(|fact| format!("{} ({} people, {} items wait)", fact.fact, fact.people, fact.items))
        .collect();
    if !missing.is_empty() {
        writeln!(out, "  most often missing: {}", missing.join("; "))?;
    }
    let dosage = &programme.dosage;
    let verdict = match &dosage.verdict {
        DosageVerdict::Proved => "proved".to_owned(),
        DosageVerdict::Broken { person, what } => format!("broken by person {person}: {what}"),
        DosageVerdict::NotBroken { people } => format!("not broken by {people} people, not proved"),
    };
    writeln!(out, "  {} to {} meetings: {verdict}", dosage.at_least, dosage.at_most)?;
    writeln!(
        out,
        "      all that can be suggested takes at least {}; what nothing can hold takes up to {}",
        dosage.suggested_at_most, dosage.never_held_at_least
    )?;
    writeln!(
        out,
        "  Exploration was random, not complete: {} of about {} combinations of outcomes seen.\n",
        programme.combinations,
        about(programme.combinations_at_most)
    )
}

fn show_joint(joint: &JointSimulation, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "Side by side")?;
    writeln!(out, "  two lanes open: {} people", joint.two_lanes)?;
    for (kind, people) in &joint.kinds {
        let what = match kind {
            OverlapKind::NotSameWeek => "sessions to keep apart",
            OverlapKind::ShouldFollow => "sessions in an order",
            OverlapKind::MeetingsAWeek => "more meetings a week than the site allows",
            OverlapKind::CaseConference => "a case conference due",
            OverlapKind::Reinforces => "sessions that strengthen each other",
            OverlapKind::SharedAim => "a shared aim",
        };
        writeln!(out, "  {what}: {people}")?;
    }
    if joint.longest_calendar > 0 {
        writeln!(
            out,
            "  longest calendar of both: {} weeks (person {})",
            joint.longest_calendar, joint.longest_of
        )?;
    }
    if joint.not_kept.is_empty() {
        writeln!(out, "  every calendar keeps what it promises")?;
    }
    for (what, unkept) in &joint.not_kept {
        writeln!(out, "  not kept for {} people, first person {}: {what}", unkept.people, unkept.first)?;
    }
    writeln!(out)
}

/// A number as people say it: `2.8 x 10^11` where it is long.
fn about(number: f64) -> String {
    if number < 1_000_000.0 {
        return format!("{number:.0}");
    }
    let power = number.log10().floor();
    format!("{:.1} x 10^{power}", number / 10_f64.powf(power))
}
