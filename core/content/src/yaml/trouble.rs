//! What the parser could not read and what the plain subset leaves out, in the words of people who write sessions.

use domain::codes::{self, Code};
use domain::finding::Finding;
use domain::place::Place;

/// A finding that still lacks its place.
pub(super) struct Trouble {
    code: Code,
    what: String,
    fix: Option<String>,
}

impl Trouble {
    fn new(code: Code, what: impl Into<String>) -> Self {
        Self { code, what: what.into(), fix: None }
    }

    fn fix(mut self, fix: impl Into<String>) -> Self {
        self.fix = Some(fix.into());
        self
    }

    pub(super) fn at(self, place: Place) -> Finding {
        let finding = Finding::new(self.code, place, self.what);
        match self.fix {
            Some(fix) => finding.fix(fix),
            None => finding,
        }
    }
}

/// A line and a column, from 1.
type Position = (usize, usize);

/// Explains what the parser stumbled over: `before` is the last text it read, with its start and its last line.
pub(super) fn explained(
    info: &str,
    here: Position,
    before: Option<(&str, Position, usize)>,
    lines: &[Box<str>],
) -> (Trouble, Position) {
    let not_readable = |what: &str, fix: &str| Trouble::new(codes::NOT_READABLE, what).fix(fix);
    let line = lines.get(here.0.saturating_sub(1)).map_or("", |line| &**line);
    let lead: String = line.chars().take_while(|c| c.is_whitespace()).collect();
    if let Some(tab) = lead.chars().position(|c| c == '\t') {
        let trouble =
            not_readable("this line is indented with a tab", "indent with blanks instead of the tab");
        return (trouble, (here.0, tab.saturating_add(1)));
    }
    if info.contains("unknown anchor") {
        return (mark("*", true), here);
    }
    if info.contains("mapping values are not allowed") {
        return colon(here, before);
    }
    if info.contains("quoted scalar") || info.contains("found unexpected end of stream") {
        let trouble = not_readable(
            "a quote is opened here and not closed in time",
            "close the quote at the end of its text",
        );
        return (trouble, here);
    }
    if info.contains("unexpected character") || info.contains("cannot start any token") {
        let what = "a text without quotes cannot begin with this character";
        return (not_readable(what, "put the whole text in single quotes"), here);
    }
    if info.contains("flow") || info.contains("',' or") || info.contains("':' indicator") {
        let what = "a bracket before this place is not closed, or a comma is missing";
        return (not_readable(what, "close the bracket `]` or `}` and part its entries with commas"), here);
    }
    if info.contains("did not find expected") || info.contains("indent") || info.contains("block") {
        let what = "this line does not fit the lines above it";
        let fix = "indent it like its neighbours; rows of a list begin with `- `, and a key is followed by `:` and a blank";
        return (not_readable(what, fix), here);
    }
    (Trouble::new(codes::NOT_READABLE, "the file cannot be read from here on"), here)
}

/// A `:` where none can stand: most often a blank is missing after an earlier one.
fn colon(here: Position, before: Option<(&str, Position, usize)>) -> (Trouble, Position) {
    let trouble = |what: &str, fix: &str| Trouble::new(codes::NOT_READABLE, what).fix(fix);
    match before {
        Some((text, start, last)) if last > start.0 && text.contains(':') => {
            (trouble("a blank is missing after `:`", "write a blank after the `:`"), start)
        }
        Some((_, start, last)) if last > start.0 => {
            let fix = "begin this line in the same column as the keys it belongs with";
            (trouble("this line is indented differently from its neighbours", fix), here)
        }
        _ => {
            let fix = "put the text after the first `:` in quotes, or write it as a `>` block";
            (trouble("a second `:` followed by a blank stands on this line", fix), here)
        }
    }
}

/// An anchor, an alias or a tag, as it is written.
pub(super) fn mark(raw: &str, alias: bool) -> Trouble {
    if alias || raw.starts_with('*') {
        let what = "a text without quotes begins with `*`, which YAML reads as a reference";
        return Trouble::new(codes::NOT_PLAIN, what).fix("put the whole text in single quotes");
    }
    if raw.starts_with('&') {
        let what = "a text without quotes begins with `&`, which YAML reads as a label";
        return Trouble::new(codes::NOT_PLAIN, what)
            .fix("put the whole text in single quotes, or write the value out where it is used");
    }
    let what = "a text without quotes begins with `!`, which YAML reads as a mark of its own";
    let quoted = raw.trim().replace('\'', "''");
    Trouble::new(codes::NOT_PLAIN, what).fix(format!(
        "write it in single quotes: `'{quoted}'`; in a condition, `not(...)` says the same as `!`"
    ))
}

/// A key `<<`.
pub(super) fn merge_key() -> Trouble {
    Trouble::new(codes::NOT_PLAIN, "`<<` copies keys from elsewhere in the file")
        .fix("write the keys out where they are used")
}

/// A key that is a list or a map.
pub(super) fn key_of_many() -> Trouble {
    Trouble::new(codes::NOT_READABLE, "a key is a list or a map").fix("write a plain word before the `:`")
}
