//! Advice for one person in one programme: what is suggested, held, adapted, to be found out and to be raised,
//! each with the rules, clauses and facts behind it. People decide.
//!
//! Kept as positions in the programme, side by side in two lists; sentences are rendered when somebody reads them.

use std::ops::Range;
use std::sync::Arc;

use crate::dictionary::Slot;
use crate::rule::{Adaptation, Timing};
use crate::truth::Truth;

/// What one item says, in the order items are shown.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// The session waits.
    Hold(u16),
    /// The session is suggested.
    Suggest(Timing, u16),
    /// Work is adapted.
    Adapt(Adaptation),
    /// A topic for supervision.
    Raise(Arc<str>),
}

/// A part of one of the advice's lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// Where it begins.
    pub from: u32,
    /// Where it ends.
    pub to: u32,
}

impl Span {
    fn range(self) -> Range<usize> {
        self.from as usize..self.to as usize
    }
}

/// One rule's part in an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The rule's position; none when the host itself holds (a source that is not approved).
    pub rule: Option<u16>,
    /// Yes, or cannot tell for a hold that fails safe and for what might apply.
    pub truth: Truth,
    /// The clauses that decided: see [`Advice::clauses`].
    pub clauses: Span,
    /// The declared facts behind those clauses: see [`Advice::slots`].
    pub facts: Span,
    /// Declared facts it waits for: see [`Advice::slots`].
    pub missing: Span,
}

/// One item of advice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it says.
    pub outcome: Outcome,
    /// Every rule that says so, in file order: see [`Advice::reasons`].
    pub reasons: Span,
    /// For a held session: rules that would have suggested it, since both are shown.
    pub also_suggested_by: Span,
}

/// A fact worth finding out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindOut {
    /// Which.
    pub fact: Slot,
    /// Rules that ask for it or wait for it, in file order.
    pub rules: Vec<u16>,
    /// How many items it could change: the rank.
    pub could_change: usize,
}

/// Advice for one person in one programme.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Advice {
    /// False while the lane waits to be asked for; then everything else is empty.
    pub open: bool,
    /// Held, suggested early, usual, late, adaptations, topics; then file order.
    pub items: Vec<Item>,
    /// Suggestions one ordinary question would settle, three at most.
    pub might_apply: Vec<Item>,
    /// What to find out, most telling first.
    pub find_out: Vec<FindOut>,
    /// Facts whose holders differ.
    pub conflicts: Vec<Slot>,
    /// Rules that were stopped at run time by the guard, by position, with the fact they reached.
    pub stopped: Vec<(u16, String)>,
    /// The reasons of all items.
    pub all_reasons: Vec<Reason>,
    /// The clauses, facts and missing facts of all reasons.
    pub all_numbers: Vec<u16>,
}

impl Advice {
    /// The reasons in `span`.
    #[must_use]
    pub fn reasons(&self, span: Span) -> &[Reason] {
        self.all_reasons.get(span.range()).unwrap_or_default()
    }

    /// The clauses in `span`, by number in their rule's condition.
    #[must_use]
    pub fn clauses(&self, span: Span) -> &[u16] {
        self.all_numbers.get(span.range()).unwrap_or_default()
    }

    /// The facts in `span`.
    pub fn slots(&self, span: Span) -> impl Iterator<Item = Slot> {
        self.clauses(span).iter().copied().map(Slot)
    }
}
