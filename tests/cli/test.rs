//! `waymark test`.

use crate::harness::{Scratch, top, waymark};

#[test]
fn every_case_passes_and_every_rule_and_session_is_reached() {
    let ran = waymark(&["test"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    for line in ran.out.lines().filter(|line| line.contains("cases pass")) {
        let numbers: Vec<&str> =
            line.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
        assert_eq!((numbers[0], numbers[2], numbers[4]), (numbers[1], numbers[3], numbers[5]), "{line}");
    }
}

#[test]
fn a_right_answer_for_the_wrong_reason_fails_and_says_both() {
    let scripts = Scratch::copy_of(&top().join("scripts"));
    let (right, wrong) = ("crossroads: [no-private-room, support-in-place]", "crossroads: [legal-first]");
    scripts.edit("hii/cases/marek.md", right, wrong);
    let ran = waymark(&["test", "--scripts", &scripts.path().display().to_string(), "--programme", "hii"]);
    assert_eq!(ran.code, 1);
    for part in ["FAIL", "C004", "legal-first", "no-private-room", "marek.md"] {
        assert!(ran.out.contains(part), "{part} is missing in:\n{}", ran.out);
    }
}
