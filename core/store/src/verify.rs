//! Verifying: everything that is kept is read again, and the first thing that is not as it was written is named.

use std::collections::{BTreeMap, BTreeSet};

use domain::ids::SiteId;
use runtime::ports::store::{Head, StoreError};

use crate::append::{document_hash, document_sealed_as};
use crate::bytes::{Hash, hex, sha256, unsigned};
use crate::frontier::Frontier;
use crate::keys::{Keys, PublicKey};
use crate::leaf::{self, Leaf};
use crate::note::{Checkpoint, origin};
use crate::proof;
use crate::receive::Tally;
use crate::seal::{ENTRY, KeyRing, Opened, commitment, open};
use crate::session::{Cells, Session, Value, all, one};
use crate::statements as sql;

/// How many entries are read at a time.
const CHUNK: i64 = 4096;

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// The heads of the logs kept here.
    pub heads: Vec<Head>,
    /// How many entries were read, those received from other installations among them.
    pub entries: u64,
    /// The first thing that is wrong; logs in order of site, then what was received, then the rest.
    pub bad: Option<Bad>,
}

/// Something that is not as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bad {
    /// In which log; none where it is in none.
    pub site: Option<SiteId>,
    /// At which position of the log, where it is one entry.
    pub position: Option<u64>,
    /// What is wrong.
    pub what: String,
}

/// Something sealed, to be opened once its chunk is read.
struct Sealed {
    site: String,
    position: u64,
    subject: String,
    envelope: Vec<u8>,
    commitment: Vec<u8>,
}

/// Reads everything.
pub(crate) fn verify(
    session: &mut dyn Session,
    keys: &Keys,
    open: bool,
    witnessed: &[&str],
) -> Result<Verified, StoreError> {
    let mut reading = Reading {
        ring: open.then(|| KeyRing::new(keys)),
        erased: BTreeMap::new(),
        sealed: Vec::new(),
        entries: 0,
        leaf: Vec::with_capacity(1024),
    };
    let mut heads = Vec::new();
    let bad = reading.everything(session, keys, witnessed, &mut heads)?;
    Ok(Verified { heads, entries: reading.entries, bad })
}

struct Reading<'k> {
    ring: Option<KeyRing<'k>>,
    /// Subjects without a key, and whether a log says that it was destroyed.
    erased: BTreeMap<String, bool>,
    sealed: Vec<Sealed>,
    entries: u64,
    leaf: Vec<u8>,
}

/// One log as it goes by.
struct Log<'a> {
    site: &'a str,
    tree: Frontier,
    /// The sizes at which checkpoints were witnessed, with their roots.
    witnessed: Vec<(u64, Hash)>,
    /// A short hash of each entry's thread, its number and its position.
    numbers: Vec<(u64, u64, u64)>,
}

impl Log<'_> {
    fn bad(&self, position: u64, what: &str) -> Bad {
        Bad { site: Some(SiteId::from(self.site)), position: Some(position), what: what.to_owned() }
    }

    /// The first checkpoint that the tree, at its present size, is not the tree of.
    fn contradicted(&self) -> Option<Bad> {
        let size = self.tree.size();
        self.witnessed.iter().find(|(at, root)| *at == size && self.tree.root() != *root).map(|(at, _)| Bad {
            site: Some(SiteId::from(self.site)),
            position: None,
            what: format!(
                "its first {at} entries are not those of the witnessed checkpoint: its history was changed"
            ),
        })
    }
}

/// A cell that cannot be read at all is altered too.
fn cell<T>(read: Result<T, StoreError>) -> Result<T, &'static str> {
    read.map_err(|_| "something in it cannot be read")
}

impl Reading<'_> {
    fn everything(
        &mut self,
        session: &mut dyn Session,
        keys: &Keys,
        witnessed: &[&str],
        heads: &mut Vec<Head>,
    ) -> Result<Option<Bad>, StoreError> {
        let mut checkpoints: BTreeMap<String, Vec<(u64, Hash)>> = BTreeMap::new();
        for note in witnessed {
            let checkpoint = Checkpoint::check(note, &keys.public_key())?;
            checkpoints.entry(checkpoint.origin).or_default().push((checkpoint.size, checkpoint.root));
        }
        let logs = all(session, sql::HEADS, &[], |row| {
            let site = row.text(0)?.to_owned();
            let parts = (cell(row.int(1)), cell(row.bytes(2)), cell(row.bytes(3)));
            Ok((
                site,
                parts.0.unwrap_or(-1),
                parts.1.unwrap_or(&[]).to_vec(),
                parts.2.unwrap_or(&[]).to_vec(),
            ))
        })?;
        let mut total = 0;
        for (site, size, root, frontier) in &logs {
            let size = u64::try_from(*size).unwrap_or(u64::MAX);
            let marks = checkpoints.remove(&origin(keys, site)).unwrap_or_default();
            if let Some(bad) = self.log(session, site, size, (root, frontier), marks)? {
                return Ok(Some(bad));
            }
            total += size;
            heads.push(Head { site: SiteId::from(site.as_str()), size, root: hex(root) });
        }
        if let Some((origin, _)) = checkpoints.pop_first() {
            let what = format!("the log of the witnessed checkpoint {origin} is not here at all");
            return Ok(Some(Bad { site: None, position: None, what }));
        }
        let count = one(session, sql::COUNT_ENTRIES, &[], |row| row.int(0))?.unwrap_or(0);
        if unsigned(count)? != total {
            let stray =
                one(session, sql::STRAY, &[], |row| Ok((row.text(0)?.to_owned(), unsigned(row.int(1)?)?)))?;
            let (site, position) =
                stray.map_or((None, None), |(site, position)| (Some(site.into()), Some(position)));
            return Ok(Some(Bad {
                site,
                position,
                what: "there are entries that belong to no log".to_owned(),
            }));
        }
        if let Some(bad) = self.received(session, keys)? {
            return Ok(Some(bad));
        }
        if let Some(bad) = self.witnesses(session)? {
            return Ok(Some(bad));
        }
        self.documents(session, keys)
    }

    fn log(
        &mut self,
        session: &mut dyn Session,
        site: &str,
        size: u64,
        (root, frontier): (&[u8], &[u8]),
        witnessed: Vec<(u64, Hash)>,
    ) -> Result<Option<Bad>, StoreError> {
        let mut log = Log { site, tree: Frontier::default(), witnessed, numbers: Vec::new() };
        loop {
            let from = log.tree.size();
            let values = [Value::Text(site), Value::Int(crate::bytes::signed(from)?), Value::Int(CHUNK)];
            let mut bad = None;
            session.each(sql::SLICE, &values, &mut |row| {
                if bad.is_none() {
                    let position = log.tree.size();
                    bad = self.entry(row, &mut log).err().map(|what| log.bad(position, what));
                    if bad.is_none() {
                        bad = log.contradicted();
                    }
                }
                Ok(())
            })?;
            // What was sealed before the entry that is bad comes first.
            if let Some(earlier) = self.open_sealed(session)? {
                return Ok(Some(earlier));
            }
            if bad.is_some() {
                return Ok(bad);
            }
            if log.tree.size() == from {
                break;
            }
        }
        let here = log.tree.size();
        let whole = |what: String| Ok(Some(Bad { site: Some(SiteId::from(site)), position: None, what }));
        if let Some((at, _)) = log.witnessed.iter().find(|(at, _)| *at > here) {
            return whole(format!(
                "it has {here} entries, and {at} were witnessed: its end was cut off, or this is an old backup"
            ));
        }
        if here < size {
            return Ok(Some(log.bad(here, "it is missing, and everything after it")));
        }
        if here > size {
            return Ok(Some(log.bad(size, "it is after the end that the head of the log gives")));
        }
        if log.tree.root().as_slice() != root || log.tree.bytes() != frontier {
            return whole("its entries are not those that its head was worked out from".to_owned());
        }
        Ok(misnumbered(&mut log))
    }

    /// Checks one entry of our own logs.
    fn entry(&mut self, row: &dyn Cells, log: &mut Log<'_>) -> Result<(), &'static str> {
        let position = log.tree.size();
        if cell(row.int(1))? != i64::try_from(position).unwrap_or(-1) {
            return Err("it is missing");
        }
        let (hash, thread, number) = self.hash(row, position, cell(row.bytes(12))?)?;
        let body = cell(row.bytes(10))?;
        if sha256(&[body]).as_slice() != cell(row.bytes(12))? {
            return Err("its sealed words were altered");
        }
        self.keep_sealed(row, position, body)?;
        log.tree.push(hash);
        log.numbers.push((short(thread), number, position));
        self.entries += 1;
        Ok(())
    }

    /// The hash of an entry's leaf, worked out again and compared; its thread and number.
    fn hash<'r>(
        &mut self,
        row: &'r dyn Cells,
        position: u64,
        sealed: &'r [u8],
    ) -> Result<(Hash, &'r str, u64), &'static str> {
        let leaf = Leaf {
            site: cell(row.text(0))?,
            position,
            thread: cell(row.text(2))?,
            number: cell(row.int(3).and_then(unsigned))?,
            kind: cell(row.text(4))?,
            form: cell(row.int(5).and_then(unsigned))?,
            operation: cell(row.text(6))?,
            subject: cell(row.maybe_text(7))?,
            by: cell(row.text(8))?,
            at: cell(row.text(9))?,
            commitment: cell(row.bytes(11))?,
            sealed,
        };
        let hash = cell(leaf.hash(&mut self.leaf))?;
        if hash.as_slice() != cell(row.bytes(13))? {
            return Err("it is not the entry that was written");
        }
        Ok((hash, leaf.thread, leaf.number))
    }

    fn keep_sealed(&mut self, row: &dyn Cells, position: u64, body: &[u8]) -> Result<(), &'static str> {
        match (body.split_first(), cell(row.maybe_text(7))?) {
            (Some((0, salted)), None) => {
                if commitment(salted).as_slice() != cell(row.bytes(11))? {
                    return Err("its words are not those it commits to");
                }
            }
            (Some((1, _)), Some(subject)) => {
                if self.ring.is_some() {
                    self.sealed.push(Sealed {
                        site: cell(row.text(0))?.to_owned(),
                        position,
                        subject: subject.to_owned(),
                        envelope: body.to_vec(),
                        commitment: cell(row.bytes(11))?.to_vec(),
                    });
                }
            }
            _ => return Err("its words are not sealed as they must be"),
        }
        Ok(())
    }

    fn open_sealed(&mut self, session: &mut dyn Session) -> Result<Option<Bad>, StoreError> {
        let Some(ring) = &mut self.ring else { return Ok(None) };
        for sealed in self.sealed.drain(..) {
            let bad = |what: &str| {
                Ok(Some(Bad {
                    site: Some(SiteId::from(sealed.site.as_str())),
                    position: Some(sealed.position),
                    what: what.to_owned(),
                }))
            };
            let key = match ring.find(session, &sealed.subject) {
                Ok(key) => key,
                Err(StoreError::Damaged(what)) => return bad(&what),
                Err(fault) => return Err(fault),
            };
            match open(key, ENTRY, &sealed.envelope) {
                Opened::Bytes(salted) if commitment(&salted).as_slice() == sealed.commitment => {}
                Opened::Bytes(_) => return bad("its words are not those it commits to"),
                Opened::Altered => {
                    return bad("its words cannot be opened with the key of the person they are about");
                }
                Opened::Destroyed => {
                    if !self.erased.contains_key(&sealed.subject) {
                        let found =
                            one(session, sql::ERASED, &[Value::Text(&sealed.subject)], |row| row.int(0))?;
                        self.erased.insert(sealed.subject.clone(), found.is_some());
                    }
                    if self.erased.get(&sealed.subject) != Some(&true) {
                        return bad("the key to its words is gone, and no log says that it was destroyed");
                    }
                }
            }
        }
        Ok(None)
    }

    fn received(&mut self, session: &mut dyn Session, keys: &Keys) -> Result<Option<Bad>, StoreError> {
        let mut last = (String::new(), -1);
        let mut tally = Tally::default();
        loop {
            let before = last.clone();
            let mut bad = None;
            let values = [Value::Text(&before.0), Value::Int(before.1)];
            session.each(sql::RECEIVED_AFTER, &values, &mut |row| {
                if bad.is_some() {
                    return Ok(());
                }
                let position = u64::try_from(row.int(1)?).ok();
                if let Err(what) = self.received_entry(row, position.unwrap_or(u64::MAX)) {
                    let site = row.text(0).ok().map(SiteId::from);
                    bad = Some(Bad { site, position, what: format!("received from elsewhere: {what}") });
                } else {
                    let root = Hash::try_from(row.bytes(16)?).unwrap_or_default();
                    tally.add(&leaf::hash(&self.leaf), unsigned(row.int(15)?)?, &root);
                    last = (row.text(0)?.to_owned(), row.int(1)?);
                }
                Ok(())
            })?;
            if let Some(earlier) = self.open_sealed(session)? {
                return Ok(Some(earlier));
            }
            if bad.is_some() {
                return Ok(bad);
            }
            if last == before {
                let whole = Tally::kept(session, keys)?.is_some_and(|kept| kept == tally);
                let what = "entries received from elsewhere are missing, or were put in by somebody else";
                return Ok((!whole).then(|| Bad { site: None, position: None, what: what.to_owned() }));
            }
        }
    }

    fn received_entry(&mut self, row: &dyn Cells, position: u64) -> Result<(), &'static str> {
        self.hash(row, position, cell(row.bytes(12))?)?;
        let body = cell(row.bytes(10))?;
        if sha256(&[body]).as_slice() != cell(row.bytes(14))? {
            return Err("its sealed words were altered");
        }
        let (path, rest) = cell(row.bytes(17))?.as_chunks::<32>();
        let root =
            Hash::try_from(cell(row.bytes(16))?).map_err(|_| "the root it was proven against is none")?;
        let size = cell(row.int(15).and_then(unsigned))?;
        if !rest.is_empty() || !proof::includes(&root, size, &self.leaf, position, path) {
            return Err("what proves it does not");
        }
        self.keep_sealed(row, position, body)?;
        self.entries += 1;
        Ok(())
    }

    fn witnesses(&mut self, session: &mut dyn Session) -> Result<Option<Bad>, StoreError> {
        let mut bad = None;
        session.each(sql::ALL_WITNESSED, &[], &mut |row| {
            let good = (|| {
                let key = PublicKey(row.bytes(3).ok()?.try_into().ok()?);
                let checkpoint = Checkpoint::check(row.text(2).ok()?, &key).ok()?;
                let same = checkpoint.origin == row.text(0).ok()?
                    && checkpoint.size == unsigned(row.int(1).ok()?).ok()?;
                same.then_some(())
            })();
            if good.is_none() && bad.is_none() {
                let what = "a checkpoint that was witnessed is not as it was signed".to_owned();
                bad = Some(Bad { site: None, position: None, what });
            }
            Ok(())
        })?;
        Ok(bad)
    }

    /// Every text against its hash; every key of a person against its wrapping.
    fn documents(&mut self, session: &mut dyn Session, keys: &Keys) -> Result<Option<Bad>, StoreError> {
        let Some(ring) = &mut self.ring else { return Ok(None) };
        let none = |what: String| Ok(Some(Bad { site: None, position: None, what }));
        let subjects: BTreeSet<String> =
            all(session, sql::KEYS, &[], |row| Ok(row.text(0)?.to_owned()))?.into_iter().collect();
        for subject in &subjects {
            match ring.find(session, subject) {
                Ok(_) => {}
                Err(StoreError::Damaged(what)) => return none(what),
                Err(fault) => return Err(fault),
            }
        }
        let mut last = (Vec::new(), String::new());
        loop {
            let values = [Value::Bytes(&last.0), Value::Text(&last.1)];
            let page = all(session, sql::DOCUMENTS_AFTER, &values, |row| {
                Ok((row.bytes(0)?.to_vec(), row.text(1)?.to_owned(), row.bytes(2)?.to_vec()))
            })?;
            let Some((hash, subject, _)) = page.last() else { return Ok(None) };
            last = (hash.clone(), subject.clone());
            for (hash, subject, body) in page {
                let key = if subject.is_empty() { None } else { ring.find(session, &subject)? };
                let good = matches!(open(key, &document_sealed_as(&hash), &body),
                    Opened::Bytes(bytes)
                        if document_hash(keys, &sha256(&[&bytes]), !subject.is_empty()).as_slice() == hash);
                if !good {
                    return none(format!("the text kept as {} was altered", hex(&hash)));
                }
            }
        }
    }
}

/// An entry whose number does not come after the earlier ones of its thread in the same log.
fn misnumbered(log: &mut Log<'_>) -> Option<Bad> {
    let mut numbers = std::mem::take(&mut log.numbers);
    // Stable: entries of one thread stay in the order of the log.
    numbers.sort_by_key(|(thread, _, _)| *thread);
    let wrong = numbers
        .iter()
        .zip(numbers.iter().skip(1))
        .filter(|(one, other)| one.0 == other.0 && one.1 >= other.1)
        .map(|(_, other)| other.2)
        .min()?;
    Some(log.bad(wrong, "its number in its thread is not after the one before"))
}

/// Enough of a thread's id to tell threads apart while one log is read (FNV-1a).
fn short(thread: &str) -> u64 {
    thread.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}
