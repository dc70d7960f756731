//! Conditions and the findings of broken ones, each at its place.

use domain::condition::{Condition, Node, Test};
use domain::finding::Finding;
use domain::place::{Passage, Place};
use runtime::ports::ConditionUse;

use crate::samples;

fn read(text: &str, usage: ConditionUse) -> Result<Condition, Vec<Finding>> {
    let place = Place::new(&"rules.yaml".into(), 7, 11, 0);
    let mut passage = Passage::line(text, &place);
    // As a `|` block: every further line begins at column 7.
    passage.starts.extend((1_u32..).zip(text.lines().skip(1)).map(|(line, _)| (7 + line, 7)));
    super::read(&passage, &samples::dictionary(), &samples::guard(), usage)
}

fn good(text: &str) -> Condition {
    read(text, ConditionUse::Other).unwrap_or_else(|findings| panic!("{text}: {findings:#?}"))
}

/// Each expected line is `CODE line:column+length`.
fn bad(text: &str, expected: &[&str]) -> Vec<Finding> {
    bad_in(text, ConditionUse::Other, expected)
}

fn bad_in(text: &str, usage: ConditionUse, expected: &[&str]) -> Vec<Finding> {
    let findings = read(text, usage).err().unwrap_or_default();
    let shown = |finding: &Finding| {
        let Place { line, column, length, .. } = finding.place;
        format!("{} {line}:{column}+{length}", finding.code)
    };
    let shown: Vec<String> = findings.iter().map(shown).collect();
    assert_eq!(shown, expected, "{text}: {findings:#?}");
    findings
}

fn texts(text: &str, expected: &[&str]) {
    let condition = good(text);
    let clauses: Vec<&str> = condition.clauses().iter().map(|clause| &*clause.text).collect();
    assert_eq!(clauses, expected);
}

#[test]
fn clauses_keep_their_text_and_place() {
    texts(
        "goods.agency.importance >= 4 or (family.contact == \"some\" and not(\"anger\" in feelings.hardest))",
        &["goods.agency.importance >= 4", "family.contact == \"some\"", "\"anger\" in feelings.hardest"],
    );
    texts(
        "between(weeks_left, -1, 17) && !close || known(release.date)",
        &["between(weeks_left, -1, 17)", "close", "known(release.date)"],
    );
    texts("date(\"2026-03-01\") <= release.date", &["date(\"2026-03-01\") <= release.date"]);
    texts(
        "not (friends.contact in [\"some\",\n  \"rather-not-say\"])",
        &["friends.contact in [\"some\", \"rather-not-say\"]"],
    );
    let condition = good("close and\n  setback.recent == \"yes\"");
    let place = &condition.clauses()[1].place;
    assert_eq!((place.line, place.column, place.length), (8, 9, 23));
}

#[test]
fn precedence_is_not_then_and_then_or() {
    let condition = good("close or close and not(close) or close");
    let Node::Any(parts) = condition.root() else { panic!("{:?}", condition.root()) };
    assert_eq!(parts.len(), 3);
    assert!(matches!(&parts[1], Node::All(both) if matches!(both[1], Node::Not(_))));
}

#[test]
fn tests_are_what_the_words_say() {
    let check = |text: &str, expected: Test| assert_eq!(good(text).clauses()[0].test, expected, "{text}");
    let declined = domain::condition::DECLINED;
    check("family.contact == \"some\"", Test::OneOf(0b10));
    check("family.contact != \"some\"", Test::OneOf(0b101));
    check("friends.contact == \"rather-not-say\"", Test::OneOf(declined));
    check("\"rather-not-say\" in feelings.hardest", Test::AnyTag(declined));
    check("friends.contact in [\"permitted\", \"rather-not-say\"]", Test::OneOf(declined | 1));
    check("goods.agency.importance > 3", Test::Within(4, i64::MAX));
    check("3 < goods.agency.importance", Test::Within(4, i64::MAX));
    check("goods.agency.importance == 3", Test::Within(3, 3));
    check("weeks_left < -2", Test::Within(i64::MIN, -3));
    check("release.date >= date(\"1970-01-03\")", Test::Within(2, i64::MAX));
    check("close", Test::OneOf(0b10));
    check("unsettled(release.date)", Test::Unsettled);
    assert!(matches!(good("release.date < report.due").clauses()[0].test, Test::Against(..)));
    assert!(matches!(good("release.date < today").clauses()[0].test, Test::Against(..)));
    assert!(matches!(good("meetings.held in [1, 2]").root(), Node::Any(_)));
    assert!(matches!(good("meetings.held != 3").root(), Node::Not(_)));
}

#[test]
fn names_and_values_are_checked_against_the_dictionary() {
    let findings = bad("goods.agency.importence >= 4", &["T001 7:11+23"]);
    assert_eq!(findings[0].did_you_mean.as_deref(), Some("goods.agency.importance"));
    let findings = bad("close and person.release.date > today", &["T001 7:21+19"]);
    assert_eq!(findings[0].did_you_mean.as_deref(), Some("release.date"));
    let findings = bad("family.contact == \"permited\"", &["T004 7:29+10"]);
    assert_eq!(findings[0].did_you_mean.as_deref(), Some("permitted"));
    let findings = bad("family.contact in [\"some people only\"]", &["T004 7:30+18"]);
    assert_eq!(findings[0].did_you_mean.as_deref(), Some("some"));
    bad("family.contact == \"rather-not-say\"", &["T004 7:29+16"]);
    bad("goods.agency.importance == 6", &["T004 7:38+1"]);
    bad("\"envy\" in feelings.hardest", &["T004 7:11+6"]);
}

#[test]
fn kinds_must_agree() {
    bad("release.date >= 4", &["T005 7:27+1"]);
    bad("release.date >= \"2026-03-01\"", &["T005 7:27+12"]);
    bad("release.date >= date(\"2026-02-31\")", &["T024 7:27+18"]);
    bad("feelings.hardest == \"anger\"", &["T005 7:31+7"]);
    bad("family.contact > \"some\"", &["T005 7:11+23"]);
    bad("family.contact", &["T005 7:11+14"]);
    bad("setback.recent == true", &["T005 7:29+4"]);
    bad("\"some\" in family.contact", &["T005 7:21+14"]);
    bad("family.contact == release.date", &["T005 7:11+30"]);
    bad("notes.first == \"x\"", &["T023 7:11+11"]);
    bad("between(family.contact, 1, 2)", &["T005 7:19+14"]);
}

#[test]
fn what_can_never_or_always_hold_is_said() {
    bad("between(goods.agency.importance, 5, 4)", &["T020 7:11+38"]);
    bad("between(goods.agency.importance, 7, 9)", &["T020 7:11+38"]);
    bad("between(goods.agency.importance, 0, 9)", &["T021 7:11+38"]);
    bad("goods.agency.importance >= 1", &["T021 7:11+28"]);
    bad("goods.agency.importance > 5", &["T020 7:11+27"]);
    bad("family.contact in []", &["T020 7:11+20"]);
    bad("setback.recent in [\"yes\", \"no\"]", &["T021 7:11+31"]);
}

#[test]
fn guarded_facts_are_refused_before_anything_else() {
    bad("risk.level == \"high\"", &["P001 7:11+10"]);
    bad("risk.undeclared == \"high\"", &["P001 7:11+15"]);
    bad("close and guarded_through", &["P001 7:21+15"]);
}

#[test]
fn a_hold_does_not_lean_on_what_is_waited_for() {
    bad_in("grief.recent == \"yes\"", ConditionUse::Hold, &["T022 7:11+12"]);
    bad_in("not(waits)", ConditionUse::Hold, &["T022 7:15+5"]);
    assert!(read("close", ConditionUse::Hold).is_ok());
    good("grief.recent == \"yes\"");
}

#[test]
fn everything_else_is_refused_at_its_place() {
    bad("true", &["T003 7:11+4"]);
    bad("contains([\"x\"], family.contact)", &["T003 7:11+31"]);
    bad("release.date.year == 4", &["T001 7:11+17"]);
    bad("release.date.year() == 4", &["T003 7:11+19"]);
    bad("feelings.hardest[0] == \"anger\"", &["T003 7:11+19"]);
    bad("release?.date == 1", &["T003 7:11+13"]);
    bad("close ?? close", &["T003 7:11+14"]);
    bad("weeks_left + 1 > 2", &["T003 7:11+14"]);
    bad("#{a: 1} == close", &["T003 7:11+7"]);
    bad("`x${close}` == family.contact", &["T003 7:11+11"]);
    bad("knwon(release.date)", &["T003 7:11+19"]);
    bad("weeks_left(person) > 3", &["T003 7:11+18"]);
    bad("known(release.date, 1)", &["T003 7:11+22"]);
    bad("a::known(release.date)", &["T003 7:14+19"]);
    bad("1 == 1", &["T003 7:11+6"]);
    bad("close == \"yes\" == close", &["T003 7:11+14"]);
    bad("if close { true }", &["T003 7:11+2"]);
    bad("close; close", &["T003 7:16+1"]);
}

#[test]
fn what_cannot_be_read_is_explained() {
    bad("goods.agency.importance >=", &["T002 7:35+2"]);
    bad("", &["T002 7:11+0"]);
    bad("family.contact = \"some\"", &["T002 7:26+1"]);
    bad("close AND close", &["T002 7:17+3"]);
    bad("not close", &["T002 7:15+5"]);
    bad("family.contact == \u{201c}some\u{201d}", &["T002 7:29+1"]);
    bad("family.contact == \"some", &["T002 7:29+5"]);
    bad("not(close", &["T002 7:15+5"]);
    bad("close)", &["T002 7:16+1"]);
    bad("family.is == 1", &["T002 7:18+2"]);
    bad("close and\n  caf\u{e9}.x", &["T002 8:9+4"]);
    let long = "close or ".repeat(600) + "close";
    bad(&long, &["T025 7:11+5405"]);
    let deep = format!("{}close{}", "(".repeat(70), ")".repeat(70));
    bad(&deep, &["T025 7:11+145"]);
}

#[test]
fn every_problem_is_said_at_once() {
    bad(
        "goods.agency.importence >= 4 and family.contact == \"allowed\" or risk.level == \"high\" or true",
        &["T001 7:11+23", "T004 7:62+9", "P001 7:75+10", "T003 7:99+4"],
    );
}

#[test]
fn hostile_conditions_are_refused_on_a_small_stack() {
    let refused = |text: String| assert!(read(&text, ConditionUse::Hold).is_err(), "{text}");
    let hostile = move || {
        for sign in ["(", "[", "!", "-", "not(", "#{a:", "a.", "a[", "a(", "1+", "close and ", "`${"] {
            let many = 3_990 / sign.chars().count();
            refused(sign.repeat(many));
            refused(format!("{}1", sign.repeat(many)));
        }
        refused(format!("family.contact == \"{}\"", "x".repeat(3_000)));
        refused(format!("meetings.held == {}", "9".repeat(3_000)));
        refused(format!("/*{}", "/*".repeat(1_900)));
    };
    std::thread::Builder::new().stack_size(2 << 20).spawn(hostile).unwrap().join().unwrap();
}
