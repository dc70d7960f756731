//! Why a condition came out as it did: the clauses that decided, the facts that are missing, and the one question
//! that would settle it.
//!
//! Works on the tree; every reason that is given asks which clauses decided, so a few clauses stand in one word.
//! Bench: `benches/advice` of core/runtime.

use std::collections::BTreeSet;

use crate::condition::{Clause, Condition, Node, Test, ask};
use crate::dictionary::{Dictionary, Slot};
use crate::fact::ComeBy;
use crate::fact_sheet::{FactSheet, FactState};
use crate::reading::{Freshness, Reading};
use crate::truth::Truth;

/// How a condition came out, with the clauses that decided, by number, appended to `found` in the order written.
///
/// For a yes these are the clauses that made it so, for a no those that stood against it, for cannot tell those
/// that could not be told.
pub fn deciding(
    condition: &Condition,
    reading: &Reading<'_>,
    freshness: Freshness,
    found: &mut Vec<u16>,
) -> Truth {
    deciding_by(condition, &|number| condition.clause_outcome(number, reading, freshness), found)
}

/// The same where `clause` says how each clause comes out.
pub fn deciding_by(condition: &Condition, clause: &impl Fn(usize) -> Truth, found: &mut Vec<u16>) -> Truth {
    if condition.clauses().len() <= u64::BITS as usize {
        let (truth, mut few) = decide::<u64>(condition.root(), clause);
        while few != 0 {
            found.extend(u16::try_from(few.trailing_zeros()));
            few &= few - 1;
        }
        truth
    } else {
        let (truth, many) = decide::<BTreeSet<u16>>(condition.root(), clause);
        found.extend(many);
        truth
    }
}

/// A set of clauses: bits in a word while there are few, since every reason of every rule asks for one.
trait ClauseSet: Default {
    fn of(number: usize) -> Self;
    fn join(&mut self, other: Self);
}

impl ClauseSet for u64 {
    #[inline]
    fn of(number: usize) -> Self {
        1 << (number & 63)
    }

    #[inline]
    fn join(&mut self, other: Self) {
        *self |= other;
    }
}

impl ClauseSet for BTreeSet<u16> {
    fn of(number: usize) -> Self {
        u16::try_from(number).into_iter().collect()
    }

    fn join(&mut self, mut other: Self) {
        self.append(&mut other);
    }
}

/// How a node comes out, with the clauses that decided: of each group, those of the parts that came out as the group
/// did.
fn decide<S: ClauseSet>(node: &Node, clause: &impl Fn(usize) -> Truth) -> (Truth, S) {
    match node {
        Node::Clause(number) => (clause(*number), S::of(*number)),
        Node::Not(part) => {
            let (truth, set) = decide(part, clause);
            (!truth, set)
        }
        Node::All(parts) | Node::Any(parts) => {
            let all = matches!(node, Node::All(_));
            let (mut truth, mut set) = (if all { Truth::Yes } else { Truth::No }, S::default());
            for part in parts {
                let (part, deciding) = decide(part, clause);
                let joined = if all { truth.and(part) } else { truth.or(part) };
                if joined != truth {
                    (truth, set) = (joined, deciding);
                } else if part == truth {
                    set.join(deciding);
                }
            }
            (truth, set)
        }
    }
}

/// The declared fact that a clause which cannot be told waits for.
#[must_use]
pub fn waits_for(clause: &Clause, reading: &Reading<'_>, freshness: Freshness) -> Slot {
    match clause.test {
        Test::Against(_, other) if ask(Test::Known, clause.slot, reading, freshness) == Truth::Yes => {
            reading.cause(other, freshness)
        }
        _ => reading.cause(clause.slot, freshness),
    }
}

/// The declared facts that keep a condition from being told, in slot order, each once.
#[must_use]
pub fn missing(condition: &Condition, reading: &Reading<'_>, freshness: Freshness) -> Vec<Slot> {
    let mut found = Vec::new();
    add_missing(condition, reading, freshness, &mut Vec::new(), &mut found);
    found.sort_unstable();
    found
}

/// Adds the declared facts that keep a condition from being told, each once, to `found`. `clauses` is room to work in.
pub fn add_missing(
    condition: &Condition,
    reading: &Reading<'_>,
    freshness: Freshness,
    clauses: &mut Vec<u16>,
    found: &mut Vec<Slot>,
) {
    clauses.clear();
    if deciding(condition, reading, freshness, clauses) != Truth::CannotTell {
        return;
    }
    let start = found.len();
    for clause in clauses.iter().filter_map(|number| condition.clauses().get(usize::from(*number))) {
        let slot = waits_for(clause, reading, freshness);
        if !found.get(start..).is_some_and(|fresh| fresh.contains(&slot)) {
            found.push(slot);
        }
    }
}

/// The one fact that an ordinary question would settle a suggestion with; none where it takes more than one,
/// or where only the person could bring it up. `missing` are the facts that keep the condition from being told
/// ([`add_missing`]).
///
/// A fact that is waited for, declined, in two accounts or held by nobody counts against the suggestion quietly.
#[must_use]
pub fn one_question(
    condition: &Condition,
    missing: &[Slot],
    reading: &Reading<'_>,
    sheet: &FactSheet,
    dictionary: &Dictionary,
) -> Option<Slot> {
    let may_be_asked = |slot: Slot| may_be_asked(slot, sheet, dictionary);
    match missing.iter().filter(|slot| may_be_asked(**slot)).count() {
        0 => None,
        asked if asked == missing.len() => missing.first().copied().filter(|_| asked == 1),
        _ => one_beside_quiet_facts(condition, reading, &may_be_asked),
    }
}

/// The one question where some facts that are missing count quietly against the suggestion.
fn one_beside_quiet_facts(
    condition: &Condition,
    reading: &Reading<'_>,
    may_be_asked: &dyn Fn(Slot) -> bool,
) -> Option<Slot> {
    let freshness = Freshness::AsRecorded;
    let question = |number: usize| {
        let clause = condition.clauses().get(number)?;
        Some(waits_for(clause, reading, freshness)).filter(|slot| may_be_asked(*slot))
    };
    let quietly = |number: usize| match condition.clause_outcome(number, reading, freshness) {
        Truth::CannotTell if question(number).is_none() => Truth::from(condition.is_negated(number)),
        outcome => outcome,
    };
    let mut clauses = Vec::new();
    if deciding_by(condition, &quietly, &mut clauses) != Truth::CannotTell {
        return None;
    }
    let mut questions = clauses.into_iter().filter_map(|number| question(usize::from(number)));
    let first = questions.next()?;
    questions.all(|other| other == first).then_some(first)
}

/// Says whether somebody may be asked for this fact: it is looked up or asked, and the asking has not ended.
#[must_use]
pub fn may_be_asked(slot: Slot, sheet: &FactSheet, dictionary: &Dictionary) -> bool {
    let ordinary = dictionary.fact(slot).is_some_and(|fact| fact.come_by != ComeBy::Wait);
    let ended = matches!(sheet.cell(slot).state, FactState::RatherNotSay | FactState::TwoAccounts);
    ordinary && !ended
}
