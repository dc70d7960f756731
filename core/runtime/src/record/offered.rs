//! What is asked before something is offered: whether it would be recorded, what of a lane's referral may be shown, and
//! whom one may choose from. Nothing here is a rule: the rules of access and of records are asked, and nothing is written.

use std::sync::Arc;

use domain::ids::{ProgrammeId, SiteId, StaffId};
use domain::person::Profession;
use domain::record::lane::Lane;
use domain::record::{Entry, Refusal};
use jiff::civil::Date;

use super::desk::{Desk, Looked};
use super::write::still;
use crate::ports::access::About;
use crate::ports::store::Operation;

/// A member of staff who delivers, and whether they may here.
#[derive(Clone, Debug)]
pub struct Deliverer {
    /// Their id.
    pub id: StaffId,
    /// Name as colleagues know it.
    pub name: Arc<str>,
    /// By training.
    pub profession: Profession,
    /// Why they may not.
    pub why_not: Option<Refusal>,
}

impl Looked {
    /// Refuses where somebody recorded something since the writer saw `seen`.
    ///
    /// # Errors
    /// Then.
    pub fn still(&self, seen: Option<u64>) -> Result<(), Refusal> {
        still(self.number, seen)
    }
}

impl Desk<'_> {
    /// Whether an entry would be recorded now: what access and the entry's own rule say to it. Nothing is written.
    ///
    /// # Errors
    /// Why not.
    pub fn would(&self, looked: &Looked, entry: impl Into<Entry>) -> Result<(), Refusal> {
        let entry = entry.into();
        self.may_record(&looked.case, std::slice::from_ref(&entry))?;
        self.rule_allows(&looked.case, &entry)
    }

    /// A lane for the sake of its referral (status, moves, what was judged, consent, waiting): for whoever may read the
    /// lane, and whoever keeps referrals without reading lanes. Those show nothing else of it.
    ///
    /// # Errors
    /// Where it is neither theirs to read nor to keep, or there is none.
    pub fn referral<'l>(&self, looked: &'l Looked, programme: &ProgrammeId) -> Result<&'l Lane, Refusal> {
        let keeps = match self.about(&looked.case, Some(programme)) {
            About::Person(person) => self.keeps_referral(&person),
            _ => false,
        };
        match looked.case.lane(programme).filter(|_| keeps) {
            Some(lane) => Ok(lane),
            None => looked.lane(programme),
        }
    }

    /// Whether the writer may give copies of the whole record.
    #[must_use]
    pub fn may_give_copy(&self, looked: &Looked) -> bool {
        self.may_disclose(&looked.case)
    }

    /// The sites that are described; none where content describes no site, and any name will do.
    #[must_use]
    pub fn sites(&self) -> Vec<SiteId> {
        self.content.sites()
    }

    /// Who of this site could deliver a programme to somebody on a day; those who may not, with why. Logged.
    ///
    /// # Errors
    /// Where there is no such programme, or the store cannot be read.
    pub fn deliverers(
        &self,
        looked: &Looked,
        programme: &ProgrammeId,
        on: Date,
    ) -> Result<Vec<Deliverer>, Refusal> {
        let ready = self.known_programme(&looked.case, programme)?;
        let roles = &ready.programme.package.manifest.delivery.roles;
        let mut found = Vec::new();
        for member in self.members_at(Some(&self.writer.site))? {
            let refusal = member.may_deliver(programme, roles, on, &self.words).err();
            let delivers = member.has_role("facilitator") || member.has_role("treatment-manager");
            if member.active && (delivers || refusal.is_none()) {
                let (id, name, profession) = (member.id.clone(), member.name.clone(), member.profession);
                found.push(Deliverer { id, name, profession, why_not: refusal });
            }
        }
        self.log_look(None, "who may deliver", Operation::Consultation)?;
        Ok(found)
    }
}
