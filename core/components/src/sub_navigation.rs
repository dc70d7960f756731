//! The pages about one thing, above its heading or beside it. From the Ministry of Justice.

use crate::options::{options, shown};
use crate::{Element, Html, NavigationItem};

options! {
    /// Pages about one thing, in a line.
    pub struct SubNavigation {
        /// What they are together.
        label: text,
        /// The pages; the one that is shown is `current`.
        items: list<NavigationItem>,
        /// Further classes.
        classes: text,
        /// A further attribute.
        attributes: attributes,
    }
}
shown!(SubNavigation);

impl SubNavigation {
    /// These pages, which are called so together.
    pub fn new(label: impl ToString, items: impl IntoIterator<Item = NavigationItem>) -> Self {
        Self::default().label(label).items(items)
    }

    /// The pages as markup.
    pub fn html(&self) -> Html {
        let item = |item: &NavigationItem| {
            let link = Element::new("a")
                .class("moj-sub-navigation__link")
                .perhaps("aria-current", (item.current || item.active).then_some("page"))
                .attribute("href", &item.href)
                .attributes(&item.attributes)
                .words(&item.words);
            Element::new("li").class("moj-sub-navigation__item").child(link)
        };
        let label = if self.label.is_empty() { "Secondary navigation region" } else { &self.label };
        Element::new("nav")
            .class("moj-sub-navigation")
            .class(&self.classes)
            .attribute("aria-label", label)
            .attributes(&self.attributes)
            .child(
                Element::new("ul")
                    .class("moj-sub-navigation__list")
                    .children(self.items.iter().flatten().map(item)),
            )
            .done()
    }
}
