//! The two Eids, and the month of fasting.

use crate::day::Day;

/// The number of the month of fasting, Ramadan.
const FASTING_MONTH: u8 = 9;

/// One of the two Eids.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Feast {
    /// Its name.
    pub(crate) name: &'static str,
    month: u8,
    day: i64,
}

/// The two of a year, in order.
pub(crate) const FEASTS: [Feast; 2] =
    [Feast { name: "Eid al-Fitr", month: 10, day: 1 }, Feast { name: "Eid al-Adha", month: 12, day: 10 }];

impl Feast {
    /// Its day in a year.
    pub(crate) fn in_year(self, year: i32) -> Result<Day, String> {
        Day::of(year, self.month, self.day)
    }
}

/// The first Eid on or after a day.
pub(crate) fn next(from: Day) -> Result<(Feast, Day), String> {
    for feast in FEASTS {
        let day = feast.in_year(from.year)?;
        if day >= from {
            return Ok((feast, day));
        }
    }
    let [first, _] = FEASTS;
    Ok((first, first.in_year(from.year + 1)?))
}

/// The Eid that is nearest to a day among those within some days of it, before or after.
pub(crate) fn within(day: Day, days: i64) -> Option<(Feast, Day)> {
    // A year that the calendar does not know has no Eid that anybody expects.
    let around = (day.year - 1..=day.year + 1)
        .flat_map(|year| FEASTS.map(|feast| (feast, feast.in_year(year).ok())))
        .filter_map(|(feast, eid)| Some((feast, eid?)));
    let near = around.filter(|(_, eid)| day.days_to(*eid).abs() <= days);
    near.min_by_key(|(_, eid)| day.days_to(*eid).abs())
}

/// Whether a day is in the month of fasting.
pub(crate) fn is_fasting(day: Day) -> bool {
    day.month == FASTING_MONTH
}

/// The first day of the month of fasting, the first on or after a day.
pub(crate) fn next_fasting(from: Day) -> Result<Day, String> {
    let this_year = Day::of(from.year, FASTING_MONTH, 1)?;
    if this_year >= from { Ok(this_year) } else { Day::of(from.year + 1, FASTING_MONTH, 1) }
}
