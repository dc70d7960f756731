//! Words as Markdown that shows them and does nothing else: one line of plain text, or what stands inside a block.

use crate::package::hidden;

/// Plain text as one line of Markdown that shows it letter by letter: no link, no picture, no heading, no HTML, no code.
/// White space is folded; what nobody could see is shown as `\u{200b}`.
#[must_use]
pub fn line_as_markdown(text: &str) -> String {
    let folded = text.split_whitespace().collect::<Vec<_>>().join(" ");
    begun(&words_as_markdown(&folded))
}

/// Plain text that stands among other words, as Markdown that shows it: like `line_as_markdown`, but white space at its
/// ends and ends of lines stay, so that pieces can be put together.
#[must_use]
pub fn words_as_markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len().saturating_add(text.len() / 8));
    for (number, line) in text.split('\n').enumerate() {
        if number > 0 {
            out.push('\n');
        }
        let bare = line.trim_start();
        let blanks = line.len().saturating_sub(bare.len());
        // Four blanks would begin code; one parts words as well.
        if blanks > 0 {
            out.push(' ');
        }
        out.push_str(&begun(&escaped(bare)));
    }
    out
}

/// Text with every sign that could mean something in Markdown escaped, but for those that do so at the beginning of a
/// line only. Ends of lines stay.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len().saturating_add(text.len() / 8));
    let mut letters = text.chars().peekable();
    let mut last = None;
    while let Some(letter) = letters.next() {
        let next = letters.peek().copied();
        let within = |one: Option<char>| one.is_some_and(char::is_alphanumeric);
        match letter {
            '\n' => out.push(letter),
            '\t' => out.push(' '),
            letter if hidden::is_hidden(letter) => {
                for sign in letter.escape_unicode() {
                    if matches!(sign, '\\' | '{' | '}') {
                        out.push('\\');
                    }
                    out.push(sign);
                }
            }
            letter => {
                let acts = match letter {
                    '\\' | '`' | '*' | '[' | ']' | '<' | '|' | '~' | '#' | '{' | '}' | '@' => true,
                    '_' => !(within(last) && within(next)),
                    // The name of a letter; nobody knows what comes after the last one.
                    '&' => next.is_none_or(|next| !next.is_whitespace()),
                    // Some readers make a link of any address.
                    ':' => next == Some('/'),
                    '.' => out
                        .len()
                        .checked_sub(3)
                        .and_then(|from| out.get(from..))
                        .is_some_and(|end| end.eq_ignore_ascii_case("www")),
                    _ => false,
                };
                if acts {
                    out.push('\\');
                }
                out.push(letter);
            }
        }
        last = Some(letter);
    }
    out
}

/// A line of escaped text that is no heading, list, quote or rule, whatever it begins with.
pub(super) fn begun(line: &str) -> String {
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    let (number, rest) = line.split_at_checked(digits).unwrap_or(("", line));
    if digits > 0 {
        let slash = if rest.starts_with(['.', ')']) { "\\" } else { "" };
        return format!("{number}{slash}{rest}");
    }
    let stars =
        line.starts_with("* ") || (line.starts_with('*') && line.chars().all(|one| one == '*' || one == ' '));
    let slash = if stars || line.starts_with(['-', '+', '=', '>', ':']) { "\\" } else { "" };
    format!("{slash}{line}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(line_as_markdown(text), expected, "{text:?}");
    }

    #[test]
    fn plain_words_stay_as_they_are() {
        check("Siân's 60 to 90 minutes (2.5), 4 & 5: why?", "Siân's 60 to 90 minutes (2.5), 4 & 5: why?");
        check("needs_named", "needs_named");
    }

    #[test]
    fn what_could_act_is_escaped() {
        check("![a](b)", "!\\[a\\](b)");
        check("[a]: b", "\\[a\\]: b");
        check("<b> <http://evil.example>", "\\<b> \\<http\\://evil.example>");
        check("www.evil.example, a@b", "www\\.evil.example, a\\@b");
        check("`a` *b* _c_ &lt; a\\", "\\`a\\` \\*b\\* \\_c\\_ \\&lt; a\\\\");
    }

    #[test]
    fn nothing_begins_a_heading_a_list_or_a_rule() {
        check("# a", "\\# a");
        check("a\n# b\r\n===", "a \\# b ===");
        check("- a", "\\- a");
        check("12. a", "12\\. a");
        check("---", "\\---");
        check("a {#b .c}", "a \\{\\#b .c\\}");
    }

    #[test]
    fn what_nobody_could_see_is_shown() {
        check("a\u{202e}b\u{1b}", "a\\\\u\\{202e\\}b\\\\u\\{1b\\}");
    }

    #[test]
    fn pieces_keep_their_ends() {
        assert_eq!(words_as_markdown(" a \n    - b\n"), " a \n \\- b\n");
    }
}
