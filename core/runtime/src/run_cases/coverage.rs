//! What the moments of cases turn on: how each rule came out, and which of its clauses ever decided.

use std::collections::BTreeMap;

use domain::codes;
use domain::condition::Condition;
use domain::explain;
use domain::finding::Finding;
use domain::ids::SiteId;
use domain::place::Place;
use domain::possible::Everybody;
use domain::reading::{Freshness, Reading};
use domain::rule::Rule;
use domain::truth::Seen;
use schemars::JsonSchema;
use serde::Serialize;

use super::is_of;
use super::scene::Scene;
use crate::compile::Ready;

/// What the condition that opens a lane is called among the rules: the key it stands under in the manifest.
pub(super) const GATE: &str = "asked_for_first";

/// What cases turn on.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Coverage {
    /// How many clauses there are.
    pub clauses: usize,
    /// How many of them are reached.
    pub clauses_reached: usize,
    /// Each rule in file order, after the condition that opens the lane where there is one (`asked_for_first`).
    pub rules: Vec<RuleCoverage>,
}

/// How one rule came out in cases.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct RuleCoverage {
    /// Its id.
    pub rule: String,
    /// How its condition came out in some moment of some case.
    pub came_out: Seen,
    /// How many expectations name it.
    pub named: usize,
    /// Its clauses in the order written.
    pub clauses: Vec<ClauseCoverage>,
}

/// What one clause decided in cases.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ClauseCoverage {
    /// As the designer wrote it.
    pub clause: String,
    /// Where it stands.
    pub place: Place,
    /// The outcomes of the clause itself in moments where it was among those that decided.
    pub decided: Seen,
    /// The outcomes with which it could decide, whoever the person is.
    pub could_decide: Seen,
    /// Whether it has decided with yes and with no. Where only one of the two is possible, cannot tell takes the place
    /// of the other, where that is possible.
    pub reached: bool,
}

/// Looks at every scene; a finding for each clause that is not reached goes to `findings`.
pub(super) fn coverage(
    ready: &Ready,
    scenes: &[Scene<'_>],
    only: Option<&SiteId>,
    named: &BTreeMap<String, usize>,
    findings: &mut Vec<Finding>,
) -> Coverage {
    let programme = &*ready.programme;
    let dictionary = &programme.dictionary;
    let mut readings: Vec<(bool, Reading<'_>)> = scenes
        .iter()
        .map(|scene| (scene.advice.open, programme.reading(&scene.sheet, &scene.outside)))
        .collect();
    let mut rules = Vec::new();
    if let Some(gate) = programme.gate.as_ref().filter(|_| only.is_none()) {
        rules.push(Looking { people: Everybody { dictionary, only_if: None }, when: &gate.when }.look(
            GATE,
            &[Freshness::AsRecorded],
            &readings,
        ));
    }
    // Where a lane waits to be asked for, no rule speaks.
    readings.retain(|(open, _)| *open);
    let asked = programme.rules.iter().zip(&ready.stopped).filter(|(rule, _)| is_of(only, rule));
    for (rule, _) in asked.filter(|(_, stopped)| stopped.is_none()) {
        let only_if = programme.gate.as_ref().map(|gate| &gate.when);
        let looking = Looking { people: Everybody { dictionary, only_if }, when: &rule.when };
        rules.push(looking.look(rule.id.as_str(), &freshness(rule), &readings));
    }
    for rule in &mut rules {
        rule.named = named.get(&rule.rule).copied().unwrap_or_default();
        findings
            .extend(rule.clauses.iter().filter(|clause| !clause.reached).map(|clause| missed(rule, clause)));
    }
    let clauses = || rules.iter().flat_map(|rule| &rule.clauses);
    Coverage {
        clauses: clauses().count(),
        clauses_reached: clauses().filter(|clause| clause.reached).count(),
        rules,
    }
}

/// How the facts are looked at for what a rule does: holds count only facts in date.
pub(super) fn freshness(rule: &Rule) -> Vec<Freshness> {
    let hold = rule.holds().then_some(Freshness::InDateOnly);
    let other = rule.does_more_than_hold().then_some(Freshness::AsRecorded);
    hold.into_iter().chain(other).collect()
}

struct Looking<'a> {
    people: Everybody<'a>,
    when: &'a Condition,
}

impl Looking<'_> {
    fn look(&self, id: &str, freshness: &[Freshness], readings: &[(bool, Reading<'_>)]) -> RuleCoverage {
        let written = self.when.clauses();
        let mut came_out = Seen::default();
        let mut decided = vec![Seen::default(); written.len()];
        let mut could_decide = decided.clone();
        let mut deciding = Vec::new();
        for freshness in freshness.iter().copied() {
            for (_, reading) in readings {
                deciding.clear();
                came_out.note(explain::deciding(self.when, reading, freshness, &mut deciding));
                for number in deciding.iter().copied().map(usize::from) {
                    if let Some(seen) = decided.get_mut(number) {
                        seen.note(self.when.clause_outcome(number, reading, freshness));
                    }
                }
            }
            // Where there are too many possibilities to look at, both ways are asked for.
            let both = Seen { yes: true, no: true, cannot_tell: false };
            let possible = self.people.can_decide(self.when, freshness);
            let possible = possible.unwrap_or_else(|| vec![both; written.len()]);
            for (seen, possible) in could_decide.iter_mut().zip(possible) {
                *seen = seen.or(possible);
            }
        }
        let clauses =
            written.iter().zip(decided).zip(could_decide).map(|((clause, decided), could_decide)| {
                ClauseCoverage {
                    clause: clause.text.to_string(),
                    place: clause.place.clone(),
                    decided,
                    could_decide,
                    reached: missing(decided, could_decide).is_empty(),
                }
            });
        RuleCoverage { rule: id.to_owned(), came_out, named: 0, clauses: clauses.collect() }
    }
}

/// The outcomes a clause still has to decide with, in words.
fn missing(decided: Seen, could: Seen) -> Vec<&'static str> {
    let instead = could.yes != could.no && could.cannot_tell;
    [
        ("yes", could.yes, decided.yes),
        ("no", could.no, decided.no),
        ("cannot tell", instead, decided.cannot_tell),
    ]
    .into_iter()
    .filter(|(_, wanted, seen)| *wanted && !*seen)
    .map(|(words, ..)| words)
    .collect()
}

fn missed(rule: &RuleCoverage, clause: &ClauseCoverage) -> Finding {
    let missing = missing(clause.decided, clause.could_decide).join(" and never with ");
    let of =
        if rule.rule == GATE { "whether the lane opens".to_owned() } else { format!("rule `{}`", rule.rule) };
    let what = format!("`{}` never decides {of} with {missing} in any case", clause.clause);
    Finding::new(codes::CLAUSE_NOT_REACHED, clause.place.clone(), what)
        .fix(format!("add a moment in which this clause decides with {}", missing.replace("never ", "one ")))
}
