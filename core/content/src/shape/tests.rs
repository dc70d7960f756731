//! Shapes are affordable, stay inside themselves, and are the ones committed.

use runtime::schema_cost::SchemaCost;
use serde_json::{Value, json};

use super::*;

fn check_cost(schema: &Value, expected: Result<(), fn(&SchemaCost) -> bool>) {
    match (schema_cost(schema), expected) {
        (Ok(()), Ok(())) => {}
        (Err(found), Err(expected)) if expected(&found) => {}
        (found, _) => panic!("{found:?} for {schema}"),
    }
}

/// `levels` definitions, each asking the next one twice.
fn chain(levels: usize) -> Value {
    let mut definitions = serde_json::Map::new();
    for level in 0..levels {
        let next = json!({ "$ref": format!("#/$defs/d{}", level + 1) });
        definitions.insert(format!("d{level}"), json!({ "allOf": [next, next] }));
    }
    definitions.insert(format!("d{levels}"), json!({ "type": "string" }));
    json!({ "$ref": "#/$defs/d0", "$defs": definitions })
}

#[test]
fn references_that_multiply_are_refused_before_anything_compiles_them() {
    check_cost(&chain(8), Ok(()));
    check_cost(&chain(32), Err(|cost| matches!(cost, SchemaCost::TooManyWays(_))));
}

#[test]
fn references_that_leave_the_document_are_refused() {
    for reference in [
        "http://169.254.169.254/latest/meta-data",
        "https://example.com/a.json",
        "file:///etc/passwd",
        "data:application/json,{}",
        "other.json#/a",
        "#/$defs/nowhere",
    ] {
        check_cost(
            &json!({ "properties": { "a": { "$ref": reference } } }),
            Err(|cost| matches!(cost, SchemaCost::Outside(_))),
        );
    }
}

#[test]
fn references_in_a_circle_are_refused() {
    let ring = json!({ "$ref": "#/$defs/a", "$defs": { "a": { "$ref": "#/$defs/b" }, "b": { "$ref": "#/$defs/a" } } });
    check_cost(&ring, Err(|cost| matches!(cost, SchemaCost::Circle(_))));
    // Through a property the value itself gets smaller: a tree of lists is no circle.
    check_cost(&json!({ "properties": { "inner": { "$ref": "#" } } }), Ok(()));
}

#[test]
fn a_deep_schema_is_refused() {
    let deep = (0..70).fold(json!({}), |inner, _| json!({ "items": inner }));
    check_cost(&deep, Err(|cost| *cost == SchemaCost::TooDeep));
}

#[test]
fn nothing_is_ever_fetched() {
    // Default features of the validator would open these. They stay off whatever another crate asks for.
    for reference in ["http://127.0.0.1:9/a.json", "file:///etc/hostname"] {
        assert!(jsonschema::validator_for(&json!({ "$ref": reference })).is_err(), "{reference}");
    }
}

#[test]
fn our_own_shapes_compile() {
    for (name, text) in schemas() {
        let schema: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(schema_cost(&schema), Ok(()), "{name}");
        assert!(jsonschema::validator_for(&schema).is_ok(), "{name}");
    }
    assert!(compiled(Shape::Rules).is_some());
}

fn committed(name: &str) -> String {
    format!("{}/../../schemas/{name}.schema.json", env!("CARGO_MANIFEST_DIR"))
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the committed files are compared with what the types give")]
fn the_committed_schemas_are_these() {
    for (name, text) in schemas() {
        let there = std::fs::read_to_string(committed(&name)).unwrap_or_default();
        assert!(there == text, "{name} differs: refresh with `cargo run -- schemas --write schemas`");
    }
}
