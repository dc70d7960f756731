//! A finding about what is on the page, in a frame. From the Ministry of Justice.

use crate::options::{options, shown};
use crate::{Element, Html};

/// What kind of thing an alert says. Its sign and its word tell as much as its colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub enum Alarm {
    /// Good to know.
    #[default]
    Information,
    /// Something worked.
    Success,
    /// Something to look at.
    Warning,
    /// Something is wrong.
    Error,
}

options! {
    /// A frame that stays: nothing that a reader has not read goes away by itself, so it has no button that closes it.
    pub struct Alert {
        /// What kind it is.
        kind: one<Alarm>,
        /// What it says.
        words: words,
        /// Its heading; the whole of it where it says nothing else.
        title: text,
        /// The level of the heading; 2 unless said.
        heading_level: number,
        /// What kind it is, in the reader's language: heard before the title.
        kind_text: text,
        /// Its role; `region` unless said.
        role: text,
        /// Further classes.
        classes: text,
        /// A further attribute.
        attributes: attributes,
    }
}
shown!(Alert);

impl Alert {
    /// An alert of a kind with a heading.
    pub fn new(kind: Alarm, title: impl ToString) -> Self {
        Self::default().kind(kind).title(title)
    }

    /// The alert as markup.
    pub fn html(&self) -> Html {
        let kind = self.kind.unwrap_or_default();
        let headed = !self.words.is_empty() && !self.title.is_empty();
        let said = if self.kind_text.is_empty() { kind.word() } else { &self.kind_text };
        let icon = Element::new("svg")
            .class("moj-alert__icon")
            .attribute("role", "presentation")
            .attribute("focusable", "false")
            .attribute("xmlns", "http://www.w3.org/2000/svg")
            .attribute("viewBox", "0 0 30 30")
            .attribute("height", "30")
            .attribute("width", "30")
            .child(
                Element::new("path")
                    .attribute("fill", "currentColor")
                    .attribute("fill-rule", "evenodd")
                    .attribute("d", kind.sign()),
            );
        let title = Element::heading(&self.heading_level, 2).class("moj-alert__heading").text(&self.title);
        let content = Element::new("div").class("moj-alert__content");
        let content = match (headed, self.words.is_empty()) {
            (true, _) => content.child(title).words(&self.words),
            (_, true) => content.text(&self.title),
            _ => content.words(&self.words),
        };
        let label = if self.title.is_empty() { said.to_owned() } else { format!("{said}: {}", self.title) };
        Element::new("div")
            .class("moj-alert")
            .class(&format!("moj-alert--{}", kind.word()))
            .class_if(headed, "moj-alert--with-heading")
            .class(&self.classes)
            .attribute("role", if self.role.is_empty() { "region" } else { &self.role })
            .attribute("aria-label", &label)
            .attributes(&self.attributes)
            .child(Element::new("div").child(icon))
            .child(content)
            .done()
    }
}

impl Alarm {
    /// The word of its class, and the one that is heard in English.
    const fn word(self) -> &'static str {
        match self {
            Self::Information => "information",
            Self::Success => "success",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// The sign beside the words: i, a tick, ! in a triangle, a cross in an octagon. Drawn for Waymark.
    const fn sign(self) -> &'static str {
        match self {
            Self::Information => {
                "M15 2.5a12.5 12.5 0 1 0 0 25a12.5 12.5 0 1 0 0-25zM13.5 7.5h3v3h-3zM13.5 13h3v9.5h-3z"
            }
            Self::Success => "M2 15.4l2.6-2.6 6.7 6.6L25.4 5.3 28 8 11.3 24.7z",
            Self::Warning => "M15 2.5L28.75 26.2H1.25zM13.5 9.5h3l-.3 8.3h-2.4zM13.4 20h3.2v3.6h-3.2z",
            Self::Error => {
                "M9.8 2.5h10.4l7.3 7.3v10.4l-7.3 7.3H9.8l-7.3-7.3V9.8zM10.9 8.9L8.9 10.9 13 15l-4.1 4.1 2 2L15 17l4.1 4.1 \
                 2-2L17 15l4.1-4.1-2-2L15 13z"
            }
        }
    }
}
