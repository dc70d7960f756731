//! `waymark test`: the cases of the programmes, and what no case reaches.

use std::io::Write as _;

use domain::finding::Finding;
use runtime::run_cases::{CaseRun, Thoroughness, run_cases};

use crate::args::{FindingFormat, TestArgs};
use crate::clean::Clean;
use crate::exit::{Exit, Problem};
use crate::face;
use crate::wiring::Content;

/// Runs the cases and shows how they came out.
pub(crate) fn run(args: &TestArgs) -> Result<Exit, Problem> {
    let content = Content::open(&args.content)?;
    let thoroughness = Thoroughness { coverage: args.coverage, mutate: args.mutate };
    let entries = content.load(&args.programmes)?;
    let mut out = std::io::stdout().lock();
    let mut findings: Vec<Finding> = Vec::new();
    let mut runs: Vec<CaseRun> = Vec::new();
    for entry in &entries {
        match entry.usable() {
            Some(ready) => runs.push(run_cases(ready, &ready.programme.package.cases, thoroughness)),
            None => findings.extend(entry.findings.iter().cloned()),
        }
    }
    findings.extend(runs.iter().flat_map(|run| run.findings.iter().cloned()));
    if args.format == FindingFormat::Json {
        serde_json::to_writer_pretty(&mut out, &runs).map_err(std::io::Error::from)?;
        writeln!(out)?;
    } else {
        if !args.format.is_data() {
            for run in &runs {
                show(run, &mut Clean::new(&mut out))?;
            }
            for entry in entries.iter().filter(|entry| entry.usable().is_none()) {
                writeln!(out, "{}: not tested until what `waymark check` finds is mended.\n", entry.id)?;
            }
        }
        face::show(&findings, args.format, &*content.source, &content.root(), &mut out)?;
    }
    Ok(if findings.is_empty() { Exit::Fine } else { Exit::Findings })
}

fn show(run: &CaseRun, out: &mut dyn std::io::Write) -> std::io::Result<()> {
    writeln!(out, "{}", run.programme)?;
    for case in &run.cases {
        let word = if case.failed == 0 { "pass" } else { "FAIL" };
        let later = match case.moments {
            0 => String::new(),
            1 => ", 1 later moment".to_owned(),
            moments => format!(", {moments} later moments"),
        };
        writeln!(out, "  {:<16} {word}  {} expectations{later}", case.case, case.expectations)?;
    }
    let passed = run.cases.iter().filter(|case| case.failed == 0).count();
    let reached = |all: usize, missed: &[String]| format!("{} of {all}", all.saturating_sub(missed.len()));
    writeln!(
        out,
        "{passed} of {} cases pass. Rules reached {}. Sessions reached {}.",
        run.cases.len(),
        reached(run.rules, &run.rules_not_reached),
        reached(run.sessions, &run.sessions_not_reached),
    )?;
    if let Some(coverage) = &run.coverage {
        let (reached, all) = (coverage.clauses_reached, coverage.clauses);
        writeln!(out, "Clauses reached {reached} of {all}: each decided, once with yes and once with no.")?;
    }
    if let Some(noticing) = &run.noticing {
        let (noticed, tried) = (noticing.noticed, noticing.tried);
        write!(out, "Slips noticed {noticed} of {tried}")?;
        match noticing.no_difference.len() {
            0 => writeln!(out, ".")?,
            more => writeln!(out, "; {more} more would make no difference to anybody.")?,
        }
    }
    writeln!(out)
}
