//! A day, month and year that somebody knows by heart or has before them.

use std::borrow::Cow;

use crate::element::joined;
use crate::options::{FormGroup, described, field, options, shown};
use crate::{Element, ErrorMessage, Fieldset, Hint, Html, Input, Label, Legend};

options! {
    /// One of the three fields.
    pub struct DatePart {
        /// The name it is sent under, after that of the whole: `day`.
        name: text,
        /// Its id, where it is not made of the whole's and the name.
        id: text,
        /// What it is called, where it is not its name.
        label: text,
        /// What stands in it.
        value: text,
        /// Whether this is the part that is wrong.
        error: answer,
        /// Whether it is not asked for.
        left_out: flag,
        /// What a browser may fill in.
        autocomplete: text,
        /// A pattern of what can be typed.
        pattern: text,
        /// Which keyboard phones show, where it is not that of digits.
        inputmode: text,
        /// Further classes.
        classes: text,
        /// A further attribute.
        attributes: attributes,
    }
}

options! {
    /// A date in three fields.
    pub struct DateInput {
        /// Its id, with which those of the fields begin.
        id: text,
        /// What the names of the fields begin with.
        name_prefix: text,
        /// The day.
        day: one<DatePart>,
        /// The month.
        month: one<DatePart>,
        /// The year.
        year: one<DatePart>,
        /// Other fields than these three, or in another order.
        items: list<DatePart>,
        /// What stands in a field, by the name it is sent under.
        values: map,
        /// The group and what is asked.
        fieldset: one<Fieldset>,
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
shown!(DateInput);
field!(DateInput);

impl DateInput {
    /// A date that answers a question. Sent as `name-day`, `name-month` and `name-year`.
    pub fn new(name: impl ToString, legend: impl Into<Legend>) -> Self {
        let name = name.to_string();
        Self::default().id(name.clone()).name_prefix(name).fieldset(Fieldset::new(legend))
    }

    /// What stands in the three fields, as it was typed.
    #[must_use]
    pub fn date(self, day: impl ToString, month: impl ToString, year: impl ToString) -> Self {
        self.values("day", day).values("month", month).values("year", year)
    }

    /// What the three fields are called in another language.
    #[must_use]
    pub fn called(mut self, day: &str, month: &str, year: &str) -> Self {
        for (part, label) in [(&mut self.day, day), (&mut self.month, month), (&mut self.year, year)] {
            *part = Some(part.take().unwrap_or_default().label(label));
        }
        self
    }

    /// The fields as markup.
    pub fn html(&self) -> Html {
        let parts =
            [self.part("day", &self.day), self.part("month", &self.month), self.part("year", &self.year)];
        let given: Vec<DatePart> = self.items.iter().flatten().map(|item| completed(item, &parts)).collect();
        let items = if given.is_empty() { parts.to_vec() } else { given };
        let one_is_wrong = items.iter().any(wrong);
        let group = self.form_group.clone().unwrap_or_default();
        let before = self.fieldset.as_ref().map_or("", |fieldset| &fieldset.described_by);
        let described = described(&self.id, before, self.hint.as_ref(), self.error_message.as_ref());
        let fields = Element::new("div")
            .class("govuk-date-input")
            .class(&self.classes)
            .attributes(&self.attributes)
            .given("id", &self.id)
            .words(&group.before)
            .children(items.iter().filter(|item| !item.left_out).map(|item| self.item(item, one_is_wrong)))
            .words(&group.after);
        let inside = described.html.then(fields);
        let whole = group.element(self.error_message.is_some());
        match &self.fieldset {
            // Fields for text: some readers leave out what describes a group of them unless it says that it is one.
            Some(fieldset) => {
                whole.child(fieldset.clone().role("group").described_by(described.by).words(inside)).done()
            }
            None => whole.child(inside).done(),
        }
    }

    /// One of the three, with its name and what stands in it.
    fn part(&self, name: &str, given: &Option<DatePart>) -> DatePart {
        let mut part = given.clone().unwrap_or_default();
        if part.name.is_empty() {
            name.clone_into(&mut part.name);
        }
        if part.value.is_empty()
            && let (None, Some(value)) = (given, self.values.get(name))
        {
            part.value.clone_from(value);
        }
        part
    }

    fn item(&self, item: &DatePart, one_is_wrong: bool) -> Element {
        let name = match self.name_prefix.as_str() {
            "" => item.name.clone(),
            prefix => format!("{prefix}-{}", item.name),
        };
        let plain = |name: &str| self.values.get(name).filter(|_| item.value.is_empty());
        let value = plain(&name).or_else(|| plain(&item.name)).unwrap_or(&item.value);
        let marked = item.classes.contains("govuk-input--error");
        let whole = self.error_message.is_some() && !one_is_wrong && item.error != Some(false);
        let width = match item.name.as_str() {
            _ if item.classes.contains("govuk-input--width-") => "",
            name if self.is_year(name) => "govuk-input--width-4",
            _ => "govuk-input--width-2",
        };
        let error = if !marked && (wrong(item) || whole) { "govuk-input--error" } else { "" };
        let label = if item.label.is_empty() { capitalised(&item.name) } else { Cow::from(&item.label) };
        let mut input = Input::new(name, Label::new(&*label).classes("govuk-date-input__label"))
            .id(if item.id.is_empty() { format!("{}-{}", self.id, item.name) } else { item.id.clone() })
            .classes(joined(&["govuk-date-input__input", error, width, &item.classes]))
            .inputmode(if item.inputmode.is_empty() { "numeric" } else { &item.inputmode })
            .autocomplete(&item.autocomplete)
            .pattern(&item.pattern);
        if !value.is_empty() {
            input = input.value(value);
        }
        input.attributes = item.attributes.clone();
        Element::new("div").class("govuk-date-input__item").child(input)
    }

    fn is_year(&self, name: &str) -> bool {
        name == "year" || self.year.as_ref().is_some_and(|year| year.name == name)
    }
}

/// An item, with what stands in the part of its name where it says nothing itself.
fn completed(item: &DatePart, parts: &[DatePart; 3]) -> DatePart {
    let mut item = item.clone();
    if let Some(part) = parts.iter().find(|part| part.name == item.name)
        && item.value.is_empty()
    {
        item.value.clone_from(&part.value);
    }
    item
}

fn wrong(item: &DatePart) -> bool {
    item.error == Some(true) || item.classes.contains("govuk-input--error")
}

/// A name as a label: its first letter large.
fn capitalised(name: &str) -> Cow<'_, str> {
    let mut signs = name.chars();
    match signs.next() {
        Some(first) => Cow::Owned(first.to_uppercase().chain(signs.flat_map(char::to_lowercase)).collect()),
        None => Cow::Borrowed(""),
    }
}
