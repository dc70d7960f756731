//! What the options of fixtures are as values of our types: nothing is left out, only written as the types want it.

use std::borrow::Cow;

use serde::de::{Deserialize, Deserializer, Error};
use serde_json::{Map, Value};

use crate::element::Attributes;
use crate::{Html, Words};

/// Options as our types read them. Numbers and yes or no stand for text where text is wanted; a place of a list that holds
/// nothing (`null`, `false`, nothing) is an empty place; and pairs as `text` and `html` are one field.
pub(crate) fn adapted(component: &str, options: &Value) -> Value {
    let mut options = options.clone();
    if let Some(slots) = options.as_object_mut().and_then(|all| all.remove("slots")) {
        let slots = slots.as_object().cloned().unwrap_or_default();
        for (name, slot) in slots {
            if let Some(inline) = slot.get("align") {
                options["endInline"] = Value::Bool(inline == "inline");
            }
            options[name] = slot.get("html").cloned().unwrap_or(slot);
        }
    }
    for name in ["day", "month", "year"] {
        if component == "date-input" && options.get(name) == Some(&Value::Bool(false)) {
            options[name] = serde_json::json!({ "leftOut": true });
        }
    }
    if component == "file-upload" {
        // Theirs passes over it as well: no page can say which file of a reader's is chosen.
        options.as_object_mut().expect("options").remove("value");
    }
    if component == "footer" {
        // What our footer does not have.
        let all = options.as_object_mut().expect("options");
        all.remove("contentLicence");
        all.remove("copyright");
    }
    // What these list can be plain text only; their `text` is no pair.
    value(&options, ["select", "panel", "footer"].contains(&component))
}

fn value(given: &Value, plain: bool) -> Value {
    match given {
        Value::Object(all) => object(all, false, plain),
        Value::Array(all) => Value::Array(all.iter().map(|given| place(given, plain)).collect()),
        Value::Number(number) => Value::String(number.to_string()),
        other => other.clone(),
    }
}

fn place(given: &Value, plain: bool) -> Value {
    match given {
        Value::Bool(false) | Value::Null => Value::Null,
        Value::String(text) if text.is_empty() => Value::Null,
        Value::Object(all) => object(all, plain, plain),
        other => value(other, plain),
    }
}

fn object(all: &Map<String, Value>, is_plain: bool, plain: bool) -> Value {
    let mut kept = Map::new();
    let mut words = Map::new();
    for (name, given) in all {
        match name.as_str() {
            "attributes" | "wrapperAttributes" => {
                kept.insert(name.clone(), given.clone());
            }
            _ if given.is_null() => {}
            "text" if is_plain => {
                kept.insert(name.clone(), given.clone());
            }
            "text" | "html" => {
                words.insert(name.clone(), value(given, plain));
            }
            "value" if given.is_boolean() => {
                kept.insert(name.clone(), Value::String(given.to_string()));
            }
            "for" => {
                kept.insert("field".to_owned(), value(given, plain));
            }
            "type" => {
                kept.insert("kind".to_owned(), value(given, plain));
            }
            "beforeInput" | "beforeInputs" => {
                kept.insert("before".to_owned(), value(given, plain));
            }
            "afterInput" | "afterInputs" => {
                kept.insert("after".to_owned(), value(given, plain));
            }
            _ => match pair(name) {
                Some((field, kind)) => {
                    let both = kept.entry(field).or_insert_with(|| Value::Object(Map::new()));
                    both[kind] = value(given, plain);
                }
                None => {
                    kept.insert(name.clone(), value(given, plain));
                }
            },
        }
    }
    // Types that hold text alone call it so; those that may hold markup call it words.
    if !words.is_empty() {
        kept.insert("words".to_owned(), Value::Object(words));
    }
    Value::Object(kept)
}

/// Fields that are given as text or as markup, under a name of their own.
fn pair(name: &str) -> Option<(String, &'static str)> {
    let of = |kind: &str| {
        name.strip_suffix(kind).filter(|field| ["title", "summary", "logo", "description"].contains(field))
    };
    of("Text")
        .map(|field| (field.to_owned(), "text"))
        .or_else(|| of("Html").map(|field| (field.to_owned(), "html")))
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let given = Value::deserialize(deserializer)?;
        let given = given.get("words").unwrap_or(&given);
        let known = |name: &String| matches!(name.as_str(), "text" | "html");
        let all = given.as_object().ok_or_else(|| D::Error::custom(format!("no words: {given}")))?;
        if let Some(name) = all.keys().find(|name| !known(name)) {
            return Err(D::Error::custom(format!("what is {name} in words?")));
        }
        match (all.get("html"), all.get("text")) {
            (Some(Value::String(html)), _) if !html.is_empty() => Ok(Self::Html(Html::trusted(html.trim()))),
            (_, Some(Value::String(text))) => Ok(Self::Text(text.clone())),
            _ => Ok(Self::default()),
        }
    }
}

impl<'de> Deserialize<'de> for Html {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::trusted)
    }
}

impl<'de> Deserialize<'de> for Attributes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let all = Map::deserialize(deserializer)?;
        let mut kept = Vec::new();
        for (name, given) in all {
            let optional = given.get("optional").is_some_and(|optional| optional == true);
            let given = given.get("value").unwrap_or(&given);
            let written = match given {
                Value::Bool(false) | Value::Null if optional => continue,
                Value::Bool(true) if optional => String::new(),
                Value::Null => String::new(),
                Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            kept.push((Cow::Owned(name), written));
        }
        Ok(Self(kept))
    }
}
