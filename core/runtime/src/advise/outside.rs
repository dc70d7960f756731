//! What functions that run outside give, asked for a batch of people at a time.

use domain::fact_sheet::{FactCell, FactSheet, FactState};
use domain::finding::Finding;
use domain::reading::OutsideCells;

use crate::compile::Ready;
use crate::ports::PersonView;

/// For each of a batch: what outside functions gave, as recorded and, where that could differ, in date only; and the
/// functions that faulted, which then count as not known.
pub(super) fn cells(ready: &Ready, batch: &[FactSheet]) -> Vec<(Box<OutsideCells>, Vec<Finding>)> {
    let count = ready.programme.dictionary.outside();
    if count == 0 {
        return batch.iter().map(|_| (Box::default(), Vec::new())).collect();
    }
    let mut views = Vec::with_capacity(batch.len() * 2);
    for sheet in batch {
        views.push(PersonView { cells: sheet.cells(), in_date_only: false });
        if has_old(sheet) {
            views.push(PersonView { cells: sheet.cells(), in_date_only: true });
        }
    }
    let mut answers = ready.functions.derive(&views).into_iter();
    let mut next = |faults: &mut Vec<Finding>| -> Vec<FactCell> {
        let mut cells: Vec<FactCell> = Vec::with_capacity(count);
        for answer in answers.next().unwrap_or_default() {
            cells.push(answer.unwrap_or_else(|fault| {
                faults.push(fault);
                FactCell::NOT_KNOWN
            }));
        }
        cells.resize(count, FactCell::NOT_KNOWN);
        cells
    };
    let one = |sheet: &FactSheet| {
        let mut faults = Vec::new();
        let recorded = next(&mut faults);
        let in_date = if has_old(sheet) { next(&mut faults) } else { recorded.clone() };
        faults.sort();
        faults.dedup();
        (recorded.into_iter().zip(in_date).map(|(recorded, in_date)| [recorded, in_date]).collect(), faults)
    };
    batch.iter().map(one).collect()
}

fn has_old(sheet: &FactSheet) -> bool {
    sheet.cells().iter().any(|cell| cell.state == FactState::OutOfDate)
}
