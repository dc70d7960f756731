//! One programme twice: with a fact that a plugin in C gives, and, as its twin, with the same fact as a script.

#![expect(clippy::indexing_slicing, reason = "a test says so by failing")]

use std::collections::BTreeMap;

use serde_json::Value;

use super::{example_in_c, plugins_in_use};
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

/// A thousand invented people: of each fact nothing, that it is not known, or one answer, now and long ago; and now and
/// then a second one that differs. A fixed row of numbers, so that it is the same thousand every time.
fn thousand() -> String {
    let mut state = 20_261_125_u64;
    let mut below = |end: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % end
    };
    let mut rows = String::from("NUMBER,DAY,KIND,WHICH,WHAT\n");
    for person in 0..1_000 {
        for fact in ["WAYS", "EVENINGS", "FAMILY", "FRIEND", "PLAN"] {
            let times = [0, 1, 1, 1, 2][usize::try_from(below(5)).expect("small")];
            for _ in 0..times {
                let day = ["2026-11-20", "2026-11-20", "2026-10-01", "2025-11-01"];
                let day = day[usize::try_from(below(4)).expect("small")];
                let said = ["Y", "N", "Y", "N", "U"][usize::try_from(below(5)).expect("small")];
                rows.push_str(&format!("A{:04}AA,{day},FACT,{fact},{said}\n", person + 1));
            }
        }
    }
    rows
}

/// Advice without where things stand in files, and without what the one number rests on, which is where they differ: what
/// a plugin gives is nothing that anybody could change, so no change of it is proposed.
fn apart_from_places(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for key in
                ["place", "file", "line", "clauses", "facts", "contentHash", "engine", "whatWouldChange"]
            {
                fields.remove(key);
            }
            fields.values_mut().for_each(apart_from_places);
        }
        Value::Array(items) => items.iter_mut().for_each(apart_from_places),
        _ => {}
    }
}

/// The advice of the programme as one folder of scripts and one installation give it.
fn advice(scripts: &Scratch, installation: Option<&str>) -> Value {
    let path = |name: &str| scripts.path().join(name).display().to_string();
    let (scripts, people) = (scripts.path().display().to_string(), path("people.csv"));
    let mut arguments = vec!["advise", "--scripts", &scripts, "--people", &people, "--on", "2026-11-25"];
    arguments.extend(["--programme", "settling-in", "--format", "json"]);
    arguments.extend(installation.into_iter().flat_map(|folder| ["--plugins", folder]));
    let ran = waymark(&arguments);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let mut advice = serde_json::from_str(&ran.out).expect("JSON");
    apart_from_places(&mut advice);
    advice
}

#[test]
fn the_two_give_a_thousand_people_the_same_advice() {
    let folder = |twin: bool| {
        let folder = Scratch::new();
        copy(&top().join("scripts/shared"), &folder.path().join("shared"));
        if twin {
            copy(&top().join("tests/programmes/settling-in-twin"), folder.path());
        }
        std::fs::create_dir_all(folder.path().join("mappings")).expect("a folder");
        let mapping = plugins_in_use::mapping(&[
            "WAYS: {fact: wing.ways_known, values: {Y: yes, P: partly, N: not-yet}}",
            "EVENINGS: {fact: evenings.hard, values: {Y: yes, N: no}}",
            "FAMILY: {fact: support.family, values: {Y: yes, N: no}}",
            "FRIEND: {fact: support.friend, values: {Y: yes, N: no}}",
            "PLAN: {fact: support.plan_open, values: {Y: open, N: none}}",
        ]);
        std::fs::write(folder.path().join("mappings/unit.yaml"), mapping).expect("written");
        std::fs::write(folder.path().join("people.csv"), thousand()).expect("written");
        folder
    };
    let built = Scratch::new();
    let installation = plugins_in_use::installation(&[&example_in_c::built(&built)]);
    let with_plugin = advice(&folder(false), Some(&installation.path().display().to_string()));
    let twin = advice(&folder(true), None);
    assert_eq!(twin["people"].as_array().map(Vec::len), Some(1_000), "of everybody something is said");
    let people = |advice: &'_ Value| advice["people"].as_array().cloned().unwrap_or_default();
    for (one, other) in people(&with_plugin).iter().zip(&people(&twin)) {
        assert_eq!(one, other);
    }
    let spoken = twin["people"].to_string();
    for rule in ["few-in-reach", "ways-first", "evenings-first", "support-in-place"] {
        assert!(spoken.contains(rule), "nobody among them brings `{rule}` to speak");
    }
}
