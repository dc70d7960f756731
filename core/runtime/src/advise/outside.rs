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
    let mut views = Vec::with_capacity(batch.len());
    let mut twice = Vec::with_capacity(batch.len());
    for sheet in batch {
        views.push(PersonView { cells: sheet.cells(), in_date_only: false });
        let old = has_old(sheet);
        twice.push(old);
        if old {
            views.push(PersonView { cells: sheet.cells(), in_date_only: true });
        }
    }
    let mut answers = ready.functions.derive(&views).into_iter();
    let mut next = |faults: &mut Vec<Finding>, put: &mut dyn FnMut(FactCell)| {
        let mut given = answers.next().unwrap_or_default().into_iter();
        for _ in 0..count {
            put(given.next().map_or(FactCell::NOT_KNOWN, |answer| {
                answer.unwrap_or_else(|fault| {
                    faults.push(fault);
                    FactCell::NOT_KNOWN
                })
            }));
        }
    };
    let one = |twice: bool| {
        let mut faults = Vec::new();
        let mut cells = Vec::with_capacity(count);
        next(&mut faults, &mut |cell| cells.push([cell, cell]));
        if twice {
            let mut in_date = cells.iter_mut().map(|[_, in_date]| in_date);
            next(&mut faults, &mut |cell| {
                if let Some(in_date) = in_date.next() {
                    *in_date = cell;
                }
            });
        }
        faults.sort();
        faults.dedup();
        (cells.into_boxed_slice(), faults)
    };
    twice.into_iter().map(one).collect()
}

fn has_old(sheet: &FactSheet) -> bool {
    sheet.cells().iter().any(|cell| cell.state == FactState::OutOfDate)
}
