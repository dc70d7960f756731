//! A derived fact's function, lowered from its script: loop-free, pure, no allocation.
//!
//! Types were checked when it was lowered, so values travel as bare numbers: yes is 1, no is 0, dates are days,
//! a choice is its value's position. A comparison with something not known stops the whole function.

use crate::condition::{Comparison, Test, ask};
use crate::dictionary::Slot;
use crate::reading::{Freshness, Reading};
use crate::truth::Truth;
use crate::{condition::DECLINED, date};

/// The most local variables a lowered function may have; one with more stays a script.
pub const MOST_LOCALS: usize = 16;

/// An expression of a lowered function.
#[derive(Clone, Debug, PartialEq)]
pub enum Function {
    /// A value.
    Value(i64),
    /// The value of a fact or derived fact; stops when it is not known.
    Fact(Slot),
    /// A local variable.
    Local(u8),
    /// Sets a local variable, then goes on.
    Let(u8, Box<Self>, Box<Self>),
    /// A test of one fact; stops when it cannot tell.
    Ask(Slot, Test),
    /// Whether a fact is known: gives yes or no, never stops.
    IsKnown(Slot),
    /// A fact's value, or something else when it is not known.
    OrElse(Slot, Box<Self>),
    /// No for yes, yes for no.
    Not(Box<Self>),
    /// Both; the second is looked at only when the first is yes.
    And(Box<Self>, Box<Self>),
    /// Either; the second is looked at only when the first is no.
    Or(Box<Self>, Box<Self>),
    /// One of two, by the first.
    If(Box<Self>, Box<Self>, Box<Self>),
    /// A comparison of two values.
    Compare(Comparison, Box<Self>, Box<Self>),
    /// Whether a choice's position is in a mask.
    InMask(Box<Self>, u64),
    /// How many tags a tags fact has.
    CountTags(Slot),
    /// Whole days from the first to the second date.
    Days(Box<Self>, Box<Self>),
    /// Whole weeks from the first to the second date.
    Weeks(Box<Self>, Box<Self>),
    /// Whole months from the first to the second date.
    Months(Box<Self>, Box<Self>),
    /// Sum; stops on overflow.
    Add(Box<Self>, Box<Self>),
    /// Difference; stops on overflow.
    Subtract(Box<Self>, Box<Self>),
    /// Says outright that it is not known.
    NotKnown,
}

/// Why a function gave no value: the fact that was not known, where one was to blame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stopped(pub Option<Slot>);

/// Local variables of one call.
type Locals = [i64; MOST_LOCALS];

impl Function {
    /// Works the function out for one person.
    ///
    /// # Errors
    /// [`Stopped`] with the fact that was not known.
    pub fn evaluate(&self, reading: &Reading<'_>, freshness: Freshness) -> Result<i64, Stopped> {
        self.value(&mut [0; MOST_LOCALS], reading, freshness)
    }

    /// Shows `see` every fact and derived fact it names itself, as often as it names it.
    pub(crate) fn each_slot(&self, see: &mut dyn FnMut(Slot)) {
        match self {
            Self::Value(_) | Self::Local(_) | Self::NotKnown => {}
            Self::Fact(slot) | Self::IsKnown(slot) | Self::CountTags(slot) => see(*slot),
            Self::Ask(slot, test) => {
                see(*slot);
                if let Test::Against(_, other) = test {
                    see(*other);
                }
            }
            Self::OrElse(slot, part) => {
                see(*slot);
                part.each_slot(see);
            }
            Self::Not(part) | Self::InMask(part, _) => part.each_slot(see),
            Self::Let(_, one, two)
            | Self::And(one, two)
            | Self::Or(one, two)
            | Self::Compare(_, one, two)
            | Self::Days(one, two)
            | Self::Weeks(one, two)
            | Self::Months(one, two)
            | Self::Add(one, two)
            | Self::Subtract(one, two) => {
                one.each_slot(see);
                two.each_slot(see);
            }
            Self::If(test, yes, no) => {
                test.each_slot(see);
                yes.each_slot(see);
                no.each_slot(see);
            }
        }
    }

    fn value(
        &self,
        locals: &mut Locals,
        reading: &Reading<'_>,
        freshness: Freshness,
    ) -> Result<i64, Stopped> {
        match self {
            Self::Value(value) => Ok(*value),
            Self::Fact(slot) => known(*slot, reading, freshness),
            Self::Local(number) => locals.get(usize::from(*number)).copied().ok_or(Stopped(None)),
            Self::Let(number, value, rest) => {
                let value = value.value(locals, reading, freshness)?;
                *locals.get_mut(usize::from(*number)).ok_or(Stopped(None))? = value;
                rest.value(locals, reading, freshness)
            }
            Self::Ask(slot, test) => match ask(*test, *slot, reading, freshness) {
                Truth::Yes => Ok(1),
                Truth::No => Ok(0),
                Truth::CannotTell => Err(Stopped(Some(blame(*slot, *test, reading, freshness)))),
            },
            Self::IsKnown(slot) => Ok(i64::from(ask(Test::Known, *slot, reading, freshness) == Truth::Yes)),
            Self::OrElse(slot, other) => match known(*slot, reading, freshness) {
                Ok(value) => Ok(value),
                Err(_) => other.value(locals, reading, freshness),
            },
            Self::Not(part) => part.value(locals, reading, freshness).map(|yes| i64::from(yes == 0)),
            Self::And(left, right) => match left.value(locals, reading, freshness)? {
                0 => Ok(0),
                _ => right.value(locals, reading, freshness),
            },
            Self::Or(left, right) => match left.value(locals, reading, freshness)? {
                0 => right.value(locals, reading, freshness),
                yes => Ok(yes),
            },
            Self::If(test, yes, no) => match test.value(locals, reading, freshness)? {
                0 => no.value(locals, reading, freshness),
                _ => yes.value(locals, reading, freshness),
            },
            Self::InMask(part, mask) => part
                .value(locals, reading, freshness)
                .map(|code| i64::from(mask & !DECLINED & 1 << (code & 63) != 0)),
            Self::CountTags(slot) => {
                known(*slot, reading, freshness).map(|bits| i64::from(bits.count_ones()))
            }
            Self::NotKnown => Err(Stopped(None)),
            Self::Compare(..)
            | Self::Days(..)
            | Self::Weeks(..)
            | Self::Months(..)
            | Self::Add(..)
            | Self::Subtract(..) => self.of_two(locals, reading, freshness),
        }
    }

    fn of_two(
        &self,
        locals: &mut Locals,
        reading: &Reading<'_>,
        freshness: Freshness,
    ) -> Result<i64, Stopped> {
        let mut both = |left: &Self, right: &Self| -> Result<(i64, i64), Stopped> {
            Ok((left.value(locals, reading, freshness)?, right.value(locals, reading, freshness)?))
        };
        match self {
            Self::Compare(comparison, left, right) => {
                both(left, right).map(|(left, right)| i64::from(comparison.holds(left, right)))
            }
            Self::Days(from, to) => both(from, to).map(|(from, to)| to - from),
            Self::Weeks(from, to) => both(from, to).map(|(from, to)| (to - from) / 7),
            Self::Months(from, to) => {
                both(from, to).and_then(|(from, to)| date::months_between(from, to).ok_or(Stopped(None)))
            }
            Self::Add(left, right) => {
                both(left, right).and_then(|(l, r)| l.checked_add(r).ok_or(Stopped(None)))
            }
            Self::Subtract(left, right) => {
                both(left, right).and_then(|(l, r)| l.checked_sub(r).ok_or(Stopped(None)))
            }
            _ => Err(Stopped(None)),
        }
    }
}

fn known(slot: Slot, reading: &Reading<'_>, freshness: Freshness) -> Result<i64, Stopped> {
    let cell = reading.cell(slot, freshness);
    if cell.state.is_known(freshness) {
        Ok(cell.bits)
    } else {
        Err(Stopped(Some(reading.cause(slot, freshness))))
    }
}

/// The fact that made a test say cannot tell.
fn blame(slot: Slot, test: Test, reading: &Reading<'_>, freshness: Freshness) -> Slot {
    match test {
        Test::Against(_, other) if ask(Test::Known, slot, reading, freshness) == Truth::Yes => {
            reading.cause(other, freshness)
        }
        _ => reading.cause(slot, freshness),
    }
}
