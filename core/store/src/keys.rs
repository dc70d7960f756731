//! The three keys of an installation, and the file they are kept in.

use std::fmt;
use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::path::Path;
use std::str::FromStr;

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::{Zeroize, Zeroizing};

use crate::bytes::{Hash, hex, sha256, unhex_hash};

/// The first line of a key file, with the version of its form.
const FORM: &str = "waymark-keys 1";

/// The keys of an installation. They are not in the store and not in its backups: whoever loses them loses every
/// word about a person.
#[derive(Clone)]
pub struct Keys {
    /// Wraps the keys of subjects.
    pub seal: [u8; 32],
    /// For the keyed hashes of names.
    pub name: [u8; 32],
    /// The seed of the Ed25519 key that signs checkpoints.
    pub sign: [u8; 32],
}

impl Drop for Keys {
    fn drop(&mut self) {
        for key in [&mut self.seal, &mut self.name, &mut self.sign] {
            key.zeroize();
        }
    }
}

impl fmt::Debug for Keys {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Keys(not shown)")
    }
}

/// Why a key file could not be written or read, for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeysError(pub String);

impl fmt::Display for KeysError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl std::error::Error for KeysError {}

impl Keys {
    /// Makes new keys and writes them to a new file that only its owner may read.
    ///
    /// # Errors
    /// Where something is at `path` already, or it cannot be written.
    #[expect(clippy::disallowed_methods, reason = "the keys of an installation are drawn at random")]
    pub fn create(path: &Path) -> Result<Self, KeysError> {
        let mut bytes = Zeroizing::new([0; 96]);
        getrandom::fill(bytes.as_mut_slice())
            .map_err(|fault| KeysError(format!("the system gave no random bytes: {fault}")))?;
        let mut keys = Self { seal: [0; 32], name: [0; 32], sign: [0; 32] };
        for (key, part) in [&mut keys.seal, &mut keys.name, &mut keys.sign].into_iter().zip(bytes.chunks(32))
        {
            key.copy_from_slice(part);
        }
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let told = |fault: std::io::Error| {
            KeysError(match fault.kind() {
                std::io::ErrorKind::AlreadyExists => {
                    format!("{} is there already; keys are never written over anything", path.display())
                }
                _ => format!("the key file {} cannot be written: {fault}", path.display()),
            })
        };
        let mut file = options.open(path).map_err(told)?;
        file.write_all(keys.text().as_bytes()).and_then(|()| file.sync_all()).map_err(told)?;
        if let Some(folder) = path.parent().and_then(|folder| File::open(folder).ok()) {
            folder.sync_all().map_err(told)?;
        }
        Ok(keys)
    }

    /// Reads the keys of a file.
    ///
    /// # Errors
    /// Where there is no such file, others may read it, or it is not as it was written.
    pub fn open(path: &Path) -> Result<Self, KeysError> {
        let told = |fault: std::io::Error| {
            KeysError(format!("the key file {} cannot be read: {fault}", path.display()))
        };
        let file = File::open(path).map_err(told)?;
        #[cfg(unix)]
        {
            let mode = std::os::unix::fs::MetadataExt::mode(&file.metadata().map_err(told)?);
            if mode & 0o077 != 0 {
                return Err(KeysError(format!(
                    "others than its owner may read the key file {0}; `chmod 600 {0}` first",
                    path.display()
                )));
            }
        }
        let mut text = Zeroizing::new(String::new());
        file.take(4096).read_to_string(&mut text).map_err(told)?;
        Self::read(&text).map_err(|what| KeysError(format!("{}: {what}", path.display())))
    }

    fn text(&self) -> Zeroizing<String> {
        let (seal, name, sign) = (
            Zeroizing::new(hex(&self.seal)),
            Zeroizing::new(hex(&self.name)),
            Zeroizing::new(hex(&self.sign)),
        );
        let keys = Zeroizing::new(format!("{FORM}\nseal {}\nname {}\nsign {}\n", *seal, *name, *sign));
        let check = sha256(&[keys.as_bytes()]);
        Zeroizing::new(format!("{}check {}\n", *keys, hex(&check).get(..16).unwrap_or_default()))
    }

    fn read(text: &str) -> Result<Self, String> {
        let mut lines = text.lines();
        match lines.next() {
            Some(FORM) => {}
            Some(other) if other.starts_with("waymark-keys ") => {
                return Err("this key file was made by a newer program; use that".to_owned());
            }
            _ => return Err("this is not a key file".to_owned()),
        }
        let mut key = |name: &str| {
            lines
                .next()
                .and_then(|line| line.strip_prefix(name)?.strip_prefix(' ').and_then(unhex_hash))
                .ok_or_else(|| format!("the key `{name}` is missing or not 64 digits; restore the file"))
        };
        let keys = Self { seal: key("seal")?, name: key("name")?, sign: key("sign")? };
        if *keys.text() == text {
            Ok(keys)
        } else {
            Err("the check at the end does not fit: a key was altered; restore the file".to_owned())
        }
    }

    /// The key that others check this installation's checkpoints with.
    #[must_use]
    pub fn public_key(&self) -> PublicKey {
        PublicKey(SigningKey::from_bytes(&self.sign).verifying_key().to_bytes())
    }

    /// The installation's name in checkpoints: made from its public key, so that nobody else can take it.
    #[must_use]
    pub fn installation(&self) -> String {
        hex(&sha256(&[b"waymark installation 1\n", &self.public_key().0]))
            .get(..16)
            .unwrap_or_default()
            .to_owned()
    }

    /// The seed of another identity of this installation, for what `purpose` says; it gives none of the keys away.
    #[must_use]
    pub fn seed_for(&self, purpose: &str) -> [u8; 32] {
        keyed(&self.sign, &[b"waymark seed 1\n", purpose.as_bytes()])
    }

    pub(crate) fn signature(&self, message: &[u8]) -> [u8; 64] {
        SigningKey::from_bytes(&self.sign).sign(message).to_bytes()
    }

    /// A keyed hash under the key for names.
    pub(crate) fn keyed(&self, parts: &[&[u8]]) -> Hash {
        keyed(&self.name, parts)
    }

    /// What tells that a store was made with these keys, and tells nothing about them.
    pub(crate) fn mark(&self) -> Hash {
        let what: &[&[u8]] = &[b"waymark keys of a store 1\n"];
        sha256(&[&keyed(&self.seal, what), &keyed(&self.name, what), &self.public_key().0])
    }
}

fn keyed(key: &[u8; 32], parts: &[&[u8]]) -> Hash {
    // A key shorter than a block is filled up with zeros (RFC 2104).
    let mut block = Zeroizing::new([0_u8; 64]);
    for (to, from) in block.iter_mut().zip(key) {
        *to = *from;
    }
    let mut mac = <Hmac<Sha256> as KeyInit>::new((&*block).into());
    for part in parts {
        // Lengths, so that no two lists of parts look alike.
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

/// An Ed25519 public key, written as 64 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PublicKey(pub [u8; 32]);

impl PublicKey {
    /// Whether this key's owner signed a message. Weak keys sign nothing.
    pub(crate) fn signed(self, message: &[u8], signature: &[u8; 64]) -> bool {
        VerifyingKey::from_bytes(&self.0)
            .is_ok_and(|key| key.verify_strict(message, &Signature::from_bytes(signature)).is_ok())
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(&hex(&self.0))
    }
}

impl FromStr for PublicKey {
    type Err = KeysError;

    fn from_str(text: &str) -> Result<Self, KeysError> {
        unhex_hash(text.trim())
            .map(Self)
            .ok_or_else(|| KeysError("a public key is 64 digits 0-9 and a-f".to_owned()))
    }
}
