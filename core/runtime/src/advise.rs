//! Advises: which sessions are suggested, held or might apply, how to adapt, what to find out, what to raise.
//!
//! A hold fails safe: it holds unless its condition is known to be no, and a fact past its look-again date counts
//! as not known for it. Nothing is hidden and nothing required; people decide. Bench: `benches/advice`.

mod draft;
mod find_out;
mod outside;

use domain::advice::{Advice, Item, Outcome, Reason};
use domain::dictionary::Slot;
use domain::explain;
use domain::fact_sheet::{FactSheet, FactState};
use domain::finding::Finding;
use domain::layer::Layer;
use domain::programme::Programme;
use domain::reading::{Freshness, OutsideCells, Reading};
use domain::rule::{Action, Rule};
use domain::truth::Truth;

use crate::compile::Ready;
use draft::{Draft, Kind};
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
        let outside = outside::cells(ready, batch);
        for (sheet, (outside, faults)) in batch.iter().zip(outside) {
            let advice = advise(ready, sheet, &outside);
            advised.push(Advised { advice, outside, faults });
        }
    }
    advised
}

/// Advises one person. `outside` is what functions that run outside gave for them.
#[must_use]
pub fn advise(ready: &Ready, sheet: &FactSheet, outside: &OutsideCells) -> Advice {
    let programme = &*ready.programme;
    let reading = programme.reading(sheet, outside);
    if !programme.is_open(sheet, &reading) {
        return Advice::default();
    }
    let mut advising = Advising {
        programme,
        reading: &reading,
        sheet,
        draft: Draft::new(programme.rules.len()),
        undecided: Vec::with_capacity(programme.rules.len()),
        find_out: FindOutList::default(),
    };
    for (session, _) in (0_u16..).zip(&ready.waits_for_source).filter(|(_, waits)| **waits) {
        advising.draft.host_holds(session);
    }
    let mut stopped = Vec::new();
    for ((number, rule), guarded) in (0_u16..).zip(&programme.rules).zip(&ready.stopped) {
        match guarded {
            Some(fact) => stopped.push((number, fact.clone())),
            None => advising.rule(number, rule),
        }
    }
    Advice { stopped, ..advising.finish() }
}

struct Advising<'a> {
    programme: &'a Programme,
    reading: &'a Reading<'a>,
    sheet: &'a FactSheet,
    draft: Draft,
    /// Suggestions that cannot tell: the rule's number, and the rule.
    undecided: Vec<(u16, &'a Rule)>,
    find_out: FindOutList,
}

impl<'a> Advising<'a> {
    fn rule(&mut self, number: u16, rule: &'a Rule) {
        if rule.holds() {
            let truth = rule.when.evaluate(self.reading, Freshness::InDateOnly);
            if truth != Truth::No {
                self.hold(number, rule);
            }
        }
        if rule.does_more_than_hold() {
            match rule.when.evaluate(self.reading, Freshness::AsRecorded) {
                Truth::Yes => self.act(number, rule),
                Truth::CannotTell => self.undecided.push((number, rule)),
                Truth::No => {}
            }
        }
    }

    fn hold(&mut self, number: u16, rule: &Rule) {
        let reason = self.draft.reason(self.programme, self.reading, number, Freshness::InDateOnly);
        for slot in self.draft.slots(reason.missing) {
            self.find_out.ask(slot, number);
        }
        for action in &rule.actions {
            if let Action::Hold(session) = action {
                self.draft.add(Kind::Hold(*session), reason);
            }
        }
    }

    fn act(&mut self, number: u16, rule: &Rule) {
        let reason = self.draft.reason(self.programme, self.reading, number, Freshness::AsRecorded);
        for action in &rule.actions {
            match action {
                Action::Hold(_) => {}
                Action::Suggest(session) => self.draft.add(Kind::Suggest(*session, rule.timing), reason),
                Action::Adapt(adaptation) => self.draft.add(Kind::Adapt(*adaptation), reason),
                Action::Raise(topic) => self.draft.raise(topic, reason),
                Action::FindOut(slot) => self.find_out.ask(*slot, number),
            }
        }
    }

    /// What the items say of `session`.
    fn said(&self, advice: &Advice, session: u16) -> Said {
        let about = |item: &&Item| matches!(item.outcome, Outcome::Hold(other) | Outcome::Suggest(_, other) if other == session);
        let Some(item) = advice.items.iter().find(about) else { return Said::Nothing };
        let reasons = [item.reasons, item.also_suggested_by].map(|span| self.draft.reasons(span));
        let of_site = |reason: &Reason| {
            let rule = reason.rule.and_then(|number| self.programme.rules.get(usize::from(number)));
            rule.is_some_and(|rule| rule.layer != Layer::Programme)
        };
        if !reasons.into_iter().flatten().all(of_site) {
            Said::ByProgramme
        } else if matches!(item.outcome, Outcome::Hold(_)) {
            Said::HeldBySite
        } else {
            Said::SuggestedBySite
        }
    }

    fn finish(mut self) -> Advice {
        let mut advice = Advice { open: true, items: self.draft.items(), ..Advice::default() };
        self.keep_open(&mut advice);
        advice.find_out = self.find_out.ranked(self.sheet, &self.programme.dictionary);
        let cells = (0_u16..).zip(self.sheet.cells().iter());
        let conflicting = cells.filter(|(_, cell)| cell.state == FactState::Conflicting);
        advice.conflicts = conflicting.map(|(slot, _)| Slot(slot)).collect();
        (advice.all_reasons, advice.all_numbers) = self.draft.into_lists();
        advice
    }

    /// Suggestions that one ordinary question would settle: the programme's before a site's, since a few are shown and
    /// no site may push one out of sight; then a conflicting fact first, then by timing and file order.
    ///
    /// What rules of a site say of a session takes none of the programme's questions away: a session that only they
    /// hold stands here beside the hold, and of one that they suggest outright the question is asked still.
    fn keep_open(&mut self, advice: &mut Advice) {
        let (mut open, mut clauses) = (Vec::new(), Vec::new());
        for (number, rule) in std::mem::take(&mut self.undecided) {
            let missing = self.find_out.could_change();
            let before = missing.len();
            explain::add_missing(&rule.when, self.reading, Freshness::AsRecorded, &mut clauses, missing);
            let missing = missing.get(before..).unwrap_or_default();
            let dictionary = &self.programme.dictionary;
            let question = explain::one_question(&rule.when, missing, self.reading, self.sheet, dictionary);
            let Some(slot) = question else { continue };
            let calm = self.sheet.cell(slot).state != FactState::Conflicting;
            for action in &rule.actions {
                let Action::Suggest(session) = action else { continue };
                let of_site = rule.layer != Layer::Programme;
                let said = self.said(advice, *session);
                if said == Said::Nothing || !of_site && said != Said::ByProgramme {
                    let listed = said != Said::SuggestedBySite;
                    open.push((of_site, calm, rule.timing, number, *session, slot, listed));
                }
            }
        }
        open.sort_unstable();
        let mut shown: Vec<u16> = Vec::new();
        for (_, _, timing, number, session, slot, listed) in open {
            if shown.len() < MOST_MIGHT_APPLY && !shown.contains(&session) {
                shown.push(session);
                self.find_out.ask(slot, number);
                if !listed {
                    continue;
                }
                let mut reason =
                    self.draft.reason(self.programme, self.reading, number, Freshness::AsRecorded);
                reason.missing = self.draft.only(slot);
                advice.might_apply.push(self.draft.alone(Outcome::Suggest(timing, session), reason));
            }
        }
    }
}

/// What the items say of a session already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    Nothing,
    /// A rule of the programme, or the host, holds or suggests it.
    ByProgramme,
    /// Only rules of a site hold it.
    HeldBySite,
    /// Only rules of a site speak of it, and it is suggested.
    SuggestedBySite,
}
