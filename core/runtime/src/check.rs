//! Checks content: every programme is read and compiled, and everything found is reported in one order.

use domain::finding::Finding;
use domain::ids::ProgrammeId;

use crate::catalogue::load_all;
use crate::compile::is_broken;
use crate::ports::{ContentSource, Scripting};

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

/// Checks `only` the programmes named, or all; shared files are always checked.
#[must_use]
pub fn check(source: &dyn ContentSource, scripting: &dyn Scripting, only: &[ProgrammeId]) -> Checked {
    let entries = load_all(source, scripting, only);
    let mut findings = source.shared_findings();
    let files = entries.iter().map(|entry| entry.files).sum();
    let programmes = entries.len();
    findings.extend(entries.into_iter().flat_map(|entry| entry.findings));
    findings.sort();
    findings.dedup();
    Checked { findings, files, programmes }
}
