//! What a plugin says about itself, read out of its file without running any of it.

use std::collections::BTreeSet;

use domain::codes::{self, Code};
use domain::finding::Finding;
use domain::place::Place;
use runtime::schema_cost::schema_cost;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use waymark_plugin::abi;

use crate::checks::compiled;
use crate::elf::{self, Library};

/// A longer library is not read: 16 MiB.
pub const MOST_LIBRARY_BYTES: u64 = 16 * 1024 * 1024;
const MOST_OPERATIONS: usize = 64;
const MOST_SCHEMA_BYTES: usize = 64 * 1024;
const LONGEST_NAME: usize = 60;
const LONGEST_SENTENCE: usize = 300;

/// What a plugin says about itself. One that exists has been checked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Metadata {
    /// What it is called everywhere: small letters, digits and hyphens.
    pub id: String,
    /// The version its maker gives it.
    pub version: String,
    /// Higher with each release, so that an older one can be told.
    pub serial: u64,
    /// The version of the interface it speaks.
    pub abi: u32,
    /// One sentence for whoever decides whether to allow it.
    pub about: String,
    /// Under which licence it may be used.
    pub licence: String,
    /// Functions for programmes, or a whole programme.
    pub brings: Brings,
    /// What it can be asked, in the order of their numbers.
    pub operations: Vec<Operation>,
}

/// What a plugin is good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Brings {
    /// Operations that programmes ask.
    Functions,
    /// A programme: its operation `describe` gives the files of a package.
    Package,
}

/// One thing a plugin can be asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Operation {
    /// What it is called: small letters, digits and underscores.
    pub name: String,
    /// One sentence.
    pub about: String,
    /// The JSON Schema of what it takes.
    pub takes: Value,
    /// The JSON Schema of what it gives.
    pub gives: Value,
}

/// Reads what a library says about itself; `file` is what findings call it.
///
/// # Errors
/// N001 where it is no library for this machine, N010 where it needs others, N002 and N003 for its metadata.
pub fn read(file: &str, library: &[u8]) -> Result<Metadata, Finding> {
    let refused = |code, what: String| Finding::new(code, Place::whole(file), what);
    if library.len() as u64 > MOST_LIBRARY_BYTES {
        let what = format!("`{file}` is longer than the {} MiB that are read", MOST_LIBRARY_BYTES >> 20);
        return Err(refused(codes::PLUGIN_NOT_A_LIBRARY, what));
    }
    let Library { metadata, needs } = elf::read(library).map_err(|why| {
        refused(codes::PLUGIN_NOT_A_LIBRARY, format!("`{file}` cannot be loaded here: {why}"))
    })?;
    if !needs.is_empty() {
        let what = format!("`{file}` needs {}, which it does not bring", listed(&needs));
        return Err(refused(codes::PLUGIN_NEEDS_LIBRARIES, what));
    }
    let Some(metadata) = metadata else {
        let what = format!("`{file}` has no section `{}`", abi::SECTION);
        return Err(refused(codes::PLUGIN_METADATA, what));
    };
    Metadata::parse(metadata)
        .map_err(|(code, why)| refused(code, format!("what `{file}` says about itself: {why}")))
}

fn listed(names: &[String]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

impl Metadata {
    /// Reads and checks metadata; NULs and space at the end do not matter, as C adds one and linkers more.
    ///
    /// # Errors
    /// N003 for another version of the interface, N002 for everything else, with what is wrong.
    pub fn parse(text: &[u8]) -> Result<Self, (Code, String)> {
        let end = text
            .iter()
            .rposition(|byte| *byte != 0 && !byte.is_ascii_whitespace())
            .map_or(0, |last| last + 1);
        let text = text.get(..end).unwrap_or_default();
        // Read on its own first: a later version may have more to say, and that is not what is wrong with it.
        #[derive(Deserialize)]
        struct Speaks {
            abi: u64,
        }
        let unreadable =
            |error: serde_json::Error| (codes::PLUGIN_METADATA, format!("it cannot be read: {error}"));
        let speaks: Speaks = serde_json::from_slice(text).map_err(unreadable)?;
        if speaks.abi != u64::from(abi::ABI) {
            let why = format!(
                "it speaks version {} of the interface, this program version {}",
                speaks.abi,
                abi::ABI
            );
            return Err((codes::PLUGIN_ABI, why));
        }
        let metadata: Self = serde_json::from_slice(text).map_err(unreadable)?;
        metadata.check().map_err(|why| (codes::PLUGIN_METADATA, why))?;
        Ok(metadata)
    }

    /// The number of an operation, as calls name it.
    #[must_use]
    pub fn number(&self, operation: &str) -> Option<u32> {
        let place = self.operations.iter().position(|known| known.name == operation)?;
        u32::try_from(place).ok()
    }

    fn check(&self) -> Result<(), String> {
        name("its id", &self.id, '-')?;
        let plain = |letter: char| letter.is_ascii_alphanumeric() || ".+-".contains(letter);
        if self.version.is_empty() || self.version.len() > LONGEST_NAME || !self.version.chars().all(plain) {
            return Err("its version must be letters, digits, dots, plus and minus".to_owned());
        }
        if self.serial == 0 {
            return Err("its serial number must be 1 or higher".to_owned());
        }
        sentence("what it is about", &self.about)?;
        sentence("its licence", &self.licence)?;
        if self.operations.is_empty() || self.operations.len() > MOST_OPERATIONS {
            return Err(format!("it must offer between 1 and {MOST_OPERATIONS} operations"));
        }
        let mut seen = BTreeSet::new();
        for operation in &self.operations {
            operation.check()?;
            if !seen.insert(&operation.name) {
                return Err(format!("it offers `{}` twice", operation.name));
            }
        }
        if self.brings == Brings::Package && self.number("describe").is_none() {
            return Err("it brings a package, and has no operation `describe` that would give it".to_owned());
        }
        Ok(())
    }
}

impl Operation {
    fn check(&self) -> Result<(), String> {
        name("the name of an operation", &self.name, '_')?;
        sentence(&format!("what `{}` is about", self.name), &self.about)?;
        for (which, schema) in [("takes", &self.takes), ("gives", &self.gives)] {
            let wrong = |why: String| format!("`{which}` of `{}` {why}", self.name);
            if schema.to_string().len() > MOST_SCHEMA_BYTES {
                return Err(wrong(format!("is longer than {} KiB", MOST_SCHEMA_BYTES >> 10)));
            }
            schema_cost(schema).map_err(|why| wrong(format!("cannot be used: {why}")))?;
            plain(schema).map_err(wrong)?;
            compiled(schema).map_err(|why| wrong(format!("is no JSON Schema: {why}")))?;
        }
        Ok(())
    }
}

/// Whether a description keeps to what is counted and shown: references into itself and nowhere else, no part with an
/// address of its own (against which references would be read otherwise than they were counted), and names of arguments
/// that stand in one line.
fn plain(schema: &Value) -> Result<(), String> {
    match schema {
        Value::Array(parts) => parts.iter().try_for_each(plain),
        Value::Object(parts) => parts.iter().try_for_each(|(key, part)| match key.as_str() {
            "properties" | "$defs" => part.as_object().into_iter().flatten().try_for_each(|(name, part)| {
                let letters = |letter: char| letter.is_ascii_alphanumeric() || "_-".contains(letter);
                if name.is_empty() || name.len() > LONGEST_NAME || !name.chars().all(letters) {
                    let shown: String = name.escape_default().take(LONGEST_NAME).collect();
                    return Err(format!(
                        "names a part `{shown}`: names are letters, digits, `_` and `-`, at most {LONGEST_NAME}"
                    ));
                }
                plain(part)
            }),
            "$ref" if part.as_str().is_some_and(|to| to == "#" || to.starts_with("#/")) => Ok(()),
            "$schema" if part == "https://json-schema.org/draft/2020-12/schema" => Ok(()),
            key if key.starts_with('$') => Err(format!(
                "uses `{}`: only `$defs` and a `$ref` that begins with `#` are taken",
                key.escape_default()
            )),
            // What may be answered is no description.
            "const" | "enum" | "default" | "examples" | "required" => Ok(()),
            _ => plain(part),
        }),
        _ => Ok(()),
    }
}

/// Small letters, digits and `joint`, beginning with a letter.
fn name(what: &str, name: &str, joint: char) -> Result<(), String> {
    let good = name.len() <= LONGEST_NAME
        && name.starts_with(|first: char| first.is_ascii_lowercase())
        && name
            .chars()
            .all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == joint);
    if good {
        Ok(())
    } else {
        Err(format!("{what} must be small letters, digits and `{joint}`, at most {LONGEST_NAME}"))
    }
}

fn sentence(what: &str, words: &str) -> Result<(), String> {
    let good =
        !words.trim().is_empty() && words.len() <= LONGEST_SENTENCE && !words.chars().any(char::is_control);
    if good { Ok(()) } else { Err(format!("{what} must be one line of at most {LONGEST_SENTENCE} bytes")) }
}
