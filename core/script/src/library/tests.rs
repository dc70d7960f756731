//! Scripts read over a small dictionary: findings at their places, what is lowered, what derived facts read.

use domain::dictionary::{Body, Derived};
use domain::finding::Finding;
use domain::package::ScriptText;
use domain::place::Place;

use super::Reading;
use crate::samples;

const HEADER: &str =
    "// title: t\n// purpose: p\n// evidence: e\n// owner: o\n// last reviewed: 2026-11-01\n";

fn read(text: &str) -> Reading {
    let script = ScriptText { file: "logic/a.rhai".into(), text: format!("{HEADER}{text}").into() };
    super::read(&[script], &samples::facts(), &samples::guard())
}

fn show(finding: &Finding) -> String {
    let Place { line, column, length, .. } = finding.place;
    format!("{} {}:{column}+{length}", finding.code, line.saturating_sub(5))
}

/// Lines are counted after the header.
fn bad(text: &str, expected: &[&str]) -> Vec<Finding> {
    let reading = read(text);
    let shown: Vec<String> = reading.findings.iter().map(show).collect();
    assert_eq!(shown, expected, "{text}\n{:#?}", reading.findings);
    reading.findings
}

fn good(text: &str) -> Reading {
    let reading = read(text);
    assert!(reading.findings.is_empty(), "{text}\n{:#?}", reading.findings);
    reading
}

/// The body of `fn x(person)` that gives `gives`.
fn body(gives: &str, body: &str) -> Derived {
    let reading = good(&format!("/// X.\n/// gives: {gives}\nfn x(person) {{ {body} }}"));
    reading.derived.into_iter().find(|derived| &*derived.name == "x").unwrap()
}

fn lowered(gives: &str, text: &str) {
    let derived = body(gives, text);
    assert!(matches!(derived.body, Body::Lowered(_)), "{text} stays a script");
}

fn outside(gives: &str, text: &str) {
    let derived = body(gives, text);
    assert!(matches!(derived.body, Body::Outside(_)), "{text} was lowered");
}

/// Findings of `fn x(person)` on line 3.
fn wrong(gives: &str, text: &str, expected: &[&str]) -> Vec<Finding> {
    bad(&format!("/// X.\n/// gives: {gives}\nfn x(person) {{ {text} }}"), expected)
}

#[test]
fn plain_functions_are_lowered() {
    lowered("yes or no", "person.setback.recent == \"yes\"");
    lowered(
        "yes or no",
        "let c = person.family.contact; c in [\"some\", \"permitted\"] || c == \"not-permitted\"",
    );
    lowered("number", "weeks_between(person.today, person.release.date)");
    lowered("number", "let n = person.meetings.held + 1; if n > 3 { return n - 2; } -n");
    lowered("date", "if known(person.release.date) { person.release.date } else { date(\"2026-03-01\") }");
    lowered(
        "one of near, far",
        "if weeks_between(person.today, person.release.date) < 17 { \"near\" } else { \"far\" }",
    );
    lowered(
        "yes or no",
        "let w = or(person.family.contact, \"\"); if w == \"some\" { return true; } if w == \"\" { return not_known(); } false",
    );
    lowered("yes or no", "\"anger\" in person.feelings.hardest && !has(person.feelings.hardest, \"shame\")");
    lowered("number", "person.feelings.hardest.len()");
    lowered("yes or no", "person.goods.agency.importance >= 4 && person.goods.work.importance >= 4");
    lowered("yes or no", "or(person.meetings.held, 0) > 3");
}

#[test]
fn loops_and_lists_stay_scripts() {
    outside("number", "let n = 0; for f in person.feelings.hardest.list() { n += 1; } n");
    outside("yes or no", "person.feelings.hardest.list().some(|f| f == \"anger\")");
    outside("number", "let out = []; out.push(1); out.len()");
    outside("number", "person.meetings.held * 2");
}

#[test]
fn reads_and_order_go_through_helpers_and_calls() {
    let text = "const SOON = 17;\n/// B.\n/// gives: yes or no\nfn b(person) { a(person) < SOON && yes(person.setback.recent) }\n\
        /// A.\n/// gives: number\nfn a(person) { if unknown(person.release.date) { return not_known(); } weeks_between(person.today, person.release.date) }\n\
        fn yes(value) { value == \"yes\" }";
    let reading = good(text);
    let names: Vec<&str> = reading.derived.iter().map(|derived| &*derived.name).collect();
    assert_eq!(names, ["a", "b"]);
    let facts = samples::facts();
    let reads: Vec<&str> = reading.derived[1].reads.iter().map(|slot| facts.name(*slot)).collect();
    assert_eq!(reads, ["today", "setback.recent", "release.date"]);
    assert!(reading.derived.iter().all(|derived| derived.asks_about_knowledge));
    assert!(reading.derived.iter().all(|derived| matches!(derived.body, Body::Lowered(_))));
}

#[test]
fn facts_and_values_are_checked() {
    let findings = wrong("yes or no", "person.setback.recant == \"yes\"", &["S009 3:16+21"]);
    assert_eq!(findings[0].did_you_mean.as_deref(), Some("setback.recent"));
    wrong("yes or no", "person.family.contact == \"rather-not-say\"", &["S019 3:41+16"]);
    lowered("yes or no", "no_answer(person.family.contact) } fn no_answer(v) { v == \"rather-not-say\"");
    let findings = wrong("yes or no", "person.family.contact == \"permited\"", &["S019 3:41+10"]);
    assert_eq!(findings[0].did_you_mean.as_deref(), Some("permitted"));
    wrong("yes or no", "person.family.contact in [\"some\", \"allowed\"]", &["S019 3:50+9"]);
    wrong("yes or no", "\"envy\" in person.feelings.hardest", &["S019 3:16+6"]);
    wrong("yes or no", "person.risk.level == \"high\"", &["P001 3:16+17"]);
    wrong("yes or no", "person.risk.secret == \"high\"", &["P001 3:16+18"]);
    wrong("yes or no", "let r = person.risk; r.level == \"high\"", &["P001 3:24+11"]);
    wrong("yes or no", "person.notes.first == \"x\"", &["T023 3:16+18"]);
    wrong("yes or no", "yes(person.family.contact) } fn yes(v) { v == \"yes\"", &["S019 3:62+5"]);
    wrong(
        "yes or no",
        "for f in person.feelings.hardest.list() { if f == \"envy\" { return true; } } false",
        &["S019 3:66+6"],
    );
}

#[test]
fn kinds_are_checked() {
    wrong("yes or no", "person.release.date < 17", &["S022 3:16+24"]);
    wrong("yes or no", "person.setback.recent", &["S020 3:16+21"]);
    wrong("yes or no", "if person.setback.recent { true } else { false }", &["S022 3:19+21"]);
    wrong("yes or no", "person.feelings.hardest == \"anger\"", &["S022 3:16+34"]);
    wrong("number", "true", &["S020 3:16+4"]);
    wrong("one of near, far", "\"close\"", &["S020 3:16+7"]);
    wrong("number", "if person.setback.recent == \"yes\" { return 1; }", &["S020 3:16+2"]);
    wrong("number", "weeks_between(person.today, person.meetings.held)", &["S022 3:44+20"]);
    wrong(
        "number",
        "person.goods.agency.importance + person.goods.work.importance",
        &["S017 3:16+30", "S017 3:49+28"],
    );
    wrong("number", "let t = 0; for g in [person.goods.agency.importance] { t += g; } t", &["S017 3:76+1"]);
    wrong("date", "date(\"2026-02-31\")", &["T024 3:21+12"]);
}

#[test]
fn calls_are_checked() {
    let findings = wrong("number", "weeks_betwen(person.today, person.release.date)", &["S006 3:16+12"]);
    assert_eq!(findings[0].did_you_mean.as_deref(), Some("weeks_between"));
    wrong("number", "weeks_between(person.today)", &["S007 3:16+13"]);
    wrong("number", "person.feelings.hardest.size()", &["S008 3:40+4"]);
    wrong("number", "person.weeks()", &["S008 3:23+5"]);
    wrong("number", "weeks", &["S021 3:16+5"]);
    wrong("yes or no", "known(person.setback.recent) and true", &["S012 3:45+3"]);
    wrong("yes or no", "let all = [person]; true", &["S023 3:27+6"]);
    wrong("yes or no", "person.setback.recent = \"yes\"; true", &["S023 3:16+21"]);
    wrong("number", "eval(\"1\")", &["S011 3:16+4"]);
    wrong("number", "switch 1 { 1 => 2 }", &["S011 3:16+6"]);
    wrong("number", "try { 1 } catch { 2 }", &["S011 3:16+3"]);
    wrong("number", "let new = 1; new", &["S010 3:20+3"]);
    wrong("number", "person.release?.date", &["S011 3:16+20"]);
    wrong("number", "for i in 0..3 { let y = i; let f = |n| n == y; } 1", &["S013 3:60+1"]);
}

#[test]
fn shape_is_checked() {
    bad("let x = 1;", &["S003 1:1+3"]);
    bad("/// X.\nfn x(person) { 1 }", &["S004 2:4+1"]);
    bad("/// X.\n/// gives: percentage\nfn x(person) { 1 }", &["S005 2:1+21"]);
    bad("fn follow_up(person) { [] }", &["S015 1:4+9"]);
    bad("/// F.\nfn suitability(person) { 1 }", &["S020 2:26+1"]);
    bad("fn known(x) { 1 }", &["S014 1:4+5"]);
    bad("fn a(x) { 1 }\nfn a(x, y) { 2 }", &["S014 2:4+1"]);
    bad(
        "/// A.\n/// gives: number\nfn a(person) { b(person) }\n/// B.\n/// gives: number\nfn b(person) { a(person) }",
        &["S016 3:4+1", "S016 6:4+1"],
    );
    let script = ScriptText { file: "logic/a.rhai".into(), text: "fn a(x) { 1 }".into() };
    let reading = super::read(&[script], &samples::facts(), &samples::guard());
    assert_eq!(reading.findings[0].code.as_str(), "S002");
}

#[test]
fn what_cannot_be_read_points_at_the_word_before() {
    bad("fn x(a) {\n  let b = 1\n  b\n}", &["S001 2:11+1"]);
    bad("fn x(a) {\n  if a { 1\n}", &["S001 1:9+1"]);
    bad("fn x(a) { a + }", &["S001 1:15+1"]);
    let reading = read("/// X.\n/// gives: number\nfn x(person) { 1 + }");
    assert_eq!(reading.derived.len(), 1, "its name is still known to rules");
}

#[test]
fn ordinary_nesting_is_within_the_limits() {
    let chain: String = (0..24).map(|n| format!("if x == {n} {{ return {n}; }} else ")).collect();
    good(&format!("fn h(x) {{ {chain} {{ 0 }} }}"));
    let deep = format!("{}1{}", "if x { ".repeat(6), " } else { 0 }".repeat(6));
    good(&format!("fn h(x) {{ {deep} }}"));
    let sum: String = (0..12).map(|n| format!("x + {n} + ")).collect();
    good(&format!("fn h(x) {{ {sum} 1 }}"));
}
