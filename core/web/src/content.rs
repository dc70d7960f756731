//! Words of content in a page: titles, questions and lists that programmes and sites bring. They know their language, and
//! a page in another one says so, for whatever reads it aloud.

use components::{Element, Html};
use domain::language::Language;

use crate::words::Words;

/// Stands for what is filled in first until the sentence round it is markup, and those after it for what follows: no
/// language has such letters.
const FIRST_PLACE: char = '\u{e000}';

/// The language of what the rules of the program say, and of the lists of words that sites share.
pub(crate) fn english() -> Language {
    Language::from("en")
}

impl Words {
    /// Text in a language: marked where that is another one than the page's.
    pub(crate) fn content(self, text: &str, language: &Language) -> Html {
        let plain = language.plain();
        if plain.as_str() == self.speaks.code() || text.is_empty() {
            return Html::text(text);
        }
        Element::new("span")
            .attribute("lang", plain.as_str())
            .attribute("dir", language.direction().as_str())
            .text(text)
            .done()
    }

    /// The string `id` with text in a language filled in as `it`.
    pub(crate) fn about_content(self, id: &str, text: &str, language: &Language) -> Html {
        self.with_content(id, &[("it", text)], language)
    }

    /// The string `id` with texts in a language filled in.
    pub(crate) fn with_content(self, id: &str, values: &[(&'static str, &str)], language: &Language) -> Html {
        let places: Vec<String> = (FIRST_PLACE..).map(String::from).take(values.len()).collect();
        let filled: Vec<(&'static str, &str)> =
            values.iter().zip(&places).map(|((name, _), place)| (*name, place.as_str())).collect();
        let mut round = Html::text(&self.with(id, &filled)).as_str().to_owned();
        for ((_, text), place) in values.iter().zip(&places) {
            round = round.replace(place, self.content(text, language).as_str());
        }
        Html::trusted(round)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Speaks;

    #[test]
    fn what_is_in_another_language_says_so_and_stays_text() {
        let (welsh, written) = (Words::from(Speaks::Welsh), english());
        assert_eq!(
            welsh.content("Circles & <b>", &written).as_str(),
            r#"<span lang="en" dir="ltr">Circles &amp; &lt;b&gt;</span>"#
        );
        assert_eq!(Words::from(Speaks::English).content("Circles", &written).as_str(), "Circles");
        let said = welsh.about_content("plan-if-so", "a < b", &written);
        assert_eq!(said.as_str(), r#"Os felly: <span lang="en" dir="ltr">a &lt; b</span>"#);
        let several = welsh.with_content("paper-signs", &[("role", "a"), ("name", "b")], &written);
        let in_english = |text: &str| format!(r#"<span lang="en" dir="ltr">{text}</span>"#);
        assert_eq!(several.as_str(), format!("{}: {}", in_english("a"), in_english("b")));
        assert_eq!(welsh.content("سلام", &"ar".into()).as_str(), r#"<span lang="ar" dir="rtl">سلام</span>"#);
    }
}
