//! A block's heading in its one form: `## Title {#id .audience .fixed .way}`, and whatever else after that.

use crate::markdown::attributes;

/// Words with a place of their own, in order; what is not listed keeps its order after them.
const ORDER: [&[&str]; 4] = [
    &[".participant", ".staff", ".chaplain"],
    &[".fixed"],
    &[".talk", ".draw", ".write", ".smaller"],
    &[".asks-about-others"],
];

/// The heading on a line; none where no bracket closes at its end.
pub(super) fn ordered(line: &str) -> Option<String> {
    let line = line.trim();
    let title = line.strip_prefix("##").filter(|rest| rest.starts_with([' ', '\t']))?;
    let opening = attributes(title)?;
    let inside = title.get(opening.saturating_add(1)..title.len().saturating_sub(1))?;
    let mut parts: Vec<&str> = inside.split_whitespace().collect();
    parts.sort_by_key(|part| rank(part));
    let title = title.get(..opening)?.trim();
    let blank = if title.is_empty() { "" } else { " " };
    Some(format!("## {title}{blank}{{{}}}", parts.join(" ")))
}

fn rank(part: &str) -> usize {
    if part.starts_with('#') {
        return 0;
    }
    let place = ORDER.iter().position(|words| words.contains(&part));
    place.unwrap_or(ORDER.len()).saturating_add(1)
}
