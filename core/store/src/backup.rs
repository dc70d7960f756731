//! Backups: a whole store in one file, made while it is written to, and a store made from one. A backup holds what the
//! store holds: keys of persons wrapped, and the installation's own keys not at all.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use runtime::ports::store::StoreError;

use crate::keys::Keys;
use crate::migrate::{check, marked, migrate, version};
use crate::postgres::PostgresEngine;
use crate::records::{Postgres, Sqlite};
use crate::schema::{Dialect, TABLES};
use crate::session::{Engine, Session, Value};
use crate::sqlite::{SqliteEngine, SqliteSession, connect, told};
use crate::verify::{Verified, verify};

/// Copies everything from one store into an empty one; `form` is the form of the first.
fn copy(from: &mut dyn Session, into: &mut dyn Session, form: i64) -> Result<(), StoreError> {
    for table in TABLES.iter().filter(|table| table.since <= form) {
        let (insert, width) = (table.insert(), table.width());
        from.each(&table.select(), &[], &mut |row| {
            let values: Vec<Value<'_>> = (0..width).map(|cell| row.value(cell)).collect::<Result<_, _>>()?;
            into.run(&insert, &values).map(|_| ())
        })?;
    }
    Ok(())
}

fn verified(session: &mut dyn Session, keys: &Keys, what: &str) -> Result<Verified, StoreError> {
    let verified = verify(session, keys, true, &[])?;
    match &verified.bad {
        None => Ok(verified),
        Some(bad) => Err(StoreError::Damaged(format!(
            "{what} does not verify ({}{}: {}); keep the one you have, and verify the store it came from",
            bad.site.as_ref().map_or("the store", |site| site.as_str()),
            bad.position.map_or_else(String::new, |position| format!(", entry {position}")),
            bad.what
        ))),
    }
}

/// Something is written beside its place and moved there once it is good.
fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    path.with_file_name(name)
}

fn refuse_existing(path: &Path) -> Result<(), StoreError> {
    if path.symlink_metadata().is_ok() {
        return Err(StoreError::Unavailable(format!(
            "{} is there already; nothing is ever written over it: name another file",
            path.display()
        )));
    }
    Ok(())
}

fn trouble(path: &Path) -> impl Fn(std::io::Error) -> StoreError + '_ {
    move |fault| StoreError::Unavailable(format!("{} cannot be written: {fault}", path.display()))
}

/// Makes one file of a database, on disk, and moves it to its place.
fn settle(part: &Path, to: &Path) -> Result<(), StoreError> {
    {
        let connection = connect(part)?;
        // A file of its own, that can be read where nothing can be written.
        connection
            .query_row("PRAGMA journal_mode = DELETE", [], |row| row.get::<_, String>(0))
            .map_err(|fault| told(part, &fault))?;
    }
    #[cfg(unix)]
    fs::set_permissions(part, std::os::unix::fs::PermissionsExt::from_mode(0o600)).map_err(trouble(part))?;
    File::open(part).and_then(|file| file.sync_all()).map_err(trouble(part))?;
    fs::rename(part, to).map_err(trouble(to))?;
    let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(trouble(to))
}

/// Takes away what an interrupted or failed attempt left.
fn clear(part: &Path) {
    for end in ["", "-wal", "-shm", "-journal"] {
        let mut name = part.as_os_str().to_owned();
        name.push(end);
        drop(fs::remove_file(PathBuf::from(name)));
    }
}

/// Makes a backup at `to` with `fill`, verifies it and settles it.
fn make(
    to: &Path,
    keys: &Keys,
    what: &str,
    fill: impl FnOnce(&Path) -> Result<(), StoreError>,
) -> Result<Verified, StoreError> {
    refuse_existing(to)?;
    let part = beside(to);
    clear(&part);
    let made = fill(&part).and_then(|()| {
        let engine = SqliteEngine::open(&part)?;
        engine.read(|session| {
            check(session, keys)?;
            verified(session, keys, what)
        })
    });
    let settled = made.and_then(|verified| settle(&part, to).map(|()| verified));
    if settled.is_err() {
        clear(&part);
    }
    settled
}

/// Writes one state of a database into a new file.
fn vacuum_into(from: &rusqlite::Connection, name: &Path, to: &Path) -> Result<(), StoreError> {
    let text = to.to_str().ok_or_else(|| {
        StoreError::Unavailable(format!("{} is not a name in plain text; name another file", to.display()))
    })?;
    from.execute("VACUUM INTO ?1", [text]).map(|_| ()).map_err(|fault| told(name, &fault))
}

/// A backup, opened for reading only.
fn source(from: &Path) -> Result<(rusqlite::Connection, i64), StoreError> {
    let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY | rusqlite::OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection =
        rusqlite::Connection::open_with_flags(from, flags).map_err(|fault| told(from, &fault))?;
    let form = version(&mut SqliteSession { connection: &connection, path: from }, Dialect::Sqlite)?;
    if form == 0 {
        return Err(StoreError::Damaged(format!("{} is not a backup of a store", from.display())));
    }
    Ok((connection, form))
}

impl Sqlite {
    /// Writes a backup to a new file while others go on writing, and verifies it.
    ///
    /// # Errors
    /// Where it cannot be written or does not verify; then nothing is left at `to`.
    pub fn backup(&self, to: &Path) -> Result<Verified, StoreError> {
        let (engine, keys) = self.parts();
        make(to, keys, "the backup", |part| vacuum_into(&connect(engine.path())?, engine.path(), part))
    }

    /// Makes a new store at `to` from a backup, and verifies it.
    ///
    /// # Errors
    /// Where something is at `to`, or `from` is no backup, was made with other keys, or does not verify.
    pub fn restore(from: &Path, to: &Path, keys: Keys) -> Result<Self, StoreError> {
        let (backup, _) = source(from)?;
        make(to, &keys, "the restored store", |part| {
            vacuum_into(&backup, from, part)?;
            migrate(&SqliteEngine::open(part)?, Dialect::Sqlite)
        })?;
        Self::open(to, keys)
    }
}

impl Postgres {
    /// Writes a backup to a new file while others go on writing, and verifies it: a store that [`Sqlite`] can open.
    ///
    /// # Errors
    /// As [`Sqlite::backup`].
    pub fn backup(&self, to: &Path) -> Result<Verified, StoreError> {
        let (engine, keys) = self.parts();
        make(to, keys, "the backup", |part| {
            let file = SqliteEngine::open(part)?;
            migrate(&file, Dialect::Sqlite)?;
            engine.read(|from| {
                let form = version(from, Dialect::Postgres)?;
                file.write(Vec::new, |into| copy(from, into, form))
            })
        })
    }

    /// Fills an empty database from a backup, and verifies it.
    ///
    /// # Errors
    /// Where the database is not empty, or `from` is no backup, was made with other keys, or does not verify.
    pub fn restore(from: &Path, url: &str, keys: Keys) -> Result<Self, StoreError> {
        let (backup, form) = source(from)?;
        let engine = PostgresEngine::open(url)?;
        migrate(&engine, Dialect::Postgres)?;
        engine.narrow()?;
        let mut reading = SqliteSession { connection: &backup, path: from };
        reading.script("BEGIN")?;
        engine.write(Vec::new, |into| {
            if marked(into)?.is_some() {
                return Err(StoreError::Unavailable(
                    "there is a store in this database already; restore into an empty one".to_owned(),
                ));
            }
            copy(&mut reading, into, form)?;
            // Before anything of it lasts.
            check(into, &keys)?;
            verified(into, &keys, "the backup")
        })?;
        Ok(Self::new(engine, keys))
    }
}
