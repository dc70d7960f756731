//! A compiled condition: a tree of clauses over interned facts, evaluated to yes, no or cannot tell.
//!
//! The tree is what explanations walk; the flat program made from it is what the hot path runs. Both say the same,
//! and a property test holds them to it.

use std::sync::Arc;

use crate::dictionary::{Dictionary, Slot};
use crate::fact_sheet::{FactCell, FactState};
use crate::place::Place;
use crate::program::{IsSmall, Mask, Program, truth};
use crate::reading::{Freshness, Reading};
use crate::truth::Truth;

/// The bit of a mask that stands for `rather-not-say`.
pub const DECLINED: u64 = 1 << 63;

/// How two values compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Comparison {
    /// `==`
    Equal,
    /// `!=`
    Different,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    More,
    /// `>=`
    AtLeast,
}

impl Comparison {
    /// Says whether `left` and `right` compare so.
    #[must_use]
    #[inline]
    pub fn holds(self, left: i64, right: i64) -> bool {
        match self {
            Self::Equal => left == right,
            Self::Different => left != right,
            Self::Less => left < right,
            Self::AtMost => left <= right,
            Self::More => left > right,
            Self::AtLeast => left >= right,
        }
    }
}

/// What a clause asks of one fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Test {
    /// Its value is one of those in the mask (bit = value's position; [`DECLINED`] for `rather-not-say`).
    OneOf(u64),
    /// It has at least one of the tags in the mask.
    AnyTag(u64),
    /// Its number, or its date in days, lies within both bounds.
    Within(i64, i64),
    /// It compares so with another fact.
    Against(Comparison, Slot),
    /// It is known.
    Known,
    /// It is not known.
    Unknown,
    /// It is not known, conflicting or out of date.
    Unsettled,
}

impl Test {
    /// Says whether it asks outright for facts that are missing.
    #[must_use]
    pub fn asks_what_is_missing(self) -> bool {
        matches!(self, Self::Unknown | Self::Unsettled)
    }
}

/// One clause: a test of one fact, as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Which fact or derived fact.
    pub slot: Slot,
    /// What is asked of it.
    pub test: Test,
    /// The clause as the designer wrote it.
    pub text: Arc<str>,
    /// Where it stands.
    pub place: Place,
}

impl Clause {
    /// The facts and derived facts it looks at: its own, and the one it compares that with.
    pub fn slots(&self) -> impl Iterator<Item = Slot> + use<> {
        let other = match self.test {
            Test::Against(_, other) => Some(other),
            _ => None,
        };
        std::iter::once(self.slot).chain(other)
    }
}

/// How clauses combine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// Every part must hold.
    All(Vec<Self>),
    /// One part must hold.
    Any(Vec<Self>),
    /// The part must not hold.
    Not(Box<Self>),
    /// A clause, by its number.
    Clause(usize),
}

impl Node {
    /// How it comes out where `clause` says how each clause does.
    #[must_use]
    pub fn outcome(&self, clause: &impl Fn(usize) -> Truth) -> Truth {
        let of = |part: &Self| part.outcome(clause);
        match self {
            Self::All(parts) => parts.iter().map(of).fold(Truth::Yes, Truth::and),
            Self::Any(parts) => parts.iter().map(of).fold(Truth::No, Truth::or),
            Self::Not(part) => !of(part),
            Self::Clause(number) => clause(*number),
        }
    }
}

/// A condition, ready to be evaluated and explained.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    source: Arc<str>,
    root: Node,
    clauses: Box<[Clause]>,
    /// For each clause, the mask that says the same, where one does.
    masks: Box<[Option<Mask>]>,
    program: Option<Program>,
    /// For each clause, whether its yes speaks against the whole.
    negated: Box<[bool]>,
    asks_what_is_missing: bool,
}

impl Condition {
    /// A condition from its tree; a node that names a clause that is not there counts as cannot tell.
    #[must_use]
    pub fn new(source: Arc<str>, root: Node, clauses: Vec<Clause>) -> Self {
        let program = Program::new(&root, &clauses, &|_| false);
        let masks = masks(&clauses, &|_| false);
        let asks_what_is_missing = clauses.iter().any(|clause| clause.test.asks_what_is_missing());
        let mut negated: Box<[bool]> = vec![false; clauses.len()].into();
        note_negated(&root, false, &mut negated);
        Self { source, root, clauses: clauses.into(), masks, program, negated, asks_what_is_missing }
    }

    /// Says whether a yes of this clause speaks against the whole: it stands under an odd number of negations.
    #[must_use]
    pub fn is_negated(&self, number: usize) -> bool {
        self.negated.get(number).copied().unwrap_or_default()
    }

    /// Says whether a clause asks outright for facts that are missing.
    #[must_use]
    pub fn asks_what_is_missing(&self) -> bool {
        self.asks_what_is_missing
    }

    /// The same condition, fitted to what the facts of `dictionary` can be: tests of small numbers get faster.
    #[must_use]
    pub fn fitted(self, dictionary: &Dictionary) -> Self {
        let is_small = |slot| dictionary.is_small(slot);
        let program = Program::new(&self.root, &self.clauses, &is_small);
        let masks = masks(&self.clauses, &is_small);
        Self { program, masks, ..self }
    }

    /// The condition as written.
    #[must_use]
    pub fn source(&self) -> &Arc<str> {
        &self.source
    }

    /// How the clauses combine.
    #[must_use]
    pub fn root(&self) -> &Node {
        &self.root
    }

    /// Every clause, in the order written.
    #[must_use]
    pub fn clauses(&self) -> &[Clause] {
        &self.clauses
    }

    /// Every fact and derived fact it reads, in slot order, each once.
    #[must_use]
    pub fn reads(&self) -> Vec<Slot> {
        let mut slots: Vec<Slot> = self.clauses.iter().flat_map(Clause::slots).collect();
        slots.sort_unstable();
        slots.dedup();
        slots
    }

    /// Evaluates the condition. Hot path.
    #[must_use]
    #[inline]
    pub fn evaluate(&self, reading: &Reading<'_>, freshness: Freshness) -> Truth {
        match &self.program {
            Some(program) => program.run(reading, freshness),
            None => self.evaluate_node(&self.root, reading, freshness),
        }
    }

    /// Evaluates one node of the tree: its meaning, as explanations see it.
    #[must_use]
    pub fn evaluate_node(&self, node: &Node, reading: &Reading<'_>, freshness: Freshness) -> Truth {
        node.outcome(&|number| self.clause_outcome(number, reading, freshness))
    }

    /// How one clause comes out.
    #[must_use]
    #[inline]
    pub fn clause_outcome(&self, number: usize, reading: &Reading<'_>, freshness: Freshness) -> Truth {
        match (self.masks.get(number), self.clauses.get(number)) {
            (Some(Some(mask)), _) => truth(mask.look(reading.code(mask.slot, freshness))),
            (_, Some(clause)) => ask(clause.test, clause.slot, reading, freshness),
            _ => Truth::CannotTell,
        }
    }
}

fn note_negated(node: &Node, under: bool, negated: &mut [bool]) {
    match node {
        Node::Not(part) => note_negated(part, !under, negated),
        Node::All(parts) | Node::Any(parts) => {
            parts.iter().for_each(|part| note_negated(part, under, negated));
        }
        Node::Clause(number) => {
            if let Some(place) = negated.get_mut(*number) {
                *place = under;
            }
        }
    }
}

fn masks(clauses: &[Clause], is_small: IsSmall<'_>) -> Box<[Option<Mask>]> {
    clauses.iter().map(|clause| Mask::of(clause.slot, clause.test, false, is_small)).collect()
}

/// Asks one test of one fact.
#[must_use]
#[inline]
pub fn ask(test: Test, slot: Slot, reading: &Reading<'_>, freshness: Freshness) -> Truth {
    answer(test, reading.cell(slot, freshness), |other| reading.cell(other, freshness), freshness)
}

/// What a test gives for a fact in `cell`; `other` gives the cell of the fact it is compared with.
#[inline]
pub(crate) fn answer(
    test: Test,
    cell: FactCell,
    other: impl FnOnce(Slot) -> FactCell,
    freshness: Freshness,
) -> Truth {
    if !cell.state.is_known(freshness) {
        return without_value(test, cell);
    }
    match test {
        Test::OneOf(mask) => Truth::from(mask >> (cell.bits & 63) & 1 == 1),
        #[expect(clippy::cast_sign_loss, reason = "tags are bits, not a number")]
        Test::AnyTag(mask) => Truth::from(cell.bits as u64 & mask & !DECLINED != 0),
        Test::Within(low, high) => Truth::from(low <= cell.bits && cell.bits <= high),
        Test::Against(comparison, slot) => {
            let other = other(slot);
            if other.state.is_known(freshness) {
                Truth::from(comparison.holds(cell.bits, other.bits))
            } else {
                Truth::CannotTell
            }
        }
        Test::Known => Truth::Yes,
        Test::Unknown => Truth::No,
        Test::Unsettled => Truth::from(cell.state == FactState::OutOfDate),
    }
}

fn without_value(test: Test, cell: FactCell) -> Truth {
    match test {
        Test::OneOf(mask) | Test::AnyTag(mask)
            if cell.state == FactState::RatherNotSay && mask & DECLINED != 0 =>
        {
            Truth::Yes
        }
        Test::Known => Truth::No,
        Test::Unknown | Test::Unsettled => Truth::Yes,
        _ => Truth::CannotTell,
    }
}
