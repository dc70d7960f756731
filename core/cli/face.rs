//! The faces of findings: pretty with the line they are about, plain for screen readers, JSON for programs, SARIF and
//! workflow commands for code hosts.

mod github;
mod plain;
mod pretty;
mod sarif;

use std::io::Write;

use domain::finding::{Finding, Severity};
use runtime::ports::ContentSource;

use crate::args::FindingFormat;
use crate::clean::{Clean, write_json};

/// Shows findings in the face asked for. `root` is what stands in front of a finding's file where paths must begin in
/// the current folder: nothing, or such as `scripts/`.
pub(crate) fn show(
    findings: &[Finding],
    format: FindingFormat,
    source: &dyn ContentSource,
    root: &str,
    out: &mut dyn Write,
) -> std::io::Result<()> {
    match format {
        FindingFormat::Pretty => pretty::show(findings, source, out),
        FindingFormat::Plain => plain::show(findings, source, &mut Clean::new(out)),
        FindingFormat::Json => json(findings, out),
        FindingFormat::Sarif => sarif::show(findings, root, out),
        FindingFormat::Github => github::show(findings, root, &mut Clean::new(out)),
    }
}

fn json(findings: &[Finding], out: &mut dyn Write) -> std::io::Result<()> {
    write_json(out, findings)
}

/// `3 errors, 1 warning`, or `nothing found`.
pub(crate) fn tally(findings: &[Finding]) -> String {
    let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let parts: Vec<String> =
        [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Note, "note")]
            .into_iter()
            .map(|(severity, word)| (count(severity), word))
            .filter(|(count, _)| *count > 0)
            .map(|(count, word)| format!("{count} {word}{}", if count == 1 { "" } else { "s" }))
            .collect();
    if parts.is_empty() { "nothing found".to_owned() } else { parts.join(", ") }
}
