//! Bytes that nobody should ask, and that may come by accident: a plugin refuses them and stays.

use domain::codes;
use domain::finding::Finding;
use domain::place::Place;
use native::{Came, Plugin};
use serde_json::Value;

/// The longest that a question may be.
const MOST_BYTES: usize = 1024 * 1024;

const GARBAGE: [&[u8]; 14] = [
    b"",
    b" ",
    b"{",
    b"{}",
    b"{\"",
    b"[]",
    b"nul",
    b"null",
    b"\xff\xfe",
    b"\0",
    b"{} {}",
    b"{\"a\": 1e999}",
    b"{\"a\": \"\\ud800\"}",
    b"-9223372036854775809",
];

/// Asks all of it, and the plainest question cut off at every place and as long as a question may be; gives how many.
pub(super) fn tried(
    operation: &str,
    plugin: &Plugin,
    plain: Option<&Value>,
    findings: &mut Vec<Finding>,
) -> usize {
    let plain = plain.map(|plain| plain.to_string().into_bytes()).unwrap_or_default();
    let mut inputs: Vec<Vec<u8>> = GARBAGE.iter().map(|bytes| bytes.to_vec()).collect();
    inputs.extend((0..plain.len()).filter_map(|end| plain.get(..end)).map(<[u8]>::to_vec));
    inputs.push("[".repeat(MOST_BYTES).into_bytes());
    let mut long = vec![b' '; MOST_BYTES.saturating_sub(plain.len())];
    long.extend(&plain);
    inputs.push(long);
    for input in &inputs {
        if let Some(finding) = broke_off(operation, plugin, input) {
            findings.push(finding);
            // One is enough to mend; each of the others would only wait for its deadline.
            break;
        }
    }
    inputs.len()
}

fn broke_off(operation: &str, plugin: &Plugin, input: &[u8]) -> Option<Finding> {
    let shown = match input.len() {
        0..=60 => format!("`{}`", input.escape_ascii()),
        length => {
            format!("{length} bytes that begin with `{}`", input.get(..20).unwrap_or_default().escape_ascii())
        }
    };
    let mut finding = match plugin.try_bytes(operation, input) {
        Ok(Came::Panicked(words)) => {
            let place = Place::whole(&format!("plugins/{}", plugin.metadata().id));
            let what = format!("`{operation}` broke off: {words}");
            Finding::new(codes::PLUGIN_CALL, place, what)
        }
        Ok(_) => return None,
        Err(fault) => fault.into(),
    };
    finding.what = format!("{} (asked {shown})", finding.what);
    Some(
        finding.fix(
            "let it decline or fail what it cannot read: nothing of the question may be believed unread",
        ),
    )
}
