//! A day, in the civil calendar and in the Umm al-Qura calendar.

use icu_calendar::Date;
use icu_calendar::cal::Iso;
use icu_calendar::types::{RataDie, Weekday};

use crate::months::{self, FIRST_YEAR, LAST_YEAR, Month};

/// One day within the years that the calendar knows. The earlier day is the lesser.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Day {
    /// How many days lie between the first day of the table of months and this one.
    number: i64,
    /// The year of the Umm al-Qura calendar.
    pub(crate) year: i32,
    /// The month of that year, from 1.
    pub(crate) month: u8,
    /// The day of that month, from 1.
    pub(crate) day: i64,
}

impl Day {
    /// Reads a civil date, `YYYY-MM-DD`.
    ///
    /// # Errors
    /// In words for whoever gave it: it is no date, or outside the years that the calendar knows.
    pub(crate) fn read(text: &str) -> Result<Self, String> {
        let civil = civil(text).ok_or_else(|| {
            let shown: String = text.chars().filter(|letter| !letter.is_control()).take(24).collect();
            format!("`{shown}` is no date: write it as 2027-02-08")
        })?;
        let number = civil.to_rata_die() - first();
        let holds = |month: &Month| (month.begins..month.begins + month.days).contains(&number);
        let month = months::all().find(holds).ok_or_else(|| outside(&format!("{text} is")))?;
        Ok(Self { number, year: month.year, month: month.number, day: number - month.begins + 1 })
    }

    /// A day of a month of the Umm al-Qura calendar.
    ///
    /// # Errors
    /// In words: the year is outside those that the calendar knows.
    pub(crate) fn of(year: i32, month: u8, day: i64) -> Result<Self, String> {
        let month = months::all()
            .find(|known| known.year == year && known.number == month && (1..=known.days).contains(&day))
            .ok_or_else(|| outside("that would be"))?;
        Ok(Self { number: month.begins + day - 1, year, month: month.number, day })
    }

    /// How many days from here to another day; fewer than none where it lies before.
    pub(crate) fn days_to(self, other: Self) -> i64 {
        other.number - self.number
    }

    /// Whether it is a Friday.
    pub(crate) fn is_friday(self) -> bool {
        self.date().weekday() == Weekday::Friday
    }

    /// In the Umm al-Qura calendar: year, month and day in digits.
    pub(crate) fn written(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }

    /// In the civil calendar, `YYYY-MM-DD`.
    pub(crate) fn civil(self) -> String {
        let date = self.date();
        format!(
            "{:04}-{:02}-{:02}",
            date.year().extended_year(),
            date.month().number(),
            date.day_of_month().0
        )
    }

    fn date(self) -> Date<Iso> {
        Date::from_rata_die(first() + self.number, Iso)
    }
}

/// The first day of the table of months: 1 Muharram 1400 was 20 November 1979.
const fn first() -> RataDie {
    RataDie::new(722_773)
}

fn outside(what: &str) -> String {
    format!(
        "{what} outside the years {FIRST_YEAR} to {LAST_YEAR} of the Umm al-Qura calendar, 1979-11-20 to 2077-11-16"
    )
}

/// A civil date, written in one way only.
fn civil(text: &str) -> Option<Date<Iso>> {
    let digits =
        |part: &str, length: usize| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || !digits(year, 4) || !digits(month, 2) || !digits(day, 2) {
        return None;
    }
    Date::try_new_iso(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::Day;

    #[test]
    fn a_date_is_written_in_one_way_only() {
        let others = ["", "2027", "2027-2-8", "8-2-2027", "2027-02-08T00:00", " 2027-02-08", "2027-02-30"];
        for text in others.into_iter().chain(["2027-13-01", "+027-02-08", "2027-02-08-", "٢٠٢٧-٠٢-٠٨"])
        {
            let why = Day::read(text).unwrap_err();
            assert!(why.contains("is no date"), "{text:?}: {why}");
        }
        assert_eq!(Day::read("2027-02-08").map(Day::civil), Ok("2027-02-08".to_owned()));
    }

    #[test]
    fn the_first_and_the_last_day_that_the_calendar_knows_are_read_and_none_beyond() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(Day::read(text).ok().map(Day::written).as_deref(), expected, "{text}");
        };
        check("1979-11-19", None);
        check("1979-11-20", Some("1400-01-01"));
        check("2077-11-16", Some("1500-12-30"));
        check("2077-11-17", None);
        check("0001-01-01", None);
        check("9999-12-31", None);
    }
}
