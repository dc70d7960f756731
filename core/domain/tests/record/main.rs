//! The rules of a participant's record: what may be recorded after what, by whom and where, and what entries come to.

#![expect(clippy::panic, clippy::indexing_slicing, clippy::expect_used, reason = "a test says so by failing")]

mod after;
mod check;
mod delivery;
mod entries;
mod every_kind;
mod information;
mod laws;
mod meetings;
mod moves;
mod people;
mod referrals;
mod staff;
mod understanding;
mod world;
