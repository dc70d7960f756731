//! Translations: each block stands for exactly the words whose hash it pins.

use std::sync::Arc;

use jiff::civil::Date;

use crate::ids::BlockId;
use crate::language::Language;
use crate::layer::Layer;
use crate::local_change::{BlockHash, Target};
use crate::place::Place;

/// Whether somebody who speaks the language, or a panel of readers, has read a translation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Review {
    /// Nobody has yet.
    Awaiting,
    /// Somebody has.
    Reviewed {
        /// Who.
        by: String,
        /// When.
        on: Date,
    },
}

/// The translation of one session outline or sheet, as far as it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Translation {
    /// Whose words it translates.
    pub layer: Layer,
    /// Into which language.
    pub language: Language,
    /// Of what.
    pub of: Target,
    /// The title, with the hash of the title it translates.
    pub title: Option<(BlockHash, String)>,
    /// Its blocks, in file order.
    pub blocks: Vec<TranslatedBlock>,
    /// Who translated it.
    pub translated_by: String,
    /// Whether somebody has read it.
    pub review: Review,
    /// The file.
    pub place: Place,
}

/// One translated block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TranslatedBlock {
    /// Of which block.
    pub id: BlockId,
    /// The words it translates.
    pub base: BlockHash,
    /// Its heading.
    pub title: String,
    /// Its Markdown.
    pub text: Arc<str>,
    /// The line its text begins on.
    pub text_line: u32,
    /// Its heading's place.
    pub place: Place,
}
