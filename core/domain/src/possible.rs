//! Everything that conditions can come out as, over all that could be known about a person: exact, by looking at every
//! possibility.
//!
//! Works clause by clause, not fact by fact: of all the states and values of a fact only those are kept that some clause
//! tells apart. Derived facts count as free to be anything, so a possibility found here may be one that no person's
//! declared facts bring about; what is said of *all* possibilities holds for everybody.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use crate::condition::{Clause, Condition, DECLINED, Test, answer};
use crate::date::LookAgain;
use crate::dictionary::{Dictionary, Slot};
use crate::explain;
use crate::fact::FactType;
use crate::fact_sheet::{FactCell, FactState};
use crate::reading::Freshness;
use crate::truth::{Seen, Truth};

/// More possibilities than this are not looked at.
const MOST: usize = 100_000;

/// The people that are thought of: everybody, or those for whom a condition holds, as recorded.
#[derive(Clone, Copy, Debug)]
pub struct Everybody<'a> {
    /// The facts there are.
    pub dictionary: &'a Dictionary,
    /// Only people for whom this is known to hold: the condition that opens a lane, for what is asked behind it.
    pub only_if: Option<&'a Condition>,
}

/// A clause, and whether old facts count where it is asked.
type Asked<'a> = (&'a Clause, Freshness);

impl Everybody<'_> {
    /// Says whether two conditions come out the same whatever is known about a person; none where there are too many
    /// possibilities to look at. With `only_yes_counts`, no and cannot tell are the same.
    #[must_use]
    pub fn alike(
        &self,
        one: &Condition,
        other: &Condition,
        freshness: Freshness,
        only_yes_counts: bool,
    ) -> Option<bool> {
        self.alike_within(one, other, freshness, only_yes_counts, &mut { u64::MAX })
    }

    /// The same, for callers who ask often: each clause that is looked at in a possibility takes one from `left`, and
    /// none is answered where that is not enough.
    #[must_use]
    pub fn alike_within(
        &self,
        one: &Condition,
        other: &Condition,
        freshness: Freshness,
        only_yes_counts: bool,
        left: &mut u64,
    ) -> Option<bool> {
        let clauses: Vec<Asked<'_>> =
            one.clauses().iter().chain(other.clauses()).map(|clause| (clause, freshness)).collect();
        let after = one.clauses().len();
        let (mut alike, mut enough) = (true, true);
        let cost = u64::try_from(clauses.len()).unwrap_or(u64::MAX);
        self.each(clauses, &mut |outcomes| {
            enough = *left >= cost;
            *left = left.saturating_sub(cost);
            if !enough {
                return ControlFlow::Break(());
            }
            let ours = one.root().outcome(&|number| at(outcomes, number));
            let theirs = other.root().outcome(&|number| at(outcomes, after + number));
            alike = ours == theirs || only_yes_counts && ours != Truth::Yes && theirs != Truth::Yes;
            if alike { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        })?;
        enough.then_some(alike)
    }

    /// For each clause of a condition, the outcomes with which it can be among those that decide; none where there are
    /// too many possibilities to look at.
    #[must_use]
    pub fn can_decide(&self, condition: &Condition, freshness: Freshness) -> Option<Vec<Seen>> {
        let clauses: Vec<Asked<'_>> = condition.clauses().iter().map(|clause| (clause, freshness)).collect();
        let mut seen = vec![Seen::default(); clauses.len()];
        let mut deciding = Vec::new();
        self.each(clauses, &mut |outcomes| {
            deciding.clear();
            explain::deciding_by(condition, &|number| at(outcomes, number), &mut deciding);
            for number in deciding.iter().copied().map(usize::from) {
                if let Some(seen) = seen.get_mut(number) {
                    seen.note(at(outcomes, number));
                }
            }
            ControlFlow::Continue(())
        })?;
        Some(seen)
    }

    /// Shows `visit` every way in which `clauses` can come out together, until it breaks off; none where there are too
    /// many.
    fn each(
        &self,
        clauses: Vec<Asked<'_>>,
        visit: &mut dyn FnMut(&[Truth]) -> ControlFlow<()>,
    ) -> Option<()> {
        let before = clauses.len();
        let only_if = self.only_if.map(Condition::clauses).unwrap_or_default();
        let also = only_if.iter().map(|clause| (clause, Freshness::AsRecorded));
        let clauses: Vec<Asked<'_>> = clauses.into_iter().chain(also).collect();
        let mut bundles = Vec::new();
        let mut count = 1_usize;
        for slots in bundled(&clauses) {
            let bundle = bundle(&slots, &clauses, self.dictionary)?;
            count = count.checked_mul(bundle.outcomes.len()).filter(|count| *count <= MOST)?;
            bundles.push(bundle);
        }
        let mut outcomes = vec![Truth::CannotTell; clauses.len()];
        for number in 0..count {
            let mut rest = number;
            for bundle in &bundles {
                let ways = bundle.outcomes.len().max(1);
                let way = bundle.outcomes.get(rest % ways);
                rest /= ways;
                for (clause, truth) in bundle.clauses.iter().zip(way.into_iter().flatten()) {
                    if let Some(place) = outcomes.get_mut(*clause) {
                        *place = *truth;
                    }
                }
            }
            let holds = |gate: &Condition| gate.root().outcome(&|number| at(&outcomes, before + number));
            if self.only_if.is_none_or(|gate| holds(gate) == Truth::Yes) && visit(&outcomes).is_break() {
                break;
            }
        }
        Some(())
    }
}

fn at(outcomes: &[Truth], number: usize) -> Truth {
    outcomes.get(number).copied().unwrap_or(Truth::CannotTell)
}

/// Facts whose clauses hang together, with everything those clauses can come out as.
struct Bundle {
    /// The clauses, by number.
    clauses: Vec<usize>,
    /// One outcome a clause.
    outcomes: Vec<Vec<Truth>>,
}

/// The facts that clauses ask about, those that are compared with one another together.
fn bundled(clauses: &[Asked<'_>]) -> Vec<BTreeSet<Slot>> {
    let mut bundles: Vec<BTreeSet<Slot>> = Vec::new();
    for (clause, _) in clauses {
        let mut together = BTreeSet::from([clause.slot]);
        if let Test::Against(_, other) = clause.test {
            together.insert(other);
        }
        for joined in bundles.extract_if(.., |bundle| !bundle.is_disjoint(&together)).collect::<Vec<_>>() {
            together.extend(joined);
        }
        bundles.push(together);
    }
    bundles
}

fn bundle(slots: &BTreeSet<Slot>, clauses: &[Asked<'_>], dictionary: &Dictionary) -> Option<Bundle> {
    let here = clauses.iter().copied().enumerate().filter(|(_, (clause, _))| slots.contains(&clause.slot));
    let (numbers, asked): (Vec<usize>, Vec<Asked<'_>>) = here.unzip();
    let turning = turning_points(slots, &asked, dictionary);
    let cells: Vec<(Slot, Vec<FactCell>)> =
        slots.iter().map(|slot| (*slot, cells(*slot, &asked, &turning, dictionary))).collect();
    let count = cells.iter().try_fold(1_usize, |count, (_, cells)| count.checked_mul(cells.len()))?;
    if count > MOST {
        return None;
    }
    let mut outcomes: BTreeSet<Vec<Truth>> = BTreeSet::new();
    for number in 0..count {
        let mut rest = number;
        let person: Vec<(Slot, FactCell)> = cells
            .iter()
            .map(|(slot, cells)| {
                let cell = cells.get(rest % cells.len().max(1)).copied();
                rest /= cells.len().max(1);
                (*slot, cell.unwrap_or(FactCell::NOT_KNOWN))
            })
            .collect();
        let cell = |slot: Slot| {
            person.iter().find(|(other, _)| *other == slot).map_or(FactCell::NOT_KNOWN, |(_, cell)| *cell)
        };
        let outcome =
            |(clause, freshness): &Asked<'_>| answer(clause.test, cell(clause.slot), cell, *freshness);
        outcomes.insert(asked.iter().map(outcome).collect());
    }
    Some(Bundle { clauses: numbers, outcomes: outcomes.into_iter().collect() })
}

/// Numbers and days where some clause may turn. Between any two of them, and outside them, there are as many more as
/// there are facts, so that any order the facts can stand in is among them.
fn turning_points(slots: &BTreeSet<Slot>, asked: &[Asked<'_>], dictionary: &Dictionary) -> Vec<i64> {
    let mut points = BTreeSet::from([0]);
    for (clause, _) in asked {
        if let Test::Within(low, high) = clause.test {
            points.extend([low, high]);
        }
    }
    for slot in slots {
        if let Some(FactType::Number { at_least, at_most, .. }) = dictionary.kind(*slot) {
            points.extend([*at_least, *at_most]);
        }
    }
    let room = i64::try_from(slots.len()).unwrap_or(i64::MAX);
    let near = |point: &i64| (point.saturating_sub(room)..=point.saturating_add(room)).collect::<Vec<_>>();
    points.iter().flat_map(near).collect::<BTreeSet<_>>().into_iter().collect()
}

/// Every cell of a fact that some clause could tell from the others.
fn cells(slot: Slot, asked: &[Asked<'_>], turning: &[i64], dictionary: &Dictionary) -> Vec<FactCell> {
    let values: Vec<i64> = match dictionary.kind(slot) {
        Some(FactType::Choice(choices)) => (0..).take(choices.len()).collect(),
        Some(FactType::Tags(choices)) => tags(slot, choices.len(), asked),
        Some(FactType::Number { at_least, at_most, .. }) => {
            turning.iter().copied().filter(|number| (at_least..=at_most).contains(&number)).collect()
        }
        Some(FactType::Date) => turning.to_vec(),
        Some(FactType::Text) | None => vec![0],
    };
    let known = values.iter().map(|bits| FactCell::known(*bits));
    match dictionary.fact(slot) {
        _ if slot == Slot::TODAY => known.collect(),
        None => known.chain([FactCell::NOT_KNOWN]).collect(),
        Some(fact) => {
            let grows_old = matches!(fact.look_again, LookAgain::Days(_) | LookAgain::Months(_));
            let old = values.iter().filter(|_| grows_old);
            let old = old.map(|bits| FactCell { state: FactState::OutOfDate, bits: *bits });
            let without = [
                FactState::NotKnown,
                FactState::Conflicting,
                FactState::RatherNotSay,
                FactState::TwoAccounts,
                FactState::NobodyHoldsIt,
            ];
            let without = without.map(|state| FactCell { state, bits: 0 });
            known.chain(old).chain(without).collect()
        }
    }
}

/// Tags in every way in which clauses tell them apart: tags that the same clauses name are as good as one.
fn tags(slot: Slot, count: usize, asked: &[Asked<'_>]) -> Vec<i64> {
    let named: Vec<u64> = asked
        .iter()
        .filter(|(clause, _)| clause.slot == slot)
        .filter_map(|(clause, _)| match clause.test {
            Test::AnyTag(mask) => Some(mask & !DECLINED),
            _ => None,
        })
        .collect();
    let mut kinds: BTreeSet<Vec<bool>> = BTreeSet::new();
    let mut apart = Vec::new();
    for tag in (0..63_u32).take(count) {
        let by: Vec<bool> = named.iter().map(|mask| mask >> tag & 1 == 1).collect();
        if by.contains(&true) && kinds.insert(by) {
            apart.push(1_i64 << tag);
        }
    }
    // So many ways are too many; the caller sees that by their number.
    let ways = 1_usize << apart.len().min(20);
    let chosen = |way: usize| {
        apart.iter().enumerate().filter(|(at, _)| way >> at & 1 == 1).fold(0, |bits, (_, tag)| bits | tag)
    };
    (0..ways).map(chosen).collect()
}
