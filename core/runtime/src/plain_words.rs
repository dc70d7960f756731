//! Conditions in plain English, made from their tree and the dictionary: questions and labels, never ids.
//!
//! What a designer wrote as `goods.agency.importance >= 4 or involvement.route == "group"` reads as
//! `the answer to "How much does having a say matter?" is at least 4 of 5, or the answer to "How did they come to be
//! involved?" is "through a group"`. For reading copies, explanations and pages; nothing decides on these words.

mod clause;

use domain::condition::{Condition, Node};
use domain::dictionary::Dictionary;
use jiff::civil::Date;

use clause::ClauseWords;

/// The condition as it reads after "when". Negations stand inside the phrases, groups within groups in brackets.
///
/// Two conditions of one dictionary that read alike ask alike, as long as no two of its questions, labels or
/// descriptions are the same.
#[must_use]
pub fn in_words(condition: &Condition, dictionary: &Dictionary) -> String {
    let words = ClauseWords { dictionary };
    phrase(condition, condition.root(), true, words).top()
}

/// When a rule with this condition holds a session: a hold lets go only of a clear no.
#[must_use]
pub fn held_in_words(condition: &Condition, dictionary: &Dictionary) -> String {
    let told = in_words(condition, dictionary);
    let settled = condition.reads().len() == 1;
    let what = if settled { "the answer is" } else { "an answer this depends on is" };
    format!("{told}; and as well while {what} not known, in dispute or out of date")
}

/// A day as people write it: `14 May 2026`.
#[must_use]
pub fn day_in_words(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

/// Labels one after another, each in quotation marks: `"a", "b" or "c"`.
#[must_use]
pub fn listed(labels: &[String], last: &str) -> String {
    let quoted: Vec<String> = labels.iter().map(|label| format!("\"{label}\"")).collect();
    match quoted.split_last() {
        Some((end, rest)) if !rest.is_empty() => format!("{} {last} {end}", rest.join(", ")),
        Some((end, _)) => end.clone(),
        None => String::new(),
    }
}

/// A part of a condition in words.
enum Phrase {
    /// One clause.
    Plain(String),
    /// Parts that must all hold, or of which one must.
    Group { all: bool, parts: Vec<Self> },
}

impl Phrase {
    /// As a whole sentence part: no brackets round it.
    fn top(&self) -> String {
        match self {
            Self::Plain(text) => text.clone(),
            Self::Group { all, parts } => {
                let inside: Vec<String> = parts.iter().map(Self::inside).collect();
                inside.join(if *all { ", and " } else { ", or " })
            }
        }
    }

    /// Within a group.
    fn inside(&self) -> String {
        match self {
            Self::Plain(text) => text.clone(),
            Self::Group { all, parts } => {
                let opening = match (all, parts.len()) {
                    (true, 2) => "both ",
                    (false, 2) => "either ",
                    (true, _) => "all of these: ",
                    (false, _) => "at least one of these: ",
                };
                format!("({opening}{})", self.joined(*all, parts))
            }
        }
    }

    fn joined(&self, all: bool, parts: &[Self]) -> String {
        let inside: Vec<String> = parts.iter().map(Self::inside).collect();
        match (parts.len(), all) {
            (2, true) => inside.join(" and "),
            (2, false) => inside.join(" or "),
            (_, true) => inside.join(", and "),
            (_, false) => inside.join(", or "),
        }
    }
}

fn phrase(condition: &Condition, node: &Node, upright: bool, words: ClauseWords<'_>) -> Phrase {
    let group = |all: bool, nodes: &[Node]| {
        let mut parts = Vec::with_capacity(nodes.len());
        for part in nodes.iter().map(|node| phrase(condition, node, upright, words)) {
            match part {
                // What was turned round may be of the same kind as its surroundings.
                Phrase::Group { all: inner, parts: inside } if inner == all => parts.extend(inside),
                other => parts.push(other),
            }
        }
        match parts.pop() {
            Some(only) if parts.is_empty() => only,
            Some(last) => {
                parts.push(last);
                Phrase::Group { all, parts }
            }
            None => Phrase::Plain(if all { "always" } else { "never" }.to_owned()),
        }
    };
    match node {
        Node::All(parts) => group(upright, parts),
        Node::Any(parts) => group(!upright, parts),
        Node::Not(part) => phrase(condition, part, !upright, words),
        Node::Clause(number) => match condition.clauses().get(*number) {
            Some(clause) => Phrase::Plain(words.of(clause, upright)),
            None => Phrase::Plain("it cannot be told".to_owned()),
        },
    }
}
