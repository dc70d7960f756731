//! Markdown files: front matter between two `---` lines, then named blocks `## Title {#id .class}`.

mod blocks;
mod copied;
mod escape;
mod front;
mod hash;
mod heading;
mod html;
mod page;
mod placeholders;

pub(crate) use blocks::{OPTIONS, Written, WrittenBlock, blocks, prose};
pub use copied::to_markdown;
pub use escape::{line_as_markdown, words_as_markdown};
pub(crate) use front::{Front, split};
pub(crate) use hash::{block_hash, title_hash};
pub(crate) use heading::{CLASSES, Kind, attributes};
pub use html::to_html;

#[cfg(test)]
mod hostile;
#[cfg(test)]
mod tests;
