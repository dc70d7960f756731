//! Lines that would say something and are comments: a slip at the beginning of a line must not put out a safeguard.

use std::sync::Arc;

use domain::codes;
use domain::finding::Finding;
use domain::place::Place;

use crate::shape::{self, Shape};
use crate::yaml::narrow;

/// The comments in `text`, the YAML of `file` that follows `lines_before` lines, that begin with a key of its shape.
pub(crate) fn out(file: &Arc<str>, text: &str, lines_before: usize, shape: Shape) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let bare = line.trim_start();
        let Some(key) = key(bare).filter(|key| shape::names_key(shape, key)) else { continue };
        let column = line.chars().count().saturating_sub(bare.chars().count()).saturating_add(1);
        let line = number.saturating_add(lines_before).saturating_add(1);
        let place = Place::new(file, narrow(line), narrow(column), 1);
        let what = format!("`{key}` stands in a comment, so it says nothing");
        findings.push(Finding::new(codes::COMMENTED_OUT, place, what));
    }
    findings
}

/// The key at the beginning of a comment, where one stands there.
fn key(comment: &str) -> Option<&str> {
    let words = comment.strip_prefix('#')?.trim_start_matches('#').trim_start();
    let words = words.strip_prefix("- ").unwrap_or(words).trim_start_matches(['{', ' ']);
    let (key, rest) = words.split_once(':')?;
    let is_key = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    (is_key && (rest.is_empty() || rest.starts_with(' '))).then_some(key)
}
