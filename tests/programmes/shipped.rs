//! The shipped programmes are as large as they claim and say what they are.

use crate::harness::{files, top};

fn check(programme: &str, sessions: usize, modules: usize, rules: usize, cases: usize) {
    let folder = top().join("scripts").join(programme);
    let count = |sub: &str, ending: &str| files(&folder.join(sub), ending).len();
    assert!(count("modules", ".md") >= sessions, "{programme} has {} sessions", count("modules", ".md"));
    assert!(count("modules", "module.yaml") >= modules);
    assert!(count("cases", ".md") >= cases);
    let text = std::fs::read_to_string(folder.join("rules.yaml")).expect("rules");
    assert!(text.lines().filter(|line| line.trim_start().starts_with("- id:")).count() >= rules);
    let manifest = std::fs::read_to_string(folder.join("programme.yaml")).expect("a manifest").to_lowercase();
    for word in ["original", "illustrative", "not to be delivered"] {
        assert!(manifest.contains(word), "{programme} does not say `{word}`");
    }
}

#[test]
fn both_programmes_are_whole() {
    check("hii", 16, 5, 24, 12);
    check("al-furqan", 14, 3, 14, 6);
}
