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
/// For a derived fact that is not known the bits are the slot of the fact that stopped it.
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

/// One fact of one person, with the statements behind its state.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fact {
    /// Statements that stand: the newest of each holder, in order of holder. Indices into the sheet's statements.
    pub standing: Vec<u32>,
    /// Statements that newer ones replaced, oldest first.
    pub superseded: Vec<u32>,
}

/// Everything known, unknown or in dispute about one person, on one day, for one programme's dictionary.
#[derive(Clone, Debug)]
pub struct FactSheet {
    today: Date,
    cells: Cells,
    facts: Vec<Fact>,
    statements: Arc<[Statement]>,
}

impl FactSheet {
    /// Brings `statements` together as of `today`. Statements about facts outside the dictionary, and those of a later
    /// day, are not looked at: advice for a past day is what could have been known then.
    #[must_use]
    pub fn assemble(dictionary: &Dictionary, statements: Arc<[Statement]>, today: Date) -> Self {
        let count = dictionary.facts().len();
        let mut facts = vec![Fact::default(); count];
        for (index, statement) in (0_u32..).zip(statements.iter()) {
            let said_by_then = statement.origin.on.is_none_or(|on| on <= today);
            let slot = dictionary.slot(statement.fact.as_str()).filter(|_| said_by_then);
            if let Some(fact) = slot.and_then(|slot| facts.get_mut(slot.index())) {
                fact.standing.push(index);
            }
        }
        let mut cells = vec![FactCell::NOT_KNOWN; count];
        for ((fact, cell), definition) in facts.iter_mut().zip(&mut cells).zip(dictionary.facts()) {
            if !fact.standing.is_empty() {
                *cell = settle(definition, fact, &statements, today);
            }
        }
        if let Some(cell) = cells.get_mut(Slot::TODAY.index()) {
            *cell = FactCell::known(date::to_days(today));
        }
        Self { today, cells: cells.into(), facts, statements }
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

    /// The statements that stand behind the fact at `slot`.
    pub fn standing(&self, slot: Slot) -> impl Iterator<Item = &Statement> {
        self.facts
            .get(slot.index())
            .into_iter()
            .flat_map(|fact| &fact.standing)
            .filter_map(|index| self.at(*index))
    }

    /// The statements that newer ones of the same holder replaced.
    pub fn superseded(&self, slot: Slot) -> impl Iterator<Item = &Statement> {
        self.facts
            .get(slot.index())
            .into_iter()
            .flat_map(|fact| &fact.superseded)
            .filter_map(|index| self.at(*index))
    }

    fn at(&self, index: u32) -> Option<&Statement> {
        self.statements.get(usize::try_from(index).ok()?)
    }
}

/// Splits a fact's statements into standing and superseded, and gives its cell.
fn settle(definition: &FactDefinition, fact: &mut Fact, statements: &[Statement], today: Date) -> FactCell {
    let at = |index: &u32| usize::try_from(*index).ok().and_then(|index| statements.get(index));
    let mut order = std::mem::take(&mut fact.standing);
    // Oldest first; a statement without a day is older than any with one; then file order.
    order.sort_by_key(|index| (at(index).and_then(|statement| statement.origin.on), *index));

    let settles =
        |index: &&u32| at(index).is_some_and(|statement| matches!(statement.said, Said::Settled { .. }));
    let settled = order.iter().rev().find(settles).copied();
    let settled_on = settled.as_ref().and_then(at).map(|statement| statement.origin.on);
    for index in order {
        let Some(statement) = at(&index) else { continue };
        let overtaken = Some(index) != settled && settled_on.is_some_and(|day| statement.origin.on <= day);
        // Two answers of one holder on one day cannot supersede each other: both stand, and conflict if they differ.
        let replaced = |other: &u32| {
            at(other).is_some_and(|other| {
                let same_voice = other.origin.holder == statement.origin.holder
                    && !matches!((&other.said, &statement.said), (Said::Account(_), Said::Account(_)));
                same_voice && (other.origin.on < statement.origin.on || other.said == statement.said)
            })
        };
        if overtaken {
            fact.superseded.push(index);
            continue;
        }
        fact.superseded.extend(fact.standing.extract_if(.., |other| replaced(other)));
        fact.standing.push(index);
    }
    let standing: Vec<&Statement> = fact.standing.iter().filter_map(at).collect();
    cell(definition, &standing, today)
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
