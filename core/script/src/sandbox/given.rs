//! What functions gave in this batch, by what they saw: people of whom a function sees the same are given the same.
//!
//! Functions are pure and nothing but the facts they read tells one call from another. What is kept is a tree: the
//! fact a function reads first, then for each thing it may see there the fact it reads next, and at the ends what it
//! gave. Only answers are kept, "not known" among them; a fault is each person's own. Nothing outlives the batch.

use domain::dictionary::Slot;
use domain::fact_sheet::{FactCell, FactState};
use runtime::ports::PersonView;

/// So many places are kept for one function; a batch is seldom larger.
const MOST: usize = 4_096;

/// What a function sees of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Seen {
    /// Whatever the reason.
    NotKnown,
    RatherNotSay,
    Known(i64),
}

impl Seen {
    /// What a function sees of the fact at `slot`.
    pub(super) fn of(cells: &[FactCell], in_date_only: bool, slot: Slot) -> Self {
        let cell = cells.get(slot.index()).copied().unwrap_or(FactCell::NOT_KNOWN);
        match cell.state {
            FactState::Known => Self::Known(cell.bits),
            FactState::OutOfDate if !in_date_only => Self::Known(cell.bits),
            FactState::RatherNotSay => Self::RatherNotSay,
            _ => Self::NotKnown,
        }
    }
}

/// What one function gave.
#[derive(Debug)]
pub(super) struct Given {
    /// The place where every call begins first.
    places: Vec<Place>,
}

#[derive(Debug)]
enum Place {
    New,
    /// The function reads this fact, and goes on by what it sees there, in order.
    Reads(Slot, Vec<(Seen, usize)>),
    Gave(FactCell),
}

impl Default for Given {
    fn default() -> Self {
        Self { places: vec![Place::New] }
    }
}

impl Given {
    /// What the function gave for someone of whom it saw the same.
    pub(super) fn find(&self, person: &PersonView<'_>) -> Option<FactCell> {
        let mut at = 0;
        loop {
            match self.places.get(at)? {
                Place::New => return None,
                Place::Gave(cell) => return Some(*cell),
                Place::Reads(slot, ways) => {
                    let seen = Seen::of(person.cells, person.in_date_only, *slot);
                    let way = ways.binary_search_by_key(&seen, |(seen, _)| *seen).ok()?;
                    at = ways.get(way)?.1;
                }
            }
        }
    }

    /// Keeps what the function gave after it read these facts, in this order, each once.
    pub(super) fn keep(&mut self, reads: &[(Slot, Seen)], gave: FactCell) {
        if self.places.len() + reads.len() > MOST {
            return;
        }
        let mut at = 0;
        for (slot, seen) in reads {
            let new = self.places.len();
            let Some(place) = self.places.get_mut(at) else { return };
            at = match place {
                Place::Reads(read, ways) if read == slot => {
                    match ways.binary_search_by_key(seen, |(seen, _)| *seen) {
                        Ok(way) => ways.get(way).map_or(new, |(_, next)| *next),
                        Err(way) => {
                            ways.insert(way, (*seen, new));
                            new
                        }
                    }
                }
                Place::New => {
                    *place = Place::Reads(*slot, vec![(*seen, new)]);
                    new
                }
                // No pure function comes here: it went another way than before by the same facts.
                Place::Reads(..) | Place::Gave(_) => return,
            };
            if at == new {
                self.places.push(Place::New);
            }
        }
        if let Some(place @ Place::New) = self.places.get_mut(at) {
            *place = Place::Gave(gave);
        }
    }
}
