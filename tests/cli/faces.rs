//! One finding, three faces.

use serde_json::Value;

use crate::harness::{Scratch, top, waymark};

fn check_broken(format: &str) -> String {
    let scripts = Scratch::copy_of(&top().join("scripts"));
    scripts.edit("hii/rules.yaml", "goods.relatedness.importance >= 4", "goods.relatedness.importence >= 4");
    let ran = waymark(&["check", &scripts.path().display().to_string(), "--format", format]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    ran.out
}

#[test]
fn pretty_shows_the_line() {
    let out = check_broken("pretty");
    assert!(out.contains("goods.relatedness.importence") && out.contains("did you mean"), "{out}");
}

#[test]
fn plain_has_no_drawing_characters() {
    let out = check_broken("plain");
    assert!(out.is_ascii() || !out.contains(['─', '│', '╭', '╰', '·', '×']), "{out}");
    for part in ["Error T001.", "line ", "column ", "Why: ", "Do: ", "Did you mean: "] {
        assert!(out.contains(part), "{part} is missing in:\n{out}");
    }
}

#[test]
fn json_is_data() {
    let findings: Value = serde_json::from_str(&check_broken("json")).expect("JSON");
    let finding = &findings.as_array().expect("a list")[0];
    assert_eq!(finding["code"], "T001");
    assert_eq!(finding["severity"], "error");
    assert_eq!(finding["didYouMean"], "goods.relatedness.importance");
    assert!(finding["place"]["line"].as_u64().is_some_and(|line| line > 0));
}
