//! The shipped plugins, built as libraries and asked as the binary does it: in a child process, behind the walls, with
//! what is asked and answered checked. Each answers as its examples say.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use native::{Brings, Plugin, WorkerCommand};
use serde_json::{Value, json};

use crate::harness::top;

/// The plugin of a library, to be asked in a child process of the binary.
#[track_caller]
pub(crate) fn plugin(library: &Path) -> Plugin {
    let name = library.file_name().expect("a name").to_string_lossy();
    let bytes = std::fs::read(library).expect("a library");
    let metadata = native::read(&name, &bytes).expect("it says what it is");
    let command =
        WorkerCommand { program: env!("CARGO_BIN_EXE_waymark").into(), args: vec!["__plugin-worker".into()] };
    Plugin::new(Arc::from(bytes), metadata, command).expect("descriptions that can be used")
}

/// Asks every example in the folder of a plugin; each operation but `described` must have one.
#[track_caller]
pub(crate) fn answers_its_examples(plugin: &Plugin, folder: &str, described: &[&str]) {
    let text = std::fs::read_to_string(top().join(folder).join("examples.json")).expect("examples");
    let examples: Vec<Value> = serde_json::from_str(&text).expect("a list");
    for example in &examples {
        let operation = example["operation"].as_str().expect("an operation");
        assert_eq!(plugin.call(operation, &example["asked"]), Ok(example["gives"].clone()), "{example}");
    }
    for operation in &plugin.metadata().operations {
        let known = described.contains(&operation.name.as_str())
            || examples.iter().any(|example| example["operation"] == *operation.name);
        assert!(known, "`{}` has no example", operation.name);
    }
}

/// The library of a crate, as cargo builds it beside this one.
#[track_caller]
pub(crate) fn built(package: &str) -> PathBuf {
    let output = Command::new(env!("CARGO"))
        .args(["build", "--offline", "--quiet", "--message-format", "json", "--package", package])
        .current_dir(top())
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let said = String::from_utf8(output.stdout).expect("text");
    let name = package.replace('-', "_");
    let files = said
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .filter(|message| message.pointer("/target/name").and_then(Value::as_str) == Some(&name))
        .flat_map(|message| message.get("filenames").and_then(Value::as_array).cloned().unwrap_or_default());
    let mut libraries = files.filter_map(|file| file.as_str().map(PathBuf::from));
    libraries.find(|file| file.extension().is_some_and(|ending| ending == "so")).expect("a shared library")
}

fn check(package: &str, operations: &[&str]) {
    let plugin = plugin(&built(package));
    let metadata = plugin.metadata();
    assert_eq!((metadata.id.as_str(), metadata.brings), (package, Brings::Functions));
    let offered: Vec<&str> = metadata.operations.iter().map(|operation| operation.name.as_str()).collect();
    assert_eq!(offered, operations);
    answers_its_examples(&plugin, &format!("plugins/{package}"), &[]);
}

#[test]
fn reliable_change_answers_as_its_examples_say() {
    check("reliable-change", &["score", "change"]);
}

#[test]
fn hijri_calendar_answers_as_its_examples_say() {
    let operations =
        ["fasting_month", "near_eid", "friday_midday", "hijri_date", "next_fasting_month", "next_eid"];
    check("hijri-calendar", &operations);
}

#[test]
fn what_a_plugin_declines_is_told_in_its_words() {
    let table = [
        ("hijri-calendar", "next_eid", json!({"day": "2077-11-16"}), "outside the years 1400 to 1500"),
        ("reliable-change", "change", json!({"before": "1", "after": "2"}), "does not declare a reliability"),
    ];
    for (package, operation, asked, words) in table {
        let fault = plugin(&built(package)).call(operation, &asked).expect_err("it declines");
        assert_eq!(fault.code(), domain::codes::PLUGIN_DECLINED, "{fault}");
        assert!(fault.to_string().contains(words), "{fault}");
    }
}
