//! Slips that people make and the parser notices later, elsewhere, or as something else: tabs, texts that begin with
//! a quote or a bracket, and keys without their colon.

use domain::codes;

use super::line::{self, Line};
use super::trouble::{Position, Stumble, Trouble};

/// How far above and below a stumble a tab is looked for.
const NEAR: usize = 3;

/// A longer text is not shown mended.
const LONGEST_SHOWN: usize = 200;

fn trouble(what: impl Into<String>, fix: impl Into<String>) -> Trouble {
    Trouble::new(codes::NOT_READABLE, what).fix(fix)
}

/// The first character of a text that reads as a list because of it: `{{preferred_name}} likes people.`
pub(super) fn text_in_brackets(lines: &[Box<str>], number: usize) -> Option<(Trouble, Position)> {
    let line = Line::of(at(lines, number)?)?;
    let first = line.value.chars().next().filter(|c| matches!(c, '{' | '['))?;
    let (inside, rest) = line::after_bracket(line.value)?;
    let rest = line::without_comment(rest);
    let is_text = line.value.starts_with("{{") || (!rest.is_empty() && !inside.contains(':'));
    if !is_text {
        return None;
    }
    let reads = if first == '{' { "a list of names and values" } else { "a list" };
    let what = format!("a text that begins with `{first}` reads as {reads}");
    let text = whole(lines, number, &line, &format!("{inside}{rest}"));
    let fix = match text {
        Some(text) => format!("put the whole text in double quotes: {}", line::double_quoted(&text)),
        None => "put the whole text in double quotes".to_owned(),
    };
    Some((trouble(what, fix), (number, line.value_column)))
}

/// The line with this number, from 1.
fn at(lines: &[Box<str>], number: usize) -> Option<&str> {
    lines.get(number.checked_sub(1)?).map(|line| &**line)
}

/// `text` and the lines that carry it on; none where it is too long to be shown.
fn whole(lines: &[Box<str>], number: usize, line: &Line<'_>, text: &str) -> Option<String> {
    let mut text = text.to_owned();
    let below = lines.iter().skip(number).map_while(|below| Line::of(below));
    for more in below.take_while(|more| !more.row && more.key.is_none() && more.column > line.column) {
        text.push(' ');
        text.push_str(more.value);
    }
    (text.chars().count() <= LONGEST_SHOWN).then_some(text)
}

impl Stumble<'_> {
    /// A tab where spaces belong: in front of a line near by, or after a colon.
    pub(super) fn tab(&self) -> Option<(Trouble, Position)> {
        let says_so = self.info.contains("tab");
        let here = self.here.0;
        let mut near = vec![here];
        for distance in 1..=NEAR {
            if says_so {
                near.push(here.saturating_add(distance));
            }
            near.push(here.saturating_sub(distance));
        }
        for number in near {
            let Some(line) = at(self.lines, number).filter(|line| !line.trim().is_empty()) else { continue };
            let mut lead = line.chars().take_while(|c| c.is_whitespace());
            if let Some(tab) = lead.position(|c| c == '\t') {
                let fix = "indent with spaces instead of the tab";
                let found = trouble("this line is indented with a tab", fix);
                return Some((found, (number, tab.saturating_add(1))));
            }
        }
        let text = at(self.lines, here)?;
        let tab = text.chars().position(|c| c == '\t')?;
        let (before, after) = text.split_once('\t')?;
        let column = tab.saturating_add(1);
        if before.ends_with(':') {
            let (key, value) = (before.trim_start(), after.trim());
            let fix = format!("write a space instead of the tab: `{key} {value}`");
            return Some((trouble("a tab stands after this `:`", fix), (here, column)));
        }
        says_so.then(|| (trouble("a tab stands here", "write a space instead of the tab"), (here, column)))
    }

    /// A text that begins with a quote and goes on after the closing one.
    pub(super) fn goes_on_after_quote(&self) -> Option<(Trouble, Position)> {
        if !self.info.contains("trailing content after") {
            return None;
        }
        let what = "a text that begins with a quote ends at the next quote, and this one goes on after it";
        let number = self.here.0;
        let line = at(self.lines, number).and_then(Line::of);
        let cut =
            line.and_then(|line| line::after_quote(line.value).map(|(start, rest)| (line, start, rest)));
        let Some((line, start, rest)) = cut else {
            return Some((trouble(what, "put the whole text in single quotes"), self.here));
        };
        let text = format!("{start}{}", line::without_comment(rest));
        let fix = whole(self.lines, number, &line, &text).map(|text| {
            let (kind, mended) = line::quoted(meant(&text));
            format!("put {kind} quotes round the whole: {mended}")
        });
        let fix = fix.unwrap_or_else(|| "put single quotes round the whole".to_owned());
        Some((trouble(what, fix), (number, line.value_column)))
    }

    /// A line that lacks the colon after its key; the parser notices on the next one.
    pub(super) fn colon_missing(&self) -> Option<(Trouble, Position)> {
        let keyless = self.info.contains("simple key expect");
        if !keyless && !self.info.contains("mapping values are not allowed") {
            return None;
        }
        let here = at(self.lines, self.here.0).and_then(Line::of);
        let mut above = self.above(self.here.0);
        let (mut number, mut line) = match here {
            Some(here) if !here.has_colon() => (self.here.0, here),
            _ => above.next()?,
        };
        let unlike = here.is_some_and(|here| {
            let second_colon = here.key.is_some() && here.value.contains(": ");
            let beside = here.row && line.row && here.column == line.column;
            second_colon || beside || line.column > here.column
        });
        if line.has_colon() || (!keyless && unlike) {
            return None;
        }
        for (higher, other) in above {
            if other.has_colon() {
                let carried_on = other.key.is_some()
                    && !matches!(other.value.chars().next(), None | Some('|' | '>' | '#'));
                if carried_on && other.column < line.column {
                    return None;
                }
                break;
            }
            if other.column != line.column || line.row {
                break;
            }
            (number, line) = (higher, other);
        }
        let (key, value) = line.value.split_once(' ').unwrap_or((line.value, ""));
        let mended = format!("{key}: {}", value.trim_start());
        let fix = format!("write a `:` and a space after the key: `{}`", mended.trim_end());
        Some((trouble("this line has no `:` after its key", fix), (number, line.column)))
    }

    /// The lines above one, from the nearest, that say something.
    fn above(&self, number: usize) -> impl Iterator<Item = (usize, Line<'_>)> {
        let numbers = (1..number).rev();
        numbers.filter_map(|number| Some((number, Line::of(at(self.lines, number)?)?)))
    }
}

/// The text that was meant: without its outer quotes where those were to hold all of it.
fn meant(text: &str) -> &str {
    let quote = if text.starts_with('"') { '"' } else { '\'' };
    let Some(inside) = text.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote)) else {
        return text;
    };
    let odd = inside.matches(quote).count() % 2 == 1;
    let mut parts = inside.split(quote).peekable();
    let mut apostrophes = quote == '\'';
    while let (Some(before), Some(after)) = (parts.next(), parts.peek()) {
        apostrophes &= before.ends_with(char::is_alphanumeric) && after.starts_with(char::is_alphanumeric);
    }
    if odd || apostrophes { inside } else { text }
}
