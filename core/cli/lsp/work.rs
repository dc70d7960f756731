//! The folder an editor works in, with what it has open laid over the files, as it was last checked.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::{Duration, Instant};

use content::FolderSource;
use domain::finding::Finding;
use domain::ids::{ProgrammeId, SiteId};
use lsp_types::{PublishDiagnosticsParams, Uri};
use runtime::compile::Ready;
use runtime::ports::ContentSource as _;
use runtime::workbench::Workbench;

use super::diagnostics::Told;
use super::folder::Folder;
use crate::wiring;

/// A file as the editor has it.
#[derive(Debug)]
struct Open {
    uri: Uri,
    text: String,
}

/// What is being worked on.
#[derive(Debug)]
pub(super) struct Work {
    folder: Folder,
    bench: Workbench<FolderSource>,
    open: BTreeMap<String, Open>,
    findings: Vec<Finding>,
    told: Told,
    /// Each programme as it could last be read: names stay known while a manifest is half written.
    ready: BTreeMap<ProgrammeId, Arc<Ready>>,
    /// Files that changed since the last check.
    changed: BTreeSet<String>,
    /// A folder came or went: everything is looked at.
    everything: bool,
    /// Since when a change waits.
    waits: Option<Instant>,
}

impl Work {
    pub(super) fn new(folder: Folder) -> Self {
        let bench = wiring::workbench(folder.path());
        Self {
            folder,
            bench,
            open: BTreeMap::new(),
            findings: Vec::new(),
            told: Told::default(),
            ready: BTreeMap::new(),
            changed: BTreeSet::new(),
            everything: false,
            waits: Some(Instant::now()),
        }
    }

    /// How long a change has waited; none where nothing waits.
    pub(super) fn waited(&self) -> Option<Duration> {
        self.waits.map(|since| since.elapsed())
    }

    /// The editor has this text for a file. A file that lies elsewhere is none of ours.
    pub(super) fn put(&mut self, uri: Uri, text: String) {
        if let Some(inside) = self.folder.inside(&uri) {
            self.mark(inside.clone());
            self.open.insert(inside, Open { uri, text });
        }
    }

    /// The editor has a file no longer: it is again what stands on the disk.
    pub(super) fn close(&mut self, uri: &Uri) {
        if let Some(inside) = self.folder.inside(uri) {
            self.open.remove(&inside);
            self.mark(inside);
        }
    }

    /// Something changed on the disk; what the editor has open is not asked for there.
    pub(super) fn on_disk(&mut self, uri: &Uri) {
        let Some(inside) = self.folder.inside(uri).filter(|inside| !self.open.contains_key(inside)) else {
            return;
        };
        let is_file = self.folder.path().join(&inside).is_file();
        self.everything |= !is_file && self.bench.source().text(&inside).is_none();
        self.mark(inside);
    }

    fn mark(&mut self, inside: String) {
        self.changed.insert(inside);
        self.waits.get_or_insert_with(Instant::now);
    }

    /// Checks what changed; gives what must be told.
    pub(super) fn check(&mut self) -> Vec<PublishDiagnosticsParams> {
        self.waits = None;
        let changed = std::mem::take(&mut self.changed);
        let everything = std::mem::take(&mut self.everything);
        let open = &self.open;
        self.bench.update(|source| {
            let mut differing = BTreeSet::new();
            if everything {
                differing = source.reread_all();
            }
            let put_again = open.keys().filter(|_| everything);
            for path in changed.iter().chain(put_again) {
                let differs = match open.get(path) {
                    Some(file) => source.put(path, &file.text),
                    None => source.reread(path),
                };
                if differs {
                    differing.insert(path.clone());
                }
            }
            differing
        });
        for entry in self.bench.entries() {
            if let Some(ready) = &entry.ready {
                self.ready.insert(entry.id.clone(), Arc::clone(ready));
            }
        }
        self.findings = self.bench.checked(None).findings;
        // An open file keeps the address that the editor gave it.
        let uri = |file: &str| open.get(file).map(|file| file.uri.clone()).or_else(|| self.folder.uri(file));
        self.told.changes(&self.findings, self.bench.source(), uri)
    }

    /// What is wrong.
    pub(super) fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// An open file's path inside the folder and its text.
    pub(super) fn open(&self, uri: &Uri) -> Option<(String, &str)> {
        let inside = self.folder.inside(uri)?;
        let text = self.open.get(&inside)?.text.as_str();
        Some((inside, text))
    }

    /// The programme whose names a file may use, as it is at the file's site.
    pub(super) fn ready(&self, path: &str) -> Option<&Ready> {
        let Some(entry) = self.bench.programme_of(path) else {
            // The files that all programmes share belong to none: any of them knows their names.
            return self.ready.values().next().map(AsRef::as_ref);
        };
        let site = path.strip_prefix("sites/").and_then(|rest| rest.split('/').next()).map(SiteId::from);
        let at_site = site.and_then(|site| entry.sites.get(&site));
        at_site.or(entry.ready.as_ref()).or_else(|| self.ready.get(&entry.id)).map(AsRef::as_ref)
    }
}
