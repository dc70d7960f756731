//! A lint for schemas before anything compiles them: some small ones take for ever to check against, some reach
//! outside their own text, some are too deep for any stack.
//!
//! Called on schemas of our own making, and on those a plugin brings.

use std::collections::BTreeMap;
use std::fmt;

use serde_json::Value;

/// The most ways through `$ref`s that checking one value may take.
const MOST_WAYS: u64 = 10_000;
/// How deep a schema may be nested.
const DEEPEST: usize = 64;

/// Why a schema is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SchemaCost {
    /// It is nested too deeply.
    TooDeep,
    /// A reference leaves the document, or leads nowhere in it.
    Outside(String),
    /// References multiply to more ways than anyone could wait for.
    TooManyWays(String),
    /// References lead back to themselves without going into the value.
    Circle(String),
}

impl fmt::Display for SchemaCost {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooDeep => write!(out, "it is nested more than {DEEPEST} deep"),
            Self::Outside(reference) => write!(out, "`{reference}` leads out of the document"),
            Self::TooManyWays(reference) => write!(out, "`{reference}` can be reached in too many ways"),
            Self::Circle(reference) => write!(out, "`{reference}` leads back to itself"),
        }
    }
}

impl std::error::Error for SchemaCost {}

/// Says whether a schema is safe to compile and to check against.
///
/// # Errors
/// The first reason why it is not.
pub fn schema_cost(schema: &Value) -> Result<(), SchemaCost> {
    if !within(schema, DEEPEST) {
        return Err(SchemaCost::TooDeep);
    }
    let mut lint = Lint { schema, ways: BTreeMap::new() };
    lint.every(schema)
}

fn within(value: &Value, depth: usize) -> bool {
    let Some(deeper) = depth.checked_sub(1) else { return false };
    match value {
        Value::Array(items) => items.iter().all(|item| within(item, deeper)),
        Value::Object(map) => map.values().all(|item| within(item, deeper)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => true,
    }
}

struct Lint<'s> {
    schema: &'s Value,
    /// Ways through each reference; none while it is being counted.
    ways: BTreeMap<String, Option<u64>>,
}

/// Keywords whose schemas are asked about the same value, so that their ways add up.
const SAME_VALUE: [&str; 8] = ["allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas"];

impl Lint<'_> {
    /// Every schema in the document must be affordable, not only the ones reached from its root.
    fn every(&mut self, value: &Value) -> Result<(), SchemaCost> {
        match value {
            Value::Array(items) => items.iter().try_for_each(|item| self.every(item)),
            Value::Object(map) => {
                self.cost(value)?;
                map.values().try_for_each(|item| self.every(item))
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Ok(()),
        }
    }

    fn cost(&mut self, value: &Value) -> Result<u64, SchemaCost> {
        let Value::Object(map) = value else { return Ok(1) };
        let mut ways: u64 = 1;
        for name in ["$ref", "$dynamicRef", "$recursiveRef"] {
            if let Some(reference) = map.get(name).and_then(Value::as_str) {
                ways = ways.saturating_add(self.reference(reference)?);
            }
        }
        for name in SAME_VALUE {
            let branches: Vec<&Value> = match map.get(name) {
                Some(Value::Array(branches)) => branches.iter().collect(),
                Some(Value::Object(branches)) if name == "dependentSchemas" => branches.values().collect(),
                Some(other) => vec![other],
                None => Vec::new(),
            };
            for branch in branches {
                ways = ways.saturating_add(self.cost(branch)?);
            }
        }
        Ok(ways)
    }

    fn reference(&mut self, reference: &str) -> Result<u64, SchemaCost> {
        match self.ways.get(reference) {
            Some(Some(known)) => return Ok(*known),
            Some(None) => return Err(SchemaCost::Circle(reference.to_owned())),
            None => {}
        }
        let outside = || SchemaCost::Outside(reference.to_owned());
        let pointer = reference.strip_prefix('#').ok_or_else(outside)?;
        let target = self.schema.pointer(pointer).ok_or_else(outside)?;
        self.ways.insert(reference.to_owned(), None);
        let ways = self.cost(target)?;
        if ways > MOST_WAYS {
            return Err(SchemaCost::TooManyWays(reference.to_owned()));
        }
        self.ways.insert(reference.to_owned(), Some(ways));
        Ok(ways)
    }
}
