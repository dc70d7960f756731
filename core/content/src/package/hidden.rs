//! Characters nobody can see, or that turn the reading direction: a file must say what it shows.

use std::sync::Arc;

use domain::codes;
use domain::finding::Finding;
use domain::place::Place;

use crate::yaml::narrow;

/// The first such character of a text, as a finding.
pub(crate) fn check(file: &Arc<str>, text: &str) -> Option<Finding> {
    if !text.contains(is_hidden) {
        return None;
    }
    for (number, line) in text.split('\n').enumerate() {
        let found = line.chars().enumerate().find(|(_, character)| is_hidden(*character));
        if let Some((column, character)) = found {
            let place =
                Place::new(file, narrow(number.saturating_add(1)), narrow(column.saturating_add(1)), 1);
            let what = format!("an invisible character stands here (U+{:04X})", u32::from(character));
            return Some(Finding::new(codes::HIDDEN_CHARACTER, place, what));
        }
    }
    None
}

/// Whether nobody can see this character, or it turns the reading direction.
pub(crate) fn is_hidden(character: char) -> bool {
    match character {
        '\n' | '\t' => false,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{feff}' => true,
        '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => true,
        '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}' => true,
        other => other.is_control(),
    }
}
