//! The findings of one import, by code: the first ones listed, the rest counted.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::codes::{self, Code};
use domain::finding::Finding;
use domain::place::Place;

use crate::amounts::MOST_ALIKE;

/// Collects findings about one file.
#[derive(Debug)]
pub(crate) struct Tally {
    file: Arc<str>,
    listed: Vec<Finding>,
    counts: BTreeMap<Code, usize>,
}

impl Tally {
    /// Nothing found in `file` yet.
    pub(crate) fn new(file: &Arc<str>) -> Self {
        Self { file: Arc::clone(file), listed: Vec::new(), counts: BTreeMap::new() }
    }

    /// Goes on in `file`: a sheet of the workbook.
    pub(crate) fn go_on_with(&mut self, file: &Arc<str>) {
        self.file = Arc::clone(file);
    }

    /// A finding about `line`.
    pub(crate) fn at(&self, code: Code, line: u32, what: impl Into<String>) -> Finding {
        Finding::new(code, Place::new(&self.file, line, u32::from(line > 0), 0), what)
    }

    /// Keeps or counts `finding`.
    pub(crate) fn add(&mut self, finding: Finding) {
        let count = self.counts.entry(finding.code).or_default();
        *count = count.saturating_add(1);
        if *count <= MOST_ALIKE {
            self.listed.push(finding);
        }
    }

    /// Adds a finding about `line` that says `what`.
    pub(crate) fn say(&mut self, code: Code, line: u32, what: impl Into<String>) {
        let finding = self.at(code, line, what);
        self.add(finding);
    }

    /// Everything found, in order of place.
    pub(crate) fn finish(mut self) -> Vec<Finding> {
        for (code, count) in std::mem::take(&mut self.counts) {
            if let Some(more) = count.checked_sub(MOST_ALIKE).filter(|more| *more > 0) {
                let title = code.entry().title;
                let what = format!("{more} more of {code} ({title}) are counted and not listed");
                let finding = self.at(codes::MORE_OF_THE_SAME, 0, what);
                self.listed.push(finding);
            }
        }
        self.listed.sort();
        self.listed
    }
}

/// `finding` with the nearest of `known` to `code`, where `code` is short enough to be a slip of the pen.
pub(crate) fn near<'a>(finding: Finding, code: &str, known: impl IntoIterator<Item = &'a str>) -> Finding {
    if code.len() <= 40 { finding.nearest(code, known) } else { finding }
}

/// A code from the file as a finding may show it: short and without spaces, or not at all.
pub(crate) fn shown(code: &str) -> String {
    let plain = (1..=16).contains(&code.len())
        && code.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'/' | b'.'));
    if code.is_empty() {
        "a blank".to_owned()
    } else if plain {
        format!("`{code}`")
    } else {
        "a code that is not shown because it is no short code".to_owned()
    }
}
