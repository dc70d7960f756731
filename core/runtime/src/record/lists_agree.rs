//! Whether the lists and numbers beside the logs say what the logs come to: rows and names are worked out at each write
//! and stand in no tree, so whoever changes one by hand leaves the logs as they were.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::ids::ParticipantId;
use domain::record::Refusal;
use domain::record::case::Case;
use serde::Serialize;

use super::desk::{Desk, load, refused};
use super::lists::{PEOPLE, is_older, person_row};
use crate::ports::access::Doing;
use crate::ports::store::StoredRow;

/// Entries are read so many at a time.
const PAGE: usize = 1_000;

/// Something beside the logs that is not what they come to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Disagreement {
    /// The id of the record.
    pub person: ParticipantId,
    /// What is wrong, one sentence.
    pub what: &'static str,
}

impl Desk<'_> {
    /// Everything in the lists of people and among their numbers that is not what the logs come to, in order of record.
    /// A record that is read together with another is looked at for its numbers only: its row is worked out when it is
    /// written itself.
    ///
    /// # Errors
    /// Where it is not theirs to do, or the store cannot be read.
    pub fn lists_agree(&self) -> Result<Vec<Disagreement>, Refusal> {
        self.must(Doing::ReadAudit, &self.writer.site)?;
        let rows = self.rows_on_disk()?;
        let mut people: BTreeSet<ParticipantId> = self.opened()?;
        people.extend(rows.iter().map(|row| ParticipantId::from(&*row.key)));
        let mut found = Vec::new();
        for person in people {
            let mut wrong = |what| found.push(Disagreement { person: person.clone(), what });
            let (case, _) = load(self.store, &person)?;
            let row = rows.iter().find(|row| *row.key == *person.as_str());
            match (case.is_open(), row) {
                (false, None) => continue,
                (false, Some(_)) => wrong("stands in a list, and there is no such record"),
                (true, None) => wrong("stands in no list"),
                (true, Some(row)) if is_older(row) => {
                    wrong(
                        "stands in a list in an older form: `waymark serve` works it out again as it starts",
                    );
                }
                (true, Some(row)) => {
                    let expected = person_row(&person, &case, &self.words);
                    if case.links.is_empty() && (*row.body != *expected.body || row.site != expected.site) {
                        wrong("stands in a list with something else than its entries come to");
                    }
                }
            }
            if !self.numbers_lead_here(&person, &case)? {
                wrong("has a number that leads nowhere, or to a record that does not have it");
            }
        }
        Ok(found)
    }

    /// The rows of people as they are kept, whatever was read of them before.
    fn rows_on_disk(&self) -> Result<Vec<StoredRow>, Refusal> {
        let mut rows: Vec<StoredRow> = Vec::new();
        loop {
            let after = rows.last().map(|row| Arc::clone(&row.key));
            let page =
                self.store.rows(PEOPLE, None, after.as_deref(), PAGE).map_err(|error| refused(&error))?;
            if page.is_empty() {
                return Ok(rows);
            }
            rows.extend(page);
        }
    }

    /// Everybody whose record was opened and can be read.
    fn opened(&self) -> Result<BTreeSet<ParticipantId>, Refusal> {
        let mut people = BTreeSet::new();
        for head in self.store.heads().map_err(|error| refused(&error))? {
            let mut position = 0;
            while position < head.size {
                let page = self.store.log(&head.site, position, PAGE).map_err(|error| refused(&error))?;
                let opened =
                    page.iter().filter(|entry| &*entry.kind == "person-opened" && entry.body.is_some());
                people.extend(opened.filter_map(|entry| entry.subject.as_deref()).map(ParticipantId::from));
                position = match page.last() {
                    Some(last) => last.position.saturating_add(1),
                    None => break,
                };
            }
        }
        Ok(people)
    }

    /// Whether each number leads to the record, or to another one that has it as well.
    fn numbers_lead_here(&self, person: &ParticipantId, case: &Case) -> Result<bool, Refusal> {
        for number in &case.identifiers {
            let Some(other) = self.led_to(std::slice::from_ref(number))? else { return Ok(false) };
            if other != *person && !load(self.store, &other)?.0.identifiers.contains(number) {
                return Ok(false);
            }
        }
        Ok(true)
    }
}
