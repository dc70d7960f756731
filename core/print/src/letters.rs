//! Which letters the fonts have. What they lack is spelled out for staff, and told to whoever prints.

use std::collections::BTreeSet;

use typst::text::{Coverage, Font};
use unicode_segmentation::UnicodeSegmentation;

/// Words longer than this may part anywhere.
const UNBROKEN: usize = 36;

/// The letters of one sign: a letter and its marks. No writing stacks more, and the press takes ever longer over each.
const STACKED: usize = 9;

/// Stands where marks were left out.
const LEFT_OUT: &str = "[\u{2026}]";

/// The letters of each family of fonts: those that all its faces have.
#[derive(Debug)]
pub(crate) struct Letters {
    families: Vec<Vec<Coverage>>,
}

impl Letters {
    /// Reads them out of the faces of each family.
    pub(crate) fn of(fonts: &[Font]) -> Self {
        let mut names: Vec<&str> = Vec::new();
        let mut families: Vec<Vec<Coverage>> = Vec::new();
        for font in fonts {
            let coverage = font.info().coverage.clone();
            match names.iter().position(|name| *name == font.info().family) {
                Some(known) => families.get_mut(known).into_iter().for_each(|one| one.push(coverage.clone())),
                None => {
                    names.push(&font.info().family);
                    families.push(vec![coverage]);
                }
            }
        }
        Self { families }
    }

    /// `text` in letters the fonts have; `lacking` is given those they do not, and where they are `spelled` they stand by
    /// their numbers. Of marks without end on one letter the first few stay, and the others are told in the same way.
    pub(crate) fn printable(&self, text: &str, spelled: bool, lacking: &mut BTreeSet<char>) -> String {
        let mut out = String::with_capacity(text.len());
        let mut unbroken = 0_usize;
        for cluster in text.graphemes(true) {
            unbroken = if cluster.starts_with(char::is_whitespace) { 0 } else { unbroken.saturating_add(1) };
            if unbroken > UNBROKEN {
                // A word without end goes on in the next line.
                out.push('\u{200b}');
                unbroken = 1;
            }
            let all = || cluster.chars().filter(|letter| !is_dropped(*letter));
            let letters = || all().take(STACKED);
            let beyond = all().nth(STACKED);
            let whole = self.families.iter().any(|faces| letters().all(|letter| has(faces, letter)));
            if let Some(mark) = beyond {
                lacking.insert(mark);
            }
            let left_out = if spelled && beyond.is_some() { LEFT_OUT } else { "" };
            if whole {
                out.extend(letters());
                out.push_str(left_out);
                continue;
            }
            // A mark is drawn with its letter, so the letter's font must have both.
            let mut faces = None;
            for (number, letter) in letters().enumerate() {
                if number == 0 || letter.is_ascii() {
                    faces = self.families.iter().find(|faces| has(faces, letter));
                }
                if faces.is_some_and(|faces| has(faces, letter)) {
                    out.push(letter);
                } else {
                    lacking.insert(letter);
                    if spelled {
                        out.push_str(&format!("[U+{:04X}]", u32::from(letter)));
                    }
                }
            }
            out.push_str(left_out);
        }
        out
    }
}

/// Whether a family can show a letter, or needs nothing to.
fn has(faces: &[Coverage], letter: char) -> bool {
    let joins = matches!(letter, '\u{200c}'..='\u{200f}' | '\u{61c}' | '\u{2066}'..='\u{2069}');
    let private = matches!(u32::from(letter), 0xE000..=0xF8FF | 0xF_0000..);
    let turns = matches!(letter, '\u{202a}'..='\u{202e}' | '\u{fff9}'..='\u{fffc}');
    joins
        || (!private && !turns && !letter.is_control() && faces.iter().all(|one| one.contains(letter.into())))
}

/// Signs that mean nothing on paper: where a word may part, how a sign is to be coloured.
fn is_dropped(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}')
}
