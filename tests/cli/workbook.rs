//! `waymark advise`, `why` and `check` with the workbook of Probation West beside the two prisons' exports.

use serde_json::Value;

use crate::harness::{Ran, Scratch, waymark};

const PEOPLE: [&str; 10] = [
    "--programme",
    "hii",
    "--programme",
    "al-furqan",
    "--people",
    "tests/dossiers/hmp-carrick.json",
    "--people",
    "tests/dossiers/hmp-ashgrove.csv",
    "--people",
    WORKBOOK,
];
const WORKBOOK: &str = "tests/dossiers/probation-west.xlsx";

fn advise(arguments: &[&str]) -> Ran {
    let ran = waymark(&[&["advise", "--on", "2026-11-20"], &PEOPLE[..], arguments].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    ran
}

fn report() -> Value {
    serde_json::from_str(&advise(&["--format", "json"]).out).expect("JSON")
}

#[test]
fn every_row_of_the_three_files_is_accounted_for() {
    let report = report();
    let imports = report["imports"].as_array().expect("imports");
    let counts: Vec<[u64; 5]> = imports
        .iter()
        .map(|import| {
            ["read", "merged", "superseded", "refused", "rows"]
                .map(|key| import[key].as_u64().expect("a count"))
        })
        .collect();
    assert_eq!(counts, [[116, 0, 0, 19, 135], [238, 1, 35, 32, 306], [87, 0, 0, 40, 127]]);
    for [read, merged, superseded, refused, rows] in counts {
        assert_eq!(read + merged + superseded + refused, rows);
    }
}

#[test]
fn the_same_three_files_give_the_same_bytes() {
    assert_eq!(advise(&["--format", "json"]).out, advise(&["--format", "json"]).out);
    assert_eq!(advise(&["--full"]).out, advise(&["--full"]).out);
}

#[test]
fn one_merged_person_names_both_prison_numbers_and_is_found_by_each() {
    for number in ["F5826JS", "B3071JX", "x228538", "X449525"] {
        let ran = advise(&["--person", number]);
        assert!(ran.out.contains("== F5826JS"), "{number}: {}", ran.out);
        assert!(
            ran.out.contains(
                "Numbers that are one person's: NOMS F5826JS, CRN X228538, CRN X449525, NOMS B3071JX"
            )
        );
    }
    let report = report();
    let people = report["people"].as_array().expect("people");
    let merged: Vec<&Value> =
        people.iter().filter(|person| person["numbers"].to_string().contains("B3071JX")).collect();
    assert_eq!(merged.len(), 1);
    assert!(people.iter().all(|person| person["person"] != "B3071JX"));
}

#[test]
fn who_is_not_traced_stays_alone_and_that_is_said_with_sheet_and_row() {
    let ran = advise(&[]);
    for line in [
        "Links, row 46: warning I027: CRN X000000 was not traced and stays a person of its own",
        "Contacts, row 83: warning I027: CRN X391834 is in no row of links and stays a person of its own",
        "Links, row 45: warning I028:",
    ] {
        assert!(ran.out.contains(line), "{line}");
    }
    assert!(advise(&["--person", "X000000"]).out.contains("== X000000\n"));
}

#[test]
fn why_finds_a_person_by_any_of_their_numbers() {
    let why = |number: &str| {
        let ran = waymark(&[&["why", number, "groups", "--on", "2026-11-20"], &PEOPLE[..]].concat());
        assert_eq!(ran.code, 0, "{}", ran.err);
        ran.out
    };
    assert_eq!(why("X449525"), why("F5826JS"));
}

#[test]
fn what_must_never_be_a_record_is_in_no_output_of_the_workbook() {
    for format in ["text", "json"] {
        let ran = advise(&["--full", "--format", format]);
        let all = format!("{}{}", ran.out, ran.err).to_lowercase();
        for text in ["2b p", "see security dept", "bereavement", "friday prayers", "merged 02/2025"] {
            assert!(!all.contains(text), "{format} output says `{text}`");
        }
    }
    // Victim liaison's rows: what stands in them alone is nowhere.
    let report = report();
    for person in report["people"].as_array().expect("people") {
        for note in person["contributions"].as_array().expect("contributions") {
            assert_ne!(note["author"], "victim liaison officer");
        }
    }
}

#[test]
fn a_workbook_that_is_no_workbook_is_refused_with_what_to_do() {
    let scratch = Scratch::new();
    let whole = std::fs::read(crate::harness::top().join(WORKBOOK)).expect("the workbook");
    let path = scratch.path().join("half.xlsx");
    std::fs::write(&path, &whole[..whole.len() / 2]).expect("half of it");
    let ran = waymark(&["advise", "--on", "2026-11-20", "--people", &path.display().to_string()]);
    assert_ne!(ran.code, 0);
    assert!(ran.err.contains("I009") && ran.err.contains("save it again"), "{}", ran.err);
    let ran = waymark(&["explain", "I026"]);
    assert!(ran.code == 0 && ran.out.contains("contradict"), "{}", ran.out);
}
