//! Where in a file somebody is writing: under which keys, at a key or a value, and the word so far.
//!
//! Read from the lines alone, since a text that is being written can seldom be read as a whole.

/// Whether a key or a value is being written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// A key.
    Key,
    /// What stands after a key.
    Value,
    /// A row of a list, which may be either.
    Row,
}

/// Where somebody is writing in a YAML text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// The keys it stands under, from the outermost; the last is the one whose value it is.
    pub keys: Vec<String>,
    /// What is being written.
    pub at: At,
    /// The text of the value before the cursor.
    pub before: String,
}

/// Keys whose values are texts in which brackets begin no list.
const TEXTS: [&str; 3] = ["when", "say", "easy_read_when"];

/// How far up the keys are looked for.
const MOST_LINES: usize = 2_000;

/// The cursor before the character at `column` (from 0) of the line numbered `line` (from 0).
#[must_use]
pub(super) fn yaml(lines: &[&str], line: usize, column: usize) -> Cursor {
    let prefix: String = lines.get(line).copied().unwrap_or_default().chars().take(column).collect();
    let here = Line::of(&prefix);
    let mut keys: Vec<String> = Vec::new();
    let mut at = if here.row.is_some() { At::Row } else { At::Key };
    let mut before = here.value.to_owned();
    let mut below = here.indent;
    let mut row = here.row;
    if let Some(key) = here.key {
        keys.push(key.to_owned());
        at = At::Value;
    }
    for (number, text) in lines.iter().enumerate().take(line).rev().take(MOST_LINES) {
        let other = Line::of(text);
        if other.is_empty() {
            continue;
        }
        let holds = other.key.filter(|_| {
            other.indent < below || row.is_some_and(|row| other.indent <= row && other.row.is_none())
        });
        if let Some(key) = holds {
            if keys.is_empty() && !matches!(other.value.trim(), "" | "|" | ">" | "|-" | ">-") {
                // A text, or a list in brackets, that began on this line and is still going on.
                let between = lines.iter().take(line).skip(number.saturating_add(1));
                before = between.fold(other.value.to_owned(), |text, line| format!("{text} {}", line.trim()));
                before = format!("{before} {}", prefix.trim_start());
                at = At::Value;
            } else if keys.is_empty() && other.value.starts_with(['|', '>']) {
                at = At::Value;
            }
            keys.insert(0, key.to_owned());
            below = other.indent;
            row = other.row;
        } else if let Some(dash) = other.row.filter(|dash| *dash < below) {
            // The first line of the row that the cursor stands in.
            below = dash;
            row = Some(dash);
        }
        if below == 0 && row.is_none() {
            break;
        }
    }
    if at == At::Value && !keys.last().is_some_and(|key| TEXTS.contains(&key.as_str())) {
        in_brackets(&mut keys, &mut at, &mut before);
    }
    Cursor { keys, at, before }
}

/// A line in its parts.
struct Line<'l> {
    /// The column of its last dash.
    row: Option<usize>,
    /// The column of what follows the dashes.
    indent: usize,
    key: Option<&'l str>,
    value: &'l str,
}

impl<'l> Line<'l> {
    fn of(line: &'l str) -> Self {
        let mut text = line.trim_start_matches(' ');
        let mut indent = line.len().saturating_sub(text.len());
        let mut row = None;
        while let Some(rest) = text.strip_prefix('-').filter(|rest| rest.is_empty() || rest.starts_with(' '))
        {
            row = row.or(Some(indent));
            let inside = rest.trim_start_matches(' ');
            indent = indent.saturating_add(text.len().saturating_sub(inside.len()));
            text = inside;
        }
        if text.starts_with('#') {
            return Self { row: None, indent: 0, key: None, value: "" };
        }
        let is_key = |key: &str| {
            !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '-'))
        };
        match text.split_once(':') {
            Some((key, value)) if is_key(key) && (value.is_empty() || value.starts_with(' ')) => {
                Self { row, indent, key: Some(key), value: value.trim_start() }
            }
            _ => Self { row, indent, key: None, value: text },
        }
    }

    fn is_empty(&self) -> bool {
        self.row.is_none() && self.key.is_none() && self.value.trim().is_empty()
    }
}

/// A bracket that is open: a list, or a map with the key whose value is being written.
enum Open {
    List,
    Map(Option<String>),
}

/// Goes on into the brackets of a value.
fn in_brackets(keys: &mut Vec<String>, at: &mut At, before: &mut String) {
    let mut open: Vec<Open> = Vec::new();
    let mut part = String::new();
    let mut quote = None;
    for letter in before.chars() {
        if let Some(closing) = quote {
            if letter == closing {
                quote = None;
            }
            part.push(letter);
            continue;
        }
        match letter {
            '[' => open.push(Open::List),
            '{' => open.push(Open::Map(None)),
            ']' | '}' => drop(open.pop()),
            ',' => {
                if let Some(Open::Map(key)) = open.last_mut() {
                    *key = None;
                }
            }
            ':' => {
                if let Some(Open::Map(key @ None)) = open.last_mut() {
                    *key = Some(part.trim().trim_matches(['"', '\'']).to_owned());
                } else {
                    part.push(letter);
                    continue;
                }
            }
            '"' | '\'' if part.trim().is_empty() => {
                quote = Some(letter);
                part.push(letter);
                continue;
            }
            letter => {
                part.push(letter);
                continue;
            }
        }
        part.clear();
    }
    for level in &open {
        if let Open::Map(Some(key)) = level {
            keys.push(key.clone());
        }
    }
    match open.last() {
        Some(Open::Map(None)) => *at = At::Key,
        Some(Open::List) => *at = At::Row,
        Some(Open::Map(Some(_))) | None => {}
    }
    *before = part.trim_start().to_owned();
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The cursor stands where `|` does.
    fn check(text: &str, keys: &[&str], at: At, before: &str) {
        let line = text.lines().position(|line| line.contains('|')).expect("a cursor");
        let lines: Vec<&str> = text.lines().collect();
        let column = lines[line].chars().position(|c| c == '|').expect("a cursor");
        let text = text.replacen('|', "", 1);
        let lines: Vec<&str> = text.lines().collect();
        let cursor = yaml(&lines, line, column);
        assert_eq!(
            (cursor.keys.join("/"), cursor.at, cursor.before.trim_end()),
            (keys.join("/"), at, before),
            "{text}"
        );
    }

    #[test]
    fn keys_and_values_of_rules() {
        check("rules:\n  - id: a\n    when: b.c|\n", &["rules", "when"], At::Value, "b.c");
        check("rules:\n  - id: a\n    when: b in [\"c|\n", &["rules", "when"], At::Value, "b in [\"c");
        check("rules:\n  - id: a\n    when: b\n      and c|\n", &["rules", "when"], At::Value, "b and c");
        check(
            "rules:\n  - id: a\n    when: >\n      b and c|\n    say: d\n",
            &["rules", "when"],
            At::Value,
            "b and c",
        );
        check("rules:\n- id: a\n  hold: [b, c|\n", &["rules", "hold"], At::Row, "c");
        check("rules:\n  - id: a\n    sug|\n", &["rules"], At::Key, "sug");
        check("rules:\n  - id: a\n    suggest:\n      - b|\n", &["rules", "suggest"], At::Row, "b");
        check("rules:\n  - |\n", &["rules"], At::Row, "");
        check("# a: b\nru|\n", &[], At::Key, "ru");
    }

    #[test]
    fn brackets_within_brackets() {
        let case = "given:\n  a.b: {value: c, on: d}\nexpect:\n  suggest: {groups: bel|}\n";
        check(case, &["expect", "suggest", "groups"], At::Value, "bel");
        check("expect:\n  hold: {a: [b, c], d|\n", &["expect", "hold"], At::Key, "d");
        check("expect:\n  hold: {a: [b, c|\n", &["expect", "hold", "a"], At::Row, "c");
        check("given:\n  a.b: {value: |\n", &["given", "a.b", "value"], At::Value, "");
        check("then:\n  - when: x\n    set:\n      a|\n", &["then", "set"], At::Key, "a");
        check("a: [b,\n  c|\n", &["a"], At::Row, "c");
    }
}
