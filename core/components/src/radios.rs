//! One of a few.

use crate::options::{FormGroup, described, field, options, shown};
use crate::{Element, ErrorMessage, Fieldset, Hint, Html, Label, Legend, Words};

options! {
    /// One choice, or what divides them.
    pub struct Radio {
        /// What it says.
        words: words,
        /// What is sent.
        value: text,
        /// Its id, where it is not made of the name and its place.
        id: text,
        /// Classes and attributes of its label.
        label: one<Label>,
        /// What helps to choose.
        hint: one<Hint>,
        /// Makes it no choice but a word between choices: `or`.
        divider: text,
        /// Whether it is chosen, whatever the group says.
        checked: answer,
        /// What is asked when it is chosen.
        conditional: words,
        /// Whether it cannot be chosen.
        disabled: flag,
        /// A further attribute.
        attributes: attributes,
    }
}

impl Radio {
    /// A choice that sends a value and says something.
    pub fn new(value: impl ToString, words: impl Into<Words>) -> Self {
        Self::default().value(value).words(words)
    }

    /// A word between choices.
    pub fn or(word: impl ToString) -> Self {
        Self::default().divider(word)
    }
}

options! {
    /// Choices of which one is made.
    pub struct Radios {
        /// The name it is sent under.
        name: text,
        /// What ids begin with, where it is not the name.
        id_prefix: text,
        /// The group and what is asked.
        fieldset: one<Fieldset>,
        /// What helps to answer.
        hint: one<Hint>,
        /// What is wrong with the answer.
        error_message: one<ErrorMessage>,
        /// What stands round it all.
        form_group: one<FormGroup>,
        /// The choices. A place may be empty, so that those after it keep their ids.
        items: list<Radio>,
        /// The value that is chosen.
        value: text,
        /// Further classes.
        classes: text,
        /// A further attribute.
        attributes: attributes,
    }
}
shown!(Radios);
field!(Radios);

impl Radios {
    /// Choices sent under this name that answer a question.
    pub fn new(name: impl ToString, legend: impl Into<Legend>) -> Self {
        Self::default().name(name).fieldset(Fieldset::new(legend))
    }

    /// Makes the choices small.
    #[must_use]
    pub fn small(self) -> Self {
        let classes = format!("{} govuk-radios--small", self.classes);
        self.classes(classes.trim_start())
    }

    /// Puts the choices beside each other. For two or three short ones.
    #[must_use]
    pub fn inline(self) -> Self {
        let classes = format!("{} govuk-radios--inline", self.classes);
        self.classes(classes.trim_start())
    }

    /// The choices as markup.
    pub fn html(&self) -> Html {
        let prefix = if self.id_prefix.is_empty() { &self.name } else { &self.id_prefix };
        let group = self.form_group.clone().unwrap_or_default();
        let before = self.fieldset.as_ref().map_or("", |fieldset| &fieldset.described_by);
        let described = described(prefix, before, self.hint.as_ref(), self.error_message.as_ref());
        let items = Element::new("div")
            .class("govuk-radios")
            .class(&self.classes)
            .attributes(&self.attributes)
            .attribute("data-module", "govuk-radios")
            .words(&group.before)
            .children(
                (1..).zip(&self.items).filter_map(|(at, item)| Some(self.item(prefix, at, item.as_ref()?))),
            )
            .words(&group.after);
        let inside = described.html.then(items);
        let whole = group.element(self.error_message.is_some());
        match &self.fieldset {
            Some(fieldset) => whole.child(fieldset.clone().described_by(described.by).words(inside)).done(),
            None => whole.child(inside).done(),
        }
    }

    fn item(&self, prefix: &str, at: usize, item: &Radio) -> Html {
        if !item.divider.is_empty() {
            return Element::new("div").class("govuk-radios__divider").text(&item.divider).done();
        }
        let id = match (&item.id, at) {
            (id, _) if !id.is_empty() => id.clone(),
            (_, 1) => prefix.to_owned(),
            _ => format!("{prefix}-{at}"),
        };
        let checked = item.checked.unwrap_or(!self.value.is_empty() && item.value == self.value);
        let (hint_id, shown_id) = (format!("{id}-item-hint"), format!("conditional-{id}"));
        let hint = item.hint.as_ref().filter(|hint| !hint.words.is_empty());
        let shows = !item.conditional.is_empty();
        let input = Element::new("input")
            .class("govuk-radios__input")
            .attribute("id", &id)
            .attribute("name", &self.name)
            .attribute("type", "radio")
            .attribute("value", &item.value)
            .flag("checked", checked)
            .flag("disabled", item.disabled)
            .perhaps("data-aria-controls", shows.then_some(&shown_id))
            .perhaps("aria-describedby", hint.map(|_| hint_id.as_str()))
            .attributes(&item.attributes);
        let choice = Element::new("div")
            .class("govuk-radios__item")
            .child(input)
            .child(choice_label(item.label.as_ref(), "govuk-radios__label", &id, &item.words))
            .maybe(hint.map(|hint| choice_hint(hint, "govuk-radios__hint", &hint_id)));
        let shown = Element::new("div")
            .class("govuk-radios__conditional")
            .class_if(!checked, "govuk-radios__conditional--hidden")
            .attribute("id", &shown_id)
            .words(&item.conditional);
        Html::from(choice).then(if shows { shown.done() } else { Html::default() })
    }
}

/// The label of one choice.
pub(crate) fn choice_label(label: Option<&Label>, class: &str, id: &str, words: &Words) -> Label {
    let label = label.cloned().unwrap_or_default();
    let classes = crate::element::joined(&[class, &label.classes]);
    label.classes(classes).field(id).words(words.clone())
}

/// The hint of one choice.
pub(crate) fn choice_hint(hint: &Hint, class: &str, id: &str) -> Hint {
    let classes = crate::element::joined(&[class, &hint.classes]);
    hint.clone().classes(classes).id(id)
}
