//! Who an installation is: one secret seed, from it a key to sign with and a key to be sealed for, and one line to give
//! to others.

use std::fmt;
use std::str::FromStr;

use data_encoding::BASE64URL_NOPAD;
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use hpke::kem::X25519HkdfSha256 as Kem;
use hpke::{Deserializable as _, Kem as _, Serializable as _};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use super::refusal::NotSealed;

/// What the line of a public identity begins with.
const BEGINS: &str = "waymark-identity/1";

/// What a signature is over, before the bundle itself: no signature made for something else fits.
const SIGNED_FOR: &[u8] = b"waymark-dossier/1 signature\n";

/// Random bytes. The one place below the binary that draws any: a seed, an id. (The seal draws its own key likewise.)
///
/// # Errors
/// That this computer gives none.
#[expect(clippy::disallowed_methods, reason = "keys and ids of bundles must be ones that nobody can guess")]
pub(super) fn random<const LENGTH: usize>() -> Result<[u8; LENGTH], NotSealed> {
    let mut bytes = [0; LENGTH];
    getrandom::fill(&mut bytes).map_err(|_| NotSealed::NoRandomness)?;
    Ok(bytes)
}

/// An installation's own identity, with its secrets.
pub struct Identity {
    seed: Zeroizing<[u8; 32]>,
    signing: SigningKey,
    opening: <Kem as hpke::Kem>::PrivateKey,
    public: PublicIdentity,
}

impl fmt::Debug for Identity {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Identity({})", self.public)
    }
}

impl Identity {
    /// A new identity.
    ///
    /// # Errors
    /// That this computer gives no random numbers.
    pub fn create() -> Result<Self, NotSealed> {
        Ok(Self::of(Zeroizing::new(random()?)))
    }

    /// The identity whose seed was kept.
    ///
    /// # Errors
    /// That it is not 32 bytes.
    pub fn open(seed: &[u8]) -> Result<Self, NotAnIdentity> {
        Ok(Self::of(Zeroizing::new(seed.try_into().map_err(|_| NotAnIdentity::Shape)?)))
    }

    fn of(seed: Zeroizing<[u8; 32]>) -> Self {
        let derive = |what: &[u8]| -> Zeroizing<[u8; 32]> {
            Zeroizing::new(Sha256::new().chain_update(what).chain_update(*seed).finalize().into())
        };
        let signing = SigningKey::from_bytes(&derive(b"waymark identity 1: signing\n"));
        let (opening, sealing) = Kem::derive_keypair(&*derive(b"waymark identity 1: sealing\n"));
        let mut keys = [0; 64];
        let (first, second) = keys.split_at_mut(32);
        first.copy_from_slice(signing.verifying_key().as_bytes());
        second.copy_from_slice(&sealing.to_bytes());
        Self { seed, signing, opening, public: PublicIdentity { keys } }
    }

    /// The secret seed, for keeping where nobody else can read it.
    #[must_use]
    pub fn seed(&self) -> &[u8; 32] {
        &self.seed
    }

    /// What others may know.
    #[must_use]
    pub fn public(&self) -> PublicIdentity {
        self.public.clone()
    }

    pub(super) fn sign(&self, bytes: &[u8]) -> [u8; 64] {
        self.signing.sign(&[SIGNED_FOR, bytes].concat()).to_bytes()
    }

    pub(super) fn opening(&self) -> &<Kem as hpke::Kem>::PrivateKey {
        &self.opening
    }
}

/// What others may know of an installation: the key it signs with and the key to seal for it with.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PublicIdentity {
    /// The signing key, then the sealing key.
    keys: [u8; 64],
}

impl fmt::Debug for PublicIdentity {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "PublicIdentity({self})")
    }
}

impl PublicIdentity {
    /// The identity of these two keys, the signing one first; none when one of them is no key, or one that anybody can
    /// sign for.
    pub(super) fn of(keys: &[u8]) -> Option<Self> {
        let identity = Self { keys: keys.try_into().ok()? };
        identity.sealing()?;
        identity.verifying().is_some_and(|key| !key.is_weak()).then_some(identity)
    }

    pub(super) fn keys(&self) -> &[u8; 64] {
        &self.keys
    }

    fn verifying(&self) -> Option<VerifyingKey> {
        VerifyingKey::from_bytes(self.keys.first_chunk()?).ok()
    }

    pub(super) fn sealing(&self) -> Option<<Kem as hpke::Kem>::PublicKey> {
        <Kem as hpke::Kem>::PublicKey::from_bytes(self.keys.last_chunk::<32>()?).ok()
    }

    /// Whether this identity signed `bytes`.
    pub(super) fn has_signed(&self, bytes: &[u8], signature: &[u8; 64]) -> bool {
        let signature = Signature::from_bytes(signature);
        let message = [SIGNED_FOR, bytes].concat();
        self.verifying().is_some_and(|key| key.verify_strict(&message, &signature).is_ok())
    }

    /// Forty figures in groups of four, for reading out on the phone: two identities with the same ones are the same.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        self.figures().join(" ")
    }

    fn figures(&self) -> Vec<String> {
        let hash =
            Sha256::new().chain_update(b"waymark identity 1: figures\n").chain_update(self.keys).finalize();
        let group = |bytes: &[u8]| {
            let number = bytes.iter().fold(0_u32, |number, byte| number.wrapping_shl(8) | u32::from(*byte));
            format!("{:04}", number.checked_rem(10_000).unwrap_or_default())
        };
        hash.chunks_exact(3).map(group).collect()
    }
}

/// One line: what it is, both keys, the figures with dashes.
impl fmt::Display for PublicIdentity {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{BEGINS} {} {}", BASE64URL_NOPAD.encode(&self.keys), self.figures().join("-"))
    }
}

/// Why a line is no public identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAnIdentity {
    /// It has another shape.
    Shape,
    /// Its keys are no keys.
    Keys,
    /// Its figures are not those of its keys.
    Figures,
}

impl fmt::Display for NotAnIdentity {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Shape => {
                "this is no whole identity; copy the whole line that begins with `waymark-identity/1`"
            }
            Self::Keys => "the keys of this identity are none that can be used; ask for the line again",
            Self::Figures => "the figures of this identity are not those of its keys; ask for the line again",
        })
    }
}

impl std::error::Error for NotAnIdentity {}

impl FromStr for PublicIdentity {
    type Err = NotAnIdentity;

    fn from_str(line: &str) -> Result<Self, NotAnIdentity> {
        let parts: Vec<&str> = line.split_ascii_whitespace().collect();
        let &[BEGINS, keys, figures] = parts.as_slice() else { return Err(NotAnIdentity::Shape) };
        let keys = BASE64URL_NOPAD.decode(keys.as_bytes()).map_err(|_| NotAnIdentity::Shape)?;
        let identity = Self::of(&keys).ok_or(NotAnIdentity::Keys)?;
        if identity.figures().join("-") == figures { Ok(identity) } else { Err(NotAnIdentity::Figures) }
    }
}
