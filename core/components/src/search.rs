//! A field that looks something up. From the Ministry of Justice.

use crate::element::joined;
use crate::options::{FormGroup, options, shown};
use crate::{Button, Element, Html, Input, InputWrapper};

options! {
    /// A search as a form. It sends by `get`, so what it finds has an address.
    pub struct Search {
        /// Where it is sent.
        action: text,
        /// The field.
        input: one<Input>,
        /// What sends it.
        button: one<Button>,
        /// Whether the button stands below the field.
        stacked: flag,
        /// Further classes.
        classes: text,
        /// A further attribute.
        attributes: attributes,
    }
}
shown!(Search);

impl Search {
    /// A search that is sent there, with this field and this on its button.
    pub fn new(action: impl ToString, input: Input, button: impl Into<Button>) -> Self {
        Self::default().action(action).input(input).button(button)
    }

    /// The search as markup.
    pub fn html(&self) -> Html {
        let mut input = self.input.clone().unwrap_or_default();
        let button = self.button.clone().unwrap_or_else(|| Button::new("Search"));
        let classes = joined(&["moj-search__button", &button.classes]);
        let button = button.classes(classes).html();
        input.classes = joined(&["moj-search__input", &input.classes]);
        input.label = input.label.map(|label| {
            let classes = joined(&["moj-search__label", &label.classes]);
            label.classes(classes)
        });
        input.hint = input.hint.map(|hint| {
            let classes = joined(&["moj-search__hint", &hint.classes]);
            hint.classes(classes)
        });
        if input.kind.is_empty() {
            "search".clone_into(&mut input.kind);
        }
        if !self.stacked {
            let group = input.form_group.take().unwrap_or_default();
            input.form_group = Some(FormGroup { after: button.clone().into(), ..group });
            input.input_wrapper = Some(InputWrapper::default().classes("moj-search__input-wrapper"));
        }
        let form = Element::new("form")
            .attribute("action", &self.action)
            .attribute("method", "get")
            .child(input)
            .maybe(self.stacked.then_some(button));
        Element::new("search")
            .class("moj-search")
            .class_if(self.stacked, "moj-search--stacked")
            .class(&self.classes)
            .attributes(&self.attributes)
            .child(form)
            .done()
    }
}
