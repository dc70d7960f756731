//! The reading copy as Markdown: for e-mail, version control and tools that turn Markdown into something else.

use std::io::{Result, Write};

use content::{line_as_markdown as line, to_markdown, words_as_markdown};
use runtime::reading_copy::{Change, Difference, Mark, Part, Piece, ReadingCopy, Shown, Words};

use crate::clean::shown;
use crate::page::mark;

/// Writes the copy.
pub(crate) fn show(copy: &ReadingCopy, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "# {}\n", line(&copy.title))?;
    writeln!(
        out,
        "Reading copy: everything a participant or a facilitator would meet, for people who comment.\n"
    )?;
    for (name, text) in &copy.header {
        writeln!(out, "- **{}:** {}", line(name), line(text))?;
    }
    writeln!(out, "\n> {}\n", line(&copy.notice))?;
    writeln!(
        out,
        "Every part has a number; please name it when you comment. What stands in square brackets, such as \\[preferred name\\], is filled in for each person. FIXED and SAFEGUARD parts are the same at every site."
    )?;
    if let Some(differences) = &copy.differences {
        show_differences(differences, out)?;
    }
    copy.chapters.iter().try_for_each(|chapter| part(chapter, 2, false, out))
}

fn show_differences(differences: &[Difference], out: &mut dyn Write) -> Result<()> {
    writeln!(out, "\n## What differs\n")?;
    if differences.is_empty() {
        writeln!(out, "Nothing differs.")?;
    }
    for one in differences {
        let marks = marks(one.mark, one.moved);
        writeln!(out, "- {marks}{}{}", number(&one.number), line(&one.path))?;
    }
    Ok(())
}

fn part(part: &Part, level: usize, told: bool, out: &mut dyn Write) -> Result<()> {
    let hashes = "#".repeat(level.min(6));
    writeln!(out, "\n{hashes} {}{}\n", number(&part.number), words(&part.title))?;
    let labels: Vec<String> = part
        .labels
        .iter()
        .map(|label| match mark(&label.mark) {
            Some(mark) => format!("{}: {}", mark.to_uppercase(), line(&label.text)),
            None => line(&label.text),
        })
        .collect();
    let marks = marks(part.mark, part.moved);
    if !marks.is_empty() || !labels.is_empty() {
        writeln!(out, "{marks}*{}*\n", labels.join(" · "))?;
    }
    let inside = told || matches!(part.mark, Mark::New | Mark::Gone);
    part.pieces.iter().try_for_each(|one| piece(one, level, inside, out))?;
    part.parts.iter().try_for_each(|one| self::part(one, level.saturating_add(1), inside, out))
}

fn piece(piece: &Piece, level: usize, told: bool, out: &mut dyn Write) -> Result<()> {
    let marked = if told { String::new() } else { marks(piece.mark, false) };
    let name = if piece.name.is_empty() { String::new() } else { format!("**{}:** ", line(&piece.name)) };
    match piece.shown {
        Shown::Line => {
            let see = piece.refers_to.as_ref().filter(|to| !to.number.is_empty());
            let see = see.map(|to| format!(" (see {})", to.number)).unwrap_or_default();
            writeln!(out, "- {marked}{name}{}{see}", words(&piece.words))
        }
        Shown::Quote => writeln!(out, "- {marked}{name}\u{201c}{}\u{201d}", words(&piece.words)),
        Shown::Notice => writeln!(out, "\n{marked}**{}**", words(&piece.words)),
        Shown::Prose | Shown::Replaced => {
            let before = if piece.shown == Shown::Replaced { "> " } else { "" };
            if !name.is_empty() || !marked.is_empty() {
                writeln!(out, "\n{marked}{name}")?;
            }
            writeln!(out)?;
            let level = u8::try_from(level.saturating_add(1)).unwrap_or(u8::MAX);
            for line in to_markdown(&piece.words.text, level).lines() {
                writeln!(out, "{}", format!("{before}{line}").trim_end())?;
            }
            changes(piece, out)
        }
        Shown::Verbatim if piece.words.text.contains('\n') => {
            let text = as_written(&piece.words.text);
            let fence = fence(&text).max("```".to_owned());
            writeln!(out, "\n{marked}{name}\n\n{fence}\n{}\n{fence}", text.trim_end())?;
            changes(piece, out)
        }
        Shown::Verbatim => {
            writeln!(out, "- {marked}{name}{}", code(&as_written(&piece.words.text)))?;
            if piece.words.changes.is_empty() { Ok(()) } else { writeln!(out, "  {}", words(&piece.words)) }
        }
    }
}

/// What changed in a text that is shown whole as well.
fn changes(piece: &Piece, out: &mut dyn Write) -> Result<()> {
    if piece.words.changes.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n**What changed in these words:**\n")?;
    let text = several(&piece.words);
    let mut lines = text.lines().map(str::trim).peekable();
    while let Some(line) = lines.next() {
        let goes_on = !line.is_empty() && lines.peek().is_some_and(|next| !next.is_empty());
        writeln!(out, "{}", format!("> {line}{}", if goes_on { "\\" } else { "" }).trim_end())?;
    }
    Ok(())
}

fn marks(marked: Mark, moved: bool) -> String {
    let mut text = mark(&marked).map(|mark| format!("**{}** ", mark.to_uppercase())).unwrap_or_default();
    if moved {
        text.push_str("**MOVED** ");
    }
    text
}

fn number(number: &str) -> String {
    if number.is_empty() { String::new() } else { format!("{number} ") }
}

/// Words in one line, with what went and what came among them.
fn words(words: &Words) -> String {
    if words.changes.is_empty() {
        return line(&words.text);
    }
    several(words).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What went, what came and what stands among it. The brackets are escaped: before words in round ones they would make
/// a link.
fn several(words: &Words) -> String {
    let one = |change: &Change| match change {
        Change::Same(text) => words_as_markdown(text),
        Change::Gone(text) => format!("\\[gone: {}\\]", words_as_markdown(text)),
        Change::New(text) => format!("\\[new: {}\\]", words_as_markdown(text)),
    };
    words.changes.iter().map(one).collect()
}

/// Text as written, with what would steer or deceive shown.
fn as_written(text: &str) -> String {
    shown(&text.replace("\r\n", "\n"))
}

/// One line letter by letter, between more backticks than stand in it.
fn code(text: &str) -> String {
    let ticks = fence(text);
    // One blank on either side is taken away again; without it a backtick at an end would belong to the fence.
    let ends = |with: char| (text.starts_with(with), text.ends_with(with));
    let blank = ends('`').0 || ends('`').1 || ends(' ') == (true, true);
    let blank = if blank { " " } else { "" };
    format!("{ticks}{blank}{text}{blank}{ticks}")
}

/// Backticks, one more than stand anywhere together in the text.
fn fence(text: &str) -> String {
    let longest = text.split(|letter| letter != '`').map(str::len).max().unwrap_or_default();
    "`".repeat(longest.saturating_add(1))
}
