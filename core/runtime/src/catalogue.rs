//! The programmes of one content source, compiled, with everything that was found on the way.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::finding::Finding;
use domain::ids::{ProgrammeId, SiteId};

use crate::compile::{Ready, at_site, compile, is_broken};
use crate::given;
use crate::ports::plugins::Plugins;
use crate::ports::{ContentSource, Scripting};

/// One programme as far as it could be compiled.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its id.
    pub id: ProgrammeId,
    /// The programme; none when there is no manifest to work with.
    pub ready: Option<Arc<Ready>>,
    /// The programme as it is at each site that changes something in it.
    pub sites: BTreeMap<SiteId, Arc<Ready>>,
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

    /// The programme as it is at `site`, when nothing found keeps it from being used. A site that changes nothing has
    /// the programme as it is.
    #[must_use]
    pub fn usable_at(&self, site: Option<&SiteId>) -> Option<&Arc<Ready>> {
        let base = self.usable()?;
        Some(site.and_then(|site| self.sites.get(site)).unwrap_or(base))
    }
}

impl Entry {
    /// The same, with plugins that may be asked for facts nobody has stated; what is asked of them is checked.
    #[must_use]
    pub fn asking(mut self, plugins: &Arc<dyn Plugins>) -> Self {
        let asking =
            |ready: &mut Arc<Ready>| *ready = Arc::new((**ready).clone().asking(Arc::clone(plugins)));
        if let Some(ready) = &mut self.ready {
            self.findings.extend(given::findings(ready, &**plugins));
            self.findings.sort();
            asking(ready);
        }
        self.sites.values_mut().for_each(asking);
        self
    }
}

/// Reads and compiles one programme.
#[must_use]
pub fn load(source: &dyn ContentSource, scripting: &dyn Scripting, programme: &ProgrammeId) -> Entry {
    let read = source.read(programme);
    let mut findings = read.findings;
    let ready = read.package.map(|package| Arc::new(compile(package, scripting, &mut findings)));
    let mut sites = BTreeMap::new();
    for changes in ready.iter().flat_map(|ready| &ready.programme.package.sites) {
        let at = ready.as_deref().map(|ready| at_site(ready, &changes.site, scripting, &mut findings));
        sites.extend(at.map(|ready| (changes.site.clone(), Arc::new(ready))));
    }
    findings.sort();
    findings.dedup();
    tracing::debug!(programme.id = %programme, programme.files = read.files, findings = findings.len(), "programme loaded.");
    Entry { id: programme.clone(), ready, sites, findings, files: read.files }
}
