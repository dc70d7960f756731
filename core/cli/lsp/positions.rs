//! Our places count characters from 1; an editor counts lines from 0 and the 16-bit units of UTF-16 within a line.

use domain::place::Place;
use lsp_types::{Position, Range};

/// The range of a place in `text`; of a whole file, its beginning. A point is shown as the character it stands at.
pub(super) fn range(place: &Place, text: &str) -> Range {
    if place.line == 0 {
        return Range::default();
    }
    let number = place.line.saturating_sub(1);
    let line = line(text, number);
    let end = place.column.saturating_add(place.length.max(1));
    Range::new(Position::new(number, units(line, place.column)), Position::new(number, units(line, end)))
}

/// The range of the characters from `from` to before `to` (columns from 1) on a line counted from 0.
pub(super) fn columns(text: &str, number: u32, from: u32, to: u32) -> Range {
    let line = line(text, number);
    Range::new(Position::new(number, units(line, from)), Position::new(number, units(line, to)))
}

/// Our line and column, from 1, of an editor's position.
pub(super) fn ours(text: &str, position: Position) -> (u32, u32) {
    let mut left = position.character;
    let mut column = 1_u32;
    for letter in line(text, position.line).chars() {
        let width = u32::try_from(letter.len_utf16()).unwrap_or(1);
        if left < width {
            break;
        }
        left = left.saturating_sub(width);
        column = column.saturating_add(1);
    }
    (position.line.saturating_add(1), column)
}

fn line(text: &str, number: u32) -> &str {
    let number = usize::try_from(number).unwrap_or(usize::MAX);
    text.lines().nth(number).unwrap_or_default()
}

/// How many units stand before the character at `column`, from 1.
fn units(line: &str, column: u32) -> u32 {
    let before = usize::try_from(column.saturating_sub(1)).unwrap_or(usize::MAX);
    let units = line.chars().take(before).map(char::len_utf16).sum::<usize>();
    u32::try_from(units).unwrap_or(u32::MAX)
}
