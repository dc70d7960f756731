//! Conditions as written, and how they read.

#![expect(clippy::expect_used, reason = "a test says so by failing")]

use std::sync::Arc;

use domain::dictionary::{Body, Derived, Dictionary};
use domain::fact::{Choice, FactDefinition, FactType};
use domain::function::Function;
use domain::guard::Guard;
use domain::place::{Passage, Place};
use domain::sample;
use runtime::plain_words::{held_in_words, in_words};
use runtime::ports::{ConditionUse, Scripting as _};
use script::Scripts;

fn asked(id: &str, question: &str, kind: FactType) -> FactDefinition {
    FactDefinition { question: question.into(), ..sample::fact(id, kind) }
}

fn choices(ids: &[(&str, &str)]) -> Vec<Choice> {
    ids.iter().map(|(id, label)| Choice { id: (*id).into(), label: (*label).into() }).collect()
}

fn dictionary() -> Dictionary {
    let route = FactType::Choice(choices(&[
        ("group", "through a group"),
        ("online", "online"),
        ("kin", "through family"),
    ]));
    let feelings = FactType::Tags(choices(&[("anger", "anger"), ("shame", "shame")]));
    let score = |unit: &str| FactType::Number { at_least: 1, at_most: 5, unit: unit.into() };
    let mut dictionary = Dictionary::new([
        asked("matters.belonging", "How much does belonging matter to them?", score("")),
        asked("matters.say", "How much does having a say matter?", score("of 5")),
        asked("involvement.route", "How did they come to be involved?", route),
        asked("setback.recent", "Have things been harder lately?", FactType::yes_no()),
        asked("feelings.hardest", "Which feelings are hardest to sit with?", feelings),
        asked("release.date", "When is the release planned?", FactType::Date),
        asked("report.due", "When is a report due?", FactType::Date),
    ]);
    let mut derive = |name: &str, about: &str, kind| {
        let derived = Derived {
            name: name.into(),
            kind,
            about: about.into(),
            place: Place::whole("logic/a.rhai"),
            reads: Vec::new(),
            asks_about_knowledge: false,
            body: Body::Lowered(Function::NotKnown),
        };
        dictionary.add(derived).expect("a new name");
    };
    derive("writing_is_hard", "Would rather not write. One answer is enough.", FactType::yes_no());
    let weeks = FactType::Number { at_least: i64::MIN, at_most: i64::MAX, unit: "".into() };
    derive("weeks_left", "Whole weeks until the release.", weeks);
    dictionary
}

fn condition(when: &str) -> domain::condition::Condition {
    let place = Place::new(&Arc::from("rules.yaml"), 1, 1, 0);
    let lowered = Scripts::new(None).condition(
        &Passage::line(when, &place),
        &dictionary(),
        &Guard::new([]),
        ConditionUse::Other,
    );
    lowered.expect(when)
}

fn check(when: &str, expected: &str) {
    assert_eq!(in_words(&condition(when), &dictionary()), expected, "{when}");
}

#[test]
fn questions_and_labels_stand_in_place_of_ids() {
    check(
        r#"matters.belonging >= 4 or involvement.route == "group""#,
        r#"the answer to "How much does belonging matter to them?" is at least 4, or the answer to "How did they come to be involved?" is "through a group""#,
    );
    check("matters.say < 3", r#"the answer to "How much does having a say matter?" is at most 2 of 5"#);
    check(
        "between(matters.say, 2, 4)",
        r#"the answer to "How much does having a say matter?" is from 2 to 4 of 5"#,
    );
    check(
        r#""anger" in feelings.hardest"#,
        r#"the answer to "Which feelings are hardest to sit with?" includes "anger""#,
    );
    check("setback.recent", r#"the answer to "Have things been harder lately?" is "yes""#);
}

#[test]
fn answers_are_told_as_they_were_written() {
    check(
        r#"involvement.route in ["group", "online"]"#,
        r#"the answer to "How did they come to be involved?" is "through a group" or "online""#,
    );
    check(
        r#"involvement.route != "kin""#,
        r#"the answer to "How did they come to be involved?" is not "through family""#,
    );
    check(
        r#"involvement.route in ["kin", "rather-not-say"]"#,
        r#"the answer to "How did they come to be involved?" is "through family" or "rather not say""#,
    );
    check(
        r#"not(involvement.route in ["kin", "rather-not-say"])"#,
        r#"the answer to "How did they come to be involved?" is neither "through family" nor "rather not say""#,
    );
}

#[test]
fn dates_read_as_people_write_them() {
    check(
        r#"release.date >= date("2026-05-14")"#,
        r#"the answer to "When is the release planned?" is on or after 14 May 2026"#,
    );
    check(
        r#"not(release.date >= date("2026-05-14"))"#,
        r#"the answer to "When is the release planned?" is before 14 May 2026"#,
    );
    check("today > report.due", r#"today is after the answer to "When is a report due?""#);
    check(
        r#"release.date == date("2026-05-14") or between(report.due, date("2026-01-01"), date("2026-02-01"))"#,
        r#"the answer to "When is the release planned?" is 14 May 2026, or the answer to "When is a report due?" is from 1 January 2026 to 1 February 2026"#,
    );
}

#[test]
fn derived_facts_are_told_by_their_description() {
    check("writing_is_hard", r#"this is so: "Would rather not write""#);
    check("not(writing_is_hard)", r#"this is not so: "Would rather not write""#);
    check("between(weeks_left, 0, 17)", r#""Whole weeks until the release" is from 0 to 17"#);
}

#[test]
fn groups_within_groups_stand_in_brackets_and_negations_within_phrases() {
    let (late, proud) =
        (r#"the answer to "Have things been harder lately?""#, r#"this is so: "Would rather not write""#);
    check(
        "setback.recent and writing_is_hard or matters.say == 1",
        &format!(
            r#"(both {late} is "yes" and {proud}), or the answer to "How much does having a say matter?" is 1 of 5"#
        ),
    );
    check(
        "not(setback.recent or writing_is_hard)",
        &format!(r#"{late} is "no", and this is not so: "Would rather not write""#),
    );
    check(
        r#"not(setback.recent and (writing_is_hard or "shame" in feelings.hardest))"#,
        &format!(
            r#"{late} is "no", or (both this is not so: "Would rather not write" and the answer to "Which feelings are hardest to sit with?" does not include "shame")"#
        ),
    );
}

#[test]
fn not_knowing_has_words_of_its_own() {
    check(
        "unsettled(setback.recent)",
        r#"the answer to "Have things been harder lately?" is not known, in dispute or out of date"#,
    );
    check(
        "not(unsettled(setback.recent))",
        r#"the answer to "Have things been harder lately?" is known, not in dispute and up to date"#,
    );
    check(
        "known(setback.recent)",
        r#"the answer to "Have things been harder lately?" is known and not in dispute"#,
    );
    check(
        "not(known(setback.recent))",
        r#"the answer to "Have things been harder lately?" is not known or in dispute"#,
    );
    check(
        "unknown(setback.recent)",
        r#"the answer to "Have things been harder lately?" is not known or in dispute"#,
    );
}

#[test]
fn a_hold_says_that_not_knowing_holds_too() {
    let held =
        |when: &str, expected: &str| assert_eq!(held_in_words(&condition(when), &dictionary()), expected);
    held(
        "setback.recent",
        r#"the answer to "Have things been harder lately?" is "yes"; and as well while the answer is not known, in dispute or out of date"#,
    );
    held(
        "setback.recent or writing_is_hard",
        r#"the answer to "Have things been harder lately?" is "yes", or this is so: "Would rather not write"; and as well while an answer this depends on is not known, in dispute or out of date"#,
    );
}
