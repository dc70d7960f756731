//! The parts of one long thing, beside it. From the Ministry of Justice.

use crate::options::{options, shown};
use crate::{Element, Html, NavigationItem, Words};

options! {
    /// Parts under a heading of their own.
    pub struct SideSection {
        /// The heading.
        heading: words,
        /// Its level; 4 unless said. Give the one that follows the heading above it.
        heading_level: number,
        /// The parts; the one that is shown is `current`.
        items: list<NavigationItem>,
    }
}

impl SideSection {
    /// Parts under this heading.
    pub fn new(heading: impl Into<Words>, items: impl IntoIterator<Item = NavigationItem>) -> Self {
        Self::default().heading(heading).items(items)
    }

    fn html(&self) -> Html {
        let item = |item: &NavigationItem| {
            let active = item.active || item.current;
            let link = Element::new("a")
                .attribute("href", &item.href)
                .perhaps("aria-current", active.then_some("location"))
                .attributes(&item.attributes)
                .words(&item.words);
            Element::new("li")
                .class("moj-side-navigation__item")
                .class_if(active, "moj-side-navigation__item--active")
                .child(link)
        };
        let heading =
            Element::heading(&self.heading_level, 4).class("moj-side-navigation__title").words(&self.heading);
        let list = Element::new("ul")
            .class("moj-side-navigation__list")
            .children(self.items.iter().flatten().map(item));
        match self.heading.is_empty() {
            true => list.done(),
            false => heading.done().then(list),
        }
    }
}

options! {
    /// The parts of one long thing.
    pub struct SideNavigation {
        /// What they are together.
        label: text,
        /// The parts, in groups; a group without a heading is a plain list.
        sections: list<SideSection>,
        /// Further classes.
        classes: text,
        /// A further attribute.
        attributes: attributes,
    }
}
shown!(SideNavigation);

impl SideNavigation {
    /// These parts, which are called so together.
    pub fn new(label: impl ToString, items: impl IntoIterator<Item = NavigationItem>) -> Self {
        Self::default().label(label).sections([SideSection::new("", items)])
    }

    /// The parts as markup.
    pub fn html(&self) -> Html {
        Element::new("nav")
            .class("moj-side-navigation")
            .class(&self.classes)
            .given("aria-label", &self.label)
            .attributes(&self.attributes)
            .children(self.sections.iter().flatten().map(SideSection::html))
            .done()
    }
}
