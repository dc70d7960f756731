//! How far the service has come: that it is an example, or new.

use crate::element::joined;
use crate::options::{options, shown};
use crate::{Element, Html, Tag, Words};

options! {
    /// A line below the header.
    pub struct PhaseBanner {
        /// The phase.
        tag: one<Tag>,
        /// What more it says.
        words: words,
        /// Further classes.
        classes: text,
        /// A further attribute.
        attributes: attributes,
    }
}
shown!(PhaseBanner);

impl PhaseBanner {
    /// Says the phase, and more.
    pub fn new(phase: impl Into<Tag>, words: impl Into<Words>) -> Self {
        Self::default().tag(phase).words(words)
    }

    /// The line as markup.
    pub fn html(&self) -> Html {
        let tag = self.tag.clone().unwrap_or_default();
        let classes = joined(&["govuk-phase-banner__content__tag", &tag.classes]);
        let tag = Tag { attributes: crate::element::Attributes::default(), ..tag }.classes(classes);
        let words = Element::new("span").class("govuk-phase-banner__text").words(&self.words);
        Element::new("div")
            .class("govuk-phase-banner govuk-width-container")
            .class(&self.classes)
            .attributes(&self.attributes)
            .child(Element::new("p").class("govuk-phase-banner__content").child(tag).text(" ").child(words))
            .done()
    }
}
