//! Conditions lifted out of a YAML file, each line with its place, whatever way the scalar is written.
//!
//! Lines are taken as they stand in the file and not as YAML folds them: a condition does not care about line ends,
//! and every column stays right.

use std::sync::Arc;

use domain::place::Passage;

use super::node::{Content, Node, Style, Tree, narrow};

/// The passage of a scalar; none for a list or a map.
pub(super) fn of(tree: &Tree, node: &Node) -> Option<Passage> {
    let Content::Scalar { style, end, .. } = &node.content else { return None };
    let start = (node.spot.line, node.spot.column);
    let mut lines = match style {
        Style::Plain => cut(tree, start, *end, 0, true),
        Style::Single | Style::Double => quoted(tree, start, *end, *style),
        Style::Block => block(tree, start, *end),
    };
    while lines.last().is_some_and(|line| line.text.trim().is_empty()) && lines.len() > 1 {
        lines.pop();
    }
    let text = lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n");
    let starts =
        lines.iter().map(|line| (narrow(line.number.saturating_add(tree.lines_before)), narrow(line.column)));
    Some(Passage { text: text.into(), file: Arc::clone(&tree.file), starts: starts.collect() })
}

struct Line {
    text: String,
    number: usize,
    column: usize,
}

/// The characters from `start` to `end` (line and column from 1), less `edge` at either side.
fn cut(tree: &Tree, start: (usize, usize), end: (usize, usize), edge: usize, fold: bool) -> Vec<Line> {
    (start.0..=end.0)
        .filter_map(|number| {
            let line = tree.lines.get(number.checked_sub(1)?)?;
            let from = if number == start.0 { start.1.saturating_sub(1).saturating_add(edge) } else { 0 };
            let to = if number == end.0 { end.1.saturating_sub(1).saturating_sub(edge) } else { usize::MAX };
            let text: String = line.chars().take(to).skip(from).collect();
            let lead = if fold { text.chars().take_while(|c| c.is_whitespace()).count() } else { 0 };
            let text = text.chars().skip(lead).collect::<String>();
            let column = from.saturating_add(lead).saturating_add(1);
            Some(Line { text: text.trim_end().to_owned(), number, column })
        })
        .collect()
}

/// The lines of a block: it ends before the first line that is indented less.
fn block(tree: &Tree, start: (usize, usize), end: (usize, usize)) -> Vec<Line> {
    let indent = start.1.saturating_sub(1);
    (start.0..=end.0)
        .map_while(|number| {
            let line = tree.lines.get(number.checked_sub(1)?)?;
            let lead = line.chars().take_while(|c| *c == ' ').count();
            if lead < indent && !line.trim().is_empty() {
                return None;
            }
            let text: String = line.chars().skip(indent).collect();
            Some(Line { text: text.trim_end().to_owned(), number, column: start.1 })
        })
        .collect()
}

/// The inside of quotes. Escaped quotes keep their width (a blank stands in for the backslash), so that columns hold.
fn quoted(tree: &Tree, start: (usize, usize), end: (usize, usize), style: Style) -> Vec<Line> {
    let mut lines = cut(tree, start, end, 1, true);
    let mut opening = true;
    for line in &mut lines {
        line.text = match style {
            Style::Double => unescaped(&line.text, &mut opening),
            Style::Single | Style::Plain | Style::Block => line.text.replace("''", "' "),
        };
    }
    lines
}

fn unescaped(text: &str, opening: &mut bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match (character, characters.as_str().chars().next()) {
            ('\\', Some('"')) => {
                characters.next();
                out.push_str(if *opening { " \"" } else { "\" " });
                *opening = !*opening;
            }
            ('\\', Some('\\')) => {
                characters.next();
                out.push_str("\\ ");
            }
            _ => out.push(character),
        }
    }
    out
}
