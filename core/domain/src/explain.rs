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

/// The clauses that decided, by number, in the order written.
///
/// For a yes these are the clauses that made it so, for a no those that stood against it, for cannot tell those
/// that could not be told.
#[must_use]
pub fn deciding(condition: &Condition, reading: &Reading<'_>, freshness: Freshness) -> Vec<usize> {
    let mut found = Vec::new();
    let walk = Walk { clauses: condition.clauses(), reading, freshness };
    walk.deciding(condition.root(), &mut found);
    found.sort_unstable();
    found
}

/// The declared facts that keep a condition from being told, in slot order, each once.
#[must_use]
pub fn missing(condition: &Condition, reading: &Reading<'_>, freshness: Freshness) -> Vec<Slot> {
    let walk = Walk { clauses: condition.clauses(), reading, freshness };
    if walk.truth(condition.root()) != Truth::CannotTell {
        return Vec::new();
    }
    let mut found: Vec<Slot> = deciding(condition, reading, freshness)
        .into_iter()
        .filter_map(|number| walk.missing_in(number))
        .collect();
    found.sort_unstable();
    found.dedup();
    found
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
    let walk = Walk { clauses: condition.clauses(), reading, freshness: Freshness::AsRecorded };
    let mut open = Vec::new();
    let askable = |slot: Slot| may_be_asked(slot, sheet, dictionary);
    let truth = walk.quietly(condition.root(), true, &askable, &mut open);
    open.sort_unstable();
    open.dedup();
    match (truth, open.as_slice()) {
        (Truth::CannotTell, [slot]) => Some(*slot),
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
    clauses: &'a [Clause],
    reading: &'a Reading<'a>,
    freshness: Freshness,
}

impl Walk<'_> {
    fn clause(&self, number: usize) -> Truth {
        let clause = self.clauses.get(number);
        clause.map_or(Truth::CannotTell, |clause| ask(clause.test, clause.slot, self.reading, self.freshness))
    }

    fn truth(&self, node: &Node) -> Truth {
        match node {
            Node::All(parts) => parts.iter().fold(Truth::Yes, |truth, part| truth.and(self.truth(part))),
            Node::Any(parts) => parts.iter().fold(Truth::No, |truth, part| truth.or(self.truth(part))),
            Node::Not(part) => !self.truth(part),
            Node::Clause(number) => self.clause(*number),
        }
    }

    fn deciding(&self, node: &Node, found: &mut Vec<usize>) {
        match node {
            Node::Clause(number) => found.push(*number),
            Node::Not(part) => self.deciding(part, found),
            Node::All(parts) | Node::Any(parts) => {
                let truth = self.truth(node);
                for part in parts.iter().filter(|part| self.truth(part) == truth) {
                    self.deciding(part, found);
                }
            }
        }
    }

    /// The declared fact a clause that cannot be told waits for.
    fn missing_in(&self, number: usize) -> Option<Slot> {
        let clause = self.clauses.get(number)?;
        let known = ask(Test::Known, clause.slot, self.reading, self.freshness) == Truth::Yes;
        match clause.test {
            Test::Against(_, other) if known => Some(self.reading.cause(other, self.freshness)),
            _ => Some(self.reading.cause(clause.slot, self.freshness)),
        }
    }

    /// Evaluates with facts that nobody may be asked for leaning against the suggestion; collects the others.
    fn quietly(
        &self,
        node: &Node,
        upright: bool,
        askable: &dyn Fn(Slot) -> bool,
        open: &mut Vec<Slot>,
    ) -> Truth {
        match node {
            Node::Not(part) => !self.quietly(part, !upright, askable, open),
            Node::Clause(number) => {
                let truth = self.clause(*number);
                match self.missing_in(*number).filter(|_| truth == Truth::CannotTell) {
                    Some(slot) if askable(slot) => open.push(slot),
                    Some(_) => return Truth::from(!upright),
                    None => {}
                }
                truth
            }
            Node::All(parts) | Node::Any(parts) => {
                let (mut truth, decided) = match node {
                    Node::All(_) => (Truth::Yes, Truth::No),
                    _ => (Truth::No, Truth::Yes),
                };
                let before = open.len();
                for part in parts {
                    let part = self.quietly(part, upright, askable, open);
                    truth = if decided == Truth::No { truth.and(part) } else { truth.or(part) };
                }
                if truth == decided {
                    open.truncate(before);
                }
                truth
            }
        }
    }
}
