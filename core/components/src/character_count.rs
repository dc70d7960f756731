//! Several lines of text, with how much room there is.

use std::collections::BTreeMap;

use crate::element::{Attributes, joined};
use crate::options::{FormGroup, field, options, shown, translation};
use crate::{ErrorMessage, Hint, Html, Label, Textarea};

options! {
    /// The message that counts.
    pub struct CountMessage {
        /// Further classes.
        classes: text,
    }
}

options! {
    /// A field for several lines that says how much room there is. What is too long can be typed; the server says no.
    pub struct CharacterCount {
        /// The name it is sent under.
        name: text,
        /// Its id, where it is not the name.
        id: text,
        /// How many lines it shows; 5 unless said.
        rows: number,
        /// What stands in it.
        value: text,
        /// How many signs fit.
        maxlength: number,
        /// How many words fit, instead of signs.
        maxwords: number,
        /// At how many of a hundred parts counting begins.
        threshold: number,
        /// What is counted, where a script says how many fit.
        count_type: text,
        /// What it is called.
        label: one<Label>,
        /// What helps to answer.
        hint: one<Hint>,
        /// What is wrong with the answer.
        error_message: one<ErrorMessage>,
        /// What stands round it all.
        form_group: one<FormGroup>,
        /// Classes of the message that counts.
        count_message: one<CountMessage>,
        /// Whether spelling is checked.
        spellcheck: answer,
        /// Says how many fit, as `%{count}`, where no script counts.
        textarea_description_text: text,
        /// Says how many signs are left, by plural rule: `.characters_under_limit_text("other", "%{count} left")`.
        characters_under_limit_text: map,
        /// Says that no sign is left.
        characters_at_limit_text: text,
        /// Says how many signs are too many, by plural rule.
        characters_over_limit_text: map,
        /// Says how many words are left, by plural rule.
        words_under_limit_text: map,
        /// Says that no word is left.
        words_at_limit_text: text,
        /// Says how many words are too many, by plural rule.
        words_over_limit_text: map,
        /// Further classes.
        classes: text,
        /// A further attribute.
        attributes: attributes,
    }
}
shown!(CharacterCount);
field!(CharacterCount);

impl CharacterCount {
    /// A field sent under this name, called so, for at most so many signs.
    pub fn new(name: impl ToString, label: impl Into<Label>, most: u32) -> Self {
        Self::default().name(name).label(label).maxlength(most)
    }

    /// The field as markup.
    pub fn html(&self) -> Html {
        let id = if self.id.is_empty() { &self.name } else { &self.id };
        let described_by = format!("{id}-info");
        let message_classes = self.count_message.as_ref().map_or("", |message| &message.classes);
        let message = Hint::new(self.description().unwrap_or_default())
            .id(&described_by)
            .classes(joined(&["govuk-character-count__message", message_classes]));
        let given = self.form_group.clone().unwrap_or_default();
        let group = FormGroup {
            classes: joined(&["govuk-character-count", &given.classes]),
            attributes: self.attributes_of_group().and(&given.attributes),
            before: given.before,
            after: message.html().then(given.after).into(),
        };
        Textarea {
            name: self.name.clone(),
            id: id.clone(),
            rows: self.rows.clone(),
            value: self.value.clone(),
            described_by,
            label: self.label.clone(),
            hint: self.hint.clone(),
            error_message: self.error_message.clone(),
            form_group: Some(group),
            spellcheck: self.spellcheck,
            classes: joined(&["govuk-js-character-count", &self.classes]),
            attributes: self.attributes.clone(),
            ..Textarea::default()
        }
        .html()
    }

    /// What says how many fit, where that is known here.
    fn description(&self) -> Option<String> {
        let most = [&self.maxwords, &self.maxlength].into_iter().find(|most| !most.is_empty())?;
        let text = match (self.textarea_description_text.as_str(), self.counted()) {
            ("", "words") => "You can enter up to %{count} words",
            ("", _) => "You can enter up to %{count} characters",
            (text, _) => text,
        };
        Some(text.replacen("%{count}", most, 1))
    }

    fn counted(&self) -> &str {
        if self.count_type.is_empty() && !self.maxwords.is_empty() { "words" } else { &self.count_type }
    }

    /// What the script that counts reads.
    fn attributes_of_group(&self) -> Attributes {
        let mut all = Attributes::default();
        all.add("data-module", "govuk-character-count".to_owned());
        translation(&mut all, "data-maxlength", &self.maxlength);
        translation(&mut all, "data-maxwords", &self.maxwords);
        translation(&mut all, "data-threshold", &self.threshold);
        translation(&mut all, "data-count-type", self.counted());
        if self.description().is_none() {
            translation(&mut all, "data-i18n.textarea-description.other", &self.textarea_description_text);
        }
        plural(&mut all, "characters-under-limit", &self.characters_under_limit_text);
        translation(&mut all, "data-i18n.characters-at-limit", &self.characters_at_limit_text);
        plural(&mut all, "characters-over-limit", &self.characters_over_limit_text);
        plural(&mut all, "words-under-limit", &self.words_under_limit_text);
        translation(&mut all, "data-i18n.words-at-limit", &self.words_at_limit_text);
        plural(&mut all, "words-over-limit", &self.words_over_limit_text);
        all
    }
}

/// One attribute a plural rule.
pub(crate) fn plural(all: &mut Attributes, key: &str, texts: &BTreeMap<String, String>) {
    for (rule, text) in texts {
        all.0.push((format!("data-i18n.{key}.{rule}").into(), text.clone()));
    }
}
