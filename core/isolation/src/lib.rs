//! Worker child processes for running what is not trusted.
//!
//! A worker is a pure function of bytes in another process: request in, answer out. The parent holds a
//! [`Worker`], which starts the child when it is first needed, gives every call a deadline, ends and replaces a
//! child that misbehaves, and stops trying for a while when it keeps crashing. The child calls [`serve`], which
//! takes away everything but memory, processor time and its own two pipes before the first request is read; or
//! [`serve_library`], which leaves just what loading one library needs, until that is done.
//!
//! What runs inside, and what the bytes mean, is not known here. Nothing here parses arguments: the program
//! that offers a hidden worker subcommand calls [`serve`] from it, and names itself in [`WorkerCommand`].

#[cfg(target_os = "linux")]
mod calls;
mod circuit;
mod deadline;
mod fault;
pub mod frame;
mod inherited;
mod limits;
#[cfg(target_os = "linux")]
mod linux;
mod process;
mod sandbox_level;
mod stderr;
mod supervisor;
mod walls;
mod wire;
mod worker;

pub use circuit::Circuit;
pub use fault::{Ending, Side, WorkerFault};
pub use limits::{Limits, apply};
pub use sandbox_level::{Achieved, SandboxLevel};
pub use supervisor::{Policy, Worker, WorkerCommand};
pub use walls::Walls;
pub use worker::{serve, serve_library};
