//! The plain subset of YAML that designers write, read into a tree that knows where everything stands.
//!
//! Anchors, aliases, tags, merge keys, repeated keys and second documents are refused with a place; what a file means
//! is nobody's business here.

mod line;
mod node;
mod passage;
mod read;
mod scalar;
mod slip;
mod trouble;

pub(crate) use node::{Content, Node, Style, Tree, escaped, narrow};
pub(crate) use read::read;

#[cfg(test)]
mod tests;
