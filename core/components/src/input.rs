//! One line of text.

use crate::options::{FormGroup, described, field, from_words, options, shown};
use crate::{Element, ErrorMessage, Hint, Html, Label};

options! {
    /// What stands before or after what is typed: a unit, a currency. Not heard, so the label says it too.
    pub struct Affix {
        /// What it says.
        words: words,
        /// Further classes.
        classes: text,
        /// A further attribute.
        attributes: attributes,
    }
}
from_words!(holding components: Affix);

options! {
    /// What stands round the field and its affixes.
    pub struct InputWrapper {
        /// Further classes.
        classes: text,
        /// A further attribute.
        attributes: attributes,
    }
}

options! {
    /// A field for one line.
    pub struct Input {
        /// The name it is sent under.
        name: text,
        /// Its id, where it is not the name.
        id: text,
        /// Its type, where it is not `text`.
        kind: text,
        /// Which keyboard phones show: `numeric` for digits.
        inputmode: text,
        /// What stands in it.
        value: given,
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
        /// What stands before what is typed.
        prefix: one<Affix>,
        /// What stands after what is typed.
        suffix: one<Affix>,
        /// What stands round it all.
        form_group: one<FormGroup>,
        /// What stands round field and affixes.
        input_wrapper: one<InputWrapper>,
        /// What a browser may fill in.
        autocomplete: text,
        /// A pattern of what can be typed.
        pattern: text,
        /// Whether spelling is checked.
        spellcheck: answer,
        /// Whether phones begin with a capital letter.
        autocapitalize: text,
        /// Further classes.
        classes: text,
        /// A further attribute.
        attributes: attributes,
    }
}
shown!(Input);
field!(Input);

impl Input {
    /// A field sent under this name and called so.
    pub fn new(name: impl ToString, label: impl Into<Label>) -> Self {
        Self::default().name(name).label(label)
    }

    /// A field as wide as so many signs: 2, 3, 4, 5, 10, 20 or 30.
    #[must_use]
    pub fn wide(self, signs: u8) -> Self {
        let classes = format!("{} govuk-input--width-{signs}", self.classes);
        self.classes(classes.trim_start())
    }

    /// A field for a whole number: digits on phones, no arrows, no scrolling away.
    #[must_use]
    pub fn whole_number(self) -> Self {
        self.inputmode("numeric").spellcheck(false)
    }

    /// The field as markup.
    pub fn html(&self) -> Html {
        let id = if self.id.is_empty() { &self.name } else { &self.id };
        let described = described(id, &self.described_by, self.hint.as_ref(), self.error_message.as_ref());
        let group = self.form_group.clone().unwrap_or_default();
        let input = self.input(id, &described.by).done();
        let affix = |affix: &Option<Affix>, class| {
            let affix = affix.as_ref().filter(|affix| !affix.words.is_empty())?;
            let element =
                Element::new("div").class(class).class(&affix.classes).attribute("aria-hidden", "true");
            Some(element.attributes(&affix.attributes).words(&affix.words))
        };
        let prefix = affix(&self.prefix, "govuk-input__prefix");
        let suffix = affix(&self.suffix, "govuk-input__suffix");
        let alone = prefix.is_none() && suffix.is_none() && group.before.is_empty() && group.after.is_empty();
        let wrapper = self.input_wrapper.clone().unwrap_or_default();
        let all = Element::new("div")
            .class("govuk-input__wrapper")
            .class(&wrapper.classes)
            .attributes(&wrapper.attributes)
            .words(&group.before)
            .maybe(prefix)
            .child(input.clone())
            .maybe(suffix)
            .words(&group.after);
        group
            .element(self.error_message.is_some())
            .maybe(self.label.clone().map(|label| label.field(id)))
            .child(described.html)
            .child(if alone { input } else { all.done() })
            .done()
    }

    fn input(&self, id: &str, by: &str) -> Element {
        Element::new("input")
            .class("govuk-input")
            .class(&self.classes)
            .class_if(self.error_message.is_some(), "govuk-input--error")
            .attribute("id", id)
            .attribute("name", &self.name)
            .attribute("type", if self.kind.is_empty() { "text" } else { &self.kind })
            .answer("spellcheck", self.spellcheck)
            .perhaps("value", self.value.as_deref())
            .flag("disabled", self.disabled)
            .given("aria-describedby", by)
            .given("autocomplete", &self.autocomplete)
            .given("autocapitalize", &self.autocapitalize)
            .given("pattern", &self.pattern)
            .given("inputmode", &self.inputmode)
            .attributes(&self.attributes)
    }
}
