//! What `waymark plugin new --language rust` writes keeps to its contract as it stands: its own test runs here.

#[path = "../../../core/cli/command/plugin/new/rust/src/lib.rs.txt"]
mod beginning;
