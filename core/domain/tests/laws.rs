//! Laws of the evaluator, on random conditions and random fact sheets.

#![expect(clippy::indexing_slicing, reason = "a test says so by failing")]

use domain::cells::Cells;
use domain::condition::{Clause, Comparison, Condition, Node, Test, ask};
use domain::dictionary::{Dictionary, Slot};
use domain::explain;
use domain::fact_sheet::{FactCell, FactState};
use domain::place::Place;
use domain::reading::{Freshness, Reading};
use domain::truth::Truth;
use proptest::prelude::*;

const FACTS: u16 = 6;

fn cell() -> impl Strategy<Value = FactCell> {
    let state = prop_oneof![
        5 => Just(FactState::Known),
        2 => Just(FactState::OutOfDate),
        2 => Just(FactState::NotKnown),
        1 => Just(FactState::Conflicting),
        1 => Just(FactState::RatherNotSay),
        1 => Just(FactState::TwoAccounts),
        1 => Just(FactState::NobodyHoldsIt),
    ];
    // Bits of a fact that is not known would name another that it waits for.
    let bits = |state, bits| if state == FactState::NotKnown { 0 } else { bits };
    (state, 0..6_i64).prop_map(move |(state, some)| FactCell { state, bits: bits(state, some) })
}

fn cells() -> impl Strategy<Value = Vec<FactCell>> {
    proptest::collection::vec(cell(), FACTS as usize)
}

/// Tests of a value: a missing fact makes them cannot tell.
fn value_test() -> impl Strategy<Value = Test> {
    prop_oneof![
        6 => any::<u8>().prop_map(|mask| Test::OneOf(u64::from(mask))),
        2 => any::<u8>().prop_map(|mask| Test::AnyTag(u64::from(mask))),
        4 => (0..6_i64, 0..6_i64).prop_map(|(low, high)| Test::Within(low, high)),
        2 => (0..FACTS).prop_map(|other| Test::Against(Comparison::AtMost, Slot(other))),
    ]
}

/// Any test, those that ask whether a fact is known among them.
fn any_test() -> impl Strategy<Value = Test> {
    prop_oneof![
        14 => value_test(),
        1 => Just(Test::Known),
        1 => Just(Test::Unknown),
        1 => Just(Test::Unsettled),
    ]
}

fn shape() -> impl Strategy<Value = Node> {
    let leaf = (0..12_usize).prop_map(Node::Clause);
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Node::All),
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Node::Any),
            inner.prop_map(|part| Node::Not(Box::new(part))),
        ]
    })
}

fn condition(test: impl Strategy<Value = Test>) -> impl Strategy<Value = Condition> {
    let clause = (0..FACTS, test).prop_map(|(slot, test)| Clause {
        slot: Slot(slot),
        test,
        text: "clause".into(),
        place: Place::whole("test"),
    });
    (shape(), proptest::collection::vec(clause, 12))
        .prop_map(|(root, clauses)| Condition::new("".into(), root, clauses))
}

/// The meaning of a condition, straight from its tree.
fn meaning(node: &Node, condition: &Condition, reading: &Reading<'_>, freshness: Freshness) -> Truth {
    let of = |part: &Node| meaning(part, condition, reading, freshness);
    match node {
        Node::All(parts) => parts.iter().map(of).fold(Truth::Yes, Truth::and),
        Node::Any(parts) => parts.iter().map(of).fold(Truth::No, Truth::or),
        Node::Not(part) => !of(part),
        Node::Clause(number) => {
            let clause = &condition.clauses()[*number];
            ask(clause.test, clause.slot, reading, freshness)
        }
    }
}

proptest! {
    #[test]
    fn the_flat_form_says_what_the_tree_says(condition in condition(any_test()), cells in cells()) {
        let dictionary = Dictionary::new([]);
        let seen = Cells::from(cells.clone());
        let reading = Reading::new(&dictionary, &seen, &[]);
        for freshness in [Freshness::AsRecorded, Freshness::InDateOnly] {
            let expected = meaning(condition.root(), &condition, &reading, freshness);
            prop_assert_eq!(condition.evaluate(&reading, freshness), expected);
        }
    }

    #[test]
    fn removing_a_fact_only_moves_an_outcome_towards_cannot_tell(condition in condition(value_test()), cells in cells(), gone in 0..FACTS as usize) {
        let dictionary = Dictionary::new([]);
        let seen = Cells::from(cells.clone());
        let before = condition.evaluate(&Reading::new(&dictionary, &seen, &[]), Freshness::AsRecorded);
        let mut fewer = cells.clone();
        fewer[gone] = FactCell::NOT_KNOWN;
        let after = condition.evaluate(&Reading::new(&dictionary, &Cells::from(fewer), &[]), Freshness::AsRecorded);
        prop_assert!(after == before || after == Truth::CannotTell, "{:?} became {:?}", before, after);
    }

    #[test]
    fn growing_old_never_turns_a_hold_off(condition in condition(value_test()), cells in cells(), old in 0..FACTS as usize) {
        let mut cells = cells;
        cells[old].state = FactState::Known;
        let dictionary = Dictionary::new([]);
        let seen = Cells::from(cells.clone());
        let before = condition.evaluate(&Reading::new(&dictionary, &seen, &[]), Freshness::InDateOnly);
        let mut older = cells.clone();
        older[old].state = FactState::OutOfDate;
        let after = condition.evaluate(&Reading::new(&dictionary, &Cells::from(older), &[]), Freshness::InDateOnly);
        prop_assert!(before == Truth::No || after != Truth::No, "a hold went away because a fact grew old");
    }

    #[test]
    fn what_is_missing_is_named_exactly_when_it_cannot_tell(condition in condition(any_test()), cells in cells()) {
        let dictionary = Dictionary::new([]);
        let seen = Cells::from(cells.clone());
        let reading = Reading::new(&dictionary, &seen, &[]);
        let truth = condition.evaluate(&reading, Freshness::AsRecorded);
        let missing = explain::missing(&condition, &reading, Freshness::AsRecorded);
        prop_assert_eq!(truth == Truth::CannotTell, !missing.is_empty());
        for slot in missing {
            prop_assert!(!cells[slot.index()].state.is_known(Freshness::AsRecorded));
        }
    }

    #[test]
    fn the_deciding_clauses_alone_decide(condition in condition(any_test()), cells in cells()) {
        let dictionary = Dictionary::new([]);
        let seen = Cells::from(cells.clone());
        let reading = Reading::new(&dictionary, &seen, &[]);
        let truth = condition.evaluate(&reading, Freshness::AsRecorded);
        let mut deciding = Vec::new();
        prop_assert_eq!(explain::deciding(&condition, &reading, Freshness::AsRecorded, &mut deciding), truth);
        // With every other clause forgotten (cannot tell), a yes stays yes and a no stays no.
        let others: Vec<Clause> = condition.clauses().iter().enumerate().map(|(number, clause)| {
            if deciding.contains(&(number as u16)) { clause.clone() } else { Clause { slot: Slot(FACTS), test: Test::OneOf(1), ..clause.clone() } }
        }).collect();
        let mut cells = cells.clone();
        cells.push(FactCell::NOT_KNOWN);
        let seen = Cells::from(cells.clone());
        let reading = Reading::new(&dictionary, &seen, &[]);
        let alone = Condition::new("".into(), condition.root().clone(), others).evaluate(&reading, Freshness::AsRecorded);
        prop_assert_eq!(alone, truth);
    }

    #[test]
    fn in_a_long_condition_the_same_clauses_decide_as_in_a_short_one(condition in condition(any_test()), cells in cells()) {
        let dictionary = Dictionary::new([]);
        let seen = Cells::from(cells);
        let reading = Reading::new(&dictionary, &seen, &[]);
        // Seventy clauses that the tree does not reach: too many for one word.
        let clauses: Vec<Clause> = condition.clauses().iter().cycle().take(12 + 70).cloned().collect();
        let long = Condition::new("".into(), condition.root().clone(), clauses);
        let deciding = |condition: &Condition| {
            let mut found = Vec::new();
            (explain::deciding(condition, &reading, Freshness::AsRecorded, &mut found), found)
        };
        prop_assert_eq!(deciding(&condition), deciding(&long));
    }
}
