//! Quotes round numbers that stand where a text belongs: what `check` asks for, and nothing else.

use serde_json::Value;

use crate::shape::{self, shape_of};
use crate::yaml::{self, Content, Node, Style, Tree};

/// `text`, which reads as `tree`, with quotes where a number was to be a text.
pub(super) fn put(tree: &Tree, text: &str) -> String {
    let Some(shape) = shape_of(&tree.file) else { return text.to_owned() };
    let mut value = tree.root.value();
    let mut spots: Vec<(usize, usize, usize)> = Vec::new();
    for pointer in shape::check(shape, tree, &value).broken {
        let Some(number) = tree.node(&pointer).and_then(plain_number) else { continue };
        let mut mended = value.clone();
        let Some(there) = mended.pointer_mut(&pointer) else { continue };
        *there = Value::String(number.to_owned());
        if !shape::check(shape, tree, &mended).broken.contains(&pointer) {
            value = mended;
            spots
                .extend(tree.node(&pointer).map(|node| (node.spot.line, node.spot.column, node.spot.length)));
        }
    }
    if spots.is_empty() {
        return text.to_owned();
    }
    spots.sort_unstable();
    let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
    for (line, column, length) in spots.into_iter().rev() {
        let Some(line) = lines.get_mut(line.saturating_sub(1)) else { continue };
        let mut letters: Vec<char> = line.chars().collect();
        let start = column.saturating_sub(1);
        let end = start.saturating_add(length);
        if end <= letters.len() {
            letters.insert(end, '"');
            letters.insert(start, '"');
        }
        *line = letters.into_iter().collect();
    }
    let quoted = lines.join("\n");
    let (read, findings) = yaml::read(&tree.file, &quoted, tree.lines_before);
    let is_meant = findings.is_empty() && read.is_some_and(|tree| tree.root.value() == value);
    if is_meant { quoted } else { text.to_owned() }
}

fn plain_number(node: &Node) -> Option<&str> {
    match &node.content {
        Content::Scalar { text, style: Style::Plain, .. } if node.value().is_number() => Some(text),
        _ => None,
    }
}
