//! A text whose bytes can be told as line and column.

use std::ops::Range;
use std::sync::Arc;

use domain::place::Place;

use crate::yaml::narrow;

/// A part of a file, with where its lines begin.
#[derive(Debug)]
pub(super) struct Page<'t> {
    pub(super) file: Arc<str>,
    pub(super) text: &'t str,
    starts: Vec<usize>,
    lines_before: usize,
}

impl<'t> Page<'t> {
    pub(super) fn new(file: &Arc<str>, text: &'t str, lines_before: usize) -> Self {
        let after = text.match_indices('\n').map(|(byte, _)| byte.saturating_add(1));
        Self { file: Arc::clone(file), text, starts: std::iter::once(0).chain(after).collect(), lines_before }
    }

    /// The place of some bytes: their line, their column, and as many characters as stand on that line.
    pub(super) fn place(&self, range: &Range<usize>) -> Place {
        let line = self.starts.partition_point(|start| *start <= range.start).max(1);
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or_default();
        let column = self.slice(start..range.start).chars().count().saturating_add(1);
        let first = self.slice(range.clone()).lines().next().unwrap_or_default().trim_end();
        let line = line.saturating_add(self.lines_before);
        Place::new(&self.file, narrow(line), narrow(column), narrow(first.chars().count()))
    }

    /// The text of some bytes.
    pub(super) fn slice(&self, range: Range<usize>) -> &'t str {
        self.text.get(range).unwrap_or_default()
    }
}
