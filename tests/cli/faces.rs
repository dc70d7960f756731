//! One finding, five faces.

use serde_json::Value;

use crate::harness::{Scratch, copy, top, waymark, waymark_in};

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

/// What stands at a pointer; nothing where nothing does.
fn at<'v>(value: &'v Value, pointer: &str) -> &'v Value {
    value.pointer(pointer).unwrap_or(&Value::Null)
}

/// What SARIF 2.1.0 asks of every log, and what code hosts need to show one.
fn check_sarif(text: &str, uri: &str) {
    let log: Value = serde_json::from_str(text).expect("JSON");
    assert_eq!(at(&log, "/version"), "2.1.0");
    assert_eq!(at(&log, "/runs").as_array().expect("runs").len(), 1);
    assert_eq!(at(&log, "/runs/0/columnKind"), "unicodeCodePoints");
    assert_eq!(at(&log, "/runs/0/tool/driver/name"), "waymark");
    let rules = at(&log, "/runs/0/tool/driver/rules");
    let is_text = |value: &Value| value.as_str().is_some_and(|text| !text.is_empty());
    for rule in rules.as_array().expect("rules") {
        for part in ["/shortDescription/text", "/fullDescription/text", "/help/text"] {
            assert!(is_text(at(rule, part)), "{part} of {rule}");
        }
    }
    for result in at(&log, "/runs/0/results").as_array().expect("results") {
        assert_eq!(at(rules, &format!("/{}/id", at(result, "/ruleIndex"))), at(result, "/ruleId"));
        assert!(["error", "warning", "note"].contains(&at(result, "/level").as_str().expect("a level")));
        assert!(is_text(at(result, "/message/text")));
        let related = at(result, "/relatedLocations").as_array().cloned().unwrap_or_default();
        for location in at(result, "/locations").as_array().expect("places").iter().chain(&related) {
            assert_eq!(at(location, "/physicalLocation/artifactLocation/uri"), uri);
            let region = at(location, "/physicalLocation/region");
            let number = |key: &str| at(region, key).as_u64().expect("a number");
            assert!(number("/startLine") > 0 && number("/startColumn") > 0);
            assert!(number("/endColumn") >= number("/startColumn"));
        }
    }
}

/// A copy of the programmes in `scripts/` of a folder, with a repeated id: a finding with a second place.
fn repeated_id() -> Scratch {
    let folder = Scratch::new();
    copy(&top().join("scripts"), &folder.path().join("scripts"));
    folder.edit("scripts/hii/rules.yaml", "id: letter-waits", "id: belonging-matters");
    folder
}

#[test]
fn sarif_has_rules_places_and_levels() {
    let folder = repeated_id();
    let ran = waymark_in(folder.path(), &["check", "scripts/hii", "--format", "sarif"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(ran.out.contains("relatedLocations"), "{}", ran.out);
    let log: Value = serde_json::from_str(&ran.out).expect("JSON");
    let results = log["runs"][0]["results"].as_array().expect("results").clone();
    assert!(results.iter().any(|result| result["ruleId"] == "F012"), "{}", ran.out);
    let of_rules = results.into_iter().filter(|result| result["ruleId"] == "F012").collect();
    let mut log = log;
    log["runs"][0]["results"] = Value::Array(of_rules);
    check_sarif(&log.to_string(), "scripts/hii/rules.yaml");
    let fine = waymark(&["check", "scripts", "--format", "sarif"]);
    assert_eq!(fine.code, 0);
    check_sarif(&fine.out, "");
}

#[test]
fn sarif_tells_how_cases_came_out() {
    let folder = Scratch::new();
    copy(&top().join("scripts"), &folder.path().join("scripts"));
    folder.edit("scripts/hii/cases/ana.md", "expect:", "expect:\n  raise: {pacing: support-in-place}");
    let ran = waymark_in(folder.path(), &["test", "--programme", "hii", "--format", "sarif"]);
    assert_eq!(ran.code, 1, "{}{}", ran.out, ran.err);
    check_sarif(&ran.out, "scripts/hii/cases/ana.md");
}

#[test]
fn workflow_commands_stand_beside_the_line() {
    let folder = repeated_id();
    let ran = waymark_in(folder.path(), &["check", "--format", "github"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    let line = ran.out.lines().find(|line| line.contains("title=F012 ")).expect("a finding");
    assert!(line.starts_with("::error file=scripts/hii/rules.yaml,line=12,col=9,endColumn=26,"), "{line}");
    assert!(line.contains("%0AWhy: ") && line.contains("%0ADo: "), "{line}");
}

#[test]
fn workflow_commands_escape_what_would_end_them() {
    let scripts = Scratch::copy_of(&top().join("scripts"));
    scripts.write("hii/a,b:c%.txt", "x");
    let ran = waymark_in(scripts.path(), &["check", ".", "--format", "github"]);
    assert_eq!(ran.code, 0, "a warning is no error: {}", ran.out);
    assert!(ran.out.contains("::warning file=hii/a%2Cb%3Ac%25.txt,title=F013 "), "{}", ran.out);
    let sarif = waymark_in(scripts.path(), &["check", ".", "--format", "sarif"]).out;
    assert!(sarif.contains("\"uri\": \"hii/a%2Cb%3Ac%25.txt\""), "{sarif}");
    assert!(!sarif.contains("region"), "a whole file has none: {sarif}");
}
