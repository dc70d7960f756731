//! The programmes of one content source, compiled, with everything that was found on the way.

use std::sync::Arc;

use domain::finding::Finding;
use domain::ids::ProgrammeId;

use crate::compile::{Ready, compile, is_broken};
use crate::ports::{ContentSource, Scripting};

/// One programme as far as it could be compiled.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its id.
    pub id: ProgrammeId,
    /// The programme; none when there is no manifest to work with.
    pub ready: Option<Arc<Ready>>,
    /// Everything that is wrong with it, in order of place.
    pub findings: Vec<Finding>,
    /// How many files it has.
    pub files: usize,
}

impl Entry {
    /// The programme, when nothing found keeps it from being used.
    #[must_use]
    pub fn usable(&self) -> Option<&Arc<Ready>> {
        self.ready.as_ref().filter(|_| !is_broken(&self.findings))
    }
}

/// Reads and compiles one programme.
#[must_use]
pub fn load(source: &dyn ContentSource, scripting: &dyn Scripting, programme: &ProgrammeId) -> Entry {
    let read = source.read(programme);
    let mut findings = read.findings;
    let ready = read.package.map(|package| Arc::new(compile(package, scripting, &mut findings)));
    findings.sort();
    findings.dedup();
    tracing::debug!(programme.id = %programme, programme.files = read.files, findings = findings.len(), "programme loaded.");
    Entry { id: programme.clone(), ready, findings, files: read.files }
}
