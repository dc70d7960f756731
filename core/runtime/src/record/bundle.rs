//! What travels with a person between installations: every entry of their record with its proof, and the texts that
//! belong to it. Sealing and signing are the exchange's; here it is put together and taken in.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::codes;
use domain::ids::{ParticipantId, SiteId};
use domain::record::person::{Identifier, Linked};
use domain::record::report::SharedOut;
use domain::record::{Entry, Refusal};
use serde::{Deserialize, Serialize};

use super::desk::{Desk, person_thread, refused};
use super::forms::read_entry;
use super::lists::person_row;
use super::write::Wish;
use crate::ports::access::Doing;
use crate::ports::store::{Append, Document, NewEntry, Operation, Proven, ProvenLog, Received, Recorded};

/// A person's record on its way.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Dossier {
    /// The form of this file.
    pub form: u16,
    /// Whose.
    pub person: ParticipantId,
    /// Their numbers.
    pub identifiers: Vec<Identifier>,
    /// The entries, log by log, each log with the signed checkpoint that proves them.
    pub logs: Vec<TravellingLog>,
    /// Texts that belong to them, by hash.
    pub documents: Vec<TravellingText>,
}

/// Entries of one log on their way.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TravellingLog {
    site: SiteId,
    size: u64,
    root: String,
    checkpoint: String,
    entries: Vec<Travelling>,
}

impl TravellingLog {
    /// How many entries it has.
    #[must_use]
    pub fn entries(&self) -> usize {
        self.entries.len()
    }
}

/// One entry on its way.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Travelling {
    position: u64,
    thread: Arc<str>,
    number: u64,
    kind: Arc<str>,
    form: u16,
    operation: String,
    by: Arc<str>,
    at: jiff::Timestamp,
    body: String,
    salt: String,
    sealed: String,
    proof: Vec<String>,
}

/// A text on its way.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TravellingText {
    text: String,
    personal: bool,
}

/// What taking a dossier in came to.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Taken {
    /// The record it went into.
    pub person: ParticipantId,
    /// Entries that were new here.
    pub added: u64,
    /// Entries in all.
    pub entries: usize,
    /// Whether it was linked with a record that was here already.
    pub linked: bool,
    /// The site that holds the case now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub site: Option<SiteId>,
    /// Whether the case waits to be accepted here.
    pub released_here: bool,
}

impl Desk<'_> {
    /// Puts a person's record together for another installation. Logged as a disclosure.
    ///
    /// # Errors
    /// Where it is not theirs to give, or the store cannot be read.
    pub fn dossier(&self, person: &ParticipantId, to: &str, because: &str) -> Result<Dossier, Refusal> {
        let (case, number) = self.load(person)?;
        if !case.is_open() || !self.may_send(&case) {
            return Err(Refusal::new(
                codes::NO_SUCH_PERSON,
                "there is no such person, or none that you may see",
            ));
        }
        let shared = SharedOut {
            what: "the record, as a sealed bundle".into(),
            to: to.into(),
            because: because.into(),
            document: None,
        };
        let wish =
            Wish { entries: vec![shared.into()], operation: Some(Operation::Disclosure), ..Wish::default() };
        let append = self.checked(person, (*case).clone(), number, wish)?;
        self.store.append(&append).map_err(|error| refused(&error))?;
        let threads: Vec<_> = std::iter::once(person).chain(&case.links).map(person_thread).collect();
        let logs = self.store.prove(&threads).map_err(|error| refused(&error))?;
        let mut documents: BTreeMap<String, TravellingText> = BTreeMap::new();
        for one in logs.iter().flat_map(|log| &log.entries) {
            for (hash, personal) in documents_of(&one.entry)? {
                let bytes = self.store.document(&hash).map_err(|error| refused(&error))?;
                let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
                documents.extend(text.map(|text| (hash, TravellingText { text, personal })));
            }
        }
        Ok(Dossier {
            form: 1,
            person: person.clone(),
            identifiers: case.identifiers.iter().cloned().collect(),
            logs: logs.iter().filter_map(travelling_log).collect(),
            documents: documents.into_values().collect(),
        })
    }

    /// Takes a dossier in: entries that are here already change nothing, one that differs is refused, nothing is
    /// overwritten. `signed` says whether a checkpoint of this site, size and root is signed by an installation that
    /// is trusted here.
    ///
    /// # Errors
    /// Why not; then nothing was taken in.
    pub fn take_in(
        &self,
        dossier: &Dossier,
        signed: &dyn Fn(&SiteId, &str, u64, &str) -> bool,
    ) -> Result<Taken, Refusal> {
        self.must(Doing::OpenPerson, &self.writer.site)?;
        let documents: Vec<Document> = dossier
            .documents
            .iter()
            .map(|one| Document { bytes: one.text.as_bytes().into(), personal: one.personal })
            .collect();
        if let Some(log) =
            dossier.logs.iter().find(|log| !signed(&log.site, &log.checkpoint, log.size, &log.root))
        {
            let what = format!("the entries of `{}` are not proven by a checkpoint of theirs", log.site);
            return Err(Refusal::new(codes::STORE_FAULT, what)
                .fix("ask for the bundle again; if it stays so, tell both sites' managers"));
        }
        let before = self.led_to(&dossier.identifiers)?;
        let mut added = 0;
        for log in &dossier.logs {
            let received = Received {
                site: log.site.clone(),
                size: log.size,
                root: log.root.clone(),
                entries: log
                    .entries
                    .iter()
                    .map(|one| proven_entry(&log.site, one, &dossier.person))
                    .collect(),
                documents: documents.clone(),
                subject: dossier.person.as_str().into(),
            };
            added += self.store.receive(&received).map_err(|error| refused(&error))?;
        }
        self.after(dossier, before, added)
    }

    /// Links the record with the one that is here, or makes it findable.
    fn after(&self, dossier: &Dossier, before: Option<ParticipantId>, added: u64) -> Result<Taken, Refusal> {
        let here = before.filter(|id| *id != dossier.person);
        let person = here.clone().unwrap_or_else(|| dossier.person.clone());
        let (case, number) = self.load(&person)?;
        let mut linked = false;
        match &here {
            Some(_) if !case.links.contains(&dossier.person) => {
                let link = Linked {
                    other: dossier.person.clone(),
                    because: "a bundle speaks of the same number".into(),
                };
                let append = self.checked(&person, Arc::unwrap_or_clone(case), number, Wish::from(link))?;
                self.store.append(&append).map_err(|error| refused(&error))?;
                linked = true;
            }
            _ => self.findable(&person, &case)?,
        }
        let (case, _) = self.load(&person)?;
        let released_here =
            case.released.as_ref().is_some_and(|released| released.what.to == self.writer.site);
        Ok(Taken {
            person,
            added,
            entries: dossier.logs.iter().map(|log| log.entries.len()).sum(),
            linked,
            site: case.owner.clone(),
            released_here,
        })
    }

    /// Writes down that a bundle came in, with the row and the numbers that make it findable.
    fn findable(&self, person: &ParticipantId, case: &domain::record::case::Case) -> Result<(), Refusal> {
        let entry = NewEntry {
            kind: "bundle-received".into(),
            form: 1,
            body: b"{}".to_vec(),
            operation: Operation::Collection,
        };
        let append = Append {
            rows: vec![person_row(person, case, &self.words)],
            names: self.names(person, case)?,
            ..self.beside(Some(person), entry)
        };
        self.store.append(&append).map(|_| ()).map_err(|error| refused(&error))
    }
}

/// The hashes of texts that belong to an entry, with whether each is about the person.
fn documents_of(recorded: &Recorded) -> Result<Vec<(String, bool)>, Refusal> {
    let Some((_, entry)) = read_entry(recorded)? else { return Ok(Vec::new()) };
    Ok(match entry {
        Entry::Enrolled(what) => vec![(what.content.kept.to_string(), false)],
        Entry::ContentMoved(what) => vec![(what.content.kept.to_string(), false)],
        Entry::Planned(what) => vec![(what.advice.to_string(), true)],
        Entry::MeetingHeld(what) => what.delivered.iter().map(|one| (one.words.to_string(), false)).collect(),
        Entry::Reported(what) => vec![(what.document.to_string(), true)],
        _ => Vec::new(),
    })
}

/// A log's entries on their way; none where no checkpoint proves them.
fn travelling_log(log: &ProvenLog) -> Option<TravellingLog> {
    Some(TravellingLog {
        site: log.site.clone(),
        size: log.size,
        root: log.root.clone(),
        checkpoint: log.checkpoint.clone()?,
        entries: log.entries.iter().filter_map(travelling).collect(),
    })
}

/// An entry on its way; none where its text was erased.
fn travelling(proven: &Proven) -> Option<Travelling> {
    let entry = &proven.entry;
    Some(Travelling {
        position: entry.position,
        thread: entry.thread.0.clone(),
        number: entry.number,
        kind: entry.kind.clone(),
        form: entry.form,
        operation: entry.operation.as_str().to_owned(),
        by: entry.by.clone(),
        at: entry.at,
        body: String::from_utf8(entry.body.clone()?).ok()?,
        salt: proven.salt.clone(),
        sealed: proven.sealed.clone(),
        proof: proven.proof.clone(),
    })
}

fn proven_entry(site: &SiteId, one: &Travelling, person: &ParticipantId) -> Proven {
    Proven {
        entry: Recorded {
            site: site.clone(),
            position: one.position,
            thread: crate::ports::store::Thread(one.thread.clone()),
            number: one.number,
            kind: one.kind.clone(),
            form: one.form,
            operation: Operation::named(&one.operation).unwrap_or(Operation::Collection),
            subject: Some(person.as_str().into()),
            by: one.by.clone(),
            at: one.at,
            body: Some(one.body.clone().into_bytes()),
        },
        salt: one.salt.clone(),
        sealed: one.sealed.clone(),
        proof: one.proof.clone(),
    }
}
