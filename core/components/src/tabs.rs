//! Parts of a page of which one is shown at a time; below each other where no script runs.

use crate::options::{from_words, options, shown};
use crate::{Element, Html, Words};

options! {
    /// What a tab shows.
    pub struct TabPanel {
        /// What it says.
        words: words,
        /// A further attribute.
        attributes: attributes,
    }
}
from_words!(holding components: TabPanel);

options! {
    /// One part.
    pub struct Tab {
        /// What it is called.
        label: text,
        /// Its id, where it is not made of the whole's and its place.
        id: text,
        /// What it shows.
        panel: one<TabPanel>,
        /// A further attribute of the link.
        attributes: attributes,
    }
}

impl Tab {
    /// A part that is called so.
    pub fn new(id: impl ToString, label: impl ToString, panel: impl Into<TabPanel>) -> Self {
        Self::default().id(id).label(label).panel(panel)
    }
}

options! {
    /// The parts.
    pub struct Tabs {
        /// What they are together; `Contents` unless said. Heard, and seen where no script runs.
        title: text,
        /// Its id.
        id: text,
        /// What ids of parts begin with that have none.
        id_prefix: text,
        /// The parts.
        items: list<Tab>,
        /// Further classes.
        classes: text,
        /// A further attribute.
        attributes: attributes,
    }
}
shown!(Tabs);

impl Tabs {
    /// These parts.
    pub fn new(title: impl ToString, items: impl IntoIterator<Item = Tab>) -> Self {
        Self::default().title(title).items(items)
    }

    /// The parts as markup.
    pub fn html(&self) -> Html {
        let title = if self.title.is_empty() { "Contents" } else { &self.title };
        let items = || (1_usize..).zip(&self.items).filter_map(|(at, item)| Some((at, item.as_ref()?)));
        let link = |(at, tab): (usize, &Tab)| {
            let link = Element::new("a")
                .class("govuk-tabs__tab")
                .attribute("href", &format!("#{}", self.panel_id(at, tab)))
                .attributes(&tab.attributes)
                .text(&tab.label);
            Element::new("li")
                .class("govuk-tabs__list-item")
                .class_if(at == 1, "govuk-tabs__list-item--selected")
                .child(link)
        };
        let list = Element::new("ul").class("govuk-tabs__list").children(items().map(link));
        Element::new("div")
            .given("id", &self.id)
            .class("govuk-tabs")
            .class(&self.classes)
            .attributes(&self.attributes)
            .attribute("data-module", "govuk-tabs")
            .child(Element::new("h2").class("govuk-tabs__title").text(title))
            .maybe((!self.items.is_empty()).then_some(list))
            .children(items().map(|(at, tab)| self.panel(at, tab)))
            .done()
    }

    fn panel_id(&self, at: usize, tab: &Tab) -> String {
        if tab.id.is_empty() { format!("{}-{at}", self.id_prefix) } else { tab.id.clone() }
    }

    fn panel(&self, at: usize, tab: &Tab) -> Element {
        let panel = tab.panel.clone().unwrap_or_default();
        let element = Element::new("div")
            .class("govuk-tabs__panel")
            .class_if(at > 1, "govuk-tabs__panel--hidden")
            .attribute("id", &self.panel_id(at, tab))
            .attributes(&panel.attributes);
        match &panel.words {
            Words::Text(text) if !text.is_empty() => {
                element.child(Element::new("p").class("govuk-body").text(text))
            }
            words => element.words(words),
        }
    }
}
