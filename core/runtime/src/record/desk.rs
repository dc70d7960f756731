//! The desk: one member of staff at work, with everything a use case needs. Every read and every write goes through
//! here: access is asked first, and what cannot be logged is not shown.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::codes;
use domain::fact::RATHER_NOT_SAY;
use domain::ids::{ParticipantId, ProgrammeId, SiteId, StaffId};
use domain::record::case::Case;
use domain::record::information::Stated;
use domain::record::person::Identifier;
use domain::record::staff::Member;
use domain::record::words::RecordWords;
use domain::record::{Around, Entry, Refusal};
use jiff::Timestamp;
use jiff::civil::Date;

use super::forms::{read_entry, write_entry};
use super::lists::person_row;
use super::staff::load_member;
use super::{FreshIds, Programmes};
use crate::compile::Ready;
use crate::ports::access::{About, AboutPerson, Access, Asker, Doing, Lane, Role};
use crate::ports::store::{
    Append, Document, Expected, Name, NewEntry, Operation, Receipt, Store, StoreError, Thread,
};

/// One member of staff at work.
pub struct Desk<'a> {
    pub(super) store: &'a dyn Store,
    pub(super) access: &'a dyn Access,
    pub(super) content: &'a dyn Programmes,
    pub(super) ids: &'a dyn FreshIds,
    pub(super) words: RecordWords,
    pub(super) writer: Member,
    pub(super) now: Timestamp,
    pub(super) today: Date,
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
}

/// A record as somebody may see it.
#[derive(Debug)]
pub struct Looked {
    /// Whose.
    pub person: ParticipantId,
    /// The whole record: what of it may be shown is [`Looked::may_read`]'s to say.
    pub case: Case,
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
}

/// What somebody wishes to record about one person, in one step.
#[derive(Clone, Debug, Default)]
pub struct Wish {
    /// The entries, in order: each is checked as if those before it were recorded.
    pub entries: Vec<Entry>,
    /// Texts that belong to them.
    pub documents: Vec<Document>,
    /// The record's last number as the writer saw it, where they looked before: a record that moved on is refused.
    pub seen: Option<u64>,
    /// The operation, where it is none of the usual two.
    pub operation: Option<Operation>,
}

impl<E: Into<Entry>> From<E> for Wish {
    fn from(entry: E) -> Self {
        Self { entries: vec![entry.into()], ..Self::default() }
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

fn unseen() -> Refusal {
    Refusal::new(codes::NO_SUCH_PERSON, "there is no such person, or none that you may see")
}

impl<'a> Desk<'a> {
    /// Somebody sits down at the desk.
    ///
    /// # Errors
    /// Where there is no such member of staff, or the store cannot be read.
    pub fn of(opened: Opened<'a>, writer: &StaffId) -> Result<Self, Refusal> {
        let member = load_member(opened.store, writer)?.filter(|member| member.active);
        let writer = member.ok_or_else(|| {
            Refusal::new(codes::NO_SUCH_MEMBER, format!("there is no member of staff `{writer}`"))
        })?;
        let Opened { store, access, content, ids, now, today } = opened;
        Ok(Self { store, access, content, ids, words: content.words(), writer, now, today })
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

    /// The person with an id or a number; whoever may not find them is told that there is none.
    ///
    /// # Errors
    /// Where there is none, or the store cannot be read.
    pub fn find(&self, text: &str) -> Result<ParticipantId, Refusal> {
        let tidy = Identifier::new("", text).value;
        for scheme in ["NOMS", "CRN"] {
            if let Some(id) = self.store.find(scheme, &tidy).map_err(|error| refused(&error))? {
                return Ok((&*id).into());
            }
        }
        let text = text.trim();
        let by_id = self.store.row(super::lists::PEOPLE, text).map_err(|error| refused(&error))?;
        by_id.map(|row| (&*row.key).into()).ok_or_else(unseen)
    }

    /// A record without asking access: for use cases that ask it themselves.
    pub(super) fn load(&self, person: &ParticipantId) -> Result<(Case, u64), Refusal> {
        let mut wanted: BTreeSet<ParticipantId> = BTreeSet::from([person.clone()]);
        loop {
            let threads: Vec<Thread> = wanted.iter().map(person_thread).collect();
            let recorded = self.store.threads(&threads).map_err(|error| refused(&error))?;
            let own = person_thread(person);
            let number = recorded.iter().filter(|one| one.thread == own).map(|one| one.number).max();
            let mut entries = Vec::with_capacity(recorded.len());
            for one in &recorded {
                entries.extend(read_entry(one)?);
            }
            let case = Case::of(entries);
            let mut more = case.links.clone();
            more.extend(case.id.clone());
            more.retain(|id| !wanted.contains(id));
            if more.is_empty() {
                return Ok((case, number.unwrap_or_default()));
            }
            wanted.append(&mut more);
        }
    }

    pub(super) fn asker(&self) -> Asker {
        let roles = Role::ALL.into_iter().filter(|role| self.writer.has_role(role.as_str())).collect();
        let in_date =
            self.writer.authorised.iter().filter(|one| one.from <= self.today && self.today <= one.until);
        Asker {
            id: self.writer.id.as_str().into(),
            site: self.writer.site.clone(),
            roles,
            programmes: in_date.map(|one| one.programme.clone()).collect(),
            active: self.writer.active,
        }
    }

    /// What access depends on in a record.
    pub(super) fn about(&self, case: &Case, lane: Option<&ProgrammeId>) -> About {
        let ids = |ids: &mut dyn Iterator<Item = &StaffId>| ids.map(|id| id.as_str().into()).collect();
        let open = case.glass.iter().filter(|broken| self.today <= broken.what.until);
        About::Person(AboutPerson {
            site: case.owner.clone().unwrap_or_else(|| self.writer.site.clone()),
            team: ids(&mut case.team().iter()),
            lane: lane.map(|programme| Lane {
                programme: programme.clone(),
                team: ids(&mut case.lane(programme).map(|lane| lane.team()).unwrap_or_default().iter()),
            }),
            excluded: ids(&mut case.restriction.excluded.iter()),
            restricted_to: ids(&mut case.restriction.restricted_to.iter()),
            broken_glass: ids(&mut open.map(|broken| &broken.recorded.by)),
        })
    }

    /// The same, as seen by the site that a case was released to: it takes the case over before it holds it.
    fn about_released(&self, case: &Case) -> About {
        let mut about = self.about(case, None);
        if let (About::Person(person), Some(released)) = (&mut about, &case.released) {
            person.site = released.what.to.clone();
        }
        about
    }

    pub(super) fn may(&self, doing: Doing, about: &About) -> bool {
        let decision = self.access.decide(&self.asker(), doing, about);
        tracing::info!(staff.id = %self.writer.id, access.doing = doing.as_str(), access.allowed = decision.allowed, access.policies = ?decision.policies, "access decided.");
        decision.allowed
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
        Err(Refusal::new(codes::NOT_YOURS, what))
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
        Err(Refusal::new(codes::NOT_YOURS, what))
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
        let site = self.writer.site.clone();
        let append = Append {
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
        };
        self.store.append(&append).map(|_| ()).map_err(|error| refused(&error))
    }

    /// The programme as it was when the person was enrolled in it, or as it is now.
    pub(super) fn programme(&self, case: &Case, programme: &ProgrammeId) -> Option<Arc<Ready>> {
        let site = case.owner.as_ref().unwrap_or(&self.writer.site);
        let enrolled = case.lane(programme).and_then(|lane| lane.enrolment.as_ref());
        let now = self.content.now(programme, site);
        let Some(enrolled) = enrolled else { return now };
        let pinned = &enrolled.what.content;
        if now.as_ref().is_some_and(|ready| *ready.programme.package.content_hash == *pinned.hash) {
            return now;
        }
        let files = self.store.document(&pinned.kept).ok().flatten()?;
        self.content.kept(&files, programme, site)
    }

    /// Records what is wished about a person, all of it or nothing.
    ///
    /// # Errors
    /// Why not; then nothing was written.
    pub fn record(&self, person: &ParticipantId, wish: impl Into<Wish>) -> Result<Receipt, Refusal> {
        let wish = wish.into();
        let (case, number) = self.load(person)?;
        let opening = matches!(wish.entries.first(), Some(Entry::Opened(_)));
        if !case.is_open() && !opening {
            return Err(unseen());
        }
        if wish.seen.is_some_and(|seen| seen != number) {
            let what = "somebody else has recorded something here since you looked";
            return Err(Refusal::new(codes::MOVED_ON, what));
        }
        self.may_record(&case, &wish.entries)?;
        let append = self.checked(person, case, number, wish)?;
        self.store.append(&append).map_err(|error| refused(&error))
    }

    fn may_record(&self, case: &Case, entries: &[Entry]) -> Result<(), Refusal> {
        for entry in entries {
            let doing = doing(entry);
            let about = match doing {
                Doing::OpenPerson => About::Site(self.writer.site.clone()),
                _ if matches!(entry, Entry::Accepted(_)) => self.about_released(case),
                _ => self.about(case, entry.lane()),
            };
            if self.may(doing, &about) {
                continue;
            }
            // Whoever may not even read the record is not told that there is one.
            if !self.may(Doing::FindPerson, &self.about(case, None)) && case.is_open() {
                return Err(unseen());
            }
            let what = format!("`{}` may not record this ({})", self.writer.id, doing.as_str());
            return Err(Refusal::new(codes::NOT_YOURS, what));
        }
        Ok(())
    }

    /// Checks entry after entry, and gives what is to be appended.
    pub(super) fn checked(
        &self,
        person: &ParticipantId,
        mut case: Case,
        number: u64,
        wish: Wish,
    ) -> Result<Append, Refusal> {
        let site = self.writer.site.clone();
        let mut written = Vec::with_capacity(wish.entries.len());
        let mut next = number;
        let mut names = Vec::new();
        for entry in wish.entries {
            let ready = entry.lane().and_then(|programme| self.programme(&case, programme));
            let package = ready.as_ref().map(|ready| &ready.programme.package);
            let staff = self.staff_in(&entry)?;
            let around = Around {
                today: self.today,
                writer: &self.writer,
                site: &site,
                words: &self.words,
                programme: package.map(|package| &package.manifest),
                sessions: package.map(|package| package.sessions.as_slice()).unwrap_or_default(),
                staff: &staff,
            };
            case.check(&entry, &around)?;
            written.push(write_entry(&entry, wish.operation));
            next = next.saturating_add(1);
            let stamp = domain::record::Stamp {
                number: next,
                site: site.clone(),
                by: self.writer.id.clone(),
                at: self.now,
            };
            case.record(&stamp, entry);
        }
        names.extend(case.identifiers.iter().map(|identifier| Name {
            scheme: identifier.scheme.clone(),
            value: identifier.value.clone(),
            key: person.as_str().into(),
        }));
        Ok(Append {
            site,
            thread: person_thread(person),
            expected: Expected::Number(number),
            subject: Some(person.as_str().into()),
            by: self.writer.id.as_str().into(),
            at: self.now,
            entries: written,
            documents: wish.documents,
            rows: vec![person_row(person, &case, &self.words)],
            names,
        })
    }

    /// The members of staff an entry names.
    fn staff_in(&self, entry: &Entry) -> Result<Vec<Member>, Refusal> {
        let named: Vec<&StaffId> = match entry {
            Entry::Restricted(what) => what.excluded.iter().chain(&what.restricted_to).collect(),
            Entry::Referred(what) => what.assessed_by.iter().collect(),
            Entry::Enrolled(what) => what.facilitators.iter().map(|one| &one.member).collect(),
            Entry::TeamChanged(what) => what.facilitators.iter().map(|one| &one.member).collect(),
            Entry::MeetingHeld(what) => what.facilitators.iter().collect(),
            Entry::HandedOver(what) => what.to.iter().collect(),
            _ => Vec::new(),
        };
        let mut members = Vec::with_capacity(named.len());
        for id in named {
            members.extend(load_member(self.store, id)?);
        }
        Ok(members)
    }
}

/// What an entry asks of access.
fn doing(entry: &Entry) -> Doing {
    match entry {
        Entry::Opened(_) => Doing::OpenPerson,
        Entry::Described(_)
        | Entry::Identified(_)
        | Entry::Linked(_)
        | Entry::Contributed(_)
        | Entry::FactStated(_)
        | Entry::FindOut(_)
        | Entry::Referred(_)
        | Entry::ReferralMoved(_)
        | Entry::Judged(_)
        | Entry::Consented(_)
        | Entry::Waiting(_)
        | Entry::Conferred(_) => Doing::WritePerson,
        Entry::Restricted(_) | Entry::GlassReviewed(_) => Doing::Restrict,
        Entry::GlassBroken(_) => Doing::BreakGlass,
        Entry::Released(_) | Entry::Accepted(_) => Doing::Transfer,
        Entry::SharedOut(_) => Doing::Disclose,
        _ => Doing::WriteLane,
    }
}
