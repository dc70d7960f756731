//! Entries of other installations' logs: taken in with their proofs, and given away with ours.

use std::collections::BTreeMap;

use domain::ids::SiteId;
use runtime::ports::store::{Proven, ProvenLog, Received, Recorded, StoreError, Thread};

use crate::append::{entry_values, keep_document, plain};
use crate::bytes::{Hash, Randomness, hex, sha256, signed, unhex_hash, unsigned};
use crate::keys::Keys;
use crate::leaf::{self, Leaf, written};
use crate::note::Checkpoint;
use crate::proof::{self, Tree};
use crate::read::{Kept, kept};
use crate::seal::{ENTRY, KeyRing, commitment, envelope};
use crate::session::{Session, Value, all, one};
use crate::statements as sql;

/// Takes entries in; how many were new.
pub(crate) fn receive(
    session: &mut dyn Session,
    keys: &Keys,
    received: &Received,
) -> Result<u64, StoreError> {
    let (mut ring, mut dice) = (KeyRing::new(keys), Randomness::default());
    let site = plain(received.site.as_str())?;
    let root = unhex_hash(&received.root)
        .ok_or_else(|| StoreError::Damaged("the root of what was received is not a SHA-256".to_owned()))?;
    let ours = one(session, sql::LOG, &[Value::Text(site)], |row| row.int(0))?.is_some();
    let mut tally = Tally::kept(session, keys)?.ok_or_else(|| {
        StoreError::Damaged("the tally of what was received was altered; verify the store".to_owned())
    })?;
    let mut new = 0;
    for proven in &received.entries {
        if let Some(leaf) = take(session, (&mut ring, &mut dice), received, &root, proven, ours)? {
            tally.add(&leaf, received.size, &root);
            new += 1;
        }
    }
    if new > 0 {
        session.run(sql::KEEP_TALLY, &[Value::Bytes(&tally.bytes(keys))])?;
    }
    let subject = plain(&received.subject)?;
    for document in &received.documents {
        let key = if document.personal { ring.find_or_make(session, subject)? } else { None };
        keep_document(session, &mut dice, keys, key, Some(subject), document)?;
    }
    Ok(new)
}

/// How many entries were received and the sum of their leaves, under a keyed hash: what was received is in no log of
/// ours, so this is what tells when some of it is gone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    count: u64,
    sum: [u64; 4],
}

impl Tally {
    /// Adds a leaf, and the tree it was proven to be in.
    pub(crate) fn add(&mut self, leaf: &Hash, size: u64, root: &Hash) {
        self.count += 1;
        let hash = sha256(&[leaf, &size.to_be_bytes(), root]);
        for (sum, part) in self.sum.iter_mut().zip(hash.as_chunks::<8>().0) {
            *sum = sum.wrapping_add(u64::from_be_bytes(*part));
        }
    }

    fn bytes(&self, keys: &Keys) -> Vec<u8> {
        let mut bytes = self.count.to_be_bytes().to_vec();
        bytes.extend(self.sum.iter().flat_map(|part| part.to_be_bytes()));
        let mac = keys.keyed(&[b"received", &bytes]);
        bytes.extend_from_slice(&mac);
        bytes
    }

    /// The tally as it is kept; none where it was altered.
    pub(crate) fn kept(session: &mut dyn Session, keys: &Keys) -> Result<Option<Self>, StoreError> {
        let kept =
            one(session, sql::ABOUT_STORE, &[Value::Text("received")], |row| Ok(row.bytes(0)?.to_vec()))?;
        let Some(kept) = kept else { return Ok(Some(Self::default())) };
        let mut numbers = kept.as_chunks::<8>().0.iter().map(|part| u64::from_be_bytes(*part));
        let mut tally = Self { count: numbers.next().unwrap_or(0), sum: [0; 4] };
        for (sum, number) in tally.sum.iter_mut().zip(numbers) {
            *sum = number;
        }
        Ok((tally.bytes(keys) == kept).then_some(tally))
    }
}

fn take(
    session: &mut dyn Session,
    (ring, dice): (&mut KeyRing<'_>, &mut Randomness),
    received: &Received,
    root: &Hash,
    proven: &Proven,
    ours: bool,
) -> Result<Option<Hash>, StoreError> {
    let entry = &proven.entry;
    let refused = |why: &str| {
        StoreError::Damaged(format!(
            "entry {} of {} was not taken in, and nothing with it: {why}",
            entry.position, received.site
        ))
    };
    if entry.site != received.site {
        return Err(refused("it is of another log"));
    }
    if entry.subject.as_ref().is_some_and(|subject| *subject != received.subject) {
        return Err(refused("it is about somebody else"));
    }
    let (Some(body), Some(salt), Some(sealed)) =
        (&entry.body, unhex_hash(&proven.salt), unhex_hash(&proven.sealed))
    else {
        return Err(refused("its words or what proves them are missing"));
    };
    let path: Option<Vec<Hash>> = proven.proof.iter().map(|hash| unhex_hash(hash)).collect();
    let path = path.ok_or_else(|| refused("its proof is not one"))?;
    let salted = [salt.as_slice(), body].concat();
    let commitment = commitment(&salted);
    for text in [&entry.thread.0, &entry.kind, &entry.by].into_iter().chain(&entry.subject) {
        plain(text)?;
    }
    let at = written(entry.at);
    let leaf = Leaf {
        site: entry.site.as_str(),
        position: entry.position,
        thread: &entry.thread.0,
        number: entry.number,
        kind: &entry.kind,
        form: entry.form.into(),
        operation: entry.operation.as_str(),
        subject: entry.subject.as_deref(),
        by: &entry.by,
        at: &at,
        commitment: &commitment,
        sealed: &sealed,
    };
    let mut bytes = Vec::new();
    leaf.write(&mut bytes)?;
    if !proof::includes(root, received.size, &bytes, entry.position, &path) {
        return Err(refused("it is not in the log that the checkpoint signs"));
    }
    let hash = leaf::hash(&bytes);
    let place = [Value::Text(leaf.site), Value::Int(signed(entry.position)?)];
    let statement = if ours { sql::PLACE } else { sql::RECEIVED_PLACE };
    match one(session, statement, &place, |row| Ok(row.bytes(0)? == hash))? {
        Some(true) => return Ok(None),
        Some(false) => {
            return Err(refused("another entry is here in its place; one of the two logs was altered"));
        }
        None if ours => {
            return Err(refused("it is of our own log, which does not have it: is this an old backup?"));
        }
        None => {}
    }
    let key = match entry.subject.as_deref() {
        Some(subject) => ring.find_or_make(session, subject)?,
        None => None,
    };
    let local = envelope(dice, key, ENTRY, &salted)?;
    let kept = sha256(&[&local]);
    let path = path.concat();
    let mut values = entry_values(&leaf, &local, &hash)?.to_vec();
    values.extend([
        Value::Bytes(&kept),
        Value::Int(signed(received.size)?),
        Value::Bytes(root),
        Value::Bytes(&path),
    ]);
    session.run(sql::ADD_RECEIVED, &values)?;
    Ok(Some(hash))
}

/// The entries of some threads, log by log, with what proves them. Entries whose words are destroyed are left out:
/// nobody else could check them.
pub(crate) fn prove(
    session: &mut dyn Session,
    keys: &Keys,
    threads: &[Thread],
) -> Result<Vec<ProvenLog>, StoreError> {
    let mut ring = KeyRing::new(keys);
    // By log, then by the size of the tree: entries received at different times are proven against different trees.
    let mut logs: BTreeMap<(SiteId, u64), ProvenLog> = BTreeMap::new();
    let mut here: BTreeMap<SiteId, Vec<Kept>> = BTreeMap::new();
    for (index, thread) in threads.iter().enumerate() {
        if threads.iter().take(index).any(|earlier| earlier == thread) {
            continue;
        }
        for row in all(session, sql::THREAD_HERE, &[Value::Text(&thread.0)], kept)? {
            here.entry(row.entry.site.clone()).or_default().push(row);
        }
        let received = all(session, sql::RECEIVED_THREAD, &[Value::Text(&thread.0)], |row| {
            Ok((kept(row)?, unsigned(row.int(15)?)?, row.bytes(16)?.to_vec(), row.bytes(17)?.to_vec()))
        })?;
        for (row, size, root, path) in received {
            let site = row.entry.site.clone();
            let sealed = hex(&row.sealed);
            let (entry, Some(salt)) = row.open(session, &mut ring)? else { continue };
            let path = path.chunks(32).map(hex).collect();
            let log = match logs.entry((site.clone(), size)) {
                std::collections::btree_map::Entry::Occupied(log) => log.into_mut(),
                std::collections::btree_map::Entry::Vacant(place) => {
                    let checkpoint = witnessed(session, &site, size, &root)?;
                    place.insert(ProvenLog { site, size, root: hex(&root), checkpoint, entries: Vec::new() })
                }
            };
            log.entries.push(Proven { entry, salt: hex(&salt), sealed, proof: path });
        }
    }
    for (site, rows) in here {
        let tree = tree(session, &site, i64::MAX)?;
        let size = tree.size();
        let checkpoint = Checkpoint::of(keys, &site, &tree);
        let mut entries = Vec::new();
        for row in rows {
            let sealed = hex(&row.sealed);
            let position = row.entry.position;
            let (entry, Some(salt)) = row.open(session, &mut ring)? else { continue };
            let path = tree.inclusion(position).ok_or_else(|| missing(&entry))?;
            entries.push(Proven {
                entry,
                salt: hex(&salt),
                sealed,
                proof: path.iter().map(|hash| hex(hash)).collect(),
            });
        }
        let root = hex(&checkpoint.root);
        let checkpoint = Some(checkpoint.sign(keys));
        logs.insert((site.clone(), size), ProvenLog { site, size, root, checkpoint, entries });
    }
    let mut logs: Vec<ProvenLog> = logs.into_values().collect();
    for log in &mut logs {
        log.entries.sort_by_key(|proven| proven.entry.position);
    }
    Ok(logs)
}

fn missing(entry: &Recorded) -> StoreError {
    StoreError::Damaged(format!(
        "entries before {} of {} are missing; verify the log",
        entry.position, entry.site
    ))
}

/// The checkpoint of another installation that was witnessed at exactly this size.
fn witnessed(
    session: &mut dyn Session,
    site: &SiteId,
    size: u64,
    root: &[u8],
) -> Result<Option<String>, StoreError> {
    let notes = all(session, sql::ALL_WITNESSED, &[], |row| Ok(row.text(2)?.to_owned()))?;
    Ok(notes.into_iter().find(|note| {
        Checkpoint::read(note).is_ok_and(|(checkpoint, _)| {
            checkpoint.site() == site.as_str()
                && checkpoint.size == size
                && checkpoint.root.as_slice() == root
        })
    }))
}

/// The tree of the first `size` leaves of a log.
pub(crate) fn tree(session: &mut dyn Session, site: &SiteId, size: i64) -> Result<Tree, StoreError> {
    let leaves = all(session, sql::LEAVES, &[Value::Text(site.as_str()), Value::Int(size)], |row| {
        Hash::try_from(row.bytes(0)?).map_err(|_| {
            StoreError::Damaged(format!("a leaf of the log of {site} was altered; verify the log"))
        })
    })?;
    Ok(Tree::new(leaves))
}
