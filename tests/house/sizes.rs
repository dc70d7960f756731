//! Source files stay small: 350 lines wished, 500 at most. (Functions: clippy's `too_many_lines`, 80.)

use crate::harness::{files, top};

#[test]
fn no_source_file_is_longer_than_500_lines() {
    let long: Vec<String> = ["core", "plugins", "tests"]
        .iter()
        .flat_map(|folder| files(&top().join(folder), ".rs"))
        .map(|path| (std::fs::read_to_string(&path).expect("text").lines().count(), path))
        .filter(|(lines, _)| *lines > 500)
        .map(|(lines, path)| format!("{} has {lines} lines", path.display()))
        .collect();
    assert!(long.is_empty(), "one topic a file: {long:#?}");
}
