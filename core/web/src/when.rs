//! Days and times as people in these services write them: `14 May 2026`, `9.30am`, `midday`.

use jiff::civil::{Date, DateTime, Time};

use crate::words::{Speaks, Words};

const ENGLISH: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WELSH: [&str; 12] = [
    "Ionawr",
    "Chwefror",
    "Mawrth",
    "Ebrill",
    "Mai",
    "Mehefin",
    "Gorffennaf",
    "Awst",
    "Medi",
    "Hydref",
    "Tachwedd",
    "Rhagfyr",
];

impl Words {
    /// A day: `14 May 2026`.
    pub(crate) fn day(self, day: Date) -> String {
        let months = if self.speaks == Speaks::Welsh { WELSH } else { ENGLISH };
        let month = usize::try_from(day.month()).ok().and_then(|month| months.get(month.wrapping_sub(1)));
        format!("{} {} {}", day.day(), month.copied().unwrap_or_default(), day.year())
    }

    /// A time of day: `9.30am`, `2pm`, `midday`.
    pub(crate) fn time(self, time: Time) -> String {
        // In Welsh `am` is "at", so the halves of the day have their own letters: of the morning, of the afternoon.
        let half = match (self.speaks, time.hour() < 12) {
            (Speaks::Welsh, true) => "yb",
            (Speaks::Welsh, false) => "yp",
            (Speaks::English, true) => "am",
            (Speaks::English, false) => "pm",
        };
        let hour = if time.hour() % 12 == 0 { 12 } else { time.hour() % 12 };
        match (time.hour(), time.minute()) {
            (12, 0) => self.say("time-midday"),
            (0, 0) => self.say("time-midnight"),
            (_, 0) => format!("{hour}{half}"),
            (_, minute) => format!("{hour}.{minute:02}{half}"),
        }
    }

    /// A time of a log or of the system, in Greenwich's time.
    pub(crate) fn utc(self, time: jiff::Timestamp) -> String {
        self.about("audit-utc", self.moment(jiff::tz::Offset::UTC.to_datetime(time)))
    }

    /// A day and the time on it.
    pub(crate) fn moment(self, moment: DateTime) -> String {
        self.with("time-on-day", &[("day", &self.day(moment.date())), ("time", &self.time(moment.time()))])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(at: &str, english: &str, welsh: &str) {
        let at: DateTime = at.parse().expect("a moment");
        assert_eq!(Words::from(Speaks::English).moment(at), english);
        assert_eq!(Words::from(Speaks::Welsh).moment(at), welsh);
    }

    #[test]
    fn days_and_times_are_written_as_the_services_do() {
        check("2026-05-14T09:30", "14 May 2026 at 9.30am", "14 Mai 2026 am 9.30yb");
        check("2026-12-01T12:00", "1 December 2026 at midday", "1 Rhagfyr 2026 am ganol dydd");
        check("2026-01-31T14:00", "31 January 2026 at 2pm", "31 Ionawr 2026 am 2yp");
        check("2026-01-31T00:05", "31 January 2026 at 12.05am", "31 Ionawr 2026 am 12.05yb");
    }
}
