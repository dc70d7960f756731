//! The list of what is allowed, `allowed.json`: one line a plugin, the highest serial numbers, and what was decided.
//!
//! INVARIANT: a serial number that was allowed once is kept when the plugin is forbidden: nothing older is allowed again.

use std::collections::BTreeMap;
use std::path::Path;

use domain::codes;
use domain::finding::Finding;
use domain::place::Place;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::file::{self, Links, Unreadable};

/// A plugin that is allowed: exactly these bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Allowed {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// Its serial number.
    pub serial: u64,
    /// The SHA-256 digest of the library, in small letters and figures.
    pub sha256: String,
    /// The library's name in the folder.
    pub file: String,
    /// Who allowed it.
    pub by: String,
    /// When.
    pub on: Date,
    /// Why.
    pub because: String,
}

impl Allowed {
    /// The name that the library of this plugin has in the folder.
    #[must_use]
    pub fn file_of(id: &str, version: &str) -> String {
        format!("{id}-{version}.so")
    }
}

/// Something that was decided about plugins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Act {
    /// When.
    pub on: Date,
    /// Who decided.
    pub by: String,
    /// What, in words.
    pub what: String,
    /// Why.
    pub because: String,
}

/// What is allowed, and how it came to be.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct List {
    /// What is allowed, by id; of each plugin one version.
    pub allowed: Vec<Allowed>,
    /// The highest serial number that was ever allowed, by id.
    pub highest: BTreeMap<String, u64>,
    /// What was decided, oldest first.
    pub acts: Vec<Act>,
}

impl List {
    /// Reads the list; one that is not there allows nothing.
    ///
    /// # Errors
    /// N019, where any part of it cannot be read.
    pub(super) fn open(path: &Path, place: &Place) -> Result<Self, Finding> {
        match file::read(path, file::MOST_TEXT, Links::Refused) {
            Ok(bytes) => Self::read(&bytes, place),
            Err(Unreadable::Missing) => Ok(Self::default()),
            Err(error) => Err(unusable(place, &error.to_string())),
        }
    }

    fn read(bytes: &[u8], place: &Place) -> Result<Self, Finding> {
        let list: Self =
            serde_json::from_slice(bytes).map_err(|error| unusable(place, &error.to_string()))?;
        for (at, one) in list.allowed.iter().enumerate() {
            let Allowed { id, version, .. } = one;
            // The name is worked out, never believed: it could lead out of the folder.
            if one.file != Allowed::file_of(id, version) || one.file.contains(['/', '\\', '\0']) {
                return Err(unusable(place, &format!("`{id}` {version} is not kept as `{}`", one.file)));
            }
            if list.allowed.iter().take(at).any(|other| other.id == *id) {
                return Err(unusable(place, &format!("`{id}` stands there twice")));
            }
            if list.highest.get(id).is_none_or(|highest| *highest < one.serial) {
                return Err(unusable(
                    place,
                    &format!("the highest serial number of `{id}` is missing or too low"),
                ));
            }
        }
        Ok(list)
    }

    /// The line of a plugin that is allowed.
    #[must_use]
    pub fn of(&self, id: &str) -> Option<&Allowed> {
        self.allowed.iter().find(|one| one.id == id)
    }

    /// Refuses a serial number below the highest that was ever allowed.
    ///
    /// # Errors
    /// N009, `place` being the library's.
    pub(super) fn not_rolled_back(&self, id: &str, serial: u64, place: &Place) -> Result<(), Finding> {
        match self.highest.get(id) {
            Some(highest) if serial < *highest => {
                let what = format!(
                    "`{id}` with serial {serial} is older than serial {highest}, which was allowed before"
                );
                Err(Finding::new(codes::PLUGIN_ROLLED_BACK, place.clone(), what))
            }
            _ => Ok(()),
        }
    }

    /// Puts a plugin on the list, in the place of another version of it.
    pub(super) fn allow(&mut self, allowed: Allowed) {
        self.allowed.retain(|other| other.id != allowed.id);
        let highest = self.highest.entry(allowed.id.clone()).or_default();
        *highest = (*highest).max(allowed.serial);
        self.allowed.push(allowed);
        self.allowed.sort_by(|one, other| one.id.cmp(&other.id));
    }
}

fn unusable(place: &Place, why: &str) -> Finding {
    let what = format!("the list of plugins `{}` cannot be used: {why}", place.file);
    Finding::new(codes::PLUGIN_KEYRING, place.clone(), what)
}
