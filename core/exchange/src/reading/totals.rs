//! What is said once for a whole file: its own total, rows without a marking, months that became dates.

use domain::codes;

use super::Reading;

impl Reading<'_> {
    /// Compares the rows taken so far with the file's own `total` and its line.
    pub(crate) fn compare_total(&mut self, total: Option<(u64, u32)>) {
        let rows = self.fates.len();
        if let Some((said, line)) = total.filter(|(said, _)| u64::try_from(rows).ok() != Some(*said)) {
            let what = format!("the file says that it has {said} rows, and it has {rows}");
            self.tally.say(codes::TOTAL_DISAGREES, line, what);
        }
    }

    pub(super) fn say_totals(&mut self) {
        let (count, first) = self.unmarked;
        if count > 0 {
            let what = format!(
                "{count} rows have no marking, the first of them here; they are read as OFFICIAL-SENSITIVE"
            );
            self.tally.say(codes::MARKING_EMPTY, first, what);
        }
        for (fact, (count, first)) in std::mem::take(&mut self.months) {
            let what = format!(
                "{count} values of `{fact}` are counted in months, the first of them here; each became the row's date less those months"
            );
            self.tally.say(codes::MONTHS_BECAME_DATES, first, what);
        }
    }
}
