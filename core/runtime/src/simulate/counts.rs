//! What one programme came to for invented people: sessions, rules, clauses, blocks, missing facts.

use domain::advice::{Advice, Item, Outcome};
use domain::dictionary::Slot;
use domain::ids::ProgrammeId;
use domain::place::Place;
use domain::possible::Everybody;
use domain::reading::{Freshness, Reading};
use domain::truth::{Seen, Truth};
use schemars::JsonSchema;
use serde::Serialize;

use super::dosage::{Dosage, dosage};
use crate::compile::Ready;

/// As many of a hundred open lanes are nearly all.
const NEARLY_ALL: u64 = 95;

/// Missing facts named at most.
const MOST_MISSING: usize = 10;

/// What a programme came to for invented people.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ProgrammeSimulation {
    /// The programme.
    pub programme: ProgrammeId,
    /// Its version.
    pub version: String,
    /// SHA-256 of its content.
    pub content_hash: String,
    /// For how many people its lane was open; everything below is about those.
    pub lanes_open: u32,
    /// Each session in the library's order.
    pub sessions: Vec<SessionCount>,
    /// Sessions never suggested.
    pub never_suggested: Vec<String>,
    /// Sessions suggested to nearly everyone.
    pub nearly_always_suggested: Vec<String>,
    /// Sessions held for nearly everyone.
    pub nearly_always_held: Vec<String>,
    /// Each rule in file order.
    pub rules: Vec<RuleCount>,
    /// Rules that never came out yes.
    pub never_yes: Vec<String>,
    /// Rules that came out yes for nearly everyone.
    pub nearly_always_yes: Vec<String>,
    /// Rules that could never tell.
    pub always_cannot_tell: Vec<String>,
    /// Clauses that never came out yes, or never no.
    pub clauses_never: Vec<ClauseNever>,
    /// How many clauses there are.
    pub clauses: usize,
    /// How many blocks the sessions have, those of the site included.
    pub blocks: usize,
    /// How many of them are in sessions that were suggested to somebody.
    pub blocks_reached: usize,
    /// The facts most often missing, with how many items waited for them.
    pub missing: Vec<MissingFact>,
    /// Whether the programme's bounds of meetings can be broken.
    pub dosage: Dosage,
    /// How many different combinations of all rules' outcomes were seen.
    pub combinations: usize,
    /// About how many there are at most: each rule's outcomes multiplied.
    pub combinations_at_most: f64,
}

/// A session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SessionCount {
    /// Its id.
    pub session: String,
    /// For how many people it was suggested.
    pub suggested: u32,
    /// For how many it was held.
    pub held: u32,
    /// For how many it might apply.
    pub might_apply: u32,
}

/// A rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct RuleCount {
    /// Its id.
    pub rule: String,
    /// The layer it comes from.
    pub layer: String,
    /// For how many people it came out yes.
    pub yes: u32,
    /// No.
    pub no: u32,
    /// Cannot tell.
    pub cannot_tell: u32,
}

/// A clause with an outcome that was never seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ClauseNever {
    /// The rule.
    pub rule: String,
    /// The clause as written.
    pub clause: String,
    /// Which of yes and no were never seen.
    pub never: Vec<Truth>,
    /// Which of those can be the reason for nobody, whoever they are.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cannot_be: Vec<Truth>,
    /// Where it stands.
    pub place: Place,
}

/// A fact that was missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct MissingFact {
    /// Its id.
    pub fact: String,
    /// For how many people something waited for it.
    pub people: u32,
    /// How many items waited for it.
    pub items: u64,
}

/// A tally while people come.
#[derive(Debug)]
pub(super) struct Counts<'p> {
    ready: &'p Ready,
    open: u32,
    /// By session: suggested, held, might apply.
    sessions: Vec<[u32; 3]>,
    /// By rule: no, cannot tell, yes.
    rules: Vec<[u32; 3]>,
    /// By rule and clause.
    clauses: Vec<Vec<Seen>>,
    /// Clauses not seen with every outcome yet: rule and clause.
    pending: Vec<(usize, usize)>,
    /// By fact: people, items, and the last person that was counted.
    missing: Vec<(u32, u64, u32)>,
    /// Combinations of all rules' outcomes, as 64 bits each; distinct after `settle`.
    combinations: Vec<u64>,
    settled: usize,
}

impl<'p> Counts<'p> {
    pub(super) fn new(ready: &'p Ready) -> Self {
        let programme = &*ready.programme;
        let clauses = programme.rules.iter().map(|rule| vec![Seen::default(); rule.when.clauses().len()]);
        let clauses: Vec<Vec<Seen>> = clauses.collect();
        let all = |(rule, clauses): (usize, &Vec<Seen>)| {
            (0..clauses.len()).map(move |clause| (rule, clause)).collect::<Vec<_>>()
        };
        Self {
            ready,
            open: 0,
            sessions: vec![[0; 3]; programme.package.sessions.len()],
            rules: vec![[0; 3]; programme.rules.len()],
            pending: clauses.iter().enumerate().flat_map(all).collect(),
            clauses,
            missing: vec![(0, 0, u32::MAX); programme.dictionary.facts().len()],
            combinations: Vec::new(),
            settled: 0,
        }
    }

    /// Notes what came out for person number `person`; `reading` is turned to them.
    pub(super) fn note(&mut self, person: u32, advice: &Advice, reading: &Reading<'_>) {
        if !advice.open {
            return;
        }
        self.open += 1;
        for item in &advice.items {
            match item.outcome {
                Outcome::Suggest(_, session) => self.session(session, 0),
                Outcome::Hold(session) => self.session(session, 1),
                Outcome::Adapt(_) | Outcome::Raise(_) => {}
            }
            self.waits(person, advice, item);
        }
        for item in &advice.might_apply {
            if let Outcome::Suggest(_, session) = item.outcome {
                self.session(session, 2);
            }
            self.waits(person, advice, item);
        }
        self.outcomes(reading);
    }

    fn session(&mut self, session: u16, how: usize) {
        if let Some(count) =
            self.sessions.get_mut(usize::from(session)).and_then(|counts| counts.get_mut(how))
        {
            *count += 1;
        }
    }

    /// Counts what an item waits for, each fact once.
    fn waits(&mut self, person: u32, advice: &Advice, item: &Item) {
        for reason in advice.reasons(item.reasons).iter().filter(|reason| reason.truth == Truth::CannotTell) {
            for Slot(slot) in advice.slots(reason.missing) {
                let Some((people, items, last)) = self.missing.get_mut(usize::from(slot)) else { continue };
                *items += 1;
                if *last != person {
                    *people += 1;
                    *last = person;
                }
            }
        }
    }

    fn outcomes(&mut self, reading: &Reading<'_>) {
        let rules = &self.ready.programme.rules;
        let mut together = 0xcbf2_9ce4_8422_2325_u64;
        for (rule, counts) in rules.iter().zip(&mut self.rules) {
            let truth = rule.when.evaluate(reading, freshness(rule));
            if let Some(count) = counts.get_mut(truth as usize) {
                *count += 1;
            }
            together = (together ^ (truth as u64 + 1)).wrapping_mul(0x0000_0100_0000_01b3).rotate_left(23);
        }
        let clauses = &mut self.clauses;
        self.pending.retain(|(number, clause)| {
            let rule = rules.get(*number);
            let seen = clauses.get_mut(*number).and_then(|clauses| clauses.get_mut(*clause));
            let Some((rule, seen)) = rule.zip(seen) else { return false };
            seen.note(rule.when.clause_outcome(*clause, reading, freshness(rule)));
            !(seen.yes && seen.no)
        });
        self.combinations.push(together);
        // Half of what stays may be new before it is looked through again: memory follows what was seen.
        if self.combinations.len() > (1 << 16) + self.settled * 2 {
            self.settle();
        }
    }

    fn settle(&mut self) {
        self.combinations.sort_unstable();
        self.combinations.dedup();
        self.settled = self.combinations.len();
    }

    /// The report; `broken` is the first person for whom a bound of meetings did not hold, with what.
    pub(super) fn report(mut self, people: u32, broken: Option<(u32, String)>) -> ProgrammeSimulation {
        self.settle();
        let package = &self.ready.programme.package;
        let programme = &*self.ready.programme;
        let named = |which: &dyn Fn(&[u32; 3]) -> bool| -> Vec<String> {
            let sessions = package.sessions.iter().zip(&self.sessions);
            sessions.filter(|(_, counts)| which(counts)).map(|(session, _)| session.id.to_string()).collect()
        };
        let open = self.open;
        let nearly = move |count: u32| open > 0 && u64::from(count) * 100 >= u64::from(open) * NEARLY_ALL;
        let rules: Vec<RuleCount> = programme
            .rules
            .iter()
            .zip(&self.rules)
            .map(|(rule, [no, cannot_tell, yes])| RuleCount {
                rule: rule.id.to_string(),
                layer: rule.layer.name(&package.manifest.id),
                yes: *yes,
                no: *no,
                cannot_tell: *cannot_tell,
            })
            .collect();
        let of_rules = |which: &dyn Fn(&RuleCount) -> bool| -> Vec<String> {
            rules.iter().filter(|rule| which(rule)).map(|rule| rule.rule.clone()).collect()
        };
        let blocks = |reached: bool| -> usize {
            let sessions = package.sessions.iter().zip(&self.sessions);
            let counted = sessions.filter(|(_, [suggested, ..])| !reached || *suggested > 0);
            counted.map(|(session, _)| session.blocks.len()).sum()
        };
        ProgrammeSimulation {
            programme: package.manifest.id.clone(),
            version: package.manifest.version.clone(),
            content_hash: package.content_hash.to_string(),
            lanes_open: open,
            sessions: self.session_counts(),
            never_suggested: named(&|[suggested, ..]| *suggested == 0),
            nearly_always_suggested: named(&|[suggested, ..]| nearly(*suggested)),
            nearly_always_held: named(&|[_, held, _]| nearly(*held)),
            never_yes: of_rules(&|rule| rule.yes == 0),
            nearly_always_yes: of_rules(&|rule| nearly(rule.yes)),
            always_cannot_tell: of_rules(&|rule| open > 0 && rule.cannot_tell == open),
            clauses_never: self.clauses_never(),
            clauses: self.clauses.iter().map(Vec::len).sum(),
            blocks: blocks(false),
            blocks_reached: blocks(true),
            missing: self.missing(),
            dosage: dosage(self.ready, people, broken),
            combinations: self.combinations.len(),
            combinations_at_most: 3_f64.powi(i32::try_from(rules.len()).unwrap_or(i32::MAX)),
            rules,
        }
    }

    fn session_counts(&self) -> Vec<SessionCount> {
        let sessions = self.ready.programme.package.sessions.iter().zip(&self.sessions);
        let count = |(session, counts): (&domain::package::SessionOutline, &[u32; 3])| {
            let [suggested, held, might_apply] = *counts;
            SessionCount { session: session.id.to_string(), suggested, held, might_apply }
        };
        sessions.map(count).collect()
    }

    fn clauses_never(&self) -> Vec<ClauseNever> {
        let programme = &*self.ready.programme;
        let only_if = programme.gate.as_ref().map(|gate| &gate.when);
        let people = Everybody { dictionary: &programme.dictionary, only_if };
        let mut never = Vec::new();
        for (rule, seen) in self.ready.programme.rules.iter().zip(&self.clauses) {
            let possible = people.can_decide(&rule.when, freshness(rule));
            let can = |clause: usize, truth: Truth| {
                let seen = possible.as_ref().and_then(|possible| possible.get(clause));
                seen.is_none_or(|seen| if truth == Truth::Yes { seen.yes } else { seen.no })
            };
            for (number, (clause, seen)) in rule.when.clauses().iter().zip(seen).enumerate() {
                let missed = [(seen.yes, Truth::Yes), (seen.no, Truth::No)];
                let missed: Vec<Truth> =
                    missed.into_iter().filter(|(seen, _)| !seen).map(|(_, truth)| truth).collect();
                if !missed.is_empty() {
                    let cannot_be = missed.iter().copied().filter(|truth| !can(number, *truth)).collect();
                    never.push(ClauseNever {
                        rule: rule.id.to_string(),
                        clause: clause.text.to_string(),
                        never: missed,
                        cannot_be,
                        place: clause.place.clone(),
                    });
                }
            }
        }
        never
    }

    fn missing(&self) -> Vec<MissingFact> {
        let dictionary = &self.ready.programme.dictionary;
        let facts = (0_u16..).zip(&self.missing).filter(|(_, (people, ..))| *people > 0);
        let mut missing: Vec<MissingFact> = facts
            .map(|(slot, (people, items, _))| MissingFact {
                fact: dictionary.name(Slot(slot)).to_owned(),
                people: *people,
                items: *items,
            })
            .collect();
        missing.sort_by_key(|fact| (std::cmp::Reverse(fact.items), std::cmp::Reverse(fact.people)));
        missing.truncate(MOST_MISSING);
        missing
    }
}

/// A rule that holds is looked at as its hold is: only facts in date count.
fn freshness(rule: &domain::rule::Rule) -> Freshness {
    if rule.holds() { Freshness::InDateOnly } else { Freshness::AsRecorded }
}
