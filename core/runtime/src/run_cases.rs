//! Runs a programme's cases: each expectation names the rule that must have produced it, so that a right answer for
//! the wrong reason fails. Also says which rules and sessions no case reaches.

mod expectation;

use std::sync::Arc;

use domain::case::{Case, Expectation, Expected, Moment, Reach};
use domain::codes;
use domain::fact_sheet::FactSheet;
use domain::finding::Finding;
use domain::reading::OutsideCells;
use domain::statement::Statement;
use schemars::JsonSchema;
use serde::Serialize;

use crate::advise::{Advised, advise_all};
use crate::compile::Ready;
use expectation::Outcomes;

/// How a programme's cases came out.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CaseRun {
    /// The programme.
    pub programme: String,
    /// Each case.
    pub cases: Vec<CaseResult>,
    /// Rules no expectation names.
    pub rules_not_reached: Vec<String>,
    /// How many rules there are.
    pub rules: usize,
    /// Sessions no expectation names.
    pub sessions_not_reached: Vec<String>,
    /// How many sessions there are.
    pub sessions: usize,
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

/// Runs every case of `ready`.
#[must_use]
pub fn run_cases(ready: &Ready) -> CaseRun {
    let programme = &*ready.programme;
    let package = &programme.package;
    let mut findings = Vec::new();
    let mut reach = Reach::default();
    let cases: Vec<CaseResult> =
        package.cases.iter().map(|case| run_case(ready, case, &mut reach, &mut findings)).collect();
    let missed_rules: Vec<String> = programme
        .rules
        .iter()
        .filter(|rule| !reach.rules.contains_key(rule.id.as_str()))
        .map(|rule| {
            let what = format!("no case expects anything of rule `{}`", rule.id);
            findings.push(Finding::new(codes::RULE_NOT_REACHED, rule.place.clone(), what));
            rule.id.to_string()
        })
        .collect();
    let missed_sessions: Vec<String> = package
        .sessions
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
        cases,
        rules_not_reached: missed_rules,
        rules: programme.rules.len(),
        sessions_not_reached: missed_sessions,
        sessions: package.sessions.len(),
        findings,
    }
}

fn run_case(ready: &Ready, case: &Case, reach: &mut Reach, findings: &mut Vec<Finding>) -> CaseResult {
    let before = findings.len();
    let mut given = case.given.clone();
    let mut today = case.as_of;
    let at_first = Moment {
        when: "at first".to_owned(),
        as_of: None,
        set: Vec::new(),
        record: None,
        history: Vec::new(),
        expect: case.expect.clone(),
    };
    for moment in std::iter::once(&at_first).chain(&case.then) {
        replace(&mut given, &moment.set);
        today = moment.as_of.unwrap_or(today);
        let statements: Arc<[Statement]> = given.clone().into();
        let sheet = FactSheet::assemble(&ready.programme.dictionary, statements, today);
        let Some(Advised { advice, outside, faults }) = advise_all(ready, std::slice::from_ref(&sheet)).pop()
        else {
            continue;
        };
        findings.extend(faults);
        let outcomes =
            Outcomes { ready, sheet: &sheet, outside: &outside as &OutsideCells, advice: &advice, moment };
        for expectation in &moment.expect {
            match outcomes.meets(expectation) {
                Ok(()) => reached(expectation, reach),
                Err(got) => findings.push(failure(case, moment, expectation, got)),
            }
        }
    }
    let failed = findings.len() - before;
    let later: usize = case.then.iter().map(|moment| moment.expect.len()).sum();
    CaseResult {
        case: case.id.to_string(),
        expectations: case.expect.len() + later,
        moments: case.then.len(),
        failed,
    }
}

/// A fact set at a later moment replaces all that was given about it before.
fn replace(given: &mut Vec<Statement>, set: &[Statement]) {
    given.retain(|statement| !set.iter().any(|later| later.fact == statement.fact));
    given.extend_from_slice(set);
}

fn failure(case: &Case, moment: &Moment, expectation: &Expectation, got: String) -> Finding {
    let place = expectation.place.clone();
    Finding::new(codes::NOT_AS_EXPECTED, place, format!("case `{}`, {}: {got}", case.id, moment.when))
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
