//! What narrows a list, as a form. From the Ministry of Justice.

use crate::options::{options, shown};
use crate::{Button, Element, Html, Words};

options! {
    /// Something the list is narrowed by now.
    pub struct FilterTag {
        /// What it says.
        text: text,
        /// The list without it.
        href: text,
    }
}

impl FilterTag {
    /// Narrowed by this; there it is not.
    pub fn new(text: impl ToString, href: impl ToString) -> Self {
        Self::default().text(text).href(href)
    }
}

options! {
    /// What the list is narrowed by now, of one kind.
    pub struct FilterCategory {
        /// What kind.
        heading: words,
        /// What it is.
        items: list<FilterTag>,
    }
}

impl FilterCategory {
    /// These of a kind.
    pub fn new(heading: impl Into<Words>, items: impl IntoIterator<Item = FilterTag>) -> Self {
        Self::default().heading(heading).items(items)
    }
}

options! {
    /// A form that narrows a list. It sends by `get`, so the list it shows has an address.
    pub struct Filter {
        /// Where it is sent.
        action: text,
        /// Its heading; `Filter` unless said.
        heading: words,
        /// The fields.
        fields: html,
        /// What sends it; `Apply filters` unless said.
        submit_text: text,
        /// What the list is narrowed by now.
        selected: list<FilterCategory>,
        /// The heading of that; `Selected filters` unless said.
        selected_heading: words,
        /// The list without anything that narrows it.
        clear_href: text,
        /// What leads there; `Clear filters` unless said.
        clear_text: text,
        /// What is heard before each; `Remove this filter` unless said.
        remove_text: text,
        /// Further classes.
        classes: text,
        /// A further attribute.
        attributes: attributes,
    }
}
shown!(Filter);

impl Filter {
    /// A form that is sent there, with these fields.
    pub fn new(action: impl ToString, fields: impl Into<Html>) -> Self {
        Self::default().action(action).fields(fields)
    }

    /// The form as markup.
    pub fn html(&self) -> Html {
        let heading = Element::new("h2").class("govuk-heading-m").words(&self.heading.or("Filter"));
        let header = Element::new("div")
            .class("moj-filter__header")
            .child(Element::new("div").class("moj-filter__header-title").child(heading));
        let submit = if self.submit_text.is_empty() { "Apply filters" } else { &self.submit_text };
        // Fields first and the button after them: in the order in which they are used.
        let options = Element::new("div")
            .class("moj-filter__options")
            .child(self.fields.clone())
            .child(Button::new(submit));
        let form =
            Element::new("form").attribute("method", "get").attribute("action", &self.action).child(options);
        let chosen = self.selected.iter().flatten().any(|category| !category.items.is_empty());
        Element::new("div")
            .class("moj-filter")
            .class(&self.classes)
            .attributes(&self.attributes)
            .child(header)
            .child(
                Element::new("div")
                    .class("moj-filter__content")
                    .maybe(chosen.then(|| self.chosen()))
                    .child(form),
            )
            .done()
    }

    fn chosen(&self) -> Element {
        let heading =
            Element::new("h2").class("govuk-heading-m").words(&self.selected_heading.or("Selected filters"));
        let clear = if self.clear_text.is_empty() { "Clear filters" } else { &self.clear_text };
        let link = Element::new("a")
            .class("govuk-link govuk-link--no-visited-state")
            .attribute("href", if self.clear_href.is_empty() { &self.action } else { &self.clear_href })
            .text(clear);
        let top = Element::new("div")
            .class("moj-filter__selected-heading")
            .child(Element::new("div").class("moj-filter__heading-title").child(heading))
            .text(" ")
            .child(
                Element::new("div").class("moj-filter__heading-action").child(Element::new("p").child(link)),
            );
        let categories = self.selected.iter().flatten().map(|category| self.category(category));
        Element::new("div").class("moj-filter__selected").child(top).children(categories)
    }

    fn category(&self, category: &FilterCategory) -> Html {
        let remove = if self.remove_text.is_empty() { "Remove this filter" } else { &self.remove_text };
        let tag = |tag: &FilterTag| {
            let heard = Element::new("span").class("govuk-visually-hidden").text(remove);
            let link = Element::new("a").class("moj-filter__tag").attribute("href", &tag.href);
            Element::new("li").child(link.child(heard).text(" ").text(&tag.text))
        };
        Element::new("h3")
            .class("govuk-heading-s govuk-!-margin-bottom-0")
            .words(&category.heading)
            .done()
            .then(
                Element::new("ul")
                    .class("moj-filter-tags")
                    .children(category.items.iter().flatten().map(tag)),
            )
    }
}
