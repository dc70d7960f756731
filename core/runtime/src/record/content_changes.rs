//! Changes of programmes that somebody made in the browser: acts about no person. Who, when, which file, and which words
//! it had before and has since, by their hashes; what a file says is in the file.

use std::sync::Arc;

use domain::codes;
use domain::ids::SiteId;
use domain::record::Refusal;
use serde::{Deserialize, Serialize};

use super::desk::{Desk, refused};
use crate::ports::access::Doing;
use crate::ports::store::{Append, NewEntry, Operation, Receipt, Thread};

/// The kind of these entries.
const KIND: &str = "content-changed";

/// A file of a programme has other words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ContentChange {
    /// The file, as findings name it.
    pub file: Arc<str>,
    /// The hash of what it said before; none where it is new.
    pub before: Option<Arc<str>>,
    /// The hash of what it says since.
    pub after: Arc<str>,
    /// Why, where somebody said so.
    pub because: Option<Arc<str>>,
}

/// A change as the audit tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContentChangeLine {
    /// When.
    pub at: jiff::Timestamp,
    /// Who.
    pub by: Arc<str>,
    /// In which site's log.
    pub site: SiteId,
    /// What.
    pub change: ContentChange,
}

fn thread(site: &SiteId) -> Thread {
    Thread(format!("content/{site}").into())
}

/// The site whose folder a file stands in.
fn site_of(path: &str) -> Option<&str> {
    path.strip_prefix("sites/")?.split_once('/').map(|(site, _)| site)
}

impl Desk<'_> {
    /// Whether a file of the programmes is theirs to change: a programme designer's. What a site does in its own way is
    /// changed by designers who work there.
    #[must_use]
    pub fn changes(&self, path: &str) -> bool {
        self.designs() && site_of(path).is_none_or(|site| site == self.writer.site.as_str())
    }

    /// The same, where it must be.
    ///
    /// # Errors
    /// Where it is not theirs.
    pub fn must_change(&self, path: &str) -> Result<(), Refusal> {
        self.must_design()?;
        if self.changes(path) {
            return Ok(());
        }
        let site = site_of(path).unwrap_or_default();
        let what = format!("`{}` may not change what `{site}` does in its own way", self.writer.id);
        Err(Refusal::new(codes::NOT_YOURS, what)
            .fix("tell a programme designer of that site what you would change, and why"))
    }

    /// Writes down that a file of the programmes was changed.
    ///
    /// # Errors
    /// Where the file is not theirs to change, or nothing could be written.
    pub fn record_content_change(&self, change: &ContentChange) -> Result<Receipt, Refusal> {
        self.must_change(&change.file)?;
        let body = serde_json::to_vec(change)
            .map_err(|error| Refusal::new(codes::STORE_FAULT, error.to_string()))?;
        let entry = NewEntry { kind: KIND.into(), form: 1, body, operation: Operation::Alteration };
        let append = Append { thread: thread(&self.writer.site), ..self.beside(None, entry) };
        self.store.append(&append).map_err(|error| refused(&error))
    }

    /// Which files of the programmes were changed in the browser, newest first: programmes are every site's, so each site's
    /// log is read.
    ///
    /// # Errors
    /// Where it is not theirs to see, or the log cannot be read.
    pub fn content_changes(&self) -> Result<Vec<ContentChangeLine>, Refusal> {
        self.must(Doing::ReadAudit, &self.writer.site)?;
        let mut sites = self.sites();
        if !sites.contains(&self.writer.site) {
            sites.push(self.writer.site.clone());
        }
        let threads: Vec<Thread> = sites.iter().map(thread).collect();
        let recorded = self.store.threads(&threads).map_err(|error| refused(&error))?;
        let line = |one: crate::ports::store::Recorded| {
            let change = serde_json::from_slice(&one.body?).ok()?;
            Some(ContentChangeLine { at: one.at, by: one.by, site: one.site, change })
        };
        let mut lines: Vec<ContentChangeLine> = recorded.into_iter().filter_map(line).collect();
        lines.sort_by_key(|line| std::cmp::Reverse(line.at));
        Ok(lines)
    }
}
