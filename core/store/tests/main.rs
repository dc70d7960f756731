//! The store, tried: one test binary, one PostgreSQL server for all of it. `WAYMARK_LONG=1` gives the big dose.

#![expect(clippy::disallowed_methods, reason = "tests start processes, read files and ask for the dose")]
#![expect(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test says so by failing")]

mod harness;
mod postgres_server;
mod verifier;

mod audit;
mod backup;
mod batches;
mod crash;
mod erase;
mod faults;
mod lists;
mod old_form;
mod opening;
mod parity;
mod receive;
mod tamper;
