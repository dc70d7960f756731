//! Weeks from Monday to Friday, and how many meetings each has room for.

use domain::date::{from_days, to_days};
use domain::site::{DaysWithout, Site};
use jiff::civil::Date;

/// The working days of a week.
const WORKING_DAYS: u16 = 5;

/// The weeks from a day on, at a site or anywhere.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Days<'d> {
    start: Date,
    site: Option<&'d Site>,
}

impl<'d> Days<'d> {
    /// Weeks from the Monday on or after `start`.
    pub(crate) fn from(start: Date, site: Option<&'d Site>) -> Self {
        let past = i64::from(start.weekday().to_monday_zero_offset());
        let monday = if past == 0 { Some(start) } else { from_days(to_days(start) + 7 - past) };
        Self { start: monday.unwrap_or(start), site }
    }

    /// The Monday of a week, from 0; none beyond the calendar.
    pub(crate) fn monday(&self, week: u16) -> Option<Date> {
        from_days(to_days(self.start) + 7 * i64::from(week))
    }

    /// How many meetings a week has room for, one a day at most.
    pub(super) fn room(&self, week: u16) -> usize {
        let Some(site) = self.site else { return usize::from(WORKING_DAYS) };
        let at_most = usize::from(site.meetings_a_week_at_most);
        if site.no_meetings.is_empty() {
            return at_most.min(usize::from(WORKING_DAYS));
        }
        let Some(monday) = self.monday(week) else { return 0 };
        let free = |day: &Date| !site.no_meetings.iter().any(|without| covers(without, *day));
        let days = (0..WORKING_DAYS).filter_map(|day| from_days(to_days(monday) + i64::from(day)));
        at_most.min(days.filter(free).count())
    }

    /// What keeps days of a week free of meetings.
    pub(crate) fn without(&self, week: u16) -> Vec<&'d DaysWithout> {
        let Some((site, monday)) = self.site.zip(self.monday(week)) else { return Vec::new() };
        let friday = from_days(to_days(monday) + i64::from(WORKING_DAYS) - 1).unwrap_or(monday);
        site.no_meetings.iter().filter(|without| without.from <= friday && monday <= without.to).collect()
    }
}

fn covers(without: &DaysWithout, day: Date) -> bool {
    without.from <= day && day <= without.to
}
