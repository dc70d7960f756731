//! Brings the exports of several holders together: one participant per person, every holder's statements kept.
//!
//! INVARIANT: what a person asked in any export not to be kept is kept from none of them.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::ids::PersonId;
use domain::person::{Contribution, Identifier, Participant};
use domain::statement::Statement;

use crate::identity::{Identities, settle};
use crate::ports::{Import, KeepNo};

/// A participant with all that every holder says.
#[derive(Clone, Debug)]
pub struct Person {
    /// The number they are called by.
    pub id: PersonId,
    /// All their numbers, the one they are called by first.
    pub identifiers: Vec<Identifier>,
    /// What they like to be called, where a holder gives a name.
    pub preferred_name: Option<String>,
    /// All statements, file by file.
    pub statements: Arc<[Statement]>,
    /// All contributions, file by file.
    pub contributions: Vec<Contribution>,
}

impl Person {
    /// Whether `number` is one of theirs, in capitals or not.
    #[must_use]
    pub fn goes_by(&self, number: &str) -> bool {
        let theirs = self.identifiers.iter().map(|identifier| &identifier.value);
        theirs.chain([&self.id]).any(|value| value.as_str().eq_ignore_ascii_case(number))
    }
}

/// What is brought together of one person.
struct Parts<'a> {
    identifiers: Arc<[Identifier]>,
    participants: Vec<&'a Participant>,
    instructions: Vec<&'a KeepNo>,
}

/// By the number people are called by.
type People<'a> = BTreeMap<(PersonId, Identifier), Parts<'a>>;

/// What is brought together of the person whose number `known_by` is.
fn whose<'p, 'a>(
    people: &'p mut People<'a>,
    identities: &Identities,
    known_by: &Identifier,
) -> &'p mut Parts<'a> {
    let identifiers = identities.numbers(known_by);
    let called = identifiers.first().unwrap_or(known_by).clone();
    let parts = people.entry((called.value.clone(), called));
    parts.or_insert_with(|| Parts { identifiers, participants: Vec::new(), instructions: Vec::new() })
}

/// One person each, in order of the number they are called by, whatever numbers the exports know them by.
/// Instructions of one export hold for all of them, whatever their order.
#[must_use]
pub fn gather(imports: &[Import]) -> Vec<Person> {
    let identities = settle(imports);
    let mut people = People::new();
    for import in imports {
        for participant in &import.people {
            whose(&mut people, &identities, &participant.known_by()).participants.push(participant);
        }
        for instruction in &import.keep_no {
            whose(&mut people, &identities, &instruction.person).instructions.push(instruction);
        }
    }
    // Of somebody who only left an instruction there is nothing to show.
    let shown = people.into_iter().filter(|(_, parts)| !parts.participants.is_empty());
    shown.map(|((id, called), parts)| together(id, &called, parts)).collect()
}

fn together(id: PersonId, called: &Identifier, parts: Parts<'_>) -> Person {
    let Parts { identifiers, participants, instructions } = parts;
    let kept = |name: &str| !instructions.iter().any(|instruction| instruction.covers(name));
    let statements = participants.iter().flat_map(|part| &part.statements);
    let contributions = participants.iter().flat_map(|part| &part.contributions);
    // Where two numbers turned out to be one person's, the name under the number in use is the one to speak to.
    let of_called = participants.iter().filter(|part| part.known_by() == *called);
    Person {
        id,
        identifiers: identifiers.to_vec(),
        preferred_name: of_called.chain(&participants).find_map(|part| part.preferred_name.clone()),
        statements: statements.filter(|said| kept(said.fact.as_str())).cloned().collect(),
        contributions: contributions.filter(|note| kept(&note.topic)).cloned().collect(),
    }
}

#[cfg(test)]
mod tests {
    use domain::statement::{Marking, Origin, Said};

    use super::*;
    use crate::ports::Link;

    fn origin(file: &str) -> Origin {
        Origin {
            holder: "a-holder".into(),
            on: None,
            marking: Marking::Official,
            file: file.into(),
            line: 2,
            author: None,
        }
    }

    /// An export in which each of `people` has these facts, and a note on each of these topics.
    fn import(file: &str, people: &[&str], facts: &[&str], topics: &[&str]) -> Import {
        let statement =
            |fact: &&str| Statement { fact: (*fact).into(), said: Said::NotKnown, origin: origin(file) };
        let contribution = |topic: &&str| Contribution {
            topic: (*topic).to_owned(),
            text: "a note".to_owned(),
            opinion: false,
            amendments: Vec::new(),
            origin: origin(file),
        };
        let participant = |id: &&str| Participant {
            id: (*id).into(),
            identifiers: Vec::new(),
            preferred_name: None,
            statements: facts.iter().map(statement).collect(),
            contributions: topics.iter().map(contribution).collect(),
        };
        Import {
            file: file.to_owned(),
            people: people.iter().map(participant).collect(),
            ..Import::default()
        }
    }

    /// The same export with the instruction of `person` to keep nothing about `about`.
    fn asking(mut import: Import, person: &str, about: &str) -> Import {
        import.keep_no.push(KeepNo {
            person: Identifier::new("NOMS", person),
            about: about.to_owned(),
            line: 2,
        });
        import
    }

    /// Checks what is kept of `person`, in either order of the two exports.
    fn check(imports: [Import; 2], person: &str, facts: &[&str], topics: &[&str]) {
        let [first, second] = imports;
        for imports in [[first.clone(), second.clone()], [second, first]] {
            let people = gather(&imports);
            let person = people.iter().find(|other| other.id.as_str() == person).expect("the person");
            let kept: Vec<&str> = person.statements.iter().map(|said| said.fact.as_str()).collect();
            assert_eq!(kept, facts, "{}", imports[0].file);
            let kept: Vec<&str> = person.contributions.iter().map(|note| note.topic.as_str()).collect();
            assert_eq!(kept, topics, "{}", imports[0].file);
        }
    }

    #[test]
    fn an_instruction_in_one_export_holds_for_the_other_in_either_order() {
        let facts = ["faith.wish", "faith", "faithful.to", "family.contact"];
        let topics = ["faith", "faith.class", "work"];
        let with = || asking(import("with.csv", &["A1"], &[], &[]), "A1", "faith");
        let other = || import("other.csv", &["A1", "B2"], &facts, &topics);
        check([with(), other()], "A1", &["faithful.to", "family.contact"], &["work"]);
        check([with(), other()], "B2", &facts, &topics);
    }

    #[test]
    fn an_instruction_holds_where_its_own_export_has_nothing_else_of_the_person() {
        let with = asking(import("with.csv", &[], &[], &[]), "A1", "faith");
        check([with, import("other.csv", &["A1"], &["faith.wish"], &["faith"])], "A1", &[], &[]);
    }

    /// The same export, known by CRN, with a link from its one person to `other`.
    fn linked(mut import: Import, crn: &str, other: &str) -> Import {
        import.people.iter_mut().for_each(|person| person.identifiers = vec![Identifier::new("CRN", crn)]);
        let place = domain::place::Place::whole(&import.file);
        let (from, to) = (Identifier::new("CRN", crn), Identifier::new("NOMS", other));
        import.links.push(Link { from, to, merged: false, place });
        import
    }

    #[test]
    fn a_link_brings_two_numbers_together_under_the_prison_number() {
        let prison = import("prison.csv", &["A1", "B2"], &["work.kind"], &[]);
        let probation = linked(import("probation.xlsx", &["X9"], &[], &["visits"]), "X9", "A1");
        check([prison.clone(), probation.clone()], "A1", &["work.kind"], &["visits"]);
        let people = gather(&[prison, probation]);
        assert_eq!(people.len(), 2);
        assert!(people[0].goes_by("x9") && people[0].goes_by("A1") && !people[1].goes_by("X9"));
    }

    #[test]
    fn an_instruction_under_one_number_holds_for_what_stands_under_another() {
        let prison = import("prison.csv", &["A1"], &["faith.wish", "work.kind"], &["faith"]);
        let mut probation = linked(import("probation.xlsx", &["X9"], &[], &[]), "X9", "A1");
        let person = Identifier::new("CRN", "X9");
        probation.keep_no.push(KeepNo { person, about: "faith".to_owned(), line: 2 });
        check([prison, probation], "A1", &["work.kind"], &[]);
    }

    #[test]
    fn the_same_number_of_two_schemes_is_two_people() {
        let mut crn = import("probation.xlsx", &["A1"], &[], &["visits"]);
        crn.people[0].identifiers = vec![Identifier::new("CRN", "A1")];
        assert_eq!(gather(&[import("prison.csv", &["A1"], &[], &[]), crn]).len(), 2);
    }

    #[test]
    fn several_instructions_of_one_person_all_hold() {
        let first = asking(import("first.csv", &["A1"], &["faith.wish", "work.kind"], &[]), "A1", "work");
        let second = asking(import("second.csv", &["A1"], &[], &["work", "visits"]), "A1", "faith.wish");
        check([first, second], "A1", &[], &["visits"]);
    }

    #[test]
    fn without_instructions_everything_of_every_holder_stays() {
        let one = import("one.csv", &["A1"], &["faith.wish"], &["work"]);
        check([one.clone(), one], "A1", &["faith.wish", "faith.wish"], &["work", "work"]);
    }
}
