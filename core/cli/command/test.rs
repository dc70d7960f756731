//! `waymark test`: the cases of the programmes, and what no case reaches.

use std::io::Write as _;

use domain::case::Case;
use domain::finding::Finding;
use domain::site::SiteName;
use runtime::catalogue::Entry;
use runtime::run_cases::{CaseRun, Thoroughness, run_cases, run_site_cases};

use crate::args::{FindingFormat, TestArgs};
use crate::clean::{Clean, write_json};
use crate::exit::{Exit, Problem};
use crate::wiring::Content;
use crate::{face, site};

/// Runs the cases and shows how they came out.
pub(crate) fn run(args: &TestArgs) -> Result<Exit, Problem> {
    let content = Content::open(&args.content)?;
    let thoroughness = Thoroughness { coverage: args.coverage, mutate: args.mutate };
    let site = site::named(args.site.as_deref(), &content)?;
    let entries = content.load(&args.programmes)?;
    let mut out = std::io::stdout().lock();
    let mut findings: Vec<Finding> = Vec::new();
    let mut runs: Vec<CaseRun> = Vec::new();
    for entry in &entries {
        match &site {
            _ if entry.usable().is_none() => findings.extend(entry.findings.iter().cloned()),
            Some(site) => runs.extend(at(entry, site, thoroughness)),
            None => everywhere(entry, thoroughness, &mut runs),
        }
    }
    findings.extend(runs.iter().flat_map(|run| run.findings.iter().cloned()));
    if args.format == FindingFormat::Json {
        write_json(&mut out, &runs)?;
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

/// The programme's own cases, then each site's with the site's changes.
fn everywhere(entry: &Entry, thoroughness: Thoroughness, runs: &mut Vec<CaseRun>) {
    let own = entry.usable().map(|ready| run_cases(ready, &ready.programme.package.cases, thoroughness));
    runs.extend(own);
    let sites = entry.sites.iter().map(|(site, ready)| run_site_cases(ready, site, thoroughness));
    runs.extend(sites.filter(|run| !run.cases.is_empty() || run.rules > 0));
}

/// All cases, the programme's and the site's, with the site's changes.
fn at(entry: &Entry, site: &SiteName, thoroughness: Thoroughness) -> Option<CaseRun> {
    let (base, here) = (entry.usable()?, entry.usable_at(Some(&site.id))?);
    let own = entry.sites.get(&site.id).into_iter().flat_map(|ready| &ready.programme.package.cases);
    let cases: Vec<Case> = base.programme.package.cases.iter().chain(own).cloned().collect();
    Some(CaseRun { site: Some(site.id.clone()), ..run_cases(here, &cases, thoroughness) })
}

fn show(run: &CaseRun, out: &mut dyn std::io::Write) -> std::io::Result<()> {
    let whose = run.site.as_ref().map(|site| format!(" at {site}")).unwrap_or_default();
    writeln!(out, "{}{whose}", run.programme)?;
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
    let rules = reached(run.rules, &run.rules_not_reached);
    write!(out, "{}{whose}: {passed} of {} cases pass. ", run.programme, run.cases.len())?;
    if run.sessions == 0 && run.site.is_some() {
        writeln!(out, "Rules reached {rules} of the site's own.")?;
    } else {
        let sessions = reached(run.sessions, &run.sessions_not_reached);
        writeln!(out, "Rules reached {rules}. Sessions reached {sessions}.")?;
    }
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
        if !noticing.too_long.is_empty() {
            writeln!(
                out,
                "No slips tried in rules with too many clauses: {}.",
                noticing.too_long.join(", ")
            )?;
        }
        if noticing.not_tried > 0 {
            writeln!(
                out,
                "{} more slips were not tried: there are too many rules for one run.",
                noticing.not_tried
            )?;
        }
    }
    writeln!(out)
}
