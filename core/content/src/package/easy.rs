//! Easy Read: one idea in a sentence, in fifteen words at most, without abbreviations and passives.

use std::sync::Arc;

use domain::codes;
use domain::finding::Finding;
use domain::package::Block;
use domain::place::Place;

use super::desk::Desk;
use crate::yaml::narrow;

/// The most words of a sentence (UK guidance on accessible communication formats: ten to fifteen).
const MOST_WORDS: usize = 15;

/// Forms of "to be" that make a passive with a participle after them.
const BEING: [&str; 8] = ["am", "are", "be", "been", "being", "is", "was", "were"];

/// Participles people meet often in such texts and that do not end in `-ed`.
const PARTICIPLES: [&str; 10] =
    ["given", "held", "kept", "made", "sent", "shown", "taken", "told", "written", "done"];

/// Warns of what a slow reader stumbles over. `file` is the block's file.
pub(crate) fn check(desk: &mut Desk<'_>, file: &Arc<str>, block: &Block) {
    for (number, line) in block.text.lines().enumerate() {
        let at = usize::try_from(block.text_line).unwrap_or_default().saturating_add(number);
        for (column, sentence) in sentences(line) {
            let place = Place::new(file, narrow(at), narrow(column), narrow(sentence.chars().count()));
            let words: Vec<&str> = sentence.split_whitespace().filter(|word| is_word(word)).collect();
            if words.len() > MOST_WORDS {
                let what = format!("this sentence has {} words", words.len());
                desk.add(Finding::new(codes::SENTENCE_TOO_LONG, place.clone(), what));
            }
            if let Some(word) = abbreviation(&words) {
                let what = format!("`{word}` is an abbreviation, or stands in capitals");
                desk.add(Finding::new(codes::HARD_WORDS, place.clone(), what));
            }
            if let Some(passive) = passive(&words) {
                let what = format!("`{passive}` does not say who does it");
                desk.add(Finding::new(codes::HARD_WORDS, place, what));
            }
        }
    }
}

fn is_word(word: &str) -> bool {
    word.contains(char::is_alphanumeric)
}

/// The sentences of a line, each with its column.
fn sentences(line: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut start = 0;
    let ends =
        line.match_indices(['.', '?', '!', ':', ';']).map(|(byte, end)| byte.saturating_add(end.len()));
    let ends =
        ends.filter(|end| line.get(*end..).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')));
    for end in ends.chain([line.len()]) {
        let sentence = line.get(start..end).unwrap_or_default();
        let bare = sentence.trim_start_matches(|c: char| c.is_whitespace() || c == '-');
        let column = line.get(..end.saturating_sub(bare.len())).unwrap_or_default().chars().count();
        if bare.contains(char::is_alphabetic) {
            found.push((column.saturating_add(1), bare.trim_end()));
        }
        start = end;
    }
    found
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

fn abbreviation<'w>(words: &[&'w str]) -> Option<&'w str> {
    let capitals = |word: &str| {
        word.chars().filter(|c| c.is_alphabetic()).count() > 1 && word.chars().all(|c| !c.is_lowercase())
    };
    words.iter().map(|word| bare(word)).find(|word| capitals(word) || matches!(*word, "e.g" | "i.e" | "etc"))
}

fn passive(words: &[&str]) -> Option<String> {
    words.windows(2).find_map(|pair| {
        let [being, after] = pair else { return None };
        let (being, after) = (bare(being).to_lowercase(), bare(after).to_lowercase());
        let participle = (after.ends_with("ed") && after.len() > 4) || PARTICIPLES.contains(&after.as_str());
        (BEING.contains(&being.as_str()) && participle && !FEELINGS.contains(&after.as_str()))
            .then(|| format!("{being} {after}"))
    })
}

/// What somebody is, not what is done to them.
const FEELINGS: [&str; 7] = ["tired", "worried", "scared", "interested", "excited", "relaxed", "pleased"];

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: &[&str]) {
        let mut found = Vec::new();
        for (_, sentence) in sentences(line) {
            let words: Vec<&str> = sentence.split_whitespace().filter(|word| is_word(word)).collect();
            if words.len() > MOST_WORDS {
                found.push(format!("{} words", words.len()));
            }
            found.extend(abbreviation(&words).map(str::to_owned));
            found.extend(passive(&words));
        }
        assert_eq!(found, expected, "{line}");
    }

    #[test]
    fn long_sentences_capitals_and_passives_are_hard() {
        check("Draw a circle for each group. Big circles matter more.", &[]);
        check("- You can stop. You can say no.", &[]);
        check("Your OM will ring.", &["OM"]);
        check("The letter was sent. You are tired.", &["was sent"]);
        check(
            "One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen.",
            &["16 words"],
        );
        check("I am here. A cup of tea?", &[]);
    }

    #[test]
    fn a_sentence_knows_its_column() {
        assert_eq!(sentences("- One. Two?"), [(3, "One."), (8, "Two?")]);
    }
}
