//! One reading of one person's facts: the cells, and derived facts worked out when first asked for.
//!
//! Each derived fact is worked out at most once a reading and freshness; nothing is worked out that no rule reaches.

use std::cell::Cell;

use crate::cells::{self, Cells};
use crate::decision::Decision;
use crate::dictionary::{Body, Derived, Dictionary, Slot};
use crate::fact_sheet::{FactCell, FactState};

/// Whether a fact past its look-again date still counts as known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Freshness {
    /// It counts, and is shown as out of date: for everything but holds.
    AsRecorded = 0,
    /// It counts as not known: for holds, which fail safe.
    InDateOnly = 1,
}

/// A derived fact that is not known, with nobody named as the cause.
const NOT_KNOWN: FactCell = FactCell { state: FactState::NotKnown, bits: -1 };

/// A derived fact already worked out, and for which of the people this reading has turned to.
#[derive(Clone, Copy, Debug)]
struct Memo {
    turn: u64,
    cell: FactCell,
}

/// What functions that run outside gave for one person: `[as recorded, in date only]` each.
pub type OutsideCells = [[FactCell; 2]];

/// One reading of one person's facts.
#[derive(Debug)]
pub struct Reading<'a> {
    facts: &'a Cells,
    derived: &'a [Derived],
    decisions: &'a [Option<Decision>],
    outside: &'a OutsideCells,
    /// As recorded, then in date only, for each derived fact.
    memo: Vec<[Cell<Memo>; 2]>,
    turn: u64,
}

impl<'a> Reading<'a> {
    /// A reading of `facts` (a sheet's cells) with what outside functions gave.
    #[must_use]
    pub fn new(dictionary: &'a Dictionary, facts: &'a Cells, outside: &'a OutsideCells) -> Self {
        let derived = dictionary.derived_facts();
        let nobody = Memo { turn: 0, cell: FactCell::NOT_KNOWN };
        let memo = derived.iter().map(|_| [Cell::new(nobody), Cell::new(nobody)]).collect();
        Self { facts, derived, decisions: dictionary.decisions(), outside, memo, turn: 1 }
    }

    /// Turns to another person's facts, keeping the memory.
    pub fn turn_to(&mut self, facts: &'a Cells, outside: &'a OutsideCells) {
        self.facts = facts;
        self.outside = outside;
        self.turn += 1;
    }

    /// Takes a derived fact as known to be `bits` for the person turned to, whatever its function would give: for
    /// asking what would change.
    pub(crate) fn suppose(&self, slot: Slot, bits: i64) {
        let index = slot.index().checked_sub(self.facts.len());
        if let Some(memo) = index.and_then(|index| self.memo.get(index)) {
            let supposed = Memo { turn: self.turn, cell: FactCell::known(bits) };
            memo.iter().for_each(|memo| memo.set(supposed));
        }
    }

    /// The cell of a fact or derived fact.
    #[must_use]
    #[inline]
    pub fn cell(&self, slot: Slot, freshness: Freshness) -> FactCell {
        match self.facts.get(slot.index()) {
            Some(cell) => *cell,
            None => self.work_out(slot.index() - self.facts.len(), freshness),
        }
    }

    /// The code of a fact or derived fact, for looks into masks.
    #[inline]
    pub(crate) fn code(&self, slot: Slot, freshness: Freshness) -> u8 {
        match self.facts.codes(freshness).get(slot.index()) {
            Some(code) => *code,
            None => cells::code(self.work_out(slot.index() - self.facts.len(), freshness), freshness),
        }
    }

    fn work_out(&self, index: usize, freshness: Freshness) -> FactCell {
        let (Some(derived), Some(memo)) = (self.derived.get(index), self.memo.get(index)) else {
            return FactCell::NOT_KNOWN;
        };
        let memo = match freshness {
            Freshness::AsRecorded => &memo[0],
            Freshness::InDateOnly => &memo[1],
        };
        let known = memo.get();
        if known.turn == self.turn {
            return known.cell;
        }
        let decision = self.decisions.get(index).and_then(Option::as_ref);
        if decision.is_none_or(|decision| !decision.reads_facts_only) {
            // A function that comes back to itself finds itself not known; `check` refuses such functions.
            memo.set(Memo { turn: self.turn, cell: NOT_KNOWN });
        }
        let cell = match (decision, &derived.body) {
            (Some(decision), _) => {
                decision.decide(self, freshness).map_or(NOT_KNOWN, |yes| FactCell::known(i64::from(yes)))
            }
            (None, Body::Lowered(function)) => FactCell::given(function.evaluate(self, freshness)),
            (None, Body::Outside(number)) => {
                self.outside.get(usize::from(*number)).map_or(FactCell::NOT_KNOWN, |cells| match freshness {
                    Freshness::AsRecorded => cells[0],
                    Freshness::InDateOnly => cells[1],
                })
            }
        };
        memo.set(Memo { turn: self.turn, cell });
        cell
    }

    /// The declared fact behind a slot that is not known: itself, or the one that stopped the derived fact or that a plugin
    /// would have to be told.
    ///
    /// A function that says outright that it does not know names nobody: then it is the first fact it reads that is
    /// not known.
    #[must_use]
    pub fn cause(&self, slot: Slot, freshness: Freshness) -> Slot {
        let Some(derived) =
            slot.index().checked_sub(self.facts.len()).and_then(|index| self.derived.get(index))
        else {
            let cell = self.cell(slot, freshness);
            let told = (cell.state == FactState::NotKnown).then_some(cell.bits);
            return told
                .and_then(|bits| u16::try_from(bits).ok())
                .filter(|bits| *bits > 0)
                .map_or(slot, Slot);
        };
        let stopped = match &derived.body {
            Body::Lowered(function) => function.evaluate(self, freshness).err().and_then(|stopped| stopped.0),
            Body::Outside(_) => u16::try_from(self.cell(slot, freshness).bits).ok().map(Slot),
        };
        let not_known = |read: &&Slot| !self.cell(**read, freshness).state.is_known(freshness);
        stopped.or_else(|| derived.reads.iter().find(not_known).copied()).unwrap_or(slot)
    }
}
