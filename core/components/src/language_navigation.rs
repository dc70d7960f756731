//! The same page in other languages.

use crate::options::{options, shown};
use crate::{Element, Html, Words};

options! {
    /// One language.
    pub struct LanguageLink {
        /// What it is called, in itself: `Cymraeg`.
        words: words,
        /// Its tag: `cy`.
        lang: text,
        /// The tag of the page it leads to, where it differs.
        href_lang: text,
        /// `rtl` where it is written from right to left.
        dir: text,
        /// Where the page is in it.
        href: text,
        /// Whether the page is in it now.
        current: flag,
        /// What is heard after it, in the language of the link: `Change the language to Welsh`.
        language_description_text: text,
        /// Further classes.
        classes: text,
        /// A further attribute.
        attributes: attributes,
    }
}

impl LanguageLink {
    /// A language that the page is also in.
    pub fn new(words: impl Into<Words>, lang: impl ToString, href: impl ToString) -> Self {
        Self::default().words(words).lang(lang).href(href)
    }
}

options! {
    /// The languages a page is in.
    pub struct LanguageNavigation {
        /// The languages.
        items: list<LanguageLink>,
        /// What they are together; `Language` unless said.
        aria_label: given,
        /// Further classes.
        classes: text,
        /// A further attribute.
        attributes: attributes,
    }
}
shown!(LanguageNavigation);

impl LanguageNavigation {
    /// These languages.
    pub fn new(items: impl IntoIterator<Item = LanguageLink>) -> Self {
        Self::default().items(items)
    }

    /// The languages as markup.
    pub fn html(&self) -> Html {
        let list = Element::new("ul")
            .class("govuk-language-navigation__list")
            .children(self.items.iter().flatten().map(LanguageLink::element));
        Element::new("nav")
            .class("govuk-language-navigation")
            .class(&self.classes)
            .attributes(&self.attributes)
            .attribute("aria-label", self.aria_label.as_deref().unwrap_or("Language"))
            .child(list)
            .done()
    }
}

impl LanguageLink {
    fn element(&self) -> Element {
        let current = self.current || self.href.is_empty();
        let link = if current {
            Element::new("span")
                .class("govuk-language-navigation__text")
                .attribute("aria-current", "true")
                .given("lang", &self.lang)
        } else {
            let target = if self.href_lang.is_empty() { &self.lang } else { &self.href_lang };
            Element::new("a")
                .class("govuk-language-navigation__link")
                .attribute("href", &self.href)
                .attribute("rel", "alternate")
                .given("lang", &self.lang)
                .given("hreflang", target)
        };
        let link =
            link.class(&self.classes).given("dir", &self.dir).attributes(&self.attributes).words(&self.words);
        let heard = Element::new("span")
            .class("govuk-visually-hidden")
            .text(" ")
            .text(&self.language_description_text);
        let described = !current && !self.language_description_text.is_empty();
        Element::new("li")
            .class("govuk-language-navigation__list-item")
            .child(link.maybe(described.then_some(heard)))
    }
}
