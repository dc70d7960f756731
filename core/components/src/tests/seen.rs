//! Markup as a browser sees it: elements with their attributes in any order, and text with the blanks that are shown.

use std::collections::BTreeMap;

use html5gum::{Token, Tokenizer};

/// One thing of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Seen {
    Open(String, BTreeMap<String, String>),
    Text(String),
    Close(String),
}

const VOID: [&str; 6] = ["br", "hr", "img", "input", "meta", "link"];

/// Elements in a line of text: blanks round and in them can be seen.
const INLINE: [&str; 13] =
    ["a", "abbr", "b", "code", "del", "em", "i", "ins", "small", "span", "strong", "time", "title"];

/// Reads markup. Every element must be closed where it should be, and nothing may be no HTML.
pub(crate) fn seen(html: &str) -> Vec<Seen> {
    let mut all = Vec::new();
    let mut open: Vec<String> = Vec::new();
    for token in Tokenizer::new(html) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let name = text(&tag.name);
                let attributes =
                    tag.attributes.iter().map(|(name, value)| attribute(&text(name), &text(value)));
                all.push(Seen::Open(name.clone(), attributes.collect()));
                if VOID.contains(&name.as_str()) || tag.self_closing {
                    all.push(Seen::Close(name));
                } else {
                    open.push(name);
                }
            }
            Token::EndTag(tag) => {
                let name = text(&tag.name);
                assert_eq!(open.pop().as_ref(), Some(&name), "closed in the wrong order: {html}");
                all.push(Seen::Close(name));
            }
            Token::String(string) => all.push(Seen::Text(text(&string))),
            Token::Error(error) => panic!("{error:?}: {html}"),
            other => panic!("{other:?} in {html}"),
        }
    }
    assert!(open.is_empty(), "not closed: {open:?} in {html}");
    shown(all)
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Classes are a list with blanks between.
fn attribute(name: &str, value: &str) -> (String, String) {
    let value = match name {
        "class" => value.split_whitespace().collect::<Vec<_>>().join(" "),
        _ => value.to_owned(),
    };
    (name.to_owned(), value)
}

/// Leaves the blanks that are shown: one between words, none at the edges of what is a block, and each with the word after
/// it, in whichever element of the line it was written.
fn shown(all: Vec<Seen>) -> Vec<Seen> {
    let mut kept: Vec<Seen> = Vec::new();
    let (mut blank, mut written, mut verbatim) = (false, false, false);
    for one in all {
        let boundary = |name: &str| !INLINE.contains(&name);
        match one {
            Seen::Text(text) if verbatim => push(&mut kept, text),
            Seen::Text(text) => {
                for sign in text.chars() {
                    if sign.is_ascii_whitespace() {
                        blank = written;
                        continue;
                    }
                    if blank {
                        push(&mut kept, " ".to_owned());
                    }
                    push(&mut kept, sign.to_string());
                    (blank, written) = (false, true);
                }
            }
            Seen::Open(name, attributes) => {
                if boundary(&name) {
                    (blank, written) = (false, false);
                }
                verbatim = matches!(name.as_str(), "textarea" | "pre");
                kept.push(Seen::Open(name, attributes));
            }
            Seen::Close(name) => {
                if boundary(&name) {
                    (blank, written) = (false, false);
                }
                verbatim = false;
                kept.push(Seen::Close(name));
            }
        }
    }
    kept
}

fn push(kept: &mut Vec<Seen>, text: String) {
    match kept.last_mut() {
        Some(Seen::Text(before)) => before.push_str(&text),
        _ if text.is_empty() => {}
        _ => kept.push(Seen::Text(text)),
    }
}

/// Without the elements of which this holds, and all that is in them.
pub(crate) fn without(all: Vec<Seen>, class: &str) -> Vec<Seen> {
    let mut depth = 0_usize;
    let mut kept = Vec::new();
    for one in all {
        let begins = matches!(&one, Seen::Open(_, attributes)
            if attributes.get("class").is_some_and(|classes| classes.split(' ').any(|one| one == class)));
        match &one {
            Seen::Open(..) if depth > 0 || begins => depth += 1,
            Seen::Close(_) if depth > 0 => depth -= 1,
            _ if depth > 0 => {}
            _ => kept.push(one),
        }
    }
    kept
}

/// Only what elements and attributes there are: what no text may change.
pub(crate) fn shape(html: &str) -> Vec<String> {
    let named = |one: Seen| match one {
        Seen::Open(name, attributes) => {
            let names: Vec<&str> = attributes.keys().map(String::as_str).collect();
            Some(format!("<{name} {}>", names.join(" ")))
        }
        Seen::Close(name) => Some(format!("</{name}>")),
        Seen::Text(_) => None,
    };
    seen(html).into_iter().filter_map(named).collect()
}
