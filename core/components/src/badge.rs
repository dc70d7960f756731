//! A mark beside a name or a heading. From the Ministry of Justice.

use crate::element::joined;
use crate::options::{from_words, options, shown};
use crate::{Element, Html};

options! {
    /// A mark in a word or two: what somebody or something is, where a [`crate::Tag`] says in what state.
    pub struct Badge {
        /// What it says.
        words: words,
        /// Further classes.
        classes: text,
        /// A further attribute.
        attributes: attributes,
    }
}
from_words!(Badge);
shown!(Badge);

impl Badge {
    /// In another colour: `purple`, `bright-purple`, `red`, `green`, `blue`, `black` or `grey`.
    #[must_use]
    pub fn colour(self, colour: &str) -> Self {
        let classes = joined(&[&self.classes, &format!("moj-badge--{colour}")]);
        self.classes(classes)
    }

    /// The badge as markup.
    pub fn html(&self) -> Html {
        Element::new("span")
            .class("moj-badge")
            .class(&self.classes)
            .attributes(&self.attributes)
            .words(&self.words)
            .done()
    }
}
