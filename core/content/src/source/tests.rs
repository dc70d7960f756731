//! Both sources, on small listings.

use domain::ids::ProgrammeId;

use super::*;

const MANIFEST: &[u8] = include_bytes!("../../../../tests/content/base/small-steps/programme.yaml");

#[test]
fn the_binary_s_own_content_is_trusted() {
    let source = EmbeddedSource::new(&[
        ("small-steps/programme.yaml", MANIFEST),
        ("shared/facts.yaml", b"facts: []"),
        ("shared/theory.yaml", b"needs: []\nstrengths: []\nresponsivity: []\ngoods: []\ndesistance: []\n"),
        ("mappings/b.yaml", b"x"),
        ("mappings/a.yaml", b"y"),
        ("mappings/README.md", b"z"),
        ("sites/README.md", b"z"),
        ("README.md", b"z"),
    ]);
    assert_eq!(source.programmes(), [ProgrammeId::from("small-steps")]);
    let read = source.read(&ProgrammeId::from("small-steps"));
    assert!(read.package.expect("a package").trusted);
    assert_eq!(read.files, 1);
    assert_eq!(source.shared_findings(), []);
    let paths: Vec<String> = source.mappings().into_iter().map(|(path, _)| path).collect();
    assert_eq!(paths, ["mappings/a.yaml", "mappings/b.yaml"]);
    assert_eq!(source.text("mappings/b.yaml").as_deref(), Some("x"));
    assert_eq!(source.text("nowhere"), None);
}

#[test]
fn a_programme_that_is_not_there_gives_no_package() {
    let source = EmbeddedSource::new(&[]);
    let read = source.read(&ProgrammeId::from("nobody"));
    assert!(read.package.is_none());
}

fn check_taken(path: &str, bytes: &[u8], expected: Option<&str>) {
    let mut texts = Texts::default();
    texts.add(path, bytes);
    assert_eq!(texts.get(path).map(|text| &**text), expected, "{path}");
}

#[test]
fn texts_are_plain_and_of_a_sensible_size() {
    check_taken("a.md", b"a\r\nb\rc\n", Some("a\nb\nc\n"));
    check_taken("a.md", "\u{feff}a".as_bytes(), Some("a"));
    check_taken("a.md", b"\xff", None);
    check_taken(".hidden", b"a", None);
    check_taken("a/.git/config", b"a", None);
    check_taken("a.md", &vec![b'a'; 256 * 1024], Some(&"a".repeat(256 * 1024)));
    check_taken("a.md", &vec![b'a'; 256 * 1024 + 1], None);
}

#[test]
fn equal_content_has_an_equal_sum_however_its_lines_end() {
    let sum = |bytes: &[u8], extra: Option<&str>| {
        let mut texts = Texts::default();
        texts.add("small-steps/programme.yaml", bytes);
        if let Some(path) = extra {
            texts.add(path, b"x");
        }
        let library = Library::new(texts, false);
        library.read(&ProgrammeId::from("small-steps")).package.expect("a package").content_hash.to_string()
    };
    let windows = String::from_utf8_lossy(MANIFEST).replace('\n', "\r\n");
    let plain = sum(MANIFEST, None);
    assert_eq!(plain, sum(windows.as_bytes(), None));
    assert_eq!(plain, sum(MANIFEST, Some("other/README.md")));
    assert_ne!(plain, sum(MANIFEST, Some("shared/facts.yaml")));
    assert_ne!(plain, sum(MANIFEST, Some("small-steps/README.md")));
    assert_eq!(plain.len(), 64);
}

/// What becomes of a programme from elsewhere with this manifest, beside `small-steps`.
fn check_taken_in(files: &[(&str, &str)], expected: Result<(), &str>) {
    let mut source = EmbeddedSource::new(&[
        ("small-steps/programme.yaml", MANIFEST),
        ("shared/facts.yaml", b"facts:\n  - id: family.contact\n"),
    ]);
    let files = files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    let taken = source.take_in(&files);
    let told = taken.as_ref().map_err(|why| why.split(',').next().unwrap_or_default());
    assert_eq!(told.copied(), expected, "{files:?}");
    assert_eq!(source.programmes().len(), 1 + usize::from(expected.is_ok()), "{files:?}");
}

#[test]
fn a_programme_from_elsewhere_is_taken_in_whole_into_a_folder_of_its_own() {
    let manifest = |id: &'static str| ("programme.yaml", id);
    check_taken_in(&[manifest("id: settling-in"), ("rules.yaml", "rules: []")], Ok(()));
    check_taken_in(&[], Err("has no `programme.yaml`"));
    check_taken_in(&[("settling-in/programme.yaml", "id: settling-in")], Err("has no `programme.yaml`"));
    for id in ["title: Settling in", "id: ../shared", "id: [a]", "id: Settling"] {
        check_taken_in(&[manifest(id)], Err("has no id in its `programme.yaml`"));
    }
    check_taken_in(&[manifest("id: shared")], Err("is called `shared`"));
    let facts = ("facts.yaml", "facts:\n  - id: family.contact\n");
    check_taken_in(&[manifest("id: settling-in"), facts], Err("describes the fact `family.contact`"));
    check_taken_in(&[manifest("id: small-steps")], Err("is called `small-steps`"));
}

#[test]
fn the_functions_of_a_programme_from_elsewhere_are_not_trusted() {
    let mut source = EmbeddedSource::new(&[("small-steps/programme.yaml", MANIFEST)]);
    let text = String::from_utf8_lossy(MANIFEST).replace("small-steps", "settling");
    source.take_in(&[("programme.yaml".to_owned(), text)].into()).expect("taken in");
    let trusted = |id: &str| source.read(&ProgrammeId::from(id)).package.expect("a package").trusted;
    assert!(trusted("small-steps") && !trusted("settling"));
}
