//! A page that stops the reader before something that reaches people. From the Ministry of Justice.

use crate::options::{options, shown};
use crate::{Button, Element, Html, Words};

options! {
    /// A card that is the whole page. What sends something stands in a form of the page's.
    pub struct InterruptionCard {
        /// The page's heading.
        heading: text,
        /// What should be thought about.
        words: words,
        /// What goes on.
        primary: one<Button>,
        /// What a link says that leads away from it.
        secondary_text: text,
        /// Where that leads.
        secondary_href: text,
        /// Further classes.
        classes: text,
        /// A further attribute.
        attributes: attributes,
    }
}
shown!(InterruptionCard);

impl InterruptionCard {
    /// A card that says this.
    pub fn new(heading: impl ToString, words: impl Into<Words>) -> Self {
        Self::default().heading(heading).words(words)
    }

    /// A link that leads away from it.
    #[must_use]
    pub fn secondary(self, text: impl ToString, href: impl ToString) -> Self {
        self.secondary_text(text).secondary_href(href)
    }

    /// The card as markup.
    pub fn html(&self) -> Html {
        let heading = Element::new("h1").class("moj-interruption-card__heading").text(&self.heading);
        let body = match &self.words {
            Words::Text(text) => Element::new("div").child(Element::new("p").text(text)),
            words => Element::new("div").words(words),
        };
        let primary = self.primary.clone().map(|button| {
            let once = button.prevent_double_click.unwrap_or(true);
            button.inverse().prevent_double_click(once).html().then(Html::text(" "))
        });
        let secondary = (!self.secondary_href.is_empty()).then(|| {
            Element::new("a")
                .class("govuk-link govuk-link--inverse")
                .attribute("href", &self.secondary_href)
                .text(&self.secondary_text)
        });
        let actions = Element::new("div")
            .class("govuk-button-group moj-interruption-card__actions")
            .maybe(primary)
            .maybe(secondary);
        let content = Element::new("div")
            .class("moj-interruption-card__content")
            .child(heading)
            .child(body.class("moj-interruption-card__body"))
            .child(actions);
        Element::new("div")
            .class("moj-interruption-card")
            .class(&self.classes)
            .attributes(&self.attributes)
            .child(content)
            .done()
    }
}
