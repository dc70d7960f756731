//! A lowered function whose tests all lead to a plain value, as a table of tests with a next step for yes and for no.
//!
//! Says exactly what [`Function`] says: the first test that cannot be told stops it, naming the fact. A property
//! test holds the two to it.

use crate::condition::{Comparison, Test, ask};
use crate::dictionary::Slot;
use crate::function::{Function, Stopped};
use crate::program::{IsSmall, Mask};
use crate::reading::{Freshness, Reading};

/// The steps of a decision, the first one last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Decision {
    steps: Box<[Step]>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Give(i64),
    Stop,
    Mask { mask: Mask, yes: u16, no: u16 },
    Ask { slot: Slot, test: Test, yes: u16, no: u16 },
}

impl Decision {
    /// The decision that says what `function` says; none where it works with more than tests and plain values.
    pub(crate) fn new(function: &Function, is_small: IsSmall<'_>) -> Option<Self> {
        let mut building = Building { is_small, steps: Vec::new() };
        building.value(function)?;
        Some(Self { steps: building.steps.into() })
    }

    /// Decides for one person.
    #[inline]
    pub(crate) fn decide(&self, reading: &Reading<'_>, freshness: Freshness) -> Result<i64, Stopped> {
        let mut at = self.steps.len().wrapping_sub(1);
        loop {
            let (outcome, slot, yes, no) = match self.steps.get(at) {
                Some(Step::Give(value)) => return Ok(*value),
                Some(Step::Mask { mask, yes, no }) => {
                    (mask.look(reading.code(mask.slot, freshness)), mask.slot, *yes, *no)
                }
                Some(Step::Ask { slot, test, yes, no }) => {
                    (ask(*test, *slot, reading, freshness) as u8, *slot, *yes, *no)
                }
                Some(Step::Stop) | None => return Err(Stopped(None)),
            };
            at = match outcome {
                0 => usize::from(no),
                1 => return Err(Stopped(Some(reading.cause(slot, freshness)))),
                _ => usize::from(yes),
            };
        }
    }
}

struct Building<'a> {
    is_small: IsSmall<'a>,
    steps: Vec<Step>,
}

impl Building<'_> {
    fn push(&mut self, step: Step) -> Option<u16> {
        self.steps.push(step);
        u16::try_from(self.steps.len() - 1).ok()
    }

    /// Steps that give the value of `function`; returns where they begin.
    fn value(&mut self, function: &Function) -> Option<u16> {
        match function {
            Function::Value(value) => self.push(Step::Give(*value)),
            Function::NotKnown => self.push(Step::Stop),
            Function::If(test, yes, no) => {
                let yes = self.value(yes)?;
                let no = self.value(no)?;
                self.test(test, yes, no)
            }
            _ => {
                let yes = self.push(Step::Give(1))?;
                let no = self.push(Step::Give(0))?;
                self.test(function, yes, no)
            }
        }
    }

    /// Steps that go on at `yes` or `no`; returns where they begin.
    fn test(&mut self, function: &Function, yes: u16, no: u16) -> Option<u16> {
        match function {
            Function::Value(value) => self.again(if *value == 0 { no } else { yes }),
            Function::NotKnown => self.push(Step::Stop),
            Function::Not(part) => self.test(part, no, yes),
            Function::And(left, right) => {
                let right = self.test(right, yes, no)?;
                self.test(left, right, no)
            }
            Function::Or(left, right) => {
                let right = self.test(right, yes, no)?;
                self.test(left, yes, right)
            }
            Function::If(test, then, otherwise) => {
                let then = self.test(then, yes, no)?;
                let otherwise = self.test(otherwise, yes, no)?;
                self.test(test, then, otherwise)
            }
            Function::IsKnown(slot) => self.ask(*slot, Test::Known, yes, no),
            // A comparison of two facts may be stopped by the second; the function itself knows by which.
            Function::Ask(_, Test::Against(..)) => None,
            Function::Ask(slot, test) => self.ask(*slot, *test, yes, no),
            Function::Compare(comparison, left, right) => match (&**left, &**right) {
                (Function::Fact(slot), Function::Value(value)) => {
                    self.compare(*comparison, *slot, *value, yes, no)
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// The step at `target` once more, so that where a function begins is always its last step.
    fn again(&mut self, target: u16) -> Option<u16> {
        let step = *self.steps.get(usize::from(target))?;
        self.push(step)
    }

    fn ask(&mut self, slot: Slot, test: Test, yes: u16, no: u16) -> Option<u16> {
        let step = match Mask::of(slot, test, false, self.is_small) {
            Some(mask) => Step::Mask { mask, yes, no },
            None => Step::Ask { slot, test, yes, no },
        };
        self.push(step)
    }

    fn compare(&mut self, comparison: Comparison, slot: Slot, value: i64, yes: u16, no: u16) -> Option<u16> {
        let (low, high) = match comparison {
            Comparison::Equal | Comparison::Different => (value, value),
            Comparison::Less => (i64::MIN, value.checked_sub(1)?),
            Comparison::AtMost => (i64::MIN, value),
            Comparison::More => (value.checked_add(1)?, i64::MAX),
            Comparison::AtLeast => (value, i64::MAX),
        };
        let (yes, no) = if comparison == Comparison::Different { (no, yes) } else { (yes, no) };
        self.ask(slot, Test::Within(low, high), yes, no)
    }
}
