//! How much of an export is read at most: beyond these it is no export of one prison's notes.

/// The largest file, in bytes.
pub(crate) const MOST_BYTES: usize = 64 * 1024 * 1024;

/// The most rows of one file.
pub(crate) const MOST_ROWS: usize = 500_000;

/// The most columns of one file, and fields of one row.
pub(crate) const MOST_COLUMNS: usize = 500;

/// The longest text of one cell, in bytes.
pub(crate) const LONGEST_TEXT: usize = 64 * 1024;

/// The most findings of one code that are listed for one file; the rest are counted.
pub(crate) const MOST_ALIKE: usize = 1000;

/// A number as places count: from `usize`, never wrapping.
pub(crate) fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
