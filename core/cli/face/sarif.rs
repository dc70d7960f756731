//! Findings as SARIF 2.1.0, the format that code hosts and editors take in.

use std::collections::BTreeSet;
use std::io::Write;

use crate::clean::write_json;
use domain::codes::Code;
use domain::finding::{Finding, Severity};
use domain::place::Place;
use serde_json::{Map, Value, json};

/// Where the format is described.
const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// Shows the findings as one run of one tool. `root` stands in front of every path.
pub(super) fn show(findings: &[Finding], root: &str, out: &mut dyn Write) -> std::io::Result<()> {
    let codes: BTreeSet<Code> = findings.iter().map(|finding| finding.code).collect();
    let codes: Vec<Code> = codes.into_iter().collect();
    let results: Vec<Value> = findings.iter().map(|finding| result(finding, &codes, root)).collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "waymark",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": codes.iter().map(|code| rule(*code)).collect::<Vec<_>>(),
            }},
            // Columns count characters, and not the halves of UTF-16.
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    write_json(out, &log)
}

/// A code as the catalogue explains it.
fn rule(code: Code) -> Value {
    let entry = code.entry();
    let text =
        format!("Why: {}.\nDo: {}.\n\nBad:\n{}\n\nGood:\n{}\n", entry.why, entry.fix, entry.bad, entry.good);
    let markdown = format!(
        "**Why:** {}.\n\n**Do:** {}.\n\nBad:\n\n```\n{}\n```\n\nGood:\n\n```\n{}\n```\n",
        entry.why, entry.fix, entry.bad, entry.good
    );
    json!({
        "id": entry.code,
        "shortDescription": { "text": entry.title },
        "fullDescription": { "text": format!("{}: {}.", entry.title, entry.why) },
        "help": { "text": text, "markdown": markdown },
        "defaultConfiguration": { "level": level(entry.severity) },
    })
}

fn result(finding: &Finding, codes: &[Code], root: &str) -> Value {
    let mut message = format!("{}. Why: {}. Do: {}.", finding.what, finding.why, finding.fix);
    if let Some(name) = &finding.did_you_mean {
        message.push_str(&format!(" Did you mean `{name}`?"));
    }
    let mut result = Map::new();
    result.insert("ruleId".to_owned(), json!(finding.code.as_str()));
    result.insert("ruleIndex".to_owned(), json!(codes.binary_search(&finding.code).ok()));
    result.insert("level".to_owned(), json!(level(finding.severity)));
    result.insert("message".to_owned(), json!({ "text": message }));
    result.insert("locations".to_owned(), json!([{ "physicalLocation": physical(&finding.place, root) }]));
    if !finding.also.is_empty() {
        let related = finding.also.iter().enumerate().map(|(number, also)| {
            let physical = physical(&also.place, root);
            json!({ "id": number, "message": { "text": also.note }, "physicalLocation": physical })
        });
        result.insert("relatedLocations".to_owned(), related.collect());
    }
    Value::Object(result)
}

/// A place; one of a whole file has no region.
fn physical(place: &Place, root: &str) -> Value {
    let file = json!({ "uri": uri(&format!("{root}{}", place.file)) });
    if place.line == 0 {
        return json!({ "artifactLocation": file });
    }
    let end = place.column.saturating_add(place.length);
    let region = json!({ "startLine": place.line, "startColumn": place.column, "endColumn": end });
    json!({ "artifactLocation": file, "region": region })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// A path as a URI: what stands for itself there is kept, the rest becomes `%` and two digits.
fn uri(path: &str) -> String {
    let mut uri = String::from(if path.starts_with('/') { "file://" } else { "" });
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}
