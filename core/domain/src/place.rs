//! Where in a designer's file something stands: file, line, column, length, counted in characters from 1.

use std::fmt;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

/// A place in a file. Line 0 means the file as a whole.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
pub struct Place {
    /// Path relative to the folder that was read, with `/` between parts.
    pub file: Arc<str>,
    /// Line, from 1; 0 for the whole file.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// Length in characters on that line; 0 when only a point is known.
    pub length: u32,
}

impl Place {
    /// A place in `file` at `line` and `column`, `length` characters long.
    #[must_use]
    pub fn new(file: &Arc<str>, line: u32, column: u32, length: u32) -> Self {
        Self { file: Arc::clone(file), line, column, length }
    }

    /// The whole of `file`.
    #[must_use]
    pub fn whole(file: &str) -> Self {
        Self { file: file.into(), line: 0, column: 0, length: 0 }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => out.write_str(&self.file),
            line => write!(out, "{}:{line}:{}", self.file, self.column),
        }
    }
}

/// A piece of text lifted out of a file that still knows where each of its lines stood.
///
/// Conditions are parsed as text of their own; their problems must point into the YAML file around them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The text, lines parted by `\n`.
    pub text: Arc<str>,
    /// The file it stands in.
    pub file: Arc<str>,
    /// For each line of `text`: the line and column in the file of its first character.
    pub starts: Vec<(u32, u32)>,
}

impl Passage {
    /// A passage of one line that begins at `place`.
    #[must_use]
    pub fn line(text: &str, place: &Place) -> Self {
        Self { text: text.into(), file: Arc::clone(&place.file), starts: vec![(place.line, place.column)] }
    }

    /// The place in the file of `length` characters at `line` and `column` (both from 1) of the passage.
    #[must_use]
    pub fn place(&self, line: usize, column: usize, length: usize) -> Place {
        let (file_line, file_column) =
            self.starts.get(line.saturating_sub(1)).or(self.starts.last()).copied().unwrap_or((0, 0));
        let column = file_column.saturating_add(narrow(column.saturating_sub(1)));
        Place::new(&self.file, file_line, column, narrow(length))
    }

    /// The whole passage as a place: its first line.
    #[must_use]
    pub fn whole(&self) -> Place {
        let first = self.text.lines().next().unwrap_or("");
        self.place(1, 1, first.chars().count())
    }
}

fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
