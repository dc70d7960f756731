//! What is shown in one line stands in one line: titles, names, sentences, reasons, whatever an author put between.

use super::{Part, ReadingCopy, Shown};

/// Folds white space in everything that is shown in one line.
pub(super) fn fold(copy: &mut ReadingCopy) {
    one(&mut copy.title);
    one(&mut copy.notice);
    for (name, text) in &mut copy.header {
        one(name);
        one(text);
    }
    copy.chapters.iter_mut().for_each(part);
}

fn part(here: &mut Part) {
    one(&mut here.title.text);
    here.labels.iter_mut().for_each(|label| one(&mut label.text));
    for piece in &mut here.pieces {
        one(&mut piece.name);
        match piece.shown {
            Shown::Line | Shown::Quote | Shown::Notice => one(&mut piece.words.text),
            Shown::Prose | Shown::Replaced | Shown::Verbatim => {}
        }
    }
    here.parts.iter_mut().for_each(part);
}

/// Ends of lines, tabs and the like become one blank each; others, such as one that keeps two words together, stay.
fn one(text: &mut String) {
    let ends = |letter: char| {
        (letter.is_control() && letter.is_whitespace()) || matches!(letter, '\u{2028}' | '\u{2029}')
    };
    if text.contains(ends) || text.contains("  ") || text.starts_with(' ') || text.ends_with(' ') {
        let words = text.split(|letter: char| letter == ' ' || ends(letter)).filter(|word| !word.is_empty());
        *text = words.collect::<Vec<_>>().join(" ");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let mut folded = text.to_owned();
        one(&mut folded);
        assert_eq!(folded, expected, "{text:?}");
    }

    #[test]
    fn lines_become_one() {
        check("a b", "a b");
        check("a\n# b\r\n\n\tc ", "a # b c");
        check("a\u{85}b\u{2028}c", "a b c");
        check("kept\u{a0}: together", "kept\u{a0}: together");
    }
}
