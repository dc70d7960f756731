//! What else can be done, behind one button; beside each other where no script runs. From the Ministry of Justice.

use crate::element::joined;
use crate::options::{options, shown};
use crate::{Button, Element, Html};

options! {
    /// Buttons behind a button.
    pub struct ButtonMenu {
        /// What the button that opens them says.
        text: text,
        /// What can be done.
        items: list<Button>,
        /// `right` where they open towards the left.
        align_menu: text,
        /// Further classes.
        classes: text,
        /// A further attribute.
        attributes: attributes,
    }
}
shown!(ButtonMenu);

impl ButtonMenu {
    /// These, behind a button that says so.
    pub fn new(text: impl ToString, items: impl IntoIterator<Item = Button>) -> Self {
        Self::default().text(text).items(items)
    }

    /// The menu as markup.
    pub fn html(&self) -> Html {
        let item = |button: &Button| {
            let classes = joined(&["moj-button-menu__item govuk-button--secondary", &button.classes]);
            Html::from(button.clone().classes(classes)).then(Html::text(" "))
        };
        Element::new("div")
            .class("moj-button-menu")
            .class(&self.classes)
            .attribute("data-module", "moj-button-menu")
            .attributes(&self.attributes)
            .given("data-button-text", &self.text)
            .given("data-align-menu", &self.align_menu)
            .children(self.items.iter().flatten().map(item))
            .done()
    }
}
