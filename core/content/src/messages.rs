//! Short strings with counts: `shared/languages/<language>/messages.ftl`, in Fluent, which knows the plural forms of
//! languages. Which strings there are is `runtime::phrases`'s to say; what is wrong with a file is `lint`'s.

mod lint;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt;

use domain::language::Language;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use runtime::phrases::in_english;
use runtime::ports::{ContentSource, PhraseValue, Phrasebook};

pub(crate) use lint::check;

/// The short strings of a source, each language read when it is first asked for.
pub struct Messages<'s> {
    source: &'s dyn ContentSource,
    read: RefCell<BTreeMap<Language, Option<FluentBundle<FluentResource>>>>,
}

impl<'s> Messages<'s> {
    /// The short strings of `source`.
    #[must_use]
    pub fn new(source: &'s dyn ContentSource) -> Self {
        Self { source, read: RefCell::default() }
    }

    fn bundle(&self, language: &Language) -> Option<FluentBundle<FluentResource>> {
        let text = self.source.text(&path(language))?;
        let mut bundle = FluentBundle::new(vec![language.plain().as_str().parse().ok()?]);
        // Marks round what is filled in would be characters nobody can see; pages say the direction themselves.
        bundle.set_use_isolating(false);
        // What cannot be read was said by `check`; the rest of the file stands.
        let (Ok(resource) | Err((resource, _))) = FluentResource::try_new(text.to_string());
        bundle.add_resource_overriding(resource);
        Some(bundle)
    }

    /// The string in exactly this language.
    fn exactly(&self, language: &Language, id: &str, args: &FluentArgs<'_>) -> Option<String> {
        let mut read = self.read.borrow_mut();
        let bundle = read.entry(language.clone()).or_insert_with(|| self.bundle(language)).as_ref()?;
        let pattern = bundle.get_message(id)?.value()?;
        let mut problems = Vec::new();
        let text = bundle.format_pattern(pattern, Some(args), &mut problems).into_owned();
        problems.is_empty().then_some(text)
    }
}

impl fmt::Debug for Messages<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Messages").finish_non_exhaustive()
    }
}

impl Phrasebook for Messages<'_> {
    fn say(&self, language: &Language, id: &str, values: &[(&str, PhraseValue<'_>)]) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in values {
            args.set(
                *name,
                match value {
                    PhraseValue::Number(number) => FluentValue::from(*number),
                    PhraseValue::Words(words) => FluentValue::from(words.to_owned()),
                },
            );
        }
        let english = Language::from("en");
        let found = language.chain().iter().chain([&english]).find_map(|one| self.exactly(one, id, &args));
        found.unwrap_or_else(|| in_english(id, values))
    }
}

/// Where the short strings of a language are written.
fn path(language: &Language) -> String {
    format!("shared/languages/{language}/messages.ftl")
}

#[cfg(test)]
mod tests;
