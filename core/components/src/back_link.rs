//! The way back, above a page's heading.

use crate::options::{from_words, options, shown};
use crate::{Element, Html};

options! {
    /// A link to the page before.
    pub struct BackLink {
        /// What it says; `Back` unless said.
        words: words,
        /// Where it leads.
        href: text,
        /// Further classes.
        classes: text,
        /// A further attribute.
        attributes: attributes,
    }
}
from_words!(BackLink);
shown!(BackLink);

impl BackLink {
    /// A link back to this address.
    pub fn to(href: impl ToString) -> Self {
        Self::default().href(href)
    }

    /// The link as markup.
    pub fn html(&self) -> Html {
        Element::new("a")
            .attribute("href", if self.href.is_empty() { "#" } else { &self.href })
            .class("govuk-back-link")
            .class(&self.classes)
            .attributes(&self.attributes)
            .words(&self.words.or("Back"))
            .done()
    }
}
