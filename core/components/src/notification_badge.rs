//! How many things wait, beside a link. From the Ministry of Justice.

use crate::options::{options, shown};
use crate::{Element, Html};

options! {
    /// A number in a red circle. Nothing at all where nothing waits.
    pub struct NotificationBadge {
        /// How many.
        count: number,
        /// What is heard after the number: `tasks to do`.
        visually_hidden_text: text,
        /// What is heard for 99 and beyond; `99 or more` unless said.
        many_text: text,
        /// Further classes.
        classes: text,
        /// A further attribute.
        attributes: attributes,
    }
}
shown!(NotificationBadge);

impl NotificationBadge {
    /// So many of what is heard after the number.
    pub fn new(count: u32, of_what: impl ToString) -> Self {
        Self::default().count(count).visually_hidden_text(of_what)
    }

    /// The badge as markup.
    pub fn html(&self) -> Html {
        let count: u32 = self.count.parse().unwrap_or_default();
        let many = if self.many_text.is_empty() { "99 or more" } else { &self.many_text };
        let (seen, number) = match count {
            0 => return Html::default(),
            1..99 => (self.count.as_str(), self.count.as_str()),
            _ => ("99+", many),
        };
        let heard = match self.visually_hidden_text.as_str() {
            "" => format!("({number})"),
            what => format!("({number} {what})"),
        };
        Element::new("span")
            .class("moj-notification-badge")
            .class(&self.classes)
            .attributes(&self.attributes)
            .child(Element::new("span").attribute("aria-hidden", "true").text(seen))
            .text(" ")
            .child(Element::new("span").class("govuk-visually-hidden").text(&heard))
            .done()
    }
}
