//! What can be named in a programme. A name is only missed where the whole list is known: a list that could not be
//! read in full must not make a hundred findings out of one.

use std::collections::BTreeSet;

use domain::codes;
use domain::finding::Finding;
use domain::guard::Guard;
use domain::place::Place;

use crate::source::Texts;

/// The names of one kind.
#[derive(Clone, Debug, Default)]
pub(crate) struct Known {
    ids: BTreeSet<String>,
    /// Some could not be read: nothing is missed then.
    partial: bool,
}

impl Known {
    /// A complete list.
    pub(crate) fn new(ids: impl IntoIterator<Item = String>) -> Self {
        Self { ids: ids.into_iter().collect(), partial: false }
    }

    /// A list of which nothing is known.
    pub(crate) fn unread() -> Self {
        Self { ids: BTreeSet::new(), partial: true }
    }

    /// Whether `id` is surely not one.
    pub(crate) fn lacks(&self, id: &str) -> bool {
        !self.partial && !self.ids.contains(id)
    }

    /// Whether `id` is one.
    pub(crate) fn has(&self, id: &str) -> bool {
        self.ids.contains(id)
    }

    /// Adds those of another list.
    pub(crate) fn extend(&mut self, other: &Self) {
        self.ids.extend(other.ids.iter().cloned());
        self.partial |= other.partial;
    }

    /// Adds one.
    pub(crate) fn insert(&mut self, id: &str) {
        self.ids.insert(id.to_owned());
    }

    /// How many there are, where all of them are known.
    pub(crate) fn count(&self) -> Option<usize> {
        (!self.partial).then_some(self.ids.len())
    }

    /// All of them, in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        self.ids.iter().map(String::as_str)
    }
}

/// The names of one programme.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    pub(crate) modules: Known,
    pub(crate) sessions: Known,
    pub(crate) sheets: Known,
    pub(crate) goals: Known,
    pub(crate) sources: Known,
    pub(crate) facts: Known,
    /// What the programme promised never to tailor on.
    pub(crate) guard: Guard,
    pub(crate) rules: Known,
    /// Rules with a mistake in what they do: nothing more is said of that.
    pub(crate) doubtful_rules: BTreeSet<String>,
    /// Needs, strengths, responsivity, goods, desistance.
    pub(crate) theory: [Known; 5],
}

impl Names {
    /// What is wrong where a case uses a fact that there is none of; none where there may be one.
    pub(crate) fn strange_fact(&self, id: &str, place: Place) -> Option<Finding> {
        if !self.facts.lacks(id) {
            return None;
        }
        if let Some(prefix) = self.guard.covers(id) {
            let what =
                format!("the case uses `{id}`, and this programme promised never to tailor on `{prefix}`");
            let fix = "take it out: no fact says it, and no rule may read it";
            return Some(Finding::new(codes::TAILORS_ON_GUARDED, place, what).fix(fix));
        }
        let what = format!("there is no fact `{id}`");
        Some(Finding::new(codes::CASE_UNKNOWN_FACT, place, what).nearest(id, self.facts.iter()))
    }

    /// The names that files and folders give.
    pub(crate) fn of_files(texts: &Texts, folder: &str) -> Self {
        let mut names = Self::default();
        let refused = texts.refused().map(|(path, _)| path);
        for path in texts.all().map(|(path, _)| path).chain(refused) {
            let Some(path) = path.strip_prefix(folder) else { continue };
            match path.split('/').collect::<Vec<_>>().as_slice() {
                ["modules", module, file] => {
                    names.modules.insert(module);
                    if let Some(id) = file.strip_suffix(".md") {
                        names.sessions.insert(id);
                    }
                }
                ["sheets", file] => {
                    if let Some(id) = file.strip_suffix(".md") {
                        names.sheets.insert(id);
                    }
                }
                _ => {}
            }
        }
        names
    }
}
