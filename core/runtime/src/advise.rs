//! Advises: which sessions are suggested, held or might apply, how to adapt, what to find out, what to raise.
//!
//! A hold fails safe: it holds unless its condition is known to be no, and a fact past its look-again date counts
//! as not known for it. Nothing is hidden and nothing required; people decide. Bench: `benches/advice.rs`.

mod find_out;

use domain::advice::{Advice, Item, Outcome, Reason};
use domain::condition::Condition;
use domain::dictionary::{Dictionary, Slot};
use domain::explain;
use domain::fact_sheet::{FactCell, FactSheet, FactState};
use domain::finding::Finding;
use domain::reading::{Freshness, OutsideCells, Reading};
use domain::rule::{Action, Rule, Timing};
use domain::truth::Truth;

use crate::compile::Ready;
use crate::ports::PersonView;
use find_out::FindOutList;

/// At most so many suggestions are shown under "might apply": more would bury the useful ones.
const MOST_MIGHT_APPLY: usize = 3;

/// How many people one call to outside functions carries.
const BATCH: usize = 256;

/// Advice for one person, with faults of functions that ran outside.
#[derive(Debug)]
pub struct Advised {
    /// The advice.
    pub advice: Advice,
    /// What outside functions gave, for explanations later.
    pub outside: Box<OutsideCells>,
    /// Functions that faulted for this person; what leans on them cannot tell.
    pub faults: Vec<Finding>,
}

/// Advises each of `sheets` in turn; functions that run outside are asked in batches.
#[must_use]
pub fn advise_all(ready: &Ready, sheets: &[FactSheet]) -> Vec<Advised> {
    let mut advised = Vec::with_capacity(sheets.len());
    for batch in sheets.chunks(BATCH) {
        let outside = outside_cells(ready, batch);
        for (sheet, (outside, faults)) in batch.iter().zip(outside) {
            let advice = advise(ready, sheet, &outside);
            advised.push(Advised { advice, outside, faults });
        }
    }
    advised
}

/// Works out what runs outside for a batch of people, as recorded and, where that could differ, in date only.
fn outside_cells(ready: &Ready, batch: &[FactSheet]) -> Vec<(Box<OutsideCells>, Vec<Finding>)> {
    let count = ready.programme.dictionary.outside();
    if count == 0 {
        return batch.iter().map(|_| (Box::default(), Vec::new())).collect();
    }
    let mut views = Vec::with_capacity(batch.len() * 2);
    for sheet in batch {
        views.push(PersonView { cells: sheet.cells(), in_date_only: false });
        if has_old(sheet.cells()) {
            views.push(PersonView { cells: sheet.cells(), in_date_only: true });
        }
    }
    let mut answers = ready.functions.derive(&views).into_iter();
    let mut next = |faults: &mut Vec<Finding>| -> Vec<FactCell> {
        let mut cells: Vec<FactCell> = Vec::with_capacity(count);
        for answer in answers.next().unwrap_or_default() {
            cells.push(answer.unwrap_or_else(|fault| {
                faults.push(fault);
                FactCell::NOT_KNOWN
            }));
        }
        cells.resize(count, FactCell::NOT_KNOWN);
        cells
    };
    let one = |sheet: &FactSheet| {
        let mut faults = Vec::new();
        let recorded = next(&mut faults);
        let in_date = if has_old(sheet.cells()) { next(&mut faults) } else { recorded.clone() };
        faults.sort();
        faults.dedup();
        (recorded.into_iter().zip(in_date).map(|(a, b)| [a, b]).collect(), faults)
    };
    batch.iter().map(one).collect()
}

fn has_old(cells: &[FactCell]) -> bool {
    cells.iter().any(|cell| cell.state == FactState::OutOfDate)
}

/// Advises one person. `outside` is what functions that run outside gave for them.
#[must_use]
pub fn advise(ready: &Ready, sheet: &FactSheet, outside: &OutsideCells) -> Advice {
    let programme = &*ready.programme;
    let reading = programme.reading(sheet, outside);
    if let Some(gate) = &programme.gate
        && gate.when.evaluate(&reading, Freshness::AsRecorded) != Truth::Yes
    {
        return Advice::default();
    }
    let mut advising = Advising {
        reading: &reading,
        sheet,
        dictionary: &programme.dictionary,
        items: Vec::new(),
        undecided: Vec::new(),
        find_out: FindOutList::default(),
    };
    advising.hold_for_sources(&ready.waits_for_source);
    let mut stopped = Vec::new();
    for ((number, rule), guarded) in (0_u16..).zip(&programme.rules).zip(&ready.stopped) {
        match guarded {
            Some(fact) => stopped.push((number, fact.clone())),
            None => advising.rule(number, rule),
        }
    }
    advising.finish(stopped)
}

struct Advising<'a> {
    reading: &'a Reading<'a>,
    sheet: &'a FactSheet,
    dictionary: &'a Dictionary,
    items: Vec<Item>,
    /// Suggestions that cannot tell: the session, its timing, the rule and its number.
    undecided: Vec<(u16, Timing, u16, &'a Rule)>,
    find_out: FindOutList,
}

impl<'a> Advising<'a> {
    fn hold_for_sources(&mut self, waits: &[bool]) {
        for (session, _) in (0_u16..).zip(waits).filter(|(_, waits)| **waits) {
            let reason = Reason {
                rule: None,
                truth: Truth::Yes,
                clauses: Vec::new(),
                facts: Vec::new(),
                missing: Vec::new(),
            };
            self.add(Outcome::Hold(session), reason);
        }
    }

    fn rule(&mut self, number: u16, rule: &'a Rule) {
        if rule.holds() {
            let truth = rule.when.evaluate(self.reading, Freshness::InDateOnly);
            if truth != Truth::No {
                self.hold(number, rule, truth);
            }
        }
        if rule.does_more_than_hold() {
            match rule.when.evaluate(self.reading, Freshness::AsRecorded) {
                Truth::Yes => self.act(number, rule),
                Truth::CannotTell => self.keep_open(number, rule),
                Truth::No => {}
            }
        }
    }

    fn hold(&mut self, number: u16, rule: &Rule, truth: Truth) {
        let reason = self.reason(number, &rule.when, truth, Freshness::InDateOnly);
        for slot in &reason.missing {
            self.find_out.ask(*slot, number);
        }
        for action in &rule.actions {
            if let Action::Hold(session) = action {
                self.add(Outcome::Hold(*session), reason.clone());
            }
        }
    }

    fn act(&mut self, number: u16, rule: &Rule) {
        let reason = self.reason(number, &rule.when, Truth::Yes, Freshness::AsRecorded);
        for action in &rule.actions {
            match action {
                Action::Hold(_) => {}
                Action::Suggest(session) => self.add(Outcome::Suggest(rule.timing, *session), reason.clone()),
                Action::Adapt(adaptation) => self.add(Outcome::Adapt(*adaptation), reason.clone()),
                Action::Raise(topic) => self.add(Outcome::Raise(topic.clone()), reason.clone()),
                Action::FindOut(slot) => self.find_out.ask(*slot, number),
            }
        }
    }

    fn keep_open(&mut self, number: u16, rule: &'a Rule) {
        for action in &rule.actions {
            if let Action::Suggest(session) = action {
                self.undecided.push((*session, rule.timing, number, rule));
            }
        }
    }

    fn reason(&self, number: u16, when: &Condition, truth: Truth, freshness: Freshness) -> Reason {
        let clauses = explain::deciding(when, self.reading, freshness);
        let mut facts: Vec<Slot> = Vec::new();
        let mut missing = Vec::new();
        for clause in clauses.iter().filter_map(|number| when.clauses().get(*number)) {
            self.facts_behind(clause, truth, freshness, &mut facts, &mut missing);
        }
        facts.sort_unstable();
        facts.dedup();
        missing.sort_unstable();
        missing.dedup();
        Reason { rule: Some(number), truth, clauses, facts, missing }
    }

    /// The declared facts behind a deciding clause; those it waits for are missing too, also where the rule asked
    /// outright whether they are settled.
    fn facts_behind(
        &self,
        clause: &domain::condition::Clause,
        truth: Truth,
        freshness: Freshness,
        facts: &mut Vec<Slot>,
        missing: &mut Vec<Slot>,
    ) {
        use domain::condition::Test;
        let slots = match clause.test {
            Test::Against(_, other) => [Some(clause.slot), Some(other)],
            _ => [Some(clause.slot), None],
        };
        for slot in slots.into_iter().flatten() {
            match self.dictionary.derived(slot) {
                None => facts.push(slot),
                Some(derived) => facts.extend(&derived.reads),
            }
            let waits = truth == Truth::CannotTell || matches!(clause.test, Test::Unknown | Test::Unsettled);
            let cause = self.reading.cause(slot, freshness);
            let known = self.sheet.cell(cause).state.is_known(freshness);
            if waits && !known && self.dictionary.fact(cause).is_some() {
                missing.push(cause);
            }
        }
    }

    /// Adds a reason to the item with this outcome; of two timings for one session the earlier stands.
    fn add(&mut self, outcome: Outcome, reason: Reason) {
        let same = |item: &&mut Item| match (&item.outcome, &outcome) {
            (Outcome::Suggest(_, one), Outcome::Suggest(_, other)) => one == other,
            (one, other) => one == other,
        };
        match self.items.iter_mut().find(same) {
            Some(item) => {
                if outcome < item.outcome {
                    item.outcome = outcome;
                }
                item.reasons.push(reason);
            }
            None => self.items.push(Item { outcome, reasons: vec![reason], also_suggested_by: Vec::new() }),
        }
    }

    fn finish(mut self, stopped: Vec<(u16, String)>) -> Advice {
        self.let_holds_win();
        let might_apply = self.might_apply();
        let find_out = self.find_out.ranked(self.sheet, self.dictionary);
        let conflicting = |(_, cell): &(u16, &FactCell)| cell.state == FactState::Conflicting;
        let cells = (0_u16..).zip(self.sheet.cells().iter());
        let conflicts = cells.filter(conflicting).map(|(slot, _)| Slot(slot)).collect();
        // Stable: within a group, the order of the first rule that spoke.
        self.items
            .sort_by_key(|item| (group(&item.outcome), item.reasons.first().and_then(|reason| reason.rule)));
        Advice { open: true, items: self.items, might_apply, find_out, conflicts, stopped }
    }

    /// Hold beats suggest, and both reasons are shown.
    fn let_holds_win(&mut self) {
        let mut kept: Vec<Item> = Vec::with_capacity(self.items.len());
        let (suggested, others): (Vec<Item>, Vec<Item>) = std::mem::take(&mut self.items)
            .into_iter()
            .partition(|item| matches!(item.outcome, Outcome::Suggest(..)));
        kept.extend(others);
        for item in suggested {
            let Outcome::Suggest(_, session) = item.outcome else { continue };
            match kept.iter_mut().find(|held| held.outcome == Outcome::Hold(session)) {
                Some(held) => held.also_suggested_by = item.reasons,
                None => kept.push(item),
            }
        }
        self.items = kept;
    }

    /// Suggestions that one ordinary question would settle: a conflicting fact first, then by timing and file order.
    fn might_apply(&mut self) -> Vec<Item> {
        let mut open = Vec::new();
        for (session, timing, number, rule) in std::mem::take(&mut self.undecided) {
            for slot in explain::missing(&rule.when, self.reading, Freshness::AsRecorded) {
                self.find_out.could_change(slot);
            }
            let spoken_for = |item: &Item| match item.outcome {
                Outcome::Hold(other) | Outcome::Suggest(_, other) => other == session,
                _ => false,
            };
            let question = explain::one_question(&rule.when, self.reading, self.sheet, self.dictionary);
            if let Some(slot) = question.filter(|_| !self.items.iter().any(spoken_for)) {
                let calm = self.sheet.cell(slot).state != FactState::Conflicting;
                open.push((calm, timing, number, session, rule, slot));
            }
        }
        open.sort_by_key(|(calm, timing, number, ..)| (*calm, *timing, *number));
        let mut items: Vec<Item> = Vec::new();
        for (_, timing, number, session, rule, slot) in open {
            let outcome = Outcome::Suggest(timing, session);
            let listed = |item: &Item| matches!(item.outcome, Outcome::Suggest(_, other) if other == session);
            if items.len() < MOST_MIGHT_APPLY && !items.iter().any(listed) {
                let mut reason = self.reason(number, &rule.when, Truth::CannotTell, Freshness::AsRecorded);
                reason.missing = vec![slot];
                self.find_out.ask(slot, number);
                items.push(Item { outcome, reasons: vec![reason], also_suggested_by: Vec::new() });
            }
        }
        items
    }
}

/// Held, suggested early, usual, late, adaptations, topics for supervision.
fn group(outcome: &Outcome) -> u8 {
    match outcome {
        Outcome::Hold(_) => 0,
        Outcome::Suggest(Timing::Early, _) => 1,
        Outcome::Suggest(Timing::Usual, _) => 2,
        Outcome::Suggest(Timing::Late, _) => 3,
        Outcome::Adapt(_) => 4,
        Outcome::Raise(_) => 5,
    }
}
