//! Fields that belong together.

use crate::options::{from_words, options, shown};
use crate::{Element, Html};

options! {
    /// What a group of fields is about.
    pub struct Legend {
        /// What it says.
        words: words,
        /// Whether it is the page's heading.
        is_page_heading: flag,
        /// Further classes.
        classes: text,
    }
}
from_words!(holding components: Legend);

impl Legend {
    /// Makes it the large heading of the page.
    #[must_use]
    pub fn page_heading(self) -> Self {
        self.is_page_heading(true).classes("govuk-fieldset__legend--l")
    }

    /// Makes it bold and a little larger, for one group among several.
    #[must_use]
    pub fn medium(self) -> Self {
        self.classes("govuk-fieldset__legend--m")
    }

    /// Makes it bold.
    #[must_use]
    pub fn small(self) -> Self {
        self.classes("govuk-fieldset__legend--s")
    }

    fn element(&self) -> Option<Element> {
        let legend = Element::new("legend").class("govuk-fieldset__legend").class(&self.classes);
        let heading = Element::new("h1").class("govuk-fieldset__heading").words(&self.words);
        match () {
            () if self.words.is_empty() => None,
            () if self.is_page_heading => Some(legend.child(heading)),
            () => Some(legend.words(&self.words)),
        }
    }
}

options! {
    /// A group of fields with a legend.
    pub struct Fieldset {
        /// What it is about.
        legend: one<Legend>,
        /// The fields.
        words: words,
        /// The ids of what describes it.
        described_by: text,
        /// Its role, where it is not that of a group of choices.
        role: text,
        /// Further classes.
        classes: text,
        /// A further attribute.
        attributes: attributes,
    }
}
shown!(Fieldset);

impl Fieldset {
    /// A group that is about this.
    pub fn new(legend: impl Into<Legend>) -> Self {
        Self::default().legend(legend)
    }

    /// Puts fields into it.
    #[must_use]
    pub fn holding(self, fields: impl Into<Html>) -> Self {
        let fields = self.words.html().then(fields);
        self.words(fields)
    }

    /// The group as markup.
    pub fn html(&self) -> Html {
        Element::new("fieldset")
            .class("govuk-fieldset")
            .class(&self.classes)
            .given("role", &self.role)
            .given("aria-describedby", &self.described_by)
            .attributes(&self.attributes)
            .maybe(self.legend.as_ref().and_then(Legend::element))
            .words(&self.words)
            .done()
    }
}
