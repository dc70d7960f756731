//! Something that has consequences.

use crate::options::{from_words, options, shown};
use crate::{Element, Html};

options! {
    /// Words that warn.
    pub struct WarningText {
        /// What it says.
        words: words,
        /// What is heard instead of the sign; `Warning` unless said.
        icon_fallback_text: text,
        /// Further classes.
        classes: text,
        /// A further attribute.
        attributes: attributes,
    }
}
from_words!(WarningText);
shown!(WarningText);

impl WarningText {
    /// The warning as markup.
    pub fn html(&self) -> Html {
        let heard = if self.icon_fallback_text.is_empty() { "Warning" } else { &self.icon_fallback_text };
        let words = Element::new("strong")
            .class("govuk-warning-text__text")
            .child(Element::new("span").class("govuk-visually-hidden").text(heard))
            .text(" ")
            .words(&self.words);
        Element::new("div")
            .class("govuk-warning-text")
            .class(&self.classes)
            .attributes(&self.attributes)
            .child(
                Element::new("span")
                    .class("govuk-warning-text__icon")
                    .attribute("aria-hidden", "true")
                    .text("!"),
            )
            .text(" ")
            .child(words)
            .done()
    }
}
