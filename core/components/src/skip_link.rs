//! The way past what every page begins with, for people who go by keyboard.

use crate::options::{from_words, options, shown};
use crate::{Element, Html};

options! {
    /// The first link of a page.
    pub struct SkipLink {
        /// What it says.
        words: words,
        /// Where it leads; `#content` unless said. Pages of ours have `#main-content`.
        href: text,
        /// Further classes.
        classes: text,
        /// A further attribute.
        attributes: attributes,
    }
}
from_words!(SkipLink);
shown!(SkipLink);

impl SkipLink {
    /// The link as markup.
    pub fn html(&self) -> Html {
        Element::new("a")
            .attribute("href", if self.href.is_empty() { "#content" } else { &self.href })
            .class("govuk-skip-link")
            .class(&self.classes)
            .attributes(&self.attributes)
            .attribute("data-module", "govuk-skip-link")
            .words(&self.words)
            .done()
    }
}
