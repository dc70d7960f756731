//! Several lines of text.

use crate::options::{FormGroup, described, field, options, shown};
use crate::{Element, ErrorMessage, Hint, Html, Label};

options! {
    /// A field for several lines.
    pub struct Textarea {
        /// The name it is sent under.
        name: text,
        /// Its id, where it is not the name.
        id: text,
        /// How many lines it shows; 5 unless said.
        rows: number,
        /// What stands in it.
        value: text,
        /// Whether nothing can be typed.
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
        /// What a browser may fill in.
        autocomplete: text,
        /// Whether spelling is checked.
        spellcheck: answer,
        /// Further classes.
        classes: text,
        /// A further attribute.
        attributes: attributes,
    }
}
shown!(Textarea);
field!(Textarea);

impl Textarea {
    /// A field sent under this name and called so.
    pub fn new(name: impl ToString, label: impl Into<Label>) -> Self {
        Self::default().name(name).label(label)
    }

    /// The field as markup.
    pub fn html(&self) -> Html {
        let id = if self.id.is_empty() { &self.name } else { &self.id };
        let described = described(id, &self.described_by, self.hint.as_ref(), self.error_message.as_ref());
        let group = self.form_group.clone().unwrap_or_default();
        let wrong = self.error_message.is_some();
        // Browsers pass over the first line end; where the text begins with one, it needs one more.
        let first = if self.value.starts_with(['\n', '\r']) { "\n" } else { "" };
        let area = Element::new("textarea")
            .class("govuk-textarea")
            .class_if(wrong, "govuk-textarea--error")
            .class(&self.classes)
            .attribute("id", id)
            .attribute("name", &self.name)
            .attribute("rows", if self.rows.is_empty() { "5" } else { &self.rows })
            .answer("spellcheck", self.spellcheck)
            .flag("disabled", self.disabled)
            .given("aria-describedby", &described.by)
            .given("autocomplete", &self.autocomplete)
            .attributes(&self.attributes)
            .text(first)
            .text(&self.value);
        group
            .element(wrong)
            .maybe(self.label.clone().map(|label| label.field(id)))
            .child(described.html)
            .words(&group.before)
            .child(area)
            .words(&group.after)
            .done()
    }
}
