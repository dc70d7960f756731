//! Numbers and anchors: what people name when they comment.

use std::collections::BTreeMap;

use super::Part;

/// What stands before the numbers of a chapter's parts.
const LETTERS: [(&str, &str); 8] = [
    ("sessions", ""),
    ("sheets", "S"),
    ("rules", "R"),
    ("sources", "Q"),
    ("measures", "M"),
    ("facts", "F"),
    ("derived", "D"),
    ("functions", "L"),
];

/// Gives every part its number and anchor, and every reference the number of the part it speaks of.
pub(super) fn set(chapters: &mut [Part]) {
    let mut numbers = BTreeMap::new();
    for chapter in &mut *chapters {
        chapter.anchor.clone_from(&chapter.key);
        let letter = LETTERS.iter().find(|(key, _)| *key == chapter.key).map(|(_, letter)| *letter);
        let anchor = chapter.anchor.clone();
        number(&mut chapter.parts, letter, &anchor, &mut numbers);
    }
    for chapter in chapters {
        refer(chapter, &numbers);
    }
}

/// `before` stands in front of the numbers; none where the parts have no numbers.
fn number(parts: &mut [Part], before: Option<&str>, around: &str, numbers: &mut BTreeMap<String, String>) {
    for (count, part) in (1_usize..).zip(parts) {
        part.anchor = format!("{around}-{}", part.key);
        part.number = before.map(|before| format!("{before}{count}")).unwrap_or_default();
        numbers.insert(part.anchor.clone(), part.number.clone());
        let (anchor, inside) = (part.anchor.clone(), format!("{}.", part.number));
        number(&mut part.parts, before.map(|_| inside.as_str()), &anchor, numbers);
    }
}

fn refer(part: &mut Part, numbers: &BTreeMap<String, String>) {
    for reference in part.pieces.iter_mut().filter_map(|piece| piece.refers_to.as_mut()) {
        reference.number = numbers.get(&reference.anchor).cloned().unwrap_or_default();
    }
    part.parts.iter_mut().for_each(|part| refer(part, numbers));
}
