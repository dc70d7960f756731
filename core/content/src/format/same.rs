//! Whether two texts say the same.

use std::sync::Arc;

use pulldown_cmark::{CowStr, Event, Parser, Tag};

use crate::markdown::{self, Front, OPTIONS};
use crate::yaml::{Content, Node};

/// Whether two trees have the same keys and values in the same order, written in the same way.
pub(super) fn trees(one: &Node, other: &Node) -> bool {
    match (&one.content, &other.content) {
        (Content::Scalar { text, style, .. }, Content::Scalar { text: text2, style: style2, .. }) => {
            text == text2 && style == style2
        }
        (Content::List(items), Content::List(items2)) => {
            items.len() == items2.len() && items.iter().zip(items2).all(|(one, other)| trees(one, other))
        }
        (Content::Map(entries), Content::Map(entries2)) => {
            let mut pairs = entries.iter().zip(entries2);
            entries.len() == entries2.len()
                && pairs.all(|((key, node), (key2, node2))| key.text == key2.text && trees(node, node2))
        }
        _ => false,
    }
}

/// Whether two texts have the same letters, blanks and line ends aside: comments are part of no tree.
pub(super) fn letters(one: &str, other: &str) -> bool {
    let letters = |text: &'_ str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    letters(one) == letters(other)
}

/// Whether two pages read alike, and have the same blocks.
pub(super) fn pages(one: &str, other: &str) -> bool {
    events(one) == events(other) && blocks(one) == blocks(other)
}

/// What a page says, piece by piece: texts joined, and the words of headings in no order.
fn events(text: &str) -> Vec<Event<'_>> {
    let mut events: Vec<Event<'_>> = Vec::new();
    for event in Parser::new_ext(text, OPTIONS) {
        match (event, events.last_mut()) {
            (Event::Text(more), Some(Event::Text(text))) => *text = CowStr::from(format!("{text}{more}")),
            (event @ (Event::SoftBreak | Event::End(_)), Some(Event::Text(text))) => {
                *text = CowStr::from(text.trim_end_matches(' ').to_owned());
                events.push(event);
            }
            (Event::Start(Tag::Heading { level, id, mut classes, mut attrs }), _) => {
                classes.sort_by(|one, other| (**one).cmp(other));
                attrs.sort_by(|(one, _), (other, _)| (**one).cmp(other));
                events.push(Event::Start(Tag::Heading { level, id, classes, attrs }));
            }
            (event, _) => events.push(event),
        }
    }
    events
}

/// The named blocks of a page, without what blanks and empty lines add.
fn blocks(text: &str) -> Vec<String> {
    let front = Front { yaml: "", lines_before: 0, body: text, lines_before_body: 0 };
    let file: Arc<str> = "".into();
    // What stands in a heading of any kind of file can be read as a local change's.
    let written = markdown::blocks(&file, &front, markdown::Kind::LocalChange, &mut Vec::new());
    let block = |one: &markdown::WrittenBlock| {
        let block = &one.block;
        let base = one.base.as_ref().map(|(hash, _)| hash);
        let lines: Vec<&str> =
            block.text.lines().map(str::trim_end).filter(|line| !line.is_empty()).collect();
        let heading = format!("{} {} {:?} {}", block.id, block.title, block.audiences, block.fixed);
        format!("{heading} {:?} {base:?} {}", one.verb, lines.join("\n"))
    };
    written.blocks.iter().map(block).collect()
}
