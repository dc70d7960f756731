//! Languages of content, and Easy Read as a variant of one: which direction they are read in, what stands in for what.

use std::fmt;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

/// The ending of a variant in easy words.
const EASY: &str = "-easy";

/// Languages written from right to left, by their id.
const RIGHT_TO_LEFT: [&str; 7] = ["ar", "ckb", "fa", "he", "ps", "sd", "ur"];

/// Names as the people who speak them write them.
const NAMES: [(&str, &str); 8] = [
    ("ar", "العربية"),
    ("cy", "Cymraeg"),
    ("en", "English"),
    ("fa", "فارسی"),
    ("pl", "Polski"),
    ("ro", "Română"),
    ("so", "Soomaali"),
    ("ur", "اردو"),
];

/// A language or its variant in easy words: `cy`, `ar`, `en-easy`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(Arc<str>);

/// Which way a language is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub enum Direction {
    /// Left to right.
    #[serde(rename = "ltr")]
    LeftToRight,
    /// Right to left.
    #[serde(rename = "rtl")]
    RightToLeft,
}

impl Direction {
    /// As HTML writes it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::LeftToRight => "ltr",
            Self::RightToLeft => "rtl",
        }
    }
}

impl Language {
    /// Its id.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is a variant in easy words.
    #[must_use]
    pub fn is_easy(&self) -> bool {
        self.0.ends_with(EASY)
    }

    /// The language without its variant: `en` for `en-easy`; this is what screen readers and hyphenation are told.
    #[must_use]
    pub fn plain(&self) -> Self {
        self.0.strip_suffix(EASY).map_or_else(|| self.clone(), Self::from)
    }

    /// The variant in easy words.
    #[must_use]
    pub fn easy(&self) -> Self {
        if self.is_easy() { self.clone() } else { Self::from(format!("{}{EASY}", self.0).as_str()) }
    }

    /// What is looked for, the nearest first: `cy-easy`, then `cy`.
    #[must_use]
    pub fn chain(&self) -> Vec<Self> {
        let mut chain = vec![self.clone()];
        if self.is_easy() {
            chain.push(self.plain());
        }
        chain
    }

    /// Which way it is read.
    #[must_use]
    pub fn direction(&self) -> Direction {
        if RIGHT_TO_LEFT.contains(&self.plain().as_str()) {
            Direction::RightToLeft
        } else {
            Direction::LeftToRight
        }
    }

    /// Its name as the people who speak it write it, `English (Easy Read)` for a variant; its id where not listed.
    #[must_use]
    pub fn name(&self) -> String {
        let plain = self.plain();
        let found = NAMES.iter().find(|(id, _)| *id == plain.as_str());
        let name = found.map_or(plain.as_str(), |(_, name)| name);
        if self.is_easy() { format!("{name} (Easy Read)") } else { name.to_owned() }
    }
}

impl From<&str> for Language {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl fmt::Display for Language {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(&self.0)
    }
}

impl Serialize for Language {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(&self.0)
    }
}

impl JsonSchema for Language {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Language".into()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        String::json_schema(generator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(id: &str, chain: &[&str], direction: Direction, name: &str) {
        let language = Language::from(id);
        let found = language.chain();
        assert_eq!(found.iter().map(Language::as_str).collect::<Vec<_>>(), chain, "{id}");
        assert_eq!(language.direction(), direction, "{id}");
        assert_eq!(language.name(), name, "{id}");
    }

    #[test]
    fn easy_words_fall_back_to_their_own_language() {
        check("cy-easy", &["cy-easy", "cy"], Direction::LeftToRight, "Cymraeg (Easy Read)");
        check("ar", &["ar"], Direction::RightToLeft, "العربية");
        check("ar-easy", &["ar-easy", "ar"], Direction::RightToLeft, "العربية (Easy Read)");
        check("tlh", &["tlh"], Direction::LeftToRight, "tlh");
    }
}
