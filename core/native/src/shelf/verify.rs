//! A plugin that may be loaded: everything about it looked at on the very bytes that are loaded.

use std::sync::Arc;

use data_encoding::HEXLOWER;
use domain::codes;
use domain::finding::Finding;
use domain::place::Place;
use sha2::{Digest as _, Sha256};

use super::{Allowed, Shelf, place, signature_of};
use crate::Metadata;
use crate::file::{self, Links, Unreadable};
use crate::keyring::{Keyring, Standing, Trusted};
use crate::signature::{Signature, Subject};

/// A plugin that is allowed, signed and whole.
#[derive(Clone, Debug)]
pub struct Verified {
    /// The library: what was looked at, and what is to be loaded.
    pub bytes: Arc<[u8]>,
    /// What it says it is.
    pub metadata: Metadata,
    /// The line that allows it.
    pub allowed: Allowed,
}

impl Shelf {
    /// The plugin that is allowed under this id.
    ///
    /// # Errors
    /// What keeps it from being loaded: N019 where lists cannot be read, N008 where it is not allowed or another build
    /// is, N011 where its library is gone, N001 where it is none, N004 to N007 for its signature, N009 where it was
    /// rolled back, N002, N003 and N010 for what it says of itself and needs.
    pub fn verified(&self, id: &str) -> Result<Verified, Finding> {
        let list = self.list()?;
        let allowed = list.of(id).ok_or_else(|| not_listed(id, &list.allowed))?.clone();
        let at = place(&allowed.file);
        list.not_rolled_back(id, allowed.serial, &at)?;
        let bytes = file::read(&self.path(&allowed.file), crate::MOST_LIBRARY_BYTES, Links::Refused)
            .map_err(|error| unreadable(&error, &at))?;
        let signature = file::read(&self.path(&signature_of(&allowed.file)), file::MOST_TEXT, Links::Refused);
        let keyring = self.keyring()?;
        let same = digest(&bytes) == allowed.sha256;
        // Another library is told apart by its signature: changed on its way, or another build of its maker's.
        let signed = signed(&bytes, signature, &keyring, &at);
        let (signature, _) = signed?;
        if !same {
            let what = format!("`{}` is not the build of `{id}` that was allowed", at.file);
            return Err(Finding::new(codes::PLUGIN_NOT_ALLOWED, at, what));
        }
        let metadata = crate::read(&at.file, &bytes)?;
        signed_as(&signature, &metadata, &at)?;
        if (metadata.id.as_str(), metadata.version.as_str(), metadata.serial)
            != (id, allowed.version.as_str(), allowed.serial)
        {
            let what =
                format!("`plugins/allowed.json` says of `{}` what the library itself does not", at.file);
            return Err(Finding::new(codes::PLUGIN_KEYRING, place(super::LIST), what));
        }
        Ok(Verified { bytes: bytes.into(), metadata, allowed })
    }
}

/// The SHA-256 digest, as the list writes it.
pub(super) fn digest(bytes: &[u8]) -> String {
    HEXLOWER.encode(&Sha256::digest(bytes))
}

fn not_listed(id: &str, allowed: &[Allowed]) -> Finding {
    let what = format!("the plugin `{id}` is not allowed here");
    Finding::new(codes::PLUGIN_NOT_ALLOWED, place(super::LIST), what)
        .nearest(id, allowed.iter().map(|one| one.id.as_str()))
}

/// Why a library could not be read.
pub(super) fn unreadable(error: &Unreadable, at: &Place) -> Finding {
    let code = match error {
        Unreadable::Missing | Unreadable::System(_) => codes::PLUGIN_LOAD,
        Unreadable::NoFile | Unreadable::TooLarge(_) => codes::PLUGIN_NOT_A_LIBRARY,
    };
    Finding::new(code, at.clone(), format!("the library `{}` {error}", at.file)).fix(
        "allow it again, `waymark plugin allow FILE`, or take it off the list, `waymark plugin forbid ID`",
    )
}

/// The signature beside a library and whose it is, having found that it holds over exactly `bytes`.
///
/// # Errors
/// N004 where there is none or a legacy one, N005 where its key may not sign plugins, N006 where it does not hold.
pub(super) fn signed<'k>(
    bytes: &[u8],
    signature: Result<Vec<u8>, Unreadable>,
    keyring: &'k Keyring,
    at: &Place,
) -> Result<(Signature, &'k Trusted), Finding> {
    let beside = Place::whole(&signature_of(&at.file));
    let text = signature.map_err(|error| match error {
        Unreadable::Missing => {
            let what = format!("`{}` is not signed: there is no `{}`", at.file, beside.file);
            Finding::new(codes::PLUGIN_NOT_SIGNED, at.clone(), what)
        }
        error => {
            let what = format!("the signature `{}` {error}", beside.file);
            Finding::new(codes::PLUGIN_NOT_SIGNED, beside.clone(), what)
        }
    })?;
    let signature = Signature::read(&text, &beside)?;
    let number = signature.number();
    let may_not = |what: String| Err(Finding::new(codes::PLUGIN_KEY, beside.clone(), what));
    let natives = match keyring.standing(number) {
        Standing::MaySign(natives) => natives,
        Standing::ContentOnly(key) => {
            return may_not(format!(
                "`{}` is signed with {}'s key {number}, which is trusted here for content, not for native code",
                at.file, key.owner
            ));
        }
        Standing::Unknown => {
            return may_not(format!(
                "`{}` is signed with the key {number}, which is not on this installation's keyring",
                at.file
            ));
        }
    };
    let by = natives.into_iter().find(|trusted| signature.holds(bytes, &trusted.key)).ok_or_else(|| {
        let what =
            format!("the signature does not fit `{}`: the library or the signature was changed", at.file);
        Finding::new(codes::PLUGIN_CHANGED, at.clone(), what)
    })?;
    Ok((signature, by))
}

/// Compares what the signature says it is of with what the library says it is.
///
/// # Errors
/// N007.
pub(super) fn signed_as(signature: &Signature, metadata: &Metadata, at: &Place) -> Result<(), Finding> {
    let subject = subject_of(metadata).to_string();
    if signature.comment() == subject {
        return Ok(());
    }
    let what = format!("`{}` was signed as `{}`, and is `{subject}`", at.file, signature.comment());
    Err(Finding::new(codes::PLUGIN_SIGNED_AS_ANOTHER, at.clone(), what)
        .fix(format!("sign it again with the comment `{subject}`")))
}

/// What a signature of this plugin must say it is of.
#[must_use]
pub fn subject_of(metadata: &Metadata) -> Subject {
    Subject { id: metadata.id.clone(), version: metadata.version.clone(), serial: metadata.serial }
}
