//! Files are named after what they hold, and every test file is listed in the suite.

use crate::harness::{files, top};

#[test]
fn no_file_is_named_after_nothing() {
    let empty = ["util", "utils", "helper", "helpers", "common", "misc", "shared", "manager", "mod"];
    for path in ["core", "plugins", "tests"].iter().flat_map(|folder| files(&top().join(folder), ".rs")) {
        let stem = path.file_stem().expect("a name").to_string_lossy().into_owned();
        assert!(!empty.contains(&stem.as_str()), "{} says nothing about what it holds", path.display());
    }
}

#[test]
fn every_test_file_is_listed_in_the_suite() {
    let suite = std::fs::read_to_string(top().join("tests/suite.rs")).expect("the suite");
    for path in files(&top().join("tests"), ".rs") {
        let stem = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let listed = stem == "suite" || suite.contains(&format!("mod {stem};"));
        assert!(listed, "tests/suite.rs does not list {}", path.display());
    }
}

#[test]
fn the_top_level_holds_what_the_house_allows() {
    let allowed = [
        "Cargo.toml",
        "Cargo.lock",
        "core",
        "plugins",
        "scripts",
        "schemas",
        "tests",
        "README.md",
        "LICENSE",
        "ARCHITECTURE.md",
        "CHANGELOG.md",
        "deny.toml",
        "clippy.toml",
        "rustfmt.toml",
        "target",
    ];
    for entry in std::fs::read_dir(top()).expect("the top").map(|entry| entry.expect("an entry")) {
        let name = entry.file_name().to_string_lossy().into_owned();
        assert!(
            name.starts_with('.') || allowed.contains(&name.as_str()),
            "{name} has no place at the top level"
        );
    }
}
