//! JSON: the objects of a list with the line each begins on. What a row means is decided elsewhere.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::codes;
use domain::finding::Finding;
use domain::place::Place;
use serde_json::Value;
use serde_json::value::RawValue;

use crate::amounts::{LONGEST_TEXT, MOST_ROWS, narrow};
use crate::fields::{Fields, Whole, descend, list};
use crate::lines::Lines;
use crate::mapping::{Amendments, Coded, Columns, Mapping};
use crate::row::{Broken, Row, STRANGE_SIGNS, TOO_LONG, has_strange_signs};

/// The most unnamed fields that are remembered.
const MOST_UNNAMED: usize = 20;

/// What a JSON export says besides its rows.
#[derive(Debug, Default)]
pub(crate) struct Rest {
    /// Fields that the mapping does not name.
    pub(crate) unnamed: BTreeSet<String>,
    /// The file's own total, with its line.
    pub(crate) total: Option<(u64, u32)>,
}

/// The whole of `text` as one JSON value.
///
/// # Errors
/// A finding with the place at which it stops being JSON.
pub(crate) fn whole<'a>(file: &Arc<str>, text: &'a str) -> Result<&'a RawValue, Finding> {
    serde_json::from_str(text).map_err(|error| {
        let place = Place::new(file, narrow(error.line()), narrow(error.column()), 0);
        let what = if error.is_eof() {
            "the file breaks off here, in the middle of its content"
        } else {
            "from here on the file is not JSON"
        };
        Finding::new(codes::BROKEN_JSON, place, what)
    })
}

/// Hands every row of `text` to `each` with its line.
///
/// # Errors
/// A finding when the file is not whole JSON, has no list of rows, or more rows than an export has.
pub(crate) fn read(
    mapping: &Mapping,
    (rows_path, total_path): (&[String], Option<&[String]>),
    file: &Arc<str>,
    text: &str,
    mut each: impl FnMut(u32, Result<Row, Broken>),
) -> Result<Rest, Finding> {
    let fail = |code, what: String| Finding::new(code, Place::whole(file), what);
    let value = whole(file, text)?;
    let found = descend(value, rows_path).and_then(list::<{ MOST_ROWS + 1 }>);
    let rows = found.ok_or_else(|| {
        let path = rows_path.join(".");
        fail(codes::COLUMN_MISSING, format!("there is no list of rows at `{path}`"))
    })?;
    if rows.len() > MOST_ROWS {
        return Err(fail(codes::TOO_LARGE, format!("the file has more than {MOST_ROWS} rows")));
    }
    let mut rest = Rest::default();
    let mut lines = Lines::new(text);
    for raw in rows {
        let line = lines.line(offset(text, raw));
        each(line, row(mapping, raw, &mut rest.unnamed));
    }
    let total = total_path.and_then(|path| descend(value, path));
    rest.total =
        total.and_then(|total| Some((total.get().parse().ok()?, Lines::new(text).line(offset(text, total)))));
    Ok(rest)
}

/// Where `raw` stands in the text it was borrowed from.
fn offset(text: &str, raw: &RawValue) -> usize {
    raw.get().as_ptr().addr().saturating_sub(text.as_ptr().addr())
}

fn row(mapping: &Mapping, raw: &RawValue, unnamed: &mut BTreeSet<String>) -> Result<Row, Broken> {
    let columns = &mapping.columns;
    let Ok(Fields(fields)) = serde_json::from_str::<Fields<Whole>>(raw.get()) else {
        let what = "it is no object with each field once, or it holds something that is not text";
        return Err(what.to_owned());
    };
    let fields: BTreeMap<String, Value> =
        fields.into_iter().map(|(name, Whole(value))| (name, value)).collect();
    if let Some(missing) = columns.always().find(|name| !fields.contains_key(*name)) {
        return Err(format!("it has no field `{missing}`"));
    }
    for name in fields.keys() {
        if !columns.names(name) && !mapping.not_read.contains(name) && unnamed.len() < MOST_UNNAMED {
            unnamed.insert(name.clone());
        }
    }
    let cell = |name: &str| fields.get(name).map_or_else(|| Ok(String::new()), scalar);
    let optional = |name: &Option<String>| name.as_deref().map_or_else(|| Ok(String::new()), cell);
    let category = cell(&columns.category)?;
    let coded = match &columns.coded {
        Some(Coded::Fields(field)) => coded(fields.get(field), columns.coded_categories.contains(&category))?,
        Some(Coded::Pair { code, value }) if columns.coded_categories.contains(&category) => {
            Some(vec![(cell(code)?, cell(value)?)])
        }
        _ => None,
    };
    Ok(Row {
        person: cell(&columns.person)?,
        first_name: optional(&columns.first_name)?,
        date: cell(&columns.date)?,
        text: text(columns, &category, cell(&columns.text)?),
        category,
        author: optional(&columns.author)?,
        marking: optional(&columns.marking)?,
        amendments: columns
            .amendments
            .as_ref()
            .map_or_else(|| Ok(Vec::new()), |keys| amendments(keys, fields.get(&keys.list)))?,
        coded,
        whole: serde_json::to_string(&fields).unwrap_or_default(),
    })
}

/// The words of a row: none where its text column holds the value of a coded fact.
fn text(columns: &Columns, category: &str, text: String) -> String {
    match &columns.coded {
        Some(Coded::Pair { value, .. })
            if *value == columns.text && columns.coded_categories.contains(category) =>
        {
            String::new()
        }
        _ => text,
    }
}

/// A value that stands alone, as text; `null` is blank.
fn scalar(value: &Value) -> Result<String, Broken> {
    let text = match value {
        Value::Null => String::new(),
        Value::Bool(yes) => yes.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.trim().to_owned(),
        Value::Array(_) | Value::Object(_) => {
            return Err("it has several values where one is expected".to_owned());
        }
    };
    if has_strange_signs(&text) {
        return Err(STRANGE_SIGNS.to_owned());
    }
    if text.len() > LONGEST_TEXT {
        return Err(TOO_LONG.to_owned());
    }
    Ok(text)
}

fn coded(value: Option<&Value>, expected: bool) -> Result<Option<Vec<(String, String)>>, Broken> {
    match value {
        Some(Value::Object(fields)) if expected => fields
            .iter()
            .map(|(code, value)| Ok((code.clone(), scalar(value)?)))
            .collect::<Result<_, _>>()
            .map(Some),
        None | Some(Value::Null) if !expected => Ok(None),
        _ if expected => Err("its category is coded, and it has no coded facts".to_owned()),
        _ => Err("it has coded facts, and its category is not coded".to_owned()),
    }
}

fn amendments(keys: &Amendments, value: Option<&Value>) -> Result<Vec<(String, String)>, Broken> {
    let list = match value {
        None | Some(Value::Null) => return Ok(Vec::new()),
        Some(Value::Array(list)) => list,
        Some(_) => return Err("its amendments are no list".to_owned()),
    };
    let part = |value: &Value, name: &str| {
        value.get(name).ok_or_else(|| format!("one of its amendments has no `{name}`")).and_then(scalar)
    };
    list.iter().map(|value| Ok((part(value, &keys.date)?, part(value, &keys.text)?))).collect()
}
