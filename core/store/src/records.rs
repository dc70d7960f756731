//! The store itself, over either engine.

use std::path::Path;
use std::sync::Arc;

use domain::ids::SiteId;
use runtime::ports::store::{
    Append, Head, Mark, ProvenLog, Receipt, Received, Recorded, Row, Store, StoreError, StoredRow, Thread,
};

use crate::append::{Writing, changed_all, in_order, keep_row, lock, locks, plain};
use crate::bytes::Randomness;
use crate::keys::Keys;
use crate::lists::ReadLists;
use crate::migrate::{mark, migrate};
use crate::postgres::PostgresEngine;
use crate::schema::Dialect;
use crate::seal::KeyRing;
use crate::session::Engine;
use crate::sqlite::SqliteEngine;
use crate::statements as sql;
use crate::{erase, read, receive};

/// Records in a database.
#[derive(Debug)]
pub struct Records<E> {
    engine: E,
    keys: Keys,
    lists: ReadLists,
}

/// Records in a file, for one server.
pub type Sqlite = Records<SqliteEngine>;

/// Records in PostgreSQL, for many servers.
pub type Postgres = Records<PostgresEngine>;

impl Sqlite {
    /// Opens the store in a file, making it where there is none. Other processes may have it open as well.
    ///
    /// # Errors
    /// Where it cannot be opened, is newer than this program, or was made with other keys.
    pub fn open(path: &Path, keys: Keys) -> Result<Self, StoreError> {
        let engine = SqliteEngine::open(path)?;
        migrate(&engine, Dialect::Sqlite)?;
        mark(&engine, &keys)?;
        Ok(Self { engine, keys, lists: ReadLists::default() })
    }

    /// The same for records nobody will miss: a rehearsal that is thrown away. What was acknowledged may be gone when the
    /// machine stops, and nothing waits for the disk.
    ///
    /// # Errors
    /// As [`Sqlite::open`].
    pub fn open_for_rehearsal(path: &Path, keys: Keys) -> Result<Self, StoreError> {
        let records = Self::open(path, keys)?;
        records.engine.never_wait()?;
        Ok(records)
    }
}

impl Postgres {
    /// Opens the store in a database, making its tables where there are none. `url` is a connection string, such as
    /// `postgresql:///waymark?host=/run/postgresql`. Connections are not encrypted: use a socket, or a tunnel.
    ///
    /// # Errors
    /// As [`Sqlite::open`].
    pub fn open(url: &str, keys: Keys) -> Result<Self, StoreError> {
        let engine = PostgresEngine::open(url)?;
        migrate(&engine, Dialect::Postgres)?;
        engine.narrow()?;
        mark(&engine, &keys)?;
        Ok(Self { engine, keys, lists: ReadLists::default() })
    }
}

impl<E> Records<E> {
    pub(crate) fn new(engine: E, keys: Keys) -> Self {
        Self { engine, keys, lists: ReadLists::default() }
    }

    pub(crate) fn parts(&self) -> (&E, &Keys) {
        (&self.engine, &self.keys)
    }
}

impl<E: Engine> Records<E> {
    /// Every statement this store runs, prepared: the first that its engine does not understand is the error.
    ///
    /// # Errors
    /// Where the engine refuses one.
    pub fn prepare_every_statement(&self) -> Result<usize, StoreError> {
        let every = sql::every();
        self.engine.read(|session| {
            for statement in &every {
                session.prepare(statement)?;
            }
            Ok(every.len())
        })
    }
}

impl<E: Engine> Store for Records<E> {
    fn append(&self, append: &Append) -> Result<Receipt, StoreError> {
        let receipts = self.append_all(std::slice::from_ref(append))?;
        receipts.first().copied().ok_or_else(|| StoreError::Damaged("an append gave no receipt".to_owned()))
    }

    fn append_all(&self, appends: &[Append]) -> Result<Vec<Receipt>, StoreError> {
        self.engine.write(
            || locks(appends),
            |session| {
                let mut writing = Writing::new(session, &self.keys);
                let receipts =
                    appends.iter().map(|append| writing.append(append)).collect::<Result<_, _>>()?;
                writing.finish()?;
                Ok(receipts)
            },
        )
    }

    fn threads(&self, threads: &[Thread]) -> Result<Vec<Recorded>, StoreError> {
        self.engine.read(|session| read::threads(session, &self.keys, threads))
    }

    fn marks(&self, of: &[(Thread, Arc<str>)]) -> Result<Vec<Mark>, StoreError> {
        self.engine
            .read(|session| of.iter().map(|(thread, subject)| read::mark(session, thread, subject)).collect())
    }

    fn about(&self, subject: &str) -> Result<Vec<Recorded>, StoreError> {
        self.engine.read(|session| read::about(session, &self.keys, subject))
    }

    fn log(&self, site: &SiteId, position: u64, most: usize) -> Result<Vec<Recorded>, StoreError> {
        self.engine.read(|session| read::log(session, &self.keys, site, position, most))
    }

    fn heads(&self) -> Result<Vec<Head>, StoreError> {
        self.engine.read(read::heads)
    }

    fn find(&self, scheme: &str, value: &str) -> Result<Option<Arc<str>>, StoreError> {
        self.engine.read(|session| read::find(session, &self.keys, scheme, value))
    }

    fn list(&self, table: &str) -> Result<Arc<[StoredRow]>, StoreError> {
        self.engine.read(|session| read::list(session, &self.keys, table, &self.lists))
    }

    fn rows(
        &self,
        table: &str,
        site: Option<&SiteId>,
        after: Option<&str>,
        most: usize,
    ) -> Result<Vec<StoredRow>, StoreError> {
        self.engine.read(|session| read::rows(session, &self.keys, table, (site, after, most)))
    }

    fn row(&self, table: &str, key: &str) -> Result<Option<StoredRow>, StoreError> {
        self.engine.read(|session| read::row(session, &self.keys, table, key))
    }

    fn document(&self, hash: &str) -> Result<Option<Vec<u8>>, StoreError> {
        self.engine.read(|session| read::document(session, &self.keys, hash))
    }

    fn erase(&self, subject: &str, append: &Append) -> Result<Receipt, StoreError> {
        let locks =
            || in_order(locks(std::slice::from_ref(append)).into_iter().chain([lock("subject", subject)]));
        let receipt = self.engine.write(locks, |session| {
            let mut writing = Writing::new(session, &self.keys);
            let receipt = erase::erase(&mut writing, subject, append)?;
            writing.finish()?;
            Ok(receipt)
        })?;
        self.lists.forget();
        // The key is gone whatever comes now; what is left of its wrapped form goes with the next successful scrub.
        if let Err(fault) = self.engine.scrub() {
            tracing::warn!(%fault, "traces of a destroyed key may be left in the files of the database");
        }
        Ok(receipt)
    }

    fn replace_rows(&self, rows: &[(Option<Arc<str>>, Row)]) -> Result<(), StoreError> {
        self.engine.write(
            || vec![lock("store", "rows")],
            |session| {
                let (mut ring, mut dice) = (KeyRing::new(&self.keys), Randomness::default());
                session.run(sql::CLEAR_ROWS, &[])?;
                changed_all(session)?;
                for (subject, row) in rows {
                    let subject = subject.as_deref().map(plain).transpose()?;
                    let key = match subject {
                        Some(subject) => match ring.find(session, subject)? {
                            // Nothing is written down about somebody whose words were destroyed.
                            None => continue,
                            found => found,
                        },
                        None => None,
                    };
                    keep_row(session, &mut dice, key, subject, row)?;
                }
                Ok(())
            },
        )
    }

    fn receive(&self, received: &Received) -> Result<u64, StoreError> {
        let threads = received.entries.iter().map(|proven| lock("thread", &proven.entry.thread.0));
        let locks =
            || in_order(threads.chain([lock("store", "received"), lock("subject", &received.subject)]));
        self.engine.write(locks, |session| receive::receive(session, &self.keys, received))
    }

    fn prove(&self, threads: &[Thread]) -> Result<Vec<ProvenLog>, StoreError> {
        self.engine.read(|session| receive::prove(session, &self.keys, threads))
    }
}
