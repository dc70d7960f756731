//! The flat form of a condition: what the hot path runs. No recursion, no branches on a person's facts.
//!
//! Negations are pushed down to the clauses (De Morgan holds in Kleene's logic), so that only `and`, `or` and
//! clauses are left. Bench: `benches/advice` of core/runtime.

use crate::condition::{Clause, DECLINED, Node, Test, ask};
use crate::dictionary::Slot;
use crate::fact::MOST_VALUES;
use crate::fact_sheet::{FactCell, FactState};
use crate::reading::{Freshness, Reading};
use crate::truth::Truth;

/// Groups nested deeper than this are evaluated on the tree instead.
const MOST_NESTED: usize = 16;

/// Where a step's outcome goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Join {
    /// It begins a group.
    Begin,
    /// It is one more part of an `or`.
    Or,
    /// It is one more part of an `and`.
    And,
}

/// One step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// A choice: the bits of the codes that give yes, and of those that give cannot tell (see [`code`]).
    Choice { join: Join, slot: Slot, yes: u64, cannot: u64 },
    /// A number or date within bounds.
    Within { join: Join, slot: Slot, negated: bool, low: i64, high: i64 },
    /// Any other test; not looked at where the group is decided already.
    Ask { join: Join, slot: Slot, negated: bool, test: Test },
    /// Joins the group just ended to the one around it.
    End { join: Join },
}

/// The flat form of one condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Program {
    steps: Box<[Step]>,
}

impl Program {
    /// Flattens a condition; none when it is nested too deep.
    pub(crate) fn new(root: &Node, clauses: &[Clause]) -> Option<Self> {
        let mut flattening = Flattening { clauses, steps: Vec::new() };
        flattening.node(root, false, Join::Begin, 1)?;
        Some(Self { steps: flattening.steps.into() })
    }

    /// Runs the program.
    #[inline]
    pub(crate) fn run(&self, reading: &Reading<'_>, freshness: Freshness) -> Truth {
        match freshness {
            Freshness::AsRecorded => self.run_with::<false>(reading),
            Freshness::InDateOnly => self.run_with::<true>(reading),
        }
    }

    #[inline]
    fn run_with<const IN_DATE_ONLY: bool>(&self, reading: &Reading<'_>) -> Truth {
        let freshness = if IN_DATE_ONLY { Freshness::InDateOnly } else { Freshness::AsRecorded };
        let mut waiting = [Truth::CannotTell; MOST_NESTED];
        let mut depth = 0_usize;
        let mut top = Truth::CannotTell;
        for step in &self.steps {
            let (join, outcome) = match *step {
                Step::Choice { join, slot, yes, cannot } => {
                    (join, choice(code::<IN_DATE_ONLY>(reading.cell(slot, freshness)), yes, cannot))
                }
                Step::Within { join, slot, negated, low, high } => {
                    let cell = reading.cell(slot, freshness);
                    let within = (low <= cell.bits) & (cell.bits <= high);
                    let outcome = if within == negated { Truth::No } else { Truth::Yes };
                    (join, if is_known::<IN_DATE_ONLY>(cell.state) { outcome } else { Truth::CannotTell })
                }
                Step::Ask { join: Join::Or, .. } if top == Truth::Yes => continue,
                Step::Ask { join: Join::And, .. } if top == Truth::No => continue,
                Step::Ask { join, slot, negated, test } => {
                    let outcome = ask(test, slot, reading, freshness);
                    (join, if negated { !outcome } else { outcome })
                }
                Step::End { join } => {
                    let ended = top;
                    depth = depth.saturating_sub(1);
                    top = waiting.get(depth).copied().unwrap_or(Truth::CannotTell);
                    (join, ended)
                }
            };
            top = match join {
                Join::Or => top.or(outcome),
                Join::And => top.and(outcome),
                Join::Begin => {
                    if let Some(place) = waiting.get_mut(depth) {
                        *place = top;
                    }
                    depth += 1;
                    outcome
                }
            };
        }
        top
    }
}

#[inline]
fn is_known<const IN_DATE_ONLY: bool>(state: FactState) -> bool {
    (state == FactState::Known) | (!IN_DATE_ONLY & (state == FactState::OutOfDate))
}

/// A cell as one of 64 codes: its value's position, or past [`MOST_VALUES`] the state it is in.
#[inline]
fn code<const IN_DATE_ONLY: bool>(cell: FactCell) -> u64 {
    let value = cell.bits.cast_unsigned() & 63;
    let state = MOST_VALUES as u64 + cell.state as u64 - 1;
    if is_known::<IN_DATE_ONLY>(cell.state) { value } else { state }
}

/// The code of a state without a value.
const fn code_of(state: FactState) -> u64 {
    MOST_VALUES as u64 + state as u64 - 1
}

#[inline]
fn choice(code: u64, yes: u64, cannot: u64) -> Truth {
    let (yes, cannot) = (yes >> code & 1, cannot >> code & 1);
    match yes << 1 | cannot {
        0 => Truth::No,
        1 => Truth::CannotTell,
        _ => Truth::Yes,
    }
}

struct Flattening<'a> {
    clauses: &'a [Clause],
    steps: Vec<Step>,
}

impl Flattening<'_> {
    fn node(&mut self, node: &Node, negated: bool, join: Join, depth: usize) -> Option<()> {
        match node {
            Node::Not(part) => self.node(part, !negated, join, depth),
            Node::Clause(number) => {
                let step = step(self.clauses.get(*number)?, negated, join);
                self.steps.push(step);
                Some(())
            }
            Node::All(parts) if !negated => self.group(parts, negated, Join::And, join, depth),
            Node::Any(parts) if negated => self.group(parts, negated, Join::And, join, depth),
            Node::All(parts) | Node::Any(parts) => self.group(parts, negated, Join::Or, join, depth),
        }
    }

    fn group(&mut self, parts: &[Node], negated: bool, inside: Join, join: Join, depth: usize) -> Option<()> {
        if depth >= MOST_NESTED || parts.is_empty() {
            return None;
        }
        for (number, part) in parts.iter().enumerate() {
            self.node(part, negated, if number == 0 { Join::Begin } else { inside }, depth + 1)?;
        }
        if join != Join::Begin {
            self.steps.push(Step::End { join });
        }
        Some(())
    }
}

fn step(clause: &Clause, negated: bool, join: Join) -> Step {
    let Clause { slot, test, .. } = *clause;
    match test {
        Test::OneOf(mask) => {
            let values = (1_u64 << MOST_VALUES) - 1;
            let declined = if mask & DECLINED == 0 { 0 } else { 1 << code_of(FactState::RatherNotSay) };
            let yes = mask & values | declined;
            let cannot = !values & !declined;
            Step::Choice { join, slot, yes: if negated { !(yes | cannot) } else { yes }, cannot }
        }
        Test::Within(low, high) => Step::Within { join, slot, negated, low, high },
        _ => Step::Ask { join, slot, negated, test },
    }
}
