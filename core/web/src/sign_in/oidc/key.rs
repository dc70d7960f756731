//! The provider's keys, and whether one of them signed something. Two algorithms, and nothing that a token could choose.

use data_encoding::BASE64URL_NOPAD;
use ring::signature::{
    ECDSA_P256_SHA256_FIXED, RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents, UnparsedPublicKey,
};
use serde::Deserialize;

/// How a token may be signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Algorithm {
    /// RSA with SHA-256, as PKCS #1 has it, 2,048 bits and more.
    Rs256,
    /// ECDSA on P-256 with SHA-256.
    Es256,
}

impl Algorithm {
    /// The one with this name; there are no others, whatever a provider offers.
    pub(super) fn named(name: &str) -> Option<Self> {
        match name {
            "RS256" => Some(Self::Rs256),
            "ES256" => Some(Self::Es256),
            _ => None,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Rs256 => "RS256",
            Self::Es256 => "ES256",
        }
    }
}

/// One key as it is published (RFC 7517).
#[derive(Clone, Debug, Deserialize)]
struct Published {
    kty: String,
    kid: Option<String>,
    alg: Option<String>,
    #[serde(rename = "use")]
    for_what: Option<String>,
    crv: Option<String>,
    n: Option<String>,
    e: Option<String>,
    x: Option<String>,
    y: Option<String>,
}

/// What a key can check.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Material {
    Rsa { n: Vec<u8>, e: Vec<u8> },
    P256(Vec<u8>),
}

/// A key of the provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Key {
    id: Option<String>,
    algorithm: Algorithm,
    material: Material,
}

/// The keys of the provider.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Keys(Vec<Key>);

impl Keys {
    /// Reads published keys. Those we have no use for are left out, as the standard asks.
    pub(super) fn read(text: &[u8]) -> Option<Self> {
        #[derive(Deserialize)]
        struct Set {
            keys: Vec<serde_json::Value>,
        }
        let set: Set = serde_json::from_slice(text).ok()?;
        let read = |value| serde_json::from_value::<Published>(value).ok().and_then(|one| key(&one));
        Some(Self(set.keys.into_iter().filter_map(read).collect()))
    }

    /// The key for a token: the one with its id; where it names none, the only one there is for its algorithm.
    pub(super) fn of(&self, id: Option<&str>, algorithm: Algorithm) -> Option<&Key> {
        let mut fit = self
            .0
            .iter()
            .filter(|key| key.algorithm == algorithm && id.is_none_or(|id| key.id.as_deref() == Some(id)));
        let key = fit.next()?;
        fit.next().is_none().then_some(key)
    }
}

/// A number in base64url: strict, so that there is one way of writing each.
fn number(text: Option<&String>) -> Option<Vec<u8>> {
    BASE64URL_NOPAD.decode(text?.as_bytes()).ok().filter(|bytes| !bytes.is_empty())
}

fn key(published: &Published) -> Option<Key> {
    if published.for_what.as_deref().is_some_and(|what| what != "sig") {
        return None;
    }
    let (algorithm, material) = match published.kty.as_str() {
        "RSA" => {
            let (n, e) = (number(published.n.as_ref())?, number(published.e.as_ref())?);
            let first = n.iter().position(|byte| *byte != 0)?;
            (Algorithm::Rs256, Material::Rsa { n: n.get(first..)?.to_vec(), e })
        }
        "EC" if published.crv.as_deref() == Some("P-256") => {
            let (x, y) = (number(published.x.as_ref())?, number(published.y.as_ref())?);
            let point = [&[4][..], &x, &y].concat();
            (Algorithm::Es256, Material::P256((x.len() == 32 && y.len() == 32).then_some(point)?))
        }
        _ => return None,
    };
    let other = published.alg.as_deref().is_some_and(|name| name != algorithm.name());
    (!other).then(|| Key { id: published.kid.clone(), algorithm, material })
}

impl Key {
    /// Whether this key signed `message`.
    pub(super) fn signed(&self, message: &[u8], signature: &[u8]) -> bool {
        match &self.material {
            Material::Rsa { n, e } => RsaPublicKeyComponents { n, e }
                .verify(&RSA_PKCS1_2048_8192_SHA256, message, signature)
                .is_ok(),
            Material::P256(point) => {
                UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point).verify(message, signature).is_ok()
            }
        }
    }
}
