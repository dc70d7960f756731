//! Which slips are tried in a rule: with no case at all nothing is noticed, so that every one of them is told.

#![expect(clippy::expect_used, reason = "a test says so by failing")]

use domain::codes;
use domain::fact::{Choice, FactType};
use domain::package::Package;
use domain::rule::{RuleText, Timing};
use domain::sample;
use runtime::compile::compile;
use runtime::run_cases::{Noticing, SlipLine, Thoroughness, run_cases};
use script::Scripts;

/// Checks which slips are tried in `rule`, and which of them are seen to make no difference.
fn check(rule: RuleText, tried: &[&str], no_difference: &[&str]) {
    let choices = |ids: &[&str]| {
        ids.iter().map(|id| Choice { id: (*id).into(), label: (*id).into() }).collect::<Vec<_>>()
    };
    let number = FactType::Number { at_least: 1, at_most: 5, unit: "of 5".into() };
    let package = Package {
        facts: vec![
            sample::fact("card.value", number),
            sample::fact("room.kind", FactType::Choice(choices(&["quiet", "shared", "loud", "none"]))),
            sample::fact("day.free", FactType::Date),
            sample::fact("likes.these", FactType::Tags(choices(&["tea", "clay"]))),
        ],
        sessions: ["one", "two"].map(sample::session).to_vec(),
        rules: vec![rule],
        ..sample::package("sample")
    };
    let mut findings = Vec::new();
    let ready = compile(package, &Scripts::new(None), &mut findings);
    assert_eq!(findings, []);
    let run = run_cases(&ready, &[], Thoroughness { coverage: false, mutate: true });
    let said = |lines: &[SlipLine]| lines.iter().map(|line| line.change.clone()).collect::<Vec<_>>();
    let noticing = run.noticing.expect("slips were tried");
    assert_eq!(said(&noticing.not_noticed), tried);
    assert_eq!(said(&noticing.no_difference), no_difference);
    assert_eq!((noticing.tried, noticing.noticed), (tried.len(), 0));
}

fn adapting(when: &str) -> RuleText {
    RuleText { adapt: vec![domain::rule::Adaptation::Pace], suggest: Vec::new(), ..sample::rule("r", when) }
}

#[test]
fn a_bound_is_moved_by_one_either_way_where_it_was_written() {
    check(
        adapting("card.value >= 4"),
        &[
            "rule `r` were left out",
            "`card.value >= 4` meant the opposite",
            "`card.value >= 4` always held",
            "`card.value >= 4` held from 3 on, and not from 4",
            "`card.value >= 4` held from 5 on, and not from 4",
        ],
        &[],
    );
    check(
        adapting("day.free <= date(\"2026-03-01\")"),
        &[
            "rule `r` were left out",
            "`day.free <= date(\"2026-03-01\")` meant the opposite",
            "`day.free <= date(\"2026-03-01\")` always held",
            "`day.free <= date(\"2026-03-01\")` held up to 2026-03-02, and not up to 2026-03-01",
            "`day.free <= date(\"2026-03-01\")` held up to 2026-02-28, and not up to 2026-03-01",
        ],
        &[],
    );
}

#[test]
fn a_value_of_a_list_is_left_out_and_its_neighbours_are_taken_in() {
    check(
        adapting("room.kind in [\"quiet\", \"shared\"]"),
        &[
            "rule `r` were left out",
            "`room.kind in [\"quiet\", \"shared\"]` meant the opposite",
            "`room.kind in [\"quiet\", \"shared\"]` always held",
            "`room.kind in [\"quiet\", \"shared\"]` did not hold for `quiet`",
            "`room.kind in [\"quiet\", \"shared\"]` did not hold for `shared`",
            "`room.kind in [\"quiet\", \"shared\"]` held for `loud` too",
        ],
        &[],
    );
}

#[test]
fn clauses_are_left_out_turned_round_and_joined_by_the_other_word() {
    check(
        adapting("card.value == 5 and not(\"tea\" in likes.these or known(day.free))"),
        &[
            "rule `r` were left out",
            "`card.value == 5` meant the opposite",
            "`card.value == 5` were left out",
            "`\"tea\" in likes.these` meant the opposite",
            "`\"tea\" in likes.these` were left out",
            "`known(day.free)` meant the opposite",
            "`known(day.free)` were left out",
            "the `or` in `\"tea\" in likes.these or known(day.free)` were `and`",
            "`\"tea\" in likes.these or known(day.free)` meant the opposite",
            "`not(\"tea\" in likes.these or known(day.free))` were left out",
            "the `and` in `card.value == 5 and not(\"tea\" in likes.these or known(day.free))` were `or`",
            "`card.value == 5 and not(\"tea\" in likes.these or known(day.free))` always held",
            "`card.value == 5` held from 4 on, and not from 5",
        ],
        &["`card.value == 5` held up to 6, and not up to 5"],
    );
}

#[test]
fn each_thing_a_rule_does_is_left_out_and_what_it_suggests_is_meant_for_another_time() {
    let here = domain::place::Place::whole("rules.yaml");
    let rule = RuleText {
        suggest: vec![("one".into(), here.clone())],
        hold: vec![("two".into(), here.clone())],
        find_out: vec![("card.value".into(), here)],
        timing: Timing::Early,
        raise: Some("pacing".to_owned()),
        ..adapting("unsettled(card.value)")
    };
    check(
        rule,
        &[
            "rule `r` were left out",
            "rule `r` did not hold `two`",
            "rule `r` did not suggest `one`",
            "rule `r` did not adapt pace",
            "rule `r` did not ask for `card.value`",
            "rule `r` did not raise `pacing`",
            "rule `r` had `timing: usual` and not `early`",
            "rule `r` had `timing: late` and not `early`",
            "`unsettled(card.value)` meant the opposite",
            "`unsettled(card.value)` always held",
        ],
        // The fact never goes out of date.
        &["`unsettled(card.value)` let an answer stand that is out of date"],
    );
}

/// A programme of so many rules, each of so many clauses about so many facts; what was tried in it, and of how many
/// rules a finding says that they are too long.
fn generated(rules: usize, clauses: usize, facts: usize) -> (Noticing, usize) {
    let kind = || FactType::Number { at_least: 1, at_most: 9, unit: "of 9".into() };
    let when: Vec<String> = (0..clauses).map(|number| format!("f.f{} == 5", number % facts)).collect();
    let rule = |number: usize| RuleText { id: format!("r-{number}").into(), ..adapting(&when.join(" or ")) };
    let package = Package {
        facts: (0..facts).map(|number| sample::fact(&format!("f.f{number}"), kind())).collect(),
        sessions: vec![sample::session("one")],
        rules: (0..rules).map(rule).collect(),
        ..sample::package("sample")
    };
    let ready = compile(package, &Scripts::new(None), &mut Vec::new());
    let run = run_cases(&ready, &[], Thoroughness { coverage: false, mutate: true });
    let told = run.findings.iter().filter(|finding| finding.code == codes::TOO_LONG_TO_TRY).count();
    (run.noticing.expect("slips were tried"), told)
}

#[test]
fn in_a_rule_of_too_many_clauses_no_slip_is_tried_and_that_is_said() {
    let (noticing, told) = generated(120, 60, 60);
    assert_eq!((noticing.tried, noticing.too_long.len(), told), (0, 120, 120));
}

#[test]
fn of_very_many_slips_the_first_are_tried_and_the_rest_counted() {
    let (noticing, told) = generated(150, 12, 12);
    assert_eq!((noticing.tried + noticing.no_difference.len(), told), (5_000, 0));
    let (one, _) = generated(1, 12, 12);
    assert_eq!(noticing.not_tried, 150 * (one.tried + one.no_difference.len()) - 5_000);
}

#[test]
fn rules_that_repeat_themselves_are_not_looked_at_without_end() {
    let (noticing, _) = generated(40, 30, 10);
    assert!(noticing.not_tried > 0, "{} tried", noticing.tried);
}
