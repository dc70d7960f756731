//! One programme twice: with a fact that a plugin in C gives, and, as its twin, with the same fact as a script.

use std::collections::BTreeMap;

use crate::harness::{Scratch, copy, files, top, waymark};

/// The files of a folder by their paths in it.
fn texts(folder: &str) -> BTreeMap<String, String> {
    let folder = top().join(folder);
    let read = |path: &std::path::PathBuf| {
        let name = path.strip_prefix(&folder).expect("below it").display().to_string();
        (name, std::fs::read_to_string(path).expect("text"))
    };
    files(&folder, "").iter().map(read).collect()
}

#[test]
fn the_twin_is_whole_and_its_cases_notice_every_slip() {
    let scripts = Scratch::copy_of(&top().join("scripts"));
    copy(&top().join("tests/programmes/settling-in-twin"), scripts.path());
    let folder = scripts.path().display().to_string();
    let checked = waymark(&["check", &folder]);
    assert_eq!(checked.code, 0, "{}{}", checked.out, checked.err);
    assert!(checked.out.contains("nothing found"), "{}", checked.out);
    let tested =
        waymark(&["test", "--scripts", &folder, "--programme", "settling-in", "--coverage", "--mutate"]);
    assert_eq!(tested.code, 0, "{}", tested.out);
    assert!(tested.out.contains("Rules reached 6 of 6. Sessions reached 3 of 3."), "{}", tested.out);
    assert!(tested.out.contains("Slips noticed 36 of 36."), "{}", tested.out);
}

#[test]
fn the_two_differ_in_where_the_number_comes_from_and_in_nothing_else() {
    let plugin = texts("plugins/example-c/programme");
    let mut twin = texts("tests/programmes/settling-in-twin/settling-in");
    let script = twin.remove("logic/supports.rhai").expect("the script");
    assert!(script.contains("fn supports_in_reach(person)"), "{script}");
    assert!(plugin.keys().eq(twin.keys()), "{:?} and {:?}", plugin.keys(), twin.keys());
    for (name, text) in &plugin {
        let text = match name.as_str() {
            "rules.yaml" => text.replace("supports.in_reach", "supports_in_reach"),
            "facts.yaml" => {
                let (before, fact) = text.split_once("\n  - id: supports.in_reach\n").expect("the fact");
                assert!(
                    fact.contains("given_by: {plugin: example-c, operation: supports_in_reach"),
                    "{fact}"
                );
                assert!(!fact.contains("- id:"), "the fact stands last: {fact}");
                before.to_owned()
            }
            _ => text.clone(),
        };
        assert_eq!(Some(&text), twin.get(name), "{name}");
    }
}

#[test]
fn both_say_that_they_are_an_illustrative_sample() {
    for folder in ["plugins/example-c/programme", "tests/programmes/settling-in-twin/settling-in"] {
        let texts = texts(folder);
        let manifest = texts.get("programme.yaml").expect("a manifest").to_lowercase();
        for word in ["original", "illustrative", "not to be delivered"] {
            assert!(manifest.contains(word), "{folder} does not say `{word}`");
        }
    }
}
