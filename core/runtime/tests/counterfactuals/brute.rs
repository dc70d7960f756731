//! Trying everything: a person's statements changed, put together anew, advised for real.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::advice::Outcome;
use domain::condition::{Condition, Test};
use domain::counterfactual::{Standing, WhatIf, WhatWouldChange};
use domain::date;
use domain::dictionary::Slot;
use domain::fact_sheet::{FactCell, FactSheet, FactState};
use domain::reading::Freshness;
use domain::rule::Action;
use domain::statement::{Said, Statement};
use proptest::prelude::*;
use runtime::advise::{Advised, advise_all};
use runtime::compile::Ready;

use crate::world::{OUTSIDE, TODAY, World, kind, statement, values};

/// Declared facts that are said to be something else, each once.
type Assignment = Vec<(u16, i64)>;

/// How session 0 stands, and by which rules.
type Stands = Option<(Standing, Vec<u16>)>;

/// One person in one programme.
pub(crate) struct Brute<'w> {
    world: &'w World,
    ready: Ready,
    said: Vec<Vec<Statement>>,
    found: WhatWouldChange,
    /// The leaves that may be proposed, by the meaning of the words.
    leaves: Vec<u16>,
}

/// A person advised.
struct Tried {
    sheet: FactSheet,
    advised: Advised,
}

impl<'w> Brute<'w> {
    pub(crate) fn new(world: &'w World, said: Vec<Vec<Statement>>) -> Self {
        let ready = world.ready();
        let mut brute = Self { world, ready, said, found: nothing(), leaves: Vec::new() };
        let Tried { sheet, advised } = brute.with(&Vec::new());
        let speaks =
            |actions: &[Action]| actions.iter().any(|a| matches!(a, Action::Hold(0) | Action::Suggest(0)));
        let programme = &*brute.ready.programme;
        let rules = (0_u16..).zip(&programme.rules).filter(|(_, rule)| speaks(&rule.actions));
        let rules: Vec<u16> = rules.map(|(number, _)| number).collect();
        let found = WhatIf::new(programme, &sheet, &advised.outside).about(0, &rules);
        let leaves = brute.leaves(&rules);
        (brute.found, brute.leaves) = (found, leaves);
        brute
    }

    /// The leaves that may be proposed, spelled out apart from the code under test.
    fn leaves(&self, rules: &[u16]) -> Vec<u16> {
        let programme = &*self.ready.programme;
        let own: Vec<&Condition> =
            rules.iter().map(|rule| &programme.rules[usize::from(*rule)].when).collect();
        let read: Vec<Slot> = own.iter().flat_map(|when| when.reads()).collect();
        let gate = programme.gate.as_ref().map(|gate| &gate.when);
        let all = || own.iter().copied().chain(gate);
        let everywhere: Vec<Slot> = all().flat_map(Condition::reads).collect();
        let compared = |slot: Slot| {
            all().flat_map(Condition::clauses).any(|clause| match clause.test {
                Test::Against(_, other) => clause.slot == slot || other == slot,
                _ => false,
            })
        };
        let watchers: Vec<u16> =
            (OUTSIDE..OUTSIDE + 3).filter(|slot| everywhere.contains(&Slot(*slot))).collect();
        let reads = |slot: u16| self.world.reads(usize::from(slot - OUTSIDE));
        let fact = |slot: u16| programme.dictionary.fact(Slot(slot));
        let may_change =
            |slot: u16| slot != 0 && fact(slot).is_some_and(|fact| fact.changeable && !fact.protected);
        let few = |slot: u16| !matches!(slot, 4 | 6 | 7);
        let proposable = |slot: u16| {
            if slot < OUTSIDE {
                let behind = watchers.iter().filter(|watcher| reads(**watcher).0.contains(&slot));
                let clear = |watcher: &u16| {
                    !compared(Slot(*watcher)) && !reads(*watcher).1.contains(&slot) && few(slot)
                };
                may_change(slot) && behind.into_iter().all(clear)
            } else {
                !reads(slot).0.iter().any(|slot| fact(*slot).is_some_and(|fact| fact.protected))
                    && !self.own(slot, &everywhere, &watchers).is_empty()
            }
        };
        let mut leaves: Vec<u16> = read.iter().map(|slot| slot.0).filter(|slot| proposable(*slot)).collect();
        leaves.sort_unstable();
        leaves.dedup();
        leaves
    }

    /// Of the facts behind a derived fact, those that can change and are read by none of the others.
    fn own(&self, slot: u16, everywhere: &[Slot], watchers: &[u16]) -> Vec<u16> {
        let reads = |slot: u16| self.world.reads(usize::from(slot - OUTSIDE)).0;
        let fact = |slot: u16| self.ready.programme.dictionary.fact(Slot(slot));
        let may_change =
            |slot: &u16| *slot != 0 && fact(*slot).is_some_and(|fact| fact.changeable && !fact.protected);
        let elsewhere = |read: &u16| {
            everywhere.contains(&Slot(*read))
                || watchers.iter().any(|other| *other != slot && reads(*other).contains(read))
        };
        reads(slot).into_iter().filter(|read| may_change(read) && !elsewhere(read)).collect()
    }

    /// The changeable facts behind a derived fact that nothing else in play reads.
    fn own_in_play(&self, leaf: u16) -> Vec<u16> {
        let programme = &*self.ready.programme;
        let speaks =
            |actions: &[Action]| actions.iter().any(|a| matches!(a, Action::Hold(0) | Action::Suggest(0)));
        let own = programme.rules.iter().filter(|rule| speaks(&rule.actions)).map(|rule| &rule.when);
        let all = own.chain(programme.gate.as_ref().map(|gate| &gate.when));
        let everywhere: Vec<Slot> = all.flat_map(Condition::reads).collect();
        let watchers: Vec<u16> =
            (OUTSIDE..OUTSIDE + 3).filter(|slot| everywhere.contains(&Slot(*slot))).collect();
        self.own(leaf, &everywhere, &watchers)
    }

    /// Every way to move a leaf by what is said of declared facts.
    fn moves(&self, leaf: u16) -> Vec<Assignment> {
        if leaf < OUTSIDE {
            return values(usize::from(leaf)).into_iter().map(|bits| vec![(leaf, bits)]).collect();
        }
        let mut moves: Vec<Assignment> = vec![Vec::new()];
        for fact in self.own_in_play(leaf) {
            let with =
                |bits: i64| moves.iter().map(move |sofar| [sofar.clone(), vec![(fact, bits)]].concat());
            let more: Vec<Assignment> = values(usize::from(fact)).into_iter().flat_map(with).collect();
            moves.extend(more);
        }
        // Two ways to come to a value are enough to tell whether the way matters.
        let mut kept: BTreeMap<Option<i64>, Vec<Assignment>> = BTreeMap::new();
        for change in moves.into_iter().skip(1) {
            let bits = self.known(&self.with(&change), leaf);
            let ways = kept.entry(bits).or_default();
            if bits.is_some() && ways.len() < 2 {
                ways.push(change);
            }
        }
        kept.into_values().flatten().collect()
    }

    /// Whether a leaf is a lowered derived fact that alone reads what can change behind it, all of few values.
    fn is_worked_out_from_few(&self, leaf: u16) -> bool {
        if leaf <= OUTSIDE {
            return false;
        }
        let (reads, outside) = self.world.reads(usize::from(leaf - OUTSIDE));
        let fact = |slot: u16| self.ready.programme.dictionary.fact(Slot(slot));
        let may_change =
            |slot: u16| slot != 0 && fact(slot).is_some_and(|fact| fact.changeable && !fact.protected);
        let changes: Vec<u16> = reads.into_iter().filter(|slot| may_change(*slot)).collect();
        outside.is_empty()
            && self.own_in_play(leaf) == changes
            && changes.iter().all(|slot| !matches!(slot, 4 | 6 | 7))
    }

    /// The person with something else said of some facts, advised.
    fn with(&self, change: &Assignment) -> Tried {
        let mut said = self.said.clone();
        for (fact, bits) in change {
            let fact = usize::from(*fact);
            let value = kind(fact).decode(*bits).expect("a value");
            said[fact - 1] = vec![statement(fact, "a", 0, Said::Value(value))];
        }
        let statements: Arc<[Statement]> = said.into_iter().flatten().collect();
        let today = date::from_days(TODAY).expect("a day");
        let sheet = FactSheet::assemble(&self.ready.programme.dictionary, statements, today);
        let advised = advise_all(&self.ready, std::slice::from_ref(&sheet)).pop().expect("advice");
        Tried { sheet, advised }
    }

    /// A leaf's cells, as recorded and in date only.
    fn cells(&self, tried: &Tried, leaf: u16) -> [FactCell; 2] {
        let reading = self.ready.programme.reading(&tried.sheet, &tried.advised.outside);
        [Freshness::AsRecorded, Freshness::InDateOnly].map(|freshness| reading.cell(Slot(leaf), freshness))
    }

    /// A leaf's value where it is known and in date.
    fn known(&self, tried: &Tried, leaf: u16) -> Option<i64> {
        let [recorded, in_date] = self.cells(tried, leaf);
        (recorded == in_date && recorded.state == FactState::Known).then_some(recorded.bits)
    }

    /// How session 0 stands by the advice itself.
    fn stands(&self, tried: &Tried) -> Stands {
        let advice = &tried.advised.advice;
        if !advice.open {
            return None;
        }
        let rules = |span| {
            let mut rules: Vec<u16> = advice.reasons(span).iter().filter_map(|reason| reason.rule).collect();
            // A rule may name a session twice.
            rules.dedup();
            rules
        };
        for item in &advice.items {
            match item.outcome {
                Outcome::Hold(0) => return Some((Standing::Held, rules(item.reasons))),
                Outcome::Suggest(_, 0) => return Some((Standing::Suggested, rules(item.reasons))),
                _ => {}
            }
        }
        let open = advice.might_apply.iter().find(|item| matches!(item.outcome, Outcome::Suggest(_, 0)));
        Some(
            open.map_or((Standing::InLibrary, Vec::new()), |item| {
                (Standing::MightApply, rules(item.reasons))
            }),
        )
    }

    fn standing(&self, tried: &Tried) -> Option<Standing> {
        self.stands(tried).map(|(standing, _)| standing)
    }

    /// How it stands now is what advice says.
    pub(crate) fn agrees(&self) -> Result<(), TestCaseError> {
        prop_assert_eq!(self.standing(&self.with(&Vec::new())), self.found.stands);
        Ok(())
    }

    /// Whatever is said so that the leaves come to the values of a way, the advice is what the way says; and what only
    /// one of its changes comes to is something else.
    pub(crate) fn every_way_is_true_and_minimal(&self) -> Result<(), TestCaseError> {
        for way in &self.found.ways {
            prop_assert!(Some(way.stands) != self.found.stands, "no flip: {:?}", way);
            for change in &way.changes {
                prop_assert!(self.leaves.contains(&change.slot.0), "{:?} may not be proposed", change.slot);
                if self.is_worked_out_from_few(change.slot.0) {
                    let reached = |moved: &Assignment| {
                        let bits = self.known(&self.with(moved), change.slot.0);
                        bits.is_some_and(|bits| change.becomes.contain(bits))
                    };
                    prop_assert!(self.moves(change.slot.0).iter().any(reached), "out of reach: {:?}", way);
                }
            }
            let reaches = |tried: &Tried, number: usize| {
                let change = &way.changes[number];
                self.known(tried, change.slot.0).is_some_and(|bits| change.becomes.contain(bits))
            };
            for change in self.combined(&way.changes.iter().map(|change| change.slot.0).collect::<Vec<_>>()) {
                let tried = self.with(&change.concat());
                if (0..way.changes.len()).all(|number| reaches(&tried, number)) {
                    let stands = self.stands(&tried);
                    let (standing, rules) = stands.clone().unwrap_or((Standing::InLibrary, Vec::new()));
                    let same_rules = match way.stands {
                        Standing::MightApply => rules.iter().all(|rule| way.rules.contains(rule)),
                        _ => rules == way.rules,
                    };
                    prop_assert!(
                        stands.is_some() && standing == way.stands && same_rules,
                        "{:?} said {:?}: {:?}",
                        way,
                        change,
                        stands
                    );
                }
                if way.changes.len() == 2 {
                    for (number, alone) in change.iter().enumerate() {
                        let tried = self.with(alone);
                        let flips = reaches(&tried, number) && self.standing(&tried) == Some(way.stands);
                        prop_assert!(!flips, "not minimal: {:?}, {:?} alone", way, alone);
                    }
                }
            }
        }
        for still in &self.found.still {
            for change in self.moves(still.slot.0) {
                let tried = self.with(&change);
                if self.known(&tried, still.slot.0).is_some_and(|bits| still.becomes.contain(bits)) {
                    prop_assert_eq!(self.standing(&tried), self.found.stands);
                }
            }
        }
        Ok(())
    }

    /// Every move of each leaf with every move of the others.
    fn combined(&self, leaves: &[u16]) -> Vec<Vec<Assignment>> {
        let mut combined: Vec<Vec<Assignment>> = vec![Vec::new()];
        for leaf in leaves {
            let moves = self.moves(*leaf);
            let with = |sofar: Vec<Assignment>| {
                moves
                    .iter()
                    .map(move |change| [sofar.clone(), vec![change.clone()]].concat())
                    .collect::<Vec<_>>()
            };
            combined = combined.into_iter().flat_map(with).collect();
        }
        combined
    }

    /// Every change of one leaf or two that makes a difference no part of it makes is in one of the ways.
    pub(crate) fn none_is_missing(&self) -> Result<(), TestCaseError> {
        if self.found.stands.is_none() {
            prop_assert!(self.found.ways.is_empty());
            return Ok(());
        }
        prop_assert_eq!(self.found.tried, domain::counterfactual::Tried::Pairs);
        let now = self.with(&Vec::new());
        // What each leaf comes to alone: by value, how the session stands.
        let mut alone: BTreeMap<(u16, i64), Option<Standing>> = BTreeMap::new();
        for leaf in &self.leaves {
            for change in self.moves(*leaf) {
                let tried = self.with(&change);
                let Some(bits) = self.known(&tried, *leaf) else { continue };
                if self.known(&now, *leaf) == Some(bits) {
                    continue;
                }
                let standing = self.standing(&tried);
                alone.insert((*leaf, bits), standing);
                if standing.is_some() && standing != self.found.stands {
                    prop_assert!(
                        self.is_found(&[(*leaf, bits)], standing),
                        "missing {:?}: {:?}",
                        change,
                        standing
                    );
                }
            }
        }
        for (place, one) in self.leaves.iter().enumerate() {
            for other in self.leaves.iter().skip(place + 1) {
                // Two dates, or numbers of many values, that a clause compares: said to be not tried together.
                let many = |leaf: u16| !matches!(leaf, 1..=3 | 5 | 8 | 9);
                let not_tried = |leaf: u16| many(leaf) && self.found.not_tried.contains(&Slot(leaf));
                let both_not_tried = not_tried(*one) && not_tried(*other);
                for change in self.combined(&[*one, *other]) {
                    let tried = self.with(&change.concat());
                    let (Some(bits), Some(other_bits)) =
                        (self.known(&tried, *one), self.known(&tried, *other))
                    else {
                        continue;
                    };
                    let (Some(first), Some(second)) =
                        (alone.get(&(*one, bits)), alone.get(&(*other, other_bits)))
                    else {
                        continue;
                    };
                    let standing = self.standing(&tried);
                    let flips =
                        standing.is_some() && ![self.found.stands, *first, *second].contains(&standing);
                    if flips && !both_not_tried {
                        let found = self.is_found(&[(*one, bits), (*other, other_bits)], standing);
                        prop_assert!(found, "missing {:?}: {:?}", change, standing);
                    }
                }
            }
        }
        Ok(())
    }

    fn is_found(&self, values: &[(u16, i64)], stands: Option<Standing>) -> bool {
        self.found.ways.iter().any(|way| {
            let covers = |(leaf, bits): &(u16, i64)| {
                way.changes.iter().any(|change| change.slot == Slot(*leaf) && change.becomes.contain(*bits))
            };
            Some(way.stands) == stands && way.changes.len() == values.len() && values.iter().all(covers)
        })
    }
}

fn nothing() -> WhatWouldChange {
    WhatWouldChange {
        stands: None,
        ways: Vec::new(),
        still: Vec::new(),
        tried: domain::counterfactual::Tried::Nothing,
        facts: 0,
        clauses: 0,
        not_tried: Vec::new(),
    }
}
