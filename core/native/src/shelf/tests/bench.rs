//! An installation with two keys, and libraries in C that leave a mark when any of their code runs.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

use jiff::civil::date;

use super::super::*;
use crate::keyring::Role;
use crate::signature::{SecretKey, Subject};

/// An installation of its own, removed when dropped.
pub(super) struct Bench {
    pub(super) folder: PathBuf,
    pub(super) shelf: Shelf,
    pub(super) native: SecretKey,
    pub(super) content: SecretKey,
}

/// Somebody decided, some day.
pub(super) fn decided() -> Decision {
    Decision { by: "ada".to_owned(), on: date(2026, 11, 23), because: "a test".to_owned() }
}

/// What the signature of a probe says it is of.
pub(super) fn subject(version: &str, serial: u64) -> Subject {
    Subject { id: "probe".to_owned(), version: version.to_owned(), serial }
}

impl Bench {
    pub(super) fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("waymark-shelf-{}-{number}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let shelf = Shelf::open(&folder.join("data"));
        let (native, content) = (SecretKey::create().unwrap(), SecretKey::create().unwrap());
        shelf.trust(native.public().unwrap(), Role::Native, "Ada".to_owned(), decided()).unwrap();
        shelf.trust(content.public().unwrap(), Role::Content, "Bea".to_owned(), decided()).unwrap();
        Self { folder, shelf, native, content }
    }

    /// The file that exists once any code of a library has run.
    fn mark(&self) -> PathBuf {
        self.folder.join("it-ran")
    }

    /// A library that is not signed. `more` stands in its source, so that builds differ.
    pub(super) fn library(&self, version: &str, serial: u64, more: &str) -> PathBuf {
        let file = self.folder.join(format!("probe-{version}-{serial}.so"));
        let metadata = metadata(version, serial).replace('"', "\\\"");
        let mark = self.mark();
        let source = format!(
            "#include <stdio.h>\n\
             __attribute__((section(\".waymark\"), used)) static const char metadata[] = \"{metadata}\";\n\
             __attribute__((constructor)) static void mark(void) {{ FILE *file = fopen(\"{}\", \"w\"); if (file) fclose(file); }}\n\
             const void *waymark_plugin_entry(const void *host) {{ return host; }}\n{more}\n",
            mark.display()
        );
        compile(&source, &file, &[]);
        file
    }

    /// A library with the signature of the native key beside it.
    pub(super) fn signed(&self, version: &str, serial: u64) -> PathBuf {
        let file = self.library(version, serial, "");
        sign(&file, &self.native, &subject(version, serial));
        file
    }

    /// A library that is allowed.
    pub(super) fn allowed(&self) -> PathBuf {
        self.shelf.allow(&self.signed("1.0.0", 1), decided()).unwrap();
        self.shelf.path("probe-1.0.0.so")
    }

    pub(super) fn edit(&self, name: &str, old: &str, new: &str) {
        let path = self.shelf.path(name);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(old), "{name} has no {old}: {text}");
        fs::write(&path, text.replacen(old, new, 1)).unwrap();
    }

    /// The plugin on the shelf is refused with this code and these words.
    pub(super) fn refused(&self, code: &str, words: &str) {
        let finding = self.shelf.verified("probe").unwrap_err();
        assert_eq!(finding.code.as_str(), code, "{}", finding.what);
        assert!(finding.what.contains(words), "{}", finding.what);
        self.nothing_ran();
    }

    /// A library is not allowed, with this code and these words.
    pub(super) fn refused_to_allow(&self, file: &Path, code: &str, words: &str) {
        match self.shelf.allow(file, decided()).unwrap_err() {
            NotDone::Refused(finding) => {
                assert_eq!(finding.code.as_str(), code, "{}", finding.what);
                assert!(finding.what.contains(words), "{}", finding.what);
            }
            NotDone::NotWritten(error) => panic!("{error}"),
        }
        self.nothing_ran();
    }

    pub(super) fn nothing_ran(&self) {
        assert!(!self.mark().exists(), "code of a library ran");
    }
}

impl Drop for Bench {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.folder));
    }
}

fn metadata(version: &str, serial: u64) -> String {
    let schema = r#"{"type":"object"}"#;
    format!(
        r#"{{"id":"probe","version":"{version}","serial":{serial},"abi":1,"about":"a probe","licence":"MIT","brings":"functions","operations":[{{"name":"ask","about":"asks","takes":{schema},"gives":{schema}}}]}}"#
    )
}

/// Builds a library from C.
pub(super) fn compile(source: &str, file: &Path, more: &[&str]) {
    let c = file.with_extension("c");
    fs::write(&c, source).unwrap();
    let arguments = ["-shared", "-fPIC", "-O1", "-o"];
    let built = Command::new("cc").args(arguments).arg(file).arg(&c).args(more).status();
    assert!(built.expect("a C compiler is installed").success(), "{source}");
}

/// Puts a signature beside a library.
pub(super) fn sign(file: &Path, key: &SecretKey, subject: &Subject) {
    let text = key.sign(&fs::read(file).unwrap(), subject);
    fs::write(beside(file), text).unwrap();
}

/// The file of a library's signature.
pub(super) fn beside(file: &Path) -> PathBuf {
    PathBuf::from(format!("{}.minisig", file.display()))
}

/// The mark can be left: where the code of a probe runs, it is there. Otherwise no test here could fail.
#[test]
fn a_probe_that_is_loaded_leaves_its_mark() {
    let bench = Bench::new();
    let file = bench.library("1.0.0", 1, "");
    bench.nothing_ran();
    let ran = Command::new("/bin/true").env("LD_PRELOAD", &file).status().unwrap();
    assert!(ran.success() && bench.mark().exists());
}
