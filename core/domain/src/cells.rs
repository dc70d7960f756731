//! A person's facts as the evaluator reads them: one cell a fact, and beside it one byte, so that most clauses are
//! a look into a mask.

use std::ops::Deref;

use crate::dictionary::Slot;
use crate::fact::MOST_VALUES;
use crate::fact_sheet::{FactCell, FactState};
use crate::reading::Freshness;

/// The cells of a person's facts, by slot, with their codes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cells {
    cells: Vec<FactCell>,
    codes: [Vec<u8>; 2],
}

impl From<Vec<FactCell>> for Cells {
    fn from(cells: Vec<FactCell>) -> Self {
        let codes = [Freshness::AsRecorded, Freshness::InDateOnly]
            .map(|freshness| cells.iter().map(|cell| code(*cell, freshness)).collect());
        Self { cells, codes }
    }
}

impl Deref for Cells {
    type Target = [FactCell];

    fn deref(&self) -> &[FactCell] {
        &self.cells
    }
}

impl Cells {
    /// Puts another cell in the place of a fact's.
    pub(crate) fn set(&mut self, slot: Slot, cell: FactCell) {
        let index = slot.index();
        let [recorded, in_date] = &mut self.codes;
        if let (Some(own), Some(recorded), Some(in_date)) =
            (self.cells.get_mut(index), recorded.get_mut(index), in_date.get_mut(index))
        {
            *own = cell;
            *recorded = code(cell, Freshness::AsRecorded);
            *in_date = code(cell, Freshness::InDateOnly);
        }
    }

    /// The codes of all facts, by slot.
    #[inline]
    pub(crate) fn codes(&self, freshness: Freshness) -> &[u8] {
        match freshness {
            Freshness::AsRecorded => &self.codes[0],
            Freshness::InDateOnly => &self.codes[1],
        }
    }
}

/// A cell as one of 64 codes: its value's position, or past [`MOST_VALUES`] the state it is in.
///
/// Numbers and dates past the last position share it; a mask never asks more of them than whether they are known.
#[inline]
pub(crate) fn code(cell: FactCell, freshness: Freshness) -> u8 {
    if cell.state.is_known(freshness) {
        let last = MOST_VALUES as u8 - 1;
        u8::try_from(cell.bits).map_or(last, |value| value.min(last))
    } else {
        code_of(cell.state)
    }
}

/// The code of a state without a value.
pub(crate) const fn code_of(state: FactState) -> u8 {
    // The states that can be without a value count from 1.
    MOST_VALUES as u8 + state as u8 - 1
}

/// The codes of all values.
pub(crate) const VALUES: u64 = (1 << MOST_VALUES) - 1;
