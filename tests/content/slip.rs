//! One random slip of the pen in a text: something deleted, doubled, swapped, retyped, put in or cut off. The same
//! number gives the same slip.

#![expect(clippy::indexing_slicing, reason = "a test says so by failing")]

/// A text with one slip in it.
#[derive(Debug)]
pub(crate) struct Slip {
    pub(crate) text: String,
    /// What was done, for the one who reads a failure.
    pub(crate) about: String,
    /// What was taken out where only whole words or lines were, left the form at the top, or the end was cut off; nothing
    /// where they were doubled.
    pub(crate) taken: Option<String>,
}

/// Characters that mean something somewhere, that look like others, or that nobody sees.
const SIGNS: [&str; 40] = [
    ":", "-", "#", "{", "}", "[", "]", "\"", "'", "|", ">", "&", "*", "!", "%", "@", "\t", "\u{200b}", "é",
    "\0", "<", "0", " ", "\\", "\n", "`", "~", "_", "(", ")", ",", ".", "=", "—", "\u{202e}", "і", "漢",
    "🙂", "\u{301}", "\r",
];

/// A number from another, as if by chance.
pub(crate) fn mixed(seed: u64) -> u64 {
    let mut z = seed.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (z ^ (z >> 31)) >> 1
}

/// The `number`th slip in `text`.
pub(crate) fn slip(text: &str, number: u64) -> Slip {
    let mut chance = mixed(number.wrapping_mul(31).wrapping_add(7));
    let mut next = |most: usize| {
        chance = mixed(chance);
        usize::try_from(chance).unwrap_or_default() % most.max(1)
    };
    let how = next(14);
    let parts = match how {
        0..=3 => text.chars().map(String::from).collect(),
        4..=6 => words(text),
        _ => text.split_inclusive('\n').map(str::to_owned).collect::<Vec<String>>(),
    };
    let at = next(parts.len());
    let other = next(parts.len());
    let sign = SIGNS[next(SIGNS.len())];
    let mut done = parts.clone();
    let what = match how {
        0 | 4 | 7 => {
            done[at].clear();
            "without"
        }
        1 | 5 | 8 => {
            done.insert(at, parts[at].clone());
            "doubled"
        }
        2 => {
            done.insert(at, sign.to_owned());
            "put in before"
        }
        3 | 6 => {
            let after = (at + 1).min(parts.len() - 1);
            let after = if how == 6 { (at + 2).min(parts.len() - 1) } else { after };
            done.swap(at, after);
            "swapped with the next"
        }
        9 => {
            done[at] = retyped(&parts[at], next(5), next(40));
            "retyped"
        }
        10 => {
            done[at] = indented(&parts[at], next(4));
            "indented otherwise"
        }
        11 => {
            values_swapped(&mut done, at, other);
            "value swapped"
        }
        12 => {
            done.swap(at, other);
            "line swapped"
        }
        _ => {
            let cut = next(text.chars().count());
            done = vec![text.chars().take(cut).collect()];
            "cut off"
        }
    };
    let text = done.concat();
    let taken = match how {
        4 | 7 => Some(parts[at].clone()),
        5 | 8 => Some(String::new()),
        12 => left_the_form(&parts, at, other),
        13 => Some(parts.concat().get(text.len()..).unwrap_or_default().to_owned()),
        _ => None,
    };
    Slip { text, about: format!("{what} {:?} ({sign:?}, {how})", parts[at]), taken }
}

/// The line that left the form at the top of a page for the text below it, where swapping two lines does that: it was
/// taken out by its own name.
fn left_the_form(lines: &[String], one: usize, other: usize) -> Option<String> {
    let end = lines.iter().skip(1).position(|line| line == "---\n").filter(|_| lines[0] == "---\n")? + 1;
    let (first, last) = (one.min(other), one.max(other));
    (first < end && end < last).then(|| lines[first].clone())
}

/// Words and what stands between them.
fn words(text: &str) -> Vec<String> {
    let mut parts: Vec<String> = vec![String::new()];
    let mut in_word = false;
    for character in text.chars() {
        let word = !character.is_whitespace();
        if word != in_word {
            parts.push(String::new());
            in_word = word;
        }
        parts.last_mut().expect("one").push(character);
    }
    parts
}

/// A line with a digit, a quote or the case of something changed.
fn retyped(line: &str, kind: usize, at: usize) -> String {
    let change = |c: char| match kind {
        0 if c.is_ascii_digit() => Some(char::from(b'0' + (c as u8 - b'0' + 1) % 10)),
        1 if matches!(c, '"' | '\'') => Some(if c == '"' { '\'' } else { '"' }),
        2 if c.is_lowercase() => c.to_uppercase().next(),
        3 if c.is_uppercase() => c.to_lowercase().next(),
        4 if c == '"' => Some('“'),
        _ => None,
    };
    let places: Vec<usize> =
        line.chars().enumerate().filter(|(_, c)| change(*c).is_some()).map(|(place, _)| place).collect();
    let Some(place) = places.get(at % places.len().max(1)) else { return line.to_owned() };
    line.chars()
        .enumerate()
        .map(|(number, c)| if number == *place { change(c).unwrap_or(c) } else { c })
        .collect()
}

fn indented(line: &str, kind: usize) -> String {
    match kind {
        0 => format!("  {line}"),
        1 => line.strip_prefix("  ").unwrap_or(line).to_owned(),
        2 => format!("    {line}"),
        _ => line.trim_start_matches(' ').to_owned(),
    }
}

/// Swaps what stands after the first `: ` of two lines.
fn values_swapped(lines: &mut [String], one: usize, other: usize) {
    let parted = |line: &str| line.split_once(": ").map(|(key, value)| (key.to_owned(), value.to_owned()));
    if let (Some((key, value)), Some((other_key, other_value))) = (parted(&lines[one]), parted(&lines[other]))
    {
        lines[one] = format!("{key}: {other_value}");
        lines[other] = format!("{other_key}: {value}");
    }
}
