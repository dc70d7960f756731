//! A rule that reads the level of risk is refused by check and stopped at run time, directly and through a derived
//! fact.

use crate::harness::{Scratch, top, waymark};

const RULE: &str = "  - id: by-risk\n    suggest: groups\n    when: CONDITION\n    say: A meeting on groups may suit {{preferred_name}}.\n";

fn with_rule(condition: &str) -> Scratch {
    let scripts = Scratch::copy_of(&top().join("scripts"));
    let rules = std::fs::read_to_string(scripts.path().join("hii/rules.yaml")).expect("rules");
    scripts
        .write("hii/rules.yaml", &format!("{}\n{}", rules.trim_end(), RULE.replace("CONDITION", condition)));
    scripts
}

fn check(scripts: &Scratch, place: &str) {
    let folder = scripts.path().display().to_string();
    let ran = waymark(&["check", &folder, "--format", "plain"]);
    assert_eq!(ran.code, 1, "{}", ran.out);
    assert!(ran.out.contains("P001") && ran.out.contains(place), "{}", ran.out);
    let people = "tests/dossiers/hmp-carrick.json";
    let ran = waymark(&["advise", "--scripts", &folder, "--people", people, "--programme", "hii"]);
    assert_eq!(ran.code, 1, "at run time the programme is refused too");
    assert!(ran.err.contains("P001"), "{}", ran.err);
    assert!(!ran.out.contains("by-risk"));
}

#[test]
fn directly() {
    check(&with_rule("risk.level == \"high\""), "hii/rules.yaml");
}

#[test]
fn through_a_derived_fact() {
    let scripts = with_rule("pull");
    let header = "// title: Pull\n// purpose: A test.\n// evidence: none\n// owner: tests\n// last reviewed: 2026-11-01\n\n";
    let function = "/// Whether the pull is strong.\n/// gives: yes or no\nfn pull(person) { person.risk.level == \"high\" }\n";
    scripts.write("hii/logic/pull.rhai", &format!("{header}{function}"));
    check(&scripts, "hii/logic/pull.rhai");
}
