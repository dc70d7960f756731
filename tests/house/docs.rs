//! Every source file says what lives in it. (Public items: the `missing_docs` lint.)

use crate::harness::{files, top};

#[test]
fn every_source_file_opens_by_saying_what_lives_there() {
    for path in ["core", "plugins", "tests"].iter().flat_map(|folder| files(&top().join(folder), ".rs")) {
        let text = std::fs::read_to_string(&path).expect("text");
        assert!(text.starts_with("//! "), "{} does not open with `//!`", path.display());
    }
}

#[test]
fn nothing_is_left_for_later() {
    let marks = [
        ["to", "do!("].concat(),
        ["unimpl", "emented!("].concat(),
        ["FIX", "ME"].concat(),
        ["#[ign", "ore"].concat(),
    ];
    for path in ["core", "plugins", "tests"].iter().flat_map(|folder| files(&top().join(folder), ".rs")) {
        let text = std::fs::read_to_string(&path).expect("text");
        for mark in &marks {
            assert!(!text.contains(mark.as_str()), "{} has {mark}", path.display());
        }
    }
}
