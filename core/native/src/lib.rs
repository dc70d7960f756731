//! Native plugins.

pub mod file;
pub mod keyring;
pub mod signature;
