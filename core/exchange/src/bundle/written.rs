//! How a bundle is written, and its parts taken by position: each stands where it must, or there is no bundle.

use data_encoding::BASE64URL_NOPAD;

use super::identity::PublicIdentity;
use super::refusal::Refusal;
use super::{MOST_BYTES, Meta};

const FAMILY: &[u8] = b"{\"format\":\"waymark-dossier/";
const FORMAT: &str = "{\"format\":\"waymark-dossier/1\",\"id\":\"";
const SENDER: &str = "\",\"sender\":\"";
const RECEIVER: &str = "\",\"receiver\":\"";
const CREATED: &str = "\",\"createdAt\":\"";
const SEALED: &str = "\",\"sealed\":\"";
const SIGNATURE: &str = "\",\"signature\":\"";
const END: &str = "\"}\n";

/// Letters of 16 bytes, of 64 bytes, and of a moment to the second.
const ID: usize = 22;
const KEYS: usize = 86;
const MOMENT: usize = 20;

/// The parts of a bundle as they are written; nothing of them is decoded yet.
#[derive(Debug)]
pub(super) struct Written<'a> {
    pub(super) id: &'a str,
    pub(super) sender: &'a str,
    pub(super) receiver: &'a str,
    pub(super) created_at: &'a str,
    pub(super) sealed: &'a str,
    pub(super) signature: &'a str,
    /// Everything before the sealed part: what the seal is bound to.
    pub(super) head: &'a [u8],
    /// Everything before the signature: what is signed.
    pub(super) signed: &'a [u8],
}

impl<'a> Written<'a> {
    /// The parts of `bytes`.
    ///
    /// # Errors
    /// Why this is no bundle of this version, or not a whole one.
    pub(super) fn of(bytes: &'a [u8]) -> Result<Self, Refusal> {
        if bytes.len() > MOST_BYTES {
            return Err(Refusal::TooLarge);
        }
        let Some(rest) = bytes.strip_prefix(FORMAT.as_bytes()) else { return Err(other(bytes)) };
        let Some(all) = bytes.strip_suffix(END.as_bytes()) else {
            let ends = bytes.windows(END.len()).any(|window| window == END.as_bytes());
            return Err(if ends { Refusal::Trailing } else { Refusal::BrokenOff });
        };
        let mut parts = Parts { rest };
        let id = parts.take(ID, SENDER)?;
        let sender = parts.take(KEYS, RECEIVER)?;
        let receiver = parts.take(KEYS, CREATED)?;
        let created_at = parts.take(MOMENT, SEALED)?;
        let body = parts.rest.strip_suffix(END.as_bytes()).ok_or(Refusal::BrokenOff)?;
        let length =
            body.len().checked_sub(SIGNATURE.len().saturating_add(KEYS)).ok_or(Refusal::BrokenOff)?;
        let mut parts = Parts { rest: body };
        let sealed = parts.take(length, SIGNATURE)?;
        let signature = std::str::from_utf8(parts.rest).map_err(|_| Refusal::Altered)?;
        let signed = all.len().saturating_sub(KEYS).saturating_sub(SIGNATURE.len());
        let head = signed.saturating_sub(sealed.len()).saturating_sub(SEALED.len());
        let upto = |end: usize| all.get(..end).ok_or(Refusal::Altered);
        Ok(Self {
            id,
            sender,
            receiver,
            created_at,
            sealed,
            signature,
            head: upto(head)?,
            signed: upto(signed)?,
        })
    }
}

/// What is left of a bundle while its parts are taken.
struct Parts<'a> {
    rest: &'a [u8],
}

impl<'a> Parts<'a> {
    /// The next `length` letters, behind which `then` stands.
    fn take(&mut self, length: usize, then: &str) -> Result<&'a str, Refusal> {
        let (part, rest) = self.rest.split_at_checked(length).ok_or(Refusal::BrokenOff)?;
        self.rest = rest.strip_prefix(then.as_bytes()).ok_or(Refusal::Altered)?;
        std::str::from_utf8(part).map_err(|_| Refusal::Altered)
    }
}

/// What a file is that does not begin as a bundle of this version does.
fn other(bytes: &[u8]) -> Refusal {
    let Some(rest) = bytes.strip_prefix(FAMILY) else {
        let begun = !bytes.is_empty() && FORMAT.as_bytes().starts_with(bytes);
        return if begun { Refusal::BrokenOff } else { Refusal::NotABundle };
    };
    let end = rest.iter().take(6).position(|byte| *byte == b'"');
    let version = end.and_then(|end| std::str::from_utf8(rest.get(..end)?).ok()?.parse().ok());
    match version {
        Some(version) if version != 1 => Refusal::OtherFormat { version },
        _ if FORMAT.as_bytes().starts_with(bytes) => Refusal::BrokenOff,
        _ => Refusal::Altered,
    }
}

/// The beginning of a bundle, before the sealed part; none when its moment cannot be written.
pub(super) fn head(
    id: &[u8; 16],
    sender: &PublicIdentity,
    receiver: &PublicIdentity,
    meta: Meta,
) -> Option<String> {
    let moment = meta.created_at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
    let [sender, receiver] = [sender, receiver].map(|identity| BASE64URL_NOPAD.encode(identity.keys()));
    let id = BASE64URL_NOPAD.encode(id);
    (moment.len() == MOMENT)
        .then(|| [FORMAT, &id, SENDER, &sender, RECEIVER, &receiver, CREATED, &moment].concat())
}

/// The same with the sealed part.
pub(super) fn with_sealed(mut head: String, sealed: &[u8]) -> String {
    head.push_str(SEALED);
    BASE64URL_NOPAD.encode_append(sealed, &mut head);
    head
}

/// The same with its signature: a whole bundle.
pub(super) fn sign(bundle: &mut String, signature: &[u8; 64]) {
    bundle.push_str(SIGNATURE);
    BASE64URL_NOPAD.encode_append(signature, bundle);
    bundle.push_str(END);
}

/// The bytes that `text` writes; none when it is not the one way to write them.
pub(super) fn bytes(text: &str) -> Option<Vec<u8>> {
    BASE64URL_NOPAD.decode(text.as_bytes()).ok()
}

/// The identity that `text` writes.
pub(super) fn identity(text: &str) -> Option<PublicIdentity> {
    PublicIdentity::of(&bytes(text)?)
}

/// The signature that `text` writes.
pub(super) fn signature(text: &str) -> Option<[u8; 64]> {
    bytes(text)?.try_into().ok()
}
