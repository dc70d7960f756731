//! A store in memory that can be told to fail.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};

use domain::ids::SiteId;
use runtime::ports::store::{
    Append, Expected, Head, Mark, Operation, ProvenLog, Receipt, Received, Recorded, Row, Store, StoreError,
    StoredRow, Thread,
};
use sha2::{Digest as _, Sha256};

/// Everything that is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Kept {
    /// All logs, entry after entry.
    pub(crate) log: Vec<Recorded>,
    /// Rows of lists.
    pub(crate) rows: BTreeMap<(String, String), StoredRow>,
    /// Names, and the ids they lead to.
    pub(crate) names: BTreeMap<(String, String), Arc<str>>,
    /// Texts by hash.
    pub(crate) documents: BTreeMap<String, Vec<u8>>,
}

/// The store.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    kept: Mutex<Kept>,
    full: AtomicBool,
    raced: AtomicBool,
}

impl Memory {
    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().expect("nobody panicked with it")
    }

    /// What is kept now.
    pub(crate) fn snapshot(&self) -> Kept {
        self.kept().clone()
    }

    /// Changes what is kept by hand.
    pub(crate) fn tamper(&self, how: impl FnOnce(&mut Kept)) {
        how(&mut self.kept());
    }

    /// From now on nothing can be written, or it can again.
    pub(crate) fn is_full(&self, full: bool) {
        self.full.store(full, Ordering::SeqCst);
    }

    /// From now on somebody else has always written meanwhile.
    pub(crate) fn is_raced(&self) {
        self.raced.store(true, Ordering::SeqCst);
    }

    fn writable(&self) -> Result<(), StoreError> {
        if self.full.load(Ordering::SeqCst) {
            return Err(StoreError::Unavailable("there is no room on the disk".to_owned()));
        }
        Ok(())
    }
}

impl Kept {
    fn last(&self, thread: &Thread) -> u64 {
        self.log.iter().filter(|one| one.thread == *thread).map(|one| one.number).max().unwrap_or_default()
    }

    fn append(&mut self, append: &Append, raced: bool) -> Result<Receipt, StoreError> {
        let number = self.last(&append.thread);
        if let Expected::Number(expected) = append.expected
            && (raced || expected != number)
        {
            return Err(StoreError::Conflict { number: number + u64::from(raced) });
        }
        let here = self.log.iter().filter(|one| one.site == append.site).count();
        let position = u64::try_from(here).expect("few entries");
        let numbered = (number + 1..).zip(position..).zip(&append.entries);
        let entries = numbered.map(|((number, position), entry)| Recorded {
            site: append.site.clone(),
            position,
            thread: append.thread.clone(),
            number,
            kind: entry.kind.clone(),
            form: entry.form,
            operation: entry.operation,
            subject: append.subject.clone(),
            by: append.by.clone(),
            at: append.at,
            body: Some(entry.body.clone()),
        });
        let entries: Vec<Recorded> = entries.collect();
        self.log.extend(entries);
        for document in &append.documents {
            let hash = Sha256::digest(&document.bytes).iter().map(|byte| format!("{byte:02x}")).collect();
            self.documents.insert(hash, document.bytes.to_vec());
        }
        for row in &append.rows {
            self.put(row);
        }
        for name in &append.names {
            self.names.insert((name.scheme.to_string(), name.value.to_string()), name.key.clone());
        }
        Ok(Receipt { position, number: self.last(&append.thread) })
    }

    fn put(&mut self, row: &Row) {
        let kept =
            StoredRow { key: row.key.clone(), site: row.site.clone(), body: row.body.as_slice().into() };
        self.rows.insert((row.table.to_owned(), row.key.to_string()), kept);
    }
}

impl Store for Memory {
    fn append(&self, append: &Append) -> Result<Receipt, StoreError> {
        let receipts = self.append_all(std::slice::from_ref(append))?;
        Ok(receipts[0])
    }

    fn append_all(&self, appends: &[Append]) -> Result<Vec<Receipt>, StoreError> {
        self.writable()?;
        let raced = self.raced.load(Ordering::SeqCst);
        let mut kept = self.kept();
        let mut next = kept.clone();
        let receipts =
            appends.iter().map(|append| next.append(append, raced)).collect::<Result<Vec<_>, _>>()?;
        *kept = next;
        Ok(receipts)
    }

    fn threads(&self, threads: &[Thread]) -> Result<Vec<Recorded>, StoreError> {
        let mut found: Vec<Recorded> =
            self.kept().log.iter().filter(|one| threads.contains(&one.thread)).cloned().collect();
        found.sort_by(|one, other| {
            (&one.thread, one.number, &one.site).cmp(&(&other.thread, other.number, &other.site))
        });
        Ok(found)
    }

    fn marks(&self, of: &[(Thread, Arc<str>)]) -> Result<Vec<Mark>, StoreError> {
        let kept = self.kept();
        let mark = |(thread, subject): &(Thread, Arc<str>)| {
            let about = |one: &&Recorded| one.subject.as_ref() == Some(subject);
            let erasures = kept.log.iter().filter(about).filter(|one| one.operation == Operation::Erasure);
            let additions = kept.log.iter().filter(|one| one.thread == *thread).count() as u64;
            Mark { additions, key: Some(erasures.count().to_string().into_bytes().into()) }
        };
        Ok(of.iter().map(mark).collect())
    }

    fn about(&self, subject: &str) -> Result<Vec<Recorded>, StoreError> {
        let kept = self.kept();
        Ok(kept.log.iter().filter(|one| one.subject.as_deref() == Some(subject)).cloned().collect())
    }

    fn log(&self, site: &SiteId, position: u64, most: usize) -> Result<Vec<Recorded>, StoreError> {
        let kept = self.kept();
        let from = kept.log.iter().filter(|one| one.site == *site && one.position >= position);
        Ok(from.take(most).cloned().collect())
    }

    fn heads(&self) -> Result<Vec<Head>, StoreError> {
        let mut sizes: BTreeMap<SiteId, u64> = BTreeMap::new();
        self.kept().log.iter().for_each(|one| *sizes.entry(one.site.clone()).or_default() += 1);
        Ok(sizes.into_iter().map(|(site, size)| Head { site, size, root: String::new() }).collect())
    }

    fn find(&self, scheme: &str, value: &str) -> Result<Option<Arc<str>>, StoreError> {
        Ok(self.kept().names.get(&(scheme.to_owned(), value.to_owned())).cloned())
    }

    fn list(&self, table: &str) -> Result<Arc<[StoredRow]>, StoreError> {
        self.rows(table, None, None, usize::MAX).map(Into::into)
    }

    fn rows(
        &self,
        table: &str,
        site: Option<&SiteId>,
        after: Option<&str>,
        most: usize,
    ) -> Result<Vec<StoredRow>, StoreError> {
        let kept = self.kept();
        let rows = kept.rows.iter().filter(|((of, key), row)| {
            of == table
                && site.is_none_or(|site| row.site == *site)
                && after.is_none_or(|after| key.as_str() > after)
        });
        Ok(rows.map(|(_, row)| row.clone()).take(most).collect())
    }

    fn row(&self, table: &str, key: &str) -> Result<Option<StoredRow>, StoreError> {
        Ok(self.kept().rows.get(&(table.to_owned(), key.to_owned())).cloned())
    }

    fn document(&self, hash: &str) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(self.kept().documents.get(hash).cloned())
    }

    fn erase(&self, subject: &str, append: &Append) -> Result<Receipt, StoreError> {
        self.writable()?;
        let mut kept = self.kept();
        for one in &mut kept.log {
            if one.subject.as_deref() == Some(subject) {
                one.body = None;
            }
        }
        kept.rows.retain(|(_, key), _| key != subject);
        kept.names.retain(|_, key| **key != *subject);
        kept.append(append, false)
    }

    fn replace_rows(&self, rows: &[(Option<Arc<str>>, Row)]) -> Result<(), StoreError> {
        let mut kept = self.kept();
        kept.rows.clear();
        for (_, row) in rows {
            kept.put(row);
        }
        Ok(())
    }

    fn receive(&self, _: &Received) -> Result<u64, StoreError> {
        Err(StoreError::Unavailable("nothing is received here".to_owned()))
    }

    fn prove(&self, _: &[Thread]) -> Result<Vec<ProvenLog>, StoreError> {
        Ok(Vec::new())
    }
}
