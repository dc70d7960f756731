//! The kinds of file, and the schema of each as the committed files have it.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde_json::Value;

use crate::file;

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    Manifest,
    Module,
    Session,
    Rules,
    Facts,
    Theory,
    Sources,
    Case,
    Sheet,
    Site,
    Change,
    Translation,
    Record,
    Measure,
}

impl Shape {
    /// How many there are.
    pub(super) const COUNT: usize = 14;

    const ALL: [Self; Self::COUNT] = [
        Self::Manifest,
        Self::Module,
        Self::Session,
        Self::Rules,
        Self::Facts,
        Self::Theory,
        Self::Sources,
        Self::Case,
        Self::Sheet,
        Self::Site,
        Self::Change,
        Self::Translation,
        Self::Record,
        Self::Measure,
    ];

    pub(super) fn number(self) -> usize {
        self as usize
    }

    /// The name of its schema file.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Manifest => "programme",
            Self::Module => "module",
            Self::Session => "session",
            Self::Rules => "rules",
            Self::Facts => "facts",
            Self::Theory => "theory",
            Self::Sources => "sources",
            Self::Case => "case",
            Self::Sheet => "sheet",
            Self::Site => "site",
            Self::Change => "local-change",
            Self::Translation => "translation",
            Self::Record => "record",
            Self::Measure => "measure",
        }
    }

    /// The key such a file begins with, where it is another than `id`.
    pub(crate) fn first_key(self) -> Option<&'static str> {
        match self {
            Self::Case => Some("case"),
            Self::Change => Some("changes"),
            Self::Translation => Some("translates"),
            _ => None,
        }
    }

    pub(super) fn schema(self) -> Value {
        match self {
            Self::Manifest => of::<file::manifest::ManifestFile>(self),
            Self::Module => of::<file::module::ModuleFile>(self),
            Self::Session => of::<file::session::SessionFile>(self),
            Self::Rules => of::<file::rules::RulesFile>(self),
            Self::Facts => of::<file::facts::FactsFile>(self),
            Self::Theory => of::<file::theory::TheoryFile>(self),
            Self::Sources => of::<file::sources::SourcesFile>(self),
            Self::Case => of::<file::case::CaseFile>(self),
            Self::Sheet => of::<file::sheet::SheetFile>(self),
            Self::Site => of::<file::site::SiteFile>(self),
            Self::Change => of::<file::change::ChangeFile>(self),
            Self::Translation => of::<file::translation::TranslationFile>(self),
            Self::Record => of::<file::record::RecordFile>(self),
            Self::Measure => of::<file::measure::MeasureFile>(self),
        }
    }
}

fn of<T: JsonSchema>(shape: Shape) -> Value {
    let schema: Schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>();
    let mut value = schema.to_value();
    written(&mut value);
    if let Some(root) = value.as_object_mut() {
        root.insert("title".to_owned(), Value::from(shape.name()));
    }
    // Another crate may ask for maps in the order of writing; what is committed must not depend on that.
    value.sort_all_objects();
    value
}

/// Turns what serde understands into what designers write: a key is there with something after it, or not there.
/// The formats of Rust's numbers go too, since the bounds say the same.
fn written(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(written),
        Value::Object(map) => {
            map.remove("default");
            let rust = |format: &str| format.starts_with("int") || format.starts_with("uint");
            if map.get("format").and_then(Value::as_str).is_some_and(rust) {
                map.remove("format");
            }
            if let Some(Value::Array(kinds)) = map.get_mut("type") {
                kinds.retain(|kind| kind != "null");
                if let [only] = kinds.as_slice() {
                    let only = only.clone();
                    map.insert("type".to_owned(), only);
                }
            }
            if let Some(Value::Array(words)) = map.get_mut("enum") {
                words.retain(|word| !word.is_null());
            }
            if let Some(Value::Array(branches)) = map.get_mut("anyOf") {
                branches.retain(|branch| branch.get("type").is_none_or(|kind| kind != "null"));
                if let [Value::Object(only)] = branches.as_slice() {
                    let only = only.clone();
                    map.remove("anyOf");
                    map.extend(only);
                }
            }
            map.values_mut().for_each(written);
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// The schema of every kind of file: its name and its text, as committed in `schemas/<name>.schema.json`.
#[must_use]
pub fn schemas() -> Vec<(String, String)> {
    Shape::ALL
        .into_iter()
        .map(|shape| {
            let mut text = serde_json::to_string_pretty(&shape.schema()).unwrap_or_default();
            text.push('\n');
            (shape.name().to_owned(), text)
        })
        .collect()
}
