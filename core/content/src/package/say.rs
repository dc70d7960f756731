//! Sentences people read: their placeholders, their length, and what they must not name.

use domain::codes;
use domain::finding::Finding;
use domain::template::{PLACEHOLDERS, Template};

use super::desk::{Desk, Sheet};
use super::names::Known;

/// The most words of a sentence that a participant may read.
const MOST_WORDS: usize = 40;

/// The sentence at `pointer`; a placeholder that is not of the list is said, and the sentence is then empty.
pub(crate) fn template(desk: &mut Desk<'_>, sheet: &Sheet, pointer: &str, text: &str) -> Template {
    match Template::read(text) {
        Ok(template) => template,
        Err(name) => {
            let place = sheet.tree.place_of(pointer, &format!("{{{{{name}"));
            let place = match place.length {
                0 => place,
                length => domain::place::Place { length: length.saturating_add(2), ..place },
            };
            let what = format!("`{{{{{name}}}}}` is not a placeholder there is");
            desk.add(Finding::new(codes::SAY_PLACEHOLDER, place, what).nearest(&name, PLACEHOLDERS));
            Template::default()
        }
    }
}

/// Checks what a rule says to the participant.
pub(crate) fn check(desk: &mut Desk<'_>, sheet: &Sheet, pointer: &str, text: &str, rules: &Known) {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() > MOST_WORDS {
        let what = format!("the sentence has {} words", words.len());
        desk.add(Finding::new(codes::SAY_TOO_LONG, sheet.tree.place(pointer), what));
    }
    if let Some(found) = score(&words) {
        let what = format!("the sentence names a score: `{found}`");
        let first = found.split(' ').next().unwrap_or_default();
        desk.add(Finding::new(codes::SAY_NAMES_SCORE, sheet.tree.place_of(pointer, first), what));
    }
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let is_rule = |word: &String| word.contains('-') && rules.has(word);
    if let Some(rule) = words.iter().map(|word| bare(word)).find(is_rule) {
        let what = format!("the sentence names the rule `{rule}`");
        desk.add(Finding::new(codes::SAY_NAMES_SCORE, sheet.tree.place_of(pointer, &rule), what));
    }
}

/// The first words that name a score: the word itself, `4 of 5`, `4/5`, `80%`.
fn score(words: &[&str]) -> Option<String> {
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric() && c != '%').to_lowercase();
    let is_number = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    for (position, word) in words.iter().enumerate() {
        let here = bare(word);
        let fraction = here.split_once('/').is_some_and(|(of, all)| is_number(of) && is_number(all));
        let share = here.strip_suffix('%').is_some_and(is_number);
        if matches!(here.as_str(), "score" | "scores" | "scored" | "rating" | "ratings") || fraction || share
        {
            return Some(word.trim_matches(|c: char| !c.is_alphanumeric() && c != '%').to_owned());
        }
        if is_number(&here) {
            let next = |ahead: usize| {
                words.get(position.saturating_add(ahead)).map(|word| bare(word)).unwrap_or_default()
            };
            let (one, two, three) = (next(1), next(2), next(3));
            if one == "of" && is_number(&two) {
                return Some(format!("{here} of {two}"));
            }
            if one == "out" && two == "of" && is_number(&three) {
                return Some(format!("{here} out of {three}"));
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        let words: Vec<&str> = text.split_whitespace().collect();
        assert_eq!(score(&words).as_deref(), expected, "{text}");
    }

    #[test]
    fn scores_are_found_and_ordinary_numbers_are_not() {
        check("Belonging was 4 of 5 for you.", Some("4 of 5"));
        check("You said 4 out of 5.", Some("4 out of 5"));
        check("A (4/5) here.", Some("4/5"));
        check("It is 80%.", Some("80%"));
        check("Your score is good.", Some("score"));
        check("Two of us will be there at 10.", None);
        check("We meet 2 of us on 3 days.", None);
    }
}
