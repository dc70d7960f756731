//! What the parser could not read and what the plain subset leaves out, in the words of people who write sessions.

use domain::codes::{self, Code};
use domain::finding::Finding;
use domain::place::Place;

use super::slip;

/// A finding that still lacks its place.
pub(super) struct Trouble {
    code: Code,
    what: String,
    fix: Option<String>,
}

impl Trouble {
    pub(super) fn new(code: Code, what: impl Into<String>) -> Self {
        Self { code, what: what.into(), fix: None }
    }

    pub(super) fn fix(mut self, fix: impl Into<String>) -> Self {
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
pub(super) type Position = (usize, usize);

/// Where the parser stood when it stumbled.
pub(super) struct Stumble<'s> {
    /// What it says of it.
    pub(super) info: &'s str,
    /// Where.
    pub(super) here: Position,
    /// The last text it read: its start and its last line.
    pub(super) before: Option<(Position, usize)>,
    /// The bracket that is open.
    pub(super) bracket: Option<Position>,
    /// The lines of the text.
    pub(super) lines: &'s [Box<str>],
}

/// Explains what the parser stumbled over, and where a person would look.
pub(super) fn explained(stumble: &Stumble<'_>) -> (Trouble, Position) {
    let Stumble { info, here, .. } = *stumble;
    let trouble = |what: &str, fix: &str| Trouble::new(codes::NOT_READABLE, what).fix(fix);
    let slip = stumble.tab().or_else(|| stumble.goes_on_after_quote());
    if let Some(found) = slip.or_else(|| slip::text_in_brackets(stumble.lines, here.0)) {
        return found;
    }
    if info.contains("unknown anchor") {
        return (mark("*", true), here);
    }
    if info.contains("quoted scalar") {
        let what = "a quote is opened here and not closed in time";
        return (trouble(what, "close the quote at the end of its text"), here);
    }
    if info.contains("unexpected character") || info.contains("cannot start any token") {
        let what = "a text without quotes cannot begin with this character";
        return (trouble(what, "put the whole text in single quotes"), here);
    }
    if let Some(place) = stumble.blank_missing() {
        return (trouble("a space is missing after `:`", "write a space after the `:`"), place);
    }
    if let Some(bracket) = stumble.bracket {
        let what = "this bracket is not closed, or a comma is missing after it";
        return (
            trouble(what, "close the bracket with `]` or `}` and part its entries with commas"),
            bracket,
        );
    }
    if let Some(found) = stumble.colon_missing() {
        return found;
    }
    if info.contains("mapping values are not allowed")
        && stumble.before.is_none_or(|(start, last)| last == start.0)
    {
        let fix = "put the text after the first `:` in quotes, or write it as a `>` block";
        return (trouble("a second `:` followed by a space stands on this line", fix), here);
    }
    let lead = stumble.line(here.0).chars().take_while(|c| c.is_whitespace()).count();
    let what = "this line does not fit the lines above it";
    let fix = "begin it in the same column as its neighbours; a row of a list begins with `- `, and a key is followed by `:` and a space";
    (trouble(what, fix), (here.0, lead.saturating_add(1)))
}

impl Stumble<'_> {
    fn line(&self, number: usize) -> &str {
        self.lines.get(number.saturating_sub(1)).map_or("", |line| &**line)
    }

    /// A line `key:value` since the last text began, which was then read as more of that text.
    fn blank_missing(&self) -> Option<Position> {
        let first = self.before.map_or(1, |(start, _)| start.0);
        (first..=self.here.0).find_map(|number| {
            let line = self.line(number);
            let bare = line.trim_start();
            let bare = bare.strip_prefix("- ").unwrap_or(bare).trim_start();
            let (key, value) = bare.split_once(':')?;
            let is_key =
                !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || b"_.-".contains(&b));
            let runs_on = !value.is_empty() && !value.starts_with([' ', '\t', '/']);
            let column = line.chars().count().saturating_sub(bare.chars().count()).saturating_add(1);
            (is_key && runs_on).then_some((number, column))
        })
    }
}

/// An anchor, an alias or a tag, as it is written.
pub(super) fn mark(raw: &str, alias: bool) -> Trouble {
    if alias || raw.starts_with('*') {
        let what = "a text without quotes begins with `*`, which reads as a reference";
        return Trouble::new(codes::NOT_PLAIN, what).fix("put the whole text in single quotes");
    }
    if raw.starts_with('&') {
        let what = "a text without quotes begins with `&`, which reads as a label";
        return Trouble::new(codes::NOT_PLAIN, what)
            .fix("put the whole text in single quotes, or write the value out where it is used");
    }
    let what = "a text without quotes begins with `!`, which reads as a mark of its own";
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
    Trouble::new(codes::NOT_READABLE, "the name before a `:` is a list")
        .fix("write a plain word before the `:`")
}
