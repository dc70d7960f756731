//! The flat forms of a condition: what the hot path runs. No recursion, no branches on a person's facts.
//!
//! Negations are pushed down to the clauses (De Morgan holds in Kleene's logic). A condition whose clauses are all
//! looks into a mask is brought to an `and` of `or`s (Kleene's logic is distributive) and runs without any branch;
//! others run step by step. Bench: `benches/advice` of core/runtime.

use crate::cells::{VALUES, code_of};
use crate::condition::{Clause, DECLINED, Node, Test, ask};
use crate::dictionary::Slot;
use crate::fact::MOST_VALUES;
use crate::fact_sheet::FactState;
use crate::reading::{Freshness, Reading};
use crate::truth::Truth;

/// Groups nested deeper than this are evaluated on the tree instead.
const MOST_NESTED: usize = 16;

/// A condition may grow by this factor on its way to an `and` of `or`s.
const MOST_GROWTH: usize = 2;

/// The flat form of one condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Program {
    /// An `and` of `or`s of looks into a mask.
    Masks(Box<[Mask]>),
    /// Any other.
    Steps(Box<[Step]>),
}

/// A look into a mask: the codes of a fact that give yes, and those that give cannot tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mask {
    pub(crate) yes: u64,
    pub(crate) cannot: u64,
    pub(crate) slot: Slot,
    /// Whether the `or` it stands in ends here.
    last: bool,
}

/// Says of a fact that its numbers all lie within the codes.
pub(crate) type IsSmall<'a> = &'a dyn Fn(Slot) -> bool;

/// Where a step's outcome goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Join {
    /// It begins a group.
    Begin,
    /// It is one more part of an `or`.
    Or,
    /// It is one more part of an `and`.
    And,
}

/// One step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// A look into a mask.
    Mask { join: Join, mask: Mask },
    /// Any other test; not looked at where the group is decided already.
    Ask { join: Join, slot: Slot, negated: bool, test: Test },
    /// Joins the group just ended to the one around it.
    End { join: Join },
}

impl Mask {
    /// The mask that says the same as `test`, where one does. `is_small` says of a slot that its numbers all have a
    /// code of their own.
    pub(crate) fn of(slot: Slot, test: Test, negated: bool, is_small: IsSmall<'_>) -> Option<Self> {
        let (yes, cannot) = match test {
            Test::Within(low, high) if is_small(slot) => {
                let values = (0..MOST_VALUES as i64).filter(|value| (low..=high).contains(value));
                (values.fold(0, |mask, value| mask | 1 << value), !VALUES)
            }
            Test::OneOf(mask) => {
                let declined = if mask & DECLINED == 0 { 0 } else { 1 << code_of(FactState::RatherNotSay) };
                (mask & VALUES | declined, !VALUES & !declined)
            }
            Test::Known => (VALUES, 0),
            Test::Unknown => (!VALUES, 0),
            _ => return None,
        };
        Some(Self { yes: if negated { !(yes | cannot) } else { yes }, cannot, slot, last: true })
    }

    /// The outcome, as the number of its [`Truth`].
    #[inline]
    pub(crate) fn look(self, code: u8) -> u8 {
        ((self.yes >> (code & 63) & 1) << 1 | self.cannot >> (code & 63) & 1) as u8
    }
}

impl Program {
    /// Flattens a condition; none when it is nested too deep or empty.
    pub(crate) fn new(root: &Node, clauses: &[Clause], is_small: IsSmall<'_>) -> Option<Self> {
        if let Some(groups) = and_of_ors(root, false, clauses, is_small) {
            let ends = |group: Vec<Mask>| {
                let last = group.len() - 1;
                group.into_iter().enumerate().map(move |(number, mask)| Mask { last: number == last, ..mask })
            };
            return Some(Self::Masks(groups.into_iter().flat_map(ends).collect()));
        }
        let mut flattening = Flattening { clauses, is_small, steps: Vec::new() };
        flattening.node(root, false, Join::Begin, 1)?;
        Some(Self::Steps(flattening.steps.into()))
    }

    /// Runs the program.
    #[inline]
    pub(crate) fn run(&self, reading: &Reading<'_>, freshness: Freshness) -> Truth {
        match self {
            Self::Masks(masks) => truth(run_masks(masks, reading, freshness)),
            Self::Steps(steps) => run_steps(steps, reading, freshness),
        }
    }
}

/// The outcome with this number.
#[inline]
pub(crate) fn truth(number: u8) -> Truth {
    match number {
        0 => Truth::No,
        1 => Truth::CannotTell,
        _ => Truth::Yes,
    }
}

#[inline]
fn run_masks(masks: &[Mask], reading: &Reading<'_>, freshness: Freshness) -> u8 {
    let (mut all, mut any) = (Truth::Yes as u8, Truth::No as u8);
    for mask in masks {
        any = any.max(mask.look(reading.code(mask.slot, freshness)));
        // Where an `or` ends, it joins the `and` and the next one begins.
        all = if mask.last { all.min(any) } else { all };
        any = if mask.last { Truth::No as u8 } else { any };
    }
    all
}

fn run_steps(steps: &[Step], reading: &Reading<'_>, freshness: Freshness) -> Truth {
    let mut waiting = [Truth::CannotTell; MOST_NESTED];
    let mut depth = 0_usize;
    let mut top = Truth::CannotTell;
    for step in steps {
        let (join, outcome) = match *step {
            Step::Mask { join, mask } => (join, truth(mask.look(reading.code(mask.slot, freshness)))),
            Step::Ask { join: Join::Or, .. } if top == Truth::Yes => continue,
            Step::Ask { join: Join::And, .. } if top == Truth::No => continue,
            Step::Ask { join, slot, negated, test } => {
                let outcome = ask(test, slot, reading, freshness);
                (join, if negated { !outcome } else { outcome })
            }
            Step::End { join } => {
                let ended = top;
                depth = depth.saturating_sub(1);
                top = waiting.get(depth).copied().unwrap_or(Truth::CannotTell);
                (join, ended)
            }
        };
        top = match join {
            Join::Or => top.or(outcome),
            Join::And => top.and(outcome),
            Join::Begin => {
                if let Some(place) = waiting.get_mut(depth) {
                    *place = top;
                }
                depth += 1;
                outcome
            }
        };
    }
    top
}

/// The condition as an `and` of `or`s; none where a clause is no mask, a group is empty, or it would grow too much.
fn and_of_ors(
    root: &Node,
    negated: bool,
    clauses: &[Clause],
    is_small: IsSmall<'_>,
) -> Option<Vec<Vec<Mask>>> {
    let most = clauses.len().saturating_mul(MOST_GROWTH);
    let groups = match root {
        Node::Not(part) => return and_of_ors(part, !negated, clauses, is_small),
        Node::Clause(number) => {
            let clause = clauses.get(*number)?;
            vec![vec![Mask::of(clause.slot, clause.test, negated, is_small)?]]
        }
        Node::All(parts) | Node::Any(parts) => {
            let all = matches!(root, Node::All(_)) != negated;
            let mut parts = parts.iter().map(|part| and_of_ors(part, negated, clauses, is_small));
            let mut groups = parts.next()??;
            for part in parts {
                let part = part?;
                if all {
                    groups.extend(part);
                } else {
                    let joined = |one: &Vec<Mask>| {
                        part.iter()
                            .map(move |other| [one.clone(), other.clone()].concat())
                            .collect::<Vec<_>>()
                    };
                    groups = groups.iter().flat_map(joined).collect();
                }
                if groups.iter().map(Vec::len).sum::<usize>() > most {
                    return None;
                }
            }
            groups
        }
    };
    Some(groups)
}

struct Flattening<'a> {
    clauses: &'a [Clause],
    is_small: IsSmall<'a>,
    steps: Vec<Step>,
}

impl Flattening<'_> {
    fn node(&mut self, node: &Node, negated: bool, join: Join, depth: usize) -> Option<()> {
        match node {
            Node::Not(part) => self.node(part, !negated, join, depth),
            Node::Clause(number) => {
                let Clause { slot, test, .. } = *self.clauses.get(*number)?;
                let mask = Mask::of(slot, test, negated, self.is_small);
                self.steps.push(
                    mask.map_or(Step::Ask { join, slot, negated, test }, |mask| Step::Mask { join, mask }),
                );
                Some(())
            }
            Node::All(parts) if !negated => self.group(parts, negated, Join::And, join, depth),
            Node::Any(parts) if negated => self.group(parts, negated, Join::And, join, depth),
            Node::All(parts) | Node::Any(parts) => self.group(parts, negated, Join::Or, join, depth),
        }
    }

    fn group(&mut self, parts: &[Node], negated: bool, inside: Join, join: Join, depth: usize) -> Option<()> {
        if depth >= MOST_NESTED || parts.is_empty() {
            return None;
        }
        for (number, part) in parts.iter().enumerate() {
            self.node(part, negated, if number == 0 { Join::Begin } else { inside }, depth + 1)?;
        }
        if join != Join::Begin {
            self.steps.push(Step::End { join });
        }
        Some(())
    }
}
