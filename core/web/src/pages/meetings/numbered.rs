//! The numbers of a meeting's prompts and the letters of its blocks: the same on the screen and on paper, so that typing
//! up is copying 1, 2, 3.

use domain::ids::SessionId;
use domain::package::{Block, RecordPrompt, SessionOutline};
use domain::record::meeting::Meeting;

use super::lane::InLane;

/// The outlines a meeting works with, in the order of the diary.
pub(in crate::pages) fn outlines<'l>(lane: &'l InLane, sessions: &[SessionId]) -> Vec<&'l SessionOutline> {
    sessions.iter().filter_map(|session| lane.outline(session)).collect()
}

/// What a meeting's record asks, with its number. What two outlines of one meeting both ask is asked once.
pub(in crate::pages) fn prompts<'l>(lane: &'l InLane, meeting: &Meeting) -> Vec<(usize, &'l RecordPrompt)> {
    let mut asked: Vec<&RecordPrompt> = Vec::new();
    for outline in outlines(lane, &meeting.scheduled.what.sessions) {
        for prompt in &outline.record {
            if !asked.iter().any(|other| other.id == prompt.id) {
                asked.push(prompt);
            }
        }
    }
    (1..).zip(asked).collect()
}

/// The blocks of an outline, each with its letter.
pub(in crate::pages) fn lettered(outline: &SessionOutline) -> Vec<(String, &Block)> {
    outline.blocks.iter().enumerate().map(|(at, block)| (letter(at), block)).collect()
}

/// The blocks of a meeting to choose from: id, and `C. Circles`. A block that two outlines have is there once.
pub(in crate::pages) fn choices(lane: &InLane, meeting: &Meeting) -> Vec<(String, String)> {
    let mut choices: Vec<(String, String)> = Vec::new();
    for outline in outlines(lane, &meeting.scheduled.what.sessions) {
        for (letter, block) in lettered(outline) {
            if !choices.iter().any(|(id, _)| *id == block.id.as_str()) {
                choices.push((block.id.to_string(), format!("{letter}. {}", block.title)));
            }
        }
    }
    choices
}

/// What a block is called; its id where the outline has it no more.
pub(in crate::pages) fn block(lane: &InLane, meeting: &Meeting, id: &str) -> String {
    let found = choices(lane, meeting).into_iter().find(|(one, _)| one == id);
    found.map_or_else(|| id.to_owned(), |(_, title)| title)
}

/// `A` to `Z`, then `AA`, `AB` and on.
fn letter(at: usize) -> String {
    let mut out = Vec::new();
    let mut rest = at;
    loop {
        let one = u8::try_from(rest % 26).unwrap_or_default();
        out.push(char::from(b'A'.saturating_add(one)));
        rest /= 26;
        if rest == 0 {
            break;
        }
        rest -= 1;
    }
    out.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_on_after_z() {
        let letters: Vec<String> = [0, 25, 26, 27, 51, 52, 701, 702].map(letter).into();
        assert_eq!(letters, ["A", "Z", "AA", "AB", "AZ", "BA", "ZZ", "AAA"]);
    }
}
