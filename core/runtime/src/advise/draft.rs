//! Advice while it is being put together: reasons as they come, sorted into items at the end.

use std::sync::Arc;

use domain::advice::{Item, Outcome, Reason, Span};
use domain::condition::{Clause, Test};
use domain::dictionary::Slot;
use domain::explain;
use domain::programme::Programme;
use domain::reading::{Freshness, Reading};
use domain::rule::{Adaptation, Rule, Timing};
use domain::truth::Truth;

/// What one reason speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Hold(u16),
    Suggest(u16, Timing),
    Adapt(Adaptation),
    /// A topic, by its place among the topics raised.
    Raise(u16),
}

/// Reasons as they come, and the lists they point into.
#[derive(Debug)]
pub(super) struct Draft {
    entries: Vec<(Kind, Reason)>,
    topics: Vec<Arc<str>>,
    reasons: Vec<Reason>,
    numbers: Vec<u16>,
}

impl Draft {
    /// An empty draft for a programme of so many rules.
    pub(super) fn new(rules: usize) -> Self {
        Self {
            entries: Vec::with_capacity(rules),
            topics: Vec::new(),
            reasons: Vec::with_capacity(rules),
            numbers: Vec::with_capacity(rules * 8),
        }
    }

    /// The host holds a session because a source it uses is not approved.
    pub(super) fn host_holds(&mut self, session: u16) {
        let nothing = Span::default();
        let reason =
            Reason { rule: None, truth: Truth::Yes, clauses: nothing, facts: nothing, missing: nothing };
        self.add(Kind::Hold(session), reason);
    }

    /// Adds a reason.
    pub(super) fn add(&mut self, kind: Kind, reason: Reason) {
        self.entries.push((kind, reason));
    }

    /// Adds a reason to raise a topic.
    pub(super) fn raise(&mut self, topic: &Arc<str>, reason: Reason) {
        let place = self.topics.iter().position(|other| other == topic).unwrap_or_else(|| {
            self.topics.push(Arc::clone(topic));
            self.topics.len() - 1
        });
        self.add(Kind::Raise(u16::try_from(place).unwrap_or(u16::MAX)), reason);
    }

    /// How rule `number` came out: the clauses that decided, the facts behind them, and those it waits for.
    ///
    /// A fact is waited for when it cannot be told for want of it, also where the rule asked outright whether it is
    /// settled.
    pub(super) fn reason(
        &mut self,
        programme: &Programme,
        reading: &Reading<'_>,
        number: u16,
        freshness: Freshness,
    ) -> Reason {
        let nothing = Span::default();
        let mut reason = Reason {
            rule: Some(number),
            truth: Truth::CannotTell,
            clauses: nothing,
            facts: nothing,
            missing: nothing,
        };
        let Some(rule) = programme.rules.get(usize::from(number)) else { return reason };
        let start = self.numbers.len();
        reason.truth = explain::deciding(&rule.when, reading, freshness, &mut self.numbers);
        reason.clauses = self.span(start);
        let decided = self.numbers.len();
        for at in start..decided {
            let Some(clause) = self.clause(at, rule) else { continue };
            self.behind(clause.slot, programme, decided);
            if let Test::Against(_, other) = clause.test {
                self.behind(other, programme, decided);
            }
        }
        reason.facts = self.span(decided);
        let known = self.numbers.len();
        if reason.truth == Truth::CannotTell || rule.when.asks_what_is_missing() {
            for at in start..decided {
                let Some(clause) = self.clause(at, rule) else { continue };
                if reason.truth == Truth::CannotTell || clause.test.asks_what_is_missing() {
                    let slot = explain::waits_for(clause, reading, freshness);
                    let is_known = reading.cell(slot, freshness).state.is_known(freshness);
                    if !is_known && programme.dictionary.fact(slot).is_some() {
                        self.put(slot, known);
                    }
                }
            }
        }
        reason.missing = self.span(known);
        reason
    }

    /// The clause whose number stands at `at`.
    fn clause<'r>(&self, at: usize, rule: &'r Rule) -> Option<&'r Clause> {
        rule.when.clauses().get(usize::from(*self.numbers.get(at)?))
    }

    /// Puts the declared facts behind `slot` among those since `start`.
    fn behind(&mut self, slot: Slot, programme: &Programme, start: usize) {
        match programme.dictionary.derived(slot) {
            None => self.put(slot, start),
            Some(derived) => {
                derived
                    .reads
                    .iter()
                    .filter(|read| **read != Slot::TODAY)
                    .for_each(|read| self.put(*read, start));
            }
        }
    }

    /// Puts a slot in its place among those since `start`, once.
    fn put(&mut self, slot: Slot, start: usize) {
        let among = self.numbers.get(start..).unwrap_or_default();
        if let Err(place) = among.binary_search(&slot.0) {
            self.numbers.insert(start + place, slot.0);
        }
    }

    /// A span that holds just one slot.
    pub(super) fn only(&mut self, slot: Slot) -> Span {
        let start = self.numbers.len();
        self.numbers.push(slot.0);
        self.span(start)
    }

    /// The slots in a span.
    pub(super) fn slots(&self, span: Span) -> impl Iterator<Item = Slot> + use<> {
        let slots: Vec<u16> =
            self.numbers.get(span.from as usize..span.to as usize).unwrap_or_default().to_vec();
        slots.into_iter().map(Slot)
    }

    /// The reasons in a span, once they were sorted into items.
    pub(super) fn reasons(&self, span: Span) -> &[Reason] {
        self.reasons.get(span.from as usize..span.to as usize).unwrap_or_default()
    }

    /// An item with one reason, beside the others.
    pub(super) fn alone(&mut self, outcome: Outcome, reason: Reason) -> Item {
        let start = self.reasons.len();
        self.reasons.push(reason);
        Item { outcome, reasons: span(start, self.reasons.len()), also_suggested_by: Span::default() }
    }

    /// Sorts the reasons into items: held, suggested early, usual, late, adaptations, topics; within a group in the
    /// order of the first rule that spoke. Hold beats suggest, and both reasons are shown.
    pub(super) fn items(&mut self) -> Vec<Item> {
        let mut items: Vec<Item> = Vec::with_capacity(self.entries.len());
        let mut entries = std::mem::take(&mut self.entries);
        // Reasons of one subject side by side, holds before suggestions, in file order.
        entries.sort_unstable_by_key(|(kind, reason)| (subject(*kind), reason.rule));
        for together in entries.chunk_by(|(one, _), (other, _)| subject(*one).0 == subject(*other).0) {
            let held = together.iter().take_while(|(kind, _)| matches!(kind, Kind::Hold(_))).count();
            let start = self.reasons.len();
            self.reasons.extend(together.iter().map(|(_, reason)| *reason));
            let (middle, end) = (start + held, self.reasons.len());
            let (reasons, also) =
                if held > 0 { (start..middle, middle..end) } else { (start..end, end..end) };
            let timing = together.iter().filter_map(|(kind, _)| match kind {
                Kind::Suggest(_, timing) => Some(*timing),
                _ => None,
            });
            let Some((first, _)) = together.first() else { continue };
            let outcome = match *first {
                Kind::Hold(session) => Outcome::Hold(session),
                Kind::Suggest(session, own) => Outcome::Suggest(timing.min().unwrap_or(own), session),
                Kind::Adapt(adaptation) => Outcome::Adapt(adaptation),
                Kind::Raise(topic) => match self.topics.get(usize::from(topic)) {
                    Some(topic) => Outcome::Raise(Arc::clone(topic)),
                    None => continue,
                },
            };
            let item = Item {
                reasons: span(reasons.start, reasons.end),
                also_suggested_by: span(also.start, also.end),
                outcome,
            };
            items.push(item);
        }
        let first_rule =
            |item: &Item| self.reasons.get(item.reasons.from as usize).and_then(|reason| reason.rule);
        items.sort_by_key(|item| (group(&item.outcome), first_rule(item)));
        items
    }

    /// The reasons, and the numbers they point to.
    pub(super) fn into_lists(self) -> (Vec<Reason>, Vec<u16>) {
        (self.reasons, self.numbers)
    }

    fn span(&self, start: usize) -> Span {
        span(start, self.numbers.len())
    }
}

fn span(from: usize, to: usize) -> Span {
    let narrow = |number| u32::try_from(number).unwrap_or(u32::MAX);
    Span { from: narrow(from), to: narrow(to) }
}

/// What a reason is sorted by: sessions first, whether held or suggested; then whether it suggests.
fn subject(kind: Kind) -> ((u8, u16), bool) {
    match kind {
        Kind::Hold(session) => ((0, session), false),
        Kind::Suggest(session, _) => ((0, session), true),
        Kind::Adapt(adaptation) => ((1, adaptation as u16), false),
        Kind::Raise(topic) => ((2, topic), false),
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
