//! Any of a few.

use crate::element::joined;
use crate::options::{FormGroup, described, field, options, shown};
use crate::radios::{choice_hint, choice_label};
use crate::{Element, ErrorMessage, Fieldset, Hint, Html, Label, Legend, Words};

options! {
    /// One choice, or what divides them.
    pub struct Checkbox {
        /// What it says.
        words: words,
        /// What is sent.
        value: text,
        /// The name it is sent under, where it is not that of the group.
        name: text,
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
        /// What choosing it does to others: `exclusive` lets go of them.
        behaviour: text,
        /// Whether it cannot be chosen.
        disabled: flag,
        /// A further attribute.
        attributes: attributes,
    }
}

impl Checkbox {
    /// A choice that sends a value and says something.
    pub fn new(value: impl ToString, words: impl Into<Words>) -> Self {
        Self::default().value(value).words(words)
    }

    /// A word between choices.
    pub fn or(word: impl ToString) -> Self {
        Self::default().divider(word)
    }

    /// None of the others: choosing it lets go of them.
    #[must_use]
    pub fn exclusive(self) -> Self {
        self.behaviour("exclusive")
    }
}

options! {
    /// Choices of which any number is made.
    pub struct Checkboxes {
        /// The name they are sent under.
        name: text,
        /// What ids begin with, where it is not the name.
        id_prefix: text,
        /// The ids of what else describes it.
        described_by: text,
        /// The group and what is asked.
        fieldset: one<Fieldset>,
        /// What helps to answer.
        hint: one<Hint>,
        /// What is wrong with the answer.
        error_message: one<ErrorMessage>,
        /// What stands round it all.
        form_group: one<FormGroup>,
        /// The choices. A place may be empty, so that those after it keep their ids.
        items: list<Checkbox>,
        /// The values that are chosen.
        values: texts,
        /// Further classes.
        classes: text,
        /// A further attribute.
        attributes: attributes,
    }
}
shown!(Checkboxes);
field!(Checkboxes);

impl Checkboxes {
    /// Choices sent under this name that answer a question.
    pub fn new(name: impl ToString, legend: impl Into<Legend>) -> Self {
        Self::default().name(name).fieldset(Fieldset::new(legend))
    }

    /// Makes the choices small.
    #[must_use]
    pub fn small(self) -> Self {
        let classes = format!("{} govuk-checkboxes--small", self.classes);
        self.classes(classes.trim_start())
    }

    /// The choices as markup.
    pub fn html(&self) -> Html {
        let prefix = if self.id_prefix.is_empty() { &self.name } else { &self.id_prefix };
        let group = self.form_group.clone().unwrap_or_default();
        let before = match &self.fieldset {
            Some(fieldset) if !fieldset.described_by.is_empty() => &fieldset.described_by,
            _ => &self.described_by,
        };
        let described = described(prefix, before, self.hint.as_ref(), self.error_message.as_ref());
        // Without a group round them, each choice says what describes it.
        let each = if self.fieldset.is_some() { "" } else { &described.by };
        let items = Element::new("div")
            .class("govuk-checkboxes")
            .class(&self.classes)
            .attributes(&self.attributes)
            .attribute("data-module", "govuk-checkboxes")
            .words(&group.before)
            .children(
                (1..)
                    .zip(&self.items)
                    .filter_map(|(at, item)| Some(self.item(prefix, each, at, item.as_ref()?))),
            )
            .words(&group.after);
        let inside = described.html.clone().then(items);
        let whole = group.element(self.error_message.is_some());
        match &self.fieldset {
            Some(fieldset) => whole.child(fieldset.clone().described_by(described.by).words(inside)).done(),
            None => whole.child(inside).done(),
        }
    }

    fn item(&self, prefix: &str, each: &str, at: usize, item: &Checkbox) -> Html {
        if !item.divider.is_empty() {
            return Element::new("div").class("govuk-checkboxes__divider").text(&item.divider).done();
        }
        let id = match (&item.id, at) {
            (id, _) if !id.is_empty() => id.clone(),
            (_, 1) => prefix.to_owned(),
            _ => format!("{prefix}-{at}"),
        };
        let checked = item.checked.unwrap_or_else(|| self.values.contains(&item.value));
        let (hint_id, shown_id) = (format!("{id}-item-hint"), format!("conditional-{id}"));
        let hint = item.hint.as_ref().filter(|hint| !hint.words.is_empty());
        let by = joined(&[each, hint.map_or("", |_| hint_id.as_str())]);
        let shows = !item.conditional.is_empty();
        let input = Element::new("input")
            .class("govuk-checkboxes__input")
            .attribute("id", &id)
            .attribute("name", if item.name.is_empty() { &self.name } else { &item.name })
            .attribute("type", "checkbox")
            .attribute("value", &item.value)
            .flag("checked", checked)
            .flag("disabled", item.disabled)
            .perhaps("data-aria-controls", shows.then_some(&shown_id))
            .given("data-behaviour", &item.behaviour)
            .given("aria-describedby", &by)
            .attributes(&item.attributes);
        let choice = Element::new("div")
            .class("govuk-checkboxes__item")
            .child(input)
            .child(choice_label(item.label.as_ref(), "govuk-checkboxes__label", &id, &item.words))
            .maybe(hint.map(|hint| choice_hint(hint, "govuk-checkboxes__hint", &hint_id)));
        let shown = Element::new("div")
            .class("govuk-checkboxes__conditional")
            .class_if(!checked, "govuk-checkboxes__conditional--hidden")
            .attribute("id", &shown_id)
            .words(&item.conditional);
        Html::from(choice).then(if shows { shown.done() } else { Html::default() })
    }
}
