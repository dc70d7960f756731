//! A state in a word or two.

use crate::element::joined;
use crate::options::{from_words, options, shown};
use crate::{Element, Html};

options! {
    /// A state. The word says it; the colour only helps.
    pub struct Tag {
        /// What it says.
        words: words,
        /// Further classes.
        classes: text,
        /// A further attribute.
        attributes: attributes,
    }
}
from_words!(Tag);
shown!(Tag);

impl Tag {
    /// In another colour: `grey`, `green`, `teal`, `purple`, `magenta`, `red`, `orange` or `yellow`.
    #[must_use]
    pub fn colour(self, colour: &str) -> Self {
        let classes = joined(&[&self.classes, &format!("govuk-tag--{colour}")]);
        self.classes(classes)
    }

    /// The tag as markup.
    pub fn html(&self) -> Html {
        Element::new("strong")
            .class("govuk-tag")
            .class(&self.classes)
            .attributes(&self.attributes)
            .words(&self.words)
            .done()
    }
}
