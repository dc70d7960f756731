//! Calendar dates: days are counted from 1970-01-01 so that conditions compare plain numbers.
//!
//! No clock and no time zone here: the day of an advice is given by whoever asks for it.

use jiff::civil::Date;
use jiff::{Span, ToSpan as _, Unit};
use serde::{Deserialize, Serialize};

const EPOCH: Date = Date::constant(1970, 1, 1);

/// Days from 1970-01-01 to `date`; negative before it.
#[must_use]
pub fn to_days(date: Date) -> i64 {
    date.since(EPOCH).map_or(0, |span| i64::from(span.get_days()))
}

/// The date `days` after 1970-01-01; none outside the calendar (years -9999 to 9999).
#[must_use]
pub fn from_days(days: i64) -> Option<Date> {
    EPOCH.checked_add(Span::new().try_days(days).ok()?).ok()
}

/// Reads a date written `2026-03-01`.
#[must_use]
pub fn read(text: &str) -> Option<Date> {
    let shape = text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    shape.then(|| text.parse().ok()).flatten()
}

/// The day that a text such as `22/03/2027` or `1.3.2027` means where days are written day, month, year.
#[must_use]
pub fn day_month_year(text: &str) -> Option<Date> {
    let parts: Vec<&str> = text.split(['/', '.', '-']).collect();
    let &[day, month, year] = parts.as_slice() else { return None };
    let number = |part: &str, most: usize| {
        let digits = (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| part.parse::<u16>().ok()).flatten()
    };
    let year = number(year, 4).filter(|year| *year >= 1000)?;
    read(&format!("{year:04}-{:02}-{:02}", number(month, 2)?, number(day, 2)?))
}

/// Whole months from `from` to `to`, both as days; negative when `to` lies before.
#[must_use]
pub fn months_between(from: i64, to: i64) -> Option<i64> {
    let span = from_days(from)?.until((Unit::Month, from_days(to)?)).ok()?;
    Some(i64::from(span.get_months()))
}

/// How long a fact may stand before somebody should look again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LookAgain {
    /// It does not go out of date.
    Never,
    /// Whenever it changes; time alone does not make it old.
    EachChange,
    /// After so many days.
    Days(u16),
    /// After so many months.
    Months(u16),
}

impl LookAgain {
    /// Reads `1 day`, `2 weeks`, `3 months`, `1 year`, `each-change` or `never`.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        match text {
            "never" => return Some(Self::Never),
            "each-change" => return Some(Self::EachChange),
            _ => {}
        }
        let (count, unit) = text.split_once(' ')?;
        let count: u16 = count.parse().ok().filter(|count| (1..=100).contains(count))?;
        match unit {
            "day" | "days" => Some(Self::Days(count)),
            "week" | "weeks" => Some(Self::Days(count.saturating_mul(7))),
            "month" | "months" => Some(Self::Months(count)),
            "year" | "years" => Some(Self::Months(count.saturating_mul(12))),
            _ => None,
        }
    }

    /// Says whether a fact of the day `on` is out of date on `today`. A fact without a day is, where time matters.
    #[must_use]
    pub fn is_out_of_date(self, on: Option<Date>, today: Date) -> bool {
        let period = match self {
            Self::Never | Self::EachChange => return false,
            Self::Days(days) => i64::from(days).days(),
            Self::Months(months) => i64::from(months).months(),
        };
        on.is_none_or(|on| on.checked_add(period).is_ok_and(|last| today > last))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(period: &str, on: &str, today: &str, expected: bool) {
        let period = LookAgain::read(period).expect("a period");
        assert_eq!(
            period.is_out_of_date(read(on), read(today).expect("a date")),
            expected,
            "{period:?} {on} {today}"
        );
    }

    #[test]
    fn a_fact_goes_out_of_date_the_day_after_its_period() {
        check("1 day", "2026-11-20", "2026-11-20", false);
        check("1 day", "2026-11-20", "2026-11-21", false);
        check("1 day", "2026-11-20", "2026-11-22", true);
        check("1 month", "2026-01-31", "2026-02-28", false);
        check("1 month", "2026-01-31", "2026-03-01", true);
        check("each-change", "2001-01-01", "2026-03-01", false);
        check("1 year", "no date", "2026-03-01", true);
    }

    #[test]
    fn months_are_whole_and_signed() {
        let days = |text| to_days(read(text).expect("a date"));
        assert_eq!(months_between(days("2026-01-31"), days("2026-03-30")), Some(1));
        assert_eq!(months_between(days("2026-03-30"), days("2026-01-31")), Some(-1));
    }

    #[test]
    fn impossible_dates_are_refused() {
        assert_eq!(read("2024-02-31"), None);
        assert_eq!(read("2024-2-3"), None);
    }
}
