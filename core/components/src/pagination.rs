//! The ways through a list that has several pages, or through pages that follow each other.

use crate::options::{options, shown};
use crate::{Element, Html};

options! {
    /// One page of a list.
    pub struct PageNumber {
        /// Its number.
        number: text,
        /// What is heard; `Page` and the number unless said.
        visually_hidden_text: text,
        /// Where it is.
        href: text,
        /// Whether it is this page.
        current: flag,
        /// Makes it no page but a gap.
        ellipsis: flag,
        /// A further attribute.
        attributes: attributes,
    }
}

impl PageNumber {
    /// A page of the list.
    pub fn new(number: usize, href: impl ToString) -> Self {
        Self::default().number(number.to_string()).href(href)
    }

    /// Pages that are left out.
    pub fn gap() -> Self {
        Self::default().ellipsis(true)
    }
}

options! {
    /// The page before or after.
    pub struct PageLink {
        /// What it says; `Previous page` or `Next page` unless said.
        words: words,
        /// What the page is called.
        label_text: text,
        /// Where it is.
        href: text,
        /// A further attribute.
        attributes: attributes,
    }
}

impl PageLink {
    /// The page there.
    pub fn to(href: impl ToString) -> Self {
        Self::default().href(href)
    }
}

options! {
    /// Ways through pages.
    pub struct Pagination {
        /// The pages of a list.
        items: list<PageNumber>,
        /// The page before.
        previous: one<PageLink>,
        /// The page after.
        next: one<PageLink>,
        /// What the ways are called; `Pagination` unless said.
        landmark_label: text,
        /// Further classes.
        classes: text,
        /// A further attribute.
        attributes: attributes,
    }
}
shown!(Pagination);

impl Pagination {
    /// The ways through a list of so many pages, of which one is shown; each has an address. Far pages are left out, and
    /// nothing is shown where there is only one.
    pub fn of(current: usize, pages: usize, address: impl Fn(usize) -> String) -> Self {
        let mut all = Self::default();
        if pages < 2 {
            return all;
        }
        let near = |page: usize| page == 1 || page == pages || page.abs_diff(current) <= 1;
        let mut gap = false;
        for page in 1..=pages {
            if near(page) {
                all = all.items([PageNumber::new(page, address(page)).current(page == current)]);
            } else if !gap {
                all = all.items([PageNumber::gap()]);
            }
            gap = !near(page);
        }
        if current > 1 {
            all = all.previous(PageLink::to(address(current.saturating_sub(1))));
        }
        if current < pages {
            all = all.next(PageLink::to(address(current.saturating_add(1))));
        }
        all
    }

    /// The ways as markup; nothing where there is none.
    pub fn html(&self) -> Html {
        if self.items.is_empty() && self.previous.is_none() && self.next.is_none() {
            return Html::default();
        }
        let block = self.items.is_empty();
        let list = Element::new("ul")
            .class("govuk-pagination__list")
            .children(self.items.iter().flatten().filter(|page| !page.is_empty()).map(PageNumber::element));
        let leads = |link: &&PageLink| !link.href.is_empty();
        let label = if self.landmark_label.is_empty() { "Pagination" } else { &self.landmark_label };
        Element::new("nav")
            .class("govuk-pagination")
            .class_if(block, "govuk-pagination--block")
            .class(&self.classes)
            .attribute("aria-label", label)
            .attributes(&self.attributes)
            .maybe(self.previous.as_ref().filter(leads).map(|link| link.element(false, block)))
            .maybe((!block).then_some(list))
            .maybe(self.next.as_ref().filter(leads).map(|link| link.element(true, block)))
            .done()
    }
}

impl PageNumber {
    /// Whether nothing was said about it.
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    fn element(&self) -> Element {
        let item = Element::new("li")
            .class("govuk-pagination__item")
            .class_if(self.current, "govuk-pagination__item--current")
            .class_if(self.ellipsis, "govuk-pagination__item--ellipsis");
        if self.ellipsis {
            return item.text("\u{22ef}");
        }
        let heard = match self.visually_hidden_text.as_str() {
            "" => format!("Page {}", self.number),
            text => text.to_owned(),
        };
        let link = Element::new("a")
            .class("govuk-link govuk-pagination__link")
            .attribute("href", &self.href)
            .attribute("aria-label", &heard)
            .perhaps("aria-current", self.current.then_some("page"))
            .attributes(&self.attributes)
            .text(&self.number);
        item.child(link)
    }
}

impl PageLink {
    fn element(&self, next: bool, block: bool) -> Element {
        let (side, word) = if next { ("next", "Next") } else { ("prev", "Previous") };
        let title = Element::new("span")
            .class("govuk-pagination__link-title")
            .class_if(block && self.label_text.is_empty(), "govuk-pagination__link-title--decorated");
        let title = if self.words.is_empty() {
            title.text(word).child(Element::new("span").class("govuk-visually-hidden").text(" page"))
        } else {
            title.words(&self.words)
        };
        let label = (block && !self.label_text.is_empty()).then(|| {
            let colon = Element::new("span").class("govuk-visually-hidden").text(":").done();
            let label = Element::new("span").class("govuk-pagination__link-label").text(&self.label_text);
            Html::text(" ").then(colon).then(Html::text(" ")).then(label)
        });
        let first = block || !next;
        let link = Element::new("a")
            .class("govuk-link govuk-pagination__link")
            .attribute("href", &self.href)
            .attribute("rel", side)
            .attributes(&self.attributes)
            .maybe(first.then(|| arrow(next)))
            .child(title)
            .maybe(label)
            .maybe((!first).then(|| arrow(next)));
        Element::new("div")
            .class(if next { "govuk-pagination__next" } else { "govuk-pagination__prev" })
            .child(link)
    }
}

fn arrow(next: bool) -> Element {
    let (class, path) = if next {
        (
            "govuk-pagination__icon govuk-pagination__icon--next",
            "m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 \
             6.7441-6.4062-6.7246-6.7266z",
        )
    } else {
        (
            "govuk-pagination__icon govuk-pagination__icon--prev",
            "m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293\
             -1.414-1.414z",
        )
    };
    Element::new("svg")
        .class(class)
        .attribute("xmlns", "http://www.w3.org/2000/svg")
        .attribute("height", "13")
        .attribute("width", "15")
        .attribute("aria-hidden", "true")
        .attribute("focusable", "false")
        .attribute("viewBox", "0 0 15 13")
        .child(Element::new("path").attribute("d", path))
}
