//! Rhai, and nowhere else: conditions become the domain's own form, functions run in a sandbox or are lowered too.
//!
//! Files, facts of real people and the clock stay outside: text and cells go in, cells, findings and plain data
//! come out. Scripts return data; the host checks it.

mod condition;
mod extent;
#[cfg(test)]
mod samples;
mod scripts;
mod tokens;

pub use isolation::WorkerCommand;
pub use scripts::Scripts;
