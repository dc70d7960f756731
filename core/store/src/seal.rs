//! Sealing: what is about a person is encrypted under that person's key, which is itself wrapped by the installation's.
//! Destroying the wrapped key is erasure.
//!
//! An envelope is one byte, then: 0 and the bytes in clear, or 1, the id of the key (8), a nonce (24), and
//! XChaCha20-Poly1305 of the bytes. What it is sealed *as* is authenticated with it, so that no envelope can stand in
//! the place of another kind.

use std::collections::BTreeMap;
use std::sync::Arc;

use chacha20poly1305::aead::{Aead, AeadInOut, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use runtime::ports::store::StoreError;
use zeroize::Zeroizing;

use crate::bytes::{Hash, Randomness, random, sha256};
use crate::keys::Keys;
use crate::session::{Session, Value, one};
use crate::statements as sql;

const CLEAR: u8 = 0;
pub(crate) const SEALED: u8 = 1;
/// The length of what stands before sealed bytes: the form, the key's id and the nonce.
pub(crate) const HEAD: usize = 1 + 8 + 24;

/// What the body of an entry is sealed as.
pub(crate) const ENTRY: &[u8] = b"waymark entry 1\n";

/// What ties an entry's leaf to its words: a salted digest of them.
pub(crate) fn commitment(salt_and_body: &[u8]) -> Hash {
    sha256(&[b"waymark commitment 1\n", salt_and_body])
}

/// The key of one subject.
pub(crate) struct SubjectKey {
    id: [u8; 8],
    cipher: XChaCha20Poly1305,
}

/// What an envelope held.
pub(crate) enum Opened {
    /// The bytes.
    Bytes(Vec<u8>),
    /// It is sealed under a key that is no longer here.
    Destroyed,
    /// It is not an envelope, or not of this kind, or was altered.
    Altered,
}

/// Puts bytes into an envelope: sealed under a key, or in clear where there is none.
pub(crate) fn envelope(
    dice: &mut Randomness,
    key: Option<&SubjectKey>,
    sealed_as: &[u8],
    bytes: &[u8],
) -> Result<Vec<u8>, StoreError> {
    let Some(key) = key else {
        let mut clear = Vec::with_capacity(bytes.len() + 1);
        clear.push(CLEAR);
        clear.extend_from_slice(bytes);
        return Ok(clear);
    };
    let nonce: [u8; 24] = dice.bytes()?;
    let mut envelope = Vec::with_capacity(bytes.len() + HEAD + 16);
    envelope.push(SEALED);
    envelope.extend_from_slice(&key.id);
    envelope.extend_from_slice(&nonce);
    envelope.extend_from_slice(bytes);
    let (_, text) = envelope.split_at_mut_checked(HEAD).unwrap_or_default();
    let tag = key
        .cipher
        .encrypt_inout_detached(&XNonce::from(nonce), sealed_as, text.into())
        .map_err(|_| StoreError::Damaged("the text is too long to be sealed".to_owned()))?;
    envelope.extend_from_slice(&tag);
    Ok(envelope)
}

/// Opens an envelope with the key that its subject has now, if any.
pub(crate) fn open(key: Option<&SubjectKey>, sealed_as: &[u8], envelope: &[u8]) -> Opened {
    match envelope.split_first() {
        Some((&CLEAR, bytes)) => Opened::Bytes(bytes.to_vec()),
        Some((&SEALED, rest)) => {
            let Some((id, rest)) = rest.split_first_chunk::<8>() else { return Opened::Altered };
            let Some((nonce, sealed)) = rest.split_first_chunk::<24>() else { return Opened::Altered };
            let Some(key) = key.filter(|key| key.id == *id) else { return Opened::Destroyed };
            key.cipher
                .decrypt(&XNonce::from(*nonce), Payload { msg: sealed, aad: sealed_as })
                .map_or(Opened::Altered, Opened::Bytes)
        }
        _ => Opened::Altered,
    }
}

/// The keys of subjects, as far as one call has met them.
pub(crate) struct KeyRing<'a> {
    wrapping: XChaCha20Poly1305,
    keys: &'a Keys,
    known: BTreeMap<Arc<str>, Option<Arc<SubjectKey>>>,
}

impl<'a> KeyRing<'a> {
    pub(crate) fn new(keys: &'a Keys) -> Self {
        Self { wrapping: XChaCha20Poly1305::new(&keys.seal.into()), keys, known: BTreeMap::new() }
    }

    /// The installation's keys.
    pub(crate) fn keys(&self) -> &'a Keys {
        self.keys
    }

    /// The key of a subject; none where it was destroyed or never made.
    pub(crate) fn find(
        &mut self,
        session: &mut dyn Session,
        subject: &str,
    ) -> Result<Option<&SubjectKey>, StoreError> {
        if !self.known.contains_key(subject) {
            let found = one(session, sql::KEY, &[Value::Text(subject)], |row| {
                Ok((row.bytes(0)?.to_vec(), row.bytes(1)?.to_vec()))
            })?;
            let key = found.map(|(id, wrapped)| self.unwrap(subject, &id, &wrapped)).transpose()?;
            self.known.insert(subject.into(), key.map(Arc::new));
        }
        Ok(self.known.get(subject).and_then(Option::as_deref))
    }

    /// Whether the key of a subject is at hand.
    pub(crate) fn knows(&self, subject: &str) -> bool {
        self.known.get(subject).is_some_and(Option::is_some)
    }

    /// The key of a subject that was met before.
    pub(crate) fn known(&self, subject: &str) -> Result<Arc<SubjectKey>, StoreError> {
        self.known.get(subject).and_then(Option::clone).ok_or_else(|| {
            StoreError::Damaged(format!("there is no key for what is about {subject}; verify the store"))
        })
    }

    /// The key of a subject, made where there is none yet.
    pub(crate) fn find_or_make(
        &mut self,
        session: &mut dyn Session,
        subject: &str,
    ) -> Result<Option<&SubjectKey>, StoreError> {
        if self.find(session, subject)?.is_none() {
            let (id, key): ([u8; 8], _) = (random()?, Zeroizing::new(random::<32>()?));
            let nonce: [u8; 24] = random()?;
            let sealed = self
                .wrapping
                .encrypt(
                    &XNonce::from(nonce),
                    Payload { msg: key.as_slice(), aad: &Self::sealed_as(subject, &id) },
                )
                .map_err(|_| StoreError::Damaged("the key of a person could not be wrapped".to_owned()))?;
            let wrapped = [nonce.as_slice(), &sealed].concat();
            session.run(sql::KEEP_KEY, &[Value::Text(subject), Value::Bytes(&id), Value::Bytes(&wrapped)])?;
            self.known.remove(subject);
        }
        self.find(session, subject)
    }

    /// Forgets a subject's key, because it was destroyed.
    pub(crate) fn forget(&mut self, subject: &str) {
        self.known.remove(subject);
    }

    fn sealed_as(subject: &str, id: &[u8]) -> Vec<u8> {
        [b"waymark key 1\n", id, subject.as_bytes()].concat()
    }

    fn unwrap(&self, subject: &str, id: &[u8], wrapped: &[u8]) -> Result<SubjectKey, StoreError> {
        let altered = || StoreError::Damaged(format!("the key of {subject} was altered; restore a backup"));
        let id: [u8; 8] = id.try_into().map_err(|_| altered())?;
        let (nonce, sealed) = wrapped.split_first_chunk::<24>().ok_or_else(altered)?;
        let key = self
            .wrapping
            .decrypt(&XNonce::from(*nonce), Payload { msg: sealed, aad: &Self::sealed_as(subject, &id) })
            .map(Zeroizing::new)
            .map_err(|_| altered())?;
        let key = XChaCha20Poly1305::new_from_slice(&key).map_err(|_| altered())?;
        Ok(SubjectKey { id, cipher: key })
    }
}
