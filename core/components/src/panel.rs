//! What was done, or what should be thought about before it is done, on a page of its own.

use crate::element::joined;
use crate::options::{options, shown};
use crate::{Button, Element, Html, Words};

options! {
    /// A way on from a panel that interrupts.
    pub struct PanelAction {
        /// What it says.
        text: text,
        /// Where it leads; a button where it leads nowhere.
        href: text,
        /// `button` where a link should look like one.
        kind: text,
        /// Further classes.
        classes: text,
        /// A further attribute.
        attributes: attributes,
    }
}

options! {
    /// The ways on from a panel that interrupts.
    pub struct PanelActions {
        /// The ways.
        items: list<PanelAction>,
        /// Further classes.
        classes: text,
        /// A further attribute.
        attributes: attributes,
    }
}

options! {
    /// A panel that confirms what was done, or interrupts.
    pub struct Panel {
        /// Its heading.
        title: words,
        /// The level of its heading; 1 unless said.
        heading_level: number,
        /// What more it says.
        words: words,
        /// The ways on, where it interrupts.
        actions: one<PanelActions>,
        /// Further classes.
        classes: text,
        /// A further attribute.
        attributes: attributes,
    }
}
shown!(Panel);

impl Panel {
    /// Confirms that this was done.
    pub fn new(title: impl Into<Words>) -> Self {
        Self::default().title(title)
    }

    /// Interrupts before something is done.
    pub fn interruption(title: impl Into<Words>) -> Self {
        Self::new(title).classes("govuk-panel--interruption")
    }

    /// The panel as markup.
    pub fn html(&self) -> Html {
        let interrupts = self.classes.contains("govuk-panel--interruption");
        let title = Element::heading(&self.heading_level, 1).class("govuk-panel__title").words(&self.title);
        let body = Element::new("div").class("govuk-panel__body").words(&self.words);
        let actions = self.actions.as_ref().filter(|_| interrupts).map(|actions| {
            let group = Element::new("div")
                .class("govuk-button-group")
                .children(actions.items.iter().flatten().map(|action| action.html().then(Html::text(" "))));
            Element::new("div")
                .class("govuk-panel__actions")
                .class(&actions.classes)
                .attributes(&actions.attributes)
                .maybe((!actions.items.is_empty()).then_some(group))
        });
        Element::new("div")
            .class("govuk-panel")
            .class_if(!interrupts, "govuk-panel--confirmation")
            .class(&self.classes)
            .attributes(&self.attributes)
            .child(title)
            .maybe((!self.words.is_empty()).then_some(body))
            .maybe(actions)
            .done()
    }
}

impl PanelAction {
    fn html(&self) -> Html {
        if self.href.is_empty() || self.kind == "button" {
            let mut button = Button::new(&self.text)
                .kind(if self.kind.is_empty() { "button" } else { &self.kind })
                .classes(joined(&["govuk-button--inverse", &self.classes]))
                .href(&self.href);
            button.attributes = self.attributes.clone();
            return button.html();
        }
        Element::new("a")
            .class("govuk-link govuk-link--inverse")
            .class(&self.classes)
            .attribute("href", &self.href)
            .attributes(&self.attributes)
            .text(&self.text)
            .done()
    }
}
