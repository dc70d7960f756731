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

/// Adds a line to what Dale's case expects, and checks how `waymark test` puts the difference.
fn check_dale(line: &str, expected: &str) {
    let scripts = Scratch::copy_of(&top().join("scripts"));
    scripts.edit("hii/cases/dale.md", "expect:\n", &format!("expect:\n  {line}\n"));
    let ran = waymark(&["test", "--scripts", &scripts.path().display().to_string(), "--format", "plain"]);
    assert_eq!(ran.code, 1, "{line} came out as written");
    assert!(ran.out.contains("C004") && ran.out.contains(expected), "{expected} is missing in:\n{}", ran.out);
}

#[test]
fn a_rule_that_should_be_quiet_and_speaks_is_told_with_what_it_says() {
    for (rule, says) in [
        ("after-a-knock", "suggests `through-a-knock`"),
        ("letter-waits", "holds `letter-home`"),
        ("belonging-matters", "might apply"),
    ] {
        check_dale(&format!("quiet: [{rule}]"), &format!("expected nothing of `{rule}`; it {says}"));
    }
}

#[test]
fn a_session_suggested_for_another_time_is_told_with_both() {
    check_dale(
        "timing: {many-sides: early}",
        "expected `many-sides` to be suggested for early; it is for usual",
    );
    check_dale("timing: {groups: early}", "expected to suggest `groups`; it did not come; it might apply");
}
