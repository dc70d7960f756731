//! Takes exports into records: people found by their numbers or opened, contributions and facts added, each once.
//! Reading the same file twice changes nothing; nothing of an export is half taken in.

use std::sync::Arc;

use domain::ids::ParticipantId;
use domain::person::Contribution;
use domain::record::information::{Basis, Contributed, FactStated, ReadFrom, Sense, Stated};
use domain::record::person::{Described, Identified, Identifier, Opened};
use domain::record::{Entry, Refusal};
use domain::statement::{Origin, Said, Statement};
use serde::Serialize;

use super::desk::{Desk, refused};
use super::write::Wish;
use crate::gather::Person;
use crate::ports::access::Doing;
use crate::ports::store::Append;

/// What taking people in came to.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Imported {
    /// Records that were opened.
    pub opened: usize,
    /// Contributions that were added.
    pub contributions: usize,
    /// Statements about facts that were added.
    pub facts: usize,
    /// What was in the record already.
    pub already: usize,
    /// Everyone, in order of number.
    pub people: Vec<ImportedPerson>,
}

/// One person of an import.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ImportedPerson {
    /// The record.
    pub person: ParticipantId,
    /// The number in the file.
    pub number: String,
    /// Whether the record was opened for them.
    pub opened: bool,
    /// Entries that were added.
    pub added: usize,
}

impl Desk<'_> {
    /// Takes people in, with the numbers each is known by: all of them, or none. What a holder says is added to a
    /// record whoever holds the case; nothing of the record is shown by it.
    ///
    /// # Errors
    /// Where it is not theirs to do, or anything could not be written.
    pub fn import(&self, people: &[(Person, Vec<Identifier>)]) -> Result<Imported, Refusal> {
        self.must(Doing::OpenPerson, &self.writer.site)?;
        let mut imported = Imported::default();
        let mut appends: Vec<Append> = Vec::new();
        for (person, identifiers) in people {
            let found = self.led_to(identifiers)?;
            let id = found.clone().unwrap_or_else(|| (&*self.fresh()).into());
            let (case, number) = self.load(&id)?;
            // A wall holds for writing as well: whoever is kept out adds nothing, and is told the same as of what was known.
            let wall = &case.restriction;
            let kept_out = wall.excluded.contains(&self.writer.id)
                || !wall.restricted_to.is_empty() && !wall.restricted_to.contains(&self.writer.id);
            if kept_out {
                imported.already += person.contributions.len() + person.statements.len();
                continue;
            }
            let entries = self.entries(&id, person, identifiers, found.is_none(), &case, &mut imported);
            let added = entries.len();
            if added > 0 {
                let append = self.checked(
                    &id,
                    Arc::unwrap_or_clone(case),
                    number,
                    Wish { entries, ..Wish::default() },
                )?;
                appends.push(append);
            }
            imported.opened += usize::from(found.is_none());
            imported.people.push(ImportedPerson {
                person: id,
                number: person.id.to_string(),
                opened: found.is_none(),
                added,
            });
        }
        self.store.append_all(&appends).map_err(|error| refused(&error))?;
        Ok(imported)
    }

    fn entries(
        &self,
        id: &ParticipantId,
        person: &Person,
        identifiers: &[Identifier],
        fresh: bool,
        case: &domain::record::case::Case,
        imported: &mut Imported,
    ) -> Vec<Entry> {
        let mut entries: Vec<Entry> = Vec::new();
        let name = person.preferred_name.as_deref().map(Into::into);
        if fresh {
            let described = Described { preferred_name: name, ..Described::default() };
            let opened = Opened { person: id.clone(), identifiers: identifiers.to_vec(), described };
            entries.push(opened.into());
        } else {
            let free = |one: &&Identifier| !self.leads_elsewhere(id, one).unwrap_or(true);
            let new = identifiers.iter().filter(|one| !case.identifiers.contains(one)).filter(free);
            entries.extend(new.map(|one| {
                Entry::from(Identified {
                    identifier: one.clone(),
                    because: "an export links the numbers".into(),
                })
            }));
            if case.described.preferred_name.is_none() && name.is_some() {
                entries.push(Described { preferred_name: name, ..Described::default() }.into());
            }
        }
        let known: Vec<&Contributed> = case.contributions.iter().map(|one| &one.what).collect();
        let mut new: Vec<Contributed> = Vec::new();
        for note in &person.contributions {
            let note = contributed(note);
            if known.iter().any(|other| other.same_as(&note)) || new.iter().any(|other| other.same_as(&note))
            {
                imported.already += 1;
            } else {
                new.push(note);
            }
        }
        imported.contributions += new.len();
        entries.extend(new.into_iter().map(Entry::from));
        let mut known: Vec<FactStated> = case.facts.iter().map(|one| one.what.clone()).collect();
        for statement in person.statements.iter() {
            let stated = stated(statement);
            if known.iter().any(|other| other.same_as(&stated)) {
                imported.already += 1;
            } else {
                known.push(stated.clone());
                entries.push(stated.into());
                imported.facts += 1;
            }
        }
        entries
    }
}

fn read_from(origin: &Origin) -> Option<ReadFrom> {
    Some(ReadFrom { file: origin.file.clone(), line: origin.line })
}

fn contributed(note: &Contribution) -> Contributed {
    Contributed {
        holder: note.origin.holder.clone(),
        author: note.origin.author.clone(),
        on: note.origin.on,
        marking: note.origin.marking,
        basis: if note.opinion { Basis::Opinion } else { Basis::Fact },
        category: note.topic.as_str().into(),
        text: note.text.as_str().into(),
        amendments: note.amendments.iter().map(|text| text.as_str().into()).collect(),
        read_from: read_from(&note.origin),
    }
}

fn stated(statement: &Statement) -> FactStated {
    let (sense, stated, because) = match &statement.said {
        Said::Value(value) => (Sense::Recorded, Stated::of(value), None),
        Said::Account(value) => (Sense::Account, Stated::of(value), None),
        Said::Settled { value, by, basis } => {
            (Sense::Resolved, Stated::of(value), Some(format!("{basis} ({by})").into()))
        }
        Said::NotKnown => (Sense::Recorded, Stated::NotKnown, None),
        Said::RatherNotSay => (Sense::Recorded, Stated::RatherNotSay, None),
        Said::NobodyHoldsIt => (Sense::Recorded, Stated::NobodyHoldsIt, None),
    };
    FactStated {
        fact: statement.fact.clone(),
        sense,
        stated,
        holder: statement.origin.holder.clone(),
        on: statement.origin.on,
        marking: statement.origin.marking,
        because,
        author: statement.origin.author.clone(),
        read_from: read_from(&statement.origin),
    }
}
