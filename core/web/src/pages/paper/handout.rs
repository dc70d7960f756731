//! What a participant keeps: a sheet of the programme, or their parts of a session. No marking, no programme, no site, no
//! member of staff.

use domain::language::Language;
use domain::local_change::Target;
use domain::package::{Audience, Block, Way};
use domain::record::Refusal;
use domain::record::meeting::Meeting;
use domain::wording::Words as WordsOf;
use print::paper::{Handout, HandoutRow, HandoutSection, Paper, Reader};
use runtime::record::Desk;

use super::options::Asked;
use crate::at::At;
use crate::pages::meetings::InLane;

/// Lines under what is done by writing.
const LINES: u8 = 8;

pub(super) fn paper(
    desk: &Desk<'_>,
    at: &At,
    lane: &InLane,
    meeting: &Meeting,
    asked: &Asked,
    id: &str,
) -> Result<Paper, Refusal> {
    let package = lane.package();
    let sheet = package.sheets.iter().find(|sheet| sheet.id.as_str() == id);
    let outline = package.sessions.iter().find(|outline| outline.id.as_str() == id);
    let (of, title, hash, blocks) = match (sheet, outline) {
        (Some(sheet), _) => (Target::Sheet(sheet.id.clone()), &sheet.title, sheet.title_hash, &sheet.blocks),
        (None, Some(outline)) => {
            (Target::Session(outline.id.clone()), &outline.title, outline.title_hash, &outline.blocks)
        }
        (None, None) => return Err(super::missing(&format!("sheet `{id}`"))),
    };
    let language = asked.language(lane);
    let names = asked.names(at, desk, lane, meeting.when().date(), Reader::Participant);
    let written_in = &package.manifest.languages.written_in;
    let words = WordsOf { translations: &package.translations, written_in };
    let for_participant = |block: &&Block| block.audiences.contains(&Audience::Participant);
    let mut spoken: Option<Language> = None;
    let mut lacks = false;
    let mut sections: Vec<HandoutSection> = blocks
        .iter()
        .filter(for_participant)
        .map(|block| {
            let wording = words.of_block(&of, block, &language);
            spoken.get_or_insert_with(|| wording.language.clone());
            lacks |= wording.language.plain() != language.plain();
            let lines = if block.ways.contains(&Way::Write) { LINES } else { 0 };
            let row = HandoutRow { picture: None, text: names.fill_markdown(wording.text), lines };
            HandoutSection { title: Some(names.fill(wording.title)), rows: vec![row] }
        })
        .collect();
    let (title, _) = words.title(&of, title, hash, &language);
    let style = asked.style(&language);
    if lacks {
        // Said on the paper itself: whoever hands it out must not find out in the room.
        let text = at
            .words
            .with("paper-not-translated", &[("asked", &language.name()), ("written", &written_in.name())]);
        let row = HandoutRow { picture: None, text, lines: 0 };
        sections.insert(0, HandoutSection { title: None, rows: vec![row] });
    }
    Ok(Paper::Handout(Handout {
        title: names.fill(title),
        // Where there is no translation the written words stand, and readers are told the language they are in.
        language: spoken.unwrap_or(language),
        style,
        sections,
    }))
}
