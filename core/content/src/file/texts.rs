//! The kinds of text that stand in designers' files: ids, words, dates, lengths; and lists that may be one item.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;

/// Ids of everything but facts.
pub(crate) const ID: &str = "^[a-z0-9-]{1,60}$";
/// Ids of facts: parts joined by dots.
pub(crate) const FACT: &str = "^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)+$";
/// Ids of facts, and the day the advice is for.
pub(crate) const FACT_OR_TODAY: &str = "^(today|[a-z][a-z0-9_]*(\\.[a-z0-9_]+)+)$";
/// Names of operations and arguments of plugins.
pub(crate) const ARGUMENT: &str = "^[a-z][a-z0-9_]{0,59}$";
/// Ids of questions for the record.
pub(crate) const PROMPT: &str = "^[a-z0-9_-]{1,60}$";
/// Something must be written.
pub(crate) const WORDS: &str = "\\S";
/// A date; whether the day exists is asked later.
pub(crate) const DATE: &str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
/// `45` or `60 to 90`.
pub(crate) const RANGE: &str = "^[0-9]{1,3}( to [0-9]{1,3})?$";
/// `3 months`, `each-change`, `never`.
pub(crate) const PERIOD: &str =
    "^([1-9][0-9]{0,2} (day|days|week|weeks|month|months|year|years)|each-change|never)$";
/// What pins words: eight signs.
pub(crate) const PIN: &str = "^[0-9a-f]{8}$";
/// A semantic version.
pub(crate) const VERSION: &str = "^[0-9]{1,4}\\.[0-9]{1,4}\\.[0-9]{1,4}$";

macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident = $pattern:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
        #[serde(transparent)]
        pub(crate) struct $name(pub(crate) String);

        impl JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "pattern": $pattern })
            }
        }

        impl $name {
            /// As text.
            pub(crate) fn as_str(&self) -> &str {
                &self.0
            }
        }
    )*};
}

texts! {
    /// An id.
    Id = ID,
    /// The name of a plugin's operation, or of one of its arguments.
    ArgumentName = ARGUMENT,
    /// The id of a fact, `today` among them.
    DottedOrToday = FACT_OR_TODAY,
    /// The id of a fact.
    FactName = FACT,
    /// The id of a question for the record.
    PromptId = PROMPT,
    /// Words for people.
    Words = WORDS,
    /// A date.
    DateText = DATE,
    /// How long something stands.
    Period = PERIOD,
    /// A version.
    Version = VERSION,
}

/// One number or two: `45`, `60 to 90`.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum Range {
    /// One number.
    Number(u16),
    /// In words.
    Text(String),
}

impl JsonSchema for Range {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        "Range".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": ["string", "integer"], "pattern": RANGE, "minimum": 1, "maximum": 999 })
    }
}

impl Range {
    /// The smaller and the larger number; none where they are the wrong way round or nothing.
    pub(crate) fn bounds(&self) -> Option<(u16, u16)> {
        let (least, most) = match self {
            Self::Number(number) => (*number, *number),
            Self::Text(text) => {
                let (least, most) = text.split_once(" to ").unwrap_or((text, text));
                (least.parse().ok()?, most.parse().ok()?)
            }
        };
        (least >= 1 && least <= most).then_some((least, most))
    }
}

/// One item, or a list of them.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum OneOrMany<T> {
    /// One.
    One(T),
    /// A list.
    Many(Vec<T>),
}

impl<T: JsonSchema> JsonSchema for OneOrMany<T> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        format!("OneOrMany{}", T::schema_name()).into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let one = generator.subschema_for::<T>();
        json_schema!({ "anyOf": [one, { "type": "array", "items": one, "minItems": 1 }] })
    }
}

impl<T> OneOrMany<T> {
    /// The items, each with the rest of its pointer: nothing for one, `/0` and so on in a list.
    pub(crate) fn items(&self) -> Vec<(String, &T)> {
        match self {
            Self::One(item) => vec![(String::new(), item)],
            Self::Many(items) => {
                items.iter().enumerate().map(|(number, item)| (format!("/{number}"), item)).collect()
            }
        }
    }
}

/// The items of a list that may be missing.
pub(crate) fn items<T>(list: Option<&OneOrMany<T>>) -> Vec<(String, &T)> {
    list.map(OneOrMany::items).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<(u16, u16)>) {
        assert_eq!(Range::Text(text.to_owned()).bounds(), expected, "{text}");
    }

    #[test]
    fn a_range_is_one_number_or_two_in_order() {
        check("45", Some((45, 45)));
        check("60 to 90", Some((60, 90)));
        check("90 to 60", None);
        check("0 to 3", None);
        check("an hour", None);
        assert_eq!(Range::Number(0).bounds(), None);
    }
}
