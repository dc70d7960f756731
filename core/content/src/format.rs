//! One layout for the files designers write: line ends, blanks, indentation, what stands in a heading's brackets.
//!
//! Words, order and comments are the author's. What a file says is compared before and after; where it would differ,
//! or where the file cannot be read, it is left as it is.

mod bracket;
mod held;
mod indent;
mod page;
mod quotes;
mod same;

use std::sync::Arc;

use domain::finding::Finding;

use crate::markdown;
use crate::package::hidden;
use crate::yaml;

/// What formatting a file gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Formatted {
    /// It is laid out as it should be.
    AsItWas,
    /// Its text in the one layout.
    New(String),
    /// It was left as it is, and why.
    LeftAlone(String),
}

/// A layout that another round would still change is not one.
const MOST_ROUNDS: usize = 4;

/// A kind of file that has a layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Yaml,
    Markdown,
    Script,
}

impl Kind {
    fn of(path: &str) -> Option<Self> {
        // The words a local change was made against are kept to the letter.
        if path.starts_with("bases/") || path.contains("/bases/") {
            return None;
        }
        match path.rsplit_once('.')?.1 {
            "yaml" | "yml" => Some(Self::Yaml),
            "md" => Some(Self::Markdown),
            "rhai" => Some(Self::Script),
            _ => None,
        }
    }
}

/// Why a file is left as it is.
enum Left {
    Unread(Finding),
    Otherwise,
}

impl Left {
    fn in_words(self) -> String {
        match self {
            Self::Unread(finding) => {
                let (line, column) = (finding.place.line, finding.place.column);
                format!(
                    "it cannot be read: {} at line {line}, column {column}: {}",
                    finding.code, finding.what
                )
            }
            Self::Otherwise => "another layout would change what it says".to_owned(),
        }
    }
}

/// Whether files of this name have a layout.
#[must_use]
pub fn has_layout(path: &str) -> bool {
    Kind::of(path).is_some()
}

/// Lays out the text of the file at `path`, whose last parts say what kind of file it is.
#[must_use]
pub fn format(path: &str, text: &str) -> Formatted {
    let Some(kind) = Kind::of(path) else { return Formatted::AsItWas };
    match settled(path, kind, text) {
        Ok(new) if new == text => Formatted::AsItWas,
        Ok(new) => Formatted::New(new),
        Err(left) => Formatted::LeftAlone(left.in_words()),
    }
}

/// Formats until nothing changes any more.
fn settled(path: &str, kind: Kind, text: &str) -> Result<String, Left> {
    let mut text = with_line_ends(text);
    let file: Arc<str> = path.into();
    if let Some(finding) = hidden::check(&file, &text) {
        return Err(Left::Unread(finding));
    }
    for _ in 0..MOST_ROUNDS {
        let new = match kind {
            Kind::Yaml => yaml_text(&file, &text, 0)?,
            Kind::Markdown => markdown_text(&file, &text)?,
            Kind::Script => script(&text),
        };
        if new == text {
            return Ok(new);
        }
        text = new;
    }
    Err(Left::Otherwise)
}

/// The text as every source takes it in: no mark in front, lines ended by `\n`.
fn with_line_ends(text: &str) -> String {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    text.replace("\r\n", "\n").replace('\r', "\n")
}

fn yaml_text(file: &Arc<str>, text: &str, lines_before: usize) -> Result<String, Left> {
    let read = |text: &str| {
        let (tree, findings) = yaml::read(file, text, lines_before);
        match findings.into_iter().next() {
            Some(finding) => Err(Left::Unread(finding)),
            None => tree.ok_or(Left::Otherwise),
        }
    };
    let before = read(text)?;
    let new = indent::laid_out(&before);
    let Ok(after) = read(&new) else { return Err(Left::Otherwise) };
    if !same::trees(&before.root, &after.root) || !same::letters(text, &new) {
        return Err(Left::Otherwise);
    }
    Ok(quotes::put(&after, &new))
}

fn markdown_text(file: &Arc<str>, text: &str) -> Result<String, Left> {
    if !text.starts_with("---\n") && text.lines().next().is_none_or(|line| line.trim_end() != "---") {
        return body(text);
    }
    let front = markdown::split(file, text).map_err(Left::Unread)?;
    let yaml = yaml_text(file, front.yaml, front.lines_before)?;
    let body = body(front.body)?;
    Ok(format!("---\n{yaml}---\n{body}"))
}

fn body(text: &str) -> Result<String, Left> {
    let new = page::laid_out(text);
    if same::pages(text, &new) { Ok(new) } else { Err(Left::Otherwise) }
}

/// Scripts keep their layout. Where a text may run over several lines, blanks at their ends may be part of it.
fn script(text: &str) -> String {
    let texts_over_lines = text.contains('`') || text.lines().any(|line| line.trim_end().ends_with('\\'));
    if texts_over_lines {
        return format!("{}\n", text.trim_end_matches('\n'));
    }
    let lines: Vec<&str> = text.lines().map(trimmed_end).collect();
    format!("{}\n", lines.join("\n").trim_end_matches('\n'))
}

/// A line without the blanks and tabs at its end.
fn trimmed_end(line: &str) -> &str {
    line.trim_end_matches([' ', '\t'])
}

#[cfg(test)]
mod tests;
