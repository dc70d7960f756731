//! The words of the interface, in Fluent: `messages/LANGUAGE/AREA.ftl`. Which language a page speaks is the reader's to
//! choose; programmes bring their own words, in whatever languages they were written in.

use std::fmt;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

macro_rules! areas {
    ($($area:literal),* $(,)?) => {
        /// The files of one language.
        const ENGLISH: &[&str] = &[$(include_str!(concat!("../messages/en/", $area, ".ftl"))),*];
        const WELSH: &[&str] = &[$(include_str!(concat!("../messages/cy/", $area, ".ftl"))),*];
    };
}
areas!(
    "case",
    "fact",
    "help",
    "measures",
    "meetings",
    "paper",
    "people",
    "person",
    "plan",
    "programmes",
    "report",
    "shell",
    "team"
);

/// A language the interface speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Speaks {
    /// English, which the others fall back on.
    #[default]
    English,
    /// Welsh.
    Welsh,
}

impl Speaks {
    /// Every one.
    pub(crate) const ALL: [Self; 2] = [Self::English, Self::Welsh];

    /// As pages name it.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Welsh => "cy",
        }
    }

    /// In its own words.
    pub(crate) fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Welsh => "Cymraeg",
        }
    }

    /// The one with this code.
    pub(crate) fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

static READ: LazyLock<[FluentBundle<FluentResource>; 2]> =
    LazyLock::new(|| [bundle("en", ENGLISH), bundle("cy", WELSH)]);

fn bundle(code: &str, files: &[&str]) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new_concurrent(code.parse().into_iter().collect());
    // Marks round what is filled in would be characters nobody can see; pages say the direction themselves.
    bundle.set_use_isolating(false);
    for file in files {
        // What cannot be read fails a test; the rest of the file stands.
        let (Ok(resource) | Err((resource, _))) = FluentResource::try_new((*file).to_owned());
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// Says things in one language.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Words {
    /// Which.
    pub(crate) speaks: Speaks,
}

impl From<Speaks> for Words {
    fn from(speaks: Speaks) -> Self {
        Self { speaks }
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.speaks.code())
    }
}

impl Words {
    /// The string `id`.
    pub(crate) fn say(self, id: &str) -> String {
        self.with(id, &[])
    }

    /// The string `id` about a number: how many there are decides its plural form.
    pub(crate) fn count(self, id: &str, number: impl TryInto<i64>) -> String {
        let mut args = FluentArgs::new();
        args.set("count", FluentValue::from(number.try_into().unwrap_or(i64::MAX)));
        self.filled(id, &args)
    }

    /// The string `id` with one thing filled in, called `it`.
    pub(crate) fn about(self, id: &str, it: impl fmt::Display) -> String {
        self.with(id, &[("it", &it.to_string())])
    }

    /// The string `id` with things filled in.
    pub(crate) fn with(self, id: &str, values: &[(&'static str, &str)]) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in values {
            args.set(*name, FluentValue::from((*value).to_owned()));
        }
        self.filled(id, &args)
    }

    fn filled(self, id: &str, args: &FluentArgs<'_>) -> String {
        let [english, welsh] = &*READ;
        let own = if self.speaks == Speaks::Welsh { welsh } else { english };
        // What a language lacks is said in English; a test keeps it from lacking anything.
        [own, english]
            .into_iter()
            .find_map(|bundle| exactly(bundle, id, args))
            .unwrap_or_else(|| id.to_owned())
    }
}

fn exactly(bundle: &FluentBundle<FluentResource>, id: &str, args: &FluentArgs<'_>) -> Option<String> {
    let pattern = bundle.get_message(id)?.value()?;
    let mut problems = Vec::new();
    let text = bundle.format_pattern(pattern, Some(args), &mut problems).into_owned();
    problems.is_empty().then_some(text)
}

#[cfg(test)]
mod tests;
