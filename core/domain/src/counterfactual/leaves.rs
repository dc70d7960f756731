//! The leaves in play for one session: which facts and derived facts its rules read, and which of them may be proposed.

use crate::condition::{Clause, Test};
use crate::dictionary::{Body, Dictionary, Slot};
use crate::fact::{FactDefinition, FactType};

/// How the values of a leaf are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Grain {
    /// As finely as the clauses in play do.
    Clauses,
    /// Value by value: a function in play is worked out from it.
    EachValue,
}

/// The most derived facts in play, and facts behind them, with which it is looked into what hangs together.
const MOST_DERIVED: usize = 64;
const MOST_BEHIND: usize = 4096;

/// A leaf that may be proposed.
#[derive(Debug)]
pub(super) struct Leaf {
    /// Which.
    pub(super) slot: Slot,
    /// How its values are told apart.
    pub(super) grain: Grain,
    /// For a lowered derived fact that alone reads all that can change behind it: those facts. What it can come to is
    /// then found out.
    pub(super) inputs: Vec<Slot>,
}

/// The leaves of a session.
#[derive(Debug, Default)]
pub(super) struct Leaves {
    /// How many facts and derived facts the rules read.
    pub(super) read: usize,
    /// Those that may be proposed, in the order the rules read them; none where too many hang together.
    pub(super) proposed: Option<Vec<Leaf>>,
    /// Those that may change, and that others hang on too closely.
    pub(super) not_tried: Vec<Slot>,
}

/// A derived fact that a clause in play reads.
struct Watcher<'a> {
    slot: Slot,
    reads: &'a [Slot],
    /// The facts that a function outside reads for it.
    outside: Vec<Slot>,
    /// Whether a clause compares it with another fact.
    compared: bool,
}

/// The leaves of `clauses`, of which the first `own` belong to the session's rules, the others to the lane's gate.
pub(super) fn leaves(dictionary: &Dictionary, clauses: &[&Clause], own: usize) -> Leaves {
    let mut read: Vec<Slot> = Vec::with_capacity(clauses.len() + 4);
    let mut own_leaves = 0;
    for (number, clause) in clauses.iter().enumerate() {
        for slot in clause.slots() {
            if !read.contains(&slot) {
                read.push(slot);
            }
        }
        if number < own {
            own_leaves = read.len();
        }
    }
    let watchers: Vec<Watcher<'_>> =
        read.iter().filter_map(|slot| watcher(dictionary, clauses, *slot)).collect();
    let mut found = Leaves { read: own_leaves, ..Leaves::default() };
    let behind: usize = watchers.iter().map(|watcher| watcher.reads.len()).sum();
    if watchers.len() > MOST_DERIVED || behind > MOST_BEHIND {
        return found;
    }
    let proposed = found.proposed.get_or_insert_default();
    for slot in read.iter().take(own_leaves) {
        let verdict = match dictionary.fact(*slot) {
            Some(fact) => declared(fact, *slot, &watchers),
            None => derived(dictionary, *slot, &read, &watchers),
        };
        match verdict {
            Verdict::Propose(grain, inputs) => proposed.push(Leaf { slot: *slot, grain, inputs }),
            Verdict::HangsTogether => found.not_tried.push(*slot),
            Verdict::Never => {}
        }
    }
    found
}

enum Verdict {
    Propose(Grain, Vec<Slot>),
    HangsTogether,
    Never,
}

fn may_change(fact: &FactDefinition) -> bool {
    fact.changeable && !fact.protected
}

fn declared(fact: &FactDefinition, slot: Slot, watchers: &[Watcher<'_>]) -> Verdict {
    if slot == Slot::TODAY || !may_change(fact) || fact.kind == FactType::Text {
        return Verdict::Never;
    }
    let mut grain = Grain::Clauses;
    for watcher in watchers.iter().filter(|watcher| watcher.reads.contains(&slot)) {
        if watcher.compared || watcher.outside.contains(&slot) {
            return Verdict::HangsTogether;
        }
        grain = Grain::EachValue;
    }
    Verdict::Propose(grain, Vec::new())
}

fn derived(dictionary: &Dictionary, slot: Slot, read: &[Slot], watchers: &[Watcher<'_>]) -> Verdict {
    let Some(watcher) = watchers.iter().find(|watcher| watcher.slot == slot) else { return Verdict::Never };
    let fact = |slot: &Slot| dictionary.fact(*slot).filter(|_| *slot != Slot::TODAY);
    let changeable = |slot: &&Slot| fact(slot).is_some_and(may_change);
    let protected = watcher.reads.iter().filter_map(fact).any(|fact| fact.protected);
    if protected || !watcher.reads.iter().any(|slot| changeable(&slot)) {
        return Verdict::Never;
    }
    let elsewhere = |slot: &Slot| {
        let others = watchers.iter().filter(|other| other.slot != watcher.slot);
        read.contains(slot) || others.into_iter().any(|other| other.reads.contains(slot))
    };
    let may_change = || watcher.reads.iter().filter(changeable);
    let own: Vec<Slot> = may_change().filter(|slot| !elsewhere(slot)).copied().collect();
    if own.is_empty() {
        return Verdict::HangsTogether;
    }
    let alone = watcher.outside.is_empty() && own.len() == may_change().count();
    Verdict::Propose(Grain::Clauses, if alone { own } else { Vec::new() })
}

fn watcher<'a>(dictionary: &'a Dictionary, clauses: &[&Clause], slot: Slot) -> Option<Watcher<'a>> {
    let derived = dictionary.derived(slot)?;
    let mut outside = Vec::new();
    read_outside(dictionary, slot, &mut Vec::new(), &mut outside);
    let compared = |clause: &&&Clause| {
        matches!(clause.test, Test::Against(..)) && clause.slots().any(|other| other == slot)
    };
    let compared = clauses.iter().any(|clause| compared(&clause));
    Some(Watcher { slot, reads: &derived.reads, outside, compared })
}

/// Adds the facts that a function outside reads on behalf of `slot`, itself or through functions it calls.
fn read_outside(dictionary: &Dictionary, slot: Slot, seen: &mut Vec<Slot>, found: &mut Vec<Slot>) {
    let Some(derived) = dictionary.derived(slot).filter(|_| !seen.contains(&slot)) else { return };
    seen.push(slot);
    match &derived.body {
        Body::Outside(_) => found.extend_from_slice(&derived.reads),
        Body::Lowered(function) => {
            function.each_slot(&mut |called| read_outside(dictionary, called, seen, found));
        }
    }
}
