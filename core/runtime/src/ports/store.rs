//! The port of the store: logs that are only ever added to, one a site, and what is read from them.
//!
//! The store keeps bytes: it seals what is about a person under that person's key, numbers it, ties it into the site's
//! tree and hands it back. What the bytes mean is [`domain::record`]'s to say.
//!
//! A *site* owns its log. A *thread* is everything about one thing (a person, a facilitator, a site's reads) whichever
//! site's log it stands in; its entries are numbered from 1 across all logs, and two sites that were cut off from each
//! other may both have an entry of one number: then the order is by number, then by site.

use std::fmt;
use std::sync::Arc;

use domain::ids::SiteId;
use jiff::Timestamp;

/// A thread: `person/<id>`, `staff/<id>`, `site/<id>`, `reads/<site>`, `content/<site>`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Thread(pub Arc<str>);

impl fmt::Display for Thread {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(&self.0)
    }
}

/// The six operations that are logged (Data Protection Act 2018 s.62).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Operation {
    /// Something new was written down.
    Collection,
    /// Something was changed, settled or added to.
    Alteration,
    /// Somebody looked.
    Consultation,
    /// Something left: print, export, a bundle.
    Disclosure,
    /// Several holders' information was brought together.
    Combination,
    /// A person's text was made unreadable for good.
    Erasure,
}

impl Operation {
    /// All, in the order of the Act.
    pub const ALL: [Self; 6] = [
        Self::Collection,
        Self::Alteration,
        Self::Consultation,
        Self::Disclosure,
        Self::Combination,
        Self::Erasure,
    ];

    /// Its name in the log.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Collection => "collection",
            Self::Alteration => "alteration",
            Self::Consultation => "consultation",
            Self::Disclosure => "disclosure",
            Self::Combination => "combination",
            Self::Erasure => "erasure",
        }
    }

    /// The operation with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|operation| operation.as_str() == name)
    }
}

/// An entry on its way into a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEntry {
    /// What kind of entry, in kebab-case.
    pub kind: Arc<str>,
    /// Which version of that kind's form `body` has, from 1.
    pub form: u16,
    /// Canonical JSON. Sealed under the subject's key where there is a subject.
    pub body: Vec<u8>,
    /// Which of the six operations it is.
    pub operation: Operation,
}

/// What a writer thinks the thread's last number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// Exactly this; 0 for a thread that does not exist yet.
    Number(u64),
    /// Whatever it is: for entries that depend on nothing, such as reads.
    Any,
}

/// Entries to append to one thread in one site's log, with all that belongs to them: together or not at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Append {
    /// The site whose log it goes into.
    pub site: SiteId,
    /// The thread.
    pub thread: Thread,
    /// The thread's last number, as far as the writer knows.
    pub expected: Expected,
    /// Whom it is about: the id of a participant, under whose key bodies are sealed.
    pub subject: Option<Arc<str>>,
    /// Who: the id of a facilitator or other member of staff.
    pub by: Arc<str>,
    /// When it was recorded.
    pub at: Timestamp,
    /// The entries, in order.
    pub entries: Vec<NewEntry>,
    /// Texts to keep, by their SHA-256: packages, words as delivered, reports. Those about a person are sealed.
    pub documents: Vec<Document>,
    /// Rows for lists, put in the place of any with the same table and key.
    pub rows: Vec<Row>,
    /// Names under which something is found again, kept as keyed hashes only.
    pub names: Vec<Name>,
}

/// A text kept under its hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Its bytes.
    pub bytes: Arc<[u8]>,
    /// Whether it is about the append's subject, and sealed under their key.
    pub personal: bool,
}

/// A row of a list, worked out from a thread: it can be thrown away and worked out again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Which list.
    pub table: &'static str,
    /// The row's key: a thread's id.
    pub key: Arc<str>,
    /// The site it belongs to now.
    pub site: SiteId,
    /// JSON, sealed under the append's subject's key where there is one.
    pub body: Vec<u8>,
}

/// A name that leads to a thread: an identifier of a person, say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// What sort of name, such as `NOMS`.
    pub scheme: Arc<str>,
    /// The name, such as `A1234BC`.
    pub value: Arc<str>,
    /// The id it leads to.
    pub key: Arc<str>,
}

/// What an append gave: it is on disk now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The position of the first entry in the site's log, from 0.
    pub position: u64,
    /// The thread's last number now.
    pub number: u64,
}

/// An entry as it stands in a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// The site whose log it is in.
    pub site: SiteId,
    /// Its position there, from 0.
    pub position: u64,
    /// The thread.
    pub thread: Thread,
    /// Its number in the thread, from 1.
    pub number: u64,
    /// What kind.
    pub kind: Arc<str>,
    /// Which version of the kind's form.
    pub form: u16,
    /// Which operation.
    pub operation: Operation,
    /// Whom it is about.
    pub subject: Option<Arc<str>>,
    /// Who.
    pub by: Arc<str>,
    /// When it was recorded.
    pub at: Timestamp,
    /// What it says; none once the subject's key is destroyed.
    pub body: Option<Vec<u8>>,
}

/// The head of a site's log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The site.
    pub site: SiteId,
    /// How many entries.
    pub size: u64,
    /// The root of its tree (RFC 9162), in lower-case hex.
    pub root: String,
}

/// Why the store did not do it. Nothing was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// Somebody else wrote to the thread meanwhile; its last number is given.
    Conflict {
        /// The thread's last number.
        number: u64,
    },
    /// The store is not as it must be: what, and what to do.
    Damaged(String),
    /// The store cannot be reached or has no room; trying again may help.
    Unavailable(String),
    /// The store was made by a newer program.
    TooNew(String),
}

impl fmt::Display for StoreError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Conflict { .. } => out.write_str("somebody else has recorded something here meanwhile"),
            Self::Damaged(what) | Self::Unavailable(what) | Self::TooNew(what) => out.write_str(what),
        }
    }
}

impl std::error::Error for StoreError {}

/// Where records are kept. Every call is whole: it has happened, or nothing has.
pub trait Store: Send + Sync {
    /// Appends, durably: when this returns, it is on disk.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] where the thread has moved on; the others where nothing could be written.
    fn append(&self, append: &Append) -> Result<Receipt, StoreError>;

    /// Appends several in one transaction, in order: all or none.
    ///
    /// # Errors
    /// As [`Store::append`].
    fn append_all(&self, appends: &[Append]) -> Result<Vec<Receipt>, StoreError>;

    /// The entries of some threads, thread after thread as asked for, each by number, then site; those received from other
    /// installations among them. A thread asked for twice is given once.
    ///
    /// # Errors
    /// Where the store cannot be read.
    fn threads(&self, threads: &[Thread]) -> Result<Vec<Recorded>, StoreError>;

    /// How far the own threads of some subjects have come, each a thread and its subject, in the order asked for. Cheap.
    ///
    /// # Errors
    /// Where the store cannot be read.
    fn marks(&self, of: &[(Thread, Arc<str>)]) -> Result<Vec<Mark>, StoreError>;

    /// What is said about one subject in all threads and logs, reads included, in order of time, then site, then position: for audit.
    ///
    /// # Errors
    /// Where the store cannot be read.
    fn about(&self, subject: &str) -> Result<Vec<Recorded>, StoreError>;

    /// At most `most` entries of a site's log from `position` on.
    ///
    /// # Errors
    /// Where the store cannot be read.
    fn log(&self, site: &SiteId, position: u64, most: usize) -> Result<Vec<Recorded>, StoreError>;

    /// The heads of all logs kept here, in order of site.
    ///
    /// # Errors
    /// Where the store cannot be read.
    fn heads(&self) -> Result<Vec<Head>, StoreError>;

    /// The id that a name leads to.
    ///
    /// # Errors
    /// Where the store cannot be read.
    fn find(&self, scheme: &str, value: &str) -> Result<Option<Arc<str>>, StoreError>;

    /// A whole list in order of key, the very same as last time where nothing was written to it since. Rows of erased subjects
    /// are left out.
    ///
    /// # Errors
    /// Where the store cannot be read.
    fn list(&self, table: &str) -> Result<Arc<[StoredRow]>, StoreError>;

    /// Rows of a list after `after`, at most `most`, in order of key, from the disk; of one site, or of all. Rows of erased
    /// subjects are left out.
    ///
    /// # Errors
    /// Where the store cannot be read.
    fn rows(
        &self,
        table: &str,
        site: Option<&SiteId>,
        after: Option<&str>,
        most: usize,
    ) -> Result<Vec<StoredRow>, StoreError>;

    /// One row.
    ///
    /// # Errors
    /// Where the store cannot be read.
    fn row(&self, table: &str, key: &str) -> Result<Option<StoredRow>, StoreError>;

    /// The text kept under a hash (SHA-256, lower-case hex); none where there is none or it can no longer be read.
    ///
    /// # Errors
    /// Where the store cannot be read, or the bytes are not what the hash says.
    fn document(&self, hash: &str) -> Result<Option<Vec<u8>>, StoreError>;

    /// Destroys the key of a subject, removes the rows, names and texts that lead to them, and appends the entry that says so, in one transaction. Logs stay as they are and go on proving themselves.
    ///
    /// The entry is about the subject and an [`Operation::Erasure`]; its own words, and those of anything recorded about the
    /// subject later, are sealed under a new key and can be read.
    ///
    /// # Errors
    /// As [`Store::append`]; [`StoreError::Damaged`] where the append does not say that it is an erasure.
    fn erase(&self, subject: &str, append: &Append) -> Result<Receipt, StoreError>;

    /// Throws all rows of lists away and puts `rows` in their place, in one transaction; each row with the subject it is sealed for. Rows of erased subjects are left out.
    ///
    /// # Errors
    /// Where nothing could be written.
    fn replace_rows(&self, rows: &[(Option<Arc<str>>, Row)]) -> Result<(), StoreError>;

    /// Takes in entries of another installation's log, proven by it: for bundles. Entries that are here already change
    /// nothing. All of it or nothing; how many entries were new.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] where an entry differs from the one of the same place that is here already, is not in the tree
    /// it is said to be in, has no words, or is about somebody else.
    fn receive(&self, received: &Received) -> Result<u64, StoreError>;

    /// The entries of some threads with what proves each: for bundles. Entries whose words are destroyed are left out, because
    /// nobody else could check them. Each proof is against its log as it stands now, or, of an entry that was received, against
    /// the tree it was received with.
    ///
    /// # Errors
    /// Where the store cannot be read.
    fn prove(&self, threads: &[Thread]) -> Result<Vec<ProvenLog>, StoreError>;
}

/// A row as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredRow {
    /// Its key.
    pub key: Arc<str>,
    /// The site it belongs to.
    pub site: SiteId,
    /// JSON. As long as the row stays as it is, each reading shares the same bytes.
    pub body: Arc<[u8]>,
}

/// How far a subject's own thread has come: another one whenever reading it may give something else, because something
/// was added or because the subject's key is another or gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// A count that every addition raises.
    pub additions: u64,
    /// The id of the subject's key; none where there is none.
    pub key: Option<Arc<[u8]>>,
}

/// An entry with what ties it to its site's tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proven {
    /// The entry.
    pub entry: Recorded,
    /// The salt of its commitment, in hex.
    pub salt: String,
    /// The SHA-256 of its sealed bytes, in hex.
    pub sealed: String,
    /// The hashes from its leaf to the root of the tree of `size` entries (RFC 9162 2.1.3), in hex.
    pub proof: Vec<String>,
}

/// Entries of one log, and the tree that they are proven to be in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProvenLog {
    /// The log.
    pub site: SiteId,
    /// The size of the tree.
    pub size: u64,
    /// Its root, in hex.
    pub root: String,
    /// The signed checkpoint of that tree: our own, or the other installation's where it was witnessed here.
    pub checkpoint: Option<String>,
    /// The entries, by position.
    pub entries: Vec<Proven>,
}

/// Entries from another installation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// The log they come from.
    pub site: SiteId,
    /// The signed checkpoint that they are proven against, with its signature checked by the caller.
    pub size: u64,
    /// The root in that checkpoint, in hex.
    pub root: String,
    /// The entries.
    pub entries: Vec<Proven>,
    /// Texts that belong to them, with whether each is about the subject.
    pub documents: Vec<Document>,
    /// Whom all of it is about.
    pub subject: Arc<str>,
}
