//! Keys to sign with, in minisign's file format: made, read, locked with a password, used.
//!
//! A file is a comment and one line of base64: `Ed`, the way of locking (`Sc` for scrypt, two noughts for none), `B2`, a
//! salt, the cost of scrypt as libsodium counts it (operations and bytes), then number, key and checksum, locked by adding
//! scrypt's stream to them.

use std::fmt;

use blake2::digest::consts::U32;
use blake2::{Blake2b, Blake2b512, Digest as _};
use data_encoding::BASE64;
use ed25519_dalek::{Signer as _, SigningKey};
use zeroize::Zeroizing;

use super::{KeyNumber, PublicKey, Subject, TRUSTED, UNTRUSTED};

/// What is locked: the key's number, its seed with the public half, and a checksum.
const LOCKED: usize = 8 + 64 + 32;

/// The length of a file's line before base64.
const LINE: usize = 2 + 2 + 2 + 32 + 8 + 8 + LOCKED;

/// How hard a password is to try, as libsodium counts it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    /// Operations.
    pub operations: u64,
    /// Bytes of memory.
    pub bytes: u64,
}

impl Cost {
    /// What minisign takes: a gibibyte, some seconds.
    pub const SENSITIVE: Self = Self { operations: 33_554_432, bytes: 1_073_741_824 };

    /// The parameters of scrypt, as libsodium's `pickparams` works them out; none beyond [`Cost::SENSITIVE`], so that a
    /// file from elsewhere cannot take all memory.
    fn parameters(self) -> Option<scrypt::Params> {
        if self.operations > Self::SENSITIVE.operations || self.bytes > Self::SENSITIVE.bytes {
            return None;
        }
        let operations = self.operations.max(32_768);
        let lowest_above = |most: u64| (1..63_u8).find(|log| 1_u64 << log > most / 2);
        let (log, parallel) = if operations < self.bytes / 32 {
            (lowest_above(operations / 32)?, 1)
        } else {
            let log = lowest_above(self.bytes / 1024)?;
            (log, (operations / 4 / (1_u64 << log)).min(0x3fff_ffff) / 8)
        };
        scrypt::Params::new(log, 8, u32::try_from(parallel).ok()?).ok()
    }
}

/// Why a file is no key to sign with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotASecret {
    /// It is not laid out as minisign's.
    Shape,
    /// It is locked, and no password was given.
    NeedsPassword,
    /// The password is not the one it was locked with, or the file was changed.
    Password,
    /// Its password takes more memory or time than is given.
    Cost,
    /// This computer gave no random numbers.
    NoRandomness,
}

impl fmt::Display for NotASecret {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Shape => "it is no secret key as minisign writes one",
            Self::NeedsPassword => "it is locked with a password",
            Self::Password => "the password is not the one it was locked with, or the file was changed",
            Self::Cost => "trying its password would take more memory or time than minisign's own keys do",
            Self::NoRandomness => "this computer gave no random numbers",
        })
    }
}

impl std::error::Error for NotASecret {}

/// A key to sign with.
pub struct SecretKey {
    number: KeyNumber,
    signing: SigningKey,
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "SecretKey({})", self.number)
    }
}

impl SecretKey {
    /// A new key.
    ///
    /// # Errors
    /// [`NotASecret::NoRandomness`].
    pub fn create() -> Result<Self, NotASecret> {
        let seed = Zeroizing::new(random::<32>()?);
        Ok(Self { number: KeyNumber(random()?), signing: SigningKey::from_bytes(&seed) })
    }

    /// Reads a file, opening it with `password` where it is locked.
    ///
    /// # Errors
    /// [`NotASecret`].
    pub fn read(text: &str, password: Option<&[u8]>) -> Result<Self, NotASecret> {
        let line = text.lines().nth(1).ok_or(NotASecret::Shape)?;
        let bytes = Zeroizing::new(BASE64.decode(line.trim().as_bytes()).map_err(|_| NotASecret::Shape)?);
        let bytes: &[u8; LINE] = bytes.as_slice().try_into().map_err(|_| NotASecret::Shape)?;
        let (head, locked) = bytes.split_last_chunk::<LOCKED>().ok_or(NotASecret::Shape)?;
        let (kinds, head) = head.split_first_chunk::<6>().ok_or(NotASecret::Shape)?;
        let (salt, cost) = head.split_first_chunk::<32>().ok_or(NotASecret::Shape)?;
        let mut inner = Zeroizing::new(*locked);
        // minisign leaves the checksum of a key without a password empty: it is there to tell a wrong password.
        let mut unsummed = false;
        match (kinds, password) {
            (b"EdScB2", None) => return Err(NotASecret::NeedsPassword),
            (b"EdScB2", Some(password)) => {
                let (operations, bytes) = cost.split_first_chunk::<8>().ok_or(NotASecret::Shape)?;
                let bytes = bytes.try_into().map_err(|_| NotASecret::Shape)?;
                let cost =
                    Cost { operations: u64::from_le_bytes(*operations), bytes: u64::from_le_bytes(bytes) };
                add(&mut inner, &*stream(password, salt, cost)?);
            }
            (b"Ed\0\0B2", _) => unsummed = locked.ends_with(&[0; 32]),
            _ => return Err(NotASecret::Shape),
        }
        Self::unlocked(&inner, unsummed)
    }

    fn unlocked(inner: &[u8; LOCKED], unsummed: bool) -> Result<Self, NotASecret> {
        let (number, rest) = inner.split_first_chunk::<8>().ok_or(NotASecret::Shape)?;
        let (pair, sum) = rest.split_first_chunk::<64>().ok_or(NotASecret::Shape)?;
        if !unsummed && checksum(number, pair) != *sum {
            return Err(NotASecret::Password);
        }
        let signing = SigningKey::from_keypair_bytes(pair).map_err(|_| NotASecret::Shape)?;
        Ok(Self { number: KeyNumber(*number), signing })
    }

    /// The file that minisign reads, locked with `password` where there is one.
    ///
    /// # Errors
    /// [`NotASecret::NoRandomness`], [`NotASecret::Cost`].
    pub fn file(&self, lock: Option<(&[u8], Cost)>) -> Result<Zeroizing<String>, NotASecret> {
        let pair = Zeroizing::new(self.signing.to_keypair_bytes());
        let mut inner = Zeroizing::new([0; LOCKED]);
        let parts = self.number.0.iter().chain(pair.iter()).copied().chain(checksum(&self.number.0, &pair));
        inner.iter_mut().zip(parts).for_each(|(to, from)| *to = from);
        let mut line = Zeroizing::new(Vec::with_capacity(LINE));
        let words = match lock {
            Some((password, cost)) => {
                let salt = random::<32>()?;
                add(&mut inner, &*stream(password, &salt, cost)?);
                line.extend(b"EdScB2");
                line.extend(salt);
                line.extend(cost.operations.to_le_bytes());
                line.extend(cost.bytes.to_le_bytes());
                "minisign encrypted secret key"
            }
            None => {
                line.extend(b"Ed\0\0B2");
                line.extend([0; 48]);
                "minisign unencrypted secret key"
            }
        };
        line.extend(inner.iter());
        Ok(Zeroizing::new(format!("{UNTRUSTED}{words}\n{}\n", BASE64.encode(&line))))
    }

    /// The half that everybody may know.
    ///
    /// # Errors
    /// None that can be met: what is written here is what is read there.
    pub fn public(&self) -> Result<PublicKey, &'static str> {
        let verifying = self.signing.verifying_key();
        let bytes: Vec<u8> =
            b"Ed".iter().chain(&self.number.0).chain(verifying.as_bytes()).copied().collect();
        PublicKey::read(&BASE64.encode(&bytes))
    }

    /// Signs a library: the four lines of the file beside it.
    #[must_use]
    pub fn sign(&self, bytes: &[u8], subject: &Subject) -> String {
        let signature = self.signing.sign(&Blake2b512::digest(bytes)).to_bytes();
        let comment = subject.to_string();
        let whole: Vec<u8> = signature.iter().copied().chain(comment.bytes()).collect();
        let whole = self.signing.sign(&whole).to_bytes();
        let first: Vec<u8> = b"ED".iter().chain(&self.number.0).chain(&signature).copied().collect();
        format!(
            "{UNTRUSTED}signature from waymark, key {}\n{}\n{TRUSTED}{comment}\n{}\n",
            self.number,
            BASE64.encode(&first),
            BASE64.encode(&whole)
        )
    }
}

fn checksum(number: &[u8; 8], pair: &[u8; 64]) -> [u8; 32] {
    Blake2b::<U32>::new().chain_update(b"Ed").chain_update(number).chain_update(pair).finalize().into()
}

fn stream(password: &[u8], salt: &[u8; 32], cost: Cost) -> Result<Zeroizing<[u8; LOCKED]>, NotASecret> {
    let mut stream = Zeroizing::new([0; LOCKED]);
    let parameters = cost.parameters().ok_or(NotASecret::Cost)?;
    scrypt::scrypt(password, salt, &parameters, stream.as_mut_slice()).map_err(|_| NotASecret::Cost)?;
    Ok(stream)
}

fn add(to: &mut [u8; LOCKED], stream: &[u8; LOCKED]) {
    to.iter_mut().zip(stream).for_each(|(byte, other)| *byte ^= other);
}

#[expect(clippy::disallowed_methods, reason = "keys must be ones that nobody can guess")]
fn random<const LENGTH: usize>() -> Result<[u8; LENGTH], NotASecret> {
    let mut bytes = [0; LENGTH];
    getrandom::fill(&mut bytes).map_err(|_| NotASecret::NoRandomness)?;
    Ok(bytes)
}
