//! A compiled condition: a tree of clauses over interned facts, evaluated to yes, no or cannot tell.
//!
//! The tree is what explanations walk; the flat list of operations beside it is what the hot path runs. Both say
//! the same, and a property test holds them to it.

use std::sync::Arc;

use crate::dictionary::Slot;
use crate::fact_sheet::{FactCell, FactState};
use crate::place::Place;
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
    /// Says whether a missing fact makes this test yes or no rather than cannot tell.
    #[must_use]
    pub fn asks_about_knowledge(self) -> bool {
        matches!(self, Self::Known | Self::Unknown | Self::Unsettled)
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

/// One step of the flat form. `end` is the position after a group's last step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    All { end: u32 },
    Any { end: u32 },
    Not,
    Clause { slot: Slot, test: Test },
}

/// A condition, ready to be evaluated and explained.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    source: Arc<str>,
    root: Node,
    clauses: Box<[Clause]>,
    steps: Box<[Step]>,
}

impl Condition {
    /// A condition from its tree; a node that names a clause that is not there counts as cannot tell.
    #[must_use]
    pub fn new(source: Arc<str>, root: Node, clauses: Vec<Clause>) -> Self {
        let mut steps = Vec::new();
        flatten(&root, &clauses, &mut steps);
        Self { source, root, clauses: clauses.into(), steps: steps.into() }
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
        let mut slots: Vec<Slot> = self
            .clauses
            .iter()
            .flat_map(|clause| match clause.test {
                Test::Against(_, other) => vec![clause.slot, other],
                _ => vec![clause.slot],
            })
            .collect();
        slots.sort_unstable();
        slots.dedup();
        slots
    }

    /// Evaluates the condition. Hot path: `benches/advice.rs` of core/runtime.
    #[must_use]
    #[inline]
    pub fn evaluate(&self, reading: &Reading<'_>, freshness: Freshness) -> Truth {
        run(&self.steps, &mut 0, reading, freshness)
    }
}

fn flatten(node: &Node, clauses: &[Clause], steps: &mut Vec<Step>) {
    let group = |parts: &[Node], steps: &mut Vec<Step>, step: fn(u32) -> Step| {
        let at = steps.len();
        steps.push(step(0));
        for part in parts {
            flatten(part, clauses, steps);
        }
        let end = u32::try_from(steps.len()).unwrap_or(u32::MAX);
        if let Some(place) = steps.get_mut(at) {
            *place = step(end);
        }
    };
    match node {
        Node::All(parts) => group(parts, steps, |end| Step::All { end }),
        Node::Any(parts) => group(parts, steps, |end| Step::Any { end }),
        Node::Not(part) => {
            steps.push(Step::Not);
            flatten(part, clauses, steps);
        }
        Node::Clause(number) => steps.extend(clauses.get(*number).map(|clause| {
            let Clause { slot, test, .. } = *clause;
            Step::Clause { slot, test }
        })),
    }
}

/// Runs the step at `at` and leaves `at` after it; groups stop at the part that decides them.
fn run(steps: &[Step], at: &mut usize, reading: &Reading<'_>, freshness: Freshness) -> Truth {
    let Some(step) = steps.get(*at) else { return Truth::CannotTell };
    *at += 1;
    match *step {
        Step::Clause { slot, test } => ask(test, slot, reading, freshness),
        Step::Not => !run(steps, at, reading, freshness),
        Step::All { end } => group(steps, at, end, Truth::Yes, Truth::No, Truth::and, reading, freshness),
        Step::Any { end } => group(steps, at, end, Truth::No, Truth::Yes, Truth::or, reading, freshness),
    }
}

#[expect(
    clippy::too_many_arguments,
    reason = "the innermost loop; a struct for the rest costs a tenth of the speed"
)]
#[inline]
fn group(
    steps: &[Step],
    at: &mut usize,
    end: u32,
    start: Truth,
    decided: Truth,
    join: fn(Truth, Truth) -> Truth,
    reading: &Reading<'_>,
    freshness: Freshness,
) -> Truth {
    let end = end as usize;
    let mut truth = start;
    while *at < end {
        truth = match steps.get(*at) {
            Some(Step::Clause { slot, test }) => {
                *at += 1;
                join(truth, ask(*test, *slot, reading, freshness))
            }
            _ => join(truth, run(steps, at, reading, freshness)),
        };
        if truth == decided {
            *at = end;
        }
    }
    truth
}

/// Asks one test of one fact.
#[must_use]
#[inline]
pub fn ask(test: Test, slot: Slot, reading: &Reading<'_>, freshness: Freshness) -> Truth {
    let cell = reading.cell(slot, freshness);
    if !cell.state.is_known(freshness) {
        return without_value(test, cell);
    }
    match test {
        Test::OneOf(mask) => Truth::from(mask >> (cell.bits & 63) & 1 == 1),
        #[expect(clippy::cast_sign_loss, reason = "tags are bits, not a number")]
        Test::AnyTag(mask) => Truth::from(cell.bits as u64 & mask & !DECLINED != 0),
        Test::Within(low, high) => Truth::from(low <= cell.bits && cell.bits <= high),
        Test::Against(comparison, other) => {
            let other = reading.cell(other, freshness);
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
