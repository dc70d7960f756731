//! A compiled programme: names resolved, conditions lowered, ready to advise. Published whole and never changed.

use std::sync::Arc;

use crate::condition::Condition;
use crate::dictionary::{Dictionary, Slot};
use crate::fact_sheet::{FactSheet, FactState};
use crate::guard::Guard;
use crate::ids::SessionId;
use crate::package::{Gate, Package};
use crate::reading::{Freshness, OutsideCells, Reading};
use crate::rule::Rule;
use crate::truth::Truth;

/// A programme ready to advise.
#[derive(Clone, Debug)]
pub struct Programme {
    /// The package it was compiled from.
    pub package: Arc<Package>,
    /// Every name its rules may use.
    pub dictionary: Dictionary,
    /// Its rules, in file order.
    pub rules: Vec<Rule>,
    /// What must be known before the lane opens.
    pub gate: Option<Gate<Condition>>,
    /// When easy words are likely to suit.
    pub easy_read_when: Option<Condition>,
    /// What tailoring must not read.
    pub guard: Guard,
}

impl Programme {
    /// The position of a session outline.
    #[must_use]
    pub fn session(&self, id: &SessionId) -> Option<u16> {
        let position = self.package.sessions.iter().position(|session| session.id == *id)?;
        u16::try_from(position).ok()
    }

    /// A reading of `sheet` with what outside functions gave.
    #[must_use]
    pub fn reading<'a>(&'a self, sheet: &'a FactSheet, outside: &'a OutsideCells) -> Reading<'a> {
        Reading::new(&self.dictionary, sheet.cells(), outside)
    }

    /// Says whether the lane is open. One that waits to be asked for opens when its condition is known to hold and
    /// about no fact it reads do people differ or decline: a conflict about a wish means the narrower reading.
    #[must_use]
    pub fn is_open(&self, sheet: &FactSheet, reading: &Reading<'_>) -> bool {
        let Some(gate) = &self.gate else { return true };
        let disputed = |slot: Slot| {
            let state = sheet.cell(slot).state;
            matches!(state, FactState::Conflicting | FactState::RatherNotSay | FactState::TwoAccounts)
        };
        let reads = gate.when.reads();
        let mut facts = reads.iter().flat_map(|slot| self.dictionary.behind(*slot));
        gate.when.evaluate(reading, Freshness::AsRecorded) == Truth::Yes && !facts.any(disputed)
    }

    /// The guarded fact a rule reaches, where it does. Asked again at run time.
    #[must_use]
    pub fn guarded_fact(&self, rule: &Rule) -> Option<&str> {
        let reads: Vec<Slot> = rule.when.reads();
        self.guard.reached(&reads, &self.dictionary)
    }
}
