//! One person's facts under trial: some cells changed, and how the session stands then, by the same meaning as advice.

use crate::cells::Cells;
use crate::dictionary::Slot;
use crate::explain;
use crate::fact_sheet::{FactCell, FactSheet, FactState};
use crate::programme::Programme;
use crate::reading::{Freshness, OutsideCells, Reading};
use crate::rule::{Action, Rule};
use crate::truth::Truth;

use super::Standing;

/// One person's facts, and a copy of them to try changes on.
#[derive(Debug)]
pub(super) struct Trial<'a> {
    pub(super) programme: &'a Programme,
    pub(super) sheet: &'a FactSheet,
    outside: &'a OutsideCells,
    cells: Cells,
}

/// The rules that speak of a session: those that hold it and those that suggest it.
#[derive(Debug)]
pub(super) struct Voices<'a> {
    holds: Vec<(u16, &'a Rule)>,
    suggests: Vec<(u16, &'a Rule)>,
}

impl<'a> Voices<'a> {
    pub(super) fn new(programme: &'a Programme, session: u16, rules: &[u16]) -> Self {
        let mut voices = Self { holds: Vec::new(), suggests: Vec::new() };
        for number in rules {
            let Some(rule) = programme.rules.get(usize::from(*number)) else { continue };
            if rule.actions.contains(&Action::Hold(session)) {
                voices.holds.push((*number, rule));
            }
            if rule.actions.contains(&Action::Suggest(session)) {
                voices.suggests.push((*number, rule));
            }
        }
        voices
    }

    /// Every rule, once.
    pub(super) fn rules(&self) -> Vec<(u16, &'a Rule)> {
        let mut rules: Vec<(u16, &Rule)> = self.holds.iter().chain(&self.suggests).copied().collect();
        rules.sort_unstable_by_key(|(number, _)| *number);
        rules.dedup_by_key(|(number, _)| *number);
        rules
    }
}

impl<'a> Trial<'a> {
    pub(super) fn new(programme: &'a Programme, sheet: &'a FactSheet, outside: &'a OutsideCells) -> Self {
        Self { programme, sheet, outside, cells: sheet.cells().clone() }
    }

    /// How a leaf stands now, as recorded and in date only.
    pub(super) fn now(&self, slot: Slot) -> [FactCell; 2] {
        let reading = self.programme.reading(self.sheet, self.outside);
        [Freshness::AsRecorded, Freshness::InDateOnly].map(|freshness| reading.cell(slot, freshness))
    }

    /// Says whether the lane is open now. A change can close it, and makes no fact it reads disputed.
    pub(super) fn is_open(&self) -> bool {
        self.programme.is_open(self.sheet, &self.programme.reading(self.sheet, self.outside))
    }

    /// What a derived fact comes to, known and in date, with `changes` of declared facts.
    pub(super) fn comes_to(&mut self, slot: Slot, changes: &[(Slot, i64)]) -> Option<i64> {
        for (slot, bits) in changes {
            self.cells.set(*slot, FactCell::known(*bits));
        }
        let reading = Reading::new(&self.programme.dictionary, &self.cells, self.outside);
        let cell = reading.cell(slot, Freshness::InDateOnly);
        let agrees = reading.cell(slot, Freshness::AsRecorded) == cell;
        for (slot, _) in changes {
            self.cells.set(*slot, self.sheet.cell(*slot));
        }
        (agrees && cell.state == FactState::Known).then_some(cell.bits)
    }

    /// How the session stands with `changes`, and the rules that make it so, put into `rules`; none where the lane
    /// would wait to be asked for.
    pub(super) fn stands(
        &mut self,
        voices: &Voices<'_>,
        changes: &[(Slot, i64)],
        rules: &mut Vec<u16>,
    ) -> Option<Standing> {
        for (slot, bits) in changes {
            self.cells.set(*slot, FactCell::known(*bits));
        }
        let reading = Reading::new(&self.programme.dictionary, &self.cells, self.outside);
        let declared = self.cells.len();
        for (slot, bits) in changes.iter().filter(|(slot, _)| slot.index() >= declared) {
            reading.suppose(*slot, *bits);
        }
        let stands = self.read(voices, &reading, rules);
        for (slot, _) in changes {
            self.cells.set(*slot, self.sheet.cell(*slot));
        }
        stands
    }

    fn read(&self, voices: &Voices<'_>, reading: &Reading<'_>, rules: &mut Vec<u16>) -> Option<Standing> {
        rules.clear();
        let gate = self.programme.gate.as_ref();
        if gate.is_some_and(|gate| gate.when.evaluate(reading, Freshness::AsRecorded) != Truth::Yes) {
            return None;
        }
        let keep = |voices: &[(u16, &Rule)], rules: &mut Vec<u16>, says: &dyn Fn(&Rule) -> bool| {
            rules.extend(voices.iter().filter(|(_, rule)| says(rule)).map(|(number, _)| *number));
            !rules.is_empty()
        };
        let holds = |rule: &Rule| rule.when.evaluate(reading, Freshness::InDateOnly) != Truth::No;
        if keep(&voices.holds, rules, &holds) {
            return Some(Standing::Held);
        }
        let suggests = |rule: &Rule| rule.when.evaluate(reading, Freshness::AsRecorded) == Truth::Yes;
        if keep(&voices.suggests, rules, &suggests) {
            return Some(Standing::Suggested);
        }
        let might = |rule: &Rule| {
            let missing = explain::missing(&rule.when, reading, Freshness::AsRecorded);
            let dictionary = &self.programme.dictionary;
            explain::one_question(&rule.when, &missing, reading, self.sheet, dictionary).is_some()
        };
        if keep(&voices.suggests, rules, &might) {
            return Some(Standing::MightApply);
        }
        Some(Standing::InLibrary)
    }
}
