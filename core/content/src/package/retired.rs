//! Words that are not used for people. One list, here.

use std::sync::Arc;

use domain::codes;
use domain::finding::Finding;
use domain::place::Place;

use super::desk::Desk;
use crate::yaml::narrow;

/// A word, and what to write in its place.
type Word = (&'static str, &'static str);

/// The words, each with what to write in its place.
const RETIRED: [Word; 22] = [
    ("offender", "participant or person"),
    ("offenders", "participants or people"),
    ("client", "participant or person"),
    ("clients", "participants or people"),
    ("service user", "participant or person"),
    ("service users", "participants or people"),
    ("inmate", "participant or person"),
    ("inmates", "participants or people"),
    ("convict", "participant or person"),
    ("convicts", "participants or people"),
    ("extremist", "the person, and what they said or did"),
    ("extremists", "the people, and what they said or did"),
    ("terrorist", "the person, and what they said or did"),
    ("terrorists", "the people, and what they said or did"),
    ("tact prisoner", "participant or person"),
    ("tact prisoners", "participants or people"),
    ("deradicalise", "move away from"),
    ("deradicalised", "moved away from"),
    ("deradicalisation", "moving away from"),
    ("manipulative", "what was said or done"),
    ("superficial", "what was said or done"),
    ("compliant", "what was said or done"),
];

/// Departments and posts that are called so.
const NAMES: [&str; 4] =
    ["offender management", "offender manager", "offender managers", "offender supervisor"];

/// Warns of such words in every text of a programme that people read.
pub(crate) fn check(desk: &mut Desk<'_>, folder: &str) {
    let texts = desk.texts;
    for (path, text) in texts.under(folder) {
        let yaml = path.ends_with(".yaml");
        if !(yaml || path.ends_with(".md")) {
            continue;
        }
        // The words are plain letters; folding only those keeps every column.
        let lower = text.to_ascii_lowercase();
        let words: Vec<Word> = RETIRED.into_iter().filter(|(word, _)| lower.contains(word)).collect();
        if words.is_empty() {
            continue;
        }
        for (number, line) in lower.split('\n').enumerate() {
            if !(yaml && line.trim_start().starts_with('#')) {
                in_line(desk, path, number.saturating_add(1), line, &words);
            }
        }
    }
}

/// `words` are those that stand somewhere in the file.
fn in_line(desk: &mut Desk<'_>, file: &Arc<str>, number: usize, line: &str, words: &[Word]) {
    for (word, instead) in words {
        for (byte, _) in line.match_indices(*word) {
            let before = line.get(..byte).unwrap_or_default();
            let after = line.get(byte.saturating_add(word.len())..).unwrap_or_default();
            let here = line.get(byte..).unwrap_or_default();
            let part_of_word = |c: char| c.is_alphanumeric() || c == '_';
            if before.ends_with(part_of_word)
                || after.starts_with(part_of_word)
                || NAMES.iter().any(|name| here.starts_with(name))
            {
                continue;
            }
            let column = narrow(before.chars().count().saturating_add(1));
            let place = Place::new(file, narrow(number), column, narrow(word.chars().count()));
            let finding =
                Finding::new(codes::RETIRED_WORD, place, format!("`{word}` is a word we do not use"));
            desk.add(finding.fix(format!("write instead: {instead}")));
        }
    }
}
