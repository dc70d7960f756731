//! The end of every page. GOV.UK's, without crown, licence and copyright: those are for pages on GOV.UK.

use crate::options::{options, shown};
use crate::{Element, Html};

options! {
    /// A link in the footer.
    pub struct FooterLink {
        /// What it says.
        text: text,
        /// Where it leads.
        href: text,
        /// A further attribute.
        attributes: attributes,
    }
}

impl FooterLink {
    /// A link that leads there.
    pub fn new(text: impl ToString, href: impl ToString) -> Self {
        Self::default().text(text).href(href)
    }

    fn item(&self, class: &str) -> Element {
        let link = Element::new("a").class("govuk-footer__link").attribute("href", &self.href);
        Element::new("li").class(class).child(link.attributes(&self.attributes).text(&self.text))
    }
}

options! {
    /// A group of links with a heading.
    pub struct FooterSection {
        /// Its heading.
        title: text,
        /// Its links.
        items: list<FooterLink>,
        /// In how many columns they stand.
        columns: number,
        /// How much of the width it takes: `full` unless said, `one-third`.
        width: text,
    }
}

options! {
    /// What stands at the very end.
    pub struct FooterMeta {
        /// A heading that is heard; `Support links` unless said.
        visually_hidden_title: text,
        /// Links to help.
        items: list<FooterLink>,
        /// What else it says.
        words: words,
    }
}

options! {
    /// The end of a page.
    pub struct Footer {
        /// Groups of links.
        navigation: list<FooterSection>,
        /// What stands at the very end.
        meta: one<FooterMeta>,
        /// Further classes of what holds it.
        container_classes: text,
        /// Further classes.
        classes: text,
        /// A further attribute.
        attributes: attributes,
    }
}
shown!(Footer);

impl Footer {
    /// With these links at the very end.
    pub fn new(items: impl IntoIterator<Item = FooterLink>) -> Self {
        Self::default().meta(FooterMeta::default().items(items))
    }

    /// The end as markup.
    pub fn html(&self) -> Html {
        let sections: Vec<Element> = self.navigation.iter().flatten().map(FooterSection::element).collect();
        let line = (!sections.is_empty()).then(|| Element::new("hr").class("govuk-footer__section-break"));
        let navigation = (!sections.is_empty())
            .then(|| Element::new("div").class("govuk-footer__navigation").children(sections));
        let meta = Element::new("div")
            .class("govuk-footer__meta-item govuk-footer__meta-item--grow")
            .maybe(self.meta.as_ref().map(FooterMeta::html));
        let container = Element::new("div")
            .class("govuk-width-container")
            .class(&self.container_classes)
            .maybe(navigation)
            .maybe(line)
            .child(Element::new("div").class("govuk-footer__meta").child(meta));
        Element::new("div")
            .class("govuk-footer")
            .class(&self.classes)
            .attributes(&self.attributes)
            .child(container)
            .done()
    }
}

impl FooterSection {
    fn element(&self) -> Element {
        let width = if self.width.is_empty() { "full" } else { &self.width };
        let links: Vec<Element> = self
            .items
            .iter()
            .flatten()
            .filter(|link| !link.href.is_empty() && !link.text.is_empty())
            .map(|link| link.item("govuk-footer__list-item"))
            .collect();
        let columns = format!("govuk-footer__list--columns-{}", self.columns);
        let list = Element::new("ul")
            .class("govuk-footer__list")
            .class_if(!self.columns.is_empty(), &columns)
            .children(links);
        Element::new("div")
            .class("govuk-footer__section")
            .class(&format!("govuk-grid-column-{width}"))
            .child(Element::new("h2").class("govuk-footer__heading govuk-heading-m").text(&self.title))
            .maybe((!self.items.is_empty()).then_some(list))
    }
}

impl FooterMeta {
    fn html(&self) -> Html {
        let title = match self.visually_hidden_title.as_str() {
            "" => "Support links",
            title => title,
        };
        let list = Element::new("ul")
            .class("govuk-footer__inline-list")
            .children(self.items.iter().flatten().map(|link| link.item("govuk-footer__inline-list-item")));
        let words = Element::new("div").class("govuk-footer__meta-custom").words(&self.words);
        Element::new("h2")
            .class("govuk-visually-hidden")
            .text(title)
            .done()
            .then(if self.items.is_empty() { Html::default() } else { list.done() })
            .then(if self.words.is_empty() { Html::default() } else { words.done() })
    }
}
