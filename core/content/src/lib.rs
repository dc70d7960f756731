//! Reads programme packages: YAML and Markdown files, each problem at its line, into `domain::package::Package`.
//!
//! Two sources, one way of reading: a folder on disk and the copy inside the binary. What a condition or a script
//! means is not known here, nor are signatures, databases or screens.

mod file;
mod format;
mod markdown;
mod messages;
mod package;
mod shape;
pub mod skeleton;
mod source;
mod yaml;

pub use format::{Formatted, format, has_layout};
pub use markdown::{line_as_markdown, to_html, to_markdown, words_as_markdown};
pub use messages::Messages;
pub use shape::{heading_words, keys_at, schemas, words_at};
pub use source::{EmbeddedSource, FolderSource, KeptSource};
