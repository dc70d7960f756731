//! What was read and understood before: records, members of staff and rows of lists; and what access said. Whether a record
//! or a list is still so is asked of the store each time; only then is it used, so nobody is shown what has changed or was
//! erased.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::ids::{ParticipantId, StaffId};
use domain::record::Refusal;
use domain::record::case::Case;
use domain::record::staff::Member;
use jiff::Timestamp;

use super::desk::{load_after, person_thread, refused};
use super::lists::{PersonRow, by_name, read_row};
use super::staff::{load_member, staff_thread};
use crate::ports::access::{About, Asker, Doing};
use crate::ports::store::{Mark, Store, StoredRow};

/// A record that nobody looked at for so many seconds is forgotten when the next one is remembered.
const UNUSED: i64 = 600;

/// So many entries of records, by their last numbers, are remembered in all; beyond that, the records used longest ago go.
const MOST_ENTRIES: u64 = 20_000;

/// So many members of staff; beyond that all are forgotten and begun anew.
const MOST_MEMBERS: usize = 2_000;

/// Of so many askers what access said is remembered; whoever asked longest ago goes first.
const MOST_ASKERS: usize = 64;

/// So many things that each asked about; beyond that all are forgotten and begun anew.
const MOST_DECIDED: usize = 20_000;

/// Lists with more rows are understood anew each time.
const MOST_ROWS: usize = 50_000;

/// A record with those it is read together with, and how far each had come then.
struct KnownCase {
    marks: Vec<(ParticipantId, Mark)>,
    case: Arc<Case>,
    number: u64,
    used: Timestamp,
}

/// Somebody, or that there is nobody, and how far their thread had come.
type KnownMember = (Mark, Option<Arc<Member>>);

/// A list of people as it is kept, and what each row says where it can be read.
struct KnownPeople {
    rows: Arc<[StoredRow]>,
    says: Vec<Option<Arc<PersonRow>>>,
    in_order: Arc<[Arc<PersonRow>]>,
}

/// What one process remembers. Empty at first, and never on disk.
#[derive(Default)]
pub struct Remembered {
    cases: Mutex<BTreeMap<ParticipantId, KnownCase>>,
    members: Mutex<BTreeMap<StaffId, KnownMember>>,
    people: Mutex<Option<Arc<KnownPeople>>>,
    /// Whoever asked last stands last.
    askers: Mutex<Vec<(Asker, Arc<Decided>)>>,
}

/// A question about a row, and what access said.
type OfRow = (Arc<About>, bool);

/// What access said to one asker so far: it depends on nothing but the question, and lists ask the same one many times.
#[derive(Default)]
pub(super) struct Decided {
    by_question: Mutex<BTreeMap<About, BTreeMap<Doing, bool>>>,
    /// The same about rows that stay: found by where the question lies, which is held so that no other can lie there.
    by_row: Mutex<BTreeMap<(usize, Doing), OfRow>>,
}

impl Decided {
    /// What access said about something; it is asked where it has not said so yet.
    pub(super) fn may(&self, doing: Doing, about: &About, ask: impl FnOnce() -> bool) -> bool {
        let known = held(&self.by_question).get(about).and_then(|known| known.get(&doing).copied());
        known.unwrap_or_else(|| {
            let allowed = ask();
            let mut decided = held(&self.by_question);
            if decided.len() >= MOST_DECIDED {
                decided.clear();
            }
            decided.entry(about.clone()).or_default().insert(doing, allowed);
            allowed
        })
    }

    /// The same about a row.
    pub(super) fn may_of_row(&self, doing: Doing, about: &Arc<About>, ask: impl FnOnce() -> bool) -> bool {
        let place = (Arc::as_ptr(about).addr(), doing);
        let known = held(&self.by_row).get(&place).map(|(_, allowed)| *allowed);
        known.unwrap_or_else(|| {
            let allowed = self.may(doing, about, ask);
            let mut decided = held(&self.by_row);
            if decided.len() >= MOST_DECIDED {
                decided.clear();
            }
            decided.insert(place, (Arc::clone(about), allowed));
            allowed
        })
    }
}

impl std::fmt::Debug for Remembered {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Remembered").finish_non_exhaustive()
    }
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// How far the records of some people have come.
fn marks_of(store: &dyn Store, people: &[ParticipantId]) -> Result<Vec<Mark>, Refusal> {
    let of: Vec<_> = people.iter().map(|person| (person_thread(person), person.as_str().into())).collect();
    store.marks(&of).map_err(|error| refused(&error))
}

impl Remembered {
    /// A record and its last number. Linked records are read with it.
    pub(super) fn case(
        &self,
        store: &dyn Store,
        person: &ParticipantId,
        now: Timestamp,
    ) -> Result<(Arc<Case>, u64), Refusal> {
        let known = held(&self.cases).get_mut(person).map(|known| {
            known.used = now;
            (known.marks.clone(), Arc::clone(&known.case), known.number)
        });
        if let Some((marks, case, number)) = known {
            let people: Vec<ParticipantId> = marks.iter().map(|(person, _)| person.clone()).collect();
            let now = marks_of(store, &people)?;
            if now.iter().eq(marks.iter().map(|(_, mark)| mark)) {
                return Ok((case, number));
            }
        }
        let mut marks = Vec::new();
        let (case, number) = load_after(store, person, |read| {
            // Before it is read: what is added meanwhile is noticed the next time.
            let mark = marks_of(store, std::slice::from_ref(read))?;
            marks.extend(mark.into_iter().map(|mark| (read.clone(), mark)));
            Ok(())
        })?;
        let case = Arc::new(case);
        if case.is_open() {
            self.keep(person, KnownCase { marks, case: Arc::clone(&case), number, used: now });
        }
        Ok((case, number))
    }

    fn keep(&self, person: &ParticipantId, known: KnownCase) {
        let now = known.used;
        let mut cases = held(&self.cases);
        cases.insert(person.clone(), known);
        cases.retain(|_, one| now.as_second().saturating_sub(one.used.as_second()) < UNUSED);
        while cases.values().map(|one| one.number).sum::<u64>() > MOST_ENTRIES {
            let oldest = cases.iter().min_by_key(|(_, one)| one.used).map(|(person, _)| person.clone());
            if oldest.and_then(|person| cases.remove(&person)).is_none() {
                break;
            }
        }
    }

    /// Forgets a record: it was erased.
    pub(super) fn forget(&self, person: &ParticipantId) {
        held(&self.cases).retain(|_, known| !known.marks.iter().any(|(one, _)| one == person));
    }

    /// Some members of staff, in the order asked for; none for whoever is not here.
    pub(super) fn members(
        &self,
        store: &dyn Store,
        ids: &[StaffId],
    ) -> Result<Vec<Option<Arc<Member>>>, Refusal> {
        let of: Vec<_> = ids.iter().map(|id| (staff_thread(id), id.as_str().into())).collect();
        let marks = store.marks(&of).map_err(|error| refused(&error))?;
        ids.iter().zip(marks).map(|(id, mark)| self.member(store, id, mark)).collect()
    }

    fn member(&self, store: &dyn Store, id: &StaffId, mark: Mark) -> Result<Option<Arc<Member>>, Refusal> {
        if let Some((_, member)) = held(&self.members).get(id).filter(|(then, _)| *then == mark) {
            return Ok(member.clone());
        }
        let member = load_member(store, id)?.map(Arc::new);
        let mut members = held(&self.members);
        if members.len() >= MOST_MEMBERS {
            members.clear();
        }
        members.insert(id.clone(), (mark, member.clone()));
        Ok(member)
    }

    /// What access said to somebody so far. Another role, site, authorisation or day makes another asker of them.
    pub(super) fn decided(&self, asker: &Asker) -> Arc<Decided> {
        let mut askers = held(&self.askers);
        let found = askers.iter().position(|(one, _)| one == asker);
        let (asker, decided) =
            found.map_or_else(|| (asker.clone(), Arc::default()), |place| askers.remove(place));
        if askers.len() >= MOST_ASKERS {
            askers.remove(0);
        }
        askers.push((asker, Arc::clone(&decided)));
        decided
    }

    /// What the rows of the list of people say, in order of name, then number; one that cannot be read is left out.
    pub(super) fn people(&self, rows: Arc<[StoredRow]>) -> Arc<[Arc<PersonRow>]> {
        let before = held(&self.people).clone();
        if let Some(before) = before.as_ref().filter(|before| Arc::ptr_eq(&before.rows, &rows)) {
            return Arc::clone(&before.in_order);
        }
        let known = before.iter().flat_map(|before| before.rows.iter().zip(&before.says));
        let mut known = known.peekable();
        let understood = rows.iter().map(|row| {
            while known.next_if(|(one, _)| one.key < row.key).is_some() {}
            // A row that stayed as it was shares its bytes with the one that was read before.
            let same = known.next_if(|(one, _)| Arc::ptr_eq(&one.body, &row.body));
            same.map_or_else(|| read_row(row).map(Arc::new), |(_, says)| says.clone())
        });
        let says: Vec<Option<Arc<PersonRow>>> = understood.collect();
        let mut in_order: Vec<Arc<PersonRow>> = says.iter().flatten().cloned().collect();
        in_order.sort_by(|one, other| by_name(one, other));
        let in_order: Arc<[Arc<PersonRow>]> = in_order.into();
        if rows.len() <= MOST_ROWS {
            *held(&self.people) = Some(Arc::new(KnownPeople { rows, says, in_order: Arc::clone(&in_order) }));
        }
        in_order
    }
}
