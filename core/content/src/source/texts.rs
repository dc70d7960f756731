//! Content in memory: texts by path, as every source gives them; and what could not be taken in.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::codes;
use domain::finding::Finding;
use domain::place::Place;

/// The largest file, in bytes.
pub(super) const LARGEST: usize = 256 * 1024;
/// The most files.
pub(super) const MOST_FILES: usize = 5_000;

/// Texts by path relative to the content folder, with `/` between parts; lines ended by `\n`.
#[derive(Debug, Default)]
pub(crate) struct Texts {
    texts: BTreeMap<Arc<str>, Arc<str>>,
    refused: BTreeMap<Arc<str>, Finding>,
    /// Why there may be files that nobody looked at.
    cut_short: Option<String>,
}

impl Texts {
    /// Takes a file in, or says why not. Hidden files and folders are passed over.
    pub(crate) fn add(&mut self, path: &str, bytes: &[u8]) {
        if path.split('/').any(|part| part.is_empty() || part.starts_with('.')) {
            return;
        }
        if self.texts.len().saturating_add(self.refused.len()) >= MOST_FILES {
            self.stop(
                path,
                format!("there are more than {MOST_FILES} files; this one and those after it are left out"),
            );
            return;
        }
        if bytes.len() > LARGEST {
            self.refuse(path, format!("the file is larger than {} KiB", LARGEST / 1024));
            return;
        }
        let Ok(text) = std::str::from_utf8(bytes) else {
            self.refuse(path, "the file is not UTF-8 text".to_owned());
            return;
        };
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let text = if text.contains('\r') {
            text.replace("\r\n", "\n").replace('\r', "\n")
        } else {
            text.to_owned()
        };
        self.texts.insert(path.into(), text.into());
    }

    /// Forgets a file.
    pub(crate) fn remove(&mut self, path: &str) {
        self.texts.remove(path);
        self.refused.remove(path);
    }

    /// What there is at `path` now: to see whether a change was one.
    pub(super) fn state(&self, path: &str) -> (Option<Arc<str>>, Option<Finding>) {
        (self.texts.get(path).cloned(), self.refused.get(path).cloned())
    }

    /// The paths at which `other` has something else.
    pub(super) fn differing(&self, other: &Self) -> BTreeSet<String> {
        let paths = [&self.texts, &other.texts].into_iter().flat_map(BTreeMap::keys);
        let refused = [&self.refused, &other.refused].into_iter().flat_map(BTreeMap::keys);
        let differs = |path: &&Arc<str>| self.state(path) != other.state(path);
        paths.chain(refused).filter(differs).map(ToString::to_string).collect()
    }

    /// Leaves a file out, saying why.
    pub(crate) fn refuse(&mut self, path: &str, why: String) {
        let finding = Finding::new(codes::FILE_NOT_TEXT, Place::whole(path), why);
        self.refused.entry(path.into()).or_insert(finding);
    }

    /// The same for a file or folder after which nobody looked at what else there is.
    pub(crate) fn stop(&mut self, path: &str, why: String) {
        self.cut_short.get_or_insert_with(|| why.clone());
        self.refuse(path, why);
    }

    /// Why there may be files that nobody looked at; none where everything was.
    pub(super) fn cut_short(&self) -> Option<&str> {
        self.cut_short.as_deref()
    }

    /// The text at `path`.
    pub(crate) fn get(&self, path: &str) -> Option<&Arc<str>> {
        self.texts.get(path)
    }

    /// Whether there is a file at `path`, readable or not.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.texts.contains_key(path) || self.refused.contains_key(path)
    }

    /// The path and the text of a file, sharing both.
    pub(crate) fn entry(&self, path: &str) -> Option<(&Arc<str>, &Arc<str>)> {
        self.texts.get_key_value(path)
    }

    /// Every text, in order of path.
    pub(crate) fn all(&self) -> impl Iterator<Item = (&Arc<str>, &Arc<str>)> {
        self.texts.iter()
    }

    /// The texts whose path begins with `prefix`, in order of path.
    pub(crate) fn under<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (&'a Arc<str>, &'a Arc<str>)> {
        self.texts
            .range::<str, _>((std::ops::Bound::Included(prefix), std::ops::Bound::Unbounded))
            .take_while(move |(path, _)| path.starts_with(prefix))
    }

    /// Files that were left out, with why.
    pub(crate) fn refused(&self) -> impl Iterator<Item = (&Arc<str>, &Finding)> {
        self.refused.iter()
    }
}
