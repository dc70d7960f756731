//! SQLite: one writer at a time, any number of readers beside it, and every acknowledged write on disk.

use std::fmt;
use std::fs::{File, OpenOptions};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use runtime::ports::store::StoreError;
use rusqlite::config::DbConfig;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, ErrorCode, OpenFlags, Row, ToSql, params_from_iter};

use crate::session::{Cells, EachRow, Engine, Run, Session, Value};

/// The oldest SQLite without the fault that could lose commits in write-ahead mode.
const OLDEST: i32 = 3_051_003;

/// How long a writer waits for another process.
const PATIENCE: Duration = Duration::from_secs(5);

/// How many readers are kept open.
const READERS: usize = 8;

/// A database in a file.
pub struct SqliteEngine {
    path: PathBuf,
    writer: Mutex<Connection>,
    readers: Mutex<Vec<Connection>>,
}

impl fmt::Debug for SqliteEngine {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "SqliteEngine({})", self.path.display())
    }
}

/// A panic elsewhere leaves nothing half done here: what was begun is rolled back before the next use.
fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The version of the library, which must be new enough.
fn check_version(number: i32, name: &str) -> Result<(), StoreError> {
    if number >= OLDEST {
        return Ok(());
    }
    Err(StoreError::Unavailable(format!(
        "this program was built with SQLite {name}, which can lose what was recorded; build it with 3.51.3 or newer"
    )))
}

impl SqliteEngine {
    /// Opens the database in a file, making it where there is none.
    pub(crate) fn open(path: &Path) -> Result<Self, StoreError> {
        check_version(rusqlite::version_number(), rusqlite::version())?;
        if let Some(folder) =
            path.parent().filter(|folder| !folder.as_os_str().is_empty() && !folder.is_dir())
        {
            return Err(StoreError::Unavailable(format!(
                "the folder {} does not exist; make it, or name another",
                folder.display()
            )));
        }
        let mut options = OpenOptions::new();
        options.append(true).create(true);
        // What SQLite puts beside the file gets the same mode.
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(path).map_err(|fault| {
            StoreError::Unavailable(format!(
                "the store {} cannot be opened for writing: {fault}",
                path.display()
            ))
        })?;
        let writer = connect(path)?;
        Ok(Self { path: path.to_owned(), writer: Mutex::new(writer), readers: Mutex::new(Vec::new()) })
    }

    /// Waits for the disk no more: for records that are thrown away.
    pub(crate) fn never_wait(&self) -> Result<(), StoreError> {
        held(&self.writer).execute_batch("PRAGMA synchronous = OFF").map_err(|fault| self.told(&fault))
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    fn told(&self, fault: &rusqlite::Error) -> StoreError {
        told(&self.path, fault)
    }

    fn reader(&self) -> Result<Connection, StoreError> {
        if let Some(reader) = held(&self.readers).pop() {
            return Ok(reader);
        }
        let reader = connect(&self.path)?;
        reader.execute_batch("PRAGMA query_only = ON").map_err(|fault| self.told(&fault))?;
        Ok(reader)
    }
}

/// A connection as every connection must be.
pub(crate) fn connect(path: &Path) -> Result<Connection, StoreError> {
    let opened = || {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags)?;
        connection.busy_timeout(PATIENCE)?;
        connection.set_prepared_statement_cache_capacity(64);
        // Otherwise a statement may be planned anew for every value that is given to it, and rusqlite taking the values
        // back makes that every time: most of what a look-up takes. No statistics are kept that a plan could learn from.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        let mode: String = connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
        connection.execute_batch(
            "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;
             PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA cell_size_check = ON;
             PRAGMA cache_size = -16000; PRAGMA wal_autocheckpoint = 10000;",
        )?;
        Ok((connection, mode))
    };
    let (connection, mode) = opened().map_err(|fault: rusqlite::Error| told(path, &fault))?;
    if mode.eq_ignore_ascii_case("wal") {
        Ok(connection)
    } else {
        Err(StoreError::Unavailable(format!(
            "the store {} cannot be written ahead of (its journal is `{mode}`); keep it on a local disk",
            path.display()
        )))
    }
}

/// Whether a file begins as a database does, or not at all yet.
fn begins_well(path: &Path) -> bool {
    let mut begin = Vec::new();
    let read = File::open(path).and_then(|file| file.take(16).read_to_end(&mut begin));
    read.is_ok() && (begin.is_empty() || begin == b"SQLite format 3\0")
}

/// What went wrong, for people.
pub(crate) fn told(path: &Path, fault: &rusqlite::Error) -> StoreError {
    let file = path;
    let path = path.display();
    let code = fault.sqlite_error_code();
    let text = match code {
        Some(ErrorCode::DiskFull) => format!("the disk of the store {path} is full; make room and try again"),
        Some(ErrorCode::ReadOnly) => {
            format!("the store {path} may only be read; give the program leave to write to it and its folder")
        }
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::FileLockingProtocolFailed) => {
            format!("another program keeps the store {path} busy; try again")
        }
        Some(ErrorCode::CannotOpen) => {
            format!("the store {path} cannot be opened; is its folder there and yours?")
        }
        Some(ErrorCode::PermissionDenied) => format!("the store {path} is not yours to open"),
        Some(ErrorCode::SystemIoFailure) => {
            format!(
                "the disk of the store {path} does not answer as it should ({fault}); look at the disk, then try again"
            )
        }
        Some(ErrorCode::OutOfMemory) => "there is not enough memory; try again".to_owned(),
        // A disk that fails while the file is begun makes SQLite say this of a file that is whole the next time.
        Some(ErrorCode::NotADatabase) if begins_well(file) => {
            format!(
                "the store {path} could not be begun, because its disk failed; look at the disk, then try again"
            )
        }
        Some(ErrorCode::NotADatabase) => {
            return StoreError::Damaged(format!(
                "{path} is not a store; name another file, or restore a backup"
            ));
        }
        _ => {
            return StoreError::Damaged(format!(
                "the store {path} is not as it must be ({fault}); verify it, and restore a backup if it is damaged"
            ));
        }
    };
    StoreError::Unavailable(text)
}

impl ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Int(number) => ValueRef::Integer(*number),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

struct SqliteCells<'r, 's>(&'r Row<'s>);

fn cell_fault() -> StoreError {
    StoreError::Damaged("a row of the store is not as it was written; verify it".to_owned())
}

impl SqliteCells<'_, '_> {
    fn get(&self, cell: usize) -> Result<ValueRef<'_>, StoreError> {
        self.0.get_ref(cell).map_err(|_| cell_fault())
    }
}

impl Cells for SqliteCells<'_, '_> {
    fn int(&self, cell: usize) -> Result<i64, StoreError> {
        self.get(cell)?.as_i64().map_err(|_| cell_fault())
    }

    fn maybe_int(&self, cell: usize) -> Result<Option<i64>, StoreError> {
        self.get(cell)?.as_i64_or_null().map_err(|_| cell_fault())
    }

    fn text(&self, cell: usize) -> Result<&str, StoreError> {
        self.get(cell)?.as_str().map_err(|_| cell_fault())
    }

    fn maybe_text(&self, cell: usize) -> Result<Option<&str>, StoreError> {
        self.get(cell)?.as_str_or_null().map_err(|_| cell_fault())
    }

    fn bytes(&self, cell: usize) -> Result<&[u8], StoreError> {
        self.get(cell)?.as_blob().map_err(|_| cell_fault())
    }

    fn value(&self, cell: usize) -> Result<Value<'_>, StoreError> {
        match self.get(cell)? {
            ValueRef::Null => Ok(Value::Null),
            ValueRef::Integer(number) => Ok(Value::Int(number)),
            ValueRef::Text(text) => std::str::from_utf8(text).map(Value::Text).map_err(|_| cell_fault()),
            ValueRef::Blob(bytes) => Ok(Value::Bytes(bytes)),
            ValueRef::Real(_) => Err(cell_fault()),
        }
    }
}

/// A connection inside a transaction.
pub(crate) struct SqliteSession<'c> {
    pub(crate) connection: &'c Connection,
    pub(crate) path: &'c Path,
}

impl Session for SqliteSession<'_> {
    fn run(&mut self, statement: &str, values: &[Value<'_>]) -> Result<u64, StoreError> {
        let mut written = 0;
        self.repeat(statement, &mut |run| {
            written = run(values)?;
            Ok(())
        })?;
        Ok(written)
    }

    fn repeat(
        &mut self,
        statement: &str,
        work: &mut dyn FnMut(&mut Run<'_>) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let path = self.path;
        let told = |fault: rusqlite::Error| told(path, &fault);
        let mut prepared = self.connection.prepare_cached(statement).map_err(told)?;
        work(&mut |values| {
            prepared.execute(params_from_iter(values)).map(|written| written as u64).map_err(told)
        })
    }

    fn each(
        &mut self,
        statement: &str,
        values: &[Value<'_>],
        row: &mut EachRow<'_>,
    ) -> Result<(), StoreError> {
        let path = self.path;
        let told = |fault: rusqlite::Error| told(path, &fault);
        let mut prepared = self.connection.prepare_cached(statement).map_err(told)?;
        let mut rows = prepared.query(params_from_iter(values)).map_err(told)?;
        while let Some(next) = rows.next().map_err(told)? {
            row(&SqliteCells(next))?;
        }
        Ok(())
    }

    fn prepare(&mut self, statement: &str) -> Result<(), StoreError> {
        self.connection.prepare(statement).map(|_| ()).map_err(|fault| told(self.path, &fault))
    }

    fn script(&mut self, statements: &str) -> Result<(), StoreError> {
        self.connection.execute_batch(statements).map_err(|fault| told(self.path, &fault))
    }
}

impl SqliteSession<'_> {
    /// Begins, works, and commits or rolls back.
    fn transaction<T>(
        &mut self,
        begin: &str,
        work: impl FnOnce(&mut dyn Session) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        if !self.connection.is_autocommit() {
            self.run("ROLLBACK", &[])?;
        }
        self.run(begin, &[])?;
        let done = work(self).and_then(|done| self.run("COMMIT", &[]).map(|_| done));
        if done.is_err() && !self.connection.is_autocommit() {
            self.run("ROLLBACK", &[])?;
        }
        done
    }
}

impl Engine for SqliteEngine {
    fn write<T>(
        &self,
        _: impl FnOnce() -> Vec<i64>,
        work: impl FnOnce(&mut dyn Session) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let connection = held(&self.writer);
        // Immediate: whoever begins may write, and no other writer, of this process or another, comes between.
        SqliteSession { connection: &connection, path: &self.path }.transaction("BEGIN IMMEDIATE", work)
    }

    fn read<T>(&self, work: impl FnOnce(&mut dyn Session) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let reader = self.reader()?;
        let done = SqliteSession { connection: &reader, path: &self.path }.transaction("BEGIN", work);
        let mut readers = held(&self.readers);
        if readers.len() < READERS && reader.is_autocommit() {
            readers.push(reader);
        }
        done
    }

    /// `secure_delete` has overwritten it in the pages; older copies of the pages are in the write-ahead file.
    fn scrub(&self) -> Result<(), StoreError> {
        let writer = held(&self.writer);
        let busy: i64 = writer
            .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))
            .map_err(|fault| self.told(&fault))?;
        if busy == 0 {
            return Ok(());
        }
        Err(StoreError::Unavailable(format!(
            "the store {} is being read, so its write-ahead file could not be emptied",
            self.path.display()
        )))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_library_is_refused() {
        assert!(check_version(rusqlite::version_number(), rusqlite::version()).is_ok());
        assert!(check_version(3_051_002, "3.51.2").is_err());
    }
}
