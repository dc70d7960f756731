//! `waymark advise` on the real dossiers.

use serde_json::Value;

use crate::harness::{Ran, Scratch, waymark};

const CARRICK: &str = "tests/dossiers/hmp-carrick.json";
const ASHGROVE: &str = "tests/dossiers/hmp-ashgrove.csv";
const ON: [&str; 2] = ["--on", "2026-11-20"];

fn advise(arguments: &[&str]) -> Ran {
    let ran = waymark(&[&["advise"], &ON[..], arguments].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    ran
}

fn report(arguments: &[&str]) -> Value {
    let ran = advise(&[arguments, &["--format", "json"]].concat());
    serde_json::from_str(&ran.out).expect("JSON")
}

fn lanes(report: &Value) -> impl Iterator<Item = &Value> {
    report["people"]
        .as_array()
        .expect("people")
        .iter()
        .flat_map(|person| person["lanes"].as_array().expect("lanes"))
}

#[test]
fn the_first_command_of_the_readme_advises_on_forty_people() {
    let ran = advise(&["--programme", "hii", "--programme", "al-furqan", "--people", CARRICK]);
    let people = ran.out.lines().filter(|line| line.contains(" hii        ")).count();
    assert_eq!(people, 40, "{}", ran.out);
    for line in ran.out.lines().filter(|line| line.contains(" hii        ")) {
        assert!(line.contains('[') && line.contains(']'), "no facts behind: {line}");
    }
    let gated = ran.out.lines().filter(|line| line.trim_start().starts_with("al-furqan  ")).count();
    assert_eq!(gated, 40, "nobody in this file asked, so each has one line and no more");
    assert!(!ran.out.contains("first-sitting"), "a lane nobody asked for shows nothing");
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    for files in [
        vec!["--people", CARRICK],
        vec!["--people", ASHGROVE],
        vec!["--people", ASHGROVE, "--people", CARRICK],
    ] {
        let arguments = [files.as_slice(), &["--format", "json"]].concat();
        assert_eq!(advise(&arguments).out, advise(&arguments).out);
    }
}

#[test]
fn the_order_of_files_changes_no_advice() {
    let one = report(&["--people", ASHGROVE, "--people", CARRICK]);
    let other = report(&["--people", CARRICK, "--people", ASHGROVE]);
    let items =
        |report: &Value| -> Vec<Value> { lanes(report).map(|lane| lane["library"].clone()).collect() };
    assert_eq!(items(&one), items(&other));
}

#[test]
fn people_whose_prisons_disagree_are_shown_naming_both() {
    let ran = advise(&["--people", ASHGROVE, "--people", CARRICK, "--programme", "hii"]);
    let differ: Vec<&str> =
        ran.out.lines().filter(|line| line.contains("holders differ: family.contact")).collect();
    assert!(!differ.is_empty(), "{}", ran.out);
    for line in differ {
        assert!(line.contains("hmp-ashgrove says") && line.contains("hmp-carrick says"), "{line}");
    }
}

#[test]
fn one_lane_opens_only_for_those_who_asked() {
    let report = report(&["--people", ASHGROVE, "--programme", "al-furqan"]);
    let open = lanes(&report).filter(|lane| lane["open"] == true).count();
    assert!(open > 0 && open < 40, "{open} of 40");
    for lane in lanes(&report).filter(|lane| lane["open"] == false) {
        assert_eq!(lane["items"], Value::Array(Vec::new()));
        assert!(lane["line"].as_str().is_some_and(|line| !line.is_empty()));
    }
}

#[test]
fn a_conflict_an_unknown_and_an_out_of_date_fact_each_hold_a_held_session() {
    let report = report(&["--people", ASHGROVE, "--people", CARRICK, "--programme", "hii"]);
    let mut seen = std::collections::BTreeSet::new();
    for item in lanes(&report).flat_map(|lane| lane["items"].as_array().expect("items")) {
        if item["verb"] == "hold" && item["subject"] == "letter-home" {
            for fact in item["reasons"]
                .as_array()
                .expect("reasons")
                .iter()
                .flat_map(|reason| reason["facts"].as_array().expect("facts"))
            {
                if fact["fact"] == "family.contact" {
                    seen.insert(fact["state"].as_str().expect("a state").to_owned());
                }
            }
        }
    }
    for state in ["conflicting", "not known", "out of date"] {
        assert!(seen.contains(state), "{state} held nobody's letter: {seen:?}");
    }
}

#[test]
fn every_row_is_accounted_for() {
    let report = report(&["--people", ASHGROVE, "--people", CARRICK]);
    for import in report["imports"].as_array().expect("imports") {
        let count = |key: &str| import[key].as_u64().expect("a count");
        assert_eq!(
            count("rows"),
            count("read") + count("merged") + count("superseded") + count("refused"),
            "{import}"
        );
        assert!(count("refused") > 0 && count("rows") > 100);
    }
}

#[test]
fn what_must_never_be_a_record_is_in_no_output() {
    for format in ["text", "json"] {
        let ran = advise(&["--people", ASHGROVE, "--people", CARRICK, "--full", "--format", format]);
        let all = format!("{}{}", ran.out, ran.err).to_lowercase();
        for text in ["2b p", "see security dept", "bereavement", "friday prayers", "recorded under any faith"]
        {
            assert!(!all.contains(text), "{format} output says `{text}`");
        }
    }
}

#[test]
fn free_text_about_contact_never_becomes_the_fact() {
    let report = report(&["--people", ASHGROVE, "--people", CARRICK, "--full"]);
    let people = report["people"].as_array().expect("people");
    let notes = people.iter().flat_map(|person| person["contributions"].as_array().expect("contributions"));
    let brother: Vec<&Value> =
        notes.filter(|note| note["text"].as_str().is_some_and(|text| text.contains("brother"))).collect();
    assert!(!brother.is_empty(), "the notes are there for people to read");
    let text = serde_json::to_string(&report["people"]).expect("JSON");
    assert!(!text.contains("\"says\":\"Contact with brother"), "a note turned into a statement");
}

#[test]
fn one_person_is_shown_in_full_with_find_out_list_and_dates() {
    let ran = advise(&["--people", CARRICK, "--programme", "hii", "--person", "V7598YK"]);
    for part in [
        "== V7598YK",
        "Waits: letter-home",
        "To find out",
        "look up:",
        "hmp-carrick, 2025-05-05",
        "rule letter-waits",
        "Not suggested, and what would change that",
        "If setback.recent (now not known) becomes yes: suggested, because after-a-knock",
        "If setback.recent (now not known) becomes no: still in the library",
    ] {
        assert!(ran.out.contains(part), "{part} is missing in:\n{}", ran.out);
    }
}

#[test]
fn an_embedded_copy_works_in_an_empty_folder() {
    let scratch = Scratch::new();
    let file = crate::harness::top().join(CARRICK);
    let ran = crate::harness::waymark_in(
        scratch.path(),
        &["advise", "--on", "2026-11-20", "--people", &file.display().to_string()],
    );
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("40 people"), "{}", ran.out);
}

#[test]
fn wrong_use_is_said_in_plain_words() {
    for (arguments, part) in [
        (vec!["advise"], "no export was named"),
        (vec!["advise", "--people", "nowhere.csv"], "cannot be read"),
        (vec!["advise", "--people", CARRICK, "--programme", "hi"], "there is no programme `hi`"),
        (vec!["advise", "--people", CARRICK, "--person", "A0000AA"], "nobody in the exports"),
        (vec!["advise", "--people", CARRICK, "--scripts", "nowhere"], "there is no folder"),
    ] {
        let ran = waymark(&arguments);
        assert_eq!(ran.code, 2, "{arguments:?}");
        assert!(ran.err.contains(part) && ran.err.contains("Do:"), "{arguments:?} said: {}", ran.err);
    }
}

#[test]
fn a_file_no_mapping_knows_is_a_finding() {
    let scratch = Scratch::new();
    scratch.write("strange.csv", "a,b\n1,2\n");
    let ran = waymark(&["advise", "--people", &scratch.path().join("strange.csv").display().to_string()]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("I001"), "{}", ran.err);
}
