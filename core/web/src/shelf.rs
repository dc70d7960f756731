//! Programmes as designers see them: what stands, what is broken, and the files behind both. The port of the web application
//! for content; the binary implements it over a folder of programmes or the copy in the program.

use std::fmt::Write as _;
use std::sync::Arc;

use domain::finding::Finding;
use domain::ids::{ProgrammeId, SiteId};
use domain::site::Site;
use jiff::Timestamp;
use runtime::catalogue::Entry;
use runtime::run_cases::CaseRun;
use sha2::{Digest as _, Sha256};

/// The programmes at one moment: whoever begins with it goes on with it, whatever changes meanwhile.
pub trait Shelf: Send + Sync {
    /// The programmes there are, in order of id.
    fn programmes(&self) -> Vec<ProgrammeId>;

    /// Since when, and why, what is shown is not what the folder has now; nothing where it is.
    fn unread(&self) -> Option<Unread>;

    /// A programme as its files are now, with everything that was found in them.
    fn now(&self, programme: &ProgrammeId) -> Entry;

    /// A programme as it is used: as it is now or, where that is broken, as it last was without errors.
    fn stands(&self, programme: &ProgrammeId) -> Entry;

    /// How the cases of a programme that stands come out: its own, then each site's. Nothing where it cannot be used.
    fn runs(&self, programme: &ProgrammeId) -> Arc<Vec<CaseRun>>;

    /// Findings that belong to no programme.
    fn shared_findings(&self) -> Vec<Finding>;

    /// The sites that are described.
    fn sites(&self) -> Vec<Site>;

    /// Every file that a programme is read from, by path.
    fn files(&self, programme: &ProgrammeId) -> Vec<String>;

    /// The text of a file, by the path that findings give.
    fn text(&self, path: &str) -> Option<Arc<str>>;

    /// What would be found that is not found now, if the file at `path` said `text`.
    fn would_find(&self, programme: &ProgrammeId, path: &str, text: &str) -> Vec<Finding>;

    /// Markdown as markup that can do nothing; its headings are of `level`.
    fn html(&self, markdown: &str, level: u8) -> String;

    /// Whether files can be changed here: there is a folder, and this is no copy in the program.
    fn can_be_changed(&self) -> bool;
}

/// That the programmes cannot be read: everything stays as it last was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Since when.
    pub since: Timestamp,
    /// Why, in words.
    pub why: String,
}

/// Somewhere in a programme's files where a local change is accepted: see `waymark changes --accept`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AcceptedChange {
    /// Whose change.
    pub site: SiteId,
    /// In which programme.
    pub programme: ProgrammeId,
    /// Of which outline or sheet.
    pub of: String,
    /// Of which block.
    pub block: String,
}

/// Why a file was not written. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotWritten {
    /// The file is another one than the writer had in front of them.
    MovedOn,
    /// There is a file of that name already.
    IsThere,
    /// Anything else, in a sentence; and what to do.
    Refused(String, String),
}

/// What a text is known by: whoever changes a file says which text they had in front of them.
#[must_use]
pub fn fingerprint(text: &str) -> String {
    let mut hex = String::with_capacity(64);
    for byte in Sha256::digest(text.as_bytes()) {
        // Into text nothing can fail.
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}
