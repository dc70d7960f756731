//! The name of the service and its main parts, below the bar at the top.

use crate::options::{options, shown};
use crate::{Element, Html, Words};

options! {
    /// One part of the service.
    pub struct NavigationItem {
        /// What it is called.
        words: words,
        /// Where it is.
        href: text,
        /// Whether it is this page.
        current: flag,
        /// Whether this page belongs to it.
        active: flag,
        /// A further attribute.
        attributes: attributes,
    }
}

impl NavigationItem {
    /// A part of the service.
    pub fn new(words: impl Into<Words>, href: impl ToString) -> Self {
        Self::default().words(words).href(href)
    }
}

options! {
    /// The parts of the service.
    pub struct ServiceNavigation {
        /// What the service is called.
        service_name: text,
        /// Where it begins.
        service_url: text,
        /// Its parts.
        navigation: list<NavigationItem>,
        /// What the whole is called; `Service information` unless said.
        aria_label: text,
        /// What opens the parts on small screens; `Menu` unless said.
        menu_button_text: text,
        /// What is heard for it, where it says something else.
        menu_button_label: text,
        /// What the parts are called; as the button that opens them, unless said.
        navigation_label: text,
        /// The id of the parts; `navigation` unless said.
        navigation_id: text,
        /// Further classes of the parts.
        navigation_classes: text,
        /// Whether small screens show them only when asked; so unless there is one alone.
        collapse_navigation_on_mobile: answer,
        /// What stands before all of it.
        start: html,
        /// What stands after all of it: the languages, for one.
        end: html,
        /// Whether that stands in the same line.
        end_inline: flag,
        /// What stands before the first part.
        navigation_start: html,
        /// What stands after the last.
        navigation_end: html,
        /// Further classes.
        classes: text,
        /// A further attribute.
        attributes: attributes,
    }
}
shown!(ServiceNavigation);

impl ServiceNavigation {
    /// The service is called so, and begins there.
    pub fn new(name: impl ToString, url: impl ToString) -> Self {
        Self::default().service_name(name).service_url(url)
    }

    /// The parts as markup.
    pub fn html(&self) -> Html {
        let container = Element::new("div")
            .class("govuk-service-navigation__container")
            .maybe((!self.service_name.is_empty()).then(|| self.name()))
            .maybe(self.parts());
        let inside = Element::new("div")
            .class("govuk-width-container")
            .class_if(self.end_inline, "govuk-service-navigation__inlining-container")
            .child(self.start.clone())
            .child(container)
            .child(self.end.clone());
        let landmark = !(self.service_name.is_empty() && self.start.is_empty() && self.end.is_empty());
        let label = if self.aria_label.is_empty() { "Service information" } else { &self.aria_label };
        let whole = if landmark {
            Element::new("section").attribute("aria-label", label)
        } else {
            Element::new("div")
        };
        whole
            .class("govuk-service-navigation")
            .class(&self.classes)
            .attribute("data-module", "govuk-service-navigation")
            .attributes(&self.attributes)
            .child(inside)
            .done()
    }

    fn name(&self) -> Element {
        let name = if self.service_url.is_empty() {
            Element::new("span").class("govuk-service-navigation__text")
        } else {
            Element::new("a").attribute("href", &self.service_url).class("govuk-service-navigation__link")
        };
        Element::new("span")
            .class("govuk-service-navigation__service-name")
            .child(name.text(&self.service_name))
    }

    fn parts(&self) -> Option<Element> {
        let items: Vec<&NavigationItem> = self.navigation.iter().flatten().collect();
        if items.is_empty() && self.navigation_start.is_empty() && self.navigation_end.is_empty() {
            return None;
        }
        let button_text = if self.menu_button_text.is_empty() { "Menu" } else { &self.menu_button_text };
        let label = if self.navigation_label.is_empty() { button_text } else { &self.navigation_label };
        let id = if self.navigation_id.is_empty() { "navigation" } else { &self.navigation_id };
        let heard = if self.menu_button_label == button_text { "" } else { &self.menu_button_label };
        // Hidden until a script knows what to do with it.
        let button = Element::new("button")
            .attribute("type", "button")
            .class("govuk-service-navigation__toggle govuk-js-service-navigation-toggle")
            .attribute("aria-controls", id)
            .given("aria-label", heard)
            .flag("hidden", true)
            .attribute("aria-hidden", "true")
            .text(button_text);
        let list = Element::new("ul")
            .class("govuk-service-navigation__list")
            .attribute("id", id)
            .child(self.navigation_start.clone())
            .children(items.iter().map(|item| item.element()))
            .child(self.navigation_end.clone());
        let collapses = self.collapse_navigation_on_mobile.unwrap_or(items.len() > 1);
        let parts = Element::new("nav")
            .attribute("aria-label", label)
            .class("govuk-service-navigation__wrapper")
            .class(&self.navigation_classes);
        Some(parts.maybe(collapses.then_some(button)).child(list))
    }
}

impl NavigationItem {
    fn element(&self) -> Element {
        let active = self.active || self.current;
        let current = active.then_some(if self.current { "page" } else { "true" });
        let words = if active {
            // Seen by people who change colours or styles.
            let strong = Element::new("strong").class("govuk-service-navigation__active-fallback");
            strong.words(&self.words).into()
        } else {
            self.words.clone()
        };
        let item = Element::new("li")
            .class("govuk-service-navigation__item")
            .class_if(active, "govuk-service-navigation__item--active");
        if !self.href.is_empty() {
            let link = Element::new("a")
                .class("govuk-service-navigation__link")
                .attribute("href", &self.href)
                .perhaps("aria-current", current)
                .attributes(&self.attributes);
            return item.child(link.words(&words));
        }
        let text = Element::new("span")
            .class("govuk-service-navigation__text")
            .perhaps("aria-current", current)
            .words(&words);
        item.maybe((!self.words.is_empty()).then_some(text))
    }
}
