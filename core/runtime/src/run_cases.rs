//! Runs a programme's cases: each expectation names the rule that must have produced it, so that a right answer for
//! the wrong reason fails. Also says which rules, clauses and sessions no case reaches, and which slips in a rule no case
//! would notice.

mod coverage;
mod expectation;
mod mutants;
mod notice;
mod scene;

use domain::case::{Case, Expectation, Expected, Reach};
use domain::codes;
use domain::finding::Finding;
use domain::ids::SiteId;
use domain::layer::Layer;
use domain::rule::Rule;
use schemars::JsonSchema;
use serde::Serialize;

use crate::compile::Ready;
use coverage::coverage;
pub use coverage::{ClauseCoverage, Coverage, RuleCoverage};
use expectation::Outcomes;
use notice::noticing;
pub use notice::{Noticing, SlipLine};
use scene::{Scene, scenes};

/// How a programme's cases came out.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CaseRun {
    /// The programme.
    pub programme: String,
    /// The site whose changes were laid over it, where they were.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub site: Option<SiteId>,
    /// Each case.
    pub cases: Vec<CaseResult>,
    /// Rules no expectation names.
    pub rules_not_reached: Vec<String>,
    /// How many rules the cases were to reach: of a site's own cases, only the site's own rules.
    pub rules: usize,
    /// Sessions no expectation names.
    pub sessions_not_reached: Vec<String>,
    /// How many sessions the cases were to reach; 0 for a site's own cases.
    pub sessions: usize,
    /// What the cases turn on, where it was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coverage: Option<Coverage>,
    /// Which slips in rules the cases would notice, where it was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub noticing: Option<Noticing>,
    /// What did not come out as written, and what no case reaches.
    pub findings: Vec<Finding>,
}

/// How one case came out.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CaseResult {
    /// Its id.
    pub case: String,
    /// How many expectations it has, later moments included.
    pub expectations: usize,
    /// How many later moments.
    pub moments: usize,
    /// How many did not come out as written.
    pub failed: usize,
}

/// What is asked of cases besides coming out as written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Thoroughness {
    /// Whether every clause decides in some case.
    pub coverage: bool,
    /// Whether some case would notice a slip in any rule.
    pub mutate: bool,
}

/// Runs `cases` on `ready`. The same cases on the same programme give the same findings.
#[must_use]
pub fn run_cases(ready: &Ready, cases: &[Case], thoroughness: Thoroughness) -> CaseRun {
    run(ready, cases, None, thoroughness)
}

/// Runs the cases of `site` itself on `ready`, the programme as it is there; they are to reach the site's own rules.
#[must_use]
pub fn run_site_cases(ready: &Ready, site: &SiteId, thoroughness: Thoroughness) -> CaseRun {
    run(ready, &ready.programme.package.cases, Some(site), thoroughness)
}

/// Whether cases are to reach a rule: any, or those of one site.
fn is_of(only: Option<&SiteId>, rule: &Rule) -> bool {
    only.is_none_or(|site| rule.layer == Layer::Site(site.clone()))
}

fn run(ready: &Ready, cases: &[Case], only: Option<&SiteId>, thoroughness: Thoroughness) -> CaseRun {
    let programme = &*ready.programme;
    let package = &programme.package;
    let mut findings = Vec::new();
    let mut reach = Reach::default();
    let scenes = scenes(ready, cases);
    let mut results = Vec::with_capacity(cases.len());
    for together in scenes.chunk_by(|one, other| std::ptr::eq(one.case, other.case)) {
        let Some(first) = together.first() else { continue };
        let before = findings.len();
        together.iter().for_each(|scene| compare(ready, scene, &mut reach, &mut findings));
        results.push(CaseResult {
            case: first.case.id.to_string(),
            expectations: together.iter().map(|scene| scene.expect.len()).sum(),
            moments: first.case.then.len(),
            failed: findings.len() - before,
        });
    }
    let coverage = thoroughness.coverage.then(|| coverage(ready, &scenes, only, &reach.rules, &mut findings));
    let noticing = thoroughness.mutate.then(|| noticing(ready, &scenes, only, &mut findings));
    let rules = || programme.rules.iter().filter(|rule| is_of(only, rule));
    let sessions = if only.is_some() { &[] } else { package.sessions.as_slice() };
    let missed_rules: Vec<String> = rules()
        .filter(|rule| !reach.rules.contains_key(rule.id.as_str()))
        .map(|rule| {
            let what = format!("no case expects anything of rule `{}`", rule.id);
            findings.push(Finding::new(codes::RULE_NOT_REACHED, rule.place.clone(), what));
            rule.id.to_string()
        })
        .collect();
    let missed_sessions: Vec<String> = sessions
        .iter()
        .filter(|session| !reach.sessions.contains_key(session.id.as_str()))
        .map(|session| {
            let what = format!("no case reaches session `{}`", session.id);
            findings.push(Finding::new(codes::SESSION_NOT_REACHED, session.place.clone(), what));
            session.id.to_string()
        })
        .collect();
    findings.sort();
    CaseRun {
        programme: package.manifest.id.to_string(),
        site: only.cloned(),
        cases: results,
        rules_not_reached: missed_rules,
        rules: rules().count(),
        sessions_not_reached: missed_sessions,
        sessions: sessions.len(),
        coverage,
        noticing,
        findings,
    }
}

/// Compares what came out at one moment with what is expected of it.
fn compare(ready: &Ready, scene: &Scene<'_>, reach: &mut Reach, findings: &mut Vec<Finding>) {
    findings.extend(scene.faults.iter().cloned());
    let outcomes = Outcomes { ready, scene, advice: &scene.advice };
    for expectation in scene.expect {
        match outcomes.meets(expectation) {
            Ok(()) => reached(expectation, reach),
            Err(got) => {
                let what = format!("case `{}`, {}: {got}", scene.case.id, scene.when);
                findings.push(Finding::new(codes::NOT_AS_EXPECTED, expectation.place.clone(), what));
            }
        }
    }
}

fn reached(expectation: &Expectation, reach: &mut Reach) {
    let mut count = |session: Option<&String>, rules: &[String]| {
        if let Some(session) = session {
            *reach.sessions.entry(session.clone()).or_default() += 1;
        }
        for rule in rules {
            *reach.rules.entry(rule.clone()).or_default() += 1;
        }
    };
    match &expectation.outcome {
        Expected::Suggest(session, rules)
        | Expected::Hold(session, rules)
        | Expected::MightApply(session, rules) => {
            count(Some(session), rules);
        }
        Expected::Adapt(_, rules) | Expected::FindOut(_, rules) | Expected::Raise(_, rules) => {
            count(None, rules);
        }
        _ => {}
    }
}
