//! What scripts give, checked before anybody sees it; and what ended them, in a designer's words.

use std::collections::BTreeMap;

use domain::codes::{self, Code};
use domain::dictionary::Slot;
use domain::fact_sheet::FactCell;
use rhai::{Array, Dynamic, EvalAltResult, Map};

use super::natives::cause;
use super::state::Stop;
use super::values::Day;
use crate::content::Shape;

/// The most rows a hook may give.
const MOST_ROWS: usize = 50;
/// The longest text in a row, in characters.
const LONGEST: usize = 500;

/// A row a hook gave.
pub(crate) type Row = BTreeMap<String, String>;

/// The cell of a derived fact; the error completes "`name` ...".
pub(crate) fn cell(value: &Dynamic, shape: &Shape) -> Result<FactCell, String> {
    if let Some(fact) = cause(value) {
        return Ok(super::not_known(fact));
    }
    match shape {
        shape if shape.is_yes_no() => match value.as_bool() {
            Ok(yes) => Ok(FactCell::known(i64::from(yes))),
            Err(_) => Err(format!("gives {}, not yes or no", noun(value))),
        },
        Shape::Number(least, most) => match value.as_int() {
            Ok(number) if (*least..=*most).contains(&number) => Ok(FactCell::known(number)),
            Ok(number) => Err(format!("gives {number}, which is not from {least} to {most}")),
            Err(_) => Err(format!("gives {}, not a number", noun(value))),
        },
        Shape::Date => match value.read_lock::<Day>() {
            Some(day) => Ok(FactCell::known(day.0)),
            None => Err(format!("gives {}, not a date", noun(value))),
        },
        Shape::Choice(ids) => {
            let text = value
                .as_immutable_string_ref()
                .map_err(|_| format!("gives {}, not one of its ids", noun(value)))?;
            let code = ids.iter().position(|id| *id == **text).and_then(|code| i64::try_from(code).ok());
            code.map(FactCell::known).ok_or_else(|| {
                let shown: String = text.chars().take(40).collect();
                format!("gives \"{shown}\", which is not one of {}", ids.join(", "))
            })
        }
        Shape::Tags(_) | Shape::Closed => Err("gives something no fact can be".to_owned()),
    }
}

/// The rows a hook gave; the error completes "`name` ...".
pub(crate) fn rows(value: &Dynamic) -> Result<Vec<Row>, String> {
    let list =
        value.read_lock::<Array>().ok_or_else(|| format!("gives {}, not a list of rows", noun(value)))?;
    if list.len() > MOST_ROWS {
        return Err(format!("gives {} rows; {MOST_ROWS} is the most", list.len()));
    }
    list.iter().enumerate().map(|(number, value)| row(number + 1, value)).collect()
}

fn row(number: usize, value: &Dynamic) -> Result<Row, String> {
    let columns = value
        .read_lock::<Map>()
        .ok_or_else(|| format!("gives {} as row {number}, not a row such as #{{...}}", noun(value)))?;
    if columns.len() > 10 {
        return Err(format!("gives row {number} more columns than it may have"));
    }
    let mut row = Row::new();
    for (name, value) in columns.iter() {
        let text = value
            .as_immutable_string_ref()
            .map_err(|_| format!("gives {} as `{name}` of row {number}, not text", noun(value)))?;
        if text.chars().count() > LONGEST {
            return Err(format!(
                "gives a text of more than {LONGEST} characters as `{name}` of row {number}"
            ));
        }
        if has_markup(&text) {
            return Err(format!("gives text with markup as `{name}` of row {number}"));
        }
        row.insert(name.chars().take(40).collect(), text.to_string());
    }
    Ok(row)
}

/// Says whether text could be taken for HTML, or holds characters nobody sees.
fn has_markup(text: &str) -> bool {
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let tag = letter == '<'
            && letters.peek().is_some_and(|next| next.is_alphabetic() || matches!(next, '/' | '!' | '?'));
        let hidden = (letter.is_control() && letter != '\n')
            || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200b}');
        if tag || hidden {
            return true;
        }
    }
    false
}

fn noun(value: &Dynamic) -> &'static str {
    if value.is_unit() {
        "nothing"
    } else if value.is_bool() {
        "yes or no"
    } else if value.is_int() {
        "a number"
    } else if value.is_string() {
        "text"
    } else if value.is_array() {
        "a list"
    } else if value.is_map() {
        "a row"
    } else if value.is_fnptr() {
        "a small function"
    } else if value.read_lock::<Day>().is_some() {
        "a date"
    } else {
        "something else"
    }
}

/// The fact to blame, where Rhai itself met a not-known value as a test: the `last` such value it was given.
pub(super) fn unknown_to_rhai(error: &EvalAltResult, last: Option<Option<Slot>>) -> Option<Option<Slot>> {
    match error.unwrap_inner() {
        EvalAltResult::ErrorMismatchDataType(_, given, _) if is_open_type(given) => last,
        EvalAltResult::ErrorFor(_) => None,
        _ => None,
    }
}

fn is_open_type(name: &str) -> bool {
    name == "not known"
        || name == "rather not say"
        || name.ends_with("::Unknown")
        || name.ends_with("::Declined")
}

/// The code and sentence for what ended a function.
pub(super) fn ended(stop: Option<&Stop>, error: Option<&EvalAltResult>, name: &str) -> (Code, String) {
    match stop {
        Some(Stop::Closed(path)) => {
            let what = format!("`{name}` reaches for `{path}`, which it may not read");
            return (codes::GUARDED_AT_RUN_TIME, what);
        }
        Some(Stop::Wrong(what)) => return (codes::NOT_WHAT_WAS_PROMISED, format!("`{name}` {what}")),
        Some(Stop::Time) => {
            let most = crate::limits::DEADLINE.as_millis();
            return (codes::STOPPED_TIME, format!("`{name}` took longer than {most} milliseconds"));
        }
        Some(Stop::GivenUp) => {
            let most = crate::limits::SLOW_IN_ALL.as_millis();
            let what =
                format!("`{name}` was not run: slow functions of this programme took {most} milliseconds");
            return (codes::SCRIPTS_GIVEN_UP, what);
        }
        Some(Stop::NotKnown(_)) | None => {}
    }
    let Some(error) = error else {
        return (codes::SCRIPT_ENGINE_FAILED, format!("the script engine stopped in `{name}`"));
    };
    match error {
        EvalAltResult::ErrorTooManyOperations(_) => {
            let most = crate::limits::OPERATIONS;
            (codes::STOPPED_STEPS, format!("`{name}` took more than {most} steps"))
        }
        EvalAltResult::ErrorStackOverflow(_) => {
            let most = crate::limits::CALL_DEPTH;
            (codes::STOPPED_DEPTH, format!("in `{name}`, functions call each other more than {most} deep"))
        }
        EvalAltResult::ErrorDataTooLarge(..) | EvalAltResult::ErrorTooManyVariables(_) => {
            (codes::STOPPED_SIZE, format!("in `{name}`, a text or list grew larger than it may"))
        }
        other => (codes::FAILED_WHILE_RUNNING, format!("`{name}` failed: {}", plainly(other))),
    }
}

/// An error of the engine without its words for programmers.
fn plainly(error: &EvalAltResult) -> String {
    let short = |text: &str| text.chars().take(60).collect::<String>();
    match error {
        EvalAltResult::ErrorFunctionNotFound(signature, _) => {
            let name = signature.split(" (").next().unwrap_or_default();
            format!("`{}` cannot be used with what it is given", short(name))
        }
        EvalAltResult::ErrorVariableNotFound(name, _) => format!("`{}` was never set", short(name)),
        EvalAltResult::ErrorPropertyNotFound(name, _) => format!("there is no `.{}`", short(name)),
        EvalAltResult::ErrorArrayBounds(..) => "a list is not that long".to_owned(),
        EvalAltResult::ErrorIndexNotFound(..) | EvalAltResult::ErrorIndexingType(..) => {
            "there is nothing of that name or number".to_owned()
        }
        EvalAltResult::ErrorMismatchDataType(..) | EvalAltResult::ErrorMismatchOutputType(..) => {
            "something is of another kind than it must be".to_owned()
        }
        EvalAltResult::ErrorFor(_) => "only a list can be gone through".to_owned(),
        EvalAltResult::ErrorArithmetic(..) => "a number grew too large, or was divided by nought".to_owned(),
        EvalAltResult::ErrorDataRace(..) => {
            "a small function changes what it keeps while it is used".to_owned()
        }
        EvalAltResult::ErrorDotExpr(..) | EvalAltResult::ErrorAssignmentToConstant(..) => {
            "a fact or constant cannot be changed".to_owned()
        }
        EvalAltResult::ErrorRuntime(said, _) => short(&said.to_string()),
        _ => "this cannot be worked out".to_owned(),
    }
}
