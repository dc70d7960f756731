//! Functions run, against what they should give; and lowered functions against the same functions run.

mod batch;
mod one_step;

use domain::dictionary::{Body, Dictionary};
use domain::fact_sheet::{FactCell, FactState};
use domain::package::ScriptText;
use domain::reading::{Freshness, Reading};
use proptest::prelude::*;
use runtime::ports::PersonView;

use super::Interpreter;
use crate::content::Content;
use crate::library;
use crate::samples;
use crate::stack::on_large_stack;

const HEADER: &str =
    "// title: t\n// purpose: p\n// evidence: e\n// owner: o\n// last reviewed: 2026-11-01\n";

fn cell(state: FactState, bits: i64) -> FactCell {
    FactCell { state, bits }
}

/// Cells with these facts known.
fn known(facts: &[(&str, i64)]) -> Vec<FactCell> {
    let dictionary = samples::facts();
    let mut cells = vec![FactCell::NOT_KNOWN; dictionary.facts().len()];
    cells[0] = FactCell::known(20_000);
    for (name, bits) in facts {
        cells[samples::slot(&dictionary, name).index()] = FactCell::known(*bits);
    }
    cells
}

/// A script with its derived facts lowered where possible, and all of them as scripts.
struct Both {
    dictionary: Dictionary,
    interpreter: Interpreter,
    lowered: Vec<bool>,
}

/// Whether a random script stays within the nesting a script may have; deeper ones are refused, and that is tested
/// elsewhere.
fn fits(text: &str) -> bool {
    let script = ScriptText { file: "logic/a.rhai".into(), text: format!("{HEADER}{text}").into() };
    let read = library::read(&[script], &samples::facts(), &samples::guard());
    read.findings.iter().all(|finding| finding.code != domain::codes::named("S024").unwrap())
}

fn both(text: &str) -> Both {
    let script = ScriptText { file: "logic/a.rhai".into(), text: format!("{HEADER}{text}").into() };
    let facts = samples::facts();
    let scripts = [script];
    let library::Reading { derived, findings, .. } = library::read(&scripts, &facts, &samples::guard());
    assert!(findings.is_empty(), "{text}\n{:?}", findings.first());
    let names = derived.iter().map(|derived| derived.name.to_string()).collect();
    let content = Content::new(&scripts, &facts, &samples::guard(), &derived, names);
    let mut dictionary = facts;
    let lowered = derived.iter().map(|derived| matches!(derived.body, Body::Lowered(_))).collect();
    for derived in derived {
        dictionary.add(derived).unwrap();
    }
    Both { dictionary, interpreter: Interpreter::build(content).unwrap(), lowered }
}

impl Both {
    fn run(&self, cells: &[FactCell], in_date_only: bool) -> Vec<Result<FactCell, domain::finding::Finding>> {
        let person = PersonView { cells, in_date_only };
        on_large_stack(|| self.interpreter.derive(&[person]).remove(0)).unwrap()
    }

    /// Runs both ways and compares those that were lowered.
    fn agree(&self, cells: &[FactCell]) {
        for (freshness, in_date_only) in [(Freshness::AsRecorded, false), (Freshness::InDateOnly, true)] {
            let run = self.run(cells, in_date_only);
            let first = self.dictionary.facts().len();
            let facts = domain::cells::Cells::from(cells.to_vec());
            let reading = Reading::new(&self.dictionary, &facts, &[]);
            for (number, given) in run.iter().enumerate().filter(|(number, _)| self.lowered[*number]) {
                let slot = domain::dictionary::Slot(u16::try_from(first + number).unwrap());
                let (cell, given) = (reading.cell(slot, freshness), given.as_ref().unwrap());
                let name = self.dictionary.name(slot);
                assert_eq!(cell.state, given.state, "{name} {freshness:?}");
                if cell.state == FactState::Known {
                    assert_eq!(cell.bits, given.bits, "{name} {freshness:?}");
                } else if let Ok(stopped) = u16::try_from(given.bits) {
                    let cause = reading.cause(slot, freshness);
                    assert_eq!(cause.0, stopped, "{name} {freshness:?}");
                }
            }
        }
    }
}

/// Runs `fn x(person)` and gives its cell.
fn run(gives: &str, body: &str, cells: &[FactCell]) -> Result<FactCell, domain::finding::Finding> {
    let both = both(&format!("/// X.\n/// gives: {gives}\nfn x(person) {{ {body} }}"));
    both.agree(cells);
    both.run(cells, false).remove(0)
}

fn gives(gives_what: &str, body: &str, cells: &[FactCell], expected: i64) {
    assert_eq!(run(gives_what, body, cells), Ok(FactCell::known(expected)), "{body}");
}

fn stops(gives_what: &str, body: &str, cells: &[FactCell], fact: &str) {
    let slot = samples::facts().slot(fact).map_or(-1, |slot| i64::from(slot.0));
    assert_eq!(run(gives_what, body, cells), Ok(cell(FactState::NotKnown, slot)), "{body}");
}

#[test]
fn functions_give_what_their_facts_say() {
    let cells = known(&[
        ("family.contact", 1),
        ("release.date", 20_070),
        ("meetings.held", 3),
        ("feelings.hardest", 0b11),
    ]);
    gives("number", "weeks_between(person.today, person.release.date)", &cells, 10);
    gives("number", "months_between(person.today, person.release.date)", &cells, 2);
    gives("yes or no", "person.family.contact == \"some\"", &cells, 1);
    gives("yes or no", "person.family.contact in [\"permitted\", \"not-permitted\"]", &cells, 0);
    gives("number", "let n = 0; for f in person.feelings.hardest.list() { n += 1; } n", &cells, 2);
    gives("number", "person.feelings.hardest.len() + person.meetings.held", &cells, 5);
    gives(
        "yes or no",
        "\"shame\" in person.feelings.hardest && !(\"fear\" in person.feelings.hardest)",
        &cells,
        1,
    );
    gives(
        "one of near, far",
        "if person.release.date > date(\"2026-03-01\") { \"far\" } else { \"near\" }",
        &cells,
        0,
    );
    gives("yes or no", "person.feelings.hardest.list().some(|f| f == \"anger\")", &cells, 1);
    gives("number", "person.feelings.hardest.list().filter(|f| f != \"anger\").len()", &cells, 1);
    gives("yes or no", "let out = []; for i in 0..3 { out.push(i); } 2 in out && !(3 in out)", &cells, 1);
    gives("yes or no", "unknown(person.setback.recent) && known(person.release.date)", &cells, 1);
    gives("number", "or(person.goods.agency.importance, 2)", &cells, 2);
}

#[test]
fn what_is_not_known_stops_a_function_by_name() {
    let cells = known(&[]);
    stops("yes or no", "person.setback.recent == \"yes\"", &cells, "setback.recent");
    stops("yes or no", "person.setback.recent != \"yes\"", &cells, "setback.recent");
    stops("yes or no", "\"yes\" == person.setback.recent", &cells, "setback.recent");
    stops("yes or no", "person.meetings.held < 3", &cells, "meetings.held");
    stops("yes or no", "person.setback.recent in [\"yes\"]", &cells, "setback.recent");
    stops("yes or no", "\"anger\" in person.feelings.hardest", &cells, "feelings.hardest");
    stops("number", "weeks_between(person.today, person.release.date)", &cells, "release.date");
    stops("number", "person.meetings.held", &cells, "meetings.held");
    stops("number", "person.meetings.held * 2", &cells, "meetings.held");
    stops("number", "person.feelings.hardest.list().len()", &cells, "feelings.hardest");
    stops("yes or no", "let x = person.family.contact; true && x == \"some\"", &cells, "family.contact");
    stops("yes or no", "`${person.family.contact}` == \"some\"", &cells, "family.contact");
    stops(
        "yes or no",
        "[\"a\"].some(|x| x == \"a\" && person_is(x))}\nfn person_is(x) { x == \"b\" || not_known()",
        &cells,
        "",
    );
}

#[test]
fn declining_is_known_only_as_declining() {
    let dictionary = samples::facts();
    let mut cells = known(&[]);
    cells[samples::slot(&dictionary, "friends.contact").index()] = cell(FactState::RatherNotSay, 0);
    cells[samples::slot(&dictionary, "feelings.hardest").index()] = cell(FactState::RatherNotSay, 0);
    gives("yes or no", "person.friends.contact == \"rather-not-say\"", &cells, 1);
    gives("yes or no", "person.friends.contact != \"rather-not-say\"", &cells, 0);
    gives("yes or no", "person.friends.contact in [\"some\", \"rather-not-say\"]", &cells, 1);
    gives("yes or no", "\"rather-not-say\" in person.feelings.hardest", &cells, 1);
    gives("yes or no", "known(person.friends.contact)", &cells, 0);
    gives("yes or no", "or(person.friends.contact, \"some\") == \"some\"", &cells, 1);
    stops("yes or no", "person.friends.contact == \"some\"", &cells, "friends.contact");
    stops("yes or no", "person.friends.contact in [\"some\"]", &cells, "friends.contact");
    stops("yes or no", "\"anger\" in person.feelings.hardest", &cells, "feelings.hardest");
    stops("number", "person.feelings.hardest.len()", &cells, "feelings.hardest");
}

#[test]
fn a_derived_fact_that_is_not_known_can_be_asked_about() {
    let text = "/// A.\n/// gives: number\nfn a(person) { weeks_between(person.today, person.release.date) }\n\
        /// B.\n/// gives: yes or no\nfn b(person) { known(a(person)) }\n\
        /// C.\n/// gives: yes or no\nfn c(person) { a(person) > 3 }\n\
        /// D.\n/// gives: yes or no\nfn d(person) { if c(person) { true } else { false } }\n\
        /// E.\n/// gives: number\nfn e(person) { not_known() }\n\
        /// F.\n/// gives: yes or no\nfn f(person) { e(person) == 1 }\n\
        /// G.\n/// gives: yes or no\nfn g(person) { c(person) && true }\n\
        /// H.\n/// gives: number\nfn h(person) { let n = 0; for i in 0..2 { if c(person) { n += 1; } } n }\n";
    let both = both(text);
    for cells in [known(&[]), known(&[("release.date", 20_070)])] {
        both.agree(&cells);
    }
    let given = both.run(&known(&[]), false);
    let release = i64::from(samples::slot(&samples::facts(), "release.date").0);
    let shown: Vec<(FactState, i64)> =
        given.iter().map(|cell| cell.as_ref().map(|c| (c.state, c.bits)).unwrap()).collect();
    assert_eq!(shown[1], (FactState::Known, 0));
    assert_eq!(shown[3], (FactState::NotKnown, release));
    assert_eq!(shown[7], (FactState::NotKnown, release), "a test of something not known in a loop");
}

const STATES: [FactState; 7] = [
    FactState::Known,
    FactState::OutOfDate,
    FactState::NotKnown,
    FactState::Conflicting,
    FactState::RatherNotSay,
    FactState::TwoAccounts,
    FactState::NobodyHoldsIt,
];

/// Cells in any state, with values the facts can have.
fn any_cells() -> impl Strategy<Value = Vec<FactCell>> {
    let dictionary = samples::facts();
    let one: Vec<_> = dictionary
        .facts()
        .iter()
        .map(|fact| {
            let bits = match &fact.kind {
                domain::fact::FactType::Choice(choices) => 0..i64::try_from(choices.len()).unwrap(),
                domain::fact::FactType::Tags(choices) => 0..1 << choices.len(),
                domain::fact::FactType::Number { at_least, at_most, .. } => *at_least..*at_most + 1,
                _ => 19_900..20_200,
            };
            (prop_oneof![4 => Just(0_usize), 3 => 1..STATES.len()], bits)
        })
        .collect();
    one.prop_map(|all| {
        let mut cells: Vec<FactCell> = all
            .into_iter()
            .map(|(state, bits)| match STATES[state] {
                known @ (FactState::Known | FactState::OutOfDate) => cell(known, bits),
                other => cell(other, 0),
            })
            .collect();
        cells[0] = FactCell::known(20_000);
        cells
    })
}

/// A random test of facts.
fn any_test() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("person.setback.recent == \"yes\"".to_owned()),
        Just("person.family.contact != \"some\"".to_owned()),
        Just("person.friends.contact in [\"some\", \"rather-not-say\"]".to_owned()),
        Just("or(person.friends.contact, \"\") == \"\"".to_owned()),
        Just("or(person.family.contact, \"x\") in [\"permitted\", \"x\"]".to_owned()),
        Just("\"anger\" in person.feelings.hardest".to_owned()),
        Just("has(person.feelings.hardest, \"rather-not-say\")".to_owned()),
        Just("person.feelings.hardest.len() > 1".to_owned()),
        Just("known(person.release.date)".to_owned()),
        Just("unknown(person.grief.recent)".to_owned()),
        Just("weeks_between(person.today, person.release.date) < 3".to_owned()),
        Just("person.release.date <= person.report.due".to_owned()),
        Just("person.report.due > date(\"2024-10-10\")".to_owned()),
        Just("person.goods.agency.importance >= 4".to_owned()),
        Just("person.meetings.held + 1 - days_between(person.today, person.report.due) > 5".to_owned()),
        Just("or(person.meetings.held, 7) == 7".to_owned()),
        Just("same(person.friends.contact, person.setback.recent)".to_owned()),
        Just("known(base(person))".to_owned()),
        Just("base(person) > 2".to_owned()),
        Just("flag(person)".to_owned()),
        Just("true".to_owned()),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            (inner.clone(), inner.clone()).prop_map(|(left, right)| format!("({left} && {right})")),
            (inner.clone(), inner.clone()).prop_map(|(left, right)| format!("({left} || {right})")),
            inner.clone().prop_map(|part| format!("!({part})")),
            (inner.clone(), inner.clone(), inner)
                .prop_map(|(test, yes, no)| format!("(if {test} {{ {yes} }} else {{ {no} }})")),
        ]
    })
}

fn any_body() -> impl Strategy<Value = String> {
    (any_test(), any_test(), any_test(), 0..5).prop_map(|(a, b, c, form)| match form {
        0 => a,
        1 => format!("if {a} {{ return {b}; }} {c}"),
        2 => format!("let t = {a}; if t {{ {b} }} else if {c} {{ not_known() }} else {{ t }}"),
        3 => {
            format!("let k = person.friends.contact; if {a} {{ k == \"some\" }} else {{ {b} && unknown(k) }}")
        }
        _ => format!("if {a} {{ if {b} {{ return true; }} }} let z = {c}; !z"),
    })
}

const HELPERS: &str = "/// Base.\n/// gives: number\nfn base(person) { weeks_between(person.today, person.release.date) }\n\
    /// Flag.\n/// gives: yes or no\nfn flag(person) { person.meetings.held > 3 || person.setback.recent == \"no\" }\n\
    fn same(a, b) { if b == \"no\" { return a == \"permitted\"; } a in [\"some\", \"not-permitted\"] }\n";

proptest! {
    // More where `tests/run --long` asks for more.
    #![proptest_config(ProptestConfig { cases: ProptestConfig::default().cases.max(300), ..ProptestConfig::default() })]

    #[test]
    fn lowered_functions_are_the_functions(body in any_body(), people in prop::collection::vec(any_cells(), 6)) {
        let text = format!("{HELPERS}/// X.\n/// gives: yes or no\nfn x(person) {{ {body} }}");
        prop_assume!(fits(&text));
        let both = both(&text);
        for cells in &people {
            both.agree(cells);
        }
    }

    #[test]
    fn losing_a_fact_only_makes_a_function_less_sure(body in any_body(), cells in any_cells(), lost in 1_usize..12) {
        // Without the questions about knowledge themselves.
        let body = ["known", "unknown"].iter().fold(body, |body, word| body.replace(&format!("{word}("), "yes("))
            .replace("or(person.friends.contact, \"\")", "person.friends.contact")
            .replace("or(person.family.contact, \"x\")", "person.family.contact")
            .replace("or(person.meetings.held, 7)", "person.meetings.held")
            .replace("== \"\"", "== \"some\"").replace("\"x\"", "\"some\"").replace("unyes", "yes").replace("not_yes(", "not_known(");
        let text = format!("{HELPERS}fn yes(x) {{ x == x }}\n/// X.\n/// gives: yes or no\nfn x(person) {{ {body} }}");
        prop_assume!(fits(&text));
        let both = both(&text);
        let before = both.run(&cells, false).pop().unwrap().unwrap();
        let mut fewer = cells;
        fewer[lost] = FactCell::NOT_KNOWN;
        let after = both.run(&fewer, false).pop().unwrap().unwrap();
        prop_assert!(after == before || after.state == FactState::NotKnown, "{before:?} became {after:?}");
    }
}
