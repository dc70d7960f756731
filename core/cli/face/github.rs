//! Findings as GitHub's workflow commands: each becomes a remark beside the line it is about.

use std::io::Write;

use domain::finding::{Finding, Severity};

/// Shows each finding as one line `::error file=..,line=..::..`. `root` stands in front of every path, so that it
/// begins at the top of the repository.
pub(super) fn show(findings: &[Finding], root: &str, out: &mut dyn Write) -> std::io::Result<()> {
    for finding in findings {
        let command = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        let place = &finding.place;
        write!(out, "::{command} file={}", property(&format!("{root}{}", place.file)))?;
        if place.line > 0 {
            let end = place.column.saturating_add(place.length);
            write!(out, ",line={},col={},endColumn={end}", place.line, place.column)?;
        }
        let title = format!("{} {}", finding.code, finding.code.entry().title);
        let mut message = format!("{}.\nWhy: {}.\nDo: {}.", finding.what, finding.why, finding.fix);
        if let Some(name) = &finding.did_you_mean {
            message.push_str(&format!("\nDid you mean: {name}"));
        }
        for also in &finding.also {
            message.push_str(&format!("\nSee also {}: {}.", also.place, also.note));
        }
        writeln!(out, ",title={}::{}", property(&title), data(&message))?;
    }
    Ok(())
}

/// A message on one line. The percent sign comes first, or it would be escaped twice.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property, which a colon or a comma would end.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
