//! The folder source against a real folder: links, sizes, hidden files; and that both sources read alike.

use std::fs;
use std::path::{Path, PathBuf};

use content::{EmbeddedSource, FolderSource};
use domain::ids::ProgrammeId;
use runtime::ports::ContentSource;

const BASE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/content/base");

/// A fresh folder for one test.
#[expect(clippy::unwrap_used, reason = "a failing test is the message")]
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

#[expect(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests of the folder source need folders")]
fn write(folder: &Path, path: &str, bytes: &[u8]) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

/// The codes and places of everything said about a folder.
fn said(source: &FolderSource) -> Vec<String> {
    let shared = source.shared_findings();
    let programmes = source.programmes();
    let read = programmes.iter().flat_map(|programme| source.read(programme).findings);
    shared.into_iter().chain(read).map(|finding| format!("{} {}", finding.code, finding.place)).collect()
}

#[test]
fn what_nobody_looked_at_is_told() {
    assert_eq!(FolderSource::new(BASE).cut_short(), None);
    let told = FolderSource::new(folder("cut-short").join("not-there")).cut_short();
    assert!(told.is_some_and(|why| why.contains("no folder here")));
}

#[test]
fn a_folder_is_read_and_not_trusted() {
    let source = FolderSource::new(BASE);
    assert_eq!(source.programmes(), [ProgrammeId::from("small-steps")]);
    assert_eq!(said(&source), Vec::<String>::new());
    let package = source.read(&ProgrammeId::from("small-steps")).package.unwrap();
    assert!(!package.trusted);
    assert!(source.text("small-steps/rules.yaml").unwrap().contains("people-matter"));
}

#[test]
#[cfg(unix)]
fn links_do_not_lead_out_of_the_folder() {
    let outside = folder("outside");
    write(&outside, "secret.md", b"secret");
    let inside = folder("links");
    write(&inside, "small-steps/notes.md", b"notes");
    std::os::unix::fs::symlink(outside.join("secret.md"), inside.join("small-steps/secret.md")).unwrap();
    std::os::unix::fs::symlink(&outside, inside.join("small-steps/logic")).unwrap();
    std::os::unix::fs::symlink(&inside, inside.join("small-steps/around")).unwrap();
    std::os::unix::fs::symlink(inside.join("small-steps/notes.md"), inside.join("small-steps/same.md"))
        .unwrap();
    let source = FolderSource::new(&inside);
    assert_eq!(source.text("small-steps/secret.md"), None);
    assert_eq!(source.text("small-steps/logic/secret.md"), None);
    assert_eq!(source.text("small-steps/same.md").as_deref(), Some("notes"));
    let said = said(&source);
    for path in ["small-steps/around", "small-steps/logic", "small-steps/secret.md"] {
        assert!(said.contains(&format!("F009 {path}")), "{path} in {said:?}");
    }
}

#[test]
fn what_is_no_text_is_left_out_and_hidden_files_are_passed_over() {
    let folder = folder("odd");
    write(&folder, "shared/facts.yaml", b"facts: []");
    write(&folder, "shared/large.yaml", &vec![b' '; 300 * 1024]);
    write(&folder, "shared/latin.yaml", b"caf\xe9");
    write(&folder, ".git/config", b"\xff");
    write(&folder, "shared/.swp", b"\xff");
    let said = said(&FolderSource::new(&folder));
    assert_eq!(said, ["F009 shared/large.yaml", "F009 shared/latin.yaml", "F021 shared/theory.yaml"]);
}

#[test]
fn a_folder_that_is_not_there_is_said() {
    let source = FolderSource::new("/nowhere/at/all");
    assert_eq!(source.programmes(), []);
    assert!(said(&source).iter().any(|said| said.starts_with("F009")), "{:?}", said(&source));
}

#[test]
fn both_sources_read_alike() {
    let folder = FolderSource::new(BASE);
    let programme = ProgrammeId::from("small-steps");
    let paths: Vec<&'static str> = folder
        .files()
        .map(|(path, _)| -> &'static str { Box::leak(path.to_string().into_boxed_str()) })
        .collect();
    let listing: Vec<(&'static str, &'static [u8])> = paths
        .into_iter()
        .map(|path| {
            let text: &'static str = Box::leak(folder.text(path).unwrap().to_string().into_boxed_str());
            (path, text.as_bytes())
        })
        .collect();
    let embedded = EmbeddedSource::new(Vec::leak(listing));
    let (one, other) = (folder.read(&programme), embedded.read(&programme));
    assert_eq!(one.findings, other.findings);
    assert_eq!(one.files, other.files);
    assert_eq!(folder.record_words(), embedded.record_words());
    assert_eq!(embedded.record_words().first_status().map(|status| &*status.id), Some("started"));
    let (one, other) = (one.package.unwrap(), other.package.unwrap());
    assert_eq!(one.measures, other.measures);
    assert_eq!(one.measures.len(), 1);
    assert_eq!(one.content_hash, other.content_hash);
    assert_eq!(format!("{:?}", one.rules), format!("{:?}", other.rules));
    assert_eq!(format!("{:?}", one.cases), format!("{:?}", other.cases));
}
