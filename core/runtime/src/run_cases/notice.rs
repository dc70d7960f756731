//! Whether any case would notice a slip: one rule is changed at a time, only the moments it could matter to are advised
//! anew, and an expectation that was met and no longer is has noticed it.

use std::sync::Arc;

use domain::advice::Advice;
use domain::case::{Expectation, Expected};
use domain::codes;
use domain::finding::Finding;
use domain::ids::SiteId;
use domain::place::Place;
use domain::possible::Everybody;
use domain::programme::Programme;
use domain::reading::{Freshness, Reading};
use domain::rule::{Action, Rule};
use domain::truth::Truth;
use schemars::JsonSchema;
use serde::Serialize;

use super::coverage::GATE;
use super::coverage::freshness;
use super::expectation::Outcomes;
use super::is_of;
use super::mutants::{Altered, Mutant, is_too_long, mutants};
use super::scene::Scene;
use crate::advise::advise;
use crate::compile::Ready;

/// At most so many slips are tried in one run, over all rules in the order of the file: a check on cases is not to take
/// minutes, whatever a programme holds.
const MOST_SLIPS: usize = 5_000;

/// At most so many clauses are looked at, over all possibilities of all slips, to tell which slips make no difference:
/// a rule that repeats itself has many of those, and each is only known for one when everything was looked at.
const MOST_LOOKED_AT: u64 = 50_000_000;

/// Which slips in rules the cases would notice.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Noticing {
    /// How many slips were tried, those that make no difference left out.
    pub tried: usize,
    /// How many of them a case noticed.
    pub noticed: usize,
    /// Slips that no case notices.
    pub not_noticed: Vec<SlipLine>,
    /// Slips that make no difference to what is held, suggested, adapted, raised or asked, whatever is known about a
    /// person.
    pub no_difference: Vec<SlipLine>,
    /// Rules with too many clauses for slips in them to be tried.
    pub too_long: Vec<String>,
    /// Slips in other rules that were not tried, since there were too many of them.
    pub not_tried: usize,
}

/// One slip.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SlipLine {
    /// The rule; `asked_for_first` for the condition that opens the lane.
    pub rule: String,
    /// What is changed, as in "no case would notice if ...".
    pub change: String,
    /// Where.
    pub place: Place,
}

/// Tries every slip; a finding for each that no case notices goes to `findings`.
pub(super) fn noticing(
    ready: &Ready,
    scenes: &[Scene<'_>],
    only: Option<&SiteId>,
    findings: &mut Vec<Finding>,
) -> Noticing {
    let programme = &*ready.programme;
    let moments: Vec<Moment<'_>> = scenes
        .iter()
        .map(|scene| Moment {
            scene,
            reading: programme.reading(&scene.sheet, &scene.outside),
            met: met(ready, scene, &scene.advice),
        })
        .collect();
    let mut trying = Trying { ready, moments, changed: ready.clone(), left: MOST_LOOKED_AT };
    let mut noticing = Noticing {
        tried: 0,
        noticed: 0,
        not_noticed: Vec::new(),
        no_difference: Vec::new(),
        too_long: too_long(programme, only, findings),
        not_tried: 0,
    };
    let asked = |mutant: &Mutant| match &mutant.altered {
        Altered::Rule(_, rule) => is_of(only, rule),
        Altered::Gate(_) => only.is_none(),
    };
    for (number, mutant) in mutants(ready).filter(asked).enumerate() {
        if number >= MOST_SLIPS || trying.left == 0 {
            noticing.not_tried += 1;
            continue;
        }
        if trying.is_noticed(&mutant) {
            noticing.noticed += 1;
        } else if trying.makes_no_difference(&mutant) {
            noticing.no_difference.push(line(mutant));
            continue;
        } else if trying.left == 0 {
            noticing.not_tried += 1;
            continue;
        } else {
            let what = format!("no case would notice if {}", mutant.change);
            let finding = Finding::new(codes::CHANGE_NOT_NOTICED, mutant.place.clone(), what);
            findings.push(finding.fix(mutant.fix.clone()));
            noticing.not_noticed.push(line(mutant));
        }
        noticing.tried += 1;
    }
    noticing
}

/// The rules that are too long, with a finding for each.
fn too_long(programme: &Programme, only: Option<&SiteId>, findings: &mut Vec<Finding>) -> Vec<String> {
    let gate = programme.gate.as_ref().filter(|gate| only.is_none() && is_too_long(&gate.when));
    let gate = gate.map(|gate| (GATE.to_owned(), &gate.when));
    let rules = programme.rules.iter().filter(|rule| is_of(only, rule) && is_too_long(&rule.when));
    let all = gate.into_iter().chain(rules.map(|rule| (rule.id.to_string(), &rule.when)));
    let told = all.map(|(id, when)| {
        let clauses = when.clauses();
        let what = format!("`{id}` has {} clauses, so no slip in it is tried", clauses.len());
        let place = clauses.first().map(|clause| clause.place.clone());
        findings.extend(place.map(|place| Finding::new(codes::TOO_LONG_TO_TRY, place, what)));
        id
    });
    told.collect()
}

fn line(mutant: Mutant) -> SlipLine {
    SlipLine { rule: mutant.rule, change: mutant.change, place: mutant.place }
}

/// The expectations of a scene that rules decide and that `advice` meets.
fn met<'c>(ready: &Ready, scene: &Scene<'c>, advice: &Advice) -> Vec<&'c Expectation> {
    let outcomes = Outcomes { ready, scene, advice };
    scene
        .expect
        .iter()
        .filter(|expectation| is_up_to_rules(expectation) && outcomes.meets(expectation).is_ok())
        .collect()
}

/// Whether rules decide what comes out; the programme's functions decide the rest.
fn is_up_to_rules(expectation: &Expectation) -> bool {
    !matches!(
        expectation.outcome,
        Expected::Suitability(..) | Expected::Derived(..) | Expected::FollowUp(..) | Expected::Progress(..)
    )
}

/// A scene with what is needed to see quickly whether a slip could matter to it.
struct Moment<'a> {
    scene: &'a Scene<'a>,
    reading: Reading<'a>,
    met: Vec<&'a Expectation>,
}

struct Trying<'a> {
    ready: &'a Ready,
    moments: Vec<Moment<'a>>,
    /// The programme the slips are made in, one at a time.
    changed: Ready,
    /// How many clauses may still be looked at.
    left: u64,
}

impl Trying<'_> {
    fn is_noticed(&mut self, mutant: &Mutant) -> bool {
        let before = self.exchange(&mutant.altered);
        let notices = |moment: &Moment<'_>| {
            if !self.could_matter(&mutant.altered, moment) {
                return false;
            }
            let scene = moment.scene;
            let advice = advise(&self.changed, &scene.sheet, &scene.outside);
            let outcomes = Outcomes { ready: &self.changed, scene, advice: &advice };
            moment.met.iter().any(|expectation| outcomes.meets(expectation).is_err())
        };
        let noticed = self.moments.iter().any(notices);
        if let Some(before) = before {
            self.exchange(&before);
        }
        noticed
    }

    /// Puts a rule or the lane's condition in the place of what is there, which is given back.
    fn exchange(&mut self, altered: &Altered) -> Option<Altered> {
        let programme = Arc::make_mut(&mut self.changed.programme);
        match altered {
            Altered::Rule(position, rule) => {
                let place = programme.rules.get_mut(usize::from(*position))?;
                let before = std::mem::replace(place, (**rule).clone());
                Some(Altered::Rule(*position, Box::new(before)))
            }
            Altered::Gate(when) => {
                let gate = programme.gate.as_mut()?;
                let before = std::mem::replace(&mut gate.when, (**when).clone());
                Some(Altered::Gate(Box::new(before)))
            }
        }
    }

    /// Whether a moment could come out differently: quick, and never no where it could.
    fn could_matter(&self, altered: &Altered, moment: &Moment<'_>) -> bool {
        if moment.met.is_empty() {
            return false;
        }
        match altered {
            Altered::Gate(_) => true,
            Altered::Rule(position, rule) => {
                let written = self.written(*position);
                moment.scene.advice.open
                    && written.is_some_and(|written| may_speak_differently(written, rule, &moment.reading))
            }
        }
    }

    fn written(&self, position: u16) -> Option<&Rule> {
        self.ready.programme.rules.get(usize::from(position))
    }

    /// Whether the slip leaves the condition as it is for everybody, and does the same.
    fn makes_no_difference(&mut self, mutant: &Mutant) -> bool {
        let (ready, left) = (self.ready, &mut self.left);
        let programme = &*ready.programme;
        let gate = programme.gate.as_ref().map(|gate| &gate.when);
        let people = |only_if| Everybody { dictionary: &programme.dictionary, only_if };
        match &mutant.altered {
            Altered::Rule(position, rule) => {
                programme.rules.get(usize::from(*position)).is_some_and(|written| {
                    let alike = |freshness: Freshness| {
                        let only_yes_counts = freshness == Freshness::AsRecorded && !suggests(written);
                        people(gate).alike_within(&written.when, &rule.when, freshness, only_yes_counts, left)
                            == Some(true)
                    };
                    does_the_same(written, rule) && freshness(written).into_iter().all(alike)
                })
            }
            // A lane opens only where its condition is known to hold.
            Altered::Gate(when) => gate.is_some_and(|gate| {
                people(None).alike_within(gate, when, Freshness::AsRecorded, true, left) == Some(true)
            }),
        }
    }
}

/// A rule that suggests may be listed under "might apply" where it cannot tell; one that only adapts, raises or asks is
/// silent then, as it is at no.
fn suggests(rule: &Rule) -> bool {
    rule.actions.iter().any(|action| matches!(action, Action::Suggest(_)))
}

fn does_the_same(written: &Rule, changed: &Rule) -> bool {
    written.actions == changed.actions && written.timing == changed.timing
}

/// A rule that comes out no is silent. One that comes out yes both ways says the same, where it does the same and does not
/// ask what is missing.
fn may_speak_differently(written: &Rule, changed: &Rule, reading: &Reading<'_>) -> bool {
    let same = does_the_same(written, changed);
    let asks = written.when.asks_what_is_missing() || changed.when.asks_what_is_missing();
    freshness(written).into_iter().any(|freshness| {
        let before = written.when.evaluate(reading, freshness);
        let after = changed.when.evaluate(reading, freshness);
        match (before, after) {
            (Truth::No, Truth::No) => false,
            (Truth::Yes, Truth::Yes) => !same || asks,
            _ => true,
        }
    })
}
