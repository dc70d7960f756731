//! A lowered yes or no function as a flat list of tests: every test is looked at, none is branched on.
//!
//! Says exactly what [`Function`] says, but not which fact stopped it; [`Reading::cause`] asks the function for that
//! when somebody wants to know. A property test holds the two to it.

use crate::condition::{Comparison, Test, ask};
use crate::dictionary::Slot;
use crate::function::Function;
use crate::program::{IsSmall, Mask};
use crate::reading::{Freshness, Reading};
use crate::truth::Truth;

/// Parts nested deeper than this are left to the function itself.
const MOST_NESTED: usize = 16;

const NO: u8 = Truth::No as u8;
const STOPPED: u8 = Truth::CannotTell as u8;
const YES: u8 = Truth::Yes as u8;

/// The steps of a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Decision {
    steps: Box<[Step]>,
    /// Whether it reads declared facts only, and so can never come back to itself.
    pub(crate) reads_facts_only: bool,
}

/// Where a test's outcome goes. Unlike in a condition, what stopped the left side stops the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Join {
    /// It begins a part.
    Begin,
    /// It counts where what came before is no.
    Or,
    /// It counts where what came before is yes.
    And,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// A plain outcome.
    Plain { join: Join, outcome: u8 },
    /// A look into a mask.
    Mask { join: Join, mask: Mask },
    /// Any other test.
    Ask { join: Join, slot: Slot, negated: bool, test: Test },
    /// Joins the part just ended to the one before it.
    End { join: Join },
    /// Turns what came before round.
    Not,
    /// Of the last three parts, the second where the first is yes, the third where it is no.
    If,
}

impl Decision {
    /// The decision that says what `function` says; none where it works with more than tests.
    pub(crate) fn new(function: &Function, facts: usize, is_small: IsSmall<'_>) -> Option<Self> {
        let mut building = Building { is_small, steps: Vec::new() };
        building.part(function, Join::Begin, 1)?;
        let of_fact = |step: &Step| match step {
            Step::Mask { mask, .. } => mask.slot.index() < facts,
            Step::Ask { slot, test: Test::Against(_, other), .. } => slot.index().max(other.index()) < facts,
            Step::Ask { slot, .. } => slot.index() < facts,
            _ => true,
        };
        let reads_facts_only = building.steps.iter().all(of_fact);
        Some(Self { steps: building.steps.into(), reads_facts_only })
    }

    /// Decides for one person; none when a fact it needs is not known.
    #[inline]
    pub(crate) fn decide(&self, reading: &Reading<'_>, freshness: Freshness) -> Option<bool> {
        let mut waiting = [STOPPED; MOST_NESTED];
        let mut depth = 0_usize;
        let mut top = STOPPED;
        for step in &self.steps {
            let mut back = || {
                depth = depth.saturating_sub(1);
                waiting.get(depth).copied().unwrap_or(STOPPED)
            };
            let (join, outcome) = match *step {
                Step::Mask { join, mask } => (join, mask.look(reading.code(mask.slot, freshness))),
                Step::Plain { join, outcome } => (join, outcome),
                Step::Ask { join, slot, negated, test } => {
                    let outcome = ask(test, slot, reading, freshness) as u8;
                    (join, if negated { YES - outcome } else { outcome })
                }
                Step::End { join } => {
                    let ended = top;
                    top = back();
                    (join, ended)
                }
                Step::Not => {
                    top = YES - top;
                    continue;
                }
                Step::If => {
                    let (no, yes, test) = (top, back(), back());
                    let chosen = if test == YES { yes } else { no };
                    top = if test == STOPPED { STOPPED } else { chosen };
                    continue;
                }
            };
            top = match join {
                Join::Or => {
                    if top == NO {
                        outcome
                    } else {
                        top
                    }
                }
                Join::And => {
                    if top == YES {
                        outcome
                    } else {
                        top
                    }
                }
                Join::Begin => {
                    if let Some(place) = waiting.get_mut(depth) {
                        *place = top;
                    }
                    depth += 1;
                    outcome
                }
            };
        }
        (top != STOPPED).then_some(top == YES)
    }
}

struct Building<'a> {
    is_small: IsSmall<'a>,
    steps: Vec<Step>,
}

impl Building<'_> {
    fn part(&mut self, function: &Function, join: Join, depth: usize) -> Option<()> {
        if depth >= MOST_NESTED {
            return None;
        }
        match function {
            Function::Value(0) => self.steps.push(Step::Plain { join, outcome: NO }),
            Function::Value(1) => self.steps.push(Step::Plain { join, outcome: YES }),
            Function::NotKnown => self.steps.push(Step::Plain { join, outcome: STOPPED }),
            Function::IsKnown(slot) => self.ask(*slot, Test::Known, false, join),
            Function::Ask(slot, test) => self.ask(*slot, *test, false, join),
            Function::Compare(comparison, left, right) => match (&**left, &**right) {
                (Function::Fact(slot), Function::Value(value)) => {
                    self.compare(*comparison, *slot, *value, join)?;
                }
                _ => return None,
            },
            Function::Not(part) => self.whole(join, |building, join| {
                building.part(part, join, depth + 1)?;
                building.steps.push(Step::Not);
                Some(())
            })?,
            Function::And(left, right) => self.two(left, right, Join::And, join, depth)?,
            Function::Or(left, right) => self.two(left, right, Join::Or, join, depth)?,
            Function::If(test, yes, no) => self.whole(join, |building, join| {
                building.part(test, join, depth + 1)?;
                building.part(yes, Join::Begin, depth + 2)?;
                building.part(no, Join::Begin, depth + 3)?;
                building.steps.push(Step::If);
                Some(())
            })?,
            _ => return None,
        }
        Some(())
    }

    /// A part of several steps: where it joins another, it begins by itself and is joined when it ends.
    fn whole(&mut self, join: Join, build: impl FnOnce(&mut Self, Join) -> Option<()>) -> Option<()> {
        build(self, Join::Begin)?;
        if join != Join::Begin {
            self.steps.push(Step::End { join });
        }
        Some(())
    }

    fn two(
        &mut self,
        left: &Function,
        right: &Function,
        inside: Join,
        join: Join,
        depth: usize,
    ) -> Option<()> {
        self.whole(join, |building, join| {
            building.part(left, join, depth + 1)?;
            building.part(right, inside, depth + 1)
        })
    }

    fn ask(&mut self, slot: Slot, test: Test, negated: bool, join: Join) {
        let step = match Mask::of(slot, test, negated, self.is_small) {
            Some(mask) => Step::Mask { join, mask },
            None => Step::Ask { join, slot, negated, test },
        };
        self.steps.push(step);
    }

    fn compare(&mut self, comparison: Comparison, slot: Slot, value: i64, join: Join) -> Option<()> {
        let (low, high) = match comparison {
            Comparison::Equal | Comparison::Different => (value, value),
            Comparison::Less => (i64::MIN, value.checked_sub(1)?),
            Comparison::AtMost => (i64::MIN, value),
            Comparison::More => (value.checked_add(1)?, i64::MAX),
            Comparison::AtLeast => (value, i64::MAX),
        };
        self.ask(slot, Test::Within(low, high), comparison == Comparison::Different, join);
        Some(())
    }
}
