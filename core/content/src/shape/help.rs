//! What a kind of file may say at a place: its keys with what they mean, and the words of a list. Told from the same
//! schemas that files are checked against.

use serde_json::Value;

use super::{Shape, compiled};
use crate::markdown;

/// How often a reference is followed: schemas here are flat, and a circle must end.
const DEEPEST: usize = 16;

/// The kind of a file by the parts of its path.
pub(crate) fn shape_of(path: &str) -> Option<Shape> {
    let parts: Vec<&str> = path.split('/').collect();
    let of_site = parts.first() == Some(&"sites");
    let page = parts.last().is_some_and(|name| name.ends_with(".md"));
    match parts.as_slice() {
        [.., "programme.yaml"] => Some(Shape::Manifest),
        [.., "rules.yaml"] => Some(Shape::Rules),
        [.., "facts.yaml"] => Some(Shape::Facts),
        [.., "theory.yaml"] => Some(Shape::Theory),
        [.., "sources.yaml"] => Some(Shape::Sources),
        [.., "module.yaml"] => Some(Shape::Module),
        [.., "site.yaml"] => Some(Shape::Site),
        [.., "record.yaml"] => Some(Shape::Record),
        [.., "measures", name] if name.ends_with(".yaml") => Some(Shape::Measure),
        [.., "cases", _] if page => Some(Shape::Case),
        [.., "modules", _, _] | [.., "sheets", _] if page && parts.contains(&"languages") => {
            Some(Shape::Translation)
        }
        [.., "modules", _, _] | [.., "sheets", _] if page && of_site => Some(Shape::Change),
        [.., "modules", _, _] if page => Some(Shape::Session),
        [.., "sheets", _] if page => Some(Shape::Sheet),
        _ => None,
    }
}

/// The keys that can stand under `keys` (from the outermost) in the file at `path`, each with what it means.
#[must_use]
pub fn keys_at(path: &str, keys: &[String]) -> Vec<(String, String)> {
    let Some(schema) = shape_of(path).and_then(compiled).map(|compiled| &compiled.schema) else {
        return Vec::new();
    };
    let mut all = Vec::new();
    for node in at(schema, keys) {
        for (key, value) in node.get("properties").and_then(Value::as_object).into_iter().flatten() {
            let about = value.get("description").and_then(Value::as_str).unwrap_or_default();
            all.push((key.clone(), about.to_owned()));
        }
    }
    all
}

/// The words that can stand after the last of `keys` in the file at `path`, where only some can.
#[must_use]
pub fn words_at(path: &str, keys: &[String]) -> Vec<String> {
    let Some(schema) = shape_of(path).and_then(compiled).map(|compiled| &compiled.schema) else {
        return Vec::new();
    };
    let mut all = Vec::new();
    for node in at(schema, keys) {
        let words = node.get("enum").and_then(Value::as_array).into_iter().flatten();
        all.extend(words.filter_map(Value::as_str).map(str::to_owned));
        if node.get("type").is_some_and(|kind| kind == "boolean") {
            all.extend(["true".to_owned(), "false".to_owned()]);
        }
    }
    all
}

/// The words that can stand in the brackets of a block's heading.
#[must_use]
pub fn heading_words() -> Vec<String> {
    markdown::CLASSES.iter().map(|class| format!(".{class}")).collect()
}

/// The parts of a schema that describe what stands under `keys`.
fn at<'s>(schema: &'s Value, keys: &[String]) -> Vec<&'s Value> {
    let mut nodes = Vec::new();
    expand(schema, schema, DEEPEST, &mut nodes);
    for key in keys {
        let mut next = Vec::new();
        for node in nodes {
            let known = node.get("properties").and_then(|properties| properties.get(key));
            if let Some(part) = known.or_else(|| node.get("additionalProperties")) {
                expand(schema, part, DEEPEST, &mut next);
            }
        }
        nodes = next;
    }
    nodes
}

/// A part of a schema with everything it refers to, leaves open, or lists.
fn expand<'s>(root: &'s Value, node: &'s Value, deepest: usize, out: &mut Vec<&'s Value>) {
    let Some(deeper) = deepest.checked_sub(1) else { return };
    out.push(node);
    let reference = node.get("$ref").and_then(Value::as_str).and_then(|text| text.strip_prefix('#'));
    let referred = reference.and_then(|pointer| root.pointer(pointer));
    let branches =
        ["anyOf", "oneOf", "allOf"].iter().filter_map(|name| node.get(*name)?.as_array()).flatten();
    for part in referred.into_iter().chain(branches).chain(node.get("items")) {
        expand(root, part, deeper, out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(keys: &[&str]) -> Vec<String> {
        keys.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn keys_come_with_what_they_mean() {
        let rule = keys_at("x/rules.yaml", &keys(&["rules"]));
        assert!(
            rule.iter().any(|(key, about)| key == "find_out" && about == "Facts to find out."),
            "{rule:?}"
        );
        let top: Vec<String> = keys_at("x/cases/a.md", &[]).into_iter().map(|(key, _)| key).collect();
        assert_eq!(top, ["as_of", "case", "expect", "given", "site", "then"]);
        let said = keys_at("x/cases/a.md", &keys(&["given", "a.b"]));
        assert!(said.iter().any(|(key, _)| key == "holder"), "{said:?}");
        let status: Vec<String> = keys_at("shared/record.yaml", &keys(&["statuses", "next"]))
            .into_iter()
            .map(|(key, _)| key)
            .collect();
        assert_eq!(status, ["by", "needs_reason", "suggested", "to"]);
        assert_eq!(keys_at("x/CHANGES.md", &[]), []);
    }

    #[test]
    fn words_are_those_of_the_list() {
        assert_eq!(words_at("x/rules.yaml", &keys(&["rules", "timing"])), ["early", "usual", "late"]);
        assert_eq!(words_at("x/rules.yaml", &keys(&["rules", "safeguard"])), ["true", "false"]);
        assert_eq!(words_at("x/measures/a.yaml", &keys(&["scoring", "figure"])), ["sum", "mean"]);
        assert!(words_at("x/rules.yaml", &keys(&["rules", "adapt"])).contains(&"pace".to_owned()));
        assert_eq!(words_at("x/rules.yaml", &keys(&["rules", "say"])), Vec::<String>::new());
    }
}
