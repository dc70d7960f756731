//! Laws of what is possible: looking clause by clause finds exactly what looking at every person there could be finds.

#![expect(clippy::indexing_slicing, reason = "a test says so by failing")]

use domain::cells::Cells;
use domain::condition::{Clause, Comparison, Condition, DECLINED, Node, Test};
use domain::date::LookAgain;
use domain::dictionary::{Dictionary, Slot};
use domain::explain;
use domain::fact::{Choice, FactDefinition, FactType};
use domain::fact_sheet::{FactCell, FactState};
use domain::place::Place;
use domain::possible::Everybody;
use domain::reading::{Freshness, Reading};
use domain::sample;
use domain::truth::{Seen, Truth};
use proptest::prelude::*;

fn fact(id: &str, kind: FactType, look_again: LookAgain) -> FactDefinition {
    FactDefinition { look_again, ..sample::fact(id, kind) }
}

/// Two numbers, a choice and tags, in slots 1 to 4.
fn dictionary() -> Dictionary {
    let number = || FactType::Number { at_least: 1, at_most: 4, unit: "of 4".into() };
    let choice = |id: &str| Choice { id: id.into(), label: id.into() };
    Dictionary::new([
        fact("a.one", number(), LookAgain::Months(1)),
        fact("a.two", number(), LookAgain::Never),
        fact("a.three", FactType::Choice(vec![choice("x"), choice("y"), choice("z")]), LookAgain::Days(1)),
        fact("a.four", FactType::Tags(vec![choice("p"), choice("q")]), LookAgain::Never),
    ])
}

/// Every cell a fact could be in.
fn every_cell(slot: Slot) -> Vec<FactCell> {
    let (values, grows_old) = match slot.0 {
        1 => (1..5, true),
        2 => (1..5, false),
        3 => (0..3, true),
        _ => (0..4, false),
    };
    let mut cells: Vec<FactCell> = values.clone().map(FactCell::known).collect();
    if grows_old {
        cells.extend(values.map(|bits| FactCell { state: FactState::OutOfDate, bits }));
    }
    let without = [
        FactState::NotKnown,
        FactState::Conflicting,
        FactState::RatherNotSay,
        FactState::TwoAccounts,
        FactState::NobodyHoldsIt,
    ];
    cells.extend(without.map(|state| FactCell { state, bits: 0 }));
    cells
}

fn test(slot: Slot, other: Slot) -> BoxedStrategy<Test> {
    let mask = any::<(u8, bool)>()
        .prop_map(|(mask, declined)| u64::from(mask & 7) | if declined { DECLINED } else { 0 });
    let value = match slot.0 {
        1 | 2 => (0..6_i64, 0..6_i64).prop_map(|(low, high)| Test::Within(low, high)).boxed(),
        3 => mask.prop_map(Test::OneOf).boxed(),
        _ => mask.prop_map(Test::AnyTag).boxed(),
    };
    let against = proptest::sample::select(vec![
        Comparison::Equal,
        Comparison::Different,
        Comparison::Less,
        Comparison::AtMost,
    ])
    .prop_map(move |comparison| Test::Against(comparison, other));
    let mut tests = vec![
        (6, value),
        (1, Just(Test::Known).boxed()),
        (1, Just(Test::Unknown).boxed()),
        (1, Just(Test::Unsettled).boxed()),
    ];
    if slot.0 <= 2 && other.0 <= 2 && slot != other {
        tests.push((3, against.boxed()));
    }
    proptest::strategy::Union::new_weighted(tests).boxed()
}

fn shape() -> impl Strategy<Value = Node> {
    let leaf = (0..3_usize).prop_map(Node::Clause);
    leaf.prop_recursive(2, 6, 3, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..3).prop_map(Node::All),
            proptest::collection::vec(inner.clone(), 0..3).prop_map(Node::Any),
            inner.prop_map(|part| Node::Not(Box::new(part))),
        ]
    })
}

/// A condition of three clauses over two facts.
fn condition((one, two): (Slot, Slot)) -> impl Strategy<Value = Condition> {
    let clause = any::<bool>().prop_flat_map(move |first| {
        let (slot, other) = if first { (one, two) } else { (two, one) };
        test(slot, other).prop_map(move |test| Clause {
            slot,
            test,
            text: "clause".into(),
            place: Place::whole("test"),
        })
    });
    (shape(), proptest::collection::vec(clause, 3))
        .prop_map(|(root, clauses)| Condition::new("".into(), root, clauses))
}

/// Conditions over the same two facts: the last says whom to look at.
fn conditions() -> impl Strategy<Value = ((Slot, Slot), Condition, Condition, Condition)> {
    (1..5_u16, 1..5_u16).prop_map(|(one, two)| (Slot(one), Slot(two))).prop_flat_map(|facts| {
        let all = (condition(facts), condition(facts), condition(facts));
        all.prop_map(move |(one, other, only_if)| (facts, one, other, only_if))
    })
}

/// Shows `visit` every person for whom `only_if` holds, as far as two facts tell them apart.
fn everybody(people: Everybody<'_>, (one, two): (Slot, Slot), visit: &mut dyn FnMut(&Reading<'_>)) {
    let mut person = vec![FactCell::NOT_KNOWN; 5];
    for first in every_cell(one) {
        for second in every_cell(two) {
            person[one.index()] = first;
            person[two.index()] = second;
            let seen = Cells::from(person.clone());
            let reading = Reading::new(people.dictionary, &seen, &[]);
            let holds = |gate: &Condition| gate.evaluate(&reading, Freshness::AsRecorded) == Truth::Yes;
            if people.only_if.is_none_or(holds) {
                visit(&reading);
            }
        }
    }
}

proptest! {
    #[test]
    fn two_conditions_are_alike_exactly_where_they_agree_about_everybody((facts, one, other, only_if) in conditions()) {
        let dictionary = dictionary();
        for only_if in [None, Some(&only_if)] {
            let people = Everybody { dictionary: &dictionary, only_if };
            for freshness in [Freshness::AsRecorded, Freshness::InDateOnly] {
                let (mut agree, mut agree_on_yes) = (true, true);
                everybody(people, facts, &mut |reading| {
                    let outcomes = [&one, &other].map(|condition| condition.evaluate(reading, freshness));
                    agree &= outcomes[0] == outcomes[1];
                    agree_on_yes &= (outcomes[0] == Truth::Yes) == (outcomes[1] == Truth::Yes);
                });
                prop_assert_eq!(people.alike(&one, &other, freshness, false), Some(agree));
                prop_assert_eq!(people.alike(&one, &other, freshness, true), Some(agree_on_yes));
            }
        }
    }

    #[test]
    fn a_clause_can_decide_exactly_as_it_does_for_somebody((facts, condition, _, only_if) in conditions()) {
        let dictionary = dictionary();
        for only_if in [None, Some(&only_if)] {
            let people = Everybody { dictionary: &dictionary, only_if };
            for freshness in [Freshness::AsRecorded, Freshness::InDateOnly] {
                let mut seen = [Seen::default(); 3];
                everybody(people, facts, &mut |reading| {
                    let mut deciding = Vec::new();
                    explain::deciding(&condition, reading, freshness, &mut deciding);
                    for number in deciding.into_iter().map(usize::from) {
                        seen[number].note(condition.clause_outcome(number, reading, freshness));
                    }
                });
                prop_assert_eq!(people.can_decide(&condition, freshness), Some(seen.to_vec()));
            }
        }
    }
}
