//! `{{...}}`: only the placeholders of the list mean anything.

use domain::template::PLACEHOLDERS;

/// The first placeholder in `text` that is not of the list, as written and with its byte, from `from` on.
pub(crate) fn unknown_placeholder(text: &str, from: usize) -> Option<(usize, &str)> {
    let mut at = from;
    loop {
        let found = text.get(at..)?.find("{{")?.saturating_add(at);
        let inside = text.get(found.saturating_add(2)..)?;
        let line = inside.split('\n').next().unwrap_or_default();
        let Some((name, _)) = line.split_once("}}") else { return Some((found, line.trim())) };
        if !PLACEHOLDERS.contains(&name.trim()) {
            return Some((found, name.trim()));
        }
        at = found.saturating_add(2);
    }
}
