//! Where records are kept: logs that are only ever added to, sealed, numbered and tied into a tree, on SQLite or
//! PostgreSQL.
//!
//! [`Sqlite`] and [`Postgres`] implement `runtime::ports::store::Store`. They are the same code, [`Records`], over two
//! thin adapters that run statements; all statements are in one dialect that both understand, in `statements.rs`. What
//! the kept bytes mean is not known here.
//!
//! Calls block. From asynchronous code, make them where blocking is allowed.

mod append;
pub mod audit;
mod backup;
mod bytes;
mod erase;
mod frontier;
mod keys;
mod leaf;
mod lists;
mod migrate;
mod note;
mod pending;
mod postgres;
mod proof;
mod read;
mod receive;
mod records;
mod schema;
mod seal;
mod session;
mod sqlite;
mod statements;
#[cfg(test)]
mod tree_tests;
mod verify;

pub use audit::{Audit, Consistency, Inclusion};
pub use keys::{Keys, KeysError, PublicKey};
pub use note::Checkpoint;
pub use postgres::PostgresEngine;
pub use records::{Postgres, Records, Sqlite};
pub use session::{Cells, EachRow, Engine, Run, Session, Value};
pub use sqlite::SqliteEngine;
pub use verify::{Bad, Verified};
