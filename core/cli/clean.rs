//! The boundary to a terminal: whatever content or an export contains, no control character, no change of writing
//! direction and nothing invisible reaches the screen as such; it is shown as `\\u{1b}` in its place, in JSON as JSON
//! writes it.

use std::io::{Result, Write};

use serde::Serialize;

/// A writer that shows what would steer or deceive a terminal.
#[derive(Debug)]
pub(crate) struct Clean<W> {
    to: W,
    /// Bytes of a letter that has not come whole yet.
    rest: Vec<u8>,
}

impl<W: Write> Clean<W> {
    /// Writes to `to`.
    pub(crate) fn new(to: W) -> Self {
        Self { to, rest: Vec::new() }
    }
}

/// Writes a value as JSON: the values stay what they are. Cleaned and written in one go, since on standard output every
/// end of a line would be a write of its own.
pub(crate) fn write_json(out: &mut (impl Write + ?Sized), value: &(impl Serialize + ?Sized)) -> Result<()> {
    let mut text = serde_json::to_string_pretty(value)?;
    text.push('\n');
    out.write_all(shown_by(in_json, &text).as_bytes())
}

impl<W: Write> Write for Clean<W> {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        self.rest.extend_from_slice(bytes);
        let whole = match std::str::from_utf8(&self.rest) {
            Ok(text) => text.len(),
            Err(error) => error.valid_up_to(),
        };
        let rest = self.rest.split_off(whole);
        let ready = std::mem::replace(&mut self.rest, rest);
        let text = String::from_utf8(ready).unwrap_or_default();
        self.to.write_all(shown(&text).as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> Result<()> {
        self.to.flush()
    }
}

/// `text` with everything that would steer or deceive a terminal shown instead.
pub(crate) fn shown(text: &str) -> String {
    shown_by(in_text, text)
}

fn shown_by(show: fn(char) -> String, text: &str) -> String {
    if !text.chars().any(steers) {
        return text.to_owned();
    }
    text.chars().map(|letter| if steers(letter) { show(letter) } else { letter.to_string() }).collect()
}

fn in_text(letter: char) -> String {
    letter.escape_unicode().to_string()
}

fn in_json(letter: char) -> String {
    letter.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")).collect()
}

/// Control characters but for the end of a line and a tab, changes of direction, and what has no shape of its own.
fn steers(letter: char) -> bool {
    match letter {
        '\n' | '\t' => false,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' => true,
        '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}' => true,
        letter => letter.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let mut whole = Vec::new();
        let mut clean = Clean::new(&mut whole);
        // Byte by byte: letters may come in pieces.
        text.as_bytes().iter().for_each(|byte| clean.write_all(&[*byte]).expect("a vector takes all"));
        assert_eq!(String::from_utf8(whole).expect("text"), expected);
    }

    #[test]
    fn what_steers_a_terminal_is_shown() {
        check("plain, Siân, \u{645}\u{631}\n", "plain, Siân, \u{645}\u{631}\n");
        check("\u{1b}[31mred\u{7}", "\\u{1b}[31mred\\u{7}");
        check("\u{202e}back\u{9b}", "\\u{202e}back\\u{9b}");
    }

    #[test]
    fn json_stays_the_value_it_was() {
        let value = serde_json::json!({ "a\u{9b}": "b\u{202e}\u{e0041}\n\u{1b}Siân" });
        let mut whole = Vec::new();
        write_json(&mut whole, &value).expect("a vector takes all");
        let text = String::from_utf8(whole).expect("text");
        assert!(!text.chars().any(steers), "{text}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).expect("JSON"), value);
    }
}
