//! The shape of each kind of file as a JSON Schema: made from the types in `file`, committed under schemas/ for
//! editors, and really used to check every file.

mod catalogue;
mod explain;
mod help;

use std::sync::OnceLock;

use domain::codes;
use domain::finding::Finding;
use jsonschema::Validator;
use runtime::schema_cost::schema_cost;
use serde_json::Value;

use crate::yaml::Tree;

pub(crate) use catalogue::Shape;
pub use catalogue::schemas;
pub(crate) use help::shape_of;
pub use help::{heading_words, keys_at, words_at};

/// A schema with its validator.
#[derive(Debug)]
struct Compiled {
    schema: Value,
    validator: Validator,
}

/// Each is compiled when the first file of its kind is read, and kept.
static COMPILED: [OnceLock<Option<Compiled>>; Shape::COUNT] = [const { OnceLock::new() }; Shape::COUNT];

fn compiled(shape: Shape) -> Option<&'static Compiled> {
    let kept = COMPILED.get(shape.number())?;
    kept.get_or_init(|| {
        let schema = shape.schema();
        schema_cost(&schema).ok()?;
        let validator = jsonschema::options()
            .with_draft(jsonschema::Draft::Draft202012)
            .with_pattern_options(jsonschema::PatternOptions::regex())
            .build(&schema)
            .ok()?;
        Some(Compiled { schema, validator })
    })
    .as_ref()
}

/// Whether files of this shape have `key` at their top.
pub(crate) fn has_key(shape: Shape, key: &str) -> bool {
    compiled(shape).is_some_and(|compiled| {
        compiled.schema.pointer("/properties").is_some_and(|keys| keys.get(key).is_some())
    })
}

/// Whether files of this shape have `key` anywhere.
pub(crate) fn names_key(shape: Shape, key: &str) -> bool {
    fn named(schema: &Value, key: &str) -> bool {
        match schema {
            Value::Object(map) => {
                let here = map.get("properties").is_some_and(|keys| keys.get(key).is_some());
                here || map.values().any(|inner| named(inner, key))
            }
            Value::Array(items) => items.iter().any(|inner| named(inner, key)),
            _ => false,
        }
    }
    compiled(shape).is_some_and(|compiled| named(&compiled.schema, key))
}

/// A file with more faults than this is not one anybody wrote; nothing more is said of it.
const MOST_FAULTS: usize = 100;

/// What is wrong with the shape of a file.
#[derive(Debug, Default)]
pub(crate) struct Verdict {
    /// Each problem at its line.
    pub(crate) findings: Vec<Finding>,
    /// Pointers to the values that cannot be used.
    pub(crate) broken: Vec<String>,
    /// Keys that are not known, as the pointer to their map and their name: without them the rest can be used.
    pub(crate) strangers: Vec<(String, String)>,
}

/// Checks `value`, read from `tree`, against a shape. What the tree refused already is not said again.
pub(crate) fn check(shape: Shape, tree: &Tree, value: &Value) -> Verdict {
    let mut verdict = Verdict { broken: tree.flaws(), ..Verdict::default() };
    let Some(compiled) = compiled(shape) else {
        let what = "the software's own description of this kind of file is broken";
        verdict.findings.push(Finding::new(codes::NOT_READABLE, tree.place(""), what));
        verdict.broken.push(String::new());
        return verdict;
    };
    if compiled.validator.is_valid(value) {
        return verdict;
    }
    let flaws = verdict.broken.clone();
    for error in compiled.validator.iter_errors(value) {
        if verdict.findings.len() >= MOST_FAULTS {
            // What is not told is not used either.
            verdict.broken.push(String::new());
            break;
        }
        let at = error.instance_path().as_str();
        if flaws.iter().any(|flaw| at.starts_with(flaw.as_str())) {
            continue;
        }
        explain::explain(&error, tree, &compiled.schema, &mut verdict);
    }
    verdict.findings.sort();
    verdict.findings.dedup();
    verdict
}

#[cfg(test)]
mod tests;
