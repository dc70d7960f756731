//! Findings with the line they are about, drawn by miette.

use std::io::Write;

use domain::finding::{Finding, Severity};
use domain::place::Place;
use miette::{GraphicalReportHandler, LabeledSpan, MietteDiagnostic, NamedSource, Report};
use runtime::ports::ContentSource;

/// Shows each finding under its line of text.
pub(super) fn show(
    findings: &[Finding],
    source: &dyn ContentSource,
    out: &mut dyn Write,
) -> std::io::Result<()> {
    let handler = GraphicalReportHandler::new().with_links(false).with_context_lines(1);
    for finding in findings {
        let mut drawn = String::new();
        let report = report(finding, source);
        if handler.render_report(&mut drawn, report.as_ref()).is_err() {
            drawn = format!("{} {} ({})\n", finding.code, finding.what, finding.place);
        }
        writeln!(out, "{drawn}")?;
    }
    Ok(())
}

fn report(finding: &Finding, source: &dyn ContentSource) -> Report {
    let place = &finding.place;
    let text = source.text(&place.file).filter(|_| place.line > 0);
    let mut help = format!("why: {}\ndo: {}", finding.why, finding.fix);
    if let Some(name) = &finding.did_you_mean {
        help.push_str(&format!("\ndid you mean: {name}"));
    }
    if text.is_none() {
        help = format!("in {place}\n{help}");
    }
    for also in &finding.also {
        help.push_str(&format!("\nsee also {}: {}", also.place, also.note));
    }
    let mut diagnostic = MietteDiagnostic::new(finding.what.clone())
        .with_code(finding.code.as_str())
        .with_severity(match finding.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Note => miette::Severity::Advice,
        })
        .with_help(help);
    match text {
        None => Report::from(diagnostic),
        Some(text) => {
            let (offset, length) = bytes(&text, place);
            diagnostic = diagnostic.with_label(LabeledSpan::new(Some("here".to_owned()), offset, length));
            Report::from(diagnostic).with_source_code(NamedSource::new(&*place.file, text.to_string()))
        }
    }
}

/// The place as an offset and a length in bytes.
fn bytes(text: &str, place: &Place) -> (usize, usize) {
    let number = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
    let mut start = 0;
    for line in text.split_inclusive('\n').take(number(place.line.saturating_sub(1))) {
        start += line.len();
    }
    let line = text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
    let width = |count: usize| line.chars().take(count).map(char::len_utf8).sum::<usize>();
    let before = number(place.column.saturating_sub(1));
    let offset = width(before);
    (start + offset, width(before.saturating_add(number(place.length))) - offset)
}
