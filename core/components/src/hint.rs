//! The hint below a label.

use crate::options::{from_words, options, shown};
use crate::{Element, Html};

options! {
    /// Helps to answer: where a number is found, what form it has.
    pub struct Hint {
        /// What it says.
        words: words,
        /// Its id; fields set it themselves.
        id: text,
        /// Further classes.
        classes: text,
        /// A further attribute.
        attributes: attributes,
    }
}
from_words!(Hint);
shown!(Hint);

impl Hint {
    /// The hint as markup.
    pub fn html(&self) -> Html {
        Element::new("div")
            .given("id", &self.id)
            .class("govuk-hint")
            .class(&self.classes)
            .attributes(&self.attributes)
            .words(&self.words)
            .done()
    }
}
