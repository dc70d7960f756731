//! A file from the reader's machine.

use crate::character_count::plural;
use crate::element::Attributes;
use crate::options::{FormGroup, described, field, options, shown, translation};
use crate::{Element, ErrorMessage, Hint, Html, Label};

options! {
    /// A field for a file.
    pub struct FileUpload {
        /// The name it is sent under.
        name: text,
        /// Its id, where it is not the name.
        id: text,
        /// Whether nothing can be chosen.
        disabled: flag,
        /// Whether several files can be chosen.
        multiple: flag,
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
        /// Whether a file may be dropped on it, where scripts run.
        javascript: flag,
        /// Says on the button what it is for.
        choose_files_button_text: text,
        /// Says beside the button that files can be dropped.
        drop_instruction_text: text,
        /// Says how many were chosen, by plural rule.
        multiple_files_chosen_text: map,
        /// Says that none was chosen.
        no_file_chosen_text: text,
        /// Is heard when a file is over the field.
        entered_drop_zone_text: text,
        /// Is heard when it has left.
        left_drop_zone_text: text,
        /// Further classes.
        classes: text,
        /// A further attribute.
        attributes: attributes,
        /// Further classes of what stands round the field where files can be dropped.
        wrapper_classes: text,
        /// Further attributes of it.
        wrapper_attributes: one<WrapperAttributes>,
    }
}
shown!(FileUpload);
field!(FileUpload);

/// Attributes of what stands round a field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct WrapperAttributes(Attributes);

impl WrapperAttributes {
    /// One attribute.
    pub fn new(name: &'static str, value: impl ToString) -> Self {
        let mut attributes = Attributes::default();
        attributes.add(name, value.to_string());
        Self(attributes)
    }
}

impl FileUpload {
    /// A field sent under this name and called so. The form says `enctype="multipart/form-data"`.
    pub fn new(name: impl ToString, label: impl Into<Label>) -> Self {
        Self::default().name(name).label(label)
    }

    /// The field as markup.
    pub fn html(&self) -> Html {
        let id = if self.id.is_empty() { &self.name } else { &self.id };
        let described = described(id, &self.described_by, self.hint.as_ref(), self.error_message.as_ref());
        let group = self.form_group.clone().unwrap_or_default();
        let wrong = self.error_message.is_some();
        let input = Element::new("input")
            .class("govuk-file-upload")
            .class(&self.classes)
            .class_if(wrong, "govuk-file-upload--error")
            .attribute("id", id)
            .attribute("name", &self.name)
            .attribute("type", "file")
            .flag("disabled", self.disabled)
            .flag("multiple", self.multiple)
            .given("aria-describedby", &described.by)
            .attributes(&self.attributes);
        group
            .element(wrong)
            .maybe(self.label.clone().map(|label| label.field(id)))
            .child(described.html)
            .words(&group.before)
            .child(if self.javascript { self.zone().child(input) } else { input })
            .words(&group.after)
            .done()
    }

    fn zone(&self) -> Element {
        let mut texts = Attributes::default();
        translation(&mut texts, "data-i18n.choose-files-button", &self.choose_files_button_text);
        translation(&mut texts, "data-i18n.no-file-chosen", &self.no_file_chosen_text);
        plural(&mut texts, "multiple-files-chosen", &self.multiple_files_chosen_text);
        translation(&mut texts, "data-i18n.drop-instruction", &self.drop_instruction_text);
        translation(&mut texts, "data-i18n.entered-drop-zone", &self.entered_drop_zone_text);
        translation(&mut texts, "data-i18n.left-drop-zone", &self.left_drop_zone_text);
        let further = self.wrapper_attributes.clone().unwrap_or_default();
        Element::new("div")
            .class("govuk-file-upload-wrapper")
            .class(&self.wrapper_classes)
            .attribute("data-module", "govuk-file-upload")
            .attributes(&texts)
            .attributes(&further.0)
    }
}
