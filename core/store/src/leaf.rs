//! What of an entry is hashed into its site's tree: canonical JSON, one field order, no floats.

use jiff::Timestamp;
use runtime::ports::store::StoreError;
use serde::Serialize;

use crate::bytes::{Hash, sha256};

/// Everything that an entry's leaf says. The words themselves are in it by their commitment and sealed digest only, so
/// that the leaf outlives them.
pub(crate) struct Leaf<'a> {
    pub(crate) site: &'a str,
    pub(crate) position: u64,
    pub(crate) thread: &'a str,
    pub(crate) number: u64,
    pub(crate) kind: &'a str,
    pub(crate) form: u64,
    pub(crate) operation: &'a str,
    pub(crate) subject: Option<&'a str>,
    pub(crate) by: &'a str,
    pub(crate) at: &'a str,
    pub(crate) commitment: &'a [u8],
    pub(crate) sealed: &'a [u8],
}

#[derive(Serialize)]
struct Written<'a> {
    site: &'a str,
    position: u64,
    thread: &'a str,
    number: u64,
    kind: &'a str,
    form: u64,
    operation: &'a str,
    subject: Option<&'a str>,
    by: &'a str,
    at: &'a str,
    commitment: Digits<'a>,
    sealed: Digits<'a>,
}

/// Digests are written as lower-case hexadecimal, without a text of their own in between.
struct Digits<'a>(&'a [u8]);

impl Serialize for Digits<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut digits = [0_u8; 64];
        for (pair, byte) in digits.chunks_exact_mut(2).zip(self.0) {
            for (digit, half) in pair.iter_mut().zip([byte >> 4, byte & 15]) {
                *digit = if half < 10 { b'0' + half } else { b'a' + half - 10 };
            }
        }
        let length = (self.0.len() * 2).min(64);
        let text = digits.get(..length).and_then(|digits| std::str::from_utf8(digits).ok());
        serializer.serialize_str(text.unwrap_or_default())
    }
}

impl Leaf<'_> {
    /// Its bytes, into `bytes`, whose former contents go.
    pub(crate) fn write(&self, bytes: &mut Vec<u8>) -> Result<(), StoreError> {
        bytes.clear();
        let written = Written {
            site: self.site,
            position: self.position,
            thread: self.thread,
            number: self.number,
            kind: self.kind,
            form: self.form,
            operation: self.operation,
            subject: self.subject,
            by: self.by,
            at: self.at,
            commitment: Digits(self.commitment),
            sealed: Digits(self.sealed),
        };
        serde_json::to_writer(bytes, &written)
            .map_err(|fault| StoreError::Damaged(format!("an entry cannot be written as JSON: {fault}")))
    }

    /// Its hash (RFC 9162 2.1.1), with `bytes` to write in.
    pub(crate) fn hash(&self, bytes: &mut Vec<u8>) -> Result<Hash, StoreError> {
        self.write(bytes)?;
        Ok(hash(bytes))
    }
}

/// The hash of a leaf's bytes (RFC 9162 2.1.1).
pub(crate) fn hash(bytes: &[u8]) -> Hash {
    sha256(&[&[0], bytes])
}

/// When, as entries and leaves say it: always nine digits of a second, so that texts sort as times do.
pub(crate) fn written(at: Timestamp) -> String {
    format!("{at:.9}")
}

/// When, read back.
pub(crate) fn read(at: &str) -> Result<Timestamp, StoreError> {
    at.parse().map_err(|_| {
        StoreError::Damaged("an entry does not say when it was recorded; it was altered".to_owned())
    })
}
