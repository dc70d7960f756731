//! Sentences with placeholders from a fixed list, kept in parts and rendered when somebody reads them.

use std::sync::Arc;

/// What may stand in `{{...}}`.
pub const PLACEHOLDERS: [&str; 5] = ["preferred_name", "they", "their", "site_name", "session_date"];

/// A sentence, in parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Template {
    parts: Vec<Part>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Text(Arc<str>),
    Placeholder(usize),
}

/// What placeholders stand for in one rendering; what is not given reads as a plain word.
#[derive(Clone, Copy, Debug, Default)]
pub struct Names<'a> {
    /// What the participant likes to be called.
    pub preferred_name: Option<&'a str>,
    /// The site as people say it.
    pub site_name: Option<&'a str>,
    /// The day of the session.
    pub session_date: Option<&'a str>,
}

impl Template {
    /// Reads `text`; white space is folded, since authors wrap lines where they like.
    ///
    /// # Errors
    /// The first placeholder that is not in [`PLACEHOLDERS`].
    pub fn read(text: &str) -> Result<Self, String> {
        let folded = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut parts = Vec::new();
        let mut rest = folded.as_str();
        while let Some((before, after)) = rest.split_once("{{") {
            let (name, after) = after.split_once("}}").unwrap_or((after, ""));
            let number = PLACEHOLDERS.iter().position(|known| *known == name.trim());
            parts.push(Part::Text(before.into()));
            parts.push(Part::Placeholder(number.ok_or_else(|| name.trim().to_owned())?));
            rest = after;
        }
        parts.push(Part::Text(rest.into()));
        Ok(Self { parts })
    }

    /// Writes the sentence into `out`.
    pub fn render_into(&self, names: Names<'_>, out: &mut String) {
        for part in &self.parts {
            match part {
                Part::Text(text) => out.push_str(text),
                Part::Placeholder(number) => {
                    let opening = out.is_empty() || out.ends_with(". ");
                    out.push_str(word(*number, names, opening));
                }
            }
        }
    }

    /// The sentence as text.
    #[must_use]
    pub fn render(&self, names: Names<'_>) -> String {
        let mut out = String::new();
        self.render_into(names, &mut out);
        out
    }
}

fn word<'a>(placeholder: usize, names: Names<'a>, opening: bool) -> &'a str {
    let plain = |lower: &'static str, upper: &'static str| if opening { upper } else { lower };
    match placeholder {
        0 => names.preferred_name.unwrap_or_else(|| plain("the participant", "The participant")),
        1 => plain("they", "They"),
        2 => plain("their", "Their"),
        3 => names.site_name.unwrap_or_else(|| plain("this site", "This site")),
        _ => names.session_date.unwrap_or_else(|| plain("the day of the session", "The day of the session")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, name: Option<&str>, expected: &str) {
        let template = Template::read(text).expect("known placeholders");
        assert_eq!(template.render(Names { preferred_name: name, ..Names::default() }), expected);
    }

    #[test]
    fn a_missing_name_reads_as_a_plain_word() {
        check(
            "{{preferred_name}} may write.\n  {{they}} can stop.",
            None,
            "The participant may write. They can stop.",
        );
        check("Ask {{preferred_name}} first.", None, "Ask the participant first.");
        check("Ask {{preferred_name}} first.", Some("Sam"), "Ask Sam first.");
    }

    #[test]
    fn an_unknown_placeholder_is_named() {
        assert_eq!(Template::read("Dear {{prisoner}}"), Err("prisoner".to_owned()));
    }
}
