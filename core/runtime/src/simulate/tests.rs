//! Invented people stand in a case as they stood when they were invented.

use std::sync::Arc;

use domain::date::LookAgain;
use domain::dictionary::Dictionary;
use domain::fact::{Choice, FactType};
use domain::fact_sheet::{FactSheet, FactState};
use domain::guard::Guard;
use domain::programme::Programme;
use domain::sample;
use jiff::civil::date;

use super::found::said_by;
use super::people::Facts;
use crate::compile::Ready;
use crate::ports::NoFunctions;

fn programme() -> Ready {
    let choices =
        |ids: &[&str]| ids.iter().map(|id| Choice { id: (*id).into(), label: (*id).into() }).collect();
    let mut package = sample::package("steps");
    for (id, kind, look_again) in [
        ("choice", FactType::Choice(choices(&["a", "b", "rather-not-say"])), LookAgain::Months(6)),
        ("tags", FactType::Tags(choices(&["a", "b", "c"])), LookAgain::Days(1)),
        ("number", FactType::Number { at_least: 1, at_most: 5, unit: "".into() }, LookAgain::Never),
        ("day", FactType::Date, LookAgain::EachChange),
        ("one", FactType::Choice(choices(&["only"])), LookAgain::Days(30)),
        ("text", FactType::Text, LookAgain::Never),
    ] {
        let mut fact = sample::fact(id, kind);
        fact.look_again = look_again;
        package.facts.push(fact);
    }
    let programme = Programme {
        dictionary: Dictionary::new(package.facts.iter().cloned()),
        package: Arc::new(package),
        rules: Vec::new(),
        gate: None,
        easy_read_when: None,
        guard: Guard::default(),
    };
    Ready::new(programme, Arc::new(NoFunctions))
}

#[test]
fn what_a_case_gives_stands_as_it_was_invented() {
    let (ready, today) = (programme(), date(2026, 11, 25));
    let programmes = [&ready];
    let facts = Facts::of(&programmes, today);
    let mut seen = Vec::new();
    for person in 0..2000 {
        let cells = facts.invent(7, person);
        let said =
            facts.in_programme(0, &cells).filter_map(|(fact, cell)| Some((fact, facts.said(fact, cell)?)));
        let statements: Vec<_> =
            said.flat_map(|(fact, given)| said_by(fact.id.as_str(), &given, today)).collect();
        let stated = FactSheet::assemble(&ready.programme.dictionary, statements.into(), today);
        let invented = facts.sheet(0, &cells);
        assert_eq!(stated.cells(), invented.cells(), "person {person}");
        seen.extend(cells.iter().map(|cell| cell.state));
    }
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len(), 7, "every state is seen: {seen:?}");
    assert!(seen.contains(&FactState::TwoAccounts));
}

#[test]
fn a_seed_gives_the_same_people_whoever_else_is_invented() {
    let ready = programme();
    let programmes = [&ready];
    let facts = Facts::of(&programmes, date(2026, 11, 25));
    assert_eq!(facts.invent(1, 5), facts.invent(1, 5));
    assert_ne!(facts.invent(1, 5), facts.invent(2, 5));
    assert_ne!(facts.invent(1, 5), facts.invent(1, 6));
}
