//! Everything that can be said of a library without running any of it, for somebody who decides about it.

use std::path::Path;
use std::sync::Arc;

use domain::codes;
use domain::finding::Finding;
use domain::place::Place;

use super::verify::{digest, signed, signed_as, unreadable};
use super::{Allowed, Shelf, signature_of};
use crate::Metadata;
use crate::file::{self, Links, Unreadable};
use crate::keyring::Trusted;
use crate::signature::KeyNumber;

/// A signature that holds.
#[derive(Clone, Debug)]
pub struct SignedBy {
    /// The key's number.
    pub number: KeyNumber,
    /// What it says it is of.
    pub comment: String,
    /// Whose it is.
    pub by: Trusted,
}

/// What was found out about a library.
#[derive(Clone, Debug)]
pub struct Looked {
    /// The library, where it could be read: what everything else here is about.
    pub bytes: Option<Arc<[u8]>>,
    /// Its SHA-256 digest.
    pub sha256: Option<String>,
    /// What it says it is.
    pub metadata: Option<Metadata>,
    /// Whose signature holds.
    pub signed: Option<SignedBy>,
    /// The line that allows exactly these bytes.
    pub allowed: Option<Allowed>,
    /// The text of its signature.
    pub(super) signature: Option<Vec<u8>>,
    /// What is wrong, of what keeps it from being allowed; that nobody has allowed it yet is not among it.
    pub findings: Vec<Finding>,
}

/// A library anywhere, read once, with what it says it is. Runs nothing.
///
/// # Errors
/// N011 or N001 where it cannot be read, and what of itself is not as it must be: N001, N002, N003, N010.
pub fn library(path: &Path) -> Result<(Arc<[u8]>, Metadata), Finding> {
    let at = Place::whole(&path.display().to_string());
    let bytes = read(path, &at)?;
    let metadata = crate::read(&at.file, &bytes)?;
    Ok((bytes.into(), metadata))
}

fn read(path: &Path, at: &Place) -> Result<Vec<u8>, Finding> {
    file::read(path, crate::MOST_LIBRARY_BYTES, Links::Followed)
        .map_err(|error| unreadable(&error, at).fix("look at its path, and get it from its maker again"))
}

/// That nobody has allowed this library here.
#[must_use]
pub fn not_allowed(path: &Path) -> Finding {
    let what = format!("nobody has allowed `{}` here", path.display());
    Finding::new(codes::PLUGIN_NOT_ALLOWED, Place::whole(&path.display().to_string()), what)
}

impl Shelf {
    /// Looks at a library anywhere, and the signature beside it. Reads each once and runs nothing.
    #[must_use]
    pub fn look(&self, path: &Path) -> Looked {
        let at = Place::whole(&path.display().to_string());
        let mut looked = Looked {
            bytes: None,
            sha256: None,
            metadata: None,
            signed: None,
            allowed: None,
            signature: None,
            findings: Vec::new(),
        };
        let bytes = match read(path, &at) {
            Ok(bytes) => bytes,
            Err(finding) => {
                looked.findings.push(finding);
                return looked;
            }
        };
        let signature = file::read(Path::new(&signature_of(&at.file)), file::MOST_TEXT, Links::Followed);
        looked.signature = signature.as_ref().ok().cloned();
        looked.sha256 = Some(digest(&bytes));
        match crate::read(&at.file, &bytes) {
            Ok(metadata) => looked.metadata = Some(metadata),
            Err(finding) => looked.findings.push(finding),
        }
        if let Err(finding) = self.look_at_signature(&bytes, signature, &at, &mut looked) {
            looked.findings.push(finding);
        }
        if let Err(finding) = self.look_at_list(&at, &mut looked) {
            looked.findings.push(finding);
        }
        looked.bytes = Some(bytes.into());
        looked
    }

    fn look_at_signature(
        &self,
        bytes: &[u8],
        signature: Result<Vec<u8>, Unreadable>,
        at: &Place,
        looked: &mut Looked,
    ) -> Result<(), Finding> {
        let keyring = self.keyring()?;
        let (signature, by) = signed(bytes, signature, &keyring, at)?;
        if let Some(metadata) = &looked.metadata {
            signed_as(&signature, metadata, at)?;
        }
        looked.signed = Some(SignedBy {
            number: signature.number(),
            comment: signature.comment().to_owned(),
            by: by.clone(),
        });
        Ok(())
    }

    fn look_at_list(&self, at: &Place, looked: &mut Looked) -> Result<(), Finding> {
        let list = self.list()?;
        let Some(metadata) = &looked.metadata else { return Ok(()) };
        looked.allowed =
            list.of(&metadata.id).filter(|one| Some(&one.sha256) == looked.sha256.as_ref()).cloned();
        list.not_rolled_back(&metadata.id, metadata.serial, at)
    }
}
