//! The values of one leaf in classes that no clause in play can tell apart, and sets of classes as values again.

use crate::condition::{Clause, DECLINED, Test};
use crate::counterfactual::leaves::{Grain, Leaf};
use crate::counterfactual::{TagNeed, Values};
use crate::dictionary::Slot;
use crate::fact::FactType;
use crate::fact_sheet::{FactCell, FactState};

/// The most classes of one leaf: they are bits of one word.
const MOST_CLASSES: usize = 128;

/// The most values of a number that are tried one by one.
const MOST_VALUES_EACH: i64 = 32;

/// The most groups of tags that are told apart: every combination is a class.
const MOST_GROUPS: usize = 6;

/// A set of classes, by position.
pub(super) type ClassSet = u128;

/// The classes of one leaf.
#[derive(Debug)]
pub(super) struct Classes {
    /// Which leaf.
    pub(super) slot: Slot,
    /// One value of each class.
    pub(super) samples: Vec<i64>,
    /// The classes that are a change from how the leaf stands now.
    pub(super) changes: ClassSet,
    kind: Kind,
}

#[derive(Debug)]
enum Kind {
    /// The choices of each class.
    Choices(Vec<u64>),
    /// Where each class begins; it ends where the next begins, the last at the end.
    Within(Vec<i64>, i64),
    /// Groups of tags; the position of a class is the mask of the groups it has a tag of.
    Tags(Vec<u64>),
}

/// What the clauses in play compare with what: facts that must be cut at the same values.
#[derive(Debug)]
pub(super) struct Compared {
    /// Facts that hang together, directly or through others, in slot order, with every value at which a comparison with
    /// one of them may turn an outcome.
    groups: Vec<(Vec<Slot>, Vec<i64>)>,
}

impl Compared {
    /// Brings the comparisons of `clauses` together. `kind` tells what a fact can be, `now` its values now.
    pub(super) fn new<'d>(
        clauses: &[&Clause],
        kind: &dyn Fn(Slot) -> Option<&'d FactType>,
        now: &dyn Fn(Slot) -> [FactCell; 2],
    ) -> Self {
        let mut groups: Vec<Vec<Slot>> = Vec::new();
        for clause in clauses {
            if let Test::Against(_, other) = clause.test {
                let pair = [clause.slot, other];
                let mut joined = pair.to_vec();
                joined.extend(
                    groups.extract_if(.., |group| pair.iter().any(|slot| group.contains(slot))).flatten(),
                );
                joined.sort_unstable();
                joined.dedup();
                groups.push(joined);
            }
        }
        let with_cuts = groups.into_iter().map(|group| {
            let mut cuts = Vec::new();
            for slot in &group {
                cuts.extend(bounds(clauses, *slot).flat_map(|(low, high)| [low, high]));
                cuts.extend(now(*slot).iter().filter(|cell| has_value(**cell)).map(|cell| cell.bits));
                cuts.extend(kind(*slot).and_then(small).into_iter().flatten());
            }
            cuts.sort_unstable();
            cuts.dedup();
            (group, cuts)
        });
        Self { groups: with_cuts.collect() }
    }

    fn cuts(&self, slot: Slot) -> &[i64] {
        let group = self.groups.iter().find(|(group, _)| group.binary_search(&slot).is_ok());
        group.map_or(&[], |(_, cuts)| cuts)
    }
}

impl Classes {
    /// The classes of `slot`; none where they are more than can be tried.
    pub(super) fn new(
        leaf: &Leaf,
        kind: &FactType,
        clauses: &[&Clause],
        compared: &Compared,
        now: FactCell,
    ) -> Option<Self> {
        let slot = leaf.slot;
        let each = leaf.grain == Grain::EachValue;
        let masks =
            clauses.iter().filter(|clause| clause.slot == slot).filter_map(|clause| match clause.test {
                Test::OneOf(mask) | Test::AnyTag(mask) => Some(mask & !DECLINED),
                _ => None,
            });
        let (kind, samples) = match kind {
            FactType::Choice(choices) => {
                let masks: Vec<u64> = masks.collect();
                let each = each || !compared.cuts(slot).is_empty();
                let classes = alike(choices.len(), |one, other| {
                    !each && masks.iter().all(|mask| mask >> one & 1 == mask >> other & 1)
                });
                let samples = classes.iter().map(|class| i64::from(class.trailing_zeros())).collect();
                (Kind::Choices(classes), samples)
            }
            FactType::Tags(choices) => {
                let masks: Vec<u64> = masks.collect();
                let mut groups = alike(choices.len(), |one, other| {
                    !each && masks.iter().all(|mask| mask >> one & 1 == mask >> other & 1)
                });
                // Tags that no clause asks for make no difference.
                groups.retain(|group| each || masks.iter().any(|mask| mask & group != 0));
                let samples = tag_samples(&groups)?;
                (Kind::Tags(groups), samples)
            }
            FactType::Number { at_least, at_most, .. } if at_least <= at_most => {
                stretches(slot, (*at_least, *at_most), kind, each, clauses, compared)?
            }
            FactType::Date => stretches(slot, (i64::MIN, i64::MAX), kind, each, clauses, compared)?,
            FactType::Number { .. } | FactType::Text => return None,
        };
        let mut classes = Self { slot, samples, changes: 0, kind };
        if classes.samples.is_empty() || classes.samples.len() > MOST_CLASSES {
            return None;
        }
        let stays = |class: &usize| now.state == FactState::Known && classes.class_contains(*class, now.bits);
        classes.changes =
            (0..classes.samples.len()).filter(|class| !stays(class)).fold(0, |set, class| set | 1 << class);
        Some(classes)
    }

    /// Every class.
    pub(super) fn all(&self) -> ClassSet {
        (0..self.samples.len()).fold(0, |set, class| set | 1 << class)
    }

    /// Leaves out of the changes every class that none of `values` lies in.
    pub(super) fn keep(&mut self, values: &[i64]) {
        let reached = |class: &usize| values.iter().any(|bits| self.class_contains(*class, *bits));
        self.changes &= (0..self.samples.len()).filter(reached).fold(0, |set, class| set | 1 << class);
    }

    fn class_contains(&self, class: usize, bits: i64) -> bool {
        self.values(1 << class).contain(bits)
    }

    /// Says whether how the values of two classes compare is the same for all of them. Leaves that a clause compares are
    /// cut at the same values, so that only two wide classes can overlap.
    pub(super) fn compare_alike(&self, class: usize, other: &Self, other_class: usize) -> bool {
        match (self.bounds_of(class), other.bounds_of(other_class)) {
            (Some((low, high)), Some((other_low, other_high))) => {
                high < other_low || other_high < low || (low == high && other_low == other_high)
            }
            _ => true,
        }
    }

    fn bounds_of(&self, class: usize) -> Option<(i64, i64)> {
        let Kind::Within(starts, end) = &self.kind else { return None };
        let low = *starts.get(class)?;
        Some((low, starts.get(class + 1).map_or(*end, |next| next - 1)))
    }

    /// The values of a set of classes.
    pub(super) fn values(&self, set: ClassSet) -> Values {
        let within = (0..self.samples.len()).filter(|class| set >> class & 1 == 1);
        match &self.kind {
            Kind::Choices(masks) => {
                Values::Choices(within.filter_map(|class| masks.get(class)).fold(0, |all, mask| all | mask))
            }
            Kind::Within(..) => {
                let mut bounds: Vec<(i64, i64)> = Vec::new();
                for (low, high) in within.filter_map(|class| self.bounds_of(class)) {
                    match bounds.last_mut() {
                        Some(last) if last.1.checked_add(1) == Some(low) => last.1 = high,
                        _ => bounds.push((low, high)),
                    }
                }
                Values::Within(bounds)
            }
            Kind::Tags(groups) => Values::Tags(tag_needs(groups, within.collect())),
        }
    }
}

fn has_value(cell: FactCell) -> bool {
    matches!(cell.state, FactState::Known | FactState::OutOfDate)
}

/// Positions up to `count` in masks of those that are alike, in the order of their first.
fn alike(count: usize, alike: impl Fn(usize, usize) -> bool) -> Vec<u64> {
    let mut masks: Vec<(usize, u64)> = Vec::new();
    for position in 0..count.min(63) {
        match masks.iter_mut().find(|(first, _)| alike(*first, position)) {
            Some((_, mask)) => *mask |= 1 << position,
            None => masks.push((position, 1 << position)),
        }
    }
    masks.into_iter().map(|(_, mask)| mask).collect()
}

/// The bounds that clauses in play ask a fact to lie within.
fn bounds(clauses: &[&Clause], slot: Slot) -> impl Iterator<Item = (i64, i64)> {
    clauses.iter().filter(move |clause| clause.slot == slot).filter_map(|clause| match clause.test {
        Test::Within(low, high) => Some((low, high)),
        _ => None,
    })
}

/// Every value of a fact that has few; none where it has many.
pub(super) fn few(kind: &FactType) -> Option<std::ops::RangeInclusive<i64>> {
    match kind {
        FactType::Tags(tags) if tags.len() <= MOST_GROUPS => Some(0..=(1 << tags.len()) - 1),
        kind => small(kind),
    }
}

/// Every value of a number that has few, or of a choice.
fn small(kind: &FactType) -> Option<std::ops::RangeInclusive<i64>> {
    match kind {
        FactType::Number { at_least, at_most, .. } => {
            let few = at_most.checked_sub(*at_least).is_some_and(|span| span < MOST_VALUES_EACH);
            few.then_some(*at_least..=*at_most)
        }
        FactType::Choice(choices) => Some(0..=i64::try_from(choices.len()).unwrap_or(i64::MAX) - 1),
        _ => None,
    }
}

fn stretches(
    slot: Slot,
    (least, most): (i64, i64),
    kind: &FactType,
    each: bool,
    clauses: &[&Clause],
    compared: &Compared,
) -> Option<(Kind, Vec<i64>)> {
    let mut starts = vec![least];
    if each {
        starts.extend(small(kind)?);
    }
    for (low, high) in bounds(clauses, slot) {
        starts.extend(std::iter::once(low).chain(high.checked_add(1)));
    }
    for cut in compared.cuts(slot) {
        starts.extend(std::iter::once(*cut).chain(cut.checked_add(1)));
    }
    starts.retain(|start| (least..=most).contains(start));
    starts.sort_unstable();
    starts.dedup();
    let samples = starts.clone();
    Some((Kind::Within(starts, most), samples))
}

/// One set of tags for every combination of `groups`; none where these are too many.
fn tag_samples(groups: &[u64]) -> Option<Vec<i64>> {
    if groups.len() > MOST_GROUPS {
        return None;
    }
    #[expect(clippy::cast_possible_wrap, reason = "tags are bits, not a number")]
    let sample = |present: u64| {
        let chosen = groups.iter().enumerate().filter(|(number, _)| present >> number & 1 == 1);
        chosen.fold(0_u64, |bits, (_, group)| bits | (group & group.wrapping_neg())) as i64
    };
    Some((0..1_u64 << groups.len()).map(sample).collect())
}

/// The combinations of groups in `classes` as few needs: two that differ in one group only are one that does not ask
/// for it.
fn tag_needs(groups: &[u64], classes: Vec<usize>) -> Vec<TagNeed> {
    // (groups it must have, groups it asks about)
    let all = (1_usize << groups.len()) - 1;
    let mut open: Vec<(usize, usize)> = classes.into_iter().map(|class| (class, all)).collect();
    let mut needs: Vec<(usize, usize)> = Vec::new();
    while !open.is_empty() {
        let mut wider: Vec<(usize, usize)> = Vec::new();
        for (number, (has, asks)) in open.iter().enumerate() {
            let mut stands_alone = true;
            for (other, (other_has, other_asks)) in open.iter().enumerate() {
                let apart = has ^ other_has;
                if asks == other_asks && apart.count_ones() == 1 {
                    stands_alone = false;
                    if other > number {
                        wider.push((has & !apart, asks & !apart));
                    }
                }
            }
            if stands_alone {
                needs.push((*has, *asks));
            }
        }
        wider.sort_unstable();
        wider.dedup();
        open = wider;
    }
    needs.sort_by_key(|(has, asks)| (asks.count_ones(), *has == 0, *has));
    let mut found: Vec<(usize, usize)> = Vec::new();
    // A need that the ones before it cover says nothing new.
    for (has, asks) in &needs {
        let covered = |class: usize| found.iter().any(|(has, asks)| class & asks == *has);
        if (0..=all).filter(|class| class & asks == *has).any(|class| !covered(class)) {
            found.push((*has, *asks));
        }
    }
    let need = |(has, asks): (usize, usize)| {
        let with = |number: usize| groups.get(number).copied().unwrap_or_default();
        let asked = (0..groups.len()).filter(|number| asks >> number & 1 == 1);
        let (some, none): (Vec<usize>, Vec<usize>) = asked.partition(|number| has >> number & 1 == 1);
        TagNeed {
            some_of: some.into_iter().map(with).collect(),
            none_of: none.into_iter().map(with).fold(0, |all, group| all | group),
        }
    };
    found.into_iter().map(need).collect()
}
