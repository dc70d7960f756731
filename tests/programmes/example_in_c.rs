//! The plugin in C: built by its script, loaded and asked as the binary does it, it gives its programme as it stands and
//! answers as its examples say; whatever reaches its own reader, it keeps its feet.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use native::{Brings, Plugin};
use serde_json::json;

use super::shipped_plugins;
use crate::harness::{Scratch, files, top};

/// The library, as its script builds it.
pub(crate) fn built(scratch: &Scratch) -> PathBuf {
    run(Command::new("sh").arg(top().join("plugins/example-c/build.sh")).arg(scratch.path()));
    scratch.path().join("example-c.so")
}

/// The plugin, to be asked in a child process of the binary.
fn plugin() -> Plugin {
    let scratch = Scratch::new();
    shipped_plugins::plugin(&built(&scratch))
}

fn run(command: &mut Command) {
    let output = command.output().expect("it starts");
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).expect("a file")
}

#[test]
fn the_library_says_what_the_file_of_metadata_says() {
    let scratch = Scratch::new();
    let library = std::fs::read(built(&scratch)).expect("a library");
    let metadata = read(&top().join("plugins/example-c/plugin.json"));
    assert!(library.windows(metadata.len()).any(|window| window == metadata.as_bytes()));
    let read = native::read("example-c.so", &library).expect("it says what it is");
    assert_eq!((read.id.as_str(), read.brings), ("example-c", Brings::Package));
}

#[test]
fn it_gives_the_files_of_its_programme_as_they_stand() {
    let folder = top().join("plugins/example-c/programme");
    let expected: BTreeMap<String, String> = files(&folder, "")
        .into_iter()
        .map(|path| (path.strip_prefix(&folder).expect("below it").display().to_string(), read(&path)))
        .collect();
    assert!(expected.len() >= 10, "{:?}", expected.keys());
    assert_eq!(plugin().call("describe", &json!({})), Ok(json!({ "files": expected })));
}

#[test]
fn it_answers_as_its_examples_say() {
    shipped_plugins::answers_its_examples(&plugin(), "plugins/example-c", &["describe"]);
}

#[test]
fn what_it_does_not_describe_is_never_asked() {
    let plugin = plugin();
    for asked in [json!([]), json!({"family": "maybe"}), json!({"neighbour": "yes"}), json!({"family": true})]
    {
        let fault = plugin.call("supports_in_reach", &asked).expect_err("it does not fit");
        assert_eq!(fault.code(), domain::codes::PLUGIN_ANSWER, "{asked}: {fault}");
    }
}

#[test]
fn what_its_own_reader_cannot_read_is_declined_in_words() {
    let scratch = Scratch::new();
    let (library, ask) = (built(&scratch), scratch.path().join("ask"));
    let header = format!("-I{}", top().join("plugins/sdk/include").display());
    let source = top().join("tests/programmes/ask.c");
    run(Command::new("cc")
        .args(["-std=c11", "-Wall", "-Werror", &header, "-o"])
        .args([&ask, &source])
        .arg("-ldl"));
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
        let (status, why) = output_of(Command::new(&ask).arg(&library).arg("1"), asked);
        assert_eq!(status, 1, "{asked}: {why}");
        assert!(why.starts_with("only `family` and `friend`"), "{asked}: {why}");
    }
    let third = output_of(Command::new(&ask).arg(&library).arg("2"), "{}");
    assert_eq!(third, (2, String::new()), "there is no third operation");
}

/// The exit code of a program that is given `input`, and what it writes.
fn output_of(command: &mut Command, input: &str) -> (i32, String) {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("it starts");
    child.stdin.take().expect("a pipe").write_all(input.as_bytes()).expect("it reads");
    let output = child.wait_with_output().expect("it ends");
    (output.status.code().unwrap_or(-1), String::from_utf8(output.stdout).expect("text"))
}
