//! How the types of components are written down: a field, what it is, and the method that sets it, in one line.

use crate::element::Attributes;
use crate::html::{Html, Words};

/// Declares a type with its fields, `Default`, and a method for each field. Kinds of fields:
///
/// - `text`: nothing when empty; `given`: may be given and empty; `number`: a number, kept as it is written
/// - `words`: text or markup; `html`: markup
/// - `flag`: no unless said; `answer`: yes, no, or nothing said
/// - `one<T>`: one or none; `list<T>`: several, and places that are empty; `texts`: several texts; `map`: texts by key
/// - `attributes`: further attributes, one call each
macro_rules! options {
    ($(#[$about:meta])* pub struct $name:ident {
        $($(#[$doc:meta])* $field:ident: $kind:ident $(<$inner:ty>)?),* $(,)?
    }) => {
        $(#[$about])*
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        #[cfg_attr(test, derive(serde::Deserialize))]
        #[cfg_attr(test, serde(rename_all = "camelCase", default, deny_unknown_fields))]
        pub struct $name {
            $(pub(crate) $field: $crate::options::options!(@type $kind $(<$inner>)?),)*
        }

        impl $name {
            $($crate::options::options! { @set $(#[$doc])* $field $kind $(<$inner>)? })*
        }
    };
    (@type text) => { String };
    (@type given) => { Option<String> };
    (@type number) => { String };
    (@type words) => { $crate::Words };
    (@type html) => { $crate::Html };
    (@type flag) => { bool };
    (@type answer) => { Option<bool> };
    (@type one<$inner:ty>) => { Option<$inner> };
    (@type list<$inner:ty>) => { Vec<Option<$inner>> };
    (@type texts) => { Vec<String> };
    (@type map) => { std::collections::BTreeMap<String, String> };
    (@type attributes) => { $crate::element::Attributes };
    (@set $(#[$doc:meta])* $field:ident text) => {
        $(#[$doc])*
        #[must_use]
        pub fn $field(mut self, text: impl ToString) -> Self {
            self.$field = text.to_string();
            self
        }
    };
    (@set $(#[$doc:meta])* $field:ident given) => {
        $(#[$doc])*
        #[must_use]
        pub fn $field(mut self, text: impl ToString) -> Self {
            self.$field = Some(text.to_string());
            self
        }
    };
    (@set $(#[$doc:meta])* $field:ident number) => {
        $(#[$doc])*
        #[must_use]
        pub fn $field(mut self, number: u32) -> Self {
            self.$field = number.to_string();
            self
        }
    };
    (@set $(#[$doc:meta])* $field:ident words) => {
        $(#[$doc])*
        #[must_use]
        pub fn $field(mut self, words: impl Into<$crate::Words>) -> Self {
            self.$field = words.into();
            self
        }
    };
    (@set $(#[$doc:meta])* $field:ident html) => {
        $(#[$doc])*
        #[must_use]
        pub fn $field(mut self, html: impl Into<$crate::Html>) -> Self {
            self.$field = html.into();
            self
        }
    };
    (@set $(#[$doc:meta])* $field:ident flag) => {
        $(#[$doc])*
        #[must_use]
        pub fn $field(mut self, so: bool) -> Self {
            self.$field = so;
            self
        }
    };
    (@set $(#[$doc:meta])* $field:ident answer) => {
        $(#[$doc])*
        #[must_use]
        pub fn $field(mut self, so: bool) -> Self {
            self.$field = Some(so);
            self
        }
    };
    (@set $(#[$doc:meta])* $field:ident one<$inner:ty>) => {
        $(#[$doc])*
        #[must_use]
        pub fn $field(mut self, one: impl Into<$inner>) -> Self {
            self.$field = Some(one.into());
            self
        }
    };
    (@set $(#[$doc:meta])* $field:ident list<$inner:ty>) => {
        $(#[$doc])*
        #[must_use]
        pub fn $field(mut self, several: impl IntoIterator<Item = impl Into<Option<$inner>>>) -> Self {
            self.$field.extend(several.into_iter().map(Into::into));
            self
        }
    };
    (@set $(#[$doc:meta])* $field:ident texts) => {
        $(#[$doc])*
        #[must_use]
        pub fn $field(mut self, several: impl IntoIterator<Item = impl ToString>) -> Self {
            self.$field.extend(several.into_iter().map(|text| text.to_string()));
            self
        }
    };
    (@set $(#[$doc:meta])* $field:ident map) => {
        $(#[$doc])*
        #[must_use]
        pub fn $field(mut self, key: impl ToString, text: impl ToString) -> Self {
            self.$field.insert(key.to_string(), text.to_string());
            self
        }
    };
    (@set $(#[$doc:meta])* $field:ident attributes) => {
        $(#[$doc])*
        #[must_use]
        pub fn attribute(mut self, name: &'static str, value: impl ToString) -> Self {
            self.$field.add(name, value.to_string());
            self
        }
    };
}
pub(crate) use options;

/// Makes components stand wherever markup stands: in a page of askama's, in words, in an element.
macro_rules! shown {
    ($($name:ident),+ $(,)?) => { $(
        impl std::fmt::Display for $name {
            fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                out.write_str(self.html().as_str())
            }
        }

        impl askama::filters::HtmlSafe for $name {}

        impl From<$name> for $crate::Html {
            fn from(component: $name) -> Self {
                component.html()
            }
        }

        impl From<&$name> for $crate::Html {
            fn from(component: &$name) -> Self {
                component.html()
            }
        }

        impl From<$name> for $crate::Words {
            fn from(component: $name) -> Self {
                Self::Html(component.html())
            }
        }

        impl $crate::Component for $name {}
    )+ };
}
pub(crate) use shown;

/// Lets a type that is mostly its words be written as them: `.hint("As it stands on the list")`. With `holding components`,
/// a component stands for them too: a tag in a cell.
macro_rules! from_words {
    (holding components: $($name:ident),+ $(,)?) => { $(
        $crate::options::from_words!($name);

        impl<C: $crate::Component> From<C> for $name {
            fn from(component: C) -> Self {
                Self::new(component.into())
            }
        }
    )+ };
    ($($name:ident),+ $(,)?) => { $(
        impl $name {
            /// With these words.
            pub fn new(words: impl Into<$crate::Words>) -> Self {
                Self::default().words(words)
            }
        }

        $crate::options::from_words!(@from $name: &str, &&str, String, &String, $crate::Html, &$crate::Html, $crate::Words, &$crate::Words);
    )+ };
    (@from $name:ident: $($from:ty),+) => { $(
        impl From<$from> for $name {
            fn from(words: $from) -> Self {
                Self::new(words)
            }
        }
    )+ };
}
pub(crate) use from_words;

options! {
    /// What stands round a field of a form.
    pub struct FormGroup {
        /// Further classes of the whole group.
        classes: text,
        /// A further attribute of the whole group.
        attributes: attributes,
        /// What stands right before the field.
        before: words,
        /// What stands right after the field.
        after: words,
    }
}

impl FormGroup {
    /// The element round the field.
    pub(crate) fn element(&self, wrong: bool) -> crate::Element {
        crate::Element::new("div")
            .class("govuk-form-group")
            .class_if(wrong, "govuk-form-group--error")
            .class(&self.classes)
            .attributes(&self.attributes)
    }
}

/// The words before a field: hint and error, and the names of what describes the field.
pub(crate) struct Described {
    pub(crate) html: Html,
    pub(crate) by: String,
}

/// Writes hint and error of a field of this id, and lists what describes it after what did before.
pub(crate) fn described(
    id: &str,
    before: &str,
    hint: Option<&crate::Hint>,
    error: Option<&crate::ErrorMessage>,
) -> Described {
    let mut all = Described { html: Html::default(), by: before.to_owned() };
    if let Some(hint) = hint {
        let name = format!("{id}-hint");
        all.by = crate::element::joined(&[&all.by, &name]);
        all.html = all.html.then(hint.clone().id(name).html());
    }
    if let Some(error) = error {
        let name = format!("{id}-error");
        all.by = crate::element::joined(&[&all.by, &name]);
        all.html = all.html.then(error.clone().id(name).html());
    }
    all
}

/// What fields of forms have in common beside their options.
macro_rules! field {
    ($($name:ident),+ $(,)?) => { $(
        impl $name {
            /// What is wrong with the answer and how to put it right, if anything is: `.error("Enter a date")` or
            /// `.error(errors.get("date"))`.
            #[must_use]
            pub fn error<'a>(mut self, message: impl Into<Option<&'a str>>) -> Self {
                self.error_message = message.into().map($crate::ErrorMessage::new);
                self
            }
        }
    )+ };
}
pub(crate) use field;

/// Words for attributes of translations.
pub(crate) fn translation(attributes: &mut Attributes, name: &'static str, text: &str) {
    if !text.is_empty() {
        attributes.add(name, text.to_owned());
    }
}

/// The words of a type that is mostly them.
impl From<Words> for Html {
    fn from(words: Words) -> Self {
        words.html()
    }
}
