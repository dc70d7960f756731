//! The glossary is the language: no word of the retired kind in the content, no programme and no faith in the core.

use crate::harness::{files, top};

#[test]
fn the_core_names_no_programme_and_no_religion() {
    let words = ["al-furqan", "al_furqan", "furqan", "islam", "muslim", "quran", "healthy identity"];
    for path in files(&top().join("core"), ".rs") {
        let text = std::fs::read_to_string(&path).expect("text").to_lowercase();
        for word in words {
            assert!(!text.contains(word), "{} says `{word}`: programmes are content", path.display());
        }
    }
}

#[test]
fn content_uses_no_word_of_the_retired_kind() {
    let words = ["offender", "deradicalis", "extremist", "inmate", "service user", "manipulative", "cured"];
    for path in [".md", ".yaml", ".rhai"].iter().flat_map(|ending| files(&top().join("scripts"), ending)) {
        let named = ["scripts/README.md", "scripts/shared/record.yaml"];
        if named.iter().any(|file| path.ends_with(file)) || path.starts_with(top().join("scripts/mappings")) {
            continue; // They name the words in order to refuse them.
        }
        let text =
            std::fs::read_to_string(&path).expect("text").to_lowercase().replace("offender management", "");
        for word in words {
            assert!(!text.contains(word), "{} says `{word}`", path.display());
        }
    }
}
