//! A person's fact sheet: all holders' statements brought together into one state per fact.
//!
//! Within one holder the newest statement stands; holders' newest values that differ conflict whatever their
//! dates; a conflict counts as not known and names everyone who spoke.

use std::sync::Arc;

use jiff::civil::Date;

use crate::cells::Cells;
use crate::date;
use crate::dictionary::{Dictionary, Slot};
use crate::fact::{FactDefinition, FactValue};
use crate::function::Stopped;
use crate::reading::Freshness;
use crate::statement::{Said, Statement};

/// The state a fact is in for one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum FactState {
    /// Known and in date.
    Known,
    /// Known, and its look-again date has passed.
    OutOfDate,
    /// Nobody has said.
    NotKnown,
    /// Holders differ.
    Conflicting,
    /// The person would rather not say; asking ends.
    RatherNotSay,
    /// The person's account and a paper's, side by side.
    TwoAccounts,
    /// Looked for; nobody holds it.
    NobodyHoldsIt,
}

impl FactState {
    /// Says whether there is a value that counts.
    #[must_use]
    #[inline]
    pub fn is_known(self, freshness: Freshness) -> bool {
        match self {
            Self::Known => true,
            Self::OutOfDate => freshness == Freshness::AsRecorded,
            _ => false,
        }
    }
}

/// What the evaluator sees of a fact: its state and its value as bits (see [`crate::fact::FactType::encode`]).
///
/// For a derived fact that is not known the bits are the slot of the fact that stopped it; so they are for a declared one
/// that a plugin would give if it could be told that fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FactCell {
    /// The state.
    pub state: FactState,
    /// The value, when known or out of date.
    pub bits: i64,
}

impl FactCell {
    /// Not known.
    pub const NOT_KNOWN: Self = Self { state: FactState::NotKnown, bits: 0 };

    /// Known to be `bits`.
    #[must_use]
    #[inline]
    pub const fn known(bits: i64) -> Self {
        Self { state: FactState::Known, bits }
    }

    /// What a derived fact's function gave: known, or not known with the slot that stopped it.
    #[must_use]
    #[inline]
    pub fn given(value: Result<i64, Stopped>) -> Self {
        match value {
            Ok(bits) => Self::known(bits),
            Err(Stopped(slot)) => {
                Self { state: FactState::NotKnown, bits: slot.map_or(-1, |slot| i64::from(slot.0)) }
            }
        }
    }
}

/// Where the statements about one fact lie in the sheet's order: those that stand, then those superseded.
#[derive(Clone, Copy, Debug, Default)]
struct Voices {
    from: u32,
    standing: u16,
    superseded: u16,
}

/// Everything known, unknown or in dispute about one person, on one day, for one programme's dictionary.
#[derive(Clone, Debug)]
pub struct FactSheet {
    today: Date,
    cells: Cells,
    voices: Vec<Voices>,
    /// Indices into the statements: fact by fact, standing before superseded, oldest first.
    order: Vec<u32>,
    statements: Arc<[Statement]>,
}

impl FactSheet {
    /// Brings `statements` together as of `today`. Statements about facts outside the dictionary, and those of a later
    /// day, are not looked at: advice for a past day is what could have been known then.
    #[must_use]
    pub fn assemble(dictionary: &Dictionary, statements: Arc<[Statement]>, today: Date) -> Self {
        let count = dictionary.facts().len();
        let mut cells = vec![FactCell::NOT_KNOWN; count];
        let mut voices = vec![Voices::default(); count];
        let said_by_then = said_by_then(dictionary, &statements, today);
        let mut order = Vec::with_capacity(said_by_then.len());
        let mut settling = Settling::default();
        for together in said_by_then.chunk_by(|(one, ..), (other, ..)| one == other) {
            let Some(slot) = together.first().map(|(slot, ..)| *slot) else { continue };
            let place = cells.get_mut(slot.index()).zip(voices.get_mut(slot.index()));
            let (Some(definition), Some((cell, voices))) = (dictionary.fact(slot), place) else { continue };
            settling.settle(together, &statements);
            *cell = settling.cell(definition, &statements, today);
            let narrow = |length: usize| u16::try_from(length).unwrap_or(u16::MAX);
            *voices = Voices {
                from: u32::try_from(order.len()).unwrap_or(u32::MAX),
                standing: narrow(settling.standing.len()),
                superseded: narrow(settling.superseded.len()),
            };
            order.extend(settling.standing.iter().take(usize::from(u16::MAX)));
            order.extend(settling.superseded.iter().take(usize::from(u16::MAX)));
        }
        if let Some(cell) = cells.get_mut(Slot::TODAY.index()) {
            *cell = FactCell::known(date::to_days(today));
        }
        Self { today, cells: cells.into(), voices, order, statements }
    }

    /// A sheet of cells that nobody stated, by slot: for invented people. The cell of `today` is set.
    #[must_use]
    pub fn of_cells(mut cells: Vec<FactCell>, today: Date) -> Self {
        if let Some(cell) = cells.get_mut(Slot::TODAY.index()) {
            *cell = FactCell::known(date::to_days(today));
        }
        Self { today, cells: cells.into(), voices: Vec::new(), order: Vec::new(), statements: Arc::new([]) }
    }

    /// The day the sheet is for.
    #[must_use]
    pub fn today(&self) -> Date {
        self.today
    }

    /// The cells the evaluator reads, by slot.
    #[must_use]
    pub fn cells(&self) -> &Cells {
        &self.cells
    }

    /// The cell at `slot`.
    #[must_use]
    pub fn cell(&self, slot: Slot) -> FactCell {
        self.cells.get(slot.index()).copied().unwrap_or(FactCell::NOT_KNOWN)
    }

    /// The fact at `slot` would be known if `other` were: what is to be found out is that one.
    pub fn waits_for(&mut self, slot: Slot, other: Slot) {
        self.cells.set(slot, FactCell { state: FactState::NotKnown, bits: i64::from(other.0) });
    }

    /// The fact at `slot` was worked out from one that is out of date, and so it is itself.
    pub fn is_as_old_as_what_it_rests_on(&mut self, slot: Slot) {
        let cell = self.cell(slot);
        if cell.state == FactState::Known {
            self.cells.set(slot, FactCell { state: FactState::OutOfDate, ..cell });
        }
    }

    /// The statements that stand behind the fact at `slot`: the newest of each holder, oldest first.
    pub fn standing(&self, slot: Slot) -> impl Iterator<Item = &Statement> {
        let voices = self.voices(slot);
        self.said(voices.from, voices.standing)
    }

    /// The statements that newer ones of the same holder replaced, oldest first.
    pub fn superseded(&self, slot: Slot) -> impl Iterator<Item = &Statement> {
        let voices = self.voices(slot);
        self.said(voices.from.saturating_add(u32::from(voices.standing)), voices.superseded)
    }

    fn voices(&self, slot: Slot) -> Voices {
        self.voices.get(slot.index()).copied().unwrap_or_default()
    }

    fn said(&self, from: u32, count: u16) -> impl Iterator<Item = &Statement> {
        let order = self.order.get(from as usize..from as usize + usize::from(count)).unwrap_or_default();
        order.iter().filter_map(|index| at(&self.statements, *index))
    }
}

/// A statement with its fact and day: what statements are ordered by.
type Entry = (Slot, Option<Date>, u32);

/// The statements about the dictionary's facts up to `today`: fact by fact, oldest first; one without a day is older
/// than any with one; then in file order.
fn said_by_then(dictionary: &Dictionary, statements: &[Statement], today: Date) -> Vec<Entry> {
    let entry = |(index, statement): (u32, &Statement)| {
        let slot = dictionary.slot(statement.fact.as_str())?;
        let on = statement.origin.on;
        (on.is_none_or(|on| on <= today) && dictionary.fact(slot).is_some()).then_some((slot, on, index))
    };
    let mut said: Vec<Entry> = (0_u32..).zip(statements).filter_map(entry).collect();
    said.sort_unstable();
    said
}

fn at(statements: &[Statement], index: u32) -> Option<&Statement> {
    statements.get(usize::try_from(index).ok()?)
}

/// Statements about one fact while they are sorted into those that stand and those superseded.
#[derive(Debug, Default)]
struct Settling {
    standing: Vec<u32>,
    superseded: Vec<u32>,
}

impl Settling {
    /// Sorts `together`, oldest first.
    fn settle(&mut self, together: &[Entry], statements: &[Statement]) {
        self.standing.clear();
        self.superseded.clear();
        let settles = |(_, _, index): &&Entry| {
            at(statements, *index).is_some_and(|statement| matches!(statement.said, Said::Settled { .. }))
        };
        let settled = together.iter().rev().find(settles);
        for (_, on, index) in together {
            let Some(statement) = at(statements, *index) else { continue };
            if settled.is_some_and(|(_, settled_on, settled)| settled != index && on <= settled_on) {
                self.superseded.push(*index);
                continue;
            }
            let replaced =
                |other: &mut u32| at(statements, *other).is_some_and(|other| replaces(statement, other));
            self.superseded.extend(self.standing.extract_if(.., replaced));
            self.standing.push(*index);
        }
    }

    /// The cell for the statements that stand.
    fn cell(&self, definition: &FactDefinition, statements: &[Statement], today: Date) -> FactCell {
        let standing: Vec<&Statement> =
            self.standing.iter().filter_map(|index| at(statements, *index)).collect();
        cell(definition, &standing, today)
    }
}

/// Says whether a statement takes the place of an older one of the same holder. Two answers of one holder on one day
/// cannot supersede each other: both stand, and conflict if they differ.
fn replaces(statement: &Statement, other: &Statement) -> bool {
    let accounts = matches!((&other.said, &statement.said), (Said::Account(_), Said::Account(_)));
    let same_voice = other.origin.holder == statement.origin.holder && !accounts;
    same_voice && (other.origin.on < statement.origin.on || other.said == statement.said)
}

/// The cell for statements that stand, oldest first.
fn cell(definition: &FactDefinition, standing: &[&Statement], today: Date) -> FactCell {
    let state = |state| FactCell { state, bits: 0 };
    if standing.last().is_some_and(|newest| newest.said == Said::RatherNotSay) {
        return state(FactState::RatherNotSay);
    }
    let accounts = standing.iter().filter(|statement| matches!(statement.said, Said::Account(_))).count();
    let mut values: Vec<(&FactValue, Option<Date>)> = standing
        .iter()
        .filter_map(|statement| match &statement.said {
            Said::Value(value) | Said::Account(value) | Said::Settled { value, .. } => {
                Some((value, statement.origin.on))
            }
            Said::NotKnown | Said::RatherNotSay | Said::NobodyHoldsIt => None,
        })
        .collect();
    if definition.newest_stands {
        let newest = values.last().map(|(_, on)| *on);
        values.retain(|(_, on)| Some(*on) == newest);
    }
    let Some((value, on)) = values.last().copied() else {
        let looked = standing.iter().any(|statement| statement.said == Said::NobodyHoldsIt);
        let declined = standing.iter().any(|statement| statement.said == Said::RatherNotSay);
        return state(match (declined, looked) {
            (true, _) => FactState::RatherNotSay,
            (false, true) => FactState::NobodyHoldsIt,
            (false, false) => FactState::NotKnown,
        });
    };
    if values.iter().any(|(other, _)| *other != value) {
        return state(if accounts > 1 { FactState::TwoAccounts } else { FactState::Conflicting });
    }
    let Some(bits) = definition.kind.encode(value) else { return FactCell::NOT_KNOWN };
    let late = definition.look_again.is_out_of_date(on, today);
    FactCell { state: if late { FactState::OutOfDate } else { FactState::Known }, bits }
}
