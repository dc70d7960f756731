//! Bringing a store to the newest form, step by step, and refusing one that is newer than this program.

use runtime::ports::store::StoreError;

use crate::append::lock;
use crate::keys::Keys;
use crate::schema::{Dialect, MIGRATIONS, MIGRATIONS_TABLE, MIGRATIONS_TABLE_SQLITE, NEWEST};
use crate::session::{Engine, Session, Value, one};
use crate::statements as sql;

/// Whether the table of migrations is there.
fn is_begun(session: &mut dyn Session, dialect: Dialect) -> Result<bool, StoreError> {
    let statement = match dialect {
        Dialect::Sqlite => "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'migrations'",
        Dialect::Postgres => {
            "SELECT 1::bigint FROM pg_catalog.pg_tables WHERE schemaname = current_schema() AND tablename = 'migrations'"
        }
    };
    Ok(one(session, statement, &[], |row| row.int(0))?.is_some())
}

/// The newest migration that a store has had; 0 for a new one.
pub(crate) fn version(session: &mut dyn Session, dialect: Dialect) -> Result<i64, StoreError> {
    if !is_begun(session, dialect)? {
        return Ok(0);
    }
    let version = one(session, sql::VERSION, &[], |row| row.maybe_int(0))?.flatten().unwrap_or(0);
    if version > NEWEST {
        return Err(StoreError::TooNew(format!(
            "this store was made by a newer Waymark: its form is {version}, and this program knows forms up to {NEWEST}. \
             Use the newer program; nothing was changed"
        )));
    }
    Ok(version)
}

/// Brings a store to the newest form. Each step has happened wholly or not at all, whenever the process dies.
pub(crate) fn migrate<E: Engine>(engine: &E, dialect: Dialect) -> Result<(), StoreError> {
    let here = engine.read(|session| version(session, dialect))?;
    for migration in MIGRATIONS.iter().filter(|migration| migration.number > here) {
        engine.write(
            || vec![lock("store", "migrations")],
            |session| {
                session.script(match dialect {
                    Dialect::Sqlite => MIGRATIONS_TABLE_SQLITE,
                    Dialect::Postgres => MIGRATIONS_TABLE,
                })?;
                // Another process may have been faster.
                if version(session, dialect)? >= migration.number {
                    return Ok(());
                }
                session.script(&migration.statements(dialect))?;
                let values = [Value::Int(migration.number), Value::Text(migration.name)];
                session.run(sql::KEEP_MIGRATION, &values).map(|_| ())
            },
        )?;
    }
    Ok(())
}

/// Ties a new store to the keys of its installation.
pub(crate) fn mark<E: Engine>(engine: &E, keys: &Keys) -> Result<(), StoreError> {
    if engine.read(marked)?.is_none() {
        engine.write(
            || vec![lock("store", "keys")],
            |session| {
                if marked(session)?.is_none() {
                    session.run(sql::KEEP_ABOUT_STORE, &[Value::Text("keys"), Value::Bytes(&keys.mark())])?;
                }
                Ok(())
            },
        )?;
    }
    engine.read(|session| check(session, keys))
}

/// Refuses a store that was made with other keys.
pub(crate) fn check(session: &mut dyn Session, keys: &Keys) -> Result<(), StoreError> {
    match marked(session)? {
        Some(mark) if mark == keys.mark() => Ok(()),
        _ => Err(StoreError::Damaged(
            "this store was made with other keys than those given; use the key file of its installation"
                .to_owned(),
        )),
    }
}

/// What tells which keys a store was made with; none in an empty store.
pub(crate) fn marked(session: &mut dyn Session) -> Result<Option<Vec<u8>>, StoreError> {
    one(session, sql::ABOUT_STORE, &[Value::Text("keys")], |row| Ok(row.bytes(0)?.to_vec()))
}
