//! Native plugins: libraries outside this program that offer operations, as pure functions of JSON.
//!
//! ```text
//! shelf::Shelf::verified(id) --> bytes, Metadata     signed, allowed, whole; nothing of it runs
//! bytes of NAME.so --read()--> Metadata              nothing of it runs; what is wrong is a finding N001, N002, N003, N010
//! Plugin::new(bytes, metadata, command)              the parent's side: checks, deadlines, faults with their phase
//!   `-- isolation::Worker --pipes--> worker_main()   the child: sealed memory, dlopen, the table, calls
//! NativePlugins                                      the port `runtime::ports::plugins::Plugins` over several
//! ```
//!
//! A plugin's code only ever runs in a child process with nothing but memory and processor time. It is a Linux matter:
//! elsewhere the same types are there and every call says so. Which plugins may be used at all is decided by
//! signatures and the installation's list, before any of this.

mod checks;
#[cfg(target_os = "linux")]
mod child;
mod elf;
mod fault;
pub mod file;
#[cfg(target_os = "linux")]
mod glue;
#[cfg(target_os = "linux")]
pub mod in_process;
pub mod keyring;
#[cfg(target_os = "linux")]
mod library;
mod metadata;
mod plugin;
mod plugins;
pub mod shelf;
pub mod signature;
mod wire;

#[cfg(target_os = "linux")]
pub use child::worker_main;
pub use fault::{Phase, PluginFault, Trouble};
pub use isolation::{SandboxLevel, WorkerCommand};
pub use metadata::{Brings, MOST_LIBRARY_BYTES, Metadata, Operation, read};
pub use plugin::{Came, Plugin, Settings};
pub use plugins::NativePlugins;

/// The child's side, on a system where there is none.
///
/// # Errors
/// Always.
#[cfg(not(target_os = "linux"))]
pub fn worker_main() -> std::io::Result<()> {
    Err(std::io::Error::new(std::io::ErrorKind::Unsupported, fault::LINUX_ONLY))
}
