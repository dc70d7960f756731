//! Markdown files: front matter between two `---` lines, then named blocks `## Title {#id .class}`.

mod blocks;
mod front;
mod heading;
mod page;
mod placeholders;

pub(crate) use blocks::{Written, blocks, prose};
pub(crate) use front::{Front, split};

#[cfg(test)]
mod tests;
