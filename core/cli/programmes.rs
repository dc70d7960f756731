//! Programmes as records need them: as they are now at a site, and as they were when somebody was enrolled.

use std::sync::Arc;

use domain::fact::FactDefinition;
use domain::ids::{ProgrammeId, SiteId};
use domain::record::words::RecordWords;
use domain::site::Site;
use runtime::compile::Ready;
use runtime::record::Programmes;

use crate::wiring::Content;

impl Programmes for Content {
    fn words(&self) -> Arc<RecordWords> {
        self.record_words()
    }

    fn ids(&self) -> Vec<ProgrammeId> {
        self.programmes().to_vec()
    }

    fn now(&self, programme: &ProgrammeId, site: &SiteId) -> Option<Arc<Ready>> {
        if !self.programmes().contains(programme) {
            return None;
        }
        self.usable(programme).usable_at(Some(site)).cloned()
    }

    fn files(&self, programme: &ProgrammeId) -> Vec<u8> {
        serde_json::to_vec(&self.files_of(programme)).unwrap_or_default()
    }

    fn kept(&self, files: &[u8], programme: &ProgrammeId, site: &SiteId) -> Option<Arc<Ready>> {
        self.as_it_was(files, programme, site)
    }

    fn sites(&self) -> Vec<SiteId> {
        self.sites().iter().map(|site| site.id.clone()).collect()
    }

    fn site(&self, id: &SiteId) -> Option<Site> {
        self.sites().iter().find(|site| site.id == *id).cloned()
    }

    fn is_shared(&self, fact: &str) -> bool {
        self.shared().contains_key(fact)
    }

    fn fact(&self, id: &str) -> Option<FactDefinition> {
        self.shared().get(id).cloned().or_else(|| {
            let all = self.programmes().iter().map(|programme| self.usable(programme));
            let ready = all.filter_map(|entry| entry.ready);
            let facts = ready.map(|ready| Arc::clone(&ready.programme.package));
            facts.flat_map(|package| package.facts.clone()).find(|fact| fact.id.as_str() == id)
        })
    }
}
