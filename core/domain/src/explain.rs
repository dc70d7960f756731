//! Why a condition came out as it did: the clauses that decided, the facts that are missing, and the one question
//! that would settle it.
//!
//! Works on the tree, off the hot path.

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
    deciding_by(condition.root(), &|number| condition.clause_outcome(number, reading, freshness), found)
}

/// The same for one node, where `clause` says how each clause comes out: keeps of each group the parts that came out
/// as the group did.
pub fn deciding_by(node: &Node, clause: &impl Fn(usize) -> Truth, found: &mut Vec<u16>) -> Truth {
    match node {
        Node::Clause(number) => {
            found.extend(u16::try_from(*number));
            clause(*number)
        }
        Node::Not(part) => !deciding_by(part, clause, found),
        Node::All(parts) | Node::Any(parts) => {
            let all = matches!(node, Node::All(_));
            let start = found.len();
            let mut truth = if all { Truth::Yes } else { Truth::No };
            for part in parts {
                let before = found.len();
                let part = deciding_by(part, clause, found);
                let joined = if all { truth.and(part) } else { truth.or(part) };
                if joined != truth {
                    drop(found.drain(start..before));
                } else if part != truth {
                    found.truncate(before);
                }
                truth = joined;
            }
            truth
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

/// What questions are open so far: none, one, or more than one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Open {
    None,
    One(Slot),
    Several,
}

impl Open {
    fn with(self, slot: Slot) -> Self {
        match self {
            Self::None => Self::One(slot),
            Self::One(other) if other == slot => self,
            _ => Self::Several,
        }
    }
}

/// The one fact that an ordinary question would settle a suggestion with; none where it takes more than one,
/// or where only the person could bring it up.
///
/// A fact that is waited for, declined, in two accounts or held by nobody counts against the suggestion quietly.
#[must_use]
pub fn one_question(
    condition: &Condition,
    reading: &Reading<'_>,
    sheet: &FactSheet,
    dictionary: &Dictionary,
) -> Option<Slot> {
    let walk = Walk { condition, reading, freshness: Freshness::AsRecorded };
    let mut open = Open::None;
    let askable = |slot: Slot| may_be_asked(slot, sheet, dictionary);
    match (walk.quietly(condition.root(), true, &askable, &mut open), open) {
        (Truth::CannotTell, Open::One(slot)) => Some(slot),
        _ => None,
    }
}

/// Says whether somebody may be asked for this fact: it is looked up or asked, and the asking has not ended.
#[must_use]
pub fn may_be_asked(slot: Slot, sheet: &FactSheet, dictionary: &Dictionary) -> bool {
    let ordinary = dictionary.fact(slot).is_some_and(|fact| fact.come_by != ComeBy::Wait);
    let ended = matches!(sheet.cell(slot).state, FactState::RatherNotSay | FactState::TwoAccounts);
    ordinary && !ended
}

struct Walk<'a> {
    condition: &'a Condition,
    reading: &'a Reading<'a>,
    freshness: Freshness,
}

impl Walk<'_> {
    fn clause(&self, number: usize) -> Truth {
        self.condition.clause_outcome(number, self.reading, self.freshness)
    }

    /// Evaluates with facts that nobody may be asked for leaning against the suggestion; collects the others.
    fn quietly(&self, node: &Node, upright: bool, askable: &dyn Fn(Slot) -> bool, open: &mut Open) -> Truth {
        match node {
            Node::Not(part) => !self.quietly(part, !upright, askable, open),
            Node::Clause(number) => {
                let truth = self.clause(*number);
                match self.condition.clauses().get(*number).filter(|_| truth == Truth::CannotTell) {
                    Some(clause) => {
                        let slot = waits_for(clause, self.reading, self.freshness);
                        if !askable(slot) {
                            return Truth::from(!upright);
                        }
                        *open = open.with(slot);
                        truth
                    }
                    None => truth,
                }
            }
            Node::All(parts) | Node::Any(parts) => {
                let (mut truth, decided) = match node {
                    Node::All(_) => (Truth::Yes, Truth::No),
                    _ => (Truth::No, Truth::Yes),
                };
                let before = *open;
                for part in parts {
                    let part = self.quietly(part, upright, askable, open);
                    truth = if decided == Truth::No { truth.and(part) } else { truth.or(part) };
                }
                if truth == decided {
                    *open = before;
                }
                truth
            }
        }
    }
}
