//! The words of a block in one language: from the nearest layer, and where they lack the language, the written ones,
//! marked. Never a translation of words that have been superseded.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use crate::language::Language;
use crate::layer::Layer;
use crate::local_change::{BlockHash, Target};
use crate::package::Block;
use crate::place::Place;
use crate::translation::{Review, Translation};

/// How words stand to the language that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum WordingState {
    /// Written in the language asked for.
    Written,
    /// Translated, and read by somebody who speaks the language.
    Translated,
    /// Translated; nobody who speaks the language has read it yet.
    AwaitingReview,
    /// There is a translation of earlier words; these are the written ones.
    OutOfDate,
    /// There is none; these are the written words.
    NotTranslated,
}

/// Words in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording<'p> {
    /// The heading.
    pub title: &'p str,
    /// The Markdown.
    pub text: &'p Arc<str>,
    /// The language they are in.
    pub language: Language,
    /// How they stand to the language asked for.
    pub state: WordingState,
    /// The layer they come from.
    pub layer: &'p Layer,
    /// The heading's place.
    pub place: &'p Place,
    /// The line the text begins on.
    pub text_line: u32,
}

/// The translations of a package, and the language it is written in.
#[derive(Clone, Copy, Debug)]
pub struct Words<'p> {
    /// Every translation there is.
    pub translations: &'p [Translation],
    /// The language it is written in.
    pub written_in: &'p Language,
}

impl<'p> Words<'p> {
    /// Whether anything of `of` is written in this very language and form: easy words are asked for, and plain ones would
    /// only stand in for them.
    #[must_use]
    pub fn has_any(self, of: &Target, language: &Language) -> bool {
        language == self.written_in || self.in_language(of, language).any(|one| !one.blocks.is_empty())
    }

    /// How `block` stands in this very language and form, whatever would stand in for it.
    #[must_use]
    pub fn own_state(self, of: &Target, block: &Block, language: &Language) -> WordingState {
        if language == self.written_in {
            return WordingState::Written;
        }
        let mut state = WordingState::NotTranslated;
        for translation in self.in_language(of, language) {
            match translation.blocks.iter().find(|other| other.id == block.id) {
                Some(found) if found.base == block.hash => return reviewed(translation),
                Some(_) if translation.layer == block.layer => state = WordingState::OutOfDate,
                _ => {}
            }
        }
        state
    }

    /// The words of `block`, a block of `of`, in `language`.
    #[must_use]
    pub fn of_block(self, of: &Target, block: &'p Block, language: &Language) -> Wording<'p> {
        let written = Wording {
            title: &block.title,
            text: &block.text,
            language: self.written_in.clone(),
            state: WordingState::Written,
            layer: &block.layer,
            place: &block.place,
            text_line: block.text_line,
        };
        if language == self.written_in {
            return written;
        }
        let mut state = WordingState::NotTranslated;
        // Where easy words were asked for and there are none, the same language stands in at the end.
        for language in language.chain().into_iter().filter(|one| one != self.written_in) {
            for translation in self.in_language(of, &language) {
                let Some(found) = translation.blocks.iter().find(|other| other.id == block.id) else {
                    continue;
                };
                if found.base == block.hash {
                    return Wording {
                        title: &found.title,
                        text: &found.text,
                        language: language.clone(),
                        state: reviewed(translation),
                        layer: &translation.layer,
                        place: &found.place,
                        text_line: found.text_line,
                    };
                }
                // Another layer's translation is of other words, not of earlier ones.
                if translation.layer == block.layer {
                    state = WordingState::OutOfDate;
                }
            }
        }
        Wording { state, ..written }
    }

    /// A title in `language`, with how it stands; `hash` pins the title as it is written.
    #[must_use]
    pub fn title(
        self,
        of: &Target,
        title: &'p str,
        hash: BlockHash,
        language: &Language,
    ) -> (&'p str, WordingState) {
        if language == self.written_in {
            return (title, WordingState::Written);
        }
        let mut state = WordingState::NotTranslated;
        for language in language.chain().into_iter().filter(|one| one != self.written_in) {
            for translation in self.in_language(of, &language) {
                match &translation.title {
                    Some((base, found)) if *base == hash => return (found, reviewed(translation)),
                    Some(_) => state = WordingState::OutOfDate,
                    None => {}
                }
            }
        }
        (title, state)
    }

    fn in_language(self, of: &Target, language: &Language) -> impl Iterator<Item = &'p Translation> {
        self.translations.iter().filter(move |one| one.language == *language && one.of == *of)
    }
}

fn reviewed(translation: &Translation) -> WordingState {
    match translation.review {
        Review::Awaiting => WordingState::AwaitingReview,
        Review::Reviewed { .. } => WordingState::Translated,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::SessionId;
    use crate::sample;
    use crate::translation::TranslatedBlock;

    /// A translation of a block into Welsh, of the words with a hash.
    fn translated(layer: Layer, of: &Target, block: &Block, base: BlockHash) -> Translation {
        Translation {
            layer,
            language: Language::from("cy"),
            of: of.clone(),
            title: None,
            blocks: vec![TranslatedBlock {
                id: block.id.clone(),
                base,
                title: "Cylchoedd".to_owned(),
                text: "Cylchoedd.".into(),
                text_line: 2,
                place: block.place.clone(),
            }],
            translated_by: "somebody".to_owned(),
            review: Review::Awaiting,
            place: block.place.clone(),
        }
    }

    fn check(block_layer: Layer, hash: u32, translations: &[(Layer, u32)], expected: WordingState) {
        let of = Target::Session(SessionId::from("groups"));
        let block = Block { layer: block_layer, ..sample::block("circles", "Circles.", hash) };
        let translation =
            |(layer, base): &(Layer, u32)| translated(layer.clone(), &of, &block, BlockHash(*base));
        let translations: Vec<Translation> = translations.iter().map(translation).collect();
        let words = Words { translations: &translations, written_in: &Language::from("en") };
        assert_eq!(words.of_block(&of, &block, &Language::from("cy")).state, expected);
    }

    #[test]
    fn plain_words_stand_in_for_easy_ones_and_do_not_count_as_them() {
        let of = Target::Session(SessionId::from("groups"));
        let block = sample::block("circles", "Circles.", 1);
        let translation = translated(Layer::Programme, &of, &block, block.hash);
        let written = Language::from("en");
        let words = Words { translations: &[translation], written_in: &written };
        let (plain, easy) = (Language::from("cy"), Language::from("cy-easy"));
        assert_eq!(words.of_block(&of, &block, &easy).text.as_ref(), "Cylchoedd.");
        let states = [&plain, &easy, &written].map(|language| words.own_state(&of, &block, language));
        let expected = [WordingState::AwaitingReview, WordingState::NotTranslated, WordingState::Written];
        assert_eq!(states, expected);
        assert_eq!(
            [&plain, &easy, &written].map(|language| words.has_any(&of, language)),
            [true, false, true]
        );
    }

    fn site(id: &str) -> Layer {
        Layer::Site(id.into())
    }

    #[test]
    fn only_a_translation_of_the_same_layers_earlier_words_is_out_of_date() {
        let programme = (Layer::Programme, 1);
        check(Layer::Programme, 1, std::slice::from_ref(&programme), WordingState::AwaitingReview);
        check(Layer::Programme, 2, std::slice::from_ref(&programme), WordingState::OutOfDate);
        check(site("ours"), 7, std::slice::from_ref(&programme), WordingState::NotTranslated);
        check(site("ours"), 7, &[programme.clone(), (site("theirs"), 8)], WordingState::NotTranslated);
        check(site("ours"), 7, &[programme.clone(), (site("ours"), 6)], WordingState::OutOfDate);
        check(site("ours"), 7, &[programme, (site("ours"), 7)], WordingState::AwaitingReview);
    }
}
