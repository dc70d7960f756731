//! Random text that nobody can guess, and its hash: what sessions and forms are known by.

use sha2::{Digest as _, Sha256};

/// 256 random bits, in hex.
///
/// # Errors
/// Where the system gives no random bytes: then nobody can be signed in.
#[expect(clippy::disallowed_methods, reason = "a session is known by what nobody can guess")]
pub(crate) fn fresh() -> Result<String, getrandom::Error> {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes)?;
    Ok(hex(&bytes))
}

/// The SHA-256 of a secret, in hex: what is kept in its place.
pub(crate) fn hashed(secret: &str) -> String {
    hex(&Sha256::digest(secret.as_bytes()))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Whether two secrets are the same, told by their hashes: how long it takes says nothing about either.
pub(crate) fn same(one: &str, other: &str) -> bool {
    Sha256::digest(one.as_bytes()) == Sha256::digest(other.as_bytes())
}
