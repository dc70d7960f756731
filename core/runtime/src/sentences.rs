//! Where every sentence of a session comes from: layer, file and line; in which language, and how that stands.
//!
//! Nothing is lost between layers: what a site leaves out is told, with why.

use domain::fact_sheet::FactSheet;
use domain::ids::SessionId;
use domain::language::{Direction, Language};
use domain::local_change::{ChangeHeader, Target};
use domain::package::{Audience, Block, LeftOut, Package, SessionOutline};
use domain::place::Place;
use domain::reading::{Freshness, OutsideCells};
use domain::truth::Truth;
use domain::wording::{WordingState, Words};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use crate::advise::advise_all;
use crate::compile::Ready;
use crate::gather::Person;
use crate::given;

/// A session's words, block by block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SessionWords {
    /// The language that was asked for.
    pub language: Language,
    /// Which way it is read.
    pub direction: Direction,
    /// The blocks, in order.
    pub blocks: Vec<BlockWords>,
    /// What the site leaves out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<LeftOutWords>,
}

/// One block's words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct BlockWords {
    /// Its id.
    pub block: String,
    /// Its heading.
    pub title: String,
    /// Who it is written for.
    pub audiences: Vec<Audience>,
    /// Whether no site may change it.
    pub fixed: bool,
    /// The layer its words come from: the programme's id, or `sites/` and the site's.
    pub layer: String,
    /// The language its words are in.
    pub language: Language,
    /// How that stands to the language asked for; none where nobody translates the block, since it is not for the
    /// participant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wording: Option<WordingState>,
    /// Why a site's words stand here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<ChangeHeader>,
    /// Its sentences.
    pub sentences: Vec<Sentence>,
    /// The programme's sentences, where a site's words take their place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replaces: Option<Vec<Sentence>>,
}

/// A sentence with its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Sentence {
    /// As it is written.
    pub text: String,
    /// Where.
    pub place: Place,
}

/// A block that is not done at this site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LeftOutWords {
    /// Its id.
    pub block: String,
    /// Its heading.
    pub title: String,
    /// The layer that leaves it out.
    pub layer: String,
    /// Why, by whom, until when.
    pub change: ChangeHeader,
    /// Where that is written.
    pub place: Place,
}

/// The words of `session` in `language`, as they are in `package` (a programme's, or a programme's at a site).
#[must_use]
pub fn session_words(package: &Package, session: &SessionOutline, language: &Language) -> SessionWords {
    let of = Target::Session(session.id.clone());
    let left_out = |left: &LeftOut| LeftOutWords {
        block: left.block.id.to_string(),
        title: left.block.title.clone(),
        layer: left.layer.name(&package.manifest.id),
        change: (*left.header).clone(),
        place: left.place.clone(),
    };
    SessionWords {
        language: language.clone(),
        direction: language.direction(),
        blocks: session.blocks.iter().map(|block| block_words(package, &of, block, language)).collect(),
        left_out: session.left_out.iter().map(left_out).collect(),
    }
}

fn block_words(package: &Package, of: &Target, block: &Block, language: &Language) -> BlockWords {
    let written_in = &package.manifest.languages.written_in;
    let words = Words { translations: &package.translations, written_in };
    let for_participant = block.audiences.contains(&Audience::Participant);
    // What is not for the participant is never translated.
    let wording = words.of_block(of, block, if for_participant { language } else { written_in });
    BlockWords {
        block: block.id.to_string(),
        title: wording.title.to_owned(),
        audiences: block.audiences.clone(),
        fixed: block.fixed,
        layer: wording.layer.name(&package.manifest.id),
        wording: for_participant.then_some(wording.state),
        change: block.change.as_deref().cloned(),
        sentences: sentences(wording.text, wording.place, wording.text_line),
        language: wording.language,
        replaces: block.replaces.as_deref().map(|base| sentences(&base.text, &base.place, base.text_line)),
    }
}

/// The sentences of a text that begins on `line` of the file of `place`; a list's item is one each.
fn sentences(text: &str, place: &Place, line: u32) -> Vec<Sentence> {
    let mut found = Vec::new();
    for (number, words) in (line..).zip(text.lines()) {
        let mut start = 0;
        for end in ends(words) {
            let sentence = words.get(start..end).unwrap_or_default();
            let bare = sentence.trim_start();
            let before = words.get(..end.saturating_sub(bare.len())).unwrap_or_default();
            let column = u32::try_from(before.chars().count()).unwrap_or(u32::MAX).saturating_add(1);
            let bare = bare.trim_end();
            if bare.contains(char::is_alphanumeric) {
                let length = u32::try_from(bare.chars().count()).unwrap_or(u32::MAX);
                let place = Place::new(&place.file, number, column, length);
                found.push(Sentence { text: bare.to_owned(), place });
            }
            start = end;
        }
    }
    found
}

/// Where the sentences of a line end. A number before its dot begins a list's item and ends nothing.
fn ends(line: &str) -> Vec<usize> {
    let bare = line.trim_start();
    let item = bare.split_once(". ").is_some_and(|(number, _)| number.bytes().all(|b| b.is_ascii_digit()));
    let skip = if item { line.find(". ").map_or(0, |byte| byte.saturating_add(2)) } else { 0 };
    let marks =
        line.match_indices(['.', '?', '!', '؟', '۔']).map(|(byte, mark)| byte.saturating_add(mark.len()));
    let whole = |end: &usize| line.get(*end..).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    let mut ends: Vec<usize> = marks.filter(|end| *end > skip).filter(whole).collect();
    if ends.last() != Some(&line.len()) {
        ends.push(line.len());
    }
    ends
}

/// The words of `session` for `person`: in `language`, or in the one they read the programme in. None where the
/// programme has no such session.
#[must_use]
pub fn words_for(
    ready: &Ready,
    person: &Person,
    session: &SessionId,
    on: Date,
    language: Option<Language>,
) -> Option<SessionWords> {
    let programme = &*ready.programme;
    let outline = programme.package.sessions.get(usize::from(programme.session(session)?))?;
    let language = language.or_else(|| {
        let sheet = given::sheets(ready, [&person.statements], on).0.pop()?;
        let advised = advise_all(ready, std::slice::from_ref(&sheet)).pop()?;
        Some(language_of(ready, &sheet, &advised.outside))
    })?;
    Some(session_words(&programme.package, outline, &language))
}

/// The language a person reads this programme in: what the fact named by the manifest says, where the programme has
/// that language, in easy words where those are likely to suit; else the language it is written in.
#[must_use]
pub fn language_of(ready: &Ready, sheet: &FactSheet, outside: &OutsideCells) -> Language {
    let programme = &*ready.programme;
    let languages = &programme.package.manifest.languages;
    let reading = programme.reading(sheet, outside);
    let chosen = languages.chosen_by.as_ref().and_then(|(fact, _)| {
        let slot = programme.dictionary.slot(fact.as_str())?;
        let cell = sheet.cell(slot);
        let known = cell.state.is_known(Freshness::AsRecorded);
        let value = programme.dictionary.kind(slot).filter(|_| known)?.decode(cell.bits)?;
        Some(Language::from(value.to_string().as_str()))
    });
    let translated = languages.translated();
    let language = chosen.filter(|one| translated.contains(one)).unwrap_or(languages.written_in.clone());
    let easy = programme.easy_read_when.as_ref().is_some_and(|when| {
        when.evaluate(&reading, Freshness::AsRecorded) == Truth::Yes && translated.contains(&language.easy())
    });
    if easy { language.easy() } else { language }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, u32, u32)]) {
        let found = sentences(text, &Place::whole("a.md"), 7);
        let found: Vec<(&str, u32, u32)> =
            found.iter().map(|one| (one.text.as_str(), one.place.line, one.place.column)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn every_sentence_has_its_line_and_column() {
        check(
            "Hello. How are you?\n\n- Sit down.\n- Or stand",
            &[("Hello.", 7, 1), ("How are you?", 7, 8), ("- Sit down.", 9, 1), ("- Or stand", 10, 1)],
        );
        check("1. What is it? A card.", &[("1. What is it?", 7, 1), ("A card.", 7, 16)]);
        check("Half past 9.30 is early.", &[("Half past 9.30 is early.", 7, 1)]);
    }
}
