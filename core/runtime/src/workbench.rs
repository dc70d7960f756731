//! Checks content again and again while somebody works on it: after a change only the programmes it touches are read.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use domain::fact::FactDefinition;
use domain::finding::Finding;
use domain::ids::{FactId, ProgrammeId};

use crate::catalogue::{Entry, load};
use crate::check::{Checked, check};
use crate::ports::{ContentSource, Scripting};

/// Checks the mappings of a source against the facts of every programme.
pub type MappingCheck<S> = Box<dyn Fn(&S, &BTreeMap<FactId, FactDefinition>) -> Vec<Finding>>;

/// Content that is being worked on, as it was last checked.
pub struct Workbench<S> {
    source: S,
    scripting: Box<dyn Scripting>,
    check_mappings: MappingCheck<S>,
    entries: BTreeMap<ProgrammeId, Entry>,
    /// What is wrong with the mappings.
    mappings: Vec<Finding>,
}

impl<S: fmt::Debug> fmt::Debug for Workbench<S> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Workbench").field("source", &self.source).finish_non_exhaustive()
    }
}

impl<S: ContentSource> Workbench<S> {
    /// Reads and checks everything in `source`.
    #[must_use]
    pub fn new(source: S, scripting: Box<dyn Scripting>, check_mappings: MappingCheck<S>) -> Self {
        let mut bench =
            Self { source, scripting, check_mappings, entries: BTreeMap::new(), mappings: Vec::new() };
        bench.read(|_| true);
        bench
    }

    /// The content as it is now.
    pub fn source(&self) -> &S {
        &self.source
    }

    /// The programmes, in order of id.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.values()
    }

    /// The programme a file belongs to: by its folder, or by its folder inside a site's.
    #[must_use]
    pub fn programme_of(&self, path: &str) -> Option<&Entry> {
        match Touched::by(path) {
            Touched::One(programme) => self.entries.get(programme),
            Touched::All | Touched::None => None,
        }
    }

    /// Changes the source through `change`, which gives the paths of the files that differ now, and reads again what
    /// they touch.
    pub fn update(&mut self, change: impl FnOnce(&mut S) -> BTreeSet<String>) {
        let paths = change(&mut self.source);
        let touched: BTreeSet<Touched<'_>> = paths.iter().map(|path| Touched::by(path)).collect();
        if touched.contains(&Touched::All) || paths.iter().any(|path| is_about_all(path)) {
            self.read(|_| true);
        } else if !paths.is_empty() {
            self.read(|id| touched.contains(&Touched::One(id)));
        }
    }

    /// Reads the programmes that are `wanted`, and those nobody has read yet; forgets those that are gone.
    fn read(&mut self, wanted: impl Fn(&str) -> bool) {
        let programmes = self.source.programmes();
        self.entries.retain(|id, _| programmes.contains(id));
        for id in programmes {
            if wanted(id.as_str()) || !self.entries.contains_key(&id) {
                let entry = load(&self.source, &*self.scripting, &id);
                self.entries.insert(id, entry);
            }
        }
        let ready = self.entries.values().filter_map(|entry| entry.ready.as_deref());
        let facts = ready.flat_map(|ready| &ready.programme.package.facts);
        let facts = facts.map(|fact| (fact.id.clone(), fact.clone())).collect();
        self.mappings = (self.check_mappings)(&self.source, &facts);
    }

    /// What a check of everything finds, or of one programme and of what all have in common.
    #[must_use]
    pub fn checked(&self, only: Option<&ProgrammeId>) -> Checked {
        let entries = self.entries.values().filter(|entry| only.is_none_or(|only| entry.id == *only));
        let mut shared = self.source.shared_findings();
        if only.is_none() {
            shared.extend_from_slice(&self.mappings);
        }
        check(entries.cloned().collect(), shared)
    }
}

/// Which programmes a changed file touches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Touched<'p> {
    All,
    One(&'p str),
    None,
}

impl<'p> Touched<'p> {
    fn by(path: &'p str) -> Self {
        let parts: Vec<&str> = path.splitn(4, '/').collect();
        match parts.as_slice() {
            ["shared", ..] => Self::All,
            ["sites", _, programme, _] => Self::One(programme),
            // What a site is, every programme may need to know.
            ["sites", ..] => Self::All,
            ["mappings", ..] | [_] | [] => Self::None,
            [programme, ..] => Self::One(programme),
        }
    }
}

/// Whether a programme's file may change what is found in another: which programmes there are, and whose a fact is.
fn is_about_all(path: &str) -> bool {
    matches!(path.split('/').collect::<Vec<_>>().as_slice(), [_, "programme.yaml" | "facts.yaml"])
}

/// What is new in `after` and what of `before` is gone. A finding that only moved to another line is neither.
#[must_use]
pub fn difference(before: &[Finding], after: &[Finding]) -> (Vec<Finding>, Vec<Finding>) {
    (beyond(after, before), beyond(before, after))
}

/// The findings of `these` that `those` have not, or have fewer times.
fn beyond(these: &[Finding], those: &[Finding]) -> Vec<Finding> {
    let mut counts: BTreeMap<_, usize> = BTreeMap::new();
    for finding in those {
        let count = counts.entry((&finding.place.file, finding.code, &finding.what)).or_default();
        *count = count.saturating_add(1);
    }
    let fresh = these.iter().filter(|finding| {
        match counts.get_mut(&(&finding.place.file, finding.code, &finding.what)) {
            Some(count) if *count > 0 => {
                *count = count.saturating_sub(1);
                false
            }
            _ => true,
        }
    });
    fresh.cloned().collect()
}

#[cfg(test)]
mod tests {
    use domain::codes;
    use domain::place::Place;

    use super::*;

    fn finding(file: &str, line: u32, what: &str) -> Finding {
        Finding::new(codes::NOT_READABLE, Place::new(&file.into(), line, 1, 1), what)
    }

    #[test]
    fn a_finding_that_moved_is_not_new() {
        let before = [finding("a", 1, "x"), finding("a", 2, "x"), finding("a", 3, "y")];
        let after = [finding("a", 4, "x"), finding("b", 3, "y"), finding("a", 5, "z")];
        let (new, gone) = difference(&before, &after);
        assert_eq!(new, [finding("b", 3, "y"), finding("a", 5, "z")]);
        assert_eq!(gone, [finding("a", 2, "x"), finding("a", 3, "y")]);
    }

    fn check_touched(path: &str, expected: Touched<'_>) {
        assert_eq!(Touched::by(path), expected, "{path}");
    }

    #[test]
    fn a_change_touches_what_reads_the_file() {
        check_touched("shared/facts.yaml", Touched::All);
        check_touched("small/rules.yaml", Touched::One("small"));
        check_touched("small/modules/a/b.md", Touched::One("small"));
        check_touched("sites/one/small/rules.yaml", Touched::One("small"));
        check_touched("sites/one/small/modules/a/b.md", Touched::One("small"));
        check_touched("sites/one/site.yaml", Touched::All);
        check_touched("mappings/a.yaml", Touched::None);
        check_touched("README.md", Touched::None);
    }

    #[test]
    fn a_change_of_what_a_programme_is_or_describes_is_for_every_programme() {
        let files =
            ["small/facts.yaml", "small/programme.yaml", "small/rules.yaml", "sites/one/small/rules.yaml"];
        assert_eq!(files.map(is_about_all), [true, true, false, false]);
    }
}
