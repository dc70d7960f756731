//! From an error of the validator to a finding in the words of people who write sessions, at the line it is about.

use domain::codes;
use domain::finding::{Finding, nearest};
use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind as Kind;
use serde_json::Value;

use super::Verdict;
use crate::file::texts;
use crate::yaml::{Tree, escaped};

/// Adds what `error` says to `verdict`.
pub(super) fn explain(error: &ValidationError<'_>, tree: &Tree, schema: &Value, verdict: &mut Verdict) {
    let at = error.instance_path().as_str().to_owned();
    let part = parent_schema(schema, error.schema_path().as_str());
    let about = About { at: &at, tree, schema, part, value: error.instance() };
    match error.kind() {
        Kind::AdditionalProperties { unexpected } | Kind::UnevaluatedProperties { unexpected } => {
            for key in unexpected.iter().take(super::MOST_FAULTS) {
                if part.get("patternProperties").is_some() {
                    verdict.findings.push(about.not_an_id(key));
                    verdict.broken.push(format!("{at}/{}", escaped(key)));
                    continue;
                }
                verdict.findings.push(about.unknown_key(key));
                verdict.strangers.push((at.clone(), key.clone()));
            }
            return;
        }
        Kind::Required { property } => {
            let key = property.as_str().unwrap_or_default();
            verdict.findings.push(about.missing_key(key));
        }
        Kind::AnyOf { context } | Kind::OneOfNotValid { context } => {
            if let Some(errors) = about.fitting_branch(context) {
                for error in errors {
                    explain(error, tree, schema, verdict);
                }
                return;
            }
            verdict.findings.push(about.wrong_kind());
        }
        Kind::Enum { .. } | Kind::Constant { .. } => verdict.findings.push(about.not_allowed()),
        Kind::Pattern { pattern } => verdict.findings.push(about.pattern(pattern)),
        Kind::Type { .. } => verdict.findings.push(about.wrong_kind()),
        kind => verdict.findings.push(about.bounds(kind)),
    }
    verdict.broken.push(at);
}

/// The schema that the keyword at `path` stands in.
fn parent_schema<'s>(schema: &'s Value, path: &str) -> &'s Value {
    let parent = path.rsplit_once('/').map_or("", |(parent, _)| parent);
    schema.pointer(parent).unwrap_or(schema)
}

struct About<'e> {
    at: &'e str,
    tree: &'e Tree,
    schema: &'e Value,
    /// The schema the error is about.
    part: &'e Value,
    value: &'e Value,
}

impl<'e> About<'e> {
    /// The name of the key or the number of the row the error is about.
    fn name(&self) -> String {
        let mut parts = self.at.rsplit('/');
        let last = parts.next().unwrap_or_default().replace("~1", "/").replace("~0", "~");
        if last.is_empty() {
            return "the file".to_owned();
        }
        let Ok(number) = last.parse::<usize>() else { return format!("`{last}`") };
        let list = parts.next().unwrap_or_default();
        format!("row {} of `{list}`", number.saturating_add(1))
    }

    fn unknown_key(&self, key: &str) -> Finding {
        let known: Vec<&str> = self
            .part
            .get("properties")
            .and_then(Value::as_object)
            .map(|map| map.keys().map(String::as_str).collect())
            .unwrap_or_default();
        let place = self.tree.key_place(&format!("{}/{}", self.at, escaped(key)));
        let finding =
            Finding::new(codes::UNKNOWN_KEY, place, format!("`{key}` is not a key that can stand here"));
        match nearest(key, known.iter().copied()) {
            Some(near) => finding.fix(format!("write `{near}:`, or take the line out")).nearest(key, known),
            None => finding.fix(format!("take it out; what can stand here is: {}", known.join(", "))),
        }
    }

    fn not_an_id(&self, key: &str) -> Finding {
        let place = self.tree.key_place(&format!("{}/{}", self.at, escaped(key)));
        Finding::new(codes::NOT_AN_ID, place, format!("`{key}` is not written as ids are"))
            .fix("use small letters, digits and hyphens")
    }

    fn missing_key(&self, key: &str) -> Finding {
        let id = self.value.get("id").and_then(Value::as_str);
        let whose = id.map_or_else(|| self.name(), |id| format!("`{id}`"));
        let finding =
            Finding::new(codes::MISSING_KEY, self.tree.place(self.at), format!("{whose} has no `{key}:`"));
        let value =
            self.part.get("properties").and_then(|keys| keys.get(key)).map(|value| self.resolved(value));
        let words = value.and_then(|value| value.get("enum")).and_then(Value::as_array);
        let words: Vec<&str> = words.into_iter().flatten().filter_map(Value::as_str).collect();
        let kind = value.and_then(|value| value.get("type")).and_then(Value::as_str);
        let pattern = value.and_then(|value| value.get("pattern")).and_then(Value::as_str);
        finding.fix(match (words.is_empty(), kind, pattern) {
            (false, _, _) => format!("add a line `{key}:` with one of: {}", words.join(", ")),
            (_, Some("boolean"), _) => format!("add a line `{key}:` with true or false"),
            (_, _, Some(texts::DATE)) => format!("add a line `{key}:` with a day such as 2026-03-01"),
            _ => format!("add a line `{key}:`"),
        })
    }

    /// The errors of the branch that takes values of this kind.
    fn fitting_branch<'c>(
        &self,
        context: &'c [Vec<ValidationError<'static>>],
    ) -> Option<&'c Vec<ValidationError<'static>>> {
        let branches = self.part.get("anyOf").or_else(|| self.part.get("oneOf"))?.as_array()?;
        let position = branches.iter().position(|branch| self.takes(branch))?;
        context.get(position)
    }

    fn takes(&self, branch: &Value) -> bool {
        let branch = self.resolved(branch);
        if let Some(words) = branch.get("enum").and_then(Value::as_array) {
            return words.iter().any(|word| kind(word) == kind(self.value));
        }
        let takes =
            |name: &str| name == kind(self.value) || (name == "number" && kind(self.value) == "integer");
        match branch.get("type") {
            Some(Value::String(name)) => takes(name),
            Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).any(takes),
            _ => false,
        }
    }

    fn resolved<'v>(&'v self, branch: &'v Value) -> &'v Value {
        let pointer = branch.get("$ref").and_then(Value::as_str).and_then(|text| text.strip_prefix('#'));
        pointer.and_then(|pointer| self.schema.pointer(pointer)).unwrap_or(branch)
    }

    /// The kinds of value that would be right, in words.
    fn kinds(&self) -> Vec<&'static str> {
        let mut kinds = Vec::new();
        let branches = self.part.get("anyOf").or_else(|| self.part.get("oneOf")).and_then(Value::as_array);
        let parts: Vec<&Value> =
            branches.map_or_else(|| vec![self.part], |branches| branches.iter().collect());
        for part in parts {
            let part = self.resolved(part);
            if part.get("enum").is_some() {
                kinds.push("a word");
            }
            match part.get("type") {
                Some(Value::String(name)) => kinds.push(in_words(name)),
                Some(Value::Array(names)) => {
                    kinds.extend(names.iter().filter_map(Value::as_str).map(in_words));
                }
                _ => {}
            }
        }
        kinds.dedup();
        kinds
    }

    fn wrong_kind(&self) -> Finding {
        let kinds = self.kinds();
        let right = listed(&kinds);
        let name = self.name();
        let place = self.tree.place(self.at);
        if self.value.is_null() {
            let what = format!("nothing is written after {name}");
            return Finding::new(codes::WRONG_KIND, place, what)
                .fix(format!("write {right}, or take the line out if it may be missing"));
        }
        let what = format!("{name} must be {right}, and is {}", in_words(kind(self.value)));
        let finding = Finding::new(codes::WRONG_KIND, place, what);
        let text_is_right = kinds.contains(&"text") || kinds.contains(&"a word");
        match self.value {
            Value::Number(_) | Value::Bool(_) if text_is_right => {
                let written = self.tree.node(self.at).and_then(|node| node.text()).unwrap_or_default();
                let yes_or_no = if written.eq_ignore_ascii_case("true") { "yes" } else { "no" };
                match self.value {
                    Value::Bool(_) => {
                        finding.fix(format!("write {yes_or_no}, or put it in quotes: \"{written}\""))
                    }
                    _ => finding.fix(format!("put it in quotes: \"{written}\"")),
                }
            }
            Value::String(_) if kinds.contains(&"true or false") => finding.fix("write true or false"),
            Value::String(text) if kinds.contains(&"a list") => {
                finding.fix(format!("write it as a list: [{text}]"))
            }
            _ => finding.fix(format!("write {right}")),
        }
    }

    fn not_allowed(&self) -> Finding {
        let words: Vec<&str> = match (self.part.get("enum"), self.part.get("const")) {
            (Some(Value::Array(words)), _) => words.iter().filter_map(Value::as_str).collect(),
            (_, Some(Value::String(word))) => vec![word],
            _ => Vec::new(),
        };
        let place = self.tree.place(self.at);
        let Some(text) = self.value.as_str() else {
            return match self.value {
                Value::Null => {
                    let what = format!("nothing is written after {}", self.name());
                    Finding::new(codes::WRONG_KIND, place, what)
                        .fix(format!("use one of: {}", words.join(", ")))
                }
                _ => {
                    let what = format!("{} must be one of a few words", self.name());
                    Finding::new(codes::NOT_ALLOWED, place, what)
                        .fix(format!("use one of: {}", words.join(", ")))
                }
            };
        };
        let what = format!("`{text}` cannot stand for {}", self.name());
        Finding::new(codes::NOT_ALLOWED, place, what)
            .fix(format!("use one of: {}", words.join(", ")))
            .nearest(text, words)
    }

    fn pattern(&self, pattern: &str) -> Finding {
        let place = self.tree.place(self.at);
        let text = self.value.as_str().unwrap_or_default();
        let name = self.name();
        match pattern {
            texts::DATE => {
                let finding =
                    Finding::new(codes::NOT_A_CALENDAR_DATE, place, format!("`{text}` is not a date"));
                match domain::date::day_month_year(text) {
                    Some(day) => finding.fix(format!("write `{day}`")),
                    None => finding,
                }
            }
            texts::RANGE => {
                let what = format!("`{text}` is not a number, or two with `to` between them");
                Finding::new(codes::NOT_A_LENGTH, place, what)
            }
            texts::PERIOD => {
                let what = format!("`{text}` is not a length of time");
                Finding::new(codes::NOT_A_LENGTH, place, what)
                    .fix("write a number and day, week, month or year: `3 months`; or each-change; or never")
            }
            texts::VERSION => {
                Finding::new(codes::NOT_ALLOWED, place, format!("`{text}` is not written as versions are"))
                    .fix("write three numbers with dots between them: 0.1.0")
            }
            texts::PIN => Finding::new(
                codes::NOT_ALLOWED,
                place,
                format!("`{text}` does not say which title it stands for"),
            )
            .fix("take the line out; the check then says which eight signs belong here"),
            texts::WORDS => Finding::new(codes::OUT_OF_BOUNDS, place, format!("{name} is empty"))
                .fix("write it out, or take the line out if it may be missing"),
            _ => {
                let finding =
                    Finding::new(codes::NOT_AN_ID, place, format!("`{text}` is not written as ids are"));
                match pattern {
                    texts::ID => finding.fix("use small letters, digits and hyphens"),
                    texts::FACT => {
                        finding.fix("use small letters, digits and `_`, two parts or more joined by dots")
                    }
                    _ => finding,
                }
            }
        }
    }

    fn bounds(&self, kind: &Kind) -> Finding {
        let name = self.name();
        let what = match kind {
            Kind::Minimum { limit } => format!("{name} must be at least {limit}"),
            Kind::Maximum { limit } => format!("{name} must be at most {limit}"),
            Kind::MinItems { limit } => format!("{name} needs at least {limit} in its list"),
            Kind::MaxItems { limit } => format!("{name} may have at most {limit} in its list"),
            _ => format!("{name} is not written as it must be"),
        };
        let finding = Finding::new(codes::OUT_OF_BOUNDS, self.tree.place(self.at), what);
        let limit = |key: &str| self.part.get(key).and_then(Value::as_i64);
        match (kind, limit("minimum"), limit("maximum")) {
            (Kind::MinItems { .. }, _, _) => finding.fix("name one, or more, between the brackets"),
            (Kind::Minimum { .. } | Kind::Maximum { .. }, Some(least), Some(most)) => {
                let whole =
                    if self.part.get("type").is_some_and(|kind| kind == "number") { "" } else { "whole " };
                finding.fix(format!("write a {whole}number from {least} to {most}"))
            }
            _ => finding,
        }
    }
}

/// `a`, `a or b`, `a, b or c`.
fn listed(kinds: &[&str]) -> String {
    match kinds {
        [before @ .., last] if !before.is_empty() => format!("{} or {last}", before.join(", ")),
        _ => kinds.concat(),
    }
}

/// The kind of a value, as schemas name it.
fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_i64() || number.is_u64() => "integer",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

fn in_words(kind: &str) -> &'static str {
    match kind {
        "boolean" => "true or false",
        "integer" => "a whole number",
        "number" => "a number",
        "string" => "text",
        "array" => "a list",
        "object" => "a group of keys",
        _ => "nothing",
    }
}
