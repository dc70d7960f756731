//! Rows of lists that were opened before: lists are read far more often than they change, and opening a row costs more
//! than finding it.
//!
//! A row is sealed under a new nonce each time it is written, and is deleted with its subject's key: while it is there,
//! the same envelope says the same. One whose bytes were altered beneath us still says what it said.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use zeroize::Zeroizing;

use crate::seal::SEALED;

/// Rows that are remembered; beyond that all are forgotten and begun anew.
const MOST: usize = 50_000;

/// The form, the key's id and the nonce of an envelope.
const HEAD: usize = 1 + 8 + 24;

/// What a row says, by its list and key, with the head of the envelope it came out of.
type Known = BTreeMap<(Arc<str>, Arc<str>), (Vec<u8>, Zeroizing<Vec<u8>>)>;

/// The rows that are remembered.
#[derive(Default)]
pub(crate) struct OpenedRows {
    known: Mutex<Known>,
}

impl std::fmt::Debug for OpenedRows {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("OpenedRows").finish_non_exhaustive()
    }
}

/// The head of an envelope that is sealed; a clear one is read as fast as it is found.
fn head(envelope: &[u8]) -> Option<&[u8]> {
    envelope.get(..HEAD).filter(|head| head.first() == Some(&SEALED))
}

impl OpenedRows {
    fn held(&self) -> std::sync::MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What the row says, where this very envelope was opened before.
    pub(crate) fn said(&self, table: &Arc<str>, key: &Arc<str>, envelope: &[u8]) -> Option<Vec<u8>> {
        let head = head(envelope)?;
        let known = self.held();
        let (of, body) = known.get(&(Arc::clone(table), Arc::clone(key)))?;
        (of.as_slice() == head).then(|| body.to_vec())
    }

    /// Remembers what an envelope said.
    pub(crate) fn keep(&self, table: &Arc<str>, key: &Arc<str>, envelope: &[u8], body: &[u8]) {
        let Some(head) = head(envelope) else { return };
        let mut known = self.held();
        if known.len() >= MOST {
            known.clear();
        }
        let body = Zeroizing::new(body.to_vec());
        known.insert((Arc::clone(table), Arc::clone(key)), (head.to_vec(), body));
    }
}
