//! Digests, random bytes and hexadecimal.

use runtime::ports::store::StoreError;
use sha2::{Digest, Sha256};

/// A SHA-256 digest.
pub(crate) type Hash = [u8; 32];

/// The SHA-256 of some parts one after the other.
pub(crate) fn sha256(parts: &[&[u8]]) -> Hash {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part);
    }
    hasher.finalize().into()
}

/// Random bytes from the system.
#[expect(clippy::disallowed_methods, reason = "keys, salts and nonces are drawn at random")]
pub(crate) fn random<const N: usize>() -> Result<[u8; N], StoreError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|fault| {
        StoreError::Unavailable(format!("the system gave no random bytes ({fault}); try again"))
    })?;
    Ok(bytes)
}

/// Random bytes for many salts and nonces, asked of the system a page at a time. No key is made of them.
pub(crate) struct Randomness {
    page: [u8; 4096],
    used: usize,
}

impl Default for Randomness {
    fn default() -> Self {
        Self { page: [0; 4096], used: 4096 }
    }
}

impl Randomness {
    /// So many bytes that were never given before.
    pub(crate) fn bytes<const N: usize>(&mut self) -> Result<[u8; N], StoreError> {
        if self.used + N > self.page.len() {
            self.page = random()?;
            self.used = 0;
        }
        let rest = self.page.get(self.used..).unwrap_or_default();
        self.used += N;
        match rest.first_chunk::<N>() {
            Some(bytes) => Ok(*bytes),
            None => random(),
        }
    }
}

/// Lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        for digit in [byte >> 4, byte & 15] {
            text.push(char::from(if digit < 10 { b'0' + digit } else { b'a' + digit - 10 }));
        }
    }
    text
}

/// The bytes that a text in lower-case hexadecimal stands for.
pub(crate) fn unhex(text: &str) -> Option<Vec<u8>> {
    let digit = |byte: u8| match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    };
    let bytes = text.as_bytes();
    if !bytes.len().is_multiple_of(2) {
        return None;
    }
    bytes.chunks_exact(2).map(|pair| Some(digit(*pair.first()?)? << 4 | digit(*pair.last()?)?)).collect()
}

/// The digest that a text in lower-case hexadecimal stands for.
pub(crate) fn unhex_hash(text: &str) -> Option<Hash> {
    unhex(text)?.try_into().ok()
}

/// A count as databases keep it.
pub(crate) fn signed(number: u64) -> Result<i64, StoreError> {
    i64::try_from(number).map_err(|_| StoreError::Damaged(format!("{number} is too large for a log")))
}

/// A count that a database kept.
pub(crate) fn unsigned(number: i64) -> Result<u64, StoreError> {
    u64::try_from(number)
        .map_err(|_| StoreError::Damaged(format!("the store holds {number} where it counts; it was altered")))
}
