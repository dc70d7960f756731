//! Numbers with up to six decimals, held as whole millionths. There is no floating point here: every machine gives the
//! same digits.

/// How many digits may stand before the point, and how many after it.
const DIGITS: usize = 6;

/// How many millionths are one.
const ONE: i128 = 1_000_000;

/// A number as it was written, exact: at most six digits before the point and six after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Decimal(i128);

impl Decimal {
    /// Nought.
    pub(crate) const NOUGHT: Self = Self(0);

    /// One.
    pub(crate) const ONE: Self = Self(ONE);

    /// Reads a number as people write one: `-3`, `47.5`, `0.80`, `.80`. `what` names it in the refusal.
    ///
    /// # Errors
    /// What is wrong with it, in words for whoever wrote it.
    pub(crate) fn read(what: &str, text: &str) -> Result<Self, String> {
        let text = text.trim();
        Self::parse(text).ok_or_else(|| {
            let shown: String = text.chars().filter(|letter| !letter.is_control()).take(24).collect();
            format!(
                "{what} `{shown}` is no number that can be used: write it as 47.5, with a point and at most {DIGITS} \
                 digits on each side of it"
            )
        })
    }

    fn parse(text: &str) -> Option<Self> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, fraction) = match digits.split_once('.') {
            Some((whole, fraction)) if !fraction.is_empty() => (whole, fraction),
            Some(_) => return None,
            None if digits.is_empty() => return None,
            None => (digits, ""),
        };
        let plain = |part: &str| part.len() <= DIGITS && part.bytes().all(|letter| letter.is_ascii_digit());
        if !plain(whole) || !plain(fraction) {
            return None;
        }
        let millionths: i128 = format!("{whole}{fraction:0<DIGITS$}").parse().ok()?;
        Some(Self(if negative { -millionths } else { millionths }))
    }

    /// This many millionths.
    #[must_use]
    pub(crate) const fn millionths(self) -> i128 {
        self.0
    }
}

/// The nearest whole number to a quotient, half away from nought. The divisor is above nought.
#[must_use]
pub(crate) fn nearest(dividend: i128, divisor: i128) -> i128 {
    let twice = dividend.abs().saturating_mul(2).saturating_add(divisor);
    let size = twice.checked_div(divisor.saturating_mul(2)).unwrap_or(0);
    if dividend < 0 { -size } else { size }
}

/// A number of hundredths, written with two places. Nought has no sign.
#[must_use]
pub(crate) fn two_places(hundredths: i128) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    let size = hundredths.unsigned_abs();
    format!("{sign}{}.{:02}", size / 100, size % 100)
}

#[cfg(test)]
mod tests {
    use super::{Decimal, nearest, two_places};

    fn check(text: &str, millionths: Option<i128>) {
        assert_eq!(Decimal::read("the number", text).ok().map(Decimal::millionths), millionths, "{text:?}");
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        check("0", Some(0));
        check("-0", Some(0));
        check("7.5", Some(7_500_000));
        check(" 0.80 ", Some(800_000));
        check(".80", Some(800_000));
        check("-12.000001", Some(-12_000_001));
        check("999999.999999", Some(999_999_999_999));
    }

    #[test]
    fn what_is_no_plain_number_is_refused() {
        for text in
            ["", "-", ".", "1.", "-.", "--1", "+1", "1,5", "1e3", "1 000", "1000000", "0.1234567", "NaN", "٣"]
        {
            check(text, None);
        }
    }

    #[test]
    fn a_refusal_quotes_little_of_what_was_written_and_no_control_characters() {
        let long = format!("\u{1b}[31m{}", "9".repeat(1000));
        let why = Decimal::read("the score before", &long).unwrap_err();
        assert!(why.starts_with("the score before `[31m9999"), "{why}");
        assert!(why.len() < 200 && !why.chars().any(char::is_control), "{why}");
    }

    #[test]
    fn halves_go_away_from_nought() {
        let table = [(5, 10, 1), (4, 10, 0), (-5, 10, -1), (-4, 10, 0), (15, 10, 2), (1, 3, 0), (2, 3, 1)];
        for (dividend, divisor, expected) in table {
            assert_eq!(nearest(dividend, divisor), expected, "{dividend}/{divisor}");
        }
    }

    #[test]
    fn hundredths_are_written_with_two_places() {
        let table = [(0, "0.00"), (5, "0.05"), (-5, "-0.05"), (316, "3.16"), (-2430, "-24.30")];
        for (hundredths, expected) in table {
            assert_eq!(two_places(hundredths), expected);
        }
    }
}
