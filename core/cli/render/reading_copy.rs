//! The reading copy as Markdown: for e-mail, version control and tools that turn Markdown into something else.

use std::io::{Result, Write};

use runtime::reading_copy::{Change, Difference, Mark, Part, Piece, ReadingCopy, Shown, Words};

use crate::page::mark;

/// Writes the copy.
pub(crate) fn show(copy: &ReadingCopy, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "# {}\n", safe(&copy.title))?;
    writeln!(
        out,
        "Reading copy: everything a participant or a facilitator would meet, for people who comment.\n"
    )?;
    for (name, text) in &copy.header {
        writeln!(out, "- **{name}:** {}", safe(text))?;
    }
    writeln!(out, "\n> {}\n", safe(&copy.notice).replace('\n', " "))?;
    writeln!(
        out,
        "Every part has a number; please name it when you comment. What stands in square brackets, such as [preferred name], is filled in for each person. FIXED and SAFEGUARD parts are the same at every site."
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
        writeln!(out, "- {marks}{}{}", number(&one.number), safe(&one.path))?;
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
            Some(mark) => format!("{}: {}", mark.to_uppercase(), safe(&label.text)),
            None => safe(&label.text),
        })
        .collect();
    let marks = marks(part.mark, part.moved);
    if !marks.is_empty() || !labels.is_empty() {
        writeln!(out, "{marks}*{}*\n", labels.join(" · "))?;
    }
    let inside = told || matches!(part.mark, Mark::New | Mark::Gone);
    part.pieces.iter().try_for_each(|one| piece(one, inside, out))?;
    part.parts.iter().try_for_each(|one| self::part(one, level.saturating_add(1), inside, out))
}

fn piece(piece: &Piece, told: bool, out: &mut dyn Write) -> Result<()> {
    let marked = if told { String::new() } else { marks(piece.mark, false) };
    let name = if piece.name.is_empty() { String::new() } else { format!("**{}:** ", safe(&piece.name)) };
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
            for line in safe(&piece.words.text).lines() {
                writeln!(out, "{}", format!("{before}{line}").trim_end())?;
            }
            changes(piece, out)
        }
        Shown::Verbatim if piece.words.text.contains('\n') => {
            let fence = fence(&piece.words.text);
            writeln!(out, "\n{marked}{name}\n\n{fence}\n{}\n{fence}", piece.words.text.trim_end())?;
            changes(piece, out)
        }
        Shown::Verbatim => {
            let ticks = fence(&piece.words.text);
            let ticks = if ticks.len() == 3 { "`" } else { &ticks };
            writeln!(out, "- {marked}{name}{ticks}{}{ticks}", piece.words.text)?;
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
    words(&piece.words).lines().try_for_each(|line| writeln!(out, "> {line}"))
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

fn words(words: &Words) -> String {
    if words.changes.is_empty() {
        return safe(&words.text);
    }
    let one = |change: &Change| match change {
        Change::Same(text) => safe(text),
        Change::Gone(text) => format!("[gone: {}]", safe(text)),
        Change::New(text) => format!("[new: {}]", safe(text)),
    };
    words.changes.iter().map(one).collect()
}

/// Text that brings in no HTML, whatever turns the Markdown into a page.
fn safe(text: &str) -> String {
    text.replace('<', "&lt;")
}

/// A fence longer than any in the text.
fn fence(text: &str) -> String {
    let longest = text.split(|letter| letter != '`').map(str::len).max().unwrap_or_default();
    "`".repeat(longest.saturating_add(1).max(3))
}
