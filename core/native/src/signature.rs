//! Signatures in minisign's format: what one is of, whose, and whether it holds.
//!
//! Whose key may sign what is the keyring's to say. Keys to sign with are in `secret`.
//!
//! The format (<https://jedisct1.github.io/minisign/>) is four lines: an untrusted comment, which nobody vouches for and
//! nothing here reads; the key's number with the signature of the file's BLAKE2b-512 digest; a trusted comment; a
//! signature of the first signature and that comment. The older format signs the file itself; it is refused, so that
//! one signature can never be taken for two kinds of thing.

mod secret;

pub use secret::{Cost, NotASecret, SecretKey};

use std::fmt;

use data_encoding::BASE64;
use domain::codes;
use domain::finding::Finding;
use domain::place::Place;

/// What the trusted comment's line begins with.
const TRUSTED: &str = "trusted comment: ";

/// What the first line begins with.
const UNTRUSTED: &str = "untrusted comment: ";

/// What a signature is of, as its trusted comment says it: `waymark plugin ID VERSION serial SERIAL`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// The plugin's id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// Its serial number, which only grows.
    pub serial: u64,
}

impl fmt::Display for Subject {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "waymark plugin {} {} serial {}", self.id, self.version, self.serial)
    }
}

/// The number that minisign gives a key, to find it by. It proves nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct KeyNumber([u8; 8]);

impl fmt::Display for KeyNumber {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:016X}", u64::from_le_bytes(self.0))
    }
}

/// A public key, as minisign writes it: one line of base64.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicKey {
    text: String,
    number: KeyNumber,
    key: minisign_verify::PublicKey,
}

impl PublicKey {
    /// Reads the line, or a file that minisign wrote: a comment and the line.
    ///
    /// # Errors
    /// In words, what is wrong with it.
    pub fn read(text: &str) -> Result<Self, &'static str> {
        const NO_KEY: &str =
            "it is no public key as minisign writes one: 56 letters and figures that begin with RW";
        let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let line = lines.find(|line| !line.starts_with(UNTRUSTED)).ok_or(NO_KEY)?;
        if lines.next().is_some() {
            return Err("it has more than one line that could be a key");
        }
        // Strict first: one way of writing each key, so that two spellings are never two keys.
        let bytes: [u8; 42] =
            BASE64.decode(line.as_bytes()).ok().and_then(|bytes| bytes.try_into().ok()).ok_or(NO_KEY)?;
        let [b'E', b'd', rest @ ..] = bytes else { return Err(NO_KEY) };
        let (number, _) = rest.split_first_chunk::<8>().ok_or(NO_KEY)?;
        let key = minisign_verify::PublicKey::from_base64(line).map_err(|_| NO_KEY)?;
        Ok(Self { text: line.to_owned(), number: KeyNumber(*number), key })
    }

    /// Its number.
    #[must_use]
    pub fn number(&self) -> KeyNumber {
        self.number
    }

    /// The two lines of a file that minisign reads.
    #[must_use]
    pub fn file(&self) -> String {
        format!("{UNTRUSTED}minisign public key {}\n{}\n", self.number, self.text)
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(&self.text)
    }
}

/// A signature that is well formed. Whether it holds is not known yet.
#[derive(Clone)]
pub struct Signature {
    number: KeyNumber,
    read: minisign_verify::Signature,
}

impl fmt::Debug for Signature {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Signature({} by {})", self.comment(), self.number)
    }
}

impl Signature {
    /// Reads the four lines of a signature, `place` being the file they are in.
    ///
    /// # Errors
    /// N004 where it is in the legacy format, N006 where it is no signature.
    pub fn read(bytes: &[u8], place: &Place) -> Result<Self, Finding> {
        let garbled = |why: &str| {
            let what = format!("the signature `{}` is not whole: {why}", place.file);
            Finding::new(codes::PLUGIN_CHANGED, place.clone(), what)
        };
        let text = std::str::from_utf8(bytes).map_err(|_| garbled("it is no text"))?;
        let lines: Vec<&str> = text.strip_suffix('\n').unwrap_or(text).split('\n').collect();
        let [untrusted, signature, trusted, whole] = lines[..] else {
            return Err(garbled("it does not have four lines"));
        };
        if !untrusted.starts_with(UNTRUSTED) || !trusted.starts_with(TRUSTED) {
            return Err(garbled("its comments do not begin as they must"));
        }
        let bytes = strict::<74>(signature).ok_or_else(|| garbled("its second line is no signature"))?;
        strict::<64>(whole).ok_or_else(|| garbled("its fourth line is no signature"))?;
        let number = match bytes {
            [b'E', b'D', rest @ ..] => rest.split_first_chunk::<8>().map(|(number, _)| KeyNumber(*number)),
            [b'E', b'd', ..] => {
                let what = format!("the signature `{}` is in minisign's legacy format", place.file);
                let fix = "sign it again, without minisign's `-l`: `waymark plugin sign`";
                return Err(Finding::new(codes::PLUGIN_NOT_SIGNED, place.clone(), what)
                    .why("it is over the file itself, so that one signature could be passed off as another's")
                    .fix(fix));
            }
            _ => None,
        };
        let number = number.ok_or_else(|| garbled("its second line is of an unknown kind"))?;
        let read = minisign_verify::Signature::decode(text)
            .map_err(|_| garbled("it is no signature of minisign's"))?;
        Ok(Self { number, read })
    }

    /// The number of the key it says it is by.
    #[must_use]
    pub fn number(&self) -> KeyNumber {
        self.number
    }

    /// The trusted comment. To be trusted once [`Signature::holds`].
    #[must_use]
    pub fn comment(&self) -> &str {
        self.read.trusted_comment()
    }

    /// Whether it is by `key`, and over exactly `bytes` and the trusted comment.
    #[must_use]
    pub fn holds(&self, bytes: &[u8], key: &PublicKey) -> bool {
        key.key.verify(bytes, &self.read, false).is_ok()
    }
}

/// Base64 written in the one way there is, of exactly so many bytes.
fn strict<const LENGTH: usize>(line: &str) -> Option<[u8; LENGTH]> {
    BASE64.decode(line.as_bytes()).ok()?.try_into().ok()
}

#[cfg(test)]
mod tests;
