//! The only file access of this crate: takes in the texts under a folder. Links that lead out of the folder are not
//! followed, hidden files are passed over.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use super::texts::{LARGEST, MOST_FILES, Texts};
use crate::package::hidden::is_hidden;

/// How deep folders may be nested.
const DEEPEST: usize = 16;

/// The most bytes that are taken in, all files together.
const MOST_BYTES: usize = 32 * 1024 * 1024;

/// Reads every text under `folder`.
pub(crate) fn read(folder: &Path) -> Texts {
    let mut texts = Texts::default();
    match folder.canonicalize() {
        Ok(root) if root.is_dir() => {
            let mut walk = Walk { root: &root, texts: &mut texts, seen: 0, bytes: 0 };
            walk.folder(&root, "", 0);
        }
        _ => texts.stop(&folder.to_string_lossy(), "there is no folder here that can be read".to_owned()),
    }
    texts
}

/// Takes the file at `inside` in again, as it is now; one that is gone is forgotten.
pub(crate) fn read_again(folder: &Path, inside: &str, texts: &mut Texts) {
    texts.remove(inside);
    let Ok(root) = folder.canonicalize() else { return };
    let path = root.join(inside);
    let hidden = |part: &str| part.is_empty() || part.starts_with('.');
    if !inside.split('/').any(hidden) && path.symlink_metadata().is_ok_and(|data| !data.is_dir()) {
        Walk { root: &root, texts, seen: 0, bytes: 0 }.entry(&path, inside, 0);
    }
}

struct Walk<'w> {
    root: &'w Path,
    texts: &'w mut Texts,
    seen: usize,
    bytes: usize,
}

impl Walk<'_> {
    fn folder(&mut self, folder: &Path, prefix: &str, depth: usize) {
        if depth > DEEPEST {
            self.texts
                .refuse(prefix.trim_end_matches('/'), format!("folders are nested more than {DEEPEST} deep"));
            return;
        }
        let Ok(entries) = std::fs::read_dir(folder) else {
            let why = "the folder cannot be read".to_owned();
            if prefix.is_empty() {
                self.texts.stop("", why);
            } else {
                self.texts.refuse(prefix.trim_end_matches('/'), why);
            }
            return;
        };
        let mut paths: Vec<PathBuf> =
            entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
        paths.sort();
        for path in paths {
            let Some(name) = path.file_name() else { continue };
            let name = name.to_string_lossy();
            if name.starts_with('.') {
                continue;
            }
            self.seen = self.seen.saturating_add(1);
            let inside = format!("{prefix}{name}");
            if inside.contains(is_hidden) {
                let shown: String = inside.escape_debug().collect();
                self.texts.refuse(&shown, "its name holds characters nobody can see".to_owned());
                continue;
            }
            if self.seen > MOST_FILES {
                self.texts
                    .stop(&inside, format!("there are more than {MOST_FILES} files; the rest is left out"));
                return;
            }
            self.entry(&path, &inside, depth);
        }
    }

    fn entry(&mut self, path: &Path, inside: &str, depth: usize) {
        let resolved =
            if path.is_symlink() { path.canonicalize().unwrap_or_default() } else { path.to_owned() };
        if path.is_symlink() && !(resolved.starts_with(self.root) && resolved.is_file()) {
            self.texts.refuse(inside, "a link leads out of the folder, or to another folder".to_owned());
        } else if resolved.is_dir() {
            self.folder(path, &format!("{inside}/"), depth.saturating_add(1));
        } else if resolved.is_file() {
            self.file(path, inside);
        }
    }

    fn file(&mut self, path: &Path, inside: &str) {
        // What a file says of its size may be untrue: some never end.
        let most = u64::try_from(LARGEST).unwrap_or(u64::MAX).saturating_add(1);
        let mut bytes = Vec::new();
        let read = std::fs::File::open(path).and_then(|file| file.take(most).read_to_end(&mut bytes));
        self.bytes = self.bytes.saturating_add(bytes.len());
        if read.is_err() {
            self.texts.refuse(inside, "the file cannot be opened".to_owned());
        } else if bytes.len() > LARGEST {
            self.texts.refuse(inside, format!("the file is larger than {} KiB", LARGEST / 1024));
        } else if self.bytes > MOST_BYTES {
            let most = MOST_BYTES / 1024 / 1024;
            let why = format!("all files together have more than {most} MiB; this one is left out");
            self.texts.refuse(inside, why);
        } else {
            self.texts.add(inside, &bytes);
        }
    }
}
