//! Verifying: everything that is kept is read again, and the first thing that is not as it was written is named.

mod beside;
mod entry;

use std::collections::BTreeMap;

use domain::ids::SiteId;
use runtime::ports::store::{Head, StoreError};

use crate::bytes::{Hash, hex, signed, unsigned};
use crate::frontier::Frontier;
use crate::keys::Keys;
use crate::note::{Checkpoint, origin};
use crate::seal::KeyRing;
use crate::session::{Session, Value, all, one};
use crate::statements as sql;

/// How many entries are read at a time.
const CHUNK: i64 = 4096;

/// What is wrong with an entry that reading its thread would leave out.
const NOT_LED_TO: &str = "it, or one before it, is not found by its thread";

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
    /// The thread (a short hash of it) of the entries just before that lead nowhere, and how many they are: the next of
    /// that thread leads to them.
    run: Option<(u64, i64)>,
}

impl Log<'_> {
    fn bad(&self, position: u64, what: &str) -> Bad {
        Bad { site: Some(SiteId::from(self.site)), position: Some(position), what: what.to_owned() }
    }

    /// Goes past an entry of a thread that leads to `run` entries before it, or to none and is led to itself.
    fn led_to(&mut self, thread: u64, run: Option<i64>) -> Result<(), &'static str> {
        let before = match self.run.take() {
            Some((same, count)) if same == thread => count,
            Some(_) => return Err(NOT_LED_TO),
            None => 0,
        };
        match run {
            Some(run) if run != before => Err(NOT_LED_TO),
            Some(_) => Ok(()),
            None => {
                self.run = Some((thread, before + 1));
                Ok(())
            }
        }
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
        let mut log = Log { site, tree: Frontier::default(), witnessed, numbers: Vec::new(), run: None };
        loop {
            let from = log.tree.size();
            let values = [Value::Text(site), Value::Int(signed(from)?), Value::Int(CHUNK)];
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
        if log.run.is_some() {
            return Ok(Some(log.bad(here.saturating_sub(1), NOT_LED_TO)));
        }
        if log.tree.root().as_slice() != root || log.tree.bytes() != frontier {
            return whole("its entries are not those that its head was worked out from".to_owned());
        }
        Ok(misnumbered(&mut log))
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
