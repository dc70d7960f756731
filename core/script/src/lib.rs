//! Rhai, and nowhere else: conditions become the domain's own form, functions run in a sandbox or are lowered too.
//!
//! Files, facts of real people and the clock stay outside: text and cells go in, cells, findings and plain data
//! come out. Scripts return data; the host checks it.

mod api;
mod condition;
mod content;
mod definitions;
mod extent;
mod functions;
mod gives;
mod kinds;
mod library;
mod limits;
mod lint;
mod lower;
#[cfg(test)]
mod samples;
mod sandbox;
mod scripts;
mod source;
mod stack;
mod table;
mod tokens;
mod wire;
mod worker;

pub use definitions::{ApiEntry, api, definitions};
pub use isolation::WorkerCommand;
pub use scripts::Scripts;
pub use stack::on_large_stack;
pub use worker::worker_main;
