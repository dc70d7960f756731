//! Programmes as pages for designers need them: content that is served, its cases run once, and writing its files.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use content::{KeptSource, to_html};
use domain::finding::Finding;
use domain::ids::ProgrammeId;
use domain::site::Site;
use jiff::Timestamp;
use runtime::catalogue::Entry;
use runtime::run_cases::{CaseRun, Thoroughness, run_cases, run_site_cases};
use runtime::workbench::difference;
use web::{NotWritten, Shelf, Unread, fingerprint};

use crate::wiring::Content;
use crate::write;

/// What some editors put before a text.
const MARK: char = '\u{feff}';

/// Content with what was worked out about it.
pub(super) struct OnShelf {
    pub(super) content: Arc<Content>,
    runs: Arc<Mutex<BTreeMap<ProgrammeId, Arc<Vec<CaseRun>>>>>,
    /// Since when, and why, it is not what the folder has now.
    unread: Option<Unread>,
}

impl OnShelf {
    pub(super) fn new(content: Arc<Content>) -> Self {
        Self { content, runs: Arc::default(), unread: None }
    }

    /// The same where the folder cannot be read now.
    pub(super) fn unread(&self, now: Timestamp, why: String) -> Self {
        let since = self.unread.as_ref().map_or(now, |unread| unread.since);
        let unread = Some(Unread { since, why });
        Self { content: Arc::clone(&self.content), runs: Arc::clone(&self.runs), unread }
    }

    /// Why it is not what the folder has now.
    pub(super) fn told(&self) -> Option<String> {
        self.unread.as_ref().map(|unread| unread.why.clone())
    }

    /// A programme read from these files alone.
    fn entry_of(&self, programme: &ProgrammeId, files: &BTreeMap<String, String>) -> Entry {
        self.content.read(&KeptSource::new(files), programme)
    }
}

impl Shelf for OnShelf {
    fn programmes(&self) -> Vec<ProgrammeId> {
        self.content.programmes().to_vec()
    }

    fn unread(&self) -> Option<Unread> {
        self.unread.clone()
    }

    fn now(&self, programme: &ProgrammeId) -> Entry {
        self.content.entry(programme)
    }

    fn stands(&self, programme: &ProgrammeId) -> Entry {
        self.content.usable(programme)
    }

    fn runs(&self, programme: &ProgrammeId) -> Arc<Vec<CaseRun>> {
        let held = || self.runs.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(runs) = held().get(programme) {
            return Arc::clone(runs);
        }
        // Nobody waits while cases run: two who ask at once both run them, and get the same.
        let runs = Arc::new(runs(&self.stands(programme)));
        Arc::clone(held().entry(programme.clone()).or_insert(runs))
    }

    fn shared_findings(&self) -> Vec<Finding> {
        let mut findings = self.content.source.shared_findings();
        findings.extend_from_slice(self.content.exchange().findings());
        findings.sort();
        findings
    }

    fn sites(&self) -> Vec<Site> {
        self.content.source.sites()
    }

    fn files(&self, programme: &ProgrammeId) -> Vec<String> {
        self.content.files_now(programme).into_keys().collect()
    }

    fn text(&self, path: &str) -> Option<Arc<str>> {
        self.content.source.text(path)
    }

    fn would_find(&self, programme: &ProgrammeId, path: &str, text: &str) -> Vec<Finding> {
        let mut files = self.content.files_now(programme);
        // Both from the same files, so that what is said of other programmes makes no difference.
        let before = self.entry_of(programme, &files);
        files.insert(path.to_owned(), text.to_owned());
        difference(&before.findings, &self.entry_of(programme, &files).findings).0
    }

    fn html(&self, markdown: &str, level: u8) -> String {
        to_html(markdown, level)
    }

    fn can_be_changed(&self) -> bool {
        self.content.its_folder().is_some()
    }
}

/// The programme's own cases, then each site's with the site's changes.
fn runs(entry: &Entry) -> Vec<CaseRun> {
    let Some(ready) = entry.usable() else { return Vec::new() };
    let thoroughness = Thoroughness::default();
    let own = run_cases(ready, &ready.programme.package.cases, thoroughness);
    let sites = entry.sites.iter().map(|(site, ready)| run_site_cases(ready, site, thoroughness));
    let sites = sites.filter(|run| !run.cases.is_empty() || run.rules > 0);
    std::iter::once(own).chain(sites).collect()
}

/// Writes a file of `content`, whole or not at all: one that its source knows, and that still says what the writer saw;
/// or a new one.
pub(super) fn write(content: &Content, path: &str, seen: Option<&str>, text: &str) -> Result<(), NotWritten> {
    let folder = content.its_folder().ok_or_else(no_folder)?;
    match seen {
        Some(seen) => replace(content, folder, path, seen, text),
        None => add(folder, path, text),
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "compares the file with the text its writer had in front of them"
)]
fn replace(content: &Content, folder: &Path, path: &str, seen: &str, text: &str) -> Result<(), NotWritten> {
    // Only what the source itself has read: no path that somebody typed leads anywhere else.
    if content.source.text(path).is_none() {
        return Err(refused(format!("there is no file `{path}`"), "look at the programme's files"));
    }
    let file = write::existing(folder, path).map_err(|error| fault(path, &error))?;
    let now = std::fs::read_to_string(&file).map_err(|error| fault(path, &error))?;
    if fingerprint(&as_read(&now)) != seen {
        return Err(NotWritten::MovedOn);
    }
    write::replace_inside(folder, path, &as_written(&now, text)).map_err(|error| fault(path, &error))
}

/// A file's text as its source gives it.
fn as_read(file: &str) -> String {
    file.strip_prefix(MARK).unwrap_or(file).replace("\r\n", "\n").replace('\r', "\n")
}

/// `text` with the ends of lines that the file has, and its mark at the beginning.
fn as_written(file: &str, text: &str) -> String {
    let text = if file.contains("\r\n") { text.replace('\n', "\r\n") } else { text.to_owned() };
    if file.starts_with(MARK) { format!("{MARK}{text}") } else { text }
}

fn add(folder: &Path, path: &str, text: &str) -> Result<(), NotWritten> {
    let plain = |part: &str| {
        let letter = |one: char| one.is_ascii_lowercase() || one.is_ascii_digit() || "-_.".contains(one);
        !part.is_empty() && !part.starts_with('.') && part.chars().all(letter)
    };
    if !path.split('/').all(plain) {
        return Err(refused(
            format!("`{path}` is no name for a file"),
            "use small letters, digits and hyphens",
        ));
    }
    write::new_file(folder, path, text).map(drop).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => NotWritten::IsThere,
        _ => fault(path, &error),
    })
}

pub(super) fn no_folder() -> NotWritten {
    refused(
        "these programmes are the copy in the program, which never changes".to_owned(),
        "lay them out with `waymark new folder`, and serve that folder with --scripts",
    )
}

pub(super) fn refused(what: String, fix: &str) -> NotWritten {
    NotWritten::Refused(what, fix.to_owned())
}

fn fault(path: &str, error: &std::io::Error) -> NotWritten {
    refused(
        format!("`{path}` cannot be written: {error}"),
        "see that the file and its folder are ordinary ones that may be changed",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_keeps_its_own_ends_of_lines() {
        let file = "\u{feff}one\r\ntwo\r\n";
        assert_eq!(as_read(file), "one\ntwo\n");
        assert_eq!(as_written(file, "one\n2\n"), "\u{feff}one\r\n2\r\n");
        assert_eq!(as_written("one\n", "one\n2\n"), "one\n2\n");
    }

    #[test]
    fn a_new_file_has_a_plain_name_below_the_folder() {
        let nowhere = Path::new("/nowhere/at/all");
        for path in ["../a.md", "hii//a.md", "/a.md", "hii/.a.md", "hii/A.md", "hii/a b.md", "hii\\a.md"] {
            let told = add(nowhere, path, "");
            assert!(matches!(told, Err(NotWritten::Refused(what, _)) if what.contains("no name")), "{path}");
        }
    }
}
