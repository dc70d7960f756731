//! What somebody typed: fields by name, in the order they came, kept whole so that a refused form loses nothing.

use std::collections::BTreeMap;

use domain::record::Refusal;
use jiff::civil::Date;

/// Most fields of one form; more than any page of ours has.
const MOST_FIELDS: usize = 2_000;

/// The fields of a form or of an address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Typed(BTreeMap<String, Vec<String>>);

impl Typed {
    /// Reads what a browser sent; none where there are too many fields to be a form of ours.
    pub(crate) fn read(body: &[u8]) -> Option<Self> {
        let mut fields: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (number, (name, value)) in form_urlencoded::parse(body).enumerate() {
            if number >= MOST_FIELDS {
                return None;
            }
            fields.entry(name.into_owned()).or_default().push(value.replace("\r\n", "\n"));
        }
        Some(Self(fields))
    }

    /// Fields in the order they came.
    pub(crate) fn of<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        let mut fields: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (name, value) in pairs {
            fields.entry(name.to_owned()).or_default().push(value.to_owned());
        }
        Self(fields)
    }

    /// A field, without the white space round it; nothing where it was not sent.
    pub(crate) fn get(&self, name: &str) -> &str {
        self.all(name).first().map_or("", |value| value.trim())
    }

    /// A field that was filled in.
    pub(crate) fn filled(&self, name: &str) -> Option<&str> {
        Some(self.get(name)).filter(|value| !value.is_empty())
    }

    /// Everything sent under a name.
    pub(crate) fn all(&self, name: &str) -> &[String] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }

    /// Whether a box with this value was ticked.
    pub(crate) fn ticked(&self, name: &str, value: &str) -> bool {
        self.all(name).iter().any(|one| one == value)
    }

    /// A number.
    pub(crate) fn number<N: std::str::FromStr>(&self, name: &str) -> Option<N> {
        self.get(name).parse().ok()
    }

    /// A day in three fields, `NAME-day`, `NAME-month` and `NAME-year`: none where all are empty.
    ///
    /// # Errors
    /// Where they are no day there is.
    pub(crate) fn day(&self, name: &str) -> Result<Option<Date>, NoSuchDay> {
        let part = |part: &str| self.get(&format!("{name}-{part}"));
        let (day, month, year) = (part("day"), part("month"), part("year"));
        if day.is_empty() && month.is_empty() && year.is_empty() {
            return Ok(None);
        }
        let date = || Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok();
        date().filter(|date| date.year() >= 1900).map(Some).ok_or(NoSuchDay)
    }

    /// Every field that is not about the request itself, to be sent again.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        let all = self.0.iter().filter(|(name, _)| *name != TOKEN);
        all.flat_map(|(name, values)| values.iter().map(move |value| (name.as_str(), value.as_str())))
    }

    /// The same with one field set.
    pub(crate) fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.0.insert(name.to_owned(), vec![value.into()]);
        self
    }

    /// The same with a day, in its three fields.
    pub(crate) fn with_day(self, name: &str, day: Date) -> Self {
        self.with(&format!("{name}-day"), day.day().to_string())
            .with(&format!("{name}-month"), day.month().to_string())
            .with(&format!("{name}-year"), day.year().to_string())
    }

    /// The same with these values of one field and no others; without the field where there are none.
    pub(crate) fn with_all(mut self, name: &str, values: Vec<String>) -> Self {
        if values.is_empty() {
            self.0.remove(name);
        } else {
            self.0.insert(name.to_owned(), values);
        }
        self
    }
}

/// What was typed is no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NoSuchDay;

/// The name of the field with what every form must send back.
pub(crate) const TOKEN: &str = "token";

/// The name of the field with the record's last number as the writer saw it.
pub(crate) const SEEN: &str = "seen";

/// Why what was typed was not saved.
#[derive(Clone, Debug, Default)]
pub(crate) struct Wrong {
    /// The field, and what to do about it.
    pub(crate) at: Vec<(String, String)>,
    /// What a rule of the record said.
    pub(crate) refused: Option<Refusal>,
}

impl Wrong {
    /// One thing wrong, at a field.
    pub(crate) fn one(field: &str, words: impl Into<String>) -> Self {
        Self { at: vec![(field.to_owned(), words.into())], refused: None }
    }

    /// One more thing wrong.
    pub(crate) fn add(&mut self, field: &str, words: impl Into<String>) {
        self.at.push((field.to_owned(), words.into()));
    }

    /// What is wrong at a field.
    pub(crate) fn of(&self, field: &str) -> Option<&str> {
        self.at.iter().find(|(one, _)| one == field).map(|(_, words)| words.as_str())
    }

    /// Whether nothing is.
    pub(crate) fn is_nothing(&self) -> bool {
        self.at.is_empty() && self.refused.is_none()
    }
}

impl From<Refusal> for Wrong {
    fn from(refusal: Refusal) -> Self {
        Self { at: Vec::new(), refused: Some(refusal) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(body: &str, field: &str, expected: &str) {
        let typed = Typed::read(body.as_bytes()).expect("a form");
        assert_eq!(typed.all(field).join("|"), expected, "{body}");
    }

    #[test]
    fn a_field_may_come_twice_and_keeps_its_words() {
        check("a=1&b=2&a=3", "a", "1|3");
        check(
            "note=He+said%3A+%E2%80%9Cno%E2%80%9D%0D%0Atwice",
            "note",
            "He said: \u{201c}no\u{201d}\ntwice",
        );
        check("", "a", "");
        check("a", "a", "");
        check("=1&a=%zz", "a", "%zz");
    }

    #[test]
    fn a_day_is_three_fields() {
        let day = |body: &str| Typed::read(body.as_bytes()).expect("a form").day("on");
        assert_eq!(day("on-day=3&on-month=2&on-year=2026"), Ok(Some(Date::constant(2026, 2, 3))));
        assert_eq!(day(""), Ok(None));
        for wrong in [
            "on-day=30&on-month=2&on-year=2026",
            "on-day=3",
            "on-day=a&on-month=1&on-year=2026",
            "on-day=1&on-month=1&on-year=26",
        ] {
            assert_eq!(day(wrong), Err(NoSuchDay), "{wrong}");
        }
    }

    #[test]
    fn a_flood_of_fields_is_no_form() {
        assert!(Typed::read("a=1&".repeat(2_000).as_bytes()).is_some());
        assert!(Typed::read("a=1&".repeat(2_001).as_bytes()).is_none());
    }
}
