//! The shelf: which plugins this installation's administrator allows, and their libraries, in `plugins/` of its folder.
//!
//! - `keyring.json`: whose keys may sign what ([`crate::keyring`]);
//! - `allowed.json`: what is allowed, by whom and why, and what was decided before ([`List`]);
//! - `policy.json`: what walls plugins must run behind ([`Policy`]);
//! - `ID-VERSION.so` and `ID-VERSION.so.minisig`: the libraries and their signatures, as they were allowed.
//!
//! INVARIANT: a library is read into memory once; its digest, its signature, what it says it is and what it needs are
//! looked at on those bytes, and those bytes are what is loaded. Whatever stands in the folder a moment later is nobody's
//! concern. Nothing here runs any of it.
//!
//! Whoever may write to the folder decides: the acts here are the administrator's, and the folder's rights keep others out.

mod allowed;
mod change;
mod look;
mod policy;
mod ready;
mod verify;

pub use allowed::{Act, Allowed, List};
pub use change::{Decision, NotDone};
pub use look::{Looked, SignedBy, library, not_allowed};
pub use policy::{Policy, Walls};
pub use verify::{Verified, subject_of};

use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use domain::finding::Finding;
use domain::place::Place;

use crate::keyring::Keyring;

/// The folder of plugins in an installation's.
const FOLDER: &str = "plugins";

/// The plugins of one installation.
#[derive(Clone, Debug)]
pub struct Shelf {
    folder: PathBuf,
}

impl Shelf {
    /// The shelf of the installation in `installation`. Nothing has to be there yet: then nothing is allowed.
    #[must_use]
    pub fn open(installation: &Path) -> Self {
        Self { folder: installation.join(FOLDER) }
    }

    /// Where it is.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Whose keys may sign what.
    ///
    /// # Errors
    /// N019, where any of it cannot be read.
    pub fn keyring(&self) -> Result<Keyring, Finding> {
        Keyring::open(&self.path(KEYRING), &place(KEYRING))
    }

    /// What is allowed, and what was decided before.
    ///
    /// # Errors
    /// N019, where any of it cannot be read.
    pub fn list(&self) -> Result<List, Finding> {
        List::open(&self.path(LIST), &place(LIST))
    }

    /// What walls plugins must run behind.
    ///
    /// # Errors
    /// N019, where it cannot be read.
    pub fn policy(&self) -> Result<Policy, Finding> {
        Policy::open(&self.path(POLICY), &place(POLICY))
    }

    /// What of the shelf somebody else than its owner may write to: whoever may can let code in. None where all is well, or
    /// nothing is there.
    #[must_use]
    pub fn open_to_others(&self) -> Option<PathBuf> {
        let lists = [KEYRING, LIST, POLICY].map(|name| self.path(name));
        let all = std::iter::once(self.folder.clone()).chain(lists);
        let open = |path: &PathBuf| {
            std::fs::metadata(path).is_ok_and(|found| found.permissions().mode() & 0o022 != 0)
        };
        all.into_iter().find(open)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }
}

const KEYRING: &str = "keyring.json";
const LIST: &str = "allowed.json";
const POLICY: &str = "policy.json";

/// A file on the shelf, as findings name it.
fn place(name: &str) -> Place {
    Place::whole(&format!("{FOLDER}/{name}"))
}

/// The file of a library's signature.
fn signature_of(library: &str) -> String {
    format!("{library}.minisig")
}

#[cfg(test)]
mod tests;
