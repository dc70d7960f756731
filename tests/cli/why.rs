//! `waymark why`.

use crate::harness::waymark;

#[test]
fn why_tells_rule_clause_fact_holder_date_and_place() {
    let ran = waymark(&["why", "marek", "letter-home"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    for part in [
        "held",
        "letter-waits",
        "no-private-room",
        "hmp-ashgrove",
        "hmp-carrick",
        "2026-10-30",
        "hii/rules.yaml:",
    ] {
        assert!(ran.out.contains(part), "{part} is missing in:\n{}", ran.out);
    }
}

#[test]
fn why_works_on_an_export() {
    let file = "tests/dossiers/hmp-carrick.json";
    let ran = waymark(&["why", "V7598YK", "groups", "--people", file, "--on", "2026-11-20"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("belonging-matters suggests"), "{}", ran.out);
}

#[test]
fn a_session_nobody_wrote_names_the_nearest() {
    let ran = waymark(&["why", "marek", "leter-home"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("letter-home"), "{}", ran.err);
}

#[test]
fn why_says_what_would_change_it() {
    let file = "tests/dossiers/hmp-carrick.json";
    let why = |session: &str, format: &str| {
        waymark(&["why", "V7598YK", session, "--people", file, "--on", "2026-11-20", "--format", format])
    };
    let held = why("story-so-far", "text");
    for part in [
        "What would change it",
        "If interpreter.needed (now not known) becomes no and consent.limits_clear (now not known) becomes yes: in the library",
    ] {
        assert!(held.out.contains(part), "{part} is missing in:\n{}", held.out);
    }
    let ahead = why("first-weeks", "json");
    let ahead: serde_json::Value = serde_json::from_str(&ahead.out).expect("JSON");
    let way = ahead
        .pointer("/0/whatWouldChange/ways")
        .and_then(|ways| ways.as_array())
        .and_then(|ways| ways.iter().find(|way| way["stands"] == "suggested"))
        .expect("a way");
    assert_eq!(way["changes"][0]["fact"], "weeks_to_release");
    assert_eq!(way["changes"][0]["becomes"], "between 0 and 17");
    assert_eq!(way["changes"][0]["workedOutFrom"][0], "release.date");
    assert_eq!(way["rules"][0], "getting-ready");
}
