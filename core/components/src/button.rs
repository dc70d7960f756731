//! A button, or a link that looks like one.

use crate::options::{from_words, options, shown};
use crate::{Element, Html};

options! {
    /// What is pressed to go on.
    pub struct Button {
        /// What it says.
        words: words,
        /// Makes it a link that leads there.
        href: text,
        /// Its type, where it is not `submit`.
        kind: text,
        /// The name it is sent under.
        name: text,
        /// What is sent.
        value: text,
        /// Its id.
        id: text,
        /// Whether it cannot be pressed. Better: say why something is not possible yet.
        disabled: flag,
        /// Whether a second press right after the first does nothing.
        prevent_double_click: answer,
        /// Whether it begins something long.
        is_start_button: flag,
        /// Further classes.
        classes: text,
        /// A further attribute.
        attributes: attributes,
    }
}
from_words!(Button);
shown!(Button);

impl Button {
    /// A link that looks like a button.
    pub fn link(words: impl Into<crate::Words>, href: impl ToString) -> Self {
        Self::new(words).href(href)
    }

    /// Makes it the second choice of the page.
    #[must_use]
    pub fn secondary(self) -> Self {
        self.also("govuk-button--secondary")
    }

    /// Makes it the button of something that cannot easily be undone.
    #[must_use]
    pub fn warning(self) -> Self {
        self.also("govuk-button--warning")
    }

    /// Makes it stand out on a dark ground.
    #[must_use]
    pub fn inverse(self) -> Self {
        self.also("govuk-button--inverse")
    }

    /// Sends the form once, however often it is pressed.
    #[must_use]
    pub fn once(self) -> Self {
        self.prevent_double_click(true)
    }

    fn also(self, class: &str) -> Self {
        let classes = crate::element::joined(&[&self.classes, class]);
        self.classes(classes)
    }

    /// The button as markup.
    pub fn html(&self) -> Html {
        let linked = !self.href.is_empty();
        let element = if linked {
            Element::new("a")
                .attribute("href", &self.href)
                .attribute("role", "button")
                .attribute("draggable", "false")
        } else {
            Element::new("button")
                .attribute("type", if self.kind.is_empty() { "submit" } else { &self.kind })
                .given("value", &self.value)
                .given("name", &self.name)
                .flag("disabled", self.disabled)
                .perhaps("aria-disabled", self.disabled.then_some("true"))
                .answer("data-prevent-double-click", self.prevent_double_click)
        };
        let element = element
            .class("govuk-button")
            .class(&self.classes)
            .class_if(self.is_start_button, "govuk-button--start")
            .attribute("data-module", "govuk-button")
            .attributes(&self.attributes)
            .given("id", &self.id);
        match &self.words {
            // Markup beside the arrow is kept together.
            crate::Words::Html(html) if self.is_start_button => {
                element.child(Element::new("span").child(html.clone())).child(arrow()).done()
            }
            words => element.words(words).maybe(self.is_start_button.then(arrow)).done(),
        }
    }
}

fn arrow() -> Element {
    Element::new("svg")
        .class("govuk-button__start-icon")
        .attribute("xmlns", "http://www.w3.org/2000/svg")
        .attribute("width", "17.5")
        .attribute("height", "19")
        .attribute("viewBox", "0 0 33 40")
        .attribute("aria-hidden", "true")
        .attribute("focusable", "false")
        .child(
            Element::new("path")
                .attribute("fill", "currentColor")
                .attribute("d", "M0 0h13l20 20-20 20H0l20-20z"),
        )
}
