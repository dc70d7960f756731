//! What must be known between leaving for the provider and coming back.

use data_encoding::BASE64URL_NOPAD;
use sha2::{Digest as _, Sha256};

use crate::secret;

/// So many seconds somebody may take with the provider.
pub(super) const LONGEST: i64 = 600;

/// Somebody who left for the provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pending {
    secret: String,
    began: i64,
    next: String,
}

impl Pending {
    /// Somebody who leaves now, and was on the way to `next`.
    pub(super) fn fresh(now: i64, next: &str) -> Result<Self, getrandom::Error> {
        Ok(Self { secret: secret::fresh()?, began: now, next: next.to_owned() })
    }

    /// Where they were going.
    pub(super) fn next(&self) -> &str {
        &self.next
    }

    /// As it stands in the cookie.
    pub(super) fn written(&self) -> String {
        format!("{}.{}.{}", self.secret, self.began, BASE64URL_NOPAD.encode(self.next.as_bytes()))
    }

    /// What a cookie says; none where it is not one of ours, or too old.
    pub(super) fn read(text: &str, now: i64) -> Option<Self> {
        let mut parts = text.splitn(3, '.');
        let (secret, began, next) = (parts.next()?, parts.next()?, parts.next()?);
        let began: i64 = began.parse().ok()?;
        let age = now.checked_sub(began)?;
        let next = String::from_utf8(BASE64URL_NOPAD.decode(next.as_bytes()).ok()?).ok()?;
        let ours = secret.len() == 64 && (0..=LONGEST).contains(&age);
        ours.then(|| Self { secret: secret.to_owned(), began, next })
    }

    /// Something made of the secret that does not tell it, nor anything else that is made of it.
    fn made(&self, what: &str) -> String {
        secret::hashed(&format!("{what} {} {}", self.secret, self.began))
    }

    /// What the provider sends back with its answer.
    pub(super) fn state(&self) -> String {
        self.made("state")
    }

    /// What the provider writes into the token.
    pub(super) fn nonce(&self) -> String {
        self.made("nonce")
    }

    /// What only we can send with the code.
    pub(super) fn verifier(&self) -> String {
        self.made("verifier")
    }

    /// The hash of the verifier, which the provider is told first (RFC 7636, S256).
    pub(super) fn challenge(&self) -> String {
        BASE64URL_NOPAD.encode(&Sha256::digest(self.verifier().as_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_the_cookie_is_read_again_for_ten_minutes() {
        let pending = Pending::fresh(1_000, "/people?text=\u{e9};a").expect("random bytes");
        let written = pending.written();
        assert!(written.is_ascii() && !written.contains([';', ' ', ',', '"']), "{written}");
        assert_eq!(Pending::read(&written, 1_000), Some(pending.clone()));
        assert_eq!(Pending::read(&written, 1_600), Some(pending.clone()));
        assert_eq!(Pending::read(&written, 1_601), None);
        assert_eq!(Pending::read(&written, 999), None, "from the future");
        let shorter: String = written.chars().skip(1).collect();
        for wrong in ["", "a.b.c", "..", &shorter, &written.replace('.', ",")] {
            assert_eq!(Pending::read(wrong, 1_000), None, "{wrong}");
        }
    }

    #[test]
    fn state_nonce_and_verifier_differ_and_change_with_the_time() {
        let pending = Pending::fresh(1_000, "/").expect("random bytes");
        let later = Pending { began: 1_001, ..pending.clone() };
        let mut all: Vec<String> = [&pending, &later]
            .into_iter()
            .flat_map(|one| [one.state(), one.nonce(), one.verifier()])
            .collect();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), 6);
        assert_eq!(pending.challenge().len(), 43);
        assert!(!all.contains(&pending.secret));
    }
}
