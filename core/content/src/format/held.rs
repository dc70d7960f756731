//! Which lines of a YAML text are part of something that began above them.

use crate::yaml::{Content, Node, Style, Tree};

/// Why a line is no line of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Held {
    /// It carries on a text; blanks at its ends mean nothing, empty lines do.
    Text,
    /// It stands in a `|` or `>` block whose lines begin after so many blanks.
    Block(usize),
    /// It carries on a list or a map in brackets.
    Brackets,
}

/// What holds each line, and where keys of maps without brackets begin.
#[derive(Debug)]
pub(super) struct Lines {
    held: Vec<Option<Held>>,
    /// Line and column, from 1.
    keys: Vec<(usize, usize)>,
}

impl Lines {
    pub(super) fn of(tree: &Tree) -> Self {
        let mut lines = Self { held: vec![None; tree.lines.len()], keys: Vec::new() };
        lines.take(tree, &tree.root);
        lines.keys.sort_unstable();
        lines
    }

    /// What holds a line, by its number from 1.
    pub(super) fn held(&self, number: usize) -> Option<Held> {
        *self.held.get(number.checked_sub(1)?)?
    }

    /// Whether a key begins there.
    pub(super) fn is_key(&self, line: usize, column: usize) -> bool {
        self.keys.binary_search(&(line, column)).is_ok()
    }

    fn hold(&mut self, lines: impl Iterator<Item = usize>, why: Held) {
        for line in lines {
            if let Some(held) = line.checked_sub(1).and_then(|at| self.held.get_mut(at)) {
                *held = Some(why);
            }
        }
    }

    fn take(&mut self, tree: &Tree, node: &Node) {
        let first = node.spot.line;
        match &node.content {
            Content::Scalar { style: Style::Block, end, .. } => {
                let indent = node.spot.column.saturating_sub(1);
                self.hold(block(tree, first, indent, end.0), Held::Block(indent));
            }
            Content::Scalar { end, .. } => self.hold(first.saturating_add(1)..=end.0, Held::Text),
            Content::List(_) | Content::Map(_) if begins_with_bracket(tree, node) => {
                let last = bracket_end(tree, node);
                self.hold(first.saturating_add(1)..=last, Held::Brackets);
            }
            Content::List(items) => items.iter().for_each(|item| self.take(tree, item)),
            Content::Map(entries) => {
                for (key, value) in entries {
                    self.keys.push((key.spot.line, key.spot.column));
                    self.take(tree, value);
                }
            }
        }
    }
}

/// The lines of a block: from the one after its sign to before the first that is indented less.
fn block(tree: &Tree, first: usize, indent: usize, end: usize) -> impl Iterator<Item = usize> {
    let is_blank =
        |number: usize| tree.lines.get(number.wrapping_sub(1)).is_none_or(|line| line.trim().is_empty());
    let mut start = first;
    while start > 1 && is_blank(start.saturating_sub(1)) {
        start = start.saturating_sub(1);
    }
    let mut last = first;
    for number in first..=end {
        let Some(line) = tree.lines.get(number.saturating_sub(1)) else { break };
        let lead = line.chars().take_while(|c| *c == ' ').count();
        if line.trim().is_empty() {
            // Only where the sign says so are empty lines at the end part of the text.
            continue;
        }
        if lead < indent {
            break;
        }
        last = number;
    }
    let keeps = start.checked_sub(2).and_then(|sign| tree.lines.get(sign)).is_some_and(|line| keeps(line));
    while keeps && last < tree.lines.len() && is_blank(last.saturating_add(1)) {
        last = last.saturating_add(1);
    }
    start..=last
}

/// Whether a block's sign keeps the empty lines at its end: `|+`, `>2+`.
fn keeps(line: &str) -> bool {
    line.split(['|', '>']).next_back().is_some_and(|sign| sign.split('#').next().unwrap_or("").contains('+'))
}

/// The character a node begins with.
fn begins_with_bracket(tree: &Tree, node: &Node) -> bool {
    let line = tree.lines.get(node.spot.line.wrapping_sub(1));
    let first = line.and_then(|line| line.chars().nth(node.spot.column.saturating_sub(1)));
    matches!(first, Some('[' | '{'))
}

/// The line of the bracket that closes the one a node begins with.
fn bracket_end(tree: &Tree, node: &Node) -> usize {
    let mut depth = 0_usize;
    let mut quote = None;
    for (number, line) in tree.lines.iter().enumerate().skip(node.spot.line.saturating_sub(1)) {
        let number = number.saturating_add(1);
        let skip = if number == node.spot.line { node.spot.column.saturating_sub(1) } else { 0 };
        // Quotes open a text only where one can begin.
        let mut before = ' ';
        let mut letters = line.chars().skip(skip);
        while let Some(letter) = letters.next() {
            let can_begin = matches!(before, ' ' | '\t' | '[' | '{' | ',' | ':');
            match (quote, letter) {
                (Some('"'), '\\') => {
                    letters.next();
                }
                (Some(open), close) if open == close => quote = None,
                (Some(_), _) => {}
                (None, '"' | '\'') if can_begin => quote = Some(letter),
                (None, '#') if matches!(before, ' ' | '\t') => break,
                (None, '[' | '{') => depth = depth.saturating_add(1),
                (None, ']' | '}') => depth = depth.saturating_sub(1),
                (None, _) => {}
            }
            before = letter;
            if depth == 0 {
                return number;
            }
        }
    }
    tree.lines.len()
}
