//! Findings for screen readers: whole sentences in a fixed order, no drawing characters.

use std::io::Write;

use domain::finding::{Finding, Severity};
use runtime::ports::ContentSource;

/// Shows each finding as five or six short lines.
pub(super) fn show(
    findings: &[Finding],
    source: &dyn ContentSource,
    out: &mut dyn Write,
) -> std::io::Result<()> {
    for finding in findings {
        let severity = match finding.severity {
            Severity::Error => "Error",
            Severity::Warning => "Warning",
            Severity::Note => "Note",
        };
        writeln!(out, "{severity} {}. {}.", finding.code, sentence(&finding.what))?;
        let place = &finding.place;
        match place.line {
            0 => writeln!(out, "File {}.", place.file)?,
            line => writeln!(out, "File {}, line {line}, column {}.", place.file, place.column)?,
        }
        let line = usize::try_from(place.line).unwrap_or(0).checked_sub(1);
        let text = source.text(&place.file);
        if let Some(text) = line.and_then(|line| text.as_deref().and_then(|text| text.lines().nth(line))) {
            writeln!(out, "Text: {}", text.trim().chars().take(400).collect::<String>())?;
        }
        writeln!(out, "Why: {}.", finding.why)?;
        writeln!(out, "Do: {}.", finding.fix)?;
        if let Some(name) = &finding.did_you_mean {
            writeln!(out, "Did you mean: {name}")?;
        }
        for also in &finding.also {
            writeln!(out, "See also {}: {}.", also.place, also.note)?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// A sentence begins with a capital, unless it begins with an id, which must stay as it is written.
fn sentence(text: &str) -> String {
    let first = text.split_whitespace().next().unwrap_or_default();
    if first.contains(|letter: char| !letter.is_ascii_alphabetic() && letter != '\'') {
        return text.to_owned();
    }
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
