//! The label of a field.

use crate::options::{from_words, options, shown};
use crate::{Element, Html};

options! {
    /// What a field is called. A field of a page that asks one thing is called what the page is called.
    pub struct Label {
        /// What it says.
        words: words,
        /// The id of the field; fields set it themselves.
        field: text,
        /// Whether it is the page's heading.
        is_page_heading: flag,
        /// Further classes.
        classes: text,
        /// A further attribute.
        attributes: attributes,
    }
}
from_words!(Label);
shown!(Label);

impl Label {
    /// Makes it the large heading of the page.
    #[must_use]
    pub fn page_heading(self) -> Self {
        self.is_page_heading(true).classes("govuk-label--l")
    }

    /// Makes it bold and a little larger, for one field among several.
    #[must_use]
    pub fn medium(self) -> Self {
        self.classes("govuk-label--m")
    }

    /// Makes it bold.
    #[must_use]
    pub fn small(self) -> Self {
        self.classes("govuk-label--s")
    }

    /// Nothing at all where it says nothing.
    pub fn html(&self) -> Html {
        if self.words.is_empty() {
            return Html::default();
        }
        let label = Element::new("label")
            .class("govuk-label")
            .class(&self.classes)
            .attributes(&self.attributes)
            .given("for", &self.field)
            .words(&self.words);
        if self.is_page_heading {
            return Element::new("h1").class("govuk-label-wrapper").child(label).done();
        }
        label.done()
    }
}
