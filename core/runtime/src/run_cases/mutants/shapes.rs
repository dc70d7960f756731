//! Slips in how clauses combine: a part left out, turned round, or joined by the other word.
//!
//! A part of an `and` that always held, and a part of an `or` that never did, are the same as that part left out; the
//! other way round it is the whole group that always or never holds, which is left out where it stands in turn.

use domain::condition::{Condition, Node};
use domain::dictionary::Dictionary;
use domain::place::Place;

use super::{Slip, rebuilt};

/// A tree with a slip in it.
struct Shape {
    root: Node,
    place: Place,
    change: String,
    more: bool,
}

/// The condition that never holds.
pub(super) fn never(when: &Condition, dictionary: &Dictionary) -> Option<Slip> {
    let change = format!("{} never held", words(when.root(), when));
    let shape = Shape { root: Node::Any(Vec::new()), place: place(when.root(), when)?, change, more: false };
    Some(slip(shape, when, dictionary))
}

/// Every slip in how the clauses of `when` combine.
pub(super) fn slips(when: &Condition, dictionary: &Dictionary) -> Vec<Slip> {
    let mut shapes = inside(when.root(), true, when);
    if let Some(place) = place(when.root(), when) {
        let change = format!("{} always held", words(when.root(), when));
        shapes.push(Shape { root: Node::All(Vec::new()), place, change, more: true });
    }
    shapes.into_iter().map(|shape| slip(shape, when, dictionary)).collect()
}

fn slip(shape: Shape, when: &Condition, dictionary: &Dictionary) -> Slip {
    let clauses = when.clauses().to_vec();
    let when = rebuilt(when, shape.root, clauses, dictionary);
    Slip { when, place: shape.place, change: shape.change, more: shape.more }
}

/// `node` with one slip inside it, in every way. `upright` is whether a yes of the node leans towards a yes of the whole.
fn inside(node: &Node, upright: bool, when: &Condition) -> Vec<Shape> {
    let Some(place) = place(node, when) else { return Vec::new() };
    let turned = |part: &Node| Shape {
        root: Node::Not(Box::new(part.clone())),
        place: place.clone(),
        change: format!("{} meant the opposite", words(part, when)),
        more: false,
    };
    match node {
        Node::Clause(_) => vec![turned(node)],
        Node::Not(part) => {
            let around = |shape: Shape| Shape { root: Node::Not(Box::new(shape.root)), ..shape };
            let mut shapes: Vec<Shape> = inside(part, !upright, when).into_iter().map(around).collect();
            if !matches!(**part, Node::Clause(_)) {
                shapes.push(Shape { root: (**part).clone(), ..turned(part) });
            }
            shapes
        }
        Node::All(parts) | Node::Any(parts) => {
            let all = matches!(node, Node::All(_));
            let group = |parts: Vec<Node>| if all { Node::All(parts) } else { Node::Any(parts) };
            let mut shapes = Vec::new();
            for (number, part) in parts.iter().enumerate() {
                let with = |changed: Option<Node>| {
                    let (before, after) = parts.split_at(number);
                    let after = after.iter().skip(1).cloned();
                    group(before.iter().cloned().chain(changed).chain(after).collect())
                };
                shapes.extend(
                    inside(part, upright, when)
                        .into_iter()
                        .map(|shape| Shape { root: with(Some(shape.root)), ..shape }),
                );
                if parts.len() > 1 {
                    shapes.extend(self::place(part, when).map(|place| Shape {
                        root: with(None),
                        place,
                        change: format!("{} were left out", words(part, when)),
                        more: all == upright,
                    }));
                }
            }
            if parts.len() > 1 {
                let (root, word, other) = if all {
                    (Node::Any(parts.clone()), "and", "or")
                } else {
                    (Node::All(parts.clone()), "or", "and")
                };
                let change = format!("the `{word}` in {} were `{other}`", words(node, when));
                shapes.push(Shape { root, place: place.clone(), change, more: all == upright });
            }
            shapes
        }
    }
}

/// Where a part begins.
fn place(node: &Node, when: &Condition) -> Option<Place> {
    match node {
        Node::Clause(number) => when.clauses().get(*number).map(|clause| clause.place.clone()),
        Node::Not(part) => place(part, when),
        Node::All(parts) | Node::Any(parts) => parts.iter().find_map(|part| place(part, when)),
    }
}

/// A part as it could have been written.
fn words(node: &Node, when: &Condition) -> String {
    format!("`{}`", written(node, when))
}

fn written(node: &Node, when: &Condition) -> String {
    let joined = |parts: &[Node], word: &str| {
        let parts: Vec<String> = parts
            .iter()
            .map(|part| match part {
                Node::All(_) | Node::Any(_) => format!("({})", written(part, when)),
                _ => written(part, when),
            })
            .collect();
        parts.join(word)
    };
    match node {
        Node::Clause(number) => {
            when.clauses().get(*number).map(|clause| clause.text.to_string()).unwrap_or_default()
        }
        Node::Not(part) => format!("not({})", written(part, when)),
        Node::All(parts) => joined(parts, " and "),
        Node::Any(parts) => joined(parts, " or "),
    }
}
