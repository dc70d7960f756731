//! Every seeded mistake is found through the real binary, with exactly the expected code, line and column.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::harness::{Scratch, copy, top, waymark};

/// Every seeded mistake, in order.
pub(crate) fn fixtures() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(top().join("tests/content/invalid")).expect("fixtures");
    let mut fixtures: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    fixtures.sort();
    fixtures
}

/// A copy of the valid base with `fixture` laid over it.
pub(crate) fn laid_over(fixture: &Path) -> Scratch {
    let scripts = Scratch::copy_of(&top().join("tests/content/base"));
    copy(fixture, scripts.path());
    if let Ok(list) = std::fs::read_to_string(fixture.join("delete.txt")) {
        for path in list.lines().map(|line| scripts.path().join(line.trim())) {
            if path.is_dir() { std::fs::remove_dir_all(path) } else { std::fs::remove_file(path) }
                .expect("deleted");
        }
    }
    for name in ["expect.txt", "delete.txt"] {
        drop(std::fs::remove_file(scripts.path().join(name)));
    }
    scripts
}

/// What `waymark check` finds in a folder.
fn checked(scripts: &Path) -> Vec<Value> {
    let ran = waymark(&["check", &scripts.display().to_string(), "--format", "json"]);
    assert!(ran.code == 0 || ran.code == 1, "{}: {}", scripts.display(), ran.err);
    serde_json::from_str(&ran.out).expect("JSON")
}

/// The findings in a fixture: `CODE file:line:column` each, `CODE file` for a whole file.
fn found(fixture: &Path) -> Vec<String> {
    let scripts = laid_over(fixture);
    let line = |finding: &Value| {
        let place = &finding["place"];
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let whole = format!("{} {}", text(&finding["code"]), text(&place["file"]));
        if place["line"] == 0 { whole } else { format!("{whole}:{}:{}", place["line"], place["column"]) }
    };
    checked(scripts.path()).iter().map(line).collect()
}

#[test]
fn every_seeded_mistake_is_found_at_its_place() {
    let fixtures = fixtures();
    assert!(fixtures.len() >= 400, "only {} seeded mistakes", fixtures.len());
    let mut wrong = Vec::new();
    for fixture in &fixtures {
        let expected = std::fs::read_to_string(fixture.join("expect.txt")).expect("an expectation");
        let mut expected: Vec<&str> =
            expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let mut found = found(fixture);
        expected.sort_unstable();
        found.sort_unstable();
        if found != expected {
            wrong.push(format!("{}\n  expected {expected:?}\n  found    {found:?}", fixture.display()));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {} are not as expected:\n{}",
        wrong.len(),
        fixtures.len(),
        wrong.join("\n")
    );
}

#[test]
fn the_base_they_are_laid_over_is_clean() {
    let ran = waymark(&["check", "tests/content/base"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    let ran = waymark(&["test", "--scripts", "tests/content/base"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
}
