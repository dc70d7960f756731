//! Appending: everything that belongs to some entries, in one transaction.

use std::collections::{BTreeMap, BTreeSet};

use domain::ids::SiteId;
use runtime::ports::store::{Append, Document, Expected, Name, Receipt, Row, StoreError, Thread};

use crate::bytes::{Hash, Randomness, sha256, signed, unsigned};
use crate::frontier::Frontier;
use crate::keys::Keys;
use crate::leaf::Leaf;
use crate::pending::Pending;
use crate::seal::{KeyRing, SubjectKey, envelope};
use crate::session::{Session, Value, one};
use crate::statements as sql;

/// Work on logs inside one transaction. Nothing of it lasts before [`Writing::finish`].
pub(crate) struct Writing<'a> {
    session: &'a mut dyn Session,
    ring: KeyRing<'a>,
    logs: BTreeMap<SiteId, Log>,
    numbers: BTreeMap<&'a str, u64>,
    /// Entries: written together, once all are known.
    entries: Pending<'a>,
    /// By list and key: a row that is put again before it was written is written once, as it was last.
    rows: BTreeMap<(&'a str, &'a str), (Option<&'a str>, &'a Row)>,
    dice: Randomness,
}

/// The log of a site.
struct Log {
    /// Its tree, of the entries that are written.
    tree: Frontier,
    /// Where its next entry goes, after those that are not written yet.
    next: u64,
}

/// What the writers of some appends lock each other out of: the sites' logs, the threads, the subjects' keys.
pub(crate) fn locks(appends: &[Append]) -> Vec<i64> {
    in_order(appends.iter().flat_map(|append| {
        let subject = append.subject.as_ref().map(|subject| lock("subject", subject));
        [lock("site", append.site.as_str()), lock("thread", &append.thread.0)].into_iter().chain(subject)
    }))
}

/// Locks as everybody takes them: in order, each once.
pub(crate) fn in_order(locks: impl Iterator<Item = i64>) -> Vec<i64> {
    let mut locks: Vec<i64> = locks.collect();
    locks.sort_unstable();
    locks.dedup();
    locks
}

/// The number of a lock.
pub(crate) fn lock(what: &str, id: &str) -> i64 {
    let hash = sha256(&[b"waymark lock 1\n", what.as_bytes(), b"\n", id.as_bytes()]);
    hash.first_chunk::<8>().map_or(0, |first| i64::from_be_bytes(*first))
}

/// Texts are kept by two engines, one of which cannot keep NUL: neither does.
pub(crate) fn plain(text: &str) -> Result<&str, StoreError> {
    if text.contains('\0') {
        return Err(StoreError::Damaged(
            "a text with a NUL character in it is not kept; take it out".to_owned(),
        ));
    }
    Ok(text)
}

/// The key under which a document is found: of a personal one, not even the hash is kept in clear.
pub(crate) fn document_hash(keys: &Keys, hash: &Hash, personal: bool) -> Hash {
    if personal { keys.keyed(&[b"document", hash]) } else { *hash }
}

/// What a document is sealed as: with the hash that it is found under.
pub(crate) fn document_sealed_as(found_as: &[u8]) -> Vec<u8> {
    [b"waymark document 1\n", found_as].concat()
}

/// What a row is sealed as.
pub(crate) fn row_sealed_as(table: &str, key: &str) -> Vec<u8> {
    format!("waymark row 1\n{table}\n{key}").into_bytes()
}

/// The keyed hash of a name.
pub(crate) fn name_hash(keys: &Keys, scheme: &str, value: &str) -> Hash {
    keys.keyed(&[b"name", scheme.as_bytes(), value.as_bytes()])
}

/// The last number of a thread.
pub(crate) fn number(session: &mut dyn Session, thread: &Thread) -> Result<u64, StoreError> {
    let found = one(session, sql::NUMBER, &[Value::Text(&thread.0)], |row| {
        Ok(row.maybe_int(0)?.max(row.maybe_int(1)?))
    })?;
    unsigned(found.flatten().unwrap_or(0))
}

/// The edge of a log's tree, as it is kept; none where there is no such log.
pub(crate) fn frontier(session: &mut dyn Session, site: &str) -> Result<Option<Frontier>, StoreError> {
    let kept = one(session, sql::LOG, &[Value::Text(site)], |row| {
        Ok((unsigned(row.int(0)?)?, row.bytes(1)?.to_vec(), row.bytes(2)?.to_vec()))
    })?;
    let Some((size, bytes, root)) = kept else { return Ok(None) };
    Frontier::read(size, &bytes).filter(|frontier| frontier.root().as_slice() == root).map(Some).ok_or_else(
        || {
            StoreError::Damaged(format!(
                "the head of the log of {site} was altered; verify it, then restore a backup"
            ))
        },
    )
}

/// Says that the rows of a list at a site were written.
pub(crate) fn changed_at(session: &mut dyn Session, list: &str, site: &str) -> Result<(), StoreError> {
    session.run(sql::KEEP_CHANGE, &[Value::Text(list), Value::Text(site)]).map(|_| ())
}

/// Says that rows of any list may be gone or others.
pub(crate) fn changed_all(session: &mut dyn Session) -> Result<(), StoreError> {
    changed_at(session, "", "")
}

/// Keeps a row, sealed.
pub(crate) fn keep_row(
    session: &mut dyn Session,
    dice: &mut Randomness,
    key: Option<&SubjectKey>,
    subject: Option<&str>,
    row: &Row,
) -> Result<(), StoreError> {
    let body = envelope(dice, key, &row_sealed_as(row.table, &row.key), &row.body)?;
    let (list, key, site) = (
        Value::Text(plain(row.table)?),
        Value::Text(plain(&row.key)?),
        Value::Text(plain(row.site.as_str())?),
    );
    let (subject, body) = (Value::maybe(subject), Value::Bytes(&body));
    if session.run(sql::KEEP_ROW_AGAIN, &[subject, body, list, key, site])? == 0 {
        session.run(sql::KEEP_ROW, &[list, key, site, subject, body])?;
    }
    Ok(())
}

/// Keeps a text under its hash.
pub(crate) fn keep_document(
    session: &mut dyn Session,
    dice: &mut Randomness,
    keys: &Keys,
    key: Option<&SubjectKey>,
    subject: Option<&str>,
    document: &Document,
) -> Result<(), StoreError> {
    let personal = document.personal;
    if personal && key.is_none() {
        return Err(StoreError::Damaged(
            "a text is said to be about a person, but not about whom".to_owned(),
        ));
    }
    let hash = sha256(&[&document.bytes]);
    let found_as = document_hash(keys, &hash, personal);
    let body = envelope(dice, key.filter(|_| personal), &document_sealed_as(&found_as), &document.bytes)?;
    let of = subject.filter(|_| personal).unwrap_or_default();
    session
        .run(sql::KEEP_DOCUMENT, &[Value::Bytes(&found_as), Value::Text(of), Value::Bytes(&body)])
        .map(|_| ())
}

impl<'a> Writing<'a> {
    pub(crate) fn new(session: &'a mut dyn Session, keys: &'a Keys) -> Self {
        Self {
            session,
            ring: KeyRing::new(keys),
            logs: BTreeMap::new(),
            numbers: BTreeMap::new(),
            rows: BTreeMap::new(),
            entries: Pending::default(),
            dice: Randomness::default(),
        }
    }

    /// The session, and the keys met so far.
    pub(crate) fn parts(&mut self) -> (&mut dyn Session, &mut KeyRing<'a>) {
        (self.session, &mut self.ring)
    }

    /// Adds what one append says.
    pub(crate) fn append(&mut self, append: &'a Append) -> Result<Receipt, StoreError> {
        for text in [append.site.as_str(), &append.thread.0, &append.by] {
            plain(text)?;
        }
        let last = match self.numbers.get(&*append.thread.0) {
            Some(number) => *number,
            None => number(self.session, &append.thread)?,
        };
        if let Expected::Number(expected) = append.expected
            && expected != last
        {
            return Err(StoreError::Conflict { number: last });
        }
        if !self.logs.contains_key(&append.site) {
            let tree = frontier(self.session, append.site.as_str())?.unwrap_or_default();
            self.logs.insert(append.site.clone(), Log { next: tree.size(), tree });
        }
        let receipt = self.remember(append, last)?;
        self.belongings(append)?;
        Ok(receipt)
    }

    /// Gives entries their places; `last` is the last number of their thread.
    fn remember(&mut self, append: &'a Append, last: u64) -> Result<Receipt, StoreError> {
        if let Some(subject) = append.subject.as_deref()
            && !append.entries.is_empty()
            && !self.ring.knows(subject)
        {
            self.ring.find_or_make(self.session, plain(subject)?)?;
        }
        let mut next = self.logs.get(&append.site).map_or(0, |log| log.next);
        let (position, mut number) = (next, last);
        for new in &append.entries {
            plain(&new.kind)?;
            number += 1;
            self.entries.push((&self.ring, &mut self.dice), (append, new), (next, number))?;
            next += 1;
        }
        if let Some(log) = self.logs.get_mut(&append.site) {
            log.next = next;
        }
        self.numbers.insert(&append.thread.0, number);
        Ok(Receipt { position, number })
    }

    /// Documents and names; rows are remembered.
    fn belongings(&mut self, append: &'a Append) -> Result<(), StoreError> {
        let Self { session, ring, dice, rows, .. } = self;
        let keys = ring.keys();
        let subject = append.subject.as_deref().map(plain).transpose()?;
        if !append.documents.is_empty() {
            let key = match subject {
                Some(subject) => ring.find_or_make(*session, subject)?,
                None => None,
            };
            for document in &append.documents {
                keep_document(*session, dice, keys, key, subject, document)?;
            }
        }
        for row in &append.rows {
            let place = (plain(row.table)?, plain(&row.key)?);
            plain(row.site.as_str())?;
            rows.insert(place, (subject, row));
        }
        for Name { scheme, value, key } in &append.names {
            let hash = name_hash(keys, scheme, value);
            session.run(sql::KEEP_NAME, &[Value::Bytes(&hash), Value::Text(plain(key)?)])?;
        }
        Ok(())
    }

    /// Writes the rows as they are now, in the order in which they are kept.
    fn keep_rows(&mut self) -> Result<(), StoreError> {
        let Self { session, ring, dice, rows, .. } = self;
        let rows = std::mem::take(rows);
        let changed: BTreeSet<_> = rows.values().map(|(_, row)| (row.table, row.site.as_str())).collect();
        for (subject, row) in rows.into_values() {
            let key = match subject {
                Some(subject) => ring.find_or_make(*session, subject)?,
                None => None,
            };
            keep_row(*session, dice, key, subject, row)?;
        }
        // In order: two writers that change the lists of the same sites wait for each other, and never both.
        changed.into_iter().try_for_each(|(list, site)| changed_at(*session, list, site))
    }

    /// Writes the entries, the rows, and where the logs end now.
    pub(crate) fn finish(mut self) -> Result<(), StoreError> {
        let Self { session, logs, entries, dice, .. } = &mut self;
        entries.write(*session, dice, |site, leaf| {
            if let Some(log) = logs.get_mut(site) {
                log.tree.push(leaf);
            }
        })?;
        self.keep_rows()?;
        for (site, Log { tree, .. }) in &self.logs {
            let values = [
                Value::Text(site.as_str()),
                Value::Int(signed(tree.size())?),
                Value::Bytes(&tree.bytes()),
                Value::Bytes(&tree.root()),
            ];
            self.session.run(sql::KEEP_LOG, &values)?;
        }
        Ok(())
    }
}

/// The values of an entry's row, in the order of its columns.
pub(crate) fn entry_values<'v>(
    leaf: &Leaf<'v>,
    body: &'v [u8],
    hash: &'v Hash,
) -> Result<[Value<'v>; 14], StoreError> {
    Ok([
        Value::Text(leaf.site),
        Value::Int(signed(leaf.position)?),
        Value::Text(leaf.thread),
        Value::Int(signed(leaf.number)?),
        Value::Text(leaf.kind),
        Value::Int(signed(leaf.form)?),
        Value::Text(leaf.operation),
        Value::maybe(leaf.subject),
        Value::Text(leaf.by),
        Value::Text(leaf.at),
        Value::Bytes(body),
        Value::Bytes(leaf.commitment),
        Value::Bytes(leaf.sealed),
        Value::Bytes(hash),
    ])
}
