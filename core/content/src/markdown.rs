//! Markdown files: front matter between two `---` lines, then named blocks `## Title {#id .class}`.

mod blocks;
mod front;
mod heading;
mod page;
mod placeholders;

pub(crate) use blocks::{OPTIONS, Written, blocks, prose};
pub(crate) use front::{Front, split};
pub(crate) use heading::attributes;

#[cfg(test)]
mod tests;
