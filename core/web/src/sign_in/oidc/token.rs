//! Whether an ID token is one: signed by the provider, made for us, now, and for this very sign-in (OpenID Connect Core
//! 3.1.3.7). Everything must hold; nothing in a token chooses how it is checked.

use std::collections::BTreeMap;

use data_encoding::BASE64URL_NOPAD;
use serde::Deserialize;
use serde_json::Value;

use super::NotSignedIn;
use super::key::{Algorithm, Keys};
use crate::secret;

/// A longer token is none that we read.
const LONGEST: usize = 32 * 1024;

/// So many seconds two clocks may differ.
const SKEW: i64 = 60;

/// So many seconds ago a token may have been made: it is fetched the moment somebody comes back.
const OLDEST: i64 = 600;

/// What a token must say.
#[derive(Clone, Debug)]
pub(super) struct Expected<'a> {
    /// Who made it.
    pub(super) issuer: &'a str,
    /// Whom for.
    pub(super) client: &'a str,
    /// For which sign-in.
    pub(super) nonce: &'a str,
    /// The claim that says who somebody is.
    pub(super) claim: &'a str,
    /// Now, in seconds.
    pub(super) now: i64,
}

#[derive(Deserialize)]
struct Header {
    alg: String,
    kid: Option<String>,
    typ: Option<String>,
    #[serde(flatten)]
    other: BTreeMap<String, Value>,
}

/// For whom a token is: one, or several.
#[derive(Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Several(Vec<String>),
}

#[derive(Deserialize)]
struct Claims {
    iss: String,
    sub: String,
    aud: Audience,
    azp: Option<String>,
    exp: i64,
    iat: i64,
    nbf: Option<i64>,
    nonce: Option<String>,
    #[serde(flatten)]
    other: BTreeMap<String, Value>,
}

/// What must be fetched again before a token can be checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Unchecked {
    /// No key that is known signed it: the provider may have a new one.
    NoSuchKey,
    /// It is no token for this sign-in.
    Bad(NotSignedIn),
}

fn bad(why: impl Into<String>) -> Unchecked {
    Unchecked::Bad(NotSignedIn::because(why))
}

/// Parts of a token, as they are sent.
struct Parts<'a> {
    signed: &'a str,
    header: Vec<u8>,
    claims: Vec<u8>,
    signature: Vec<u8>,
}

fn parts(token: &str) -> Option<Parts<'_>> {
    if token.len() > LONGEST {
        return None;
    }
    let (signed, signature) = token.rsplit_once('.')?;
    let (header, claims) = signed.split_once('.')?;
    let read = |text: &str| BASE64URL_NOPAD.decode(text.as_bytes()).ok();
    Some(Parts { signed, header: read(header)?, claims: read(claims)?, signature: read(signature)? })
}

/// Who a token says somebody is.
///
/// # Errors
/// Where anything about it does not hold.
pub(super) fn check(token: &str, keys: &Keys, expected: &Expected<'_>) -> Result<String, Unchecked> {
    let parts = parts(token).ok_or_else(|| bad("the token has not three parts"))?;
    let header: Header =
        serde_json::from_slice(&parts.header).map_err(|error| bad(format!("the token's header: {error}")))?;
    let algorithm = Algorithm::named(&header.alg)
        .ok_or_else(|| bad(format!("the token is signed by `{}`, which is not allowed", header.alg)))?;
    if header.typ.as_deref().is_some_and(|kind| !kind.eq_ignore_ascii_case("JWT")) {
        return Err(bad("what was sent is another sort of token"));
    }
    // A token that brings its own key, or says where one is, or has conditions we do not know, is none.
    let own = ["jwk", "jku", "x5c", "x5u", "crit", "b64", "zip"];
    if let Some(field) = own.iter().find(|field| header.other.contains_key(**field)) {
        return Err(bad(format!("the token's header has `{field}`")));
    }
    let key = keys.of(header.kid.as_deref(), algorithm).ok_or(Unchecked::NoSuchKey)?;
    if !key.signed(parts.signed.as_bytes(), &parts.signature) {
        return Err(bad("the token's signature does not hold"));
    }
    let claims: Claims =
        serde_json::from_slice(&parts.claims).map_err(|error| bad(format!("the token's claims: {error}")))?;
    holds(&claims, expected)?;
    who(&claims, expected.claim)
}

/// Whether it is for us, now, and for this sign-in.
fn holds(claims: &Claims, expected: &Expected<'_>) -> Result<(), Unchecked> {
    if claims.iss != expected.issuer {
        return Err(bad("another provider made the token"));
    }
    let (for_us, several) = match &claims.aud {
        Audience::One(one) => (one == expected.client, false),
        Audience::Several(all) => (all.iter().any(|one| one == expected.client), all.len() > 1),
    };
    if !for_us {
        return Err(bad("the token is for somebody else"));
    }
    let azp = claims.azp.as_deref();
    if azp.is_some_and(|azp| azp != expected.client) || (several && azp.is_none()) {
        return Err(bad("the token was given to somebody else"));
    }
    let now = expected.now;
    if claims.exp <= now.saturating_sub(SKEW) {
        return Err(bad("the token is over"));
    }
    if claims.iat > now.saturating_add(SKEW) || claims.nbf.is_some_and(|nbf| nbf > now.saturating_add(SKEW)) {
        return Err(bad("the token is from the future"));
    }
    if claims.iat < now.saturating_sub(OLDEST) {
        return Err(bad("the token is too old"));
    }
    if !claims.nonce.as_deref().is_some_and(|nonce| secret::same(nonce, expected.nonce)) {
        return Err(bad("the token is for another sign-in"));
    }
    Ok(())
}

/// Who somebody is.
fn who(claims: &Claims, claim: &str) -> Result<String, Unchecked> {
    if claims.sub.is_empty() {
        return Err(bad("the token is about nobody"));
    }
    let said = if claim == "sub" {
        Some(claims.sub.as_str())
    } else {
        claims.other.get(claim).and_then(Value::as_str)
    };
    // An address of mail that was never checked could be anybody's.
    if claim == "email" && claims.other.get("email_verified") != Some(&Value::Bool(true)) {
        return Err(bad("the provider has not checked the address of mail"));
    }
    let said = said.filter(|id| !id.is_empty() && id.len() <= 200 && !id.contains(char::is_control));
    said.map(str::to_owned).ok_or_else(|| bad(format!("the token has no `{claim}`")))
}
