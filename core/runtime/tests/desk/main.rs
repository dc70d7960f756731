//! The desk: what each member of staff is shown and may write, with the real policies and a store in memory.

#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "a test says so by failing")]

mod content_changes;
mod departures;
mod diary;
mod erasing;
mod histories;
mod importing;
mod lanes;
mod lists;
mod memory;
#[path = "../../../store/tests/postgres_server.rs"]
#[expect(
    clippy::disallowed_methods,
    clippy::panic,
    reason = "the tests have a PostgreSQL server of their own"
)]
mod postgres_server;
mod remembered;
mod staff;
mod team;
mod unseen;
mod world;
mod writing;
