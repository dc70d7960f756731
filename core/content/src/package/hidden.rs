//! Characters nobody can see, or that turn the reading direction: a file must say what it shows.

use std::sync::Arc;

use domain::codes;
use domain::finding::Finding;
use domain::place::Place;

use crate::yaml::{Node, Tree, narrow};

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

/// The same for texts that are written with escapes, where the file itself shows none: one finding each.
pub(crate) fn check_tree(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    in_node(tree, &tree.root, &mut findings);
    findings
}

fn in_node(tree: &Tree, node: &Node, findings: &mut Vec<Finding>) {
    let mut tell = |text: &str, place: Place| {
        if let Some(character) = text.chars().find(|character| is_hidden(*character)) {
            let what = format!(
                "an invisible character stands here (U+{:04X}), written with an escape",
                u32::from(character)
            );
            findings.push(Finding::new(codes::HIDDEN_CHARACTER, place, what));
        }
    };
    tell(node.text().unwrap_or_default(), tree.at(node.spot));
    for (key, _) in node.entries() {
        tell(&key.text, tree.at(key.spot));
    }
    let inside = node.list().unwrap_or_default().iter().chain(node.entries().iter().map(|(_, value)| value));
    for inner in inside {
        in_node(tree, inner, findings);
    }
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
