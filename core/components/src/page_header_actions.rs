//! A page's heading with what can be done about all of it. From the Ministry of Justice.

use crate::options::{options, shown};
use crate::{Button, Element, Html, Words};

options! {
    /// A heading with buttons.
    pub struct PageHeaderActions {
        /// The heading.
        heading: words,
        /// Its level; 1 unless said.
        heading_level: number,
        /// Its classes; `govuk-heading-xl` unless said.
        heading_classes: text,
        /// What can be done.
        items: list<Button>,
        /// Further classes.
        classes: text,
        /// A further attribute.
        attributes: attributes,
    }
}
shown!(PageHeaderActions);

impl PageHeaderActions {
    /// A heading with these buttons.
    pub fn new(heading: impl Into<Words>, items: impl IntoIterator<Item = Button>) -> Self {
        Self::default().heading(heading).items(items)
    }

    /// The heading and the buttons as markup.
    pub fn html(&self) -> Html {
        let classes = match self.heading_classes.as_str() {
            "" => "govuk-heading-xl",
            classes => classes,
        };
        let heading = Element::heading(&self.heading_level, 1).class(classes).words(&self.heading);
        let button = |button: &Button| button.html().then(Html::text(" "));
        let group = Element::new("div")
            .class("moj-button-group moj-button-group--inline")
            .children(self.items.iter().flatten().map(button));
        let actions = Element::new("div").class("moj-page-header-actions__actions").child(group);
        Element::new("div")
            .class("moj-page-header-actions")
            .class(&self.classes)
            .attributes(&self.attributes)
            .child(Element::new("div").class("moj-page-header-actions__title").child(heading))
            .maybe((!self.items.is_empty()).then_some(actions))
            .done()
    }
}
