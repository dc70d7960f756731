//! Writing: what somebody wishes to record is checked entry by entry, and appended as a whole, with the rows and names
//! that follow from it, or not at all.

use std::sync::Arc;

use domain::codes;
use domain::ids::{ParticipantId, StaffId};
use domain::record::case::Case;
use domain::record::person::Identifier;
use domain::record::staff::Member;
use domain::record::{Around, Entry, Refusal, Stamp};

use super::desk::{Desk, person_thread, refused, unseen, who_may};
use super::forms::write_entry;
use super::lists::person_row;
use crate::ports::access::{About, AboutPerson, Doing};
use crate::ports::store::{Append, Document, Expected, Name, Operation, Receipt};

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

impl Desk<'_> {
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
        // Access is asked first: that a record moved on tells that there is one.
        self.may_record(&case, &wish.entries)?;
        still(number, wish.seen)?;
        let append = self.checked(person, Arc::unwrap_or_clone(case), number, wish)?;
        self.store.append(&append).map_err(|error| refused(&error))
    }

    /// Whether somebody keeps a lane's referral: they write in the lane, or keep the site's referrals. Working with the
    /// person in one lane is no reason to write in another.
    pub(super) fn keeps_referral(&self, person: &AboutPerson) -> bool {
        let outside = About::Person(AboutPerson { team: Vec::new(), ..person.clone() });
        self.may(Doing::WriteLane, &About::Person(person.clone())) || self.may(Doing::WritePerson, &outside)
    }

    pub(super) fn may_record(&self, case: &Case, entries: &[Entry]) -> Result<(), Refusal> {
        for entry in entries {
            let doing = doing(entry);
            let about = match doing {
                Doing::OpenPerson => About::Site(self.writer.site.clone()),
                _ => self.about(case, entry.lane()),
            };
            let allowed = match (doing, &about, entry.lane()) {
                (Doing::WritePerson, About::Person(person), Some(_)) => self.keeps_referral(person),
                _ => self.may(doing, &about),
            };
            if allowed {
                continue;
            }
            // Whoever may not even read the record is not told that there is one.
            if !self.may(Doing::FindPerson, &self.about(case, None)) && case.is_open() {
                return Err(unseen());
            }
            let what = format!("`{}` may not record this ({})", self.writer.id, doing.as_str());
            return Err(Refusal::new(codes::NOT_YOURS, what).fix(who_may(doing)));
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
        for entry in wish.entries {
            self.numbers_are_free(person, &entry)?;
            self.rule_allows(&case, &entry)?;
            written.push(write_entry(&entry, wish.operation));
            next = next.saturating_add(1);
            let stamp = Stamp { number: next, site: site.clone(), by: self.writer.id.clone(), at: self.now };
            case.record(&stamp, entry);
        }
        let names = self.names(person, &case)?;
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

    /// Asks the entry's own rule, with everything it may look at.
    pub(super) fn rule_allows(&self, case: &Case, entry: &Entry) -> Result<(), Refusal> {
        let site = &self.writer.site;
        let ready = entry.lane().and_then(|programme| self.programme(case, programme));
        let package = ready.as_ref().map(|ready| &ready.programme.package);
        let staff = self.staff_in(entry)?;
        let around = Around {
            today: self.today,
            writer: &self.writer,
            site,
            setting: self.content.site(site).map(|site| site.setting),
            words: &self.words,
            programme: package.map(|package| &package.manifest),
            sessions: package.map(|package| package.sessions.as_slice()).unwrap_or_default(),
            measures: package.map(|package| package.measures.as_slice()).unwrap_or_default(),
            staff: &staff,
        };
        case.check(entry, &around)
    }

    /// Refuses a number that leads to somebody else's record: it would lead away from it.
    fn numbers_are_free(&self, person: &ParticipantId, entry: &Entry) -> Result<(), Refusal> {
        let numbers = match entry {
            Entry::Opened(what) => what.identifiers.as_slice(),
            Entry::Identified(what) => std::slice::from_ref(&what.identifier),
            _ => &[],
        };
        for one in numbers {
            if self.leads_elsewhere(person, one)? {
                let refusal = Refusal::new(codes::ALREADY_SO, format!("{one} cannot be used here"));
                return Err(refusal.fix("look at the number; where it is right, ask the treatment manager"));
            }
        }
        Ok(())
    }

    /// The record that the first of these numbers which leads anywhere leads to.
    pub(super) fn led_to(&self, numbers: &[Identifier]) -> Result<Option<ParticipantId>, Refusal> {
        for one in numbers {
            let found = self.store.find(&one.scheme, &one.value).map_err(|error| refused(&error))?;
            if let Some(id) = found {
                return Ok(Some((&*id).into()));
            }
        }
        Ok(None)
    }

    pub(super) fn leads_elsewhere(&self, person: &ParticipantId, one: &Identifier) -> Result<bool, Refusal> {
        Ok(self.led_to(std::slice::from_ref(one))?.is_some_and(|id| id != *person))
    }

    /// The numbers by which a record is found: never one that leads to another record already.
    pub(super) fn names(&self, person: &ParticipantId, case: &Case) -> Result<Vec<Name>, Refusal> {
        let mut names = Vec::new();
        for one in &case.identifiers {
            if !self.leads_elsewhere(person, one)? {
                let (scheme, value) = (one.scheme.clone(), one.value.clone());
                names.push(Name { scheme, value, key: person.as_str().into() });
            }
        }
        Ok(names)
    }

    /// The members of staff an entry names.
    fn staff_in(&self, entry: &Entry) -> Result<Vec<Member>, Refusal> {
        let named: Vec<&StaffId> = match entry {
            Entry::Restricted(what) => what.excluded.iter().chain(&what.restricted_to).collect(),
            Entry::Referred(what) => what.assessed_by.iter().collect(),
            Entry::Enrolled(what) => what.facilitators.iter().map(|one| &one.member).collect(),
            Entry::TeamChanged(what) => what.facilitators.iter().map(|one| &one.member).collect(),
            Entry::MeetingPlanned(what) => what.facilitators.iter().collect(),
            Entry::MeetingHeld(what) => what.facilitators.iter().collect(),
            Entry::HandedOver(what) => what.to.iter().collect(),
            _ => Vec::new(),
        };
        let mut members = Vec::with_capacity(named.len());
        for id in named {
            members.extend(self.known_member(id)?.map(Arc::unwrap_or_clone));
        }
        Ok(members)
    }
}

/// Refuses where a record is not as its writer saw it.
pub(super) fn still(number: u64, seen: Option<u64>) -> Result<(), Refusal> {
    if seen.is_none_or(|seen| seen == number) {
        return Ok(());
    }
    Err(Refusal::new(codes::MOVED_ON, "somebody else has recorded something here since you looked"))
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
