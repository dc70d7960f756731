//! A person's whole record, as all its entries come to: worked out anew from the log, never kept beside it.

use std::collections::{BTreeMap, BTreeSet, btree_map};

use super::after_meeting::Mended;
use super::information::{Contributed, FactStated, FindOut, FindOutStep, Sense};
use super::lane::Lane;
use super::person::{Described, GlassBroken, Identifier, Restricted};
use super::promise::{PassedOn, PromiseClosed, Promised};
use super::report::SharedOut;
use super::transfer::{Accepted, Conferred, Released};
use super::{Around, Entry, Noted, Refusal, Stamp};
use crate::codes;
use crate::ids::{FactId, ParticipantId, ProgrammeId, PromiseId, SiteId, StaffId};
use crate::statement::Statement;

/// Everything recorded about one person.
#[derive(Clone, Debug, Default)]
pub struct Case {
    /// Whose record; none until it is opened.
    pub id: Option<ParticipantId>,
    /// The last number.
    pub number: u64,
    /// Their numbers, each once.
    pub identifiers: BTreeSet<Identifier>,
    /// Records that are about the same person.
    pub links: BTreeSet<ParticipantId>,
    /// How to meet them.
    pub described: Described,
    /// Who may not see the record.
    pub restriction: Restricted,
    /// Who broke the glass.
    pub glass: Vec<Noted<GlassBroken>>,
    /// Which of those were reviewed, by number.
    pub glass_reviewed: BTreeSet<u64>,
    /// The site that holds the case.
    pub owner: Option<SiteId>,
    /// Every site that has recorded anything in it.
    pub sites: BTreeSet<SiteId>,
    /// How often it has changed hands, from 1.
    pub epoch: u64,
    /// That it was released and nobody has accepted it yet.
    pub released: Option<Noted<Released>>,
    /// Each time it changed hands.
    pub transfers: Vec<Noted<Accepted>>,
    /// What holders contributed.
    pub contributions: Vec<Noted<Contributed>>,
    /// What was stated about facts.
    pub facts: Vec<Noted<FactStated>>,
    /// What is being found out.
    pub finding_out: Vec<Noted<FindOut>>,
    /// Programmes' lanes.
    pub lanes: BTreeMap<ProgrammeId, Lane>,
    /// Promises.
    pub promises: Vec<Noted<Promised>>,
    /// Promises that are off the list.
    pub promises_closed: BTreeMap<PromiseId, Noted<PromiseClosed>>,
    /// What was passed on.
    pub passed_on: Vec<Noted<PassedOn>>,
    /// Ruptures and repairs.
    pub mended: Vec<Noted<Mended>>,
    /// Case conferences.
    pub conferences: Vec<Noted<Conferred>>,
    /// What left.
    pub shared_out: Vec<Noted<SharedOut>>,
    /// Entries of a site that no longer held the case: beside the record, for people to look at.
    pub beside: Vec<Noted<Beside>>,
}

/// An entry that came too late to be part of the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// What was recorded.
    pub entry: Entry,
}

impl Case {
    /// The record that entries come to, in their order.
    #[must_use]
    pub fn of(entries: impl IntoIterator<Item = (Stamp, Entry)>) -> Self {
        let mut case = Self::default();
        for (stamp, entry) in entries {
            case.record(&stamp, entry);
        }
        case
    }

    /// Takes in one entry more.
    pub fn record(&mut self, stamp: &Stamp, entry: Entry) {
        self.number = self.number.max(stamp.number);
        self.sites.insert(stamp.site.clone());
        // A record is opened once: a second opening, the owner's own too, would begin its epochs again.
        let again = matches!(entry, Entry::Opened(_)) && self.is_open();
        let owns = self.owner.as_ref() == Some(&stamp.site);
        if again || (entry.needs_owner() && self.is_open() && !owns) {
            self.beside.push(Noted::new(Beside { entry }, stamp));
        } else {
            entry.apply(self, stamp);
        }
    }

    /// Reads a linked record of the same person with this one: what holders say, numbers, walls, and lanes that this one
    /// does not have. Who holds this case, and what is in its own lanes, stays.
    pub fn read_with(&mut self, other: Self) {
        self.identify(other.identifiers);
        self.links.extend(other.id);
        self.links.extend(other.links);
        self.contributions.extend(other.contributions);
        self.facts.extend(other.facts);
        self.finding_out.extend(other.finding_out);
        self.conferences.extend(other.conferences);
        self.shared_out.extend(other.shared_out);
        self.beside.extend(other.beside);
        for (programme, lane) in other.lanes {
            if let btree_map::Entry::Vacant(place) = self.lanes.entry(programme) {
                place.insert(lane);
            }
        }
        let described = other.described;
        self.described.preferred_name = self.described.preferred_name.take().or(described.preferred_name);
        self.described.born = self.described.born.or(described.born);
        // A wall of either record stands around both.
        self.restriction.excluded.extend(other.restriction.excluded);
        if self.restriction.restricted_to.is_empty() {
            self.restriction.restricted_to = other.restriction.restricted_to;
        }
    }

    /// Whether `entry` may be recorded now.
    ///
    /// # Errors
    /// Why not: its own rule, or that another site holds the case.
    pub fn check(&self, entry: &Entry, around: &Around<'_>) -> Result<(), Refusal> {
        if self.is_open() && entry.needs_owner() {
            if self.owner.as_ref() != Some(around.site) {
                let owner = self.owner.as_ref().map(SiteId::as_str).unwrap_or_default();
                let what = format!("`{owner}` holds this case, not `{}`", around.site);
                return Err(Refusal::new(codes::NOT_OWNER, what));
            }
            if let Some(released) = &self.released {
                let what = format!("the case was released to `{}` on {}", released.what.to, released.what.on);
                return Err(Refusal::new(codes::NOT_OWNER, what));
            }
        }
        entry.check(self, around)
    }

    /// Whether there is a record at all.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.id.is_some()
    }

    /// Refuses where there is none.
    ///
    /// # Errors
    /// Then.
    pub(super) fn must_be_open(&self) -> Result<(), Refusal> {
        if self.is_open() {
            Ok(())
        } else {
            Err(Refusal::new(codes::NO_SUCH_PERSON, "there is no such person, or none that you may see"))
        }
    }

    pub(super) fn identify(&mut self, identifiers: impl IntoIterator<Item = Identifier>) {
        self.identifiers.extend(identifiers);
    }

    /// The lane of a programme.
    #[must_use]
    pub fn lane(&self, programme: &ProgrammeId) -> Option<&Lane> {
        self.lanes.get(programme)
    }

    pub(super) fn lane_mut(&mut self, programme: &ProgrammeId) -> &mut Lane {
        self.lanes.entry(programme.clone()).or_default()
    }

    /// What has been done to find out a fact, oldest first.
    pub fn find_outs<'a>(&'a self, fact: &'a FactId) -> impl Iterator<Item = &'a Noted<FindOut>> {
        self.finding_out.iter().filter(move |one| one.what.fact == *fact)
    }

    /// What was last asked about a fact and is open. An answer that has grown old, or was none, is no answer now.
    #[must_use]
    pub fn still_asked(&self, fact: &FactId) -> Option<&FindOut> {
        let last = self.finding_out.iter().rev().find(|one| one.what.fact == *fact)?;
        (last.what.step != FindOutStep::Answered).then_some(&last.what)
    }

    /// Everyone who delivers in any lane, each once.
    #[must_use]
    pub fn team(&self) -> BTreeSet<StaffId> {
        self.lanes.values().flat_map(Lane::team).collect()
    }

    /// What tailoring reads: every statement about facts. A correction takes the place of what its holder said before.
    #[must_use]
    pub fn statements(&self) -> Vec<Statement> {
        let corrected = |(place, stated): &(usize, &Noted<FactStated>)| {
            let later = self.facts.get(place.saturating_add(1)..).unwrap_or_default();
            later.iter().any(|other| {
                other.what.sense == Sense::Corrected
                    && other.what.fact == stated.what.fact
                    && other.what.holder == stated.what.holder
            })
        };
        let standing = self.facts.iter().enumerate().filter(|one| !corrected(one));
        standing.map(|(_, stated)| stated.what.statement(&stated.recorded)).collect()
    }

    /// What they like to be called.
    #[must_use]
    pub fn preferred_name(&self) -> Option<&str> {
        self.described.preferred_name.as_deref()
    }

    /// Promises that are still open, oldest first.
    pub fn open_promises(&self) -> impl Iterator<Item = &Noted<Promised>> {
        self.promises.iter().filter(|promised| !self.promises_closed.contains_key(&promised.what.promise))
    }
}
