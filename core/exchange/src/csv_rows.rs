//! CSV: records with the physical line they begin on. What a row means is decided elsewhere.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use csv::{ReaderBuilder, StringRecord};
use domain::codes;
use domain::finding::Finding;
use domain::place::Place;

use crate::amounts::{LONGEST_TEXT, MOST_COLUMNS, MOST_ROWS};
use crate::lines::Lines;
use crate::mapping::{Coded, Columns, Mapping};
use crate::row::{Broken, Row, STRANGE_SIGNS, TOO_LONG, has_strange_signs};

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
    let mut positions: BTreeMap<&str, usize> = BTreeMap::new();
    for (position, name) in names.iter().enumerate() {
        if positions.insert(name, position).is_some() && mapping.columns.names(name) {
            return Err(whole(codes::COLUMN_MISSING, format!("two columns are called `{name}`")));
        }
    }
    if let Some(missing) = mapping.columns.needed().find(|name| !positions.contains_key(name)) {
        let finding = whole(codes::COLUMN_MISSING, format!("there is no column `{missing}`"));
        return Err(finding.nearest(missing, names.iter().map(String::as_str)));
    }
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
        let row = row(&mapping.columns, &positions, &record, names.len(), open_quote);
        each(lines.line(start), row);
    }
    let unnamed = |name: &String| !mapping.columns.names(name) && !mapping.not_read.contains(name);
    Ok(names.into_iter().filter(unnamed).collect())
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

fn row(
    columns: &Columns,
    positions: &BTreeMap<&str, usize>,
    record: &StringRecord,
    expected: usize,
    open_quote: bool,
) -> Result<Row, Broken> {
    if record.len() != expected {
        let hint = if open_quote && record.iter().any(|cell| cell.contains('\n')) {
            ": a quote in it is never closed, and everything after it was swallowed"
        } else {
            ""
        };
        return Err(format!("it has {} cells where the first line names {expected}{hint}", record.len()));
    }
    if has_strange_signs(record.as_slice()) {
        return Err(STRANGE_SIGNS.to_owned());
    }
    if record.iter().any(|cell| cell.len() > LONGEST_TEXT) {
        return Err(TOO_LONG.to_owned());
    }
    let cell = |name: &str| positions.get(name).and_then(|at| record.get(*at)).unwrap_or_default();
    let code = |name: &str| cell(name).trim().to_owned();
    let optional = |name: &Option<String>| name.as_deref().map(code).unwrap_or_default();
    let category = code(&columns.category);
    let mut text = cell(&columns.text).trim().to_owned();
    let mut coded = None;
    if columns.coded_categories.contains(&category)
        && let Some(Coded::Pair { code: fact, value }) = &columns.coded
    {
        coded = Some(vec![(code(fact), code(value))]);
        if *value == columns.text {
            text.clear();
        }
    }
    Ok(Row {
        whole: record.iter().collect::<Vec<_>>().join("\u{1f}"),
        person: code(&columns.person),
        first_name: optional(&columns.first_name),
        date: code(&columns.date),
        category,
        text,
        author: optional(&columns.author),
        marking: optional(&columns.marking),
        amendments: Vec::new(),
        coded,
    })
}
