//! A programme's words in a page: Markdown made harmless, names filled in, the language and its direction said.

use components::{Element, Html};
use domain::language::Language;
use jiff::civil::Date;
use runtime::record::{Desk, Looked};

use crate::at::At;
use crate::words::Words;

/// What stands in the place of `{{...}}`.
pub(in crate::pages) struct Names {
    pairs: [(&'static str, String); 5],
}

impl Names {
    /// The names of one person's meeting on a day.
    pub(in crate::pages) fn of(words: Words, desk: &Desk<'_>, looked: &Looked, on: Date) -> Self {
        let name = looked.case.preferred_name().map(str::to_owned);
        let site = looked.case.owner.as_ref().map(|site| desk.site_name(site));
        Self::saying(words, name, site, on)
    }

    /// These names; plain words where there is none.
    pub(in crate::pages) fn saying(
        words: Words,
        name: Option<String>,
        site: Option<String>,
        on: Date,
    ) -> Self {
        let or = |given: Option<String>, id: &str| given.unwrap_or_else(|| words.say(id));
        Self {
            pairs: [
                ("preferred_name", or(name, "words-the-participant")),
                ("they", words.say("words-they")),
                ("their", words.say("words-their")),
                ("site_name", or(site, "words-this-site")),
                ("session_date", words.day(on)),
            ],
        }
    }

    /// Fills them into text.
    pub(in crate::pages) fn fill(&self, text: &str) -> String {
        self.fill_with(text, str::to_owned)
    }

    /// Fills them into Markdown, letter by letter as they are: every sign of a name stands for itself.
    pub(in crate::pages) fn fill_markdown(&self, markdown: &str) -> String {
        self.fill_with(markdown, |name| {
            let sign = |letter: char| if letter.is_ascii_punctuation() { "\\" } else { "" };
            name.chars().map(|letter| format!("{}{letter}", sign(letter))).collect()
        })
    }

    /// Fills them into markup. A name is read neither as markup nor as Markdown: it comes in when both are done.
    fn fill_markup(&self, markup: &str) -> String {
        self.fill_with(markup, |name| Html::text(name).as_str().to_owned())
    }

    fn fill_with(&self, text: &str, shown: impl Fn(&str) -> String) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("{{") {
            out.push_str(before);
            let known = after.split_once("}}").and_then(|(place, after)| {
                let (_, name) = self.pairs.iter().find(|(known, _)| *known == place.trim())?;
                Some((name, after))
            });
            if let Some((name, after)) = known {
                out.push_str(&shown(name));
                rest = after;
            } else {
                out.push_str("{{");
                rest = after;
            }
        }
        out.push_str(rest);
        out
    }
}

/// Markdown as part of a page; headings in it are of `level`.
pub(in crate::pages) fn prose(
    at: &At,
    names: &Names,
    markdown: &str,
    language: &Language,
    level: u8,
) -> Html {
    let markup = names.fill_markup(&at.app.0.house.html(markdown, level));
    in_language(Element::new("div").class("waymark-prose"), at, language).child(Html::trusted(markup)).done()
}

/// An element whose words are in a language, where that is another one than the page's.
pub(in crate::pages) fn in_language(element: Element, at: &At, language: &Language) -> Element {
    let plain = language.plain();
    if plain.as_str() == at.words.speaks.code() {
        return element;
    }
    element.attribute("lang", plain.as_str()).attribute("dir", language.direction().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Speaks;

    #[test]
    fn a_name_is_text_whatever_it_is() {
        let name = Some("<b>O'Neil</b> *x*".to_owned());
        let names = Names::saying(Speaks::English.into(), name, None, Date::constant(2026, 5, 14));
        let filled = names.fill_markup("<p>Hello, {{preferred_name}}, at {{ site_name }}.</p>");
        assert_eq!(filled, "<p>Hello, &lt;b&gt;O&#39;Neil&lt;/b&gt; *x*, at this site.</p>");
        assert_eq!(
            names.fill_markdown("*{{preferred_name}}*, {{their}}"),
            r"*\<b\>O\'Neil\<\/b\> \*x\**, their"
        );
        assert_eq!(names.fill("{{session_date}} {{ no {{they}}"), "14 May 2026 {{ no they");
    }
}
