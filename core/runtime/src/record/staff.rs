//! Members of staff: joining, roles, authorisations, training, supervision.

use std::sync::Arc;

use domain::codes;
use domain::ids::{ProgrammeId, SiteId, StaffId};
use domain::record::staff::{Due, Joined, Member, Placed, StaffEntry};
use domain::record::{Refusal, Stamp};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;

use super::desk::{Desk, refused};
use super::forms::{read_staff_entry, write_staff_entry};
use crate::ports::access::{About, Doing, Role};
use crate::ports::store::{Append, Expected, Operation, Receipt, Row, Store, Thread};

/// The list of members of staff.
pub(super) const STAFF: &str = "staff";

/// The thread of a member of staff.
#[must_use]
pub fn staff_thread(id: &StaffId) -> Thread {
    Thread(format!("staff/{id}").into())
}

/// A member of staff, as all entries about them come to.
///
/// # Errors
/// Where the store cannot be read.
pub fn load_member(store: &dyn Store, id: &StaffId) -> Result<Option<Member>, Refusal> {
    let recorded = store.threads(&[staff_thread(id)]).map_err(|error| refused(&error))?;
    let mut member = None;
    for one in &recorded {
        if let Some((stamp, entry)) = read_staff_entry(one)? {
            member = entry.applied(member, &stamp);
        }
    }
    Ok(member)
}

/// A member of staff as lists show them.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MemberReport {
    /// Their id.
    pub id: StaffId,
    /// Name as colleagues know it.
    pub name: Arc<str>,
    /// Where they work.
    pub site: SiteId,
    /// By training.
    pub profession: domain::person::Profession,
    /// What they are here.
    pub roles: Vec<Arc<str>>,
    /// What they may deliver or answer for, with the last day.
    pub authorised: Vec<String>,
    /// What is due.
    pub due: Vec<String>,
    /// The same, for whoever says it in another language.
    #[serde(skip)]
    pub dues: Vec<Due>,
    /// False once their account is closed.
    pub active: bool,
}

/// What an entry about a member of staff comes to, ready to append.
fn append(
    id: &StaffId,
    site: &SiteId,
    by: &StaffId,
    at: Timestamp,
    entry: &StaffEntry,
    before: Option<Member>,
) -> Append {
    let number = before.as_ref().map_or(0, |member| member.number);
    let stamp = Stamp { number: number.saturating_add(1), site: site.clone(), by: by.clone(), at };
    let after = entry.clone().applied(before, &stamp);
    let home = after.as_ref().map_or_else(|| site.clone(), |member| member.site.clone());
    Append {
        site: site.clone(),
        thread: staff_thread(id),
        expected: Expected::Number(number),
        subject: Some(id.as_str().into()),
        by: by.as_str().into(),
        at,
        entries: vec![write_staff_entry(entry)],
        documents: Vec::new(),
        rows: vec![Row { table: STAFF, key: id.as_str().into(), site: home, body: b"{}".to_vec() }],
        names: Vec::new(),
    }
}

/// The first member of staff of an installation: nobody is there who could let them in.
///
/// # Errors
/// Where somebody is there already, or nothing could be written.
pub fn first_member(store: &dyn Store, joined: Joined, now: Timestamp) -> Result<Receipt, Refusal> {
    let there = store.rows(STAFF, None, None, 1).map_err(|error| refused(&error))?;
    if !there.is_empty() {
        let what = "this installation has members of staff already";
        return Err(
            Refusal::new(codes::ALREADY_SO, what).fix("let one of them add others: `waymark staff add`")
        );
    }
    let (id, site) = (joined.member.clone(), joined.site.clone());
    let entry = StaffEntry::Joined(joined);
    entry.check(None)?;
    store.append(&append(&id, &site, &id, now, &entry, None)).map_err(|error| refused(&error))
}

impl Desk<'_> {
    /// Whether the files of programmes are theirs to change: a programme designer's. Reading them is everybody's.
    #[must_use]
    pub fn designs(&self) -> bool {
        self.writer.has_role(Role::ProgrammeDesigner.as_str())
    }

    /// The same, where it must be.
    ///
    /// # Errors
    /// Where they are no programme designer.
    pub fn must_design(&self) -> Result<(), Refusal> {
        if self.designs() {
            return Ok(());
        }
        let what = format!("`{}` may not change programmes", self.writer.id);
        Err(Refusal::new(codes::NOT_YOURS, what)
            .fix("tell a programme designer what you would change, and why"))
    }

    /// Records something about a member of staff.
    ///
    /// # Errors
    /// Why not; then nothing was written.
    pub fn record_staff(&self, id: &StaffId, entry: &StaffEntry) -> Result<Receipt, Refusal> {
        let member = self.may_record_staff(id, entry)?;
        self.names.borrow_mut().remove(id);
        let append = append(id, &self.writer.site, &self.writer.id, self.now, entry, member);
        self.store.append(&append).map_err(|error| refused(&error))
    }

    /// Whether this may be recorded about a member of staff, and by whoever sits here; gives the member as they are.
    ///
    /// # Errors
    /// Why not.
    pub fn may_record_staff(&self, id: &StaffId, entry: &StaffEntry) -> Result<Option<Member>, Refusal> {
        let member = load_member(self.store, id)?;
        let site = match (&entry, &member) {
            (StaffEntry::Joined(joined), _) => &joined.site,
            (_, Some(member)) => &member.site,
            (_, None) => &self.writer.site,
        };
        if let StaffEntry::Joined(Joined { site, .. }) | StaffEntry::Placed(Placed { site, .. }) = entry {
            self.must_be_site(site)?;
        }
        match entry {
            StaffEntry::Supervised(what) => self.must_for(Doing::Supervise, site, &what.programme)?,
            StaffEntry::Reviewed(what) => self.must_for(Doing::Supervise, site, &what.programme)?,
            // Nobody is at a new site who could let its first member in: another site's manager does.
            StaffEntry::Joined(_) if self.is_empty(site)? => {
                self.must(Doing::ManageStaff, &self.writer.site)?;
            }
            // Whom a site lets in is that site's to say: with them goes the way to its people.
            StaffEntry::Placed(placed) if placed.site != *site && !self.is_empty(&placed.site)? => {
                self.must(Doing::ManageStaff, &placed.site)?;
            }
            _ => self.must(Doing::ManageStaff, site)?,
        }
        let own_roles = matches!(entry, StaffEntry::Placed(_) | StaffEntry::Authorised(_));
        if own_roles && *id == self.writer.id {
            return Err(Refusal::new(
                codes::TWO_PEOPLE,
                "nobody gives themselves a role or an authorisation",
            ));
        }
        if let (StaffEntry::Reviewed(_), true) = (entry, *id == self.writer.id) {
            return Err(Refusal::new(codes::TWO_PEOPLE, "nobody reviews their own meetings"));
        }
        entry.check(member.as_ref())?;
        self.keeps_a_manager(member.as_ref(), entry)?;
        Ok(member)
    }

    /// Refuses what would leave a site that nobody can manage.
    fn keeps_a_manager(&self, member: Option<&Member>, entry: &StaffEntry) -> Result<(), Refusal> {
        let role = Role::SiteManager.as_str();
        let Some(member) = member.filter(|member| member.has_role(role)) else { return Ok(()) };
        let stays = match entry {
            StaffEntry::Left(_) => false,
            StaffEntry::Placed(placed) => {
                placed.site == member.site && placed.roles.iter().any(|own| **own == *role)
            }
            _ => true,
        };
        let another = |other: &Member| other.id != member.id && other.has_role(role);
        if stays || self.any_active(&member.site, another)? {
            return Ok(());
        }
        let what =
            format!("`{}` is the last site manager of `{}`: nobody could manage it", member.id, member.site);
        Err(Refusal::new(codes::TWO_PEOPLE, what).fix("make somebody else site manager there first"))
    }

    /// Refuses a site that is not described: nobody could mend what was recorded at it.
    ///
    /// # Errors
    /// Then.
    pub fn must_be_site(&self, site: &SiteId) -> Result<(), Refusal> {
        let sites = self.content.sites();
        if sites.is_empty() || sites.contains(site) {
            return Ok(());
        }
        let ids: Vec<&str> = sites.iter().map(SiteId::as_str).collect();
        let refusal = Refusal::new(codes::NO_SUCH_WORD, format!("no site `{site}` is described"));
        Err(refusal.fix(format!("use one of: {}", ids.join(", "))))
    }

    /// Whether nobody works at a site; accounts that are closed do not count.
    fn is_empty(&self, site: &SiteId) -> Result<bool, Refusal> {
        self.any_active(site, |_| true).map(|any| !any)
    }

    fn any_active(&self, site: &SiteId, is: impl Fn(&Member) -> bool) -> Result<bool, Refusal> {
        Ok(self.members_at(Some(site))?.iter().any(|member| member.active && is(member)))
    }

    /// The members of staff of a site, or of all.
    ///
    /// # Errors
    /// Where it is not theirs to see, or the store cannot be read.
    pub fn staff(&self, site: Option<&SiteId>) -> Result<Vec<MemberReport>, Refusal> {
        let found = self.members_at(site)?.iter().map(|member| self.member_report(member)).collect();
        self.log_look(None, "staff list", Operation::Consultation)?;
        Ok(found)
    }

    pub(super) fn member_report(&self, member: &Member) -> MemberReport {
        let authorised = member.authorised.iter();
        let dues = self.dues(member);
        MemberReport {
            id: member.id.clone(),
            name: member.name.clone(),
            site: member.site.clone(),
            profession: member.profession,
            roles: member.roles.clone(),
            authorised: authorised.map(|one| format!("{} until {}", one.programme, one.until)).collect(),
            due: dues.iter().map(in_words).collect(),
            dues,
            active: member.active,
        }
    }

    /// What is due of somebody, as far as it is the asker's to see: supervision is theirs own and their supervisors'; what
    /// lapsed is whoever looks after the staff's as well.
    pub(super) fn dues(&self, member: &Member) -> Vec<Due> {
        let site = || About::Site(member.site.clone());
        let supervises = member.id == self.writer.id || self.may(Doing::Supervise, &site());
        let manages = supervises || self.may(Doing::ManageStaff, &site());
        let all = if member.active { member.due(self.today, &self.words) } else { Vec::new() };
        let shown = |due: &Due| if matches!(due, Due::Supervision(_)) { supervises } else { manages };
        all.into_iter().filter(shown).collect()
    }

    /// The last day on which somebody might deliver a programme, where that day is over.
    #[must_use]
    pub fn ended_for(&self, id: &StaffId, programme: &ProgrammeId) -> Option<Date> {
        let member = self.known_member(id).ok().flatten()?;
        let all = member.due(self.today, &self.words);
        all.into_iter().find_map(|due| match due {
            Due::Authorisation(of, until) if of == *programme => Some(until),
            _ => None,
        })
    }
}

fn in_words(due: &Due) -> String {
    match due {
        Due::Supervision(programme) => format!("supervision for {programme}"),
        Due::Authorisation(programme, until) => format!("authorisation for {programme} ended on {until}"),
        Due::Training(what, until) => format!("training ended on {until}: {what}"),
    }
}
