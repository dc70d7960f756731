//! Many people in one batch are given what each is given alone, whatever happens to the others.

use domain::dictionary::Slot;
use domain::finding::Finding;

use super::super::given::{Given, Seen};
use super::*;
use crate::content::{DerivedShape, Shape};

type Answer = Result<FactCell, Finding>;

/// An interpreter of functions that nobody checked, each a number.
fn unchecked(functions: &[(&str, &str)]) -> Interpreter {
    let text: String =
        functions.iter().map(|(name, body)| format!("fn {name}(person) {{ {body} }}\n")).collect();
    let facts = samples::facts();
    let script = ScriptText { file: "logic/a.rhai".into(), text: text.into() };
    let names = functions.iter().map(|(name, _)| (*name).to_owned()).collect();
    let mut content = Content::new(&[script], &facts, &samples::guard(), &[], names);
    content.derived = (0..)
        .zip(functions)
        .map(|(number, (name, _))| DerivedShape {
            name: (*name).to_owned(),
            slot: u16::try_from(facts.facts().len()).unwrap() + number,
            shape: Shape::Number(i64::MIN, i64::MAX),
        })
        .collect();
    Interpreter::build(content).unwrap()
}

fn run(interpreter: &Interpreter, people: &[PersonView<'_>]) -> Vec<Vec<Answer>> {
    on_large_stack(|| interpreter.derive(people)).unwrap()
}

/// What came of it: a number, "not known", or the code of the finding.
fn shown(answer: &Answer) -> String {
    match answer {
        Ok(cell) if cell.state == FactState::Known => cell.bits.to_string(),
        Ok(_) => "not known".to_owned(),
        // A busy machine may run out of time before it runs out of steps.
        Err(finding) => finding.code.as_str().replace("S033", "S030"),
    }
}

/// Runs one function over people who held these many meetings (`None`: not known), together and one at a time.
fn check(body: &str, people: &[(Option<i64>, &str)]) {
    let cells: Vec<_> = people
        .iter()
        .map(|(held, _)| held.map_or_else(|| known(&[]), |held| known(&[("meetings.held", held)])))
        .collect();
    let views: Vec<_> = cells.iter().map(|cells| PersonView { cells, in_date_only: false }).collect();
    let expected: Vec<_> = people.iter().map(|(_, expected)| (*expected).to_owned()).collect();
    let functions = [("x", body), ("held", "person.meetings.held")];
    let together: Vec<_> =
        run(&unchecked(&functions), &views).iter().map(|answers| shown(&answers[0])).collect();
    assert_eq!(together, expected, "{body}");
    let alone: Vec<_> =
        views.iter().map(|view| shown(&run(&unchecked(&functions), &[*view])[0][0])).collect();
    assert_eq!(alone, expected, "{body}, one at a time");
}

#[test]
fn a_fault_is_one_persons_fault() {
    check(
        "person.meetings.held + 0 / (9 - person.meetings.held)",
        &[
            (Some(1), "1"),
            (Some(9), "S036"),
            (None, "not known"),
            (Some(9), "S036"),
            (Some(1), "1"),
            (Some(2), "2"),
        ],
    );
}

#[test]
fn steps_are_counted_for_each_person_anew() {
    check(
        "if person.meetings.held == 9 { loop { } } let n = 0; while n < 5000 { n += 1; } n + person.meetings.held",
        &[
            (Some(1), "5001"),
            (Some(9), "S030"),
            (Some(2), "5002"),
            (Some(3), "5003"),
            (Some(4), "5004"),
            (None, "not known"),
        ],
    );
}

#[test]
fn a_stop_cannot_be_caught_by_this_person_or_the_next() {
    // `try` is no word of these scripts. Rhai itself goes on after a fault while it puts a text together.
    let text = "let s = `${person.meetings.held}`; if s == \"2\" { 2 } else { 1 }";
    check(text, &[(None, "not known"), (Some(2), "2"), (None, "not known"), (Some(3), "1"), (Some(2), "2")]);
    let asked = "if known(held(person)) { 1 } else { 0 }";
    check(asked, &[(None, "0"), (Some(2), "1"), (None, "0"), (Some(3), "1")]);
    let closed = "let s = `${person.risk.level}`; 1";
    check(closed, &[(Some(1), "P003"), (None, "P003"), (Some(1), "P003")]);
}

#[test]
fn functions_call_each_other_as_deep_for_everyone() {
    let body = "deep(person.meetings.held) } fn deep(n) { if n == 0 { 0 } else { deep(n - 1) }";
    check(
        body,
        &[(Some(31), "0"), (Some(32), "S031"), (None, "not known"), (Some(31), "0"), (Some(32), "S031")],
    );
}

#[test]
fn variables_of_one_person_are_gone_for_the_next() {
    check(
        "let n = 0; let f = |v| { n += v; n }; [1, 2].map(f); n + person.meetings.held",
        &[(Some(1), "4"), (Some(2), "5"), (None, "not known"), (Some(1), "4")],
    );
    check("if person.meetings.held == 1 { let kept = 7; } kept", &[(Some(1), "S036"), (Some(2), "S036")]);
}

#[test]
fn what_was_given_is_found_by_what_was_seen() {
    let mut given = Given::default();
    let (held, contact) = (Slot(1), Slot(2));
    given.keep(&[(held, Seen::Known(3)), (contact, Seen::NotKnown)], FactCell::known(7));
    given.keep(&[(held, Seen::Known(2))], FactCell::known(8));
    let find = |cells: &[FactCell], in_date_only| given.find(&PersonView { cells, in_date_only });
    let today = FactCell::known(20_000);
    assert_eq!(find(&[today, FactCell::known(3), FactCell::NOT_KNOWN], false), Some(FactCell::known(7)));
    assert_eq!(
        find(&[today, FactCell::known(3), cell(FactState::Conflicting, 0)], false),
        Some(FactCell::known(7))
    );
    assert_eq!(find(&[today, FactCell::known(3), FactCell::known(0)], false), None);
    assert_eq!(find(&[today, FactCell::known(3), cell(FactState::RatherNotSay, 0)], false), None);
    let old = [today, cell(FactState::OutOfDate, 2), FactCell::known(0)];
    assert_eq!(find(&old, false), Some(FactCell::known(8)));
    assert_eq!(find(&old, true), None, "nobody was seen of whom this fact is not known");
}

proptest! {
    // More where `tests/run --long` asks for more.
    #![proptest_config(ProptestConfig { cases: ProptestConfig::default().cases.min(64), ..ProptestConfig::default() })]

    #[test]
    fn together_as_alone(body in any_body(), people in prop::collection::vec((any_cells(), any::<bool>()), 1..24)) {
        let text = format!(
            "{HELPERS}/// X.\n/// gives: yes or no\nfn x(person) {{ for i in 0..1 {{ if flag(person) {{ break; }} }} {body} }}"
        );
        prop_assume!(fits(&text));
        let interpreter = both(&text).interpreter;
        let views: Vec<_> =
            people.iter().map(|(cells, in_date_only)| PersonView { cells, in_date_only: *in_date_only }).collect();
        let together = run(&interpreter, &views);
        let alone: Vec<_> = views.iter().map(|view| run(&interpreter, &[*view]).remove(0)).collect();
        prop_assert_eq!(together, alone);
    }
}
