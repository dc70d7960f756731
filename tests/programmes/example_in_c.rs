//! The plugin in C: built by its script, it carries its metadata and its programme as they stand, and answers as its
//! examples say.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::harness::{Scratch, files, top};

/// The plugin, built, and what asks it.
struct Built {
    scratch: Scratch,
}

impl Built {
    fn new() -> Self {
        let scratch = Scratch::new();
        let folder = top().join("plugins/example-c");
        run(Command::new("sh").arg(folder.join("build.sh")).arg(scratch.path()));
        let ask = scratch.path().join("ask");
        let header = format!("-I{}", top().join("plugins/sdk/include").display());
        let source = top().join("tests/programmes/ask.c");
        run(Command::new("cc")
            .args(["-std=c11", "-Wall", "-Werror", &header, "-o"])
            .args([&ask, &source])
            .arg("-ldl"));
        Self { scratch }
    }

    fn library(&self) -> PathBuf {
        self.scratch.path().join("example-c.so")
    }

    /// The status of one call, and its output.
    fn ask(&self, operation: usize, asked: &str) -> (i32, String) {
        let mut child = Command::new(self.scratch.path().join("ask"))
            .arg(self.library())
            .arg(operation.to_string())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("it starts");
        child.stdin.take().expect("a pipe").write_all(asked.as_bytes()).expect("it reads");
        let output = child.wait_with_output().expect("it ends");
        (output.status.code().unwrap_or(-1), String::from_utf8(output.stdout).expect("text"))
    }
}

fn run(command: &mut Command) {
    let output = command.output().expect("it starts");
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).expect("a file")
}

fn json_of(name: &str) -> Value {
    serde_json::from_str(&read(&top().join("plugins/example-c").join(name))).expect("JSON")
}

#[test]
fn the_library_carries_its_metadata_as_it_stands() {
    let bytes = std::fs::read(Built::new().library()).expect("a library");
    let metadata = read(&top().join("plugins/example-c/plugin.json"));
    assert!(bytes.windows(metadata.len()).any(|window| window == metadata.as_bytes()));
}

#[test]
fn it_gives_the_files_of_its_programme_as_they_stand() {
    let folder = top().join("plugins/example-c/programme");
    let expected: BTreeMap<String, String> = files(&folder, "")
        .into_iter()
        .map(|path| (path.strip_prefix(&folder).expect("below it").display().to_string(), read(&path)))
        .collect();
    assert!(expected.len() >= 10, "{:?}", expected.keys());
    let (status, answer) = Built::new().ask(0, "{}");
    assert_eq!(status, 0, "{answer}");
    assert_eq!(serde_json::from_str::<Value>(&answer).expect("JSON"), json!({ "files": expected }));
}

#[test]
fn it_answers_as_its_examples_say() {
    let (built, metadata, examples) = (Built::new(), json_of("plugin.json"), json_of("examples.json"));
    let operations = metadata["operations"].as_array().expect("operations");
    let examples = examples.as_array().expect("examples");
    assert!(examples.len() >= 5);
    for example in examples {
        let operation = operations.iter().position(|known| known["name"] == example["operation"]);
        let (status, answer) = built.ask(operation.expect("an operation"), &example["asked"].to_string());
        assert_eq!(status, 0, "{example}: {answer}");
        assert_eq!(serde_json::from_str::<Value>(&answer).expect("JSON"), example["gives"], "{example}");
    }
}

#[test]
fn what_it_is_not_made_for_is_declined_in_words() {
    let built = Built::new();
    let wrong = [
        "",
        "{",
        "[]",
        "{\"family\"}",
        "{\"family\": \"maybe\"}",
        "{\"family\": \"yes\",}",
        "{\"family\": \"yes\" \"friend\": \"no\"}",
        "{\"neighbour\": \"yes\"}",
        "{\"family\": \"yes\"} {}",
        "{\"family\": nul",
    ];
    for asked in wrong {
        let (status, why) = built.ask(1, asked);
        assert_eq!(status, 1, "{asked}: {why}");
        assert!(why.starts_with("only `family` and `friend`"), "{asked}: {why}");
    }
    assert_eq!(built.ask(2, "{}"), (2, String::new()), "there is no third operation");
}
