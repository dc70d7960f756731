//! Taking exports in: each thing once, all of it or nothing.

use std::sync::Arc;

use domain::codes;
use domain::fact::FactValue;
use domain::person::Contribution;
use domain::record::person::Identifier;
use domain::statement::{Marking, Origin, Said, Statement};
use jiff::civil::{Date, date};
use runtime::gather::Person;
use runtime::ports::store::Operation;

use crate::world::{NUMBER, TODAY, World, p1};

fn origin(line: u32, on: Date) -> Origin {
    Origin {
        holder: "education".into(),
        on: Some(on),
        marking: Marking::Official,
        file: "education.csv".into(),
        line,
        author: None,
    }
}

pub(crate) fn person(number: &str, on: Date) -> (Person, Vec<Identifier>) {
    let stated = |said, line| Statement { fact: "family.contact".into(), said, origin: origin(line, on) };
    let statements: Arc<[Statement]> = [
        stated(Said::Value(FactValue::Choice("yes".into())), 2),
        stated(Said::NotKnown, 3),
        stated(Said::Account(FactValue::Choice("no".into())), 4),
    ]
    .into();
    let contribution = Contribution {
        topic: "learning".to_owned(),
        text: "Reads well.".to_owned(),
        opinion: true,
        amendments: Vec::new(),
        origin: origin(5, on),
    };
    let person = Person {
        id: number.into(),
        identifiers: Vec::new(),
        preferred_name: Some("Sam".to_owned()),
        statements,
        contributions: vec![contribution],
    };
    (person, vec![Identifier::new("NOMS", number)])
}

#[test]
fn the_same_export_read_twice_appends_nothing() {
    let world = World::new();
    let people = [person(NUMBER, TODAY), person("A5678DE", TODAY)];
    let first = world.desk("tom").import(&people).expect("taken in");
    assert_eq!((first.opened, first.contributions, first.facts, first.already), (2, 2, 6, 0));
    let before = world.store.snapshot();
    let again = world.desk("tom").import(&people).expect("taken in");
    assert_eq!((again.opened, again.contributions, again.facts, again.already), (0, 0, 0, 8));
    assert_eq!(world.store.snapshot(), before);
    assert!(again.people.iter().all(|one| !one.opened && one.added == 0));
}

#[test]
fn what_an_export_adds_is_there_with_where_it_was_read() {
    let world = World::with_p1();
    let taken = world.desk("tom").import(&[person("a1234 bc", TODAY)]).expect("taken in");
    assert_eq!((taken.opened, taken.people[0].person.clone()), (0, p1()));
    let looked = world.desk("ben").look(&p1(), "facts", Operation::Consultation);
    let case = looked.expect("seen").case;
    let lines: Vec<u32> = case.statements().iter().map(|one| one.origin.line).collect();
    assert_eq!(lines, [2, 3, 4]);
    assert_eq!(case.contributions.len(), 1);
}

#[test]
fn another_number_of_somebody_known_is_added_to_their_record() {
    let world = World::with_p1();
    let (person, mut numbers) = person(NUMBER, TODAY);
    numbers.push(Identifier::new("CRN", "X1"));
    world.desk("tom").import(&[(person, numbers)]).expect("taken in");
    assert_eq!(world.desk("tom").find("X1"), Ok(p1()));
}

#[test]
fn where_one_person_cannot_be_taken_in_nobody_is() {
    let world = World::new();
    let people = [person(NUMBER, TODAY), person("A5678DE", date(2026, 11, 26))];
    assert_eq!(world.refused(|| world.desk("tom").import(&people)).code, codes::NOT_YET);
    world.store.is_full(true);
    let people = [person(NUMBER, TODAY)];
    assert_eq!(world.refused(|| world.desk("tom").import(&people)).code, codes::STORE_FAULT);
}

#[test]
fn exports_are_taken_in_by_those_who_open_records() {
    let world = World::new();
    for who in ["aud", "sue"] {
        let refusal = world.refused(|| world.desk(who).import(&[person(NUMBER, TODAY)]));
        assert_eq!(refusal.code, codes::NOT_YOURS, "{who}");
    }
}
