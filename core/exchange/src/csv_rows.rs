//! CSV: records with the physical line they begin on. What a row means is decided elsewhere.

use std::collections::BTreeSet;
use std::sync::Arc;

use csv::{ReaderBuilder, StringRecord};
use domain::codes;
use domain::finding::Finding;
use domain::place::Place;

use crate::amounts::{MOST_COLUMNS, MOST_ROWS};
use crate::cells::{self, Header, check};
use crate::lines::Lines;
use crate::mapping::{Columns, Mapping};
use crate::row::{Broken, Row};

/// The names of the columns of `text`; none when it has no readable first line.
pub(crate) fn header(text: &str, separator: u8) -> Option<Vec<String>> {
    let first = reader(text, separator).into_records().next()?.ok()?;
    (first.len() <= MOST_COLUMNS).then(|| first.iter().map(|name| name.trim().to_owned()).collect())
}

/// Hands every row of `text` to `each` with its line, and gives the columns that the mapping does not name.
///
/// # Errors
/// A finding when the file has no header, lacks a column, or has more rows than an export has.
pub(crate) fn read(
    mapping: &Mapping,
    separator: u8,
    file: &Arc<str>,
    text: &str,
    mut each: impl FnMut(u32, Result<Row, Broken>),
) -> Result<BTreeSet<String>, Finding> {
    let whole = |code, what: String| Finding::new(code, Place::new(file, 1, 1, 0), what);
    let names = header(text, separator).ok_or_else(|| {
        whole(codes::ROW_BROKEN, format!("the first line names no columns, or more than {MOST_COLUMNS}"))
    })?;
    let header = Header::new(names, mapping.columns.needed()).map_err(|(code, what, near)| {
        let mut finding = whole(code, what);
        finding.did_you_mean = near;
        finding
    })?;
    let open_quote = text.matches('"').count() % 2 == 1;
    let mut lines = Lines::new(text);
    for (count, record) in reader(text, separator).into_records().enumerate() {
        let Ok(record) = record else {
            return Err(whole(codes::NOT_TEXT, "the file cannot be read on as CSV".to_owned()));
        };
        if count == 0 {
            continue;
        }
        if count > MOST_ROWS {
            return Err(whole(codes::TOO_LARGE, format!("the file has more than {MOST_ROWS} rows")));
        }
        let start = record.position().map_or(0, |position| start(text, position.byte()));
        let row = row(&mapping.columns, &header, &record, open_quote);
        each(lines.line(start), row);
    }
    Ok(header.unnamed(|name| mapping.columns.names(name) || mapping.not_read.contains(name)))
}

fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes())
}

/// Where a record's first sign stands: the reader counts the line end before it, and blank lines, as its own.
fn start(text: &str, byte: u64) -> usize {
    let byte = usize::try_from(byte).unwrap_or(usize::MAX).min(text.len());
    let rest = text.get(byte..).unwrap_or_default();
    byte.saturating_add(rest.len().saturating_sub(rest.trim_start_matches(['\r', '\n']).len()))
}

fn row(columns: &Columns, header: &Header, record: &StringRecord, open_quote: bool) -> Result<Row, Broken> {
    let expected = header.len();
    if record.len() != expected {
        let hint = if open_quote && record.iter().any(|cell| cell.contains('\n')) {
            ": a quote in it is never closed, and everything after it was swallowed"
        } else {
            ""
        };
        return Err(format!("it has {} cells where the first line names {expected}{hint}", record.len()));
    }
    check(record)?;
    Ok(cells::row(columns, header, &record.iter().collect::<Vec<&str>>()))
}
