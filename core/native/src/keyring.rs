//! The installation's one keyring: whose keys may sign what, `plugins/keyring.json`.
//!
//! INVARIANT: a keyring that cannot be read whole is not used at all. A key that is passed over could be the one that
//! matters, and a keyring without keys would look like one that nobody has begun.

use std::fmt;
use std::path::Path;

use domain::codes;
use domain::finding::Finding;
use domain::place::Place;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::file::{self, Links, Unreadable};
use crate::signature::{KeyNumber, PublicKey};

/// What a key may sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Native plugins: code.
    Native,
    /// Content: programmes and scripts. Never code.
    Content,
}

impl fmt::Display for Role {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(match self {
            Self::Native => "native",
            Self::Content => "content",
        })
    }
}

/// A key and what it is trusted with here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Trusted {
    /// What it may sign.
    pub role: Role,
    /// The key.
    #[serde(serialize_with = "as_text")]
    pub key: PublicKey,
    /// Whose it is, in words.
    pub owner: String,
    /// Since when.
    pub since: Date,
    /// Who added it.
    pub by: String,
}

fn as_text<S: serde::Serializer>(key: &PublicKey, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(key)
}

/// A line of the file, before its key is read.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    role: Role,
    key: String,
    owner: String,
    since: Date,
    by: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lines {
    keys: Vec<Line>,
}

/// The keys that are trusted here.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Keyring {
    keys: Vec<Trusted>,
}

/// What the keyring says of the key that a signature names.
#[derive(Debug, PartialEq, Eq)]
pub enum Standing<'a> {
    /// It may sign plugins: these keys, of which one must fit.
    MaySign(Vec<&'a Trusted>),
    /// It is here for content only.
    ContentOnly(&'a Trusted),
    /// It is not here.
    Unknown,
}

impl Keyring {
    /// Reads the keyring; one that is not there has no keys.
    ///
    /// # Errors
    /// N019, where any part of it cannot be read.
    pub fn open(path: &Path, place: &Place) -> Result<Self, Finding> {
        match file::read(path, file::MOST_TEXT, Links::Refused) {
            Ok(bytes) => Self::read(&bytes, place),
            Err(Unreadable::Missing) => Ok(Self::default()),
            Err(error) => Err(unusable(place, &error.to_string())),
        }
    }

    /// Reads the keyring's text, `place` being its file.
    ///
    /// # Errors
    /// N019, where any part of it cannot be read.
    pub fn read(bytes: &[u8], place: &Place) -> Result<Self, Finding> {
        let lines: Lines =
            serde_json::from_slice(bytes).map_err(|error| unusable(place, &error.to_string()))?;
        let mut keyring = Self::default();
        for (number, line) in (1_u32..).zip(lines.keys) {
            let key = PublicKey::read(&line.key)
                .map_err(|why| unusable(place, &format!("key {number}, of {}: {why}", line.owner)))?;
            let Line { role, owner, since, by, .. } = line;
            keyring
                .add(Trusted { role, key, owner, since, by })
                .map_err(|why| unusable(place, &format!("key {number}: {why}")))?;
        }
        Ok(keyring)
    }

    /// Adds a key.
    ///
    /// # Errors
    /// In words, where it is here already, or nobody is named as its owner. One key has one role: whoever keeps the key
    /// for content must not be able to sign code with it.
    pub fn add(&mut self, trusted: Trusted) -> Result<(), String> {
        if trusted.owner.trim().is_empty() {
            return Err("it does not say whose key it is".to_owned());
        }
        if let Some(there) = self.keys.iter().find(|there| there.key == trusted.key) {
            return Err(format!(
                "this key is on the keyring already, as {}'s, with the role `{}`",
                there.owner, there.role
            ));
        }
        self.keys.push(trusted);
        Ok(())
    }

    /// Takes a key off, and gives it where it was there.
    pub fn remove(&mut self, key: &PublicKey) -> Option<Trusted> {
        let at = self.keys.iter().position(|there| there.key == *key)?;
        Some(self.keys.remove(at))
    }

    /// The keys, in the order they were added.
    #[must_use]
    pub fn keys(&self) -> &[Trusted] {
        &self.keys
    }

    /// What a key with this number may do.
    #[must_use]
    pub fn standing(&self, number: KeyNumber) -> Standing<'_> {
        let (native, content): (Vec<_>, Vec<_>) = self
            .keys
            .iter()
            .filter(|there| there.key.number() == number)
            .partition(|there| there.role == Role::Native);
        match (native.is_empty(), content.first()) {
            (false, _) => Standing::MaySign(native),
            (true, Some(content)) => Standing::ContentOnly(content),
            (true, None) => Standing::Unknown,
        }
    }

    /// The text of the file.
    ///
    /// # Errors
    /// None that can be met: all of it is text.
    pub fn text(&self) -> serde_json::Result<String> {
        Ok(serde_json::to_string_pretty(self)? + "\n")
    }
}

fn unusable(place: &Place, why: &str) -> Finding {
    let what = format!("the keyring `{}` cannot be used: {why}", place.file);
    Finding::new(codes::PLUGIN_KEYRING, place.clone(), what)
}

#[cfg(test)]
mod tests;
