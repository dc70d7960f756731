//! What of an entry is hashed into its site's tree: canonical JSON, one field order, no floats.

use jiff::Timestamp;
use runtime::ports::store::StoreError;

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

/// A text in JSON. Nearly none has anything to escape.
fn text(bytes: &mut Vec<u8>, text: &str) -> Result<(), StoreError> {
    if text.bytes().all(|byte| byte >= b' ' && byte != b'"' && byte != b'\\') {
        bytes.push(b'"');
        bytes.extend_from_slice(text.as_bytes());
        bytes.push(b'"');
        return Ok(());
    }
    serde_json::to_writer(bytes, text)
        .map_err(|fault| StoreError::Damaged(format!("an entry cannot be written as JSON: {fault}")))
}

/// A whole number in JSON.
fn number(bytes: &mut Vec<u8>, mut number: u64) {
    let mut digits = [0_u8; 20];
    let mut used = 0;
    for digit in digits.iter_mut().rev() {
        *digit = b'0' + (number % 10) as u8;
        number /= 10;
        used += 1;
        if number == 0 {
            break;
        }
    }
    bytes.extend_from_slice(digits.get(20 - used..).unwrap_or_default());
}

/// A digest in JSON: lower-case hexadecimal.
fn digest(bytes: &mut Vec<u8>, digest: &[u8]) {
    let digit = |half: u8| if half < 10 { b'0' + half } else { b'a' + half - 10 };
    bytes.push(b'"');
    bytes.extend(digest.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]));
    bytes.push(b'"');
}

impl Leaf<'_> {
    /// Its bytes, into `bytes`, whose former contents go.
    pub(crate) fn write(&self, bytes: &mut Vec<u8>) -> Result<(), StoreError> {
        bytes.clear();
        bytes.extend_from_slice(b"{\"site\":");
        text(bytes, self.site)?;
        bytes.extend_from_slice(b",\"position\":");
        number(bytes, self.position);
        bytes.extend_from_slice(b",\"thread\":");
        text(bytes, self.thread)?;
        bytes.extend_from_slice(b",\"number\":");
        number(bytes, self.number);
        bytes.extend_from_slice(b",\"kind\":");
        text(bytes, self.kind)?;
        bytes.extend_from_slice(b",\"form\":");
        number(bytes, self.form);
        bytes.extend_from_slice(b",\"operation\":");
        text(bytes, self.operation)?;
        bytes.extend_from_slice(b",\"subject\":");
        match self.subject {
            Some(subject) => text(bytes, subject)?,
            None => bytes.extend_from_slice(b"null"),
        }
        bytes.extend_from_slice(b",\"by\":");
        text(bytes, self.by)?;
        bytes.extend_from_slice(b",\"at\":");
        text(bytes, self.at)?;
        bytes.extend_from_slice(b",\"commitment\":");
        digest(bytes, self.commitment);
        bytes.extend_from_slice(b",\"sealed\":");
        digest(bytes, self.sealed);
        bytes.push(b'}');
        Ok(())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_of_a_leaf_never_changes() {
        let mut leaf = Leaf {
            site: "HMP \u{c9}\"1",
            position: 7,
            thread: "person/p",
            number: 3,
            kind: "note-written",
            form: 2,
            operation: "collection",
            subject: Some("p"),
            by: "staff-1",
            at: &written(Timestamp::UNIX_EPOCH),
            commitment: &[0xab; 32],
            sealed: &[0x09; 32],
        };
        let mut bytes = Vec::new();
        leaf.write(&mut bytes).expect("JSON");
        let (commitment, sealed) = ("ab".repeat(32), "09".repeat(32));
        let expected = format!(
            "{{\"site\":\"HMP \u{c9}\\\"1\",\"position\":7,\"thread\":\"person/p\",\"number\":3,\
             \"kind\":\"note-written\",\"form\":2,\"operation\":\"collection\",\"subject\":\"p\",\
             \"by\":\"staff-1\",\"at\":\"1970-01-01T00:00:00.000000000Z\",\
             \"commitment\":\"{commitment}\",\"sealed\":\"{sealed}\"}}"
        );
        assert_eq!(String::from_utf8(bytes.clone()).expect("text"), expected);
        assert_eq!(hash(&bytes), sha256(&[&[0], expected.as_bytes()]));
        leaf.subject = None;
        leaf.write(&mut bytes).expect("JSON");
        assert!(String::from_utf8(bytes).expect("text").contains("\"subject\":null"));
    }
}
