//! What can stand where somebody is writing: names of a programme's facts, sessions, sheets, rules and the like. A
//! text and a position go in, a list comes out; screens and editors show it as they like.

mod cursor;
mod names;

use domain::template::PLACEHOLDERS;

use crate::compile::Ready;
pub use cursor::{At, Cursor};
pub use names::{Names, does, wanted};

/// What a suggestion names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A fact or a derived fact.
    Fact,
    /// An answer a fact may have, or another word of a list.
    Word,
    /// A function.
    Function,
    /// A session outline.
    Session,
    /// A sheet.
    Sheet,
    /// A quoted work.
    Source,
    /// A change goal.
    Goal,
    /// A need, strength, good or the like.
    Term,
    /// A rule.
    Rule,
    /// A key of a file.
    Key,
}

/// Something that can stand at the cursor.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Suggestion {
    /// What is written.
    pub text: String,
    /// What it names.
    pub kind: Kind,
    /// What it is, in a few words.
    pub about: String,
}

impl Suggestion {
    /// A suggestion.
    #[must_use]
    pub fn new(kind: Kind, text: impl Into<String>, about: impl Into<String>) -> Self {
        Self { text: text.into(), kind, about: about.into() }
    }
}

/// Where somebody is writing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spot {
    /// In YAML: a file of its own, or the lines between the two `---`.
    Yaml(Cursor),
    /// In the brackets of a block's heading.
    Heading,
    /// After `{{`.
    Placeholder,
    /// In a script.
    Script,
    /// Where nothing can be suggested.
    Elsewhere,
}

/// The place of a cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Where it is.
    pub spot: Spot,
    /// The word it stands in or after, as far as it is written.
    pub word: String,
    /// The column of that word's first character, from 1.
    pub from: u32,
}

/// Finds where in the file at `path` the cursor before `line` and `column` (from 1, in characters) stands.
#[must_use]
pub fn place(path: &str, text: &str, line: u32, column: u32) -> Place {
    let number = |number: u32| usize::try_from(number.saturating_sub(1)).unwrap_or(usize::MAX);
    let (line, column) = (number(line), number(column));
    let lines: Vec<&str> = text.lines().collect();
    let before: Vec<char> = lines.get(line).copied().unwrap_or_default().chars().take(column).collect();
    let of_word = |c: &char| c.is_alphanumeric() || matches!(c, '_' | '.' | '-');
    let word: Vec<char> = before.iter().rev().take_while(|c| of_word(c)).copied().collect();
    let from = before.len().saturating_sub(word.len()).saturating_add(1);
    let spot = spot(path, &lines, line, column, &before.iter().collect::<String>());
    Place { spot, word: word.into_iter().rev().collect(), from: u32::try_from(from).unwrap_or(u32::MAX) }
}

fn spot(path: &str, lines: &[&str], line: usize, column: usize, before: &str) -> Spot {
    match path.rsplit('.').next() {
        Some("rhai") => Spot::Script,
        Some("yaml" | "yml") => Spot::Yaml(cursor::yaml(lines, line, column)),
        Some("md") => {
            let fence = |line: &&str| line.trim_end() == "---";
            let closing = lines.iter().skip(1).position(fence).map(|at| at.saturating_add(1));
            let in_front =
                lines.first().is_some_and(fence) && line > 0 && closing.is_none_or(|end| line < end);
            let open =
                before.rsplit("{{").next().is_some_and(|rest| !rest.contains('}')) && before.contains("{{");
            match in_front {
                true => {
                    let front = lines.get(1..).unwrap_or_default();
                    Spot::Yaml(cursor::yaml(front, line.saturating_sub(1), column))
                }
                false if open => Spot::Placeholder,
                false if before.starts_with("## ") && before.contains('{') => Spot::Heading,
                false => Spot::Elsewhere,
            }
        }
        _ => Spot::Elsewhere,
    }
}

/// What of a programme can stand at `place` of the file at `path`, in the order of the files that declare it.
#[must_use]
pub fn complete(ready: &Ready, path: &str, place: &Place) -> Vec<Suggestion> {
    match &place.spot {
        Spot::Yaml(cursor) => {
            let wanted = wanted(path, cursor);
            wanted.into_iter().flat_map(|names| names.all(ready, cursor)).collect()
        }
        Spot::Placeholder => {
            let word =
                |name: &str| Suggestion::new(Kind::Word, name, "a word that each person's page fills in");
            PLACEHOLDERS.into_iter().map(word).collect()
        }
        Spot::Script if place.word.starts_with("person.") => {
            let facts = Names::Facts.all(ready, &Cursor::nowhere());
            let of_person = |fact: Suggestion| Suggestion { text: format!("person.{}", fact.text), ..fact };
            facts.into_iter().map(of_person).collect()
        }
        Spot::Script | Spot::Heading | Spot::Elsewhere => Vec::new(),
    }
}

impl Cursor {
    /// A cursor that stands under no key.
    #[must_use]
    pub fn nowhere() -> Self {
        Self { keys: Vec::new(), at: At::Value, before: String::new() }
    }
}
