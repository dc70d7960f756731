//! Checks content: every programme is read and compiled, and everything found is reported in one order.

use domain::finding::Finding;

use crate::catalogue::Entry;
use crate::compile::is_broken;

/// What a check found.
#[derive(Debug)]
pub struct Checked {
    /// Findings by file, line, column.
    pub findings: Vec<Finding>,
    /// How many files were read.
    pub files: usize,
    /// How many programmes.
    pub programmes: usize,
}

impl Checked {
    /// Says whether the content can be used.
    #[must_use]
    pub fn is_fine(&self) -> bool {
        !is_broken(&self.findings)
    }
}

/// Brings together what was found in programmes and, `shared`, in what belongs to none of them.
#[must_use]
pub fn check(entries: Vec<Entry>, shared: Vec<Finding>) -> Checked {
    let mut findings = shared;
    let files = entries.iter().map(|entry| entry.files).sum();
    let programmes = entries.len();
    findings.extend(entries.into_iter().flat_map(|entry| entry.findings));
    findings.sort();
    findings.dedup();
    Checked { findings, files, programmes }
}
