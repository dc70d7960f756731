//! Two texts word by word: what stayed, what went, what came.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::build::as_read;
use super::{Change, Words};

/// Texts with more lines than this show only the lines that differ.
const SHORT: usize = 1;

/// Texts of more words are compared by lines, those of more lines not at all: what it takes grows with the square.
const MOST: usize = 4_000;

/// Notes in `now` where its words differ from `before`; says whether they do.
pub(super) fn note(now: &mut Words, before: &Words) -> bool {
    if now.text == before.text {
        return false;
    }
    let changes = changes(&as_read(&before.text), &as_read(&now.text));
    now.changes = if now.text.lines().count().max(before.text.lines().count()) > SHORT {
        only_lines_that_differ(changes)
    } else {
        changes
    };
    true
}

pub(super) fn changes(before: &str, now: &str) -> Vec<Change> {
    let (mut old, mut new) = (words(before), words(now));
    if old.len().max(new.len()) > MOST {
        let said = |words: usize| format!("the whole text, {words} words and signs");
        let whole = (said(old.len()), said(new.len()));
        (old, new) = (before.split_inclusive('\n').collect(), now.split_inclusive('\n').collect());
        if old.len().max(new.len()) > MOST {
            return vec![Change::Gone(whole.0), Change::New(whole.1)];
        }
    }
    let mut changes = Vec::new();
    let text = |words: &[&str], from: usize, length: usize| {
        words.get(from..from.saturating_add(length)).unwrap_or_default().concat()
    };
    for step in capture_diff_slices(Algorithm::Myers, &old, &new) {
        match step {
            DiffOp::Equal { new_index, len, .. } => changes.push(Change::Same(text(&new, new_index, len))),
            DiffOp::Delete { old_index, old_len, .. } => {
                changes.push(Change::Gone(text(&old, old_index, old_len)));
            }
            DiffOp::Insert { new_index, new_len, .. } => {
                changes.push(Change::New(text(&new, new_index, new_len)));
            }
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                changes.push(Change::Gone(text(&old, old_index, old_len)));
                changes.push(Change::New(text(&new, new_index, new_len)));
            }
        }
    }
    changes
}

/// Words, runs of blanks, and every other sign by itself; together the whole text.
fn words(text: &str) -> Vec<&str> {
    let kind = |letter: char| match letter {
        '\n' => 0,
        letter if letter.is_whitespace() => 1,
        letter if letter.is_alphanumeric() || letter == '\'' || letter == '\u{2019}' => 2,
        // Letters that combine with the one before them belong to the word.
        letter if !letter.is_ascii() && !letter.is_ascii_punctuation() => 2,
        _ => 3,
    };
    let mut words = Vec::new();
    let mut start = 0;
    let mut last: Option<i32> = None;
    for (byte, letter) in text.char_indices() {
        let now = kind(letter);
        let goes_on = last == Some(now) && (now == 1 || now == 2);
        if !goes_on && byte > start {
            words.extend(text.get(start..byte));
            start = byte;
        }
        last = Some(now);
    }
    words.extend(text.get(start..).filter(|rest| !rest.is_empty()));
    words
}

/// Leaves out the lines in which nothing differs.
fn only_lines_that_differ(changes: Vec<Change>) -> Vec<Change> {
    let mut kept = Vec::new();
    let mut line: Vec<Change> = Vec::new();
    let close = |line: &mut Vec<Change>, kept: &mut Vec<Change>| {
        if line.iter().any(|change| !matches!(change, Change::Same(_))) {
            kept.append(line);
        } else {
            line.clear();
        }
    };
    for change in changes {
        match change {
            Change::Same(text) => {
                for part in text.split_inclusive('\n') {
                    line.push(Change::Same(part.to_owned()));
                    if part.ends_with('\n') {
                        close(&mut line, &mut kept);
                    }
                }
            }
            other => line.push(other),
        }
    }
    close(&mut line, &mut kept);
    kept
}

#[cfg(test)]
mod tests {
    use domain::language::Language;

    use super::*;

    /// What went stands in square brackets, what came in curly ones.
    fn check(before: &str, now: &str, expected: &str) {
        let english = Language::from("en");
        let mut words = Words::new(now, &english);
        note(&mut words, &Words::new(before, &english));
        let shown = words.changes.iter().map(|change| match change {
            Change::Same(text) => text.clone(),
            Change::Gone(text) => format!("[{text}]"),
            Change::New(text) => format!("{{{text}}}"),
        });
        assert_eq!(shown.collect::<String>(), expected, "{before} -> {now}");
    }

    #[test]
    fn words_that_differ_are_told() {
        check("Draw a circle.", "Draw a circle.", "");
        check("Draw a circle.", "Draw one circle.", "Draw [a]{one} circle.");
        check("Draw it", "Draw it?", "Draw it{?}");
        check("cyfarfod â hi", "cyfarfod â nhw", "cyfarfod â [hi]{nhw}");
        check("مرحبا بك", "مرحبا بكم", "مرحبا [بك]{بكم}");
    }

    #[test]
    fn placeholders_are_told_as_people_read_them() {
        check("Hello.", "Hello \\[preferred name\\].", "Hello{ [preferred name]}.");
    }

    /// `count` words, no two alike, each after the first one after `between`.
    fn many(count: usize, letter: char, between: &str) -> String {
        (0..count).map(|number| format!("{letter}{number}")).collect::<Vec<_>>().join(between)
    }

    #[test]
    fn of_very_long_texts_lines_are_compared_or_nothing() {
        // By words this would take minutes.
        let (old, new) = (many(100_000, 'a', " "), many(100_000, 'b', " "));
        check(&format!("same\n{old}"), &format!("same\n{new}"), &format!("[{old}]{{{new}}}"));
        check(
            &many(100_000, 'a', "\n"),
            &many(100_000, 'b', "\n"),
            "[the whole text, 199999 words and signs]{the whole text, 199999 words and signs}",
        );
    }

    #[test]
    fn of_long_texts_only_lines_that_differ_are_told() {
        check("one\ntwo\nthree\nfour", "one\n2\nthree\nfour", "[two]{2}\n");
        check("one\ntwo", "one\ntwo\nthree", "two{\nthree}");
    }
}
