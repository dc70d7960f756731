//! The desk at which one programme is read: its texts, the findings so far, and the reading of one YAML text after
//! another.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::codes::{self, Code};
use domain::finding::{Also, Finding, Severity};
use domain::place::Place;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::names::Known;
use super::{FileText, commented, hidden, protected};
use crate::markdown::{self, Front, Written};
use crate::shape::{self, Shape};
use crate::source::Texts;
use crate::yaml::{self, Node, Tree};

/// The most findings that are told of one file.
const MOST_OF_A_FILE: usize = 200;

/// Lets the last finding say how many more its file has.
fn tell_of(kept: &mut [Finding], more: &mut usize) {
    if let Some(last) = kept.last_mut().filter(|_| *more > 0) {
        let place = Place::whole(&last.place.file);
        last.also.push(Also { place, note: format!("there are {more} more in this file") });
    }
    *more = 0;
}

/// Everything needed while reading.
#[derive(Debug)]
pub(crate) struct Desk<'t> {
    pub(crate) texts: &'t Texts,
    findings: Vec<Finding>,
    /// Files already told to hold hidden characters.
    hidden: BTreeSet<Arc<str>>,
    /// Outlines and sheets with a mistake in their blocks.
    torn: BTreeSet<Arc<str>>,
}

impl<'t> Desk<'t> {
    pub(crate) fn new(texts: &'t Texts) -> Self {
        Self { texts, findings: Vec::new(), hidden: BTreeSet::new(), torn: BTreeSet::new() }
    }

    pub(crate) fn add(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    pub(crate) fn extend(&mut self, findings: Vec<Finding>) {
        self.findings.extend(findings);
    }

    /// Gives the finding of `code` at `place` advice of its own.
    pub(crate) fn advise(&mut self, code: Code, place: &Place, fix: &str) {
        for finding in self.findings.iter_mut().filter(|one| one.code == code && one.place == *place) {
            finding.fix = fix.to_owned();
        }
    }

    /// Reads the blocks of a session outline or a sheet, and remembers where they could not be read whole.
    pub(crate) fn outline(&mut self, file: &Arc<str>, front: &Front<'_>) -> Written {
        let mut findings = Vec::new();
        let written = markdown::blocks(file, front, markdown::Kind::Outline, &mut findings);
        if written.flawed || findings.iter().any(|finding| finding.severity == Severity::Error) {
            self.tear(file);
        }
        self.extend(findings);
        written
    }

    /// Remembers that the blocks of `file` have a mistake.
    pub(crate) fn tear(&mut self, file: &Arc<str>) {
        self.torn.insert(Arc::clone(file));
    }

    /// Whether the blocks of `file` have a mistake: what follows from it for others is not told beside it.
    pub(crate) fn is_torn(&self, file: &str) -> bool {
        self.torn.contains(file)
    }

    /// Whether anything found so far keeps the programme from being used.
    pub(crate) fn refuses(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity == Severity::Error)
    }

    /// Whether anything found so far keeps `file` from being used.
    pub(crate) fn has_error_in(&self, file: &str) -> bool {
        self.findings.iter().any(|one| one.severity == Severity::Error && *one.place.file == *file)
    }

    /// Every finding, in order of place; of a file with very many, the first ones and how many more there are.
    pub(crate) fn findings(mut self) -> Vec<Finding> {
        self.findings.sort();
        self.findings.dedup();
        let mut kept: Vec<Finding> = Vec::with_capacity(self.findings.len());
        let (mut of_file, mut more) = (0_usize, 0_usize);
        for finding in self.findings {
            let same = kept.last().is_some_and(|last| last.place.file == finding.place.file);
            if !same {
                tell_of(&mut kept, &mut more);
                of_file = 0;
            }
            if of_file < MOST_OF_A_FILE {
                of_file = of_file.saturating_add(1);
                kept.push(finding);
            } else {
                more = more.saturating_add(1);
            }
        }
        tell_of(&mut kept, &mut more);
        kept
    }

    /// The paths in `folder` (not below it) that end in `ending`, in order.
    pub(crate) fn paths(&self, folder: &str, ending: &str) -> Vec<Arc<str>> {
        let here = |path: &str| path.strip_prefix(folder).is_some_and(|name| !name.contains('/'));
        let paths = self.texts.under(folder).map(|(path, _)| path);
        paths.filter(|path| here(path) && path.ends_with(ending)).map(Arc::clone).collect()
    }

    /// The text at `path`, unless it is missing or holds characters nobody can see.
    pub(crate) fn text(&mut self, path: &str) -> Option<FileText> {
        let (file, text) = self.texts.entry(path)?;
        if let Some(finding) = hidden::check(file, text) {
            if self.hidden.insert(Arc::clone(file)) {
                self.findings.push(finding);
            }
            return None;
        }
        Some((Arc::clone(file), Arc::clone(text)))
    }

    /// Reads the YAML file at `path`; none where it is missing or not readable at all.
    pub(crate) fn yaml(&mut self, path: &str, shape: Shape) -> Option<Sheet> {
        let (file, text) = self.text(path)?;
        self.sheet(&file, &text, 0, shape)
    }

    /// Reads the front matter of the Markdown file at `path`, and gives the rest with it.
    pub(crate) fn front<T>(
        &mut self,
        path: &str,
        shape: Shape,
        then: impl FnOnce(&mut Self, Option<Sheet>, &Arc<str>, &Front<'_>) -> T,
    ) -> Option<T> {
        let (file, text) = self.text(path)?;
        match markdown::split(&file, &text) {
            Ok(front) => {
                let sheet = self.sheet(&file, front.yaml, front.lines_before, shape);
                Some(then(self, sheet, &file, &front))
            }
            Err(mut finding) => {
                if let Some(key) = shape.first_key() {
                    finding.fix = finding.fix.replace("`id:`", &format!("`{key}:`"));
                }
                self.findings.push(finding);
                None
            }
        }
    }

    fn sheet(&mut self, file: &Arc<str>, text: &str, lines_before: usize, shape: Shape) -> Option<Sheet> {
        let (tree, findings) = yaml::read(file, text, lines_before);
        self.findings.extend(findings);
        self.findings.extend(commented::out(file, text, lines_before, shape));
        let tree = tree?;
        self.findings.extend(hidden::check_tree(&tree));
        let mut value = tree.root.value();
        let mut verdict = shape::check(shape, &tree, &value);
        protected::told(shape, &tree, &mut verdict);
        self.findings.extend(verdict.findings);
        for (pointer, key) in &verdict.strangers {
            if let Some(map) = value.pointer_mut(pointer).and_then(Value::as_object_mut) {
                map.remove(key);
            }
        }
        Some(Sheet { tree, value, broken: verdict.broken, strangers: verdict.strangers })
    }

    /// Adds a finding when `known`, the names of things called so, lacks `id`; true then.
    pub(crate) fn missed(
        &mut self,
        (code, noun): Missed,
        sheet: &Sheet,
        pointer: &str,
        id: &str,
        known: &Known,
    ) -> bool {
        let lacks = known.lacks(id);
        if lacks {
            let what = format!("there is no {noun} `{id}`");
            self.add(Finding::new(code, sheet.tree.place(pointer), what).nearest(id, known.iter()));
        }
        lacks
    }
}

/// The code for a name that is missed, and what such things are called.
pub(crate) type Missed = (Code, &'static str);

/// One YAML text: its tree, its value without unknown keys, and what of it cannot be used.
#[derive(Debug)]
pub(crate) struct Sheet {
    pub(crate) tree: Tree,
    pub(crate) value: Value,
    broken: Vec<String>,
    /// Keys that were not known, as the pointer to their map and their name.
    strangers: Vec<(String, String)>,
}

impl Sheet {
    /// The whole, as its type, where nothing of it is broken.
    pub(crate) fn whole<T: DeserializeOwned>(&self, desk: &mut Desk<'_>) -> Option<T> {
        if !self.broken.is_empty() {
            return None;
        }
        self.part("", desk)
    }

    /// The sound rows of a list, each with its pointer.
    pub(crate) fn rows<T: DeserializeOwned>(&self, list: &str, desk: &mut Desk<'_>) -> Vec<(String, T)> {
        let pointer = format!("/{list}");
        let Some(rows) = self.value.pointer(&pointer).and_then(Value::as_array) else { return Vec::new() };
        if self.broken.contains(&pointer) {
            return Vec::new();
        }
        let mut sound = Vec::new();
        for number in 0..rows.len() {
            let pointer = format!("{pointer}/{number}");
            let inside = format!("{pointer}/");
            if self.broken.iter().any(|broken| *broken == pointer || broken.starts_with(&inside)) {
                continue;
            }
            if let Some(row) = self.part(&pointer, desk) {
                sound.push((pointer, row));
            }
        }
        sound
    }

    /// The value at `pointer` as its type. Its shape was checked before; what still does not fit is a number.
    pub(crate) fn part<T: DeserializeOwned>(&self, pointer: &str, desk: &mut Desk<'_>) -> Option<T> {
        let value = self.value.pointer(pointer)?;
        match T::deserialize(value) {
            Ok(part) => Some(part),
            Err(_) => {
                let what = "a number here is too large, or not whole";
                let finding = Finding::new(codes::WRONG_KIND, self.tree.place(pointer), what);
                desk.add(finding.fix("write whole numbers without a dot"));
                None
            }
        }
    }

    /// Whether a key at `pointer` was not known: what it was meant to be is anybody's guess.
    pub(crate) fn has_stranger(&self, pointer: &str) -> bool {
        self.strangers.iter().any(|(map, _)| map == pointer)
    }

    /// Pointers to what cannot be used.
    pub(crate) fn broken(&self) -> impl Iterator<Item = &str> {
        self.broken.iter().map(String::as_str)
    }

    /// The ids of a list's rows, sound or not, with a finding for each that stands twice. Where an id is missing or
    /// not written as ids are, nobody knows which name it was to be.
    pub(crate) fn ids(&self, list: &str, desk: &mut Desk<'_>) -> Known {
        let Some(rows) = self.tree.root.get(list).and_then(Node::list) else { return Known::unread() };
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        let mut partial = false;
        for (number, row) in rows.iter().enumerate() {
            let at = format!("/{list}/{number}/id");
            let id = row.get("id").and_then(Node::text).filter(|_| !self.broken.contains(&at));
            let Some(id) = id else {
                partial = true;
                continue;
            };
            match seen.get(id) {
                Some(first) => {
                    let place = self.tree.place(&at);
                    let also = self.tree.place(&format!("/{list}/{first}/id"));
                    let what = format!("the id `{id}` stands twice");
                    desk.add(Finding::new(codes::REPEATED_ID, place, what).also(also, "the first one"));
                }
                None => {
                    seen.insert(id, number);
                }
            }
        }
        let mut known = Known::new(seen.into_keys().map(str::to_owned));
        if partial {
            known.extend(&Known::unread());
        }
        known
    }

    /// Says so when the id of a file is not the name it has.
    pub(crate) fn same_name(&self, pointer: &str, id: &str, name: &str, desk: &mut Desk<'_>) {
        if id != name {
            let what = format!("the id is `{id}` and the name is `{name}`");
            let finding = Finding::new(codes::ID_AND_NAME_DIFFER, self.tree.place(pointer), what);
            desk.add(finding.nearest(id, [name]));
        }
    }
}
