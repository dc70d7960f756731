//! One of a long list.

use crate::options::{FormGroup, described, field, options, shown};
use crate::{Element, ErrorMessage, Hint, Html, Label};

options! {
    /// One line of the list.
    pub struct SelectOption {
        /// What is sent; what it says where nothing is given.
        value: given,
        /// What it says.
        text: text,
        /// Whether it is chosen, whatever the list says.
        selected: answer,
        /// Whether it cannot be chosen.
        disabled: flag,
        /// A further attribute.
        attributes: attributes,
    }
}

impl SelectOption {
    /// A line that sends a value and says something.
    pub fn new(value: impl ToString, text: impl ToString) -> Self {
        Self::default().value(value).text(text)
    }
}

options! {
    /// A list of which one line is chosen. Radios are easier to use while the list is short.
    pub struct Select {
        /// The name it is sent under.
        name: text,
        /// Its id, where it is not the name.
        id: text,
        /// The lines.
        items: list<SelectOption>,
        /// The value that is chosen.
        value: text,
        /// Whether nothing can be chosen.
        disabled: flag,
        /// The ids of what else describes it.
        described_by: text,
        /// What it is called.
        label: one<Label>,
        /// What helps to answer.
        hint: one<Hint>,
        /// What is wrong with the answer.
        error_message: one<ErrorMessage>,
        /// What stands round it all.
        form_group: one<FormGroup>,
        /// Further classes.
        classes: text,
        /// A further attribute.
        attributes: attributes,
    }
}
shown!(Select);
field!(Select);

impl Select {
    /// A list sent under this name and called so.
    pub fn new(name: impl ToString, label: impl Into<Label>) -> Self {
        Self::default().name(name).label(label)
    }

    /// The list as markup.
    pub fn html(&self) -> Html {
        let id = if self.id.is_empty() { &self.name } else { &self.id };
        let described = described(id, &self.described_by, self.hint.as_ref(), self.error_message.as_ref());
        let group = self.form_group.clone().unwrap_or_default();
        let wrong = self.error_message.is_some();
        let select = Element::new("select")
            .class("govuk-select")
            .class(&self.classes)
            .class_if(wrong, "govuk-select--error")
            .attribute("id", id)
            .attribute("name", &self.name)
            .flag("disabled", self.disabled)
            .given("aria-describedby", &described.by)
            .attributes(&self.attributes)
            .children(self.items.iter().flatten().map(|item| self.option(item)));
        group
            .element(wrong)
            .maybe(self.label.clone().map(|label| label.field(id)))
            .child(described.html)
            .words(&group.before)
            .child(select)
            .words(&group.after)
            .done()
    }

    fn option(&self, item: &SelectOption) -> Element {
        let value = item.value.as_ref().unwrap_or(&item.text);
        let chosen = item.selected.unwrap_or(!self.value.is_empty() && *value == self.value);
        Element::new("option")
            .perhaps("value", item.value.as_deref())
            .flag("selected", chosen)
            .flag("disabled", item.disabled)
            .attributes(&item.attributes)
            .text(&item.text)
    }
}
