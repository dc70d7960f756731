//! Findings with the line they are about, drawn by miette.

use std::io::Write;

use domain::finding::{Finding, Severity};
use domain::place::Place;
use miette::{GraphicalReportHandler, LabeledSpan, MietteDiagnostic, NamedSource, Report};
use runtime::ports::ContentSource;

use crate::clean::shown;

/// Shows each finding under its line of text. Colours are miette's own, so `out` is the terminal itself: what comes
/// from content is cleaned here.
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
    let text = source.text(&place.file).filter(|text| place.line > 0 && can_be_drawn(text, place));
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
    let help = shown(&help);
    let mut diagnostic = MietteDiagnostic::new(shown(&finding.what))
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
            Report::from(diagnostic).with_source_code(NamedSource::new(shown(&place.file), text.to_string()))
        }
    }
}

/// The longest line that is drawn, in letters; of a longer one only the place is told.
const LONGEST_LINE: usize = 400;

/// Says whether the lines round a place fit a screen and hold nothing that would steer a terminal.
fn can_be_drawn(text: &str, place: &Place) -> bool {
    let line = usize::try_from(place.line).unwrap_or(usize::MAX);
    let mut near = text.lines().skip(line.saturating_sub(2)).take(3);
    near.all(|line| line.chars().count() <= LONGEST_LINE && shown(line) == line)
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
