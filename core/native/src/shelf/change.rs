//! The administrator's acts: to trust a key or no longer, to allow a plugin or no longer, to say what walls are demanded.
//!
//! One at a time, and each written whole: a lock on the folder keeps two from undoing each other.

use std::fmt;
use std::fs::{File, OpenOptions};
use std::io;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;
use std::time::Duration;

use domain::codes;
use domain::finding::Finding;
use domain::place::Place;
use jiff::civil::Date;
use rustix::fs::OFlags;

use super::{Act, Allowed, KEYRING, LIST, List, POLICY, Policy, Shelf, Walls, place, signature_of};
use crate::file;
use crate::keyring::{Role, Trusted};
use crate::signature::PublicKey;

/// Another act is waited for so often, and so long each time: five seconds together.
const LOCK_TRIES: u32 = 100;
const LOCK_PAUSE: Duration = Duration::from_millis(50);

/// Who decided, when and why.
#[derive(Clone, Debug)]
pub struct Decision {
    /// Who.
    pub by: String,
    /// When.
    pub on: Date,
    /// Why.
    pub because: String,
}

/// Why an act was not done. Nothing is changed then.
#[derive(Debug)]
pub enum NotDone {
    /// Something keeps it from being done.
    Refused(Box<Finding>),
    /// It could not be written.
    NotWritten(io::Error),
}

impl fmt::Display for NotDone {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(finding) => out.write_str(&finding.what),
            Self::NotWritten(error) => write!(out, "the folder of plugins could not be written to: {error}"),
        }
    }
}

impl std::error::Error for NotDone {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Refused(_) => None,
            Self::NotWritten(error) => Some(error),
        }
    }
}

impl From<Finding> for NotDone {
    fn from(finding: Finding) -> Self {
        Self::Refused(Box::new(finding))
    }
}

impl From<io::Error> for NotDone {
    fn from(error: io::Error) -> Self {
        Self::NotWritten(error)
    }
}

impl From<serde_json::Error> for NotDone {
    fn from(error: serde_json::Error) -> Self {
        Self::NotWritten(error.into())
    }
}

impl Shelf {
    /// Allows exactly the bytes of a library, in the place of another version of the plugin.
    ///
    /// # Errors
    /// The first finding of [`Shelf::look`], and what keeps it from being written.
    pub fn allow(&self, path: &Path, decision: Decision) -> Result<Allowed, NotDone> {
        let _lock = self.lock()?;
        let looked = self.look(path);
        if let Some(finding) = looked.findings.into_iter().next() {
            return Err(finding.into());
        }
        let (Some(bytes), Some(signature), Some(metadata), Some(sha256)) =
            (looked.bytes, looked.signature, looked.metadata, looked.sha256)
        else {
            let what = format!("`{}` could not be looked at", path.display());
            return Err(
                Finding::new(codes::PLUGIN_LOAD, Place::whole(&path.display().to_string()), what).into()
            );
        };
        let mut list = self.list()?;
        let Decision { by, on, because } = decision.clone();
        let allowed = Allowed {
            file: Allowed::file_of(&metadata.id, &metadata.version),
            id: metadata.id,
            version: metadata.version,
            serial: metadata.serial,
            sha256,
            by,
            on,
            because,
        };
        let before = list.of(&allowed.id).cloned();
        // The list last: until then another library under this name is refused by its digest.
        file::write(&self.path(&allowed.file), &bytes)?;
        file::write(&self.path(&signature_of(&allowed.file)), &signature)?;
        list.allow(allowed.clone());
        let what = format!(
            "allowed {} {} serial {}, {}",
            allowed.id, allowed.version, allowed.serial, allowed.sha256
        );
        self.keep(list, what, decision)?;
        if let Some(before) = before.filter(|before| before.file != allowed.file) {
            self.clear(&before.file)?;
        }
        Ok(allowed)
    }

    /// Takes a plugin off the list and its library off the shelf. The highest serial number stays.
    ///
    /// # Errors
    /// N008 where it is not allowed, N019 where the list cannot be read, and what keeps it from being written.
    pub fn forbid(&self, id: &str, decision: Decision) -> Result<Allowed, NotDone> {
        let _lock = self.lock()?;
        let mut list = self.list()?;
        let Some(allowed) = list.of(id).cloned() else {
            let what = format!("the plugin `{id}` is not allowed here, so there is nothing to forbid");
            let finding = Finding::new(codes::PLUGIN_NOT_ALLOWED, place(LIST), what)
                .fix("see what is allowed: `waymark plugin list`")
                .nearest(id, list.allowed.iter().map(|one| one.id.as_str()));
            return Err(finding.into());
        };
        list.allowed.retain(|one| one.id != id);
        let what = format!("forbade {} {} serial {}", allowed.id, allowed.version, allowed.serial);
        self.keep(list, what, decision)?;
        self.clear(&allowed.file)?;
        Ok(allowed)
    }

    /// Puts a key on the keyring.
    ///
    /// # Errors
    /// N019 where the keyring cannot be read, N005 where the key is on it already, and what keeps it from being written.
    pub fn trust(
        &self,
        key: PublicKey,
        role: Role,
        owner: String,
        decision: Decision,
    ) -> Result<Trusted, NotDone> {
        let _lock = self.lock()?;
        let (mut keyring, list) = (self.keyring()?, self.list()?);
        let trusted = Trusted { role, key, owner, since: decision.on, by: decision.by.clone() };
        let known = keyring.keys().iter().any(|one| one.key == trusted.key && one.role == role);
        let fix = match known {
            true => "nothing is to be done: it may sign this already",
            false => "one key has one role: take it off first, `waymark plugin distrust KEY`",
        };
        let refused = |why| Finding::new(codes::PLUGIN_KEY, place(KEYRING), why).fix(fix);
        keyring.add(trusted.clone()).map_err(refused)?;
        file::write(&self.path(KEYRING), keyring.text()?.as_bytes())?;
        let what = format!("trusted the key {} of {} for {role}", trusted.key, trusted.owner);
        self.keep(list, what, decision)?;
        Ok(trusted)
    }

    /// Takes a key off the keyring. What it signed is refused from then on, allowed or not.
    ///
    /// # Errors
    /// N019 where the keyring cannot be read, N005 where the key is not on it, and what keeps it from being written.
    pub fn distrust(&self, key: &PublicKey, decision: Decision) -> Result<Trusted, NotDone> {
        let _lock = self.lock()?;
        let (mut keyring, list) = (self.keyring()?, self.list()?);
        let Some(trusted) = keyring.remove(key) else {
            let what = format!("the key {key} is not on the keyring");
            return Err(Finding::new(codes::PLUGIN_KEY, place(KEYRING), what)
                .fix("see whose keys are: `waymark plugin list`")
                .into());
        };
        file::write(&self.path(KEYRING), keyring.text()?.as_bytes())?;
        let what = format!("no longer trusts the key {key} of {} for {}", trusted.owner, trusted.role);
        self.keep(list, what, decision)?;
        Ok(trusted)
    }

    /// Says what walls are demanded from now on.
    ///
    /// # Errors
    /// N019 where the list cannot be read, and what keeps it from being written.
    pub fn demand(&self, walls: Walls, decision: Decision) -> Result<Policy, NotDone> {
        let _lock = self.lock()?;
        let list = self.list()?;
        let Decision { by, on, because } = decision.clone();
        let policy = Policy { walls, by: Some(by), on: Some(on), because: Some(because) };
        file::write(&self.path(POLICY), (serde_json::to_string_pretty(&policy)? + "\n").as_bytes())?;
        self.keep(list, format!("demanded walls: {walls}"), decision)?;
        Ok(policy)
    }

    /// Writes the list with one act more.
    fn keep(&self, mut list: List, what: String, decision: Decision) -> Result<(), NotDone> {
        let Decision { by, on, because } = decision;
        list.acts.push(Act { on, by, what, because });
        file::write(&self.path(LIST), (serde_json::to_string_pretty(&list)? + "\n").as_bytes())?;
        Ok(())
    }

    /// Removes a library that nothing allows any more.
    fn clear(&self, library: &str) -> io::Result<()> {
        for name in [library.to_owned(), signature_of(library)] {
            match std::fs::remove_file(self.path(&name)) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        Ok(())
    }

    /// Held for one act; another administrator's waits.
    fn lock(&self) -> io::Result<File> {
        std::fs::create_dir_all(&self.folder)?;
        // Whoever may write here could have put a link, or a pipe that nobody reads, in its place.
        let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY;
        let flags = i32::try_from(flags.bits()).map_err(io::Error::other)?;
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(false).custom_flags(flags);
        let lock = options.open(self.path(".lock"))?;
        if !lock.metadata()?.is_file() {
            return Err(io::Error::other(
                "`.lock` in the folder of plugins is no ordinary file: take it away",
            ));
        }
        for _ in 0..LOCK_TRIES {
            if lock.try_lock().is_ok() {
                return Ok(lock);
            }
            std::thread::sleep(LOCK_PAUSE);
        }
        let what = "somebody else has held the folder of plugins for a while: see who does, then try again";
        Err(io::Error::new(io::ErrorKind::TimedOut, what))
    }
}
