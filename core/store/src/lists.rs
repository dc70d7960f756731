//! Lists as they were read last: they are read far more often than they change, and opening a row costs more than finding
//! it.
//!
//! The store counts how often each list was written, in the same transaction: while the count is the same, so is the list.
//! A row is sealed under a new nonce each time it is written, and is deleted with its subject's key: while it is there, the
//! same envelope says the same. A row whose bytes were altered beneath us still says what it said; whoever checks lists
//! reads them from the disk.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use runtime::ports::store::StoredRow;

use crate::seal::{HEAD, SEALED};

/// A list with more rows is read from the disk each time.
const MOST: usize = 50_000;

/// The head of an envelope, where it is sealed; what is in clear is read as fast as it is found.
pub(crate) type Head = Option<[u8; HEAD]>;

/// The head of an envelope.
pub(crate) fn head(envelope: &[u8]) -> Head {
    envelope.first_chunk::<HEAD>().filter(|head| head.first() == Some(&SEALED)).copied()
}

/// A list as it was after so many changes, with the heads of what its rows were sealed in.
#[derive(Clone)]
pub(crate) struct ReadList {
    pub(crate) changes: Option<i64>,
    pub(crate) rows: Arc<[StoredRow]>,
    pub(crate) heads: Arc<[Head]>,
}

impl ReadList {
    /// Each row with the head of its envelope.
    pub(crate) fn with_heads(&self) -> impl Iterator<Item = (&StoredRow, &Head)> {
        self.rows.iter().zip(&*self.heads)
    }
}

/// The lists that were read.
#[derive(Default)]
pub(crate) struct ReadLists {
    lists: Mutex<BTreeMap<String, ReadList>>,
}

impl std::fmt::Debug for ReadLists {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("ReadLists").finish_non_exhaustive()
    }
}

impl ReadLists {
    fn held(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, ReadList>> {
        self.lists.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A list as it was read last.
    pub(crate) fn last(&self, list: &str) -> Option<ReadList> {
        self.held().get(list).cloned()
    }

    /// Remembers a list.
    pub(crate) fn keep(&self, list: &str, read: ReadList) {
        if read.rows.len() <= MOST {
            self.held().insert(list.to_owned(), read);
        }
    }

    /// Forgets all of it.
    pub(crate) fn forget(&self) {
        self.held().clear();
    }
}
