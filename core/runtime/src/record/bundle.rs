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

use super::desk::{Desk, Wish, person_thread, refused};
use super::forms::read_entry;
use super::lists::person_row;
use crate::ports::access::Doing;
use crate::ports::store::{Document, Name, Operation, Proven, Received, Recorded};

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
    /// Signed checkpoints of the logs the entries stand in, by site.
    pub checkpoints: BTreeMap<SiteId, String>,
    /// The entries.
    pub entries: Vec<Travelling>,
    /// Texts that belong to them, by hash.
    pub documents: Vec<TravellingText>,
}

/// One entry on its way.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Travelling {
    site: SiteId,
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
    size: u64,
    root: String,
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
    /// Puts a person's record together for another installation. `checkpoint` signs a site's log as it is now. Logged
    /// as a disclosure.
    ///
    /// # Errors
    /// Where it is not theirs to give, or the store cannot be read.
    pub fn dossier(
        &self,
        person: &ParticipantId,
        to: &str,
        because: &str,
        checkpoint: &dyn Fn(&SiteId) -> Result<String, Refusal>,
    ) -> Result<Dossier, Refusal> {
        let (case, _) = self.load(person)?;
        if !case.is_open() || !self.may(Doing::Disclose, &self.about(&case, None)) {
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
        self.record(person, wish)?;
        let threads: Vec<_> = std::iter::once(person).chain(&case.links).map(person_thread).collect();
        let proven = self.store.prove(&threads).map_err(|error| refused(&error))?;
        let mut checkpoints = BTreeMap::new();
        let mut documents: BTreeMap<String, TravellingText> = BTreeMap::new();
        for one in &proven {
            if !checkpoints.contains_key(&one.entry.site) {
                checkpoints.insert(one.entry.site.clone(), checkpoint(&one.entry.site)?);
            }
            for (hash, personal) in documents_of(&one.entry)? {
                let bytes = self.store.document(&hash).map_err(|error| refused(&error))?;
                let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
                if let Some(text) = text {
                    documents.insert(hash, TravellingText { text, personal });
                }
            }
        }
        Ok(Dossier {
            form: 1,
            person: person.clone(),
            identifiers: case.identifiers.iter().cloned().collect(),
            checkpoints,
            entries: proven.iter().filter_map(travelling).collect(),
            documents: documents.into_values().collect(),
        })
    }

    /// Takes a dossier in: entries that are here already change nothing, one that differs is refused, nothing is
    /// overwritten. `proven` says whether a checkpoint is signed by its site's installation.
    ///
    /// # Errors
    /// Why not; then nothing was taken in.
    pub fn take_in(
        &self,
        dossier: &Dossier,
        proven: &dyn Fn(&SiteId, &str, u64, &str) -> bool,
    ) -> Result<Taken, Refusal> {
        self.must(Doing::OpenPerson, &self.writer.site)?;
        let mut by_site: BTreeMap<&SiteId, Vec<&Travelling>> = BTreeMap::new();
        for entry in &dossier.entries {
            by_site.entry(&entry.site).or_default().push(entry);
        }
        let documents: Vec<Document> = dossier
            .documents
            .iter()
            .map(|one| Document { bytes: one.text.as_bytes().into(), personal: one.personal })
            .collect();
        let mut received = Vec::new();
        for (site, entries) in by_site {
            let Some(first) = entries.first() else { continue };
            let checkpoint = dossier.checkpoints.get(site).map(String::as_str).unwrap_or_default();
            let one_tree = entries.iter().all(|one| one.size == first.size && one.root == first.root);
            if !one_tree || !proven(site, checkpoint, first.size, &first.root) {
                let what = format!("the entries of `{site}` are not proven by a checkpoint of theirs");
                return Err(Refusal::new(codes::STORE_FAULT, what)
                    .fix("ask for the bundle again; if it stays so, tell both sites' managers"));
            }
            received.push(Received {
                site: site.clone(),
                size: first.size,
                root: first.root.clone(),
                entries: entries.iter().map(|one| proven_entry(one, &dossier.person)).collect(),
                documents: documents.clone(),
                subject: dossier.person.as_str().into(),
            });
        }
        let before = self.known_here(&dossier.identifiers)?;
        let mut added = 0;
        for one in &received {
            added += self.store.receive(one).map_err(|error| refused(&error))?;
        }
        self.after(dossier, before, added)
    }

    /// The record any of these numbers leads to here.
    fn known_here(&self, identifiers: &[Identifier]) -> Result<Option<ParticipantId>, Refusal> {
        for one in identifiers {
            let found = self.store.find(&one.scheme, &one.value).map_err(|error| refused(&error))?;
            if let Some(id) = found {
                return Ok(Some((&*id).into()));
            }
        }
        Ok(None)
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
                let append = self.checked(&person, case, number, Wish::from(link))?;
                self.store.append(&append).map_err(|error| refused(&error))?;
                linked = true;
            }
            _ => self.findable(&person, &case)?,
        }
        let (case, _) = self.load(&person)?;
        let released_here =
            case.released.as_ref().is_some_and(|released| released.what.to == self.writer.site);
        Ok(Taken { person, added, entries: dossier.entries.len(), linked, site: case.owner, released_here })
    }

    /// Writes down that a bundle came in, with the row and the numbers that make it findable.
    fn findable(&self, person: &ParticipantId, case: &domain::record::case::Case) -> Result<(), Refusal> {
        let entry = crate::ports::store::NewEntry {
            kind: "bundle-received".into(),
            form: 1,
            body: b"{}".to_vec(),
            operation: Operation::Collection,
        };
        let site = self.writer.site.clone();
        let append = crate::ports::store::Append {
            thread: crate::ports::store::Thread(format!("reads/{site}").into()),
            site,
            expected: crate::ports::store::Expected::Any,
            subject: Some(person.as_str().into()),
            by: self.writer.id.as_str().into(),
            at: self.now,
            entries: vec![entry],
            documents: Vec::new(),
            rows: vec![person_row(person, case, &self.words)],
            names: case
                .identifiers
                .iter()
                .map(|one| Name {
                    scheme: one.scheme.clone(),
                    value: one.value.clone(),
                    key: person.as_str().into(),
                })
                .collect(),
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

/// An entry on its way; none where its text was erased.
fn travelling(proven: &Proven) -> Option<Travelling> {
    let entry = &proven.entry;
    Some(Travelling {
        site: entry.site.clone(),
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
        size: proven.size,
        root: proven.root.clone(),
        proof: proven.proof.clone(),
    })
}

fn proven_entry(one: &Travelling, person: &ParticipantId) -> Proven {
    Proven {
        entry: Recorded {
            site: one.site.clone(),
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
        size: one.size,
        root: one.root.clone(),
        proof: one.proof.clone(),
    }
}
