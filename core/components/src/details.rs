//! What only some readers need, behind a line that says so.

use crate::options::{options, shown};
use crate::{Element, Html, Words};

options! {
    /// A line that opens.
    pub struct Details {
        /// The line.
        summary: words,
        /// What it opens.
        words: words,
        /// Its id.
        id: text,
        /// Whether it is open from the beginning.
        open: flag,
        /// Further classes.
        classes: text,
        /// A further attribute.
        attributes: attributes,
    }
}
shown!(Details);

impl Details {
    /// A line that opens something.
    pub fn new(summary: impl Into<Words>, words: impl Into<Words>) -> Self {
        Self::default().summary(summary).words(words)
    }

    /// The line and what it opens, as markup.
    pub fn html(&self) -> Html {
        let line = Element::new("span").class("govuk-details__summary-text").words(&self.summary);
        Element::new("details")
            .given("id", &self.id)
            .class("govuk-details")
            .class(&self.classes)
            .attributes(&self.attributes)
            .flag("open", self.open)
            .child(Element::new("summary").class("govuk-details__summary").child(line))
            .child(Element::new("div").class("govuk-details__text").words(&self.words))
            .done()
    }
}
