//! The desk: what each member of staff is shown and may write, with the real policies and a store in memory.

#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "a test says so by failing")]

mod erasing;
mod importing;
mod lanes;
mod memory;
mod unseen;
mod world;
mod writing;
