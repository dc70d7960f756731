//! What would change how a session stands, on rules as a designer writes them.

#![expect(clippy::expect_used, reason = "a test says so by failing")]

use domain::date::{self, LookAgain};
use domain::fact::{Choice, FactDefinition, FactType};
use domain::package::{Package, ScriptText, Source, SourceStatus};
use domain::rule::RuleText;
use domain::sample;
use domain::statement::{Marking, Origin, Said, Statement};
use runtime::compile::{Ready, compile};
use runtime::gather::Person;
use runtime::report::{ChangeReport, WhatWouldChangeReport};
use runtime::why::{Why, why};
use script::Scripts;

const TODAY: &str = "2026-11-20";

const FUNCTIONS: &str = r#"// title: Dates ahead
// purpose: For tests.
// evidence: none
// owner: tests
// last reviewed: 2026-11-01

/// Whole weeks from today to release.
/// gives: number
fn weeks_to_release(person) { weeks_between(person.today, person.release.date) }

/// Whether they named a hard feeling. Runs as a script.
/// gives: yes or no
fn hard_feeling(person) {
    for feeling in person.feelings.hardest.list() {
        if feeling == "anger" { return true; }
    }
    false
}

/// Whether a belief is held. Reads what is protected.
/// gives: yes or no
fn by_belief(person) { person.belief.held == "yes" && person.family.contact == "permitted" }

/// Among themselves, or in touch.
/// gives: yes or no
fn at_ease(person) { person.room.privacy == "restricted" || person.family.contact == "permitted" }

/// Never so, whatever matters.
/// gives: yes or no
fn never_so(person) { person.groups.matter == 2 && person.groups.matter == 3 }
"#;

fn facts() -> Vec<FactDefinition> {
    let choice = |id: &str, values: &[&str]| {
        let values = values.iter().map(|id| Choice { id: (*id).into(), label: id.replace('-', " ").into() });
        sample::fact(id, FactType::Choice(values.collect()))
    };
    let tags = ["anger", "shame", "fear"].map(|id| Choice { id: id.into(), label: id.into() });
    let number = FactType::Number { at_least: 0, at_most: 5, unit: "of 5".into() };
    vec![
        FactDefinition {
            look_again: LookAgain::Days(30),
            ..choice("family.contact", &["permitted", "limited", "not-permitted", "none"])
        },
        choice("room.privacy", &["usual", "restricted"]),
        sample::fact("groups.matter", number),
        sample::fact("release.date", FactType::Date),
        sample::fact("report.due", FactType::Date),
        sample::fact("feelings.hardest", FactType::Tags(tags.into())),
        FactDefinition { protected: true, ..choice("belief.held", &["yes", "no"]) },
        FactDefinition { changeable: false, ..choice("route.taken", &["group", "alone"]) },
    ]
}

/// A rule: its verb, its name, its condition.
type Written<'a> = (&'a str, &'a str, &'a str);

fn rule((verb, id, when): &Written<'_>) -> RuleText {
    let mut rule = sample::rule(id, when);
    let about = vec![("letter".into(), rule.place.clone())];
    match *verb {
        "hold" => rule.hold = about,
        _ => rule.suggest = about,
    }
    rule
}

fn programme(rules: &[Written<'_>], source: Option<SourceStatus>) -> Ready {
    let mut session = sample::session("letter");
    session.sources = source.iter().map(|_| "book".into()).collect();
    let status = source.unwrap_or(SourceStatus::Approved);
    let package = Package {
        facts: facts(),
        sessions: vec![session],
        rules: rules.iter().map(rule).collect(),
        scripts: vec![ScriptText { file: "logic/dates.rhai".into(), text: FUNCTIONS.into() }],
        sources: vec![Source { status, ..sample::source("book") }],
        ..sample::package("test")
    };
    let mut findings = Vec::new();
    let ready = compile(package, &Scripts::new(None), &mut findings);
    assert_eq!(ready.programme.rules.len(), rules.len(), "{findings:#?}");
    ready
}

/// Somebody of whom this is known: `fact value`, or `fact value since DATE`.
fn person(ready: &Ready, known: &[&str]) -> Person {
    let statement = |known: &&str| {
        let (fact, rest) = known.split_once(' ').expect("a fact and its value");
        let (value, since) = rest.split_once(" since ").unwrap_or((rest, TODAY));
        let dictionary = &ready.programme.dictionary;
        let kind = dictionary.kind(dictionary.slot(fact).expect("a fact")).expect("a kind");
        Statement {
            fact: fact.into(),
            said: Said::Value(kind.read(value).expect("a value")),
            origin: Origin {
                holder: "somebody".into(),
                on: date::read(since),
                marking: Marking::default(),
                file: "invented.csv".into(),
                line: 1,
                author: None,
            },
        }
    };
    Person {
        id: "A1".into(),
        identifiers: Vec::new(),
        preferred_name: None,
        statements: known.iter().map(statement).collect(),
        contributions: Vec::new(),
    }
}

fn explained(ready: &Ready, known: &[&str]) -> Why {
    let on = date::read(TODAY).expect("a day");
    why(ready, &person(ready, known), &"letter".into(), on, None).expect("the session is there")
}

fn in_words(change: &ChangeReport) -> String {
    format!("{} becomes {}", change.fact, change.becomes)
}

fn lines(found: &WhatWouldChangeReport) -> Vec<String> {
    let ways = found.ways.iter().map(|way| {
        let changes: Vec<String> = way.changes.iter().map(in_words).collect();
        let because =
            if way.rules.is_empty() { String::new() } else { format!(", because {}", way.rules.join(", ")) };
        format!("if {}: {}{because}", changes.join(" and "), way.stands)
    });
    let still = found.still.iter().map(|change| format!("if {}: the same", in_words(change)));
    ways.chain(still).collect()
}

/// With these rules and so much known, the session stands so, and this would change it.
fn check(rules: &[Written<'_>], known: &[&str], stands: &str, expected: &[&str]) -> WhatWouldChangeReport {
    let why = explained(&programme(rules, None), known);
    let found = why.what_would_change.expect("the lane is open");
    assert_eq!(why.stands, stands, "{found:#?}");
    assert_eq!(lines(&found), expected);
    found
}

#[test]
fn a_hold_that_cannot_tell_lets_go_when_its_fact_is_known() {
    check(
        &[
            ("hold", "letter-waits", r#"family.contact != "permitted""#),
            ("suggest", "family-matters", "groups.matter >= 4"),
        ],
        &["groups.matter 5"],
        "held",
        &[
            "if family.contact becomes permitted: suggested, because family-matters",
            "if family.contact becomes permitted and groups.matter becomes 3 of 5 or less: in the library",
            "if family.contact becomes anything but permitted: the same",
        ],
    );
}

#[test]
fn what_has_grown_old_holds_until_somebody_looks_again() {
    check(
        &[("hold", "letter-waits", r#"family.contact == "not-permitted""#)],
        &["family.contact permitted since 2026-01-01"],
        "held",
        &[
            "if family.contact becomes anything but not permitted: in the library",
            "if family.contact becomes not permitted: the same",
        ],
    );
}

#[test]
fn two_facts_are_named_together_only_where_neither_alone_would_do() {
    check(
        &[("suggest", "both", r#"room.privacy == "usual" and groups.matter >= 4"#)],
        &["room.privacy restricted", "groups.matter 2"],
        "in the library",
        &["if room.privacy becomes usual and groups.matter becomes 4 of 5 or more: suggested, because both"],
    );
    check(
        &[("suggest", "either", r#"room.privacy == "usual" or groups.matter >= 4"#)],
        &["room.privacy restricted", "groups.matter 2"],
        "in the library",
        &[
            "if room.privacy becomes usual: suggested, because either",
            "if groups.matter becomes 4 of 5 or more: suggested, because either",
        ],
    );
}

#[test]
fn hold_beats_suggest_also_in_what_would_be() {
    check(
        &[
            ("hold", "no-room", r#"room.privacy == "restricted""#),
            ("suggest", "groups", "groups.matter >= 4"),
        ],
        &["room.privacy restricted", "groups.matter 2"],
        "held",
        &[
            "if room.privacy becomes usual: in the library",
            "if room.privacy becomes usual and groups.matter becomes 4 of 5 or more: suggested, because groups",
        ],
    );
}

#[test]
fn nothing_protected_and_nothing_that_cannot_change_is_proposed() {
    let found = check(
        &[
            ("suggest", "by-belief", r#"belief.held == "yes" or route.taken == "group""#),
            ("suggest", "behind-a-function", "by_belief"),
        ],
        &["belief.held no", "route.taken alone", "family.contact permitted"],
        "in the library",
        &[],
    );
    assert_eq!(
        found.note.as_deref(),
        Some("No change of one or two facts that can change would make it stand otherwise.")
    );
}

#[test]
fn a_derived_fact_is_a_leaf_that_names_what_it_is_worked_out_from() {
    let found = check(
        &[("suggest", "soon", "between(weeks_to_release, 0, 17)")],
        &["release.date 2027-11-20"],
        "in the library",
        &[
            "if weeks_to_release becomes between 0 and 17: suggested, because soon",
            "if weeks_to_release becomes -1 or less: the same",
        ],
    );
    let change = found.ways.first().and_then(|way| way.changes.first()).expect("a change");
    assert_eq!((&*change.now, &*change.worked_out_from), ("52", &["release.date".to_owned()][..]));
}

#[test]
fn a_fact_that_a_script_reads_is_left_to_what_the_script_gives() {
    let found = check(
        &[("suggest", "feelings", r#"hard_feeling and "fear" in feelings.hardest"#)],
        &["feelings.hardest shame"],
        "in the library",
        &[],
    );
    assert_eq!(found.not_tried, ["hard_feeling", "feelings.hardest"]);
    check(
        &[("suggest", "feelings", "hard_feeling and groups.matter >= 4")],
        &["feelings.hardest shame", "groups.matter 5"],
        "in the library",
        &["if hard_feeling becomes yes: suggested, because feelings"],
    );
}

#[test]
fn staying_as_it_is_takes_a_change_where_another_fact_would_move_it() {
    check(
        &[("hold", "no-room", r#"room.privacy == "restricted""#), ("suggest", "at-ease", "at_ease")],
        &["room.privacy restricted", "family.contact limited"],
        "held",
        &[
            "if room.privacy becomes usual: in the library",
            "if room.privacy becomes usual and at_ease becomes yes: suggested, because at-ease",
        ],
    );
}

#[test]
fn tags_are_told_apart_by_what_the_rules_ask() {
    check(
        &[("suggest", "feelings", r#""anger" in feelings.hardest or "shame" in feelings.hardest"#)],
        &["feelings.hardest fear"],
        "in the library",
        &[
            "if feelings.hardest becomes a list that names anger or a list that names shame: suggested, because feelings",
        ],
    );
}

#[test]
fn two_dates_are_compared_as_they_would_be() {
    let found = check(
        &[("suggest", "report-first", "report.due < release.date")],
        &["report.due 2027-02-01", "release.date 2027-01-01"],
        "in the library",
        &[
            "if report.due becomes 2026-12-31 or earlier: suggested, because report-first",
            "if release.date becomes 2027-02-02 or later: suggested, because report-first",
            "if report.due becomes 2027-01-01 and release.date becomes between 2027-01-02 and 2027-02-01: suggested, because report-first",
            "if report.due becomes between 2027-01-02 and 2027-01-31 and release.date becomes 2027-02-01: suggested, because report-first",
            "if report.due becomes between 2027-01-01 and 2027-01-31 or 2027-02-02 or later: the same",
            "if release.date becomes 2026-12-31 or earlier or between 2027-01-02 and 2027-02-01: the same",
        ],
    );
    assert_eq!(
        found.not_tried,
        ["report.due", "release.date"],
        "both within one stretch: not tried together"
    );
}

#[test]
fn silence_is_never_proposed() {
    check(&[("suggest", "not-asked", "unknown(groups.matter)")], &["groups.matter 2"], "in the library", &[]);
}

#[test]
fn a_source_that_is_not_approved_holds_whatever_the_facts() {
    let ready = programme(&[("suggest", "groups", "groups.matter >= 4")], Some(SourceStatus::UnderReview));
    let why = explained(&ready, &["groups.matter 2"]);
    let found = why.what_would_change.expect("the lane is open");
    assert_eq!((why.stands.as_str(), found.ways.len()), ("held", 0));
    assert!(found.note.is_some_and(|note| note.contains("approved")));
}

#[test]
fn a_session_that_no_rule_speaks_of_says_so() {
    let found = check(&[], &[], "in the library", &[]);
    assert!(found.note.is_some_and(|note| note.starts_with("No rule speaks of this session")));
}

#[test]
fn what_a_function_cannot_come_to_is_not_proposed() {
    check(&[("suggest", "never", "never_so")], &["groups.matter 2"], "in the library", &[]);
}

/// So many rules, each about two facts: what is said of them.
fn check_many(rules: usize, expected: &str) {
    let rules: Vec<(String, String)> = (0..rules)
        .map(|number| {
            let (month, day) = (number / 28 % 12 + 1, number % 28 + 1);
            let date = format!("date(\"{}-{month:02}-{day:02}\")", 2020 + number / 336);
            (format!("rule-{number}"), format!("groups.matter == {} and release.date == {date}", number % 6))
        })
        .collect();
    let rules: Vec<Written<'_>> = rules.iter().map(|(id, when)| ("suggest", &**id, &**when)).collect();
    let why = explained(&programme(&rules, None), &["groups.matter 2", "release.date 2027-01-01"]);
    let note = why.what_would_change.and_then(|found| found.note).unwrap_or_default();
    assert!(note.starts_with(expected), "{} rules: {note}", rules.len());
}

#[test]
fn more_than_can_be_tried_is_said_to_be() {
    check_many(10, "");
    check_many(501, "1002 clauses are in play, more than can be tried.");
}
