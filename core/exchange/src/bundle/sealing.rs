//! The seal itself: HPKE in one suite, the payload padded, and the check that what is sealed is JSON without two answers
//! under one name.

use std::collections::BTreeSet;
use std::fmt;

use hpke::aead::ChaCha20Poly1305 as Aead;
use hpke::kdf::HkdfSha256 as Kdf;
use hpke::kem::X25519HkdfSha256 as Kem;
use hpke::{Deserializable as _, OpModeR, OpModeS, Serializable as _};
use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};

use super::PublicIdentity;
use super::identity::Identity;
use super::refusal::{NotSealed, Refusal};

/// What the seal is for: nothing sealed for something else opens.
const SEALED_FOR: &[u8] = b"waymark-dossier/1 seal";

/// Payloads are filled up to a multiple of this, so that a length tells little.
const STEP: usize = 4096;

/// The letters that say how long the payload is.
const LENGTH: usize = 8;

/// Length of the key that travels with what is sealed.
const KEY: usize = 32;

/// Seals `payload` for `receiver`, bound to `head`.
///
/// # Errors
/// That the receiver's key is none that can be sealed for.
pub(super) fn seal(payload: &[u8], receiver: &PublicIdentity, head: &[u8]) -> Result<Vec<u8>, NotSealed> {
    let length = u64::try_from(payload.len()).map_err(|_| NotSealed::TooLarge)?;
    let mut padded = Vec::with_capacity(payload.len().saturating_add(LENGTH).next_multiple_of(STEP));
    padded.extend(length.to_le_bytes());
    padded.extend(payload);
    padded.resize(padded.len().next_multiple_of(STEP), 0);
    let key = receiver.sealing().ok_or(NotSealed::Receiver)?;
    let (travels, sealed) =
        hpke::single_shot_seal::<Aead, Kdf, Kem>(&OpModeS::Base, &key, SEALED_FOR, &padded, head)
            .map_err(|_| NotSealed::Receiver)?;
    Ok([travels.to_bytes().as_slice(), &sealed].concat())
}

/// What was sealed for `me`, bound to `head`.
///
/// # Errors
/// That it does not open.
pub(super) fn open(sealed: &[u8], me: &Identity, head: &[u8]) -> Result<Vec<u8>, Refusal> {
    let (travels, sealed) = sealed.split_at_checked(KEY).ok_or(Refusal::Content)?;
    let travels = <Kem as hpke::Kem>::EncappedKey::from_bytes(travels).map_err(|_| Refusal::Content)?;
    let mut padded = hpke::single_shot_open::<Aead, Kdf, Kem>(
        &OpModeR::Base,
        me.opening(),
        &travels,
        SEALED_FOR,
        sealed,
        head,
    )
    .map_err(|_| Refusal::Content)?;
    let length = padded.first_chunk::<LENGTH>().copied().map(u64::from_le_bytes).ok_or(Refusal::Content)?;
    let end = usize::try_from(length).ok().and_then(|length| length.checked_add(LENGTH));
    let end = end.filter(|end| *end <= padded.len()).ok_or(Refusal::Content)?;
    padded.truncate(end);
    padded.drain(..LENGTH);
    Ok(padded)
}

/// Checks that `payload` is JSON in which no object has a name twice.
///
/// # Errors
/// True when it is JSON and a name stands twice, false when it is none.
pub(super) fn check_json(payload: &[u8]) -> Result<(), bool> {
    match serde_json::from_slice::<Once>(payload) {
        Ok(Once) => Ok(()),
        Err(error) => Err(error.to_string().starts_with(TWICE)),
    }
}

/// What the reader says of a name that stands twice.
const TWICE: &str = "a name stands twice";

/// Any value in which no object has a name twice; nothing of it is kept.
struct Once;

impl<'de> Deserialize<'de> for Once {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Any;
        impl<'de> Visitor<'de> for Any {
            type Value = Once;
            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a value")
            }
            fn visit_bool<E>(self, _: bool) -> Result<Once, E> {
                Ok(Once)
            }
            fn visit_i64<E>(self, _: i64) -> Result<Once, E> {
                Ok(Once)
            }
            fn visit_u64<E>(self, _: u64) -> Result<Once, E> {
                Ok(Once)
            }
            fn visit_f64<E>(self, _: f64) -> Result<Once, E> {
                Ok(Once)
            }
            fn visit_str<E>(self, _: &str) -> Result<Once, E> {
                Ok(Once)
            }
            fn visit_unit<E>(self) -> Result<Once, E> {
                Ok(Once)
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Once, A::Error> {
                while list.next_element::<Once>()?.is_some() {}
                Ok(Once)
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Once, A::Error> {
                let mut names: BTreeSet<String> = BTreeSet::new();
                while let Some((name, Once)) = map.next_entry::<String, Once>()? {
                    if !names.insert(name) {
                        return Err(A::Error::custom(TWICE));
                    }
                }
                Ok(Once)
            }
        }
        from.deserialize_any(Any)
    }
}
