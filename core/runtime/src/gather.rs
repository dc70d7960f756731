//! Brings the exports of several holders together: one participant per number, every holder's statements kept.
//!
//! INVARIANT: what a person asked in any export not to be kept is kept from none of them.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::ids::PersonId;
use domain::person::{Contribution, Participant};
use domain::statement::Statement;

use crate::ports::{Import, KeepNo};

/// A participant with all that every holder says.
#[derive(Clone, Debug)]
pub struct Person {
    /// Their number.
    pub id: PersonId,
    /// What they like to be called, where a holder gives a name.
    pub preferred_name: Option<String>,
    /// All statements, file by file.
    pub statements: Arc<[Statement]>,
    /// All contributions, file by file.
    pub contributions: Vec<Contribution>,
}

/// One person per number, in order of number. Instructions of one export hold for all of them, whatever their order.
#[must_use]
pub fn gather(imports: &[Import]) -> Vec<Person> {
    let mut instructions: BTreeMap<&PersonId, Vec<&KeepNo>> = BTreeMap::new();
    for instruction in imports.iter().flat_map(|import| &import.keep_no) {
        instructions.entry(&instruction.person).or_default().push(instruction);
    }
    let mut people: BTreeMap<&PersonId, Vec<&Participant>> = BTreeMap::new();
    for participant in imports.iter().flat_map(|import| &import.people) {
        people.entry(&participant.id).or_default().push(participant);
    }
    let together = |(id, parts): (&PersonId, Vec<&Participant>)| {
        let instructions = instructions.get(id).map(Vec::as_slice).unwrap_or_default();
        let kept = |name: &str| !instructions.iter().any(|instruction| instruction.covers(name));
        let statements = parts.iter().flat_map(|part| &part.statements);
        let contributions = parts.iter().flat_map(|part| &part.contributions);
        Person {
            id: id.clone(),
            preferred_name: parts.iter().find_map(|part| part.preferred_name.clone()),
            statements: statements.filter(|said| kept(said.fact.as_str())).cloned().collect(),
            contributions: contributions.filter(|note| kept(&note.topic)).cloned().collect(),
        }
    };
    people.into_iter().map(together).collect()
}

#[cfg(test)]
mod tests {
    use domain::statement::{Marking, Origin, Said};

    use super::*;

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
        import.keep_no.push(KeepNo { person: person.into(), about: about.to_owned(), line: 2 });
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
