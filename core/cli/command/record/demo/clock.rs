//! Days of the story, counted back from today, so that next week's meetings are next week's.

use domain::date::{from_days, to_days};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Weekday};
use jiff::tz::Offset;

/// The days of the story.
#[derive(Clone, Copy, Debug)]
pub(super) struct Calendar {
    now: Timestamp,
    today: Date,
}

impl Calendar {
    /// The story that ends now.
    pub(super) fn ending(now: Timestamp) -> Self {
        Self { now, today: Offset::UTC.to_datetime(now).date() }
    }

    /// The day so many days ago, or ahead where `ago` is below nothing; never a Saturday or Sunday.
    pub(super) fn day(&self, ago: i64) -> Date {
        let ahead = ago < 0;
        let shift = match self.plain(ago).weekday() {
            Weekday::Saturday if ahead => -2,
            Weekday::Sunday if ahead => -1,
            Weekday::Saturday => 1,
            Weekday::Sunday => 2,
            _ => 0,
        };
        self.plain(ago + shift)
    }

    /// The day so many days ago, whatever day of the week it is.
    pub(super) fn plain(&self, ago: i64) -> Date {
        from_days(to_days(self.today) - ago).unwrap_or(self.today)
    }

    /// An hour of that day, as clocks there show it.
    pub(super) fn hour(&self, ago: i64, hour: i8) -> DateTime {
        self.day(ago).at(hour.clamp(0, 23), 0, 0, 0)
    }

    /// When something is written down: that hour, and never later than now.
    pub(super) fn stamp(&self, ago: i64, hour: i8) -> Timestamp {
        let time = Offset::UTC.to_timestamp(self.hour(ago, hour)).unwrap_or(self.now);
        time.min(self.now)
    }
}
