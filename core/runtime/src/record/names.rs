//! What people read in place of ids: names of staff, sites and programmes, and a programme as somebody is given it.

use std::sync::Arc;

use domain::codes;
use domain::fact::FactDefinition;
use domain::ids::{ProgrammeId, SiteId, StaffId};
use domain::record::Refusal;
use domain::site::Site;

use super::desk::{Desk, Looked};
use crate::compile::Ready;

impl Desk<'_> {
    /// The programmes there are.
    #[must_use]
    pub fn programmes(&self) -> Vec<ProgrammeId> {
        self.content.ids()
    }

    /// A programme's title at the writer's site; its id where it cannot be read.
    #[must_use]
    pub fn title(&self, programme: &ProgrammeId) -> String {
        let ready = self.content.now(programme, &self.writer.site);
        ready.map_or_else(|| programme.to_string(), |ready| ready.programme.package.manifest.title.clone())
    }

    /// A programme as it is now at the writer's site.
    ///
    /// # Errors
    /// Where there is none without errors.
    pub fn programme_now(&self, programme: &ProgrammeId) -> Result<Arc<Ready>, Refusal> {
        self.content.now(programme, &self.writer.site).ok_or_else(|| {
            let what = format!("there is no programme `{programme}` without errors");
            Refusal::new(codes::NO_SUCH_PROGRAMME, what)
        })
    }

    /// A programme as this person is given it: as it was when they were enrolled, or as it is now.
    ///
    /// # Errors
    /// Where there is none.
    pub fn programme_of(&self, looked: &Looked, programme: &ProgrammeId) -> Result<Arc<Ready>, Refusal> {
        self.known_programme(&looked.case, programme)
    }

    /// A fact as programmes declare it, where it may be looked at: it is shared, or of a lane that may be read.
    ///
    /// # Errors
    /// Where there is no such fact, or it is not theirs to see.
    pub fn fact(&self, looked: &Looked, fact: &str) -> Result<FactDefinition, Refusal> {
        let of_a_lane = || {
            let ready = looked.lanes.iter().filter_map(|programme| self.programme(&looked.case, programme));
            ready.into_iter().any(|ready| ready.programme.dictionary.slot(fact).is_some())
        };
        let shown = self.content.is_shared(fact) || of_a_lane();
        self.content.fact(fact).filter(|_| shown).ok_or_else(|| {
            Refusal::new(
                codes::NO_SUCH_FACT,
                format!("no programme that you may read declares a fact `{fact}`"),
            )
        })
    }

    /// A member of staff's name; their id where they are not known here.
    #[must_use]
    pub fn name(&self, member: &StaffId) -> String {
        let read = || {
            let known = self.known_member(member).ok().flatten();
            known.map_or_else(|| member.to_string(), |member| member.name.to_string())
        };
        self.names.borrow_mut().entry(member.clone()).or_insert_with(read).clone()
    }

    /// A site as content describes it; none where it does not.
    #[must_use]
    pub fn site(&self, site: &SiteId) -> Option<Site> {
        self.content.site(site)
    }

    /// A site's name; its id where no content describes it.
    #[must_use]
    pub fn site_name(&self, site: &SiteId) -> String {
        self.content.site(site).map_or_else(|| site.to_string(), |site| site.name)
    }
}
