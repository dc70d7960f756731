//! Where a page stands among others.

use crate::options::{options, shown};
use crate::{Element, Html, Words};

options! {
    /// One page on the way.
    pub struct Crumb {
        /// What it is called.
        words: words,
        /// Where it is; nowhere for the page itself.
        href: text,
        /// A further attribute.
        attributes: attributes,
    }
}

impl Crumb {
    /// A page on the way.
    pub fn new(words: impl Into<Words>, href: impl ToString) -> Self {
        Self::default().words(words).href(href)
    }
}

options! {
    /// The way to a page.
    pub struct Breadcrumbs {
        /// The pages.
        items: list<Crumb>,
        /// Whether small screens show only the first and the last.
        collapse_on_mobile: flag,
        /// What the way is called; `Breadcrumb` unless said.
        label_text: text,
        /// Further classes.
        classes: text,
        /// A further attribute.
        attributes: attributes,
    }
}
shown!(Breadcrumbs);

impl Breadcrumbs {
    /// The way over these pages.
    pub fn new(items: impl IntoIterator<Item = Crumb>) -> Self {
        Self::default().items(items)
    }

    /// The way as markup.
    pub fn html(&self) -> Html {
        let item = |crumb: &Crumb| {
            let item = Element::new("li").class("govuk-breadcrumbs__list-item");
            if crumb.href.is_empty() {
                return item.attribute("aria-current", "page").words(&crumb.words);
            }
            let link = Element::new("a").class("govuk-breadcrumbs__link").attribute("href", &crumb.href);
            item.child(link.attributes(&crumb.attributes).words(&crumb.words))
        };
        let list = Element::new("ol")
            .class("govuk-breadcrumbs__list")
            .children(self.items.iter().flatten().map(item));
        Element::new("nav")
            .class("govuk-breadcrumbs")
            .class(&self.classes)
            .class_if(self.collapse_on_mobile, "govuk-breadcrumbs--collapse-on-mobile")
            .attributes(&self.attributes)
            .attribute("aria-label", if self.label_text.is_empty() { "Breadcrumb" } else { &self.label_text })
            .child(list)
            .done()
    }
}
