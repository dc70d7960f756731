//! One coded value to what a holder says about one fact.

use domain::fact::{FactType, FactValue};
use domain::statement::Said;
use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::days::Days;
use crate::mapping::{CodedFact, Reads};

/// The most months that a visit can lie back; more is a slip of the pen.
const MOST_MONTHS: i64 = 600;

impl CodedFact {
    /// What `value` says, in a row of the day `on`; none when the mapping does not declare it.
    pub(crate) fn said(&self, value: &str, on: Date, days: &Days) -> Option<Said> {
        if self.not_known.contains(value) {
            return Some(Said::NotKnown);
        }
        match &self.reads {
            Reads::Values(values) => values.get(value).cloned(),
            Reads::Number => {
                let figures = value.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
                figures.then(|| self.kind.read(value).ok()).flatten().map(Said::Value)
            }
            Reads::Date => days.read(value).map(FactValue::Date).map(Said::Value),
            Reads::MonthsBefore => {
                let months: i64 = value.parse().ok().filter(|months| (0..=MOST_MONTHS).contains(months))?;
                let day = on.checked_sub(months.months()).ok()?;
                Some(Said::Value(FactValue::Date(day)))
            }
        }
    }

    /// The codes it knows, for a suggestion.
    pub(crate) fn codes(&self) -> impl Iterator<Item = &str> {
        let values = match &self.reads {
            Reads::Values(values) => Some(values.keys()),
            _ => None,
        };
        values.into_iter().flatten().chain(&self.not_known).map(String::as_str)
    }

    /// What would have been right, for a finding.
    pub(crate) fn expected(&self) -> String {
        match (&self.reads, &self.kind) {
            (Reads::Number, FactType::Number { at_least, at_most, .. }) => {
                format!("a whole number from {at_least} to {at_most}")
            }
            (Reads::Date, _) => "a date as the mapping writes it".to_owned(),
            (Reads::MonthsBefore, _) => format!("a number of months from 0 to {MOST_MONTHS}"),
            _ => format!(
                "one of {}",
                self.codes().filter(|code| !code.is_empty()).collect::<Vec<_>>().join(", ")
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::date;

    use super::*;

    fn check(reads: Reads, kind: FactType, value: &str, expected: Option<&str>) {
        let fact = CodedFact { fact: "a.b".into(), kind, reads, not_known: [String::new()].into() };
        let on = date::read("2021-07-31").expect("a date");
        let said = fact.said(value, on, &Days::default()).map(|said| match said {
            Said::Value(value) => value.to_string(),
            other => format!("{other:?}"),
        });
        assert_eq!(said.as_deref(), expected, "{value:?}");
    }

    #[test]
    fn months_become_the_latest_day_that_can_be_meant() {
        for (value, expected) in [
            ("0", Some("2021-07-31")),
            ("1", Some("2021-06-30")),
            ("5", Some("2021-02-28")),
            ("", Some("NotKnown")),
            ("-1", None),
            ("1.5", None),
            ("700", None),
            ("99999999999999999999", None),
        ] {
            check(Reads::MonthsBefore, FactType::Date, value, expected);
        }
    }

    #[test]
    fn numbers_keep_to_the_bounds_of_the_fact() {
        let kind = || FactType::Number { at_least: 1, at_most: 5, unit: "of 5".into() };
        for (value, expected) in
            [("5", Some("5")), ("6", None), ("+5", None), ("five", None), ("", Some("NotKnown"))]
        {
            check(Reads::Number, kind(), value, expected);
        }
    }
}
