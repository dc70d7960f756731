//! One line as a person sees it: rows, a key, and what stands after its colon.

/// A line that says something.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'l> {
    /// Whether it begins a row of a list.
    pub(super) row: bool,
    /// Where its key begins, or its text where it has no key.
    pub(super) column: usize,
    /// The word before the colon.
    pub(super) key: Option<&'l str>,
    /// What stands after the colon, or all of it.
    pub(super) value: &'l str,
    /// Where that begins.
    pub(super) value_column: usize,
}

impl<'l> Line<'l> {
    /// Reads a line; none for an empty one and a comment.
    pub(super) fn of(line: &'l str) -> Option<Self> {
        let mut bare = line.trim();
        if bare.is_empty() || bare.starts_with('#') {
            return None;
        }
        let column = |rest: &str| {
            let all = line.trim_end().chars().count();
            all.saturating_sub(rest.chars().count()).saturating_add(1)
        };
        let mut row = false;
        while let Some(rest) = bare.strip_prefix("- ") {
            row = true;
            bare = rest.trim_start();
        }
        let (key, value) = match bare.split_once(':') {
            Some((key, value)) if is_key(key) && (value.is_empty() || value.starts_with([' ', '\t'])) => {
                (Some(key), value.trim_start())
            }
            _ => (None, bare),
        };
        Some(Self { row, column: column(bare), key, value, value_column: column(value) })
    }

    /// Whether a key and its colon stand in it.
    pub(super) fn has_colon(&self) -> bool {
        self.key.is_some() || self.value.contains(": ") || self.value.ends_with(':')
    }
}

fn is_key(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"_.-".contains(&b))
}

/// The text after a closing quote or bracket, without a comment at its end.
pub(super) fn without_comment(rest: &str) -> &str {
    if rest.trim_start().starts_with('#') && rest.starts_with([' ', '\t']) {
        return "";
    }
    rest.split_once(" #").map_or(rest, |(text, _)| text).trim_end()
}

/// A text that begins with a quote, cut after the quote that closes it.
pub(super) fn after_quote(value: &str) -> Option<(&str, &str)> {
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let mut characters = value.char_indices().skip(1).peekable();
    while let Some((at, character)) = characters.next() {
        if character == '\\' && quote == '"' {
            characters.next();
        } else if character == quote {
            if quote == '\'' && characters.next_if(|(_, next)| *next == quote).is_some() {
                continue;
            }
            return value.split_at_checked(at.saturating_add(1));
        }
    }
    None
}

/// A text that begins with `{` or `[`, cut after the bracket that closes it.
pub(super) fn after_bracket(value: &str) -> Option<(&str, &str)> {
    let mut depth = 0_usize;
    for (at, character) in value.char_indices() {
        match character {
            '{' | '[' => depth = depth.saturating_add(1),
            '}' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return (at > 0).then(|| value.split_at_checked(at.saturating_add(1)))?;
        }
    }
    None
}

/// `text` in single quotes, or in double ones where that reads better.
pub(super) fn quoted(text: &str) -> (&'static str, String) {
    if text.contains('\'') && !text.contains(['"', '\\']) {
        return ("double", format!("\"{text}\""));
    }
    ("single", format!("'{}'", text.replace('\'', "''")))
}

/// `text` in double quotes.
pub(super) fn double_quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
