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
