//! Whether a plugin's file of metadata says what its functions are; and what it should say.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::plugin::Plugin;

/// The file, in the order in which it is written.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    id: String,
    version: String,
    serial: u64,
    abi: u32,
    about: String,
    licence: String,
    brings: String,
    operations: Vec<Operation>,
}

#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Operation {
    name: String,
    about: String,
    takes: Value,
    gives: Value,
}

/// Says what is wrong, with the text that would be right.
pub(super) fn check(plugin: &Plugin) -> Result<(), String> {
    let (written, wrong) = match serde_json::from_str::<Written>(plugin.metadata) {
        Ok(written) => (written, None),
        Err(error) => (begun(), Some(format!("the file of metadata cannot be read: {error}"))),
    };
    let right: Vec<Operation> =
        plugin.operations.iter().map(|operation| right(operation, &written)).collect();
    let what = match wrong {
        Some(what) => what,
        None if written.operations == right => return Ok(()),
        None => differs(&written.operations, &right),
    };
    let right = Written { operations: right, ..written };
    let text = serde_json::to_string_pretty(&right).map_err(|error| error.to_string())?;
    Err(format!("{what}. The whole file should be:\n\n{text}\n"))
}

/// What a file begins with, for somebody to fill in.
fn begun() -> Written {
    let fill_in = |what: &str| format!("({what})");
    Written {
        id: fill_in("small letters, digits and hyphens"),
        version: "1.0.0".to_owned(),
        serial: 1,
        abi: crate::abi::ABI,
        about: fill_in("one sentence"),
        licence: "MIT".to_owned(),
        brings: "functions".to_owned(),
        operations: Vec::new(),
    }
}

/// As its function says; what it is about is the author's to say.
fn right(operation: &crate::Operation, written: &Written) -> Operation {
    let known = written.operations.iter().find(|known| known.name == operation.name);
    let (takes, gives) = (operation.schemas)();
    Operation {
        name: operation.name.to_owned(),
        about: known.map_or_else(|| "(one sentence)".to_owned(), |known| known.about.clone()),
        takes,
        gives,
    }
}

fn differs(written: &[Operation], right: &[Operation]) -> String {
    let names = |operations: &[Operation]| operations.iter().map(|one| one.name.clone()).collect::<Vec<_>>();
    if names(written) != names(right) {
        let (written, right) = (json!(names(written)), json!(names(right)));
        return format!("the metadata names the operations {written}, the plugin {right}");
    }
    let other = written.iter().zip(right).find(|(written, right)| written != right);
    let (name, which) = other.map_or(("", ""), |(written, right)| {
        (written.name.as_str(), if written.takes == right.takes { "gives" } else { "takes" })
    });
    format!("`{which}` of `{name}` in the metadata is not the schema of its type")
}
