//! Plugins in words: what one is and offers, and what is wrong with it.

use std::fmt::Write as _;

use domain::finding::{Finding, Severity};
use native::Metadata;
use serde_json::Value;

/// What a plugin says it is, and what it offers, a line each.
pub(super) fn described(metadata: &Metadata) -> String {
    let Metadata { id, version, serial, abi, about, licence, .. } = metadata;
    let mut text =
        format!("{id} {version}, serial {serial}, interface {abi}, licence {licence}\n  {about}\nOffers:\n");
    for operation in &metadata.operations {
        let takes = arguments(&operation.takes);
        let (name, about) = (&operation.name, &operation.about);
        // Into a string: nothing can go wrong.
        let _ = writeln!(text, "  {name}({takes}): {about}");
    }
    text
}

/// The names of what an operation takes; those it may be asked without, in brackets.
fn arguments(takes: &Value) -> String {
    let needed: Vec<&str> = takes
        .get("required")
        .and_then(Value::as_array)
        .map(|names| names.iter().filter_map(Value::as_str).collect())
        .unwrap_or_default();
    let names = takes.get("properties").and_then(Value::as_object);
    let names = names.into_iter().flat_map(|properties| properties.keys());
    let names: Vec<String> = names
        .map(|name| if needed.contains(&name.as_str()) { name.clone() } else { format!("[{name}]") })
        .collect();
    names.join(", ")
}

/// Findings, each with why it matters and what to do.
pub(in crate::command) fn found(findings: &[Finding]) -> String {
    let mut text = String::new();
    for finding in findings {
        let severity = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        };
        let Finding { code, what, why, fix, .. } = finding;
        let _ = writeln!(text, "{code} {severity}: {what}\n  Why: {why}\n  Do: {fix}");
    }
    text
}
