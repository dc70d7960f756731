//! The lines between the two `---` at the top of a file.

use domain::codes;
use domain::finding::Finding;
use domain::place::Place;
use std::sync::Arc;

/// A file in its two parts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Front<'t> {
    /// What stands between the two lines.
    pub(crate) yaml: &'t str,
    /// How many lines of the file stand before it.
    pub(crate) lines_before: usize,
    /// What follows.
    pub(crate) body: &'t str,
    /// How many lines of the file stand before that.
    pub(crate) lines_before_body: usize,
}

/// Parts a file.
///
/// # Errors
/// A finding when it does not begin with front matter, or the front matter never ends.
pub(crate) fn split<'t>(file: &Arc<str>, text: &'t str) -> Result<Front<'t>, Finding> {
    let first = Place::new(file, 1, 1, 0);
    let Some((opening, rest)) = text.split_once('\n').filter(|(line, _)| line.trim_end() == "---") else {
        let what = "the file does not begin with a line `---`";
        return Err(Finding::new(codes::NO_FRONT_MATTER, first, what));
    };
    let mut length = 0_usize;
    for (number, line) in rest.split('\n').enumerate() {
        let after = length.saturating_add(line.len()).saturating_add(1);
        if line.trim_end() == "---" {
            return Ok(Front {
                yaml: rest.get(..length).unwrap_or_default(),
                lines_before: 1,
                body: rest.get(after..).unwrap_or_default(),
                lines_before_body: number.saturating_add(2),
            });
        }
        length = after;
    }
    let place = Place::new(file, 1, 1, 3.min(u32::try_from(opening.len()).unwrap_or(3)));
    let what = "the front matter begins here and no second line `---` ends it";
    Err(Finding::new(codes::NO_FRONT_MATTER, place, what).fix("add a line `---` where the front matter ends"))
}
