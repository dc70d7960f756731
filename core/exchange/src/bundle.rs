//! Bundles: one person's record on its way from one installation to another, signed by the one and sealed for the other.
//!
//! A bundle is one line of JSON whose parts stand in a fixed order and, but for the sealed one, have a fixed length:
//!
//! ```text
//! {"format":"waymark-dossier/1","id":"...","sender":"...","receiver":"...","createdAt":"...","sealed":"...","signature":"..."}
//! ```
//!
//! `signature` is Ed25519 over everything before it. `sealed` is HPKE (RFC 9180, base mode: X25519, HKDF-SHA256,
//! ChaCha20-Poly1305) and bound to everything before it, so that nobody can put their own name on another's bundle.
//! What is sealed is padded. Outside the seal nothing says whom the bundle is about, and its length says little.
//!
//! INVARIANT: nothing of a bundle is parsed before its signature holds: until then its parts are taken by position.

mod identity;
mod refusal;
mod sealing;
#[cfg(test)]
mod tests;
mod written;

pub use identity::{Identity, NotAnIdentity, PublicIdentity};
pub use refusal::{NotSealed, Refusal};

use std::fmt;

use domain::finding::Finding;
use jiff::Timestamp;

use written::Written;

/// The largest bundle, in bytes.
pub const MOST_BYTES: usize = 64 * 1024 * 1024;

/// The largest payload that fits into one, in bytes.
pub const MOST_PAYLOAD: usize = 47 * 1024 * 1024;

/// What a bundle is called by: drawn at random and signed with the rest. Whoever opens bundles keeps the ids, and knows
/// a bundle that comes a second time by it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct BundleId(String);

impl BundleId {
    /// The id as text: 22 letters and figures.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for BundleId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(&self.0)
    }
}

/// What a bundle says of itself besides who sent it and for whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meta {
    /// When it was made; kept to the second.
    pub created_at: Timestamp,
}

/// A bundle that was made.
#[derive(Clone, Debug)]
pub struct Sealed {
    /// What to write down about it.
    pub id: BundleId,
    /// The file.
    pub bytes: Vec<u8>,
}

/// A bundle that was opened.
#[derive(Clone, Debug)]
pub struct Opened {
    /// By which it is known again.
    pub id: BundleId,
    /// Who signed it: one of the trusted.
    pub sender: PublicIdentity,
    /// When the sender says that it was made.
    pub meta: Meta,
    /// What was sealed: JSON in which no object has a name twice.
    pub payload: Vec<u8>,
}

/// Signs `payload` as `sender` and seals it for `receiver`.
///
/// # Errors
/// Why it was not made: the payload is too large, or no JSON in which each name stands once; or this computer gives no
/// random numbers.
pub fn seal(
    payload: &[u8],
    sender: &Identity,
    receiver: &PublicIdentity,
    meta: Meta,
) -> Result<Sealed, NotSealed> {
    if payload.len() > MOST_PAYLOAD {
        return Err(NotSealed::TooLarge);
    }
    sealing::check_json(payload).map_err(NotSealed::Content)?;
    let head = written::head(&identity::random()?, &sender.public(), receiver, meta).ok_or(NotSealed::Day)?;
    let sealed = sealing::seal(payload, receiver, head.as_bytes())?;
    let mut bytes = written::with_sealed(head, &sealed);
    let signature = sender.sign(bytes.as_bytes());
    written::sign(&mut bytes, &signature);
    let id = Written::of(bytes.as_bytes()).map_or("", |parts| parts.id).to_owned();
    Ok(Sealed { id: BundleId(id), bytes: bytes.into_bytes() })
}

/// Opens the bundle in `bytes`, which one of `trusted` must have signed for `me`.
///
/// # Errors
/// Why it is refused; nothing of its content is given then.
pub fn open(bytes: &[u8], me: &Identity, trusted: &[PublicIdentity]) -> Result<Opened, Refusal> {
    let parts = Written::of(bytes)?;
    let sender = written::identity(parts.sender).ok_or(Refusal::Altered)?;
    let Some(sender) = trusted.iter().find(|known| **known == sender) else {
        return Err(Refusal::Stranger { fingerprint: sender.fingerprint() });
    };
    let signature = written::signature(parts.signature).ok_or(Refusal::Altered)?;
    if !sender.has_signed(parts.signed, &signature) {
        return Err(Refusal::Altered);
    }
    let receiver = written::identity(parts.receiver).ok_or(Refusal::Altered)?;
    if receiver != me.public() {
        return Err(Refusal::NotForUs { fingerprint: receiver.fingerprint() });
    }
    let created_at = parts.created_at.parse().map_err(|_| Refusal::Content)?;
    let sealed = written::bytes(parts.sealed).ok_or(Refusal::Altered)?;
    let payload = sealing::open(&sealed, me, parts.head)?;
    sealing::check_json(&payload)
        .map_err(|twice| if twice { Refusal::KeysTwice } else { Refusal::Content })?;
    Ok(Opened {
        id: BundleId(parts.id.to_owned()),
        sender: sender.clone(),
        meta: Meta { created_at },
        payload,
    })
}

/// [`open`], with the refusal as a finding about the file called `name`.
///
/// # Errors
/// The finding.
pub fn open_file(
    name: &str,
    bytes: &[u8],
    me: &Identity,
    trusted: &[PublicIdentity],
) -> Result<Opened, Finding> {
    open(bytes, me, trusted).map_err(|refusal| refusal.finding(name))
}
