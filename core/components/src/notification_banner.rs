//! Something the reader should know that is not about this page, or what was just done.

use crate::options::{from_words, options, shown};
use crate::{Element, Html, Words};

options! {
    /// A banner below the way back.
    pub struct NotificationBanner {
        /// What it says.
        words: words,
        /// Its heading; `Important`, or `Success`, unless said.
        title: words,
        /// The level of its heading; 2 unless said.
        title_heading_level: number,
        /// The id of its heading.
        title_id: text,
        /// `success` where something was done.
        kind: text,
        /// Its role, where it is not that of its kind.
        role: text,
        /// Whether it does not take the focus when the page opens.
        disable_auto_focus: answer,
        /// Further classes.
        classes: text,
        /// A further attribute.
        attributes: attributes,
    }
}
from_words!(NotificationBanner);
shown!(NotificationBanner);

impl NotificationBanner {
    /// Says what was just done.
    pub fn success(words: impl Into<Words>) -> Self {
        Self::new(words).kind("success")
    }

    /// The banner as markup.
    pub fn html(&self) -> Html {
        let success = self.kind == "success";
        let id = if self.title_id.is_empty() { "govuk-notification-banner-title" } else { &self.title_id };
        let role = match self.role.as_str() {
            "" if success => "alert",
            "" => "region",
            role => role,
        };
        let title = Element::heading(&self.title_heading_level, 2)
            .class("govuk-notification-banner__title")
            .attribute("id", id)
            .words(&self.title.or(if success { "Success" } else { "Important" }));
        let content = Element::new("div").class("govuk-notification-banner__content");
        let content = match &self.words {
            Words::Text(text) if !text.is_empty() => {
                content.child(Element::new("p").class("govuk-notification-banner__heading").text(text))
            }
            words => content.words(words),
        };
        Element::new("div")
            .class("govuk-notification-banner")
            .class_if(success, "govuk-notification-banner--success")
            .class(&self.classes)
            .attribute("role", role)
            .attribute("aria-labelledby", id)
            .attribute("data-module", "govuk-notification-banner")
            .answer("data-disable-auto-focus", self.disable_auto_focus)
            .attributes(&self.attributes)
            .child(Element::new("div").class("govuk-notification-banner__header").child(title))
            .child(content)
            .done()
    }
}
