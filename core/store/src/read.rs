//! Reading entries, rows, names and documents back.

use std::sync::Arc;

use domain::ids::SiteId;
use runtime::ports::store::{Head, Mark, Operation, Recorded, StoreError, StoredRow, Thread};

use crate::append::{document_hash, document_sealed_as, name_hash, row_sealed_as};
use crate::bytes::{hex, sha256, signed, unhex_hash, unsigned};
use crate::keys::Keys;
use crate::leaf;
use crate::lists::{ReadList, ReadLists, head};
use crate::seal::{ENTRY, KeyRing, Opened, commitment, open};
use crate::session::{Cells, Session, Value, all, one};
use crate::statements as sql;

/// An entry's row: the entry without its words, and what they are kept in.
pub(crate) struct Kept {
    pub(crate) entry: Recorded,
    pub(crate) envelope: Vec<u8>,
    pub(crate) commitment: Vec<u8>,
    pub(crate) sealed: Vec<u8>,
}

/// Reads an entry's row. Cells are in the order of the columns in `statements.rs`.
pub(crate) fn kept(row: &dyn Cells) -> Result<Kept, StoreError> {
    let (site, position) = (row.text(0)?, unsigned(row.int(1)?)?);
    let altered = |what: &str| {
        StoreError::Damaged(format!("{what} of entry {position} of {site} was altered; verify the log"))
    };
    let entry = Recorded {
        site: SiteId::from(site),
        position,
        thread: Thread(row.text(2)?.into()),
        number: unsigned(row.int(3)?)?,
        kind: row.text(4)?.into(),
        form: u16::try_from(row.int(5)?).map_err(|_| altered("the form"))?,
        operation: Operation::named(row.text(6)?).ok_or_else(|| altered("the operation"))?,
        subject: row.maybe_text(7)?.map(Into::into),
        by: row.text(8)?.into(),
        at: leaf::read(row.text(9)?)?,
        body: None,
    };
    Ok(Kept {
        entry,
        envelope: row.bytes(10)?.to_vec(),
        commitment: row.bytes(11)?.to_vec(),
        sealed: row.bytes(12)?.to_vec(),
    })
}

impl Kept {
    /// The entry with its words, and their salt; both none where the subject's key is destroyed.
    pub(crate) fn open(
        self,
        session: &mut dyn Session,
        ring: &mut KeyRing<'_>,
    ) -> Result<(Recorded, Option<[u8; 32]>), StoreError> {
        let mut entry = self.entry;
        let altered = || {
            StoreError::Damaged(format!(
                "the words of entry {} of {} were altered; verify the log, then restore a backup",
                entry.position, entry.site
            ))
        };
        let key = match entry.subject.as_deref() {
            Some(subject) => ring.find(session, subject)?,
            None => None,
        };
        match open(key, ENTRY, &self.envelope) {
            Opened::Bytes(mut salted) if commitment(&salted).as_slice() == self.commitment => {
                let salt = *salted.first_chunk::<32>().ok_or_else(altered)?;
                salted.drain(..32);
                entry.body = Some(salted);
                Ok((entry, Some(salt)))
            }
            Opened::Bytes(_) | Opened::Altered => Err(altered()),
            Opened::Destroyed => Ok((entry, None)),
        }
    }
}

fn entries(
    session: &mut dyn Session,
    ring: &mut KeyRing<'_>,
    statement: &str,
    values: &[Value<'_>],
) -> Result<Vec<Recorded>, StoreError> {
    let rows = all(session, statement, values, kept)?;
    rows.into_iter().map(|row| row.open(session, ring).map(|(entry, _)| entry)).collect()
}

/// The entries of some threads: thread after thread, each by number, then site.
pub(crate) fn threads(
    session: &mut dyn Session,
    keys: &Keys,
    threads: &[Thread],
) -> Result<Vec<Recorded>, StoreError> {
    let mut ring = KeyRing::new(keys);
    let mut found = Vec::new();
    for (index, thread) in threads.iter().enumerate() {
        if threads.iter().take(index).any(|earlier| earlier == thread) {
            continue;
        }
        let mut entries = entries(session, &mut ring, sql::THREAD, &[Value::Text(&thread.0)])?;
        entries.sort_by(|one, other| (one.number, &one.site).cmp(&(other.number, &other.site)));
        found.append(&mut entries);
    }
    Ok(found)
}

/// The thread that is a subject's own.
pub(crate) fn own_thread(subject: &str) -> String {
    format!("person/{subject}")
}

/// Everything about a subject, by time, then site, then position.
pub(crate) fn about(
    session: &mut dyn Session,
    keys: &Keys,
    subject: &str,
) -> Result<Vec<Recorded>, StoreError> {
    let own = own_thread(subject);
    let mut found =
        entries(session, &mut KeyRing::new(keys), sql::ABOUT, &[Value::Text(&own), Value::Text(subject)])?;
    found.sort_by(|one, other| {
        (one.at, &one.site, one.position).cmp(&(other.at, &other.site, other.position))
    });
    Ok(found)
}

/// A part of a log.
pub(crate) fn log(
    session: &mut dyn Session,
    keys: &Keys,
    site: &SiteId,
    position: u64,
    most: usize,
) -> Result<Vec<Recorded>, StoreError> {
    let Ok(position) = signed(position) else { return Ok(Vec::new()) };
    let values = [Value::Text(site.as_str()), Value::Int(position), Value::Int(limit(most))];
    entries(session, &mut KeyRing::new(keys), sql::SLICE, &values)
}

/// The heads of all logs.
pub(crate) fn heads(session: &mut dyn Session) -> Result<Vec<Head>, StoreError> {
    all(session, sql::HEADS, &[], |row| {
        Ok(Head { site: SiteId::from(row.text(0)?), size: unsigned(row.int(1)?)?, root: hex(row.bytes(2)?) })
    })
}

/// Where a name leads.
pub(crate) fn find(
    session: &mut dyn Session,
    keys: &Keys,
    scheme: &str,
    value: &str,
) -> Result<Option<Arc<str>>, StoreError> {
    let hash = name_hash(keys, scheme, value);
    one(session, sql::FIND_NAME, &[Value::Bytes(&hash)], |row| Ok(row.text(0)?.into()))
}

type RowParts = (StoredRow, Option<String>);

fn row_parts(row: &dyn Cells) -> Result<RowParts, StoreError> {
    let stored =
        StoredRow { key: row.text(0)?.into(), site: SiteId::from(row.text(1)?), body: row.bytes(3)?.into() };
    Ok((stored, row.maybe_text(2)?.map(str::to_owned)))
}

/// The row with its words; none where its subject's key is destroyed.
fn open_row(
    session: &mut dyn Session,
    ring: &mut KeyRing<'_>,
    table: &str,
    (mut row, subject): RowParts,
) -> Result<Option<StoredRow>, StoreError> {
    let key = match subject {
        Some(subject) => ring.find(session, &subject)?,
        None => None,
    };
    match open(key, &row_sealed_as(table, &row.key), &row.body) {
        Opened::Bytes(body) => {
            row.body = body.into();
            Ok(Some(row))
        }
        Opened::Destroyed => Ok(None),
        Opened::Altered => Err(StoreError::Damaged(format!(
            "the row {} of the list {table} was altered; rebuild the lists",
            row.key
        ))),
    }
}

/// Rows of a list, read from the disk. Rows that can no longer be read do not count.
pub(crate) fn rows(
    session: &mut dyn Session,
    keys: &Keys,
    table: &str,
    (site, after, most): (Option<&SiteId>, Option<&str>, usize),
) -> Result<Vec<StoredRow>, StoreError> {
    let mut ring = KeyRing::new(keys);
    let mut found: Vec<StoredRow> = Vec::new();
    let mut after = after.map(str::to_owned);
    while found.len() < most {
        let wanted = most - found.len();
        let last = Value::Int(limit(wanted));
        let list = Value::Text(table);
        let page = match (site, after.as_deref()) {
            (None, None) => all(session, sql::ROWS, &[list, last], row_parts),
            (None, Some(after)) => {
                all(session, sql::ROWS_AFTER, &[list, Value::Text(after), last], row_parts)
            }
            (Some(site), None) => {
                all(session, sql::ROWS_OF_SITE, &[list, Value::Text(site.as_str()), last], row_parts)
            }
            (Some(site), Some(after)) => all(
                session,
                sql::ROWS_OF_SITE_AFTER,
                &[list, Value::Text(site.as_str()), Value::Text(after), last],
                row_parts,
            ),
        }?;
        let full = page.len() == wanted;
        after = page.last().map(|(row, _)| row.key.to_string());
        for parts in page {
            found.extend(open_row(session, &mut ring, table, parts)?);
        }
        if !full {
            break;
        }
    }
    Ok(found)
}

/// A whole list, as it was read last where nothing was written to it since. Rows that stayed as they were are not opened
/// again.
pub(crate) fn list(
    session: &mut dyn Session,
    keys: &Keys,
    table: &str,
    lists: &ReadLists,
) -> Result<Arc<[StoredRow]>, StoreError> {
    let changes = one(session, sql::CHANGES, &[Value::Text(table)], |row| row.maybe_int(0))?.flatten();
    let before = lists.last(table);
    if let Some(same) = before.as_ref().filter(|before| before.changes == changes) {
        return Ok(Arc::clone(&same.rows));
    }
    let mut known = before.iter().flat_map(|before| before.with_heads()).peekable();
    let (mut ring, mut rows, mut heads) = (KeyRing::new(keys), Vec::new(), Vec::new());
    for (row, subject) in all(session, sql::ROWS, &[Value::Text(table), Value::Int(i64::MAX)], row_parts)? {
        let head = head(&row.body);
        while known.next_if(|(one, _)| one.key < row.key).is_some() {}
        let same = known.next_if(|(one, before)| one.key == row.key && head.is_some() && **before == head);
        let opened = match same {
            Some((same, _)) => Some(StoredRow { body: Arc::clone(&same.body), ..row }),
            None => open_row(session, &mut ring, table, (row, subject))?,
        };
        if let Some(row) = opened {
            rows.push(row);
            heads.push(head);
        }
    }
    let rows: Arc<[StoredRow]> = rows.into();
    lists.keep(table, ReadList { changes, rows: Arc::clone(&rows), heads: heads.into() });
    Ok(rows)
}

/// How far a thread has come.
pub(crate) fn mark(session: &mut dyn Session, thread: &Thread, subject: &str) -> Result<Mark, StoreError> {
    let read = |row: &dyn Cells| {
        Ok(Mark { additions: unsigned(row.int(0)?)?, key: row.maybe_bytes(1)?.map(Into::into) })
    };
    let found = one(session, sql::MARK, &[Value::Text(&thread.0), Value::Text(subject)], read)?;
    Ok(found.unwrap_or(Mark { additions: 0, key: None }))
}

/// One row of a list.
pub(crate) fn row(
    session: &mut dyn Session,
    keys: &Keys,
    table: &str,
    key: &str,
) -> Result<Option<StoredRow>, StoreError> {
    let found = one(session, sql::ROW, &[Value::Text(table), Value::Text(key)], row_parts)?;
    match found {
        Some(parts) => open_row(session, &mut KeyRing::new(keys), table, parts),
        None => Ok(None),
    }
}

/// The text with a hash.
pub(crate) fn document(
    session: &mut dyn Session,
    keys: &Keys,
    hash: &str,
) -> Result<Option<Vec<u8>>, StoreError> {
    let Some(digest) = unhex_hash(hash) else { return Ok(None) };
    let mut ring = KeyRing::new(keys);
    let keyed = document_hash(keys, &digest, true);
    let values = [Value::Bytes(&digest), Value::Bytes(&keyed)];
    let found =
        all(session, sql::DOCUMENT, &values, |row| Ok((row.text(0)?.to_owned(), row.bytes(1)?.to_vec())))?;
    for (subject, body) in found {
        let (key, found_as) =
            if subject.is_empty() { (None, &digest) } else { (ring.find(session, &subject)?, &keyed) };
        match open(key, &document_sealed_as(found_as), &body) {
            Opened::Bytes(bytes) if sha256(&[&bytes]) == digest => return Ok(Some(bytes)),
            Opened::Destroyed => {}
            Opened::Bytes(_) | Opened::Altered => {
                return Err(StoreError::Damaged(format!("the text {hash} was altered; restore a backup")));
            }
        }
    }
    Ok(None)
}

fn limit(most: usize) -> i64 {
    i64::try_from(most).unwrap_or(i64::MAX)
}
