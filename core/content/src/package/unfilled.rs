//! Sentences of our own skeletons that nobody has replaced yet.

use std::sync::Arc;

use domain::codes;
use domain::finding::Finding;
use domain::place::Place;

use super::desk::Desk;
use crate::skeleton;
use crate::yaml::narrow;

/// Says so wherever such a sentence still stands in a file of `folder`.
pub(crate) fn check(desk: &mut Desk<'_>, folder: &str) {
    let texts = desk.texts;
    for (file, text) in texts.under(folder) {
        desk.extend(in_text(file, text));
    }
}

/// The sentences that still stand in a text.
pub(crate) fn in_text(file: &Arc<str>, text: &str) -> Vec<Finding> {
    let here = |sentence: &'static str| {
        let found = text.match_indices(sentence).map(|(byte, _)| byte);
        let whole = found.filter(move |byte| stands_alone(text, *byte, sentence.len()));
        whole.map(move |byte| finding(file, text, byte, sentence))
    };
    skeleton::asking().flat_map(here).collect()
}

/// Whether no letter stands right before or after: `Say who decided, by role` is no part of a longer word.
fn stands_alone(text: &str, byte: usize, length: usize) -> bool {
    let before = text.get(..byte).and_then(|before| before.chars().next_back());
    let after = text.get(byte.saturating_add(length)..).and_then(|after| after.chars().next());
    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
}

fn finding(file: &Arc<str>, text: &str, byte: usize, sentence: &str) -> Finding {
    let before = text.get(..byte).unwrap_or_default();
    let line = before.matches('\n').count().saturating_add(1);
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count().saturating_add(1);
    let place = Place::new(file, narrow(line), narrow(column), narrow(sentence.chars().count()));
    Finding::new(codes::STILL_TO_BE_WRITTEN, place, format!("\"{sentence}\" still stands here"))
}
