//! Questions invented from the description of what an operation takes: plain ones, and those at its edges.

use std::cell::Cell;

use serde_json::{Map, Value, json};

/// At most so many for one operation.
const MOST: usize = 64;
/// At most so many parts of a description are looked at for one operation.
const MOST_PARTS: usize = 500;
/// How many values of one part are tried.
const MOST_VALUES: usize = 12;
/// Descriptions that refer to themselves end somewhere.
const DEEPEST: usize = 8;

/// Questions that `takes` describes, the plainest first. Where it says more than is understood here, some may not fit.
pub(super) fn questions(takes: &Value) -> Vec<Value> {
    let mut questions = Invention { whole: takes, left: Cell::new(MOST_PARTS) }.values(takes, 0);
    let mut seen = Vec::new();
    questions.retain(|question| {
        let new = !seen.contains(question);
        if new {
            seen.push(question.clone());
        }
        new
    });
    questions.truncate(MOST);
    questions
}

struct Invention<'s> {
    whole: &'s Value,
    /// How many more parts of the description are looked at: one that refers to itself many times has no end.
    left: Cell<usize>,
}

impl Invention<'_> {
    fn values(&self, schema: &Value, depth: usize) -> Vec<Value> {
        let Some(left) = self.left.get().checked_sub(1).filter(|_| depth <= DEEPEST) else {
            return vec![Value::Null];
        };
        self.left.set(left);
        if let Some(one) = schema.get("const") {
            return vec![one.clone()];
        }
        if let Some(all) = schema.get("enum").and_then(Value::as_array) {
            return all.clone();
        }
        if let Some(other) = schema.get("$ref").and_then(Value::as_str) {
            let target = other.strip_prefix('#').and_then(|path| self.whole.pointer(path));
            return target.map(|target| self.values(target, depth + 1)).unwrap_or_default();
        }
        for several in ["oneOf", "anyOf"] {
            if let Some(several) = schema.get(several).and_then(Value::as_array) {
                return several.iter().flat_map(|one| self.values(one, depth + 1)).collect();
            }
        }
        if let Some(first) = schema.get("allOf").and_then(Value::as_array).and_then(|all| all.first()) {
            return self.values(first, depth + 1);
        }
        match schema.get("type") {
            Some(Value::String(kind)) => self.of_kind(kind, schema, depth),
            Some(Value::Array(kinds)) => {
                let kinds = kinds.iter().filter_map(Value::as_str);
                kinds.flat_map(|kind| self.of_kind(kind, schema, depth)).collect()
            }
            _ => self.of_kind("object", schema, depth),
        }
    }

    fn of_kind(&self, kind: &str, schema: &Value, depth: usize) -> Vec<Value> {
        match kind {
            "object" => self.objects(schema, depth),
            "array" => self.arrays(schema, depth),
            "integer" | "number" => numbers(schema),
            "boolean" => vec![json!(true), json!(false)],
            "string" => texts(schema),
            _ => vec![Value::Null],
        }
    }

    /// The plain one; each part at its edges, one at a time; each part that need not be there left out.
    fn objects(&self, schema: &Value, depth: usize) -> Vec<Value> {
        let needed: Vec<&str> = schema
            .get("required")
            .and_then(Value::as_array)
            .map(|names| names.iter().filter_map(Value::as_str).collect())
            .unwrap_or_default();
        let none = Map::new();
        let parts = schema.get("properties").and_then(Value::as_object).unwrap_or(&none);
        let values: Vec<(&String, Vec<Value>)> = parts
            .iter()
            .map(|(name, part)| (name, self.values(part, depth + 1).into_iter().take(MOST_VALUES).collect()))
            .collect();
        let plain: Map<String, Value> = values
            .iter()
            .filter_map(|(name, values)| Some(((*name).clone(), values.first()?.clone())))
            .collect();
        let mut all = vec![plain.clone()];
        for (name, values) in values.iter().take(MOST) {
            all.extend(values.iter().skip(1).map(|value| {
                let mut other = plain.clone();
                other.insert((*name).clone(), value.clone());
                other
            }));
            if !needed.contains(&name.as_str()) {
                let mut without = plain.clone();
                without.remove(*name);
                all.push(without);
            }
        }
        all.into_iter().map(Value::Object).collect()
    }

    fn arrays(&self, schema: &Value, depth: usize) -> Vec<Value> {
        let count =
            |name| schema.get(name).and_then(Value::as_u64).and_then(|count| usize::try_from(count).ok());
        let items = schema.get("items").map(|items| self.values(items, depth + 1)).unwrap_or_default();
        let (least, most) = (count("minItems").unwrap_or(0), count("maxItems").unwrap_or(usize::MAX));
        let mut all: Vec<Value> = [least, items.len(), 1]
            .into_iter()
            .filter(|length| (least..=most).contains(length) && *length <= MOST_VALUES)
            .map(|length| items.iter().cycle().take(length).cloned().collect())
            .collect();
        // One of each is plainer than none.
        all.reverse();
        all
    }
}

fn numbers(schema: &Value) -> Vec<Value> {
    let bound = |name: &str| schema.get(name).and_then(Value::as_i64);
    let least = bound("minimum").or(bound("exclusiveMinimum").map(|least| least.saturating_add(1)));
    let most = bound("maximum").or(bound("exclusiveMaximum").map(|most| most.saturating_sub(1)));
    let (low, high) = (least.unwrap_or(i64::MIN), most.unwrap_or(i64::MAX));
    let mut values = vec![1.clamp(low, high.max(low)), low, high, 0, 2, -1];
    values.retain(|value| (low..=high).contains(value));
    values.into_iter().map(Value::from).collect()
}

fn texts(schema: &Value) -> Vec<Value> {
    let count = |name| schema.get(name).and_then(Value::as_u64).and_then(|count| usize::try_from(count).ok());
    if let Some("date") = schema.get("format").and_then(Value::as_str) {
        return ["2026-02-18", "2024-02-29", "1900-01-01", "9999-12-31"].map(Value::from).to_vec();
    }
    let (least, most) = (count("minLength").unwrap_or(0), count("maxLength").unwrap_or(usize::MAX));
    let mut texts =
        vec!["text".to_owned(), String::new(), "Siân, \u{645}\u{631} \" \\ \u{1f642}\n".to_owned()];
    texts
        .extend([least, most].into_iter().filter(|length| *length <= 4_096).map(|length| "x".repeat(length)));
    texts.retain(|text| (least..=most).contains(&text.chars().count()));
    texts.into_iter().map(Value::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(takes: Value, expected: &[Value]) {
        assert_eq!(questions(&takes), expected, "{takes}");
    }

    #[test]
    fn questions_are_plain_ones_and_those_at_the_edges() {
        let weeks = json!({"type": "integer", "minimum": 0, "maximum": 9});
        check(
            json!({"type": "object", "properties": {"weeks": weeks}, "required": ["weeks"]}),
            &[1, 0, 9, 2].map(|weeks| json!({"weeks": weeks})),
        );
        check(
            json!({"properties": {"day": {"type": "string", "format": "date"}, "kind": {"$ref": "#/$defs/Kind"}},
                   "required": ["day"], "$defs": {"Kind": {"oneOf": [{"const": "a"}, {"enum": ["b"]}]}}}),
            &[
                json!({"day": "2026-02-18", "kind": "a"}),
                json!({"day": "2024-02-29", "kind": "a"}),
                json!({"day": "1900-01-01", "kind": "a"}),
                json!({"day": "9999-12-31", "kind": "a"}),
                json!({"day": "2026-02-18", "kind": "b"}),
                json!({"day": "2026-02-18"}),
            ],
        );
        check(
            json!({"properties": {"tags": {"type": "array", "items": {"enum": ["x", "y"]}, "minItems": 1}},
                   "required": ["tags"]}),
            &[json!({"tags": ["x"]}), json!({"tags": ["x", "y"]})],
        );
        check(json!({"type": ["null", "boolean"]}), &[Value::Null, json!(true), json!(false)]);
    }

    #[test]
    fn a_description_that_refers_to_itself_ends() {
        let takes = json!({"properties": {"again": {"$ref": "#"}}});
        assert!(questions(&takes).len() <= MOST);
        let many: Map<String, Value> =
            (0..300).map(|name| (format!("p{name}"), json!({"$ref": "#"}))).collect();
        assert!(questions(&json!({ "type": "object", "properties": many })).len() <= MOST);
    }
}
