//! Names of facts in one step: where they are shortened, where not, and that places and results stay.

use super::super::one_step::{Steps, shorten};
use super::super::values::Tree;
use super::*;

/// Shortens the script of the derived fact `x` and shows how it is read then.
fn check(text: &str, expected: &str) {
    let content = Content::new(&[], &samples::facts(), &samples::guard(), &[], Vec::new());
    let tree = crate::source::compile(text).unwrap();
    let mut steps = Steps::new();
    let shorter = shorten(text, &tree, |name| name == "x", &Tree::of(&content.facts), &mut steps);
    assert_eq!(shorter, expected);
    assert_eq!(steps.len(), usize::from(shorter != text));
}

#[test]
fn a_name_after_the_parameter_is_one_step() {
    check("fn x(p) { p.release.date > p.today }", "fn x(p) { p.release_date > p.today }");
    check("fn x(p) { \"é\"; known(p.release.date) }", "fn x(p) { \"é\"; known(p.release_date) }");
    check(
        "fn x(p) {\n  // p.release.date\n  for f in p.feelings.hardest.list() { if f == \"fear\" { return 1; } }\n  2\n}",
        "fn x(p) {\n  // p.release.date\n  for f in p.feelings_hardest.list() { if f == \"fear\" { return 1; } }\n  2\n}",
    );
    check(
        "fn x(p) { [1].some(|q| q == 1) && p.meetings.held > 1 }",
        "fn x(p) { [1].some(|q| q == 1) && p.meetings_held > 1 }",
    );
}

#[test]
fn anything_else_is_left_as_it_stands() {
    for text in [
        "fn y(p) { p.release.date }",
        "fn x(p, q) { p.release.date }",
        "fn x(p) { let p = #{release: #{date: 1}}; p.release.date }",
        "fn x(p) { p = 1; p.release.date }",
        "fn x(p) { p.release.date = 1; }",
        "fn x(p) { for p in [1] { p.release.date } }",
        "fn x(p) { [1].some(|q| p.release.date == q) }",
        "fn x(p) { p?.release.date }",
        "fn x(p) { p.risk.level }",
        "fn x(p) { p.release . date }",
        "fn x(p) { p.today }",
    ] {
        check(text, text);
    }
}

#[test]
fn a_fault_stays_where_it_was() {
    let ended = run(
        "number",
        "let n = 0; for i in 0..2 { n = person.meetings.held / 0; } n",
        &known(&[("meetings.held", 3)]),
    );
    let place = ended.unwrap_err().place;
    assert_eq!((place.line, place.column), (8, 68));
}
