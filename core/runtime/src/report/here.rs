//! What is different for this person at this site: blocks the site changes, and the language they read.

use domain::language::Language;
use domain::local_change::{ChangeHeader, Target};
use domain::package::{Audience, Package, SessionOutline};
use domain::place::Place;
use domain::wording::{WordingState, Words};
use schemars::JsonSchema;
use serde::Serialize;

/// A block that a site changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct HereReport {
    /// Its id.
    pub block: String,
    /// `replaced`, `added` or `left out`.
    pub done: &'static str,
    /// Why, by whom, until when.
    pub change: ChangeHeader,
    /// Where that is written.
    pub place: Place,
}

/// How far a session's blocks for the participant are in their language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct LanguageReport {
    /// The language.
    pub language: Language,
    /// Blocks for the participant.
    pub blocks: usize,
    /// Those that are in the language; the others are shown in the written language, marked.
    pub translated: usize,
    /// Of those: nobody who speaks the language has read them yet.
    pub awaiting_review: usize,
    /// Blocks whose translation is of earlier words, and so is not shown.
    pub out_of_date: usize,
}

/// What the site does differently in `session`, in the order of the session.
pub(super) fn here(session: &SessionOutline) -> Vec<HereReport> {
    let changed = session.blocks.iter().filter_map(|block| {
        let change = block.change.as_deref()?;
        let done = if block.replaces.is_some() { "replaced" } else { "added" };
        let place = block.place.clone();
        Some(HereReport { block: block.id.to_string(), done, change: change.clone(), place })
    });
    let left_out = session.left_out.iter().map(|left| HereReport {
        block: left.block.id.to_string(),
        done: "left out",
        change: (*left.header).clone(),
        place: left.place.clone(),
    });
    changed.chain(left_out).collect()
}

/// How far `session` is in `language`; none for the language the programme is written in.
pub(super) fn in_language(
    package: &Package,
    session: &SessionOutline,
    language: &Language,
) -> Option<LanguageReport> {
    let written_in = &package.manifest.languages.written_in;
    if language == written_in {
        return None;
    }
    let words = Words { translations: &package.translations, written_in };
    let of = Target::Session(session.id.clone());
    let participant = session.blocks.iter().filter(|block| block.audiences.contains(&Audience::Participant));
    let states: Vec<WordingState> =
        participant.map(|block| words.of_block(&of, block, language).state).collect();
    let count = |wanted: &[WordingState]| states.iter().filter(|state| wanted.contains(state)).count();
    Some(LanguageReport {
        language: language.clone(),
        blocks: states.len(),
        translated: count(&[WordingState::Translated, WordingState::AwaitingReview]),
        awaiting_review: count(&[WordingState::AwaitingReview]),
        out_of_date: count(&[WordingState::OutOfDate]),
    })
}
