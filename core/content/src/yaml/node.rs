//! The tree: scalars, lists and maps with their places, and the way from a pointer such as `/rules/3/when` to them.

use std::sync::Arc;

use domain::place::{Passage, Place};
use serde_json::{Map, Value};

use super::{passage, scalar};

/// Where something stands in the text of a tree: line and column from 1, length on that line, all in characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Spot {
    pub(crate) line: usize,
    pub(crate) column: usize,
    pub(crate) length: usize,
}

/// How a scalar is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// Without quotes: the only style in which `true` and `4` are more than text.
    Plain,
    /// In single quotes.
    Single,
    /// In double quotes.
    Double,
    /// A `|` or `>` block.
    Block,
}

/// The key of a map.
#[derive(Clone, Debug)]
pub(crate) struct Key {
    pub(crate) text: String,
    pub(crate) spot: Spot,
}

/// What a node is.
#[derive(Clone, Debug)]
pub(crate) enum Content {
    Scalar {
        text: String,
        style: Style,
        /// Line and column (from 1) just after it.
        end: (usize, usize),
    },
    List(Vec<Node>),
    Map(Vec<(Key, Node)>),
}

/// A value with its place.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) content: Content,
    pub(crate) spot: Spot,
    /// Something about it was refused; what is said of it further on would only repeat that.
    pub(crate) flawed: bool,
}

/// A YAML text as a tree.
#[derive(Clone, Debug)]
pub(crate) struct Tree {
    pub(crate) file: Arc<str>,
    /// The lines of the text.
    pub(crate) lines: Vec<Box<str>>,
    /// How many lines of the file stand before the text.
    pub(crate) lines_before: usize,
    pub(crate) root: Node,
}

impl Node {
    /// The text of a scalar.
    pub(crate) fn text(&self) -> Option<&str> {
        match &self.content {
            Content::Scalar { text, .. } => Some(text),
            Content::List(_) | Content::Map(_) => None,
        }
    }

    /// The value of a key of a map.
    pub(crate) fn get(&self, name: &str) -> Option<&Self> {
        self.entries().iter().find(|(key, _)| key.text == name).map(|(_, node)| node)
    }

    /// The entries of a map, in file order; none for anything else.
    pub(crate) fn entries(&self) -> &[(Key, Self)] {
        match &self.content {
            Content::Map(entries) => entries,
            Content::Scalar { .. } | Content::List(_) => &[],
        }
    }

    /// The items of a list, in file order.
    pub(crate) fn list(&self) -> Option<&[Self]> {
        match &self.content {
            Content::List(items) => Some(items),
            Content::Scalar { .. } | Content::Map(_) => None,
        }
    }

    /// As JSON; the first of two equal keys counts.
    pub(crate) fn value(&self) -> Value {
        match &self.content {
            Content::Scalar { text, style, .. } => scalar::value(text, *style),
            Content::List(items) => Value::Array(items.iter().map(Self::value).collect()),
            Content::Map(entries) => {
                let mut map = Map::new();
                for (key, node) in entries {
                    map.entry(key.text.clone()).or_insert_with(|| node.value());
                }
                Value::Object(map)
            }
        }
    }

    fn step(&self, part: &str) -> Option<(Option<&Key>, &Self)> {
        match &self.content {
            Content::Scalar { .. } => None,
            Content::List(items) => items.get(part.parse::<usize>().ok()?).map(|node| (None, node)),
            Content::Map(entries) => {
                entries.iter().find(|(key, _)| key.text == part).map(|(key, node)| (Some(key), node))
            }
        }
    }

    fn flaws_into(&self, pointer: &str, out: &mut Vec<String>) {
        if self.flawed {
            out.push(pointer.to_owned());
        }
        for (number, item) in self.list().unwrap_or_default().iter().enumerate() {
            item.flaws_into(&format!("{pointer}/{number}"), out);
        }
        for (key, node) in self.entries() {
            node.flaws_into(&format!("{pointer}/{}", escaped(&key.text)), out);
        }
    }
}

impl Tree {
    fn walk(&self, pointer: &str) -> Option<(Option<&Key>, &Node)> {
        let mut found = (None, &self.root);
        for part in pointer.split('/').skip(1) {
            let part = part.replace("~1", "/").replace("~0", "~");
            found = found.1.step(&part)?;
        }
        Some(found)
    }

    /// The node a pointer names.
    pub(crate) fn node(&self, pointer: &str) -> Option<&Node> {
        self.walk(pointer).map(|(_, node)| node)
    }

    /// The place of the value a pointer names; where nothing is written there, the place of its key.
    pub(crate) fn place(&self, pointer: &str) -> Place {
        match self.walk(pointer) {
            Some((Some(key), node)) if node.text() == Some("") && node.spot.length == 0 => self.at(key.spot),
            Some((_, node)) => self.at(node.spot),
            None => {
                pointer.rsplit_once('/').map_or(self.at(self.root.spot), |(parent, _)| self.place(parent))
            }
        }
    }

    /// The place of the key a pointer ends in; for an item of a list, of the item.
    pub(crate) fn key_place(&self, pointer: &str) -> Place {
        match self.walk(pointer) {
            Some((Some(key), _)) => self.at(key.spot),
            _ => self.place(pointer),
        }
    }

    /// The place of a spot.
    pub(crate) fn at(&self, spot: Spot) -> Place {
        let line = spot.line.saturating_add(self.lines_before);
        Place::new(&self.file, narrow(line), narrow(spot.column), narrow(spot.length))
    }

    /// The text of a scalar that still knows where each of its lines stands.
    pub(crate) fn passage(&self, pointer: &str) -> Option<Passage> {
        passage::of(self, self.node(pointer)?)
    }

    /// The place of `words` inside the scalar a pointer names, or of the scalar.
    pub(crate) fn place_of(&self, pointer: &str, words: &str) -> Place {
        let found = self.node(pointer).and_then(|node| self.find(node, words));
        found.map_or_else(|| self.place(pointer), |spot| self.at(spot))
    }

    fn find(&self, node: &Node, words: &str) -> Option<Spot> {
        let Content::Scalar { end, .. } = &node.content else { return None };
        (node.spot.line..=end.0).find_map(|line| {
            let text = self.lines.get(line.checked_sub(1)?)?;
            let from = if line == node.spot.line { node.spot.column.saturating_sub(1) } else { 0 };
            let start = text.char_indices().nth(from).map_or(text.len(), |(byte, _)| byte);
            let byte = text.get(start..)?.find(words)?.saturating_add(start);
            let column = text.get(..byte)?.chars().count().saturating_add(1);
            Some(Spot { line, column, length: words.chars().count() })
        })
    }

    /// Pointers to everything that was refused.
    pub(crate) fn flaws(&self) -> Vec<String> {
        let mut out = Vec::new();
        self.root.flaws_into("", &mut out);
        out
    }
}

/// A key as a part of a pointer.
pub(crate) fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// A count as a place keeps it.
pub(crate) fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
