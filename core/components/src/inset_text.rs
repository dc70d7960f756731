//! Words set apart from those round them.

use crate::options::{from_words, options, shown};
use crate::{Element, Html};

options! {
    /// Something that stands apart: what is not known, a quotation.
    pub struct InsetText {
        /// What it says.
        words: words,
        /// Its id.
        id: text,
        /// Further classes.
        classes: text,
        /// A further attribute.
        attributes: attributes,
    }
}
from_words!(InsetText);
shown!(InsetText);

impl InsetText {
    /// The words as markup.
    pub fn html(&self) -> Html {
        Element::new("div")
            .given("id", &self.id)
            .class("govuk-inset-text")
            .class(&self.classes)
            .attributes(&self.attributes)
            .words(&self.words)
            .done()
    }
}
