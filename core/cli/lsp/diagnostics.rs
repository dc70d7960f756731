//! Findings as an editor shows them: told for each file when they change, taken back when they are mended.

use std::collections::BTreeMap;

use domain::finding::{Finding, Severity};
use lsp_types::{
    Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Location, NumberOrString,
    PublishDiagnosticsParams, Uri,
};
use runtime::ports::ContentSource;

use super::positions;

/// What was told of each file.
#[derive(Debug, Default)]
pub(super) struct Told {
    files: BTreeMap<String, Vec<Diagnostic>>,
}

impl Told {
    /// What must be told now that `findings` are what is wrong: the files whose diagnostics changed.
    pub(super) fn changes(
        &mut self,
        findings: &[Finding],
        source: &dyn ContentSource,
        uri: impl Fn(&str) -> Option<Uri>,
    ) -> Vec<PublishDiagnosticsParams> {
        let mut now: BTreeMap<String, Vec<Diagnostic>> = BTreeMap::new();
        for finding in findings {
            now.entry(finding.place.file.to_string()).or_default().push(diagnostic(finding, source, &uri));
        }
        // A file that has nothing wrong any more is told so.
        for file in self.files.keys() {
            now.entry(file.clone()).or_default();
        }
        let mut changes = Vec::new();
        for (file, diagnostics) in &now {
            if self.files.get(file).is_none_or(|told| told != diagnostics)
                && let Some(uri) = uri(file)
            {
                changes.push(PublishDiagnosticsParams::new(uri, diagnostics.clone(), None));
            }
        }
        now.retain(|_, diagnostics| !diagnostics.is_empty());
        self.files = now;
        changes
    }
}

fn diagnostic(
    finding: &Finding,
    source: &dyn ContentSource,
    uri: &impl Fn(&str) -> Option<Uri>,
) -> Diagnostic {
    let text = |file: &str| source.text(file).unwrap_or_default();
    let mut message = format!("{}.\nWhy: {}.\nDo: {}.", finding.what, finding.why, finding.fix);
    if let Some(name) = &finding.did_you_mean {
        message.push_str(&format!("\nDid you mean `{name}`?"));
    }
    let related = finding.also.iter().filter_map(|also| {
        let range = positions::range(&also.place, &text(&also.place.file));
        let location = Location::new(uri(&also.place.file)?, range);
        Some(DiagnosticRelatedInformation { location, message: also.note.clone() })
    });
    let related: Vec<DiagnosticRelatedInformation> = related.collect();
    Diagnostic {
        range: positions::range(&finding.place, &text(&finding.place.file)),
        severity: Some(match finding.severity {
            Severity::Error => DiagnosticSeverity::ERROR,
            Severity::Warning => DiagnosticSeverity::WARNING,
            Severity::Note => DiagnosticSeverity::INFORMATION,
        }),
        code: Some(NumberOrString::String(finding.code.as_str().to_owned())),
        source: Some("waymark".to_owned()),
        message,
        related_information: (!related.is_empty()).then_some(related),
        ..Diagnostic::default()
    }
}
