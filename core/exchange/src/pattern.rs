//! Words to look for: plain `contains`, `starts_with`, `equals`, whatever the case, spacing or kind of quote.
//!
//! No regular expressions: a mapping's author is no programmer, and none of these can take long on any text.

/// Lists of words to look for in a text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pattern {
    contains: Vec<String>,
    starts_with: Vec<String>,
    equals: Vec<String>,
}

/// A text made ready for comparing: lower case, single spaces, plain quotes and dashes, nothing invisible.
#[derive(Debug)]
pub(crate) struct Comparable(String);

impl Comparable {
    /// Makes `text` ready.
    pub(crate) fn new(text: &str) -> Self {
        let mut ready = String::with_capacity(text.len());
        let mut gap = false;
        for letter in text.chars() {
            let letter = match letter {
                '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => continue,
                '\u{2018}' | '\u{2019}' | '\u{2bc}' => '\'',
                '\u{201c}' | '\u{201d}' => '"',
                '\u{2010}'..='\u{2015}' => '-',
                other => other,
            };
            if letter.is_whitespace() {
                gap = true;
                continue;
            }
            if gap && !ready.is_empty() {
                ready.push(' ');
            }
            gap = false;
            ready.extend(letter.to_lowercase());
        }
        Self(ready)
    }
}

impl Pattern {
    /// A pattern of these words; none when a word has fewer than three letters or figures.
    pub(crate) fn new(contains: &[String], starts_with: &[String], equals: &[String]) -> Option<Self> {
        let ready = |words: &[String]| -> Option<Vec<String>> {
            words
                .iter()
                .map(|word| Comparable::new(word).0)
                .map(|word| {
                    (word.chars().filter(|letter| letter.is_alphanumeric()).count() >= 3).then_some(word)
                })
                .collect()
        };
        Some(Self { contains: ready(contains)?, starts_with: ready(starts_with)?, equals: ready(equals)? })
    }

    /// Whether it has any words at all.
    pub(crate) fn is_empty(&self) -> bool {
        self.contains.is_empty() && self.starts_with.is_empty() && self.equals.is_empty()
    }

    /// Whether `text` has any of the words.
    pub(crate) fn matches(&self, text: &Comparable) -> bool {
        self.contains.iter().any(|word| text.0.contains(word.as_str()))
            || self.starts_with.iter().any(|word| text.0.starts_with(word.as_str()))
            || self.equals.contains(&text.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(contains: &[&str], text: &str, expected: bool) {
        let words: Vec<String> = contains.iter().map(|word| (*word).to_owned()).collect();
        let pattern = Pattern::new(&words, &[], &[]).expect("a pattern");
        assert_eq!(pattern.matches(&Comparable::new(text)), expected, "{text:?}");
    }

    #[test]
    fn case_spacing_quotes_and_invisible_letters_make_no_difference() {
        check(&["under any faith"], "UNDER  any\r\nFaith", true);
        check(&["under any faith"], "under\u{a0}any fa\u{ad}ith", true);
        check(&["won't say"], "Won\u{2019}t say", true);
        check(&["under any faith"], "under any fate", false);
        check(&[], "anything", false);
    }

    #[test]
    fn words_that_stand_everywhere_are_no_pattern() {
        for word in ["", "2", " a ", "--"] {
            assert!(Pattern::new(&[word.to_owned()], &[], &[]).is_none(), "{word:?}");
        }
    }
}
