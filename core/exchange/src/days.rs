//! Dates as exports write them: `DD-MON-YYYY` and the like, or an instant that becomes the local calendar day.

use jiff::civil::Date;
use jiff::tz::{TimeZone, TimeZoneDatabase};
use jiff::{Timestamp, ToSpan as _};

/// The word in a mapping for instants such as `2024-07-04T12:20:00Z`.
const INSTANT: &str = "RFC 3339";

/// The word in a mapping for the day numbers of workbooks.
pub(crate) const SERIAL: &str = "serial";

/// The day numbers that are believed: 1927 to 2199. A smaller one is more likely a year that somebody typed.
const SERIALS: std::ops::RangeInclusive<u32> = 10_000..=109_574;

const MONTHS: [&str; 12] =
    ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

/// One way of writing a date.
#[derive(Clone, Debug)]
enum Format {
    /// Day, month and year in some order.
    Parts(Vec<Part>),
    /// An instant.
    Instant(TimeZone),
    /// Days since the end of 1899, perhaps with a part of a day behind a dot.
    Serial,
}

/// A part of a written date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Day,
    Month,
    MonthName,
    Year,
    Mark(char),
}

/// The ways in which one export writes dates.
#[derive(Clone, Debug, Default)]
pub(crate) struct Days {
    formats: Vec<Format>,
}

impl Days {
    /// Adds the format a mapping calls `text`.
    ///
    /// # Errors
    /// What is wrong with it, as a clause.
    pub(crate) fn add(&mut self, text: &str, zone: Option<&str>) -> Result<(), String> {
        let format = if text.eq_ignore_ascii_case(INSTANT) {
            let zone = zone.ok_or("`RFC 3339` needs `time_zone`, so that an instant becomes a day")?;
            let zone =
                TimeZoneDatabase::bundled().get(zone).map_err(|_| format!("`{zone}` is no time zone"))?;
            Format::Instant(zone)
        } else if text.eq_ignore_ascii_case(SERIAL) {
            Format::Serial
        } else {
            Format::Parts(parts(text).ok_or_else(|| {
                format!(
                    "`{text}` is no way to write a date; use DD, MM or MON, and YYYY each once, `RFC 3339` or `serial`"
                )
            })?)
        };
        self.formats.push(format);
        Ok(())
    }

    /// Whether day numbers are read.
    pub(crate) fn has_serial(&self) -> bool {
        self.formats.iter().any(|format| matches!(format, Format::Serial))
    }

    /// The day that `cell` writes; none when it is impossible, unreadable, or two formats read two days.
    pub(crate) fn read(&self, cell: &str) -> Option<Date> {
        let cell = cell.trim();
        let mut days = self.formats.iter().filter_map(|format| match format {
            Format::Parts(parts) => read_parts(parts, cell),
            Format::Instant(zone) => {
                let instant: Timestamp = cell.parse().ok()?;
                Some(zone.to_datetime(instant).date())
            }
            Format::Serial => serial(cell),
        });
        let day = days.next()?;
        let plausible = (1900..=2199).contains(&day.year());
        (plausible && days.all(|other| other == day)).then_some(day)
    }
}

/// The day of a day number. Workbooks count from the last day but one of 1899, as if 1900 had been a leap year.
fn serial(cell: &str) -> Option<Date> {
    let whole = match cell.split_once('.') {
        Some((whole, part)) if !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()) => whole,
        Some(_) => return None,
        None => cell,
    };
    let plain = whole.len() <= 6 && whole.bytes().all(|byte| byte.is_ascii_digit());
    let number: u32 = whole.parse().ok().filter(|number| plain && SERIALS.contains(number))?;
    Date::constant(1899, 12, 30).checked_add(i64::from(number).days()).ok()
}

/// The parts of a format; none unless day, month and year stand in it once each.
fn parts(text: &str) -> Option<Vec<Part>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let words = [("YYYY", Part::Year), ("MON", Part::MonthName), ("MM", Part::Month), ("DD", Part::Day)];
        let found = words.iter().find_map(|(word, part)| Some((*part, rest.strip_prefix(word)?)));
        let (part, after) = match found {
            Some(found) => found,
            None if first.is_alphanumeric() => return None,
            None => (Part::Mark(first), rest.strip_prefix(first)?),
        };
        parts.push(part);
        rest = after;
    }
    let count = |wanted: &[Part]| parts.iter().filter(|part| wanted.contains(part)).count();
    let whole =
        count(&[Part::Day]) == 1 && count(&[Part::Month, Part::MonthName]) == 1 && count(&[Part::Year]) == 1;
    whole.then_some(parts)
}

fn read_parts(parts: &[Part], cell: &str) -> Option<Date> {
    let (mut day, mut month, mut year) = (0_i8, 0_i8, 0_i16);
    let mut rest = cell;
    for part in parts {
        rest = match part {
            Part::Day => figures(rest, 2, |number| day = i8::try_from(number).unwrap_or(0))?,
            Part::Month => figures(rest, 2, |number| month = i8::try_from(number).unwrap_or(0))?,
            Part::Year => figures(rest, 4, |number| year = number)?,
            Part::MonthName => {
                let (name, after) = rest.split_at_checked(3)?;
                let position = MONTHS.iter().position(|known| known.eq_ignore_ascii_case(name))?;
                month = i8::try_from(position).ok()?.checked_add(1)?;
                after
            }
            Part::Mark(mark) => rest.strip_prefix(*mark)?,
        };
    }
    rest.is_empty().then(|| Date::new(year, month, day).ok()).flatten()
}

fn figures(text: &str, count: usize, mut keep: impl FnMut(i16)) -> Option<&str> {
    let (number, after) = text.split_at_checked(count)?;
    number.bytes().all(|byte| byte.is_ascii_digit()).then_some(())?;
    keep(number.parse().ok()?);
    Some(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(format: &str, cell: &str, expected: Option<&str>) {
        let mut days = Days::default();
        days.add(format, Some("Europe/London")).expect("a format");
        assert_eq!(days.read(cell).map(|day| day.to_string()).as_deref(), expected, "{format} {cell}");
    }

    #[test]
    fn written_dates_are_read_and_impossible_ones_are_not() {
        check("DD-MON-YYYY", "13-SEP-2021", Some("2021-09-13"));
        check("DD-MON-YYYY", "29-feb-2024", Some("2024-02-29"));
        check("DD/MM/YYYY", "01/12/2024", Some("2024-12-01"));
        for wrong in
            ["31-FEB-2024", "13-SEP-21", "1-SEP-2021", "13-SEP-2021x", "", "13-SÉP-2021", "13-SEP-0021"]
        {
            check("DD-MON-YYYY", wrong, None);
        }
    }

    #[test]
    fn an_instant_becomes_the_local_day() {
        check("RFC 3339", "2024-07-04T23:20:00Z", Some("2024-07-05"));
        check("RFC 3339", "2024-12-04T23:20:00Z", Some("2024-12-04"));
        check("RFC 3339", "2024-07-05T00:20:00+01:00", Some("2024-07-05"));
        for wrong in ["2024-07-04", "2024-07-04T23:20:00", "2024-02-31T10:00:00Z", "yesterday"] {
            check("RFC 3339", wrong, None);
        }
    }

    #[test]
    fn day_numbers_are_those_of_workbooks() {
        check("serial", "44625", Some("2022-03-05"));
        check("serial", "44625.75", Some("2022-03-05"));
        check("serial", "10000", Some("1927-05-18"));
        for wrong in ["2024", "20240704", "-44625", "44625.", "44625.x", "4.4625e4", "+44625", ""] {
            check("serial", wrong, None);
        }
    }

    #[test]
    fn a_day_that_two_formats_read_differently_is_no_day() {
        let mut days = Days::default();
        for format in ["DD/MM/YYYY", "MM/DD/YYYY"] {
            days.add(format, None).expect("a format");
        }
        assert_eq!(days.read("01/02/2024"), None);
        assert!(days.read("13/02/2024").is_some());
    }

    #[test]
    fn formats_and_zones_that_do_not_exist_are_said() {
        for (format, zone) in
            [("DAY-MONTH", None), ("DD-DD-YYYY", None), ("RFC 3339", None), ("RFC 3339", Some("Mars"))]
        {
            assert!(Days::default().add(format, zone).is_err(), "{format} {zone:?}");
        }
    }
}
