//! The layout of Markdown: blanks at line ends only where they break a line, one empty line at most, headings in their
//! one form. Code is left to the letter.

use std::collections::BTreeSet;

use pulldown_cmark::{Event, HeadingLevel, Parser, Tag};

use super::{bracket, trimmed_end};
use crate::markdown::OPTIONS;

/// What stands on the lines of a page, by number from 0.
#[derive(Debug, Default)]
struct Lines {
    code: BTreeSet<usize>,
    breaks: BTreeSet<usize>,
    headings: BTreeSet<usize>,
}

impl Lines {
    fn of(text: &str) -> Self {
        let starts: Vec<usize> =
            std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at.saturating_add(1))).collect();
        let line = |byte: usize| starts.partition_point(|start| *start <= byte).saturating_sub(1);
        let mut lines = Self::default();
        let mut depth = 0_usize;
        for (event, range) in Parser::new_ext(text, OPTIONS).into_offset_iter() {
            match &event {
                Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock) => {
                    lines.code.extend(line(range.start)..=line(range.end.saturating_sub(1)));
                }
                Event::Start(Tag::Heading { level: HeadingLevel::H2, .. }) if depth == 0 => {
                    lines.headings.insert(line(range.start));
                }
                Event::HardBreak => {
                    lines.breaks.insert(line(range.start));
                }
                _ => {}
            }
            match event {
                Event::Start(_) => depth = depth.saturating_add(1),
                Event::End(_) => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        lines
    }
}

/// A page in the one layout.
pub(super) fn laid_out(text: &str) -> String {
    let lines = Lines::of(text);
    let mut out = String::with_capacity(text.len());
    let mut empty = false;
    for (number, line) in text.lines().enumerate() {
        let code = lines.code.contains(&number);
        let bare = if code { line } else { trimmed_end(line) };
        if bare.is_empty() && !code {
            empty = true;
            continue;
        }
        if std::mem::take(&mut empty) {
            out.push('\n');
        }
        let heading = if lines.headings.contains(&number) { bracket::ordered(bare) } else { None };
        out.push_str(heading.as_deref().unwrap_or(bare));
        if !code && lines.breaks.contains(&number) && line.len() >= bare.len().saturating_add(2) {
            out.push_str("  ");
        }
        out.push('\n');
    }
    out
}
