//! Everything that is wrong with a page's answers, at its top.

use crate::options::{options, shown};
use crate::{Element, Html, Words};

options! {
    /// One thing that is wrong.
    pub struct ErrorLink {
        /// What it says; the same as beside the field.
        words: words,
        /// Leads to the field: `#date-day`.
        href: text,
        /// A further attribute.
        attributes: attributes,
    }
}

options! {
    /// What is wrong with the answers, with the way to each.
    pub struct ErrorSummary {
        /// Its heading.
        title: words,
        /// What more there is to say.
        description: words,
        /// What is wrong.
        error_list: list<ErrorLink>,
        /// Whether it does not take the focus when the page opens.
        disable_auto_focus: answer,
        /// Further classes.
        classes: text,
        /// A further attribute.
        attributes: attributes,
    }
}
shown!(ErrorSummary);

impl ErrorSummary {
    /// Under this heading: `There is a problem`, in the reader's language.
    pub fn new(title: impl Into<Words>) -> Self {
        Self::default().title(title)
    }

    /// Adds what is wrong with the field of this id.
    #[must_use]
    pub fn of(self, field: &str, words: impl Into<Words>) -> Self {
        let link = ErrorLink::default().words(words).href(format!("#{field}"));
        self.error_list([link])
    }

    /// The summary as markup.
    pub fn html(&self) -> Html {
        let link = |error: &ErrorLink| {
            let item = Element::new("li");
            if error.href.is_empty() {
                return item.words(&error.words);
            }
            let link = Element::new("a").attribute("href", &error.href).attributes(&error.attributes);
            item.child(link.words(&error.words))
        };
        let list = Element::new("ul")
            .class("govuk-list govuk-error-summary__list")
            .children(self.error_list.iter().flatten().map(link));
        let description = (!self.description.is_empty()).then(|| Element::new("p").words(&self.description));
        let body = Element::new("div")
            .class("govuk-error-summary__body")
            .maybe(description)
            .maybe((!self.error_list.is_empty()).then_some(list));
        let title = Element::new("h2").class("govuk-error-summary__title").words(&self.title);
        Element::new("div")
            .class("govuk-error-summary")
            .class(&self.classes)
            .answer("data-disable-auto-focus", self.disable_auto_focus)
            .attributes(&self.attributes)
            .attribute("data-module", "govuk-error-summary")
            // Announced by itself, so that a script that moves the focus does not cut the announcement off.
            .child(Element::new("div").attribute("role", "alert").child(title).child(body))
            .done()
    }
}
