//! Brings the exports of several holders together: one participant per number, every holder's statements kept.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::ids::PersonId;
use domain::person::{Contribution, Participant};
use domain::statement::Statement;

use crate::ports::Import;

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

/// One person per number, in order of number.
#[must_use]
pub fn gather(imports: &[Import]) -> Vec<Person> {
    let mut people: BTreeMap<&PersonId, Vec<&Participant>> = BTreeMap::new();
    for participant in imports.iter().flat_map(|import| &import.people) {
        people.entry(&participant.id).or_default().push(participant);
    }
    let together = |(id, parts): (&PersonId, Vec<&Participant>)| Person {
        id: id.clone(),
        preferred_name: parts.iter().find_map(|part| part.preferred_name.clone()),
        statements: parts.iter().flat_map(|part| part.statements.iter().cloned()).collect(),
        contributions: parts.iter().flat_map(|part| part.contributions.iter().cloned()).collect(),
    };
    people.into_iter().map(together).collect()
}
