//! `waymark test`.

use crate::harness::{Scratch, top, waymark};

#[test]
fn every_case_passes_and_every_rule_and_session_is_reached() {
    let ran = waymark(&["test"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    for line in ran.out.lines().filter(|line| line.contains("cases pass")) {
        let numbers: Vec<&str> =
            line.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
        assert!(numbers.chunks(2).all(|pair| pair[0] == pair[1]), "{line}");
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

/// Expects one thing more of Dale on his day, and checks how `waymark test` puts the difference.
fn check_dale(line: &str, expected: &str) {
    let scripts = Scratch::copy_of(&top().join("scripts"));
    let last = "  derived: {plan_needs_people: yes, proud_role_named: yes}\n";
    let moment =
        format!("{last}then:\n  - when: the same day\n    as_of: 2026-11-20\n    expect: {{{line}}}\n");
    scripts.edit("hii/cases/dale.md", last, &moment);
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

/// Runs the cases of the small programme with everything asked of them, `more` cases added.
fn thorough(more: &[(&str, &str)]) -> String {
    let scripts = Scratch::copy_of(&top().join("tests/content/base"));
    for (name, text) in more {
        scripts.write(&format!("small-steps/cases/{name}.md"), text);
    }
    let folder = scripts.path().display().to_string();
    let ran = waymark(&["test", "--coverage", "--mutate", "--scripts", &folder, "--format", "plain"]);
    assert_eq!(ran.code, 1, "{}{}", ran.out, ran.err);
    ran.out
}

#[test]
fn a_clause_no_case_turns_on_and_a_slip_no_case_notices_are_told_at_their_place() {
    let out = thorough(&[]);
    for told in [
        "C014. `release_is_near` never decides rule `support-first` with yes in any case.",
        "C015. No case would notice if `release_is_near` were left out.",
    ] {
        let place = "File small-steps/rules.yaml, line 14, column 42.";
        assert!(out.contains(&format!("{told}\n{place}")), "{told}\n{place}\nis missing in:\n{out}");
    }
    let add = "Do: add a moment in which `support-first` speaks for that reason alone, and expect `hold: {circles: support-first}`.";
    assert!(out.contains(add), "{add}\nis missing in:\n{out}");
}

#[test]
fn a_case_that_turns_on_the_clause_ends_both() {
    let ben = "---\ncase: ben\nas_of: 2026-11-20\nsite: hmp-carrick\ngiven:\n  \
        support.plan_open: {value: none, holder: safer custody, on: 2026-11-20}\n  \
        release.date: {value: 2026-12-10, holder: offender management, on: 2026-11-10}\n\
        expect:\n  hold: {circles: support-first}\n---\n\n# Ben\nBen, 40, goes home in three weeks.\n";
    let out = thorough(&[("ben", ben)]);
    assert!(!out.contains("`release_is_near`"), "{out}");
}

#[test]
fn what_makes_no_difference_is_listed_and_not_counted() {
    let ran = waymark(&["test", "--mutate", "--programme", "al-furqan", "--format", "json"]);
    let runs: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    let noticing = &runs[0]["noticing"];
    let count = |list: &str| noticing[list].as_array().map_or(0, Vec::len) as u64;
    let (tried, noticed) = (noticing["tried"].as_u64(), noticing["noticed"].as_u64());
    assert_eq!(tried, noticed.map(|noticed| noticed + count("notNoticed")));
    // Behind a lane that only a wish or a referral opens, a rule cannot meet a wish nobody was asked about.
    let behind = "`faith.wish in [\"asked\", \"agreed-when-offered\"]` held for `not-offered` too";
    let same = |line: &serde_json::Value| line["rule"] == "as-asked" && line["change"] == behind;
    assert!(noticing["noDifference"].as_array().is_some_and(|lines| lines.iter().any(same)), "{noticing}");
}

#[test]
fn of_the_programmes_as_shipped_every_clause_decides_and_every_slip_is_noticed() {
    let ran = waymark(&["test", "--coverage", "--mutate"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    for start in ["Clauses reached", "Slips noticed"] {
        let lines: Vec<&str> = ran.out.lines().filter(|line| line.starts_with(start)).collect();
        assert!(!lines.is_empty(), "{}", ran.out);
        for line in lines {
            let numbers: Vec<&str> =
                line.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
            assert_eq!(numbers[0], numbers[1], "{line}");
        }
    }
}

#[test]
fn a_slip_in_a_shipped_rule_that_its_cases_lose_sight_of_is_named_where_it_would_be_made() {
    let scripts = Scratch::copy_of(&top().join("scripts"));
    scripts.edit("hii/cases/gareth.md", "quiet: [letter-waits, feelings-first]", "quiet: [letter-waits]");
    scripts.edit("hii/cases/gareth.md", "quiet: [feelings-first, ", "quiet: [");
    let folder = scripts.path().display().to_string();
    let ran = waymark(&["test", "--mutate", "--programme", "hii", "--scripts", &folder, "--format", "plain"]);
    assert_eq!(ran.code, 1, "{}{}", ran.out, ran.err);
    let told = "No case would notice if `goods.inner_peace.importance >= 4` held from 3 on, and not from 4.";
    let rules = std::fs::read_to_string(top().join("scripts/hii/rules.yaml")).expect("rules");
    let line = rules.lines().position(|line| line.contains("goods.inner_peace.importance >= 4"));
    let place = format!("File hii/rules.yaml, line {}", line.map_or(0, |line| line + 1));
    assert!(ran.out.contains(&format!("{told}\n{place}")), "{told}\n{place}\nis missing in:\n{}", ran.out);
}
