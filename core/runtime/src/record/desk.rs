//! The desk: one member of staff at work, with everything a use case needs. Every read and every write goes through
//! here: access is asked first, and what cannot be logged is not shown.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::codes;
use domain::fact::RATHER_NOT_SAY;
use domain::ids::{ParticipantId, ProgrammeId, SiteId, StaffId};
use domain::record::Refusal;
use domain::record::case::Case;
use domain::record::enrolment::ContentPin;
use domain::record::information::Stated;
use domain::record::lane::Lane;
use domain::record::staff::Member;
use domain::record::words::RecordWords;
use jiff::Timestamp;
use jiff::civil::Date;

use super::forms::read_entry;
use super::remembered::{Decided, Remembered};
use super::staff::STAFF;
use super::{FreshIds, Programmes};
use crate::compile::Ready;
use crate::ports::access::{self, About, AboutPerson, Access, Asker, Doing, Role};
use crate::ports::store::{Append, Expected, NewEntry, Operation, Store, StoreError, StoredRow, Thread};

/// One member of staff at work.
pub struct Desk<'a> {
    pub(super) store: &'a dyn Store,
    pub(super) access: &'a dyn Access,
    pub(super) content: &'a dyn Programmes,
    pub(super) ids: &'a dyn FreshIds,
    pub(super) words: Arc<RecordWords>,
    pub(super) writer: Arc<Member>,
    pub(super) now: Timestamp,
    pub(super) today: Date,
    /// As what they ask access.
    asker: Asker,
    decided: Arc<Decided>,
    pub(super) remembered: &'a Remembered,
    /// Names that were asked for here: pages name the same few many times. Rules ask for the member.
    pub(super) names: RefCell<BTreeMap<StaffId, String>>,
}

impl std::fmt::Debug for Desk<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Desk")
            .field("writer", &self.writer.id)
            .field("today", &self.today)
            .finish_non_exhaustive()
    }
}

/// What a desk stands on.
#[derive(Clone, Copy)]
#[expect(missing_debug_implementations, reason = "ports are not for showing")]
pub struct Opened<'a> {
    /// Where records are kept.
    pub store: &'a dyn Store,
    /// Who may do what.
    pub access: &'a dyn Access,
    /// Programmes.
    pub content: &'a dyn Programmes,
    /// Random ids.
    pub ids: &'a dyn FreshIds,
    /// The time of this command.
    pub now: Timestamp,
    /// The day of this command.
    pub today: Date,
    /// What was read before.
    pub remembered: &'a Remembered,
}

/// A record as somebody may see it.
#[derive(Debug)]
pub struct Looked {
    /// Whose.
    pub person: ParticipantId,
    /// The whole record: what of it may be shown is [`Looked::may_read`]'s to say.
    pub case: Arc<Case>,
    /// The lanes that may be read.
    pub lanes: BTreeSet<ProgrammeId>,
    /// The last number of the record's own thread.
    pub(super) number: u64,
}

impl Looked {
    /// Whether this lane's contents may be shown.
    #[must_use]
    pub fn may_read(&self, programme: &ProgrammeId) -> bool {
        self.lanes.contains(programme)
    }

    /// The record's last number: whoever writes next says what they saw.
    #[must_use]
    pub fn number(&self) -> u64 {
        self.number
    }

    /// A lane whose contents may be shown.
    ///
    /// # Errors
    /// Where it is not theirs to read, or there is none.
    pub fn lane(&self, programme: &ProgrammeId) -> Result<&Lane, Refusal> {
        self.case.lane(programme).filter(|_| self.may_read(programme)).ok_or_else(|| {
            Refusal::new(codes::NOT_YOURS, format!("the lane `{programme}` is not yours to read"))
        })
    }
}

/// The thread of a person's record.
pub(super) fn person_thread(person: &ParticipantId) -> Thread {
    Thread(format!("person/{person}").into())
}

/// What the store said, as a refusal.
pub(super) fn refused(error: &StoreError) -> Refusal {
    match error {
        StoreError::Conflict { .. } => Refusal::new(codes::MOVED_ON, error.to_string()),
        _ => Refusal::new(codes::STORE_FAULT, error.to_string()),
    }
}

/// Who does such a thing, for somebody who may not.
pub(super) fn who_may(doing: Doing) -> &'static str {
    match doing {
        Doing::ManageStaff | Doing::Operate => "a site manager of this site does it",
        Doing::ReadAudit => {
            "an auditor of this site does it; a site manager adds one: `waymark staff add ... --role auditor`"
        }
        Doing::Supervise => {
            "a treatment manager of this site does it who is authorised for the programme: `waymark staff authorise`"
        }
        Doing::OpenPerson | Doing::FindPerson => {
            "the programme team, a facilitator or the treatment manager of this site does it"
        }
        Doing::WriteLane | Doing::ReadLane => {
            "somebody who works with the person in this lane does it, or a treatment manager of this site who is authorised for the programme: `waymark staff authorise`"
        }
        Doing::ReadPerson | Doing::WritePerson => {
            "somebody who works with the person does it, the programme team or the treatment manager; a facilitator is named with `waymark refer start --assessed-by` or `waymark enrol`"
        }
        Doing::Transfer | Doing::Restrict | Doing::Disclose | Doing::Erase => {
            "a treatment manager of the site that holds the case does it, authorised for the programmes it is about"
        }
        Doing::BreakGlass => {
            "a facilitator or treatment manager of the site that holds the case may, with a reason"
        }
    }
}

pub(super) fn unseen() -> Refusal {
    Refusal::new(codes::NO_SUCH_PERSON, "there is no such person, or none that you may see")
}

/// A record and its last number, read from the disk. Linked records are read with it.
pub(super) fn load(store: &dyn Store, person: &ParticipantId) -> Result<(Case, u64), Refusal> {
    load_after(store, person, |_| Ok(()))
}

/// The same; `before` is told of each record before it is read.
pub(super) fn load_after(
    store: &dyn Store,
    person: &ParticipantId,
    mut before: impl FnMut(&ParticipantId) -> Result<(), Refusal>,
) -> Result<(Case, u64), Refusal> {
    before(person)?;
    let (mut case, number) = load_alone(store, person)?;
    let mut read = BTreeSet::from([person.clone()]);
    while let Some(linked) = case.links.iter().find(|id| !read.contains(*id)).cloned() {
        before(&linked)?;
        let (other, _) = load_alone(store, &linked)?;
        case.read_with(other);
        read.insert(linked);
    }
    Ok((case, number))
}

fn load_alone(store: &dyn Store, person: &ParticipantId) -> Result<(Case, u64), Refusal> {
    let recorded = store.threads(&[person_thread(person)]).map_err(|error| refused(&error))?;
    let mut entries = Vec::with_capacity(recorded.len());
    for one in &recorded {
        entries.extend(read_entry(one)?);
    }
    Ok((Case::of(entries), recorded.iter().map(|one| one.number).max().unwrap_or_default()))
}

/// As what somebody asks access on a day.
fn asker(member: &Member, today: Date) -> Asker {
    let roles = Role::ALL.into_iter().filter(|role| member.has_role(role.as_str())).collect();
    let in_date = member.authorised.iter().filter(|one| one.from <= today && today <= one.until);
    Asker {
        id: (&member.id).into(),
        site: member.site.clone(),
        roles,
        programmes: in_date.map(|one| one.programme.clone()).collect(),
        active: member.active,
    }
}

impl<'a> Desk<'a> {
    /// Somebody sits down at the desk.
    ///
    /// # Errors
    /// Where there is no such member of staff, or the store cannot be read.
    pub fn of(opened: Opened<'a>, writer: &StaffId) -> Result<Self, Refusal> {
        let found = opened.remembered.members(opened.store, std::slice::from_ref(writer))?;
        let member = found.into_iter().flatten().find(|member| member.active);
        let writer = member.ok_or_else(|| {
            Refusal::new(codes::NO_SUCH_MEMBER, format!("there is no member of staff `{writer}`"))
        })?;
        let Opened { store, access, content, ids, now, today, remembered } = opened;
        let (words, names) = (content.words(), RefCell::default());
        let asker = asker(&writer, today);
        let decided = remembered.decided(&asker);
        Ok(Self { store, access, content, ids, words, writer, now, today, asker, decided, remembered, names })
    }

    /// A member of staff; none where there is no such.
    pub(super) fn known_member(&self, id: &StaffId) -> Result<Option<Arc<Member>>, Refusal> {
        let found = self.remembered.members(self.store, std::slice::from_ref(id))?;
        Ok(found.into_iter().next().flatten())
    }

    /// Everybody who works at a site, or everywhere, closed accounts among them.
    pub(super) fn members_at(&self, site: Option<&SiteId>) -> Result<Vec<Arc<Member>>, Refusal> {
        let rows = self.store.list(STAFF).map_err(|error| refused(&error))?;
        let at = |row: &&StoredRow| site.is_none_or(|site| row.site == *site);
        let ids: Vec<StaffId> = rows.iter().filter(at).map(|row| (&*row.key).into()).collect();
        Ok(self.remembered.members(self.store, &ids)?.into_iter().flatten().collect())
    }

    /// Who sits here.
    #[must_use]
    pub fn writer(&self) -> &Member {
        &self.writer
    }

    /// The day of this command.
    #[must_use]
    pub fn today(&self) -> Date {
        self.today
    }

    /// Statuses, reasons and the like.
    #[must_use]
    pub fn words(&self) -> &RecordWords {
        &self.words
    }

    /// Reads what is stated about a fact: one of its values, or `not-known`, `rather-not-say`, `nobody-holds-it`.
    ///
    /// # Errors
    /// Where there is no such fact, or it has no such value.
    pub fn stated(&self, fact: &str, text: &str) -> Result<Stated, Refusal> {
        let definition = self.content.fact(fact).ok_or_else(|| {
            Refusal::new(codes::NO_SUCH_FACT, format!("no programme declares a fact `{fact}`"))
        })?;
        match text {
            "not-known" => return Ok(Stated::NotKnown),
            RATHER_NOT_SAY => return Ok(Stated::RatherNotSay),
            "nobody-holds-it" => return Ok(Stated::NobodyHoldsIt),
            _ => {}
        }
        let value = definition.kind.read(text);
        value.map(|value| Stated::of(&value)).map_err(|why| Refusal::new(codes::NO_SUCH_FACT, why))
    }

    /// An id that was never given before.
    #[must_use]
    pub fn fresh(&self) -> Arc<str> {
        self.ids.fresh()
    }

    /// A record without asking access: for use cases that ask it themselves. Linked records are read with it.
    pub(super) fn load(&self, person: &ParticipantId) -> Result<(Arc<Case>, u64), Refusal> {
        self.remembered.case(self.store, person, self.now)
    }

    /// What access depends on in a record.
    pub(super) fn about(&self, case: &Case, lane: Option<&ProgrammeId>) -> About {
        let ids = |ids: &mut dyn Iterator<Item = &StaffId>| ids.map(Into::into).collect();
        let open = case.glass.iter().filter(|broken| self.today <= broken.what.until);
        // A case that was let go to a site is that site's to read and to accept.
        let released_here =
            case.released.as_ref().is_some_and(|released| released.what.to == self.writer.site);
        let owner = case.owner.clone().filter(|_| !released_here);
        About::Person(AboutPerson {
            site: owner.unwrap_or_else(|| self.writer.site.clone()),
            team: ids(&mut case.team().iter()),
            lane: lane.map(|programme| access::Lane {
                programme: programme.clone(),
                team: ids(&mut case.lane(programme).map(|lane| lane.team()).unwrap_or_default().iter()),
            }),
            excluded: ids(&mut case.restriction.excluded.iter()),
            restricted_to: ids(&mut case.restriction.restricted_to.iter()),
            broken_glass: ids(&mut open.map(|broken| &broken.recorded.by)),
        })
    }

    pub(super) fn may(&self, doing: Doing, about: &About) -> bool {
        self.decided.may(doing, about, || self.asks(doing, about))
    }

    /// The same about a row of a list.
    pub(super) fn may_of_row(&self, doing: Doing, about: &Arc<About>) -> bool {
        self.decided.may_of_row(doing, about, || self.asks(doing, about))
    }

    /// Asks access, whatever it said before.
    fn asks(&self, doing: Doing, about: &About) -> bool {
        self.access.decide(&self.asker, doing, about).allowed
    }

    /// Whether somebody, the writer or another, may do something.
    pub(super) fn allows(&self, member: &Member, doing: Doing, about: &About) -> bool {
        self.access.decide(&asker(member, self.today), doing, about).allowed
    }

    /// Asks for something about a site.
    ///
    /// # Errors
    /// Where it is not theirs to do.
    pub fn must(&self, doing: Doing, site: &SiteId) -> Result<(), Refusal> {
        if self.may(doing, &About::Site(site.clone())) {
            return Ok(());
        }
        let what = format!("`{}` may not do this at `{site}` ({})", self.writer.id, doing.as_str());
        Err(Refusal::new(codes::NOT_YOURS, what).fix(who_may(doing)))
    }

    /// Asks for something about a programme at a site, no person named.
    pub(super) fn must_for(
        &self,
        doing: Doing,
        site: &SiteId,
        programme: &ProgrammeId,
    ) -> Result<(), Refusal> {
        if self.may(doing, &About::Programme { site: site.clone(), programme: programme.clone() }) {
            return Ok(());
        }
        let what = format!("`{}` may not do this for `{programme}` ({})", self.writer.id, doing.as_str());
        Err(Refusal::new(codes::NOT_YOURS, what).fix(who_may(doing)))
    }

    /// Whether a site may send the record on, sealed, without reading it: one that recorded something in it may, also
    /// when it holds the case no more.
    pub(super) fn may_send(&self, case: &Case) -> bool {
        let own = case.sites.contains(&self.writer.site).then(|| self.writer.site.clone());
        let about = |lane| match self.about(case, lane) {
            About::Person(about) => {
                About::Person(AboutPerson { site: own.clone().unwrap_or(about.site.clone()), ..about })
            }
            other => other,
        };
        let lane = |programme| self.may(Doing::Disclose, &about(Some(programme)));
        self.may(Doing::Disclose, &about(None)) && case.lanes.keys().all(lane)
    }

    /// Whether everything of a record may leave: the person's, and each of their lanes.
    pub(super) fn may_disclose(&self, case: &Case) -> bool {
        let lane = |programme| self.may(Doing::Disclose, &self.about(case, Some(programme)));
        self.may(Doing::Disclose, &self.about(case, None)) && case.lanes.keys().all(lane)
    }

    /// Looks at a record: asks access, logs the look, and only then shows it.
    ///
    /// # Errors
    /// Where there is none or none they may see, or the look could not be logged.
    pub fn look(&self, person: &ParticipantId, what: &str, operation: Operation) -> Result<Looked, Refusal> {
        let looked = self.loaded(person)?;
        self.log_look(Some(person), what, operation)?;
        Ok(looked)
    }

    /// A record that may be read, not logged yet.
    pub(super) fn loaded(&self, person: &ParticipantId) -> Result<Looked, Refusal> {
        let (case, number) = self.load(person)?;
        if !case.is_open() || !self.may(Doing::ReadPerson, &self.about(&case, None)) {
            return Err(unseen());
        }
        let readable =
            |programme: &&ProgrammeId| self.may(Doing::ReadLane, &self.about(&case, Some(programme)));
        let lanes = case.lanes.keys().filter(readable).cloned().collect();
        Ok(Looked { person: person.clone(), case, lanes, number })
    }

    /// Writes down that somebody looked. A read whose log cannot be written gives an error, never the data.
    pub(super) fn log_look(
        &self,
        person: Option<&ParticipantId>,
        what: &str,
        operation: Operation,
    ) -> Result<(), Refusal> {
        let body = serde_json::json!({ "what": what }).to_string().into_bytes();
        let entry = NewEntry { kind: "looked".into(), form: 1, body, operation };
        let append = self.beside(person, entry);
        self.store.append(&append).map(|_| ()).map_err(|error| refused(&error))
    }

    /// An entry beside the records, in the thread of what the site's people looked at, took in and erased.
    pub(super) fn beside(&self, person: Option<&ParticipantId>, entry: NewEntry) -> Append {
        let site = self.writer.site.clone();
        Append {
            thread: Thread(format!("reads/{site}").into()),
            site,
            expected: Expected::Any,
            subject: person.map(|person| person.as_str().into()),
            by: self.writer.id.as_str().into(),
            at: self.now,
            entries: vec![entry],
            documents: Vec::new(),
            rows: Vec::new(),
            names: Vec::new(),
        }
    }

    /// Whether a programme as it is now is the one that somebody was enrolled with: at the site they were enrolled at, or
    /// at another, where its hash is another although no file has changed.
    pub(super) fn is_still(&self, now: &Ready, pinned: &ContentPin) -> bool {
        let package = &now.programme.package;
        *package.content_hash == *pinned.hash
            || *super::meetings::hash(&self.content.files(&package.manifest.id)) == *pinned.kept
    }

    /// [`Desk::programme`], where there must be one.
    pub(super) fn known_programme(
        &self,
        case: &Case,
        programme: &ProgrammeId,
    ) -> Result<Arc<Ready>, Refusal> {
        self.programme(case, programme).ok_or_else(|| {
            Refusal::new(codes::NO_SUCH_PROGRAMME, format!("there is no programme `{programme}`"))
        })
    }

    /// The programme as it was when the person was enrolled in it, or as it is now.
    pub(super) fn programme(&self, case: &Case, programme: &ProgrammeId) -> Option<Arc<Ready>> {
        let site = case.owner.as_ref().unwrap_or(&self.writer.site);
        let enrolled = case.lane(programme).and_then(|lane| lane.enrolment.as_ref());
        let now = self.content.now(programme, site);
        let Some(enrolled) = enrolled else { return now };
        let pinned = &enrolled.what.content;
        if now.as_ref().is_some_and(|ready| self.is_still(ready, pinned)) {
            return now;
        }
        let files = self.store.document(&pinned.kept).ok().flatten()?;
        self.content.kept(&files, programme, site)
    }
}
