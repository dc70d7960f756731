//! The search: every class of every leaf alone, then two leaves at a time, keeping what is minimal.

use crate::condition::{Clause, Test};
use crate::counterfactual::classes::{ClassSet, Classes, Compared, few};
use crate::counterfactual::leaves::{Leaf, leaves};
use crate::counterfactual::trial::{Trial, Voices};
use crate::counterfactual::{Change, MOST_LOOKS, Standing, Tried, Way, WhatWouldChange};
use crate::dictionary::Slot;
use crate::fact_sheet::FactCell;

/// With more clauses in play nothing is tried: even to see what hangs together would take too long.
const MOST_CLAUSES: usize = 1000;

/// The most combinations of facts that are tried to see what a derived fact can come to.
const MOST_COMBINED: usize = 64;

/// How the session came out: nothing where the lane would wait to be asked for, else a position among the outcomes.
type Outcome = Option<u16>;

/// The outcomes met so far: how the session stands and by which rules, each once.
#[derive(Debug, Default)]
struct Outcomes {
    all: Vec<(Standing, Vec<u16>)>,
    rules: Vec<u16>,
}

impl Outcomes {
    fn of(&mut self, trial: &mut Trial<'_>, voices: &Voices<'_>, changes: &[(Slot, i64)]) -> Outcome {
        let stands = trial.stands(voices, changes, &mut self.rules)?;
        let same = |(standing, rules): &(Standing, Vec<u16>)| *standing == stands && *rules == self.rules;
        let place = self.all.iter().position(same).unwrap_or_else(|| {
            self.all.push((stands, self.rules.clone()));
            self.all.len() - 1
        });
        u16::try_from(place).ok()
    }

    fn standing(&self, outcome: Outcome) -> Option<Standing> {
        self.all.get(usize::from(outcome?)).map(|(standing, _)| *standing)
    }

    fn way(&self, outcome: u16, changes: Vec<Change>) -> Option<Way> {
        let (stands, rules) = self.all.get(usize::from(outcome))?;
        Some(Way { changes, stands: *stands, rules: rules.clone() })
    }
}

/// Searches for what would change how `session` stands.
pub(super) fn search(trial: &mut Trial<'_>, session: u16, rules: &[u16]) -> WhatWouldChange {
    let programme = trial.programme;
    let voices = Voices::new(programme, session, rules);
    let mut clauses: Vec<&Clause> = voices.rules().iter().flat_map(|(_, rule)| rule.when.clauses()).collect();
    let own = clauses.len();
    clauses.extend(programme.gate.iter().flat_map(|gate| gate.when.clauses()));
    let dictionary = &programme.dictionary;

    let mut outcomes = Outcomes::default();
    let now = if trial.is_open() { outcomes.of(trial, &voices, &[]) } else { None };
    let stands = outcomes.standing(now);
    let mut found = WhatWouldChange {
        stands,
        ways: Vec::new(),
        still: Vec::new(),
        tried: Tried::Pairs,
        facts: 0,
        clauses: clauses.len(),
        not_tried: Vec::new(),
    };
    if stands.is_none() {
        return found;
    }
    if clauses.len() > MOST_CLAUSES {
        found.tried = Tried::Nothing;
        return found;
    }
    let in_play = leaves(dictionary, &clauses, own);
    found.facts = in_play.read;
    let Some(proposed) = in_play.proposed else {
        found.tried = Tried::Nothing;
        return found;
    };
    found.not_tried = in_play.not_tried;
    let compared = Compared::new(&clauses, &|slot| dictionary.kind(slot), &|slot| trial.now(slot));
    let mut classes = Vec::with_capacity(proposed.len());
    for leaf in proposed {
        let [recorded, in_date] = trial.now(leaf.slot);
        // A derived fact may be known as recorded and not in date: only where both agree is a value no change.
        let now = if recorded == in_date { recorded } else { FactCell::NOT_KNOWN };
        let kind = dictionary.kind(leaf.slot);
        match kind.and_then(|kind| Classes::new(&leaf, kind, &clauses, &compared, now)) {
            Some(mut classes_of) => {
                if let Some(values) = within_reach(trial, &leaf) {
                    classes_of.keep(&values);
                }
                classes.push(classes_of);
            }
            None => found.not_tried.push(leaf.slot),
        }
    }
    found.tried = afford(&classes, clauses.len());
    let mut search =
        Search { trial, voices: &voices, clauses: &clauses, classes: &classes, outcomes, stands };
    if found.tried != Tried::Nothing {
        let singles = search.singles(&mut found);
        if found.tried == Tried::Pairs {
            search.pairs(&singles, &mut found);
        }
    }
    found
}

/// What a derived fact can come to by changes of what is behind it; none where that is too much to try, or to be left
/// to whoever reads it.
fn within_reach(trial: &mut Trial<'_>, leaf: &Leaf) -> Option<Vec<i64>> {
    let mut changes: Vec<Vec<(Slot, i64)>> = vec![Vec::new()];
    for slot in &leaf.inputs {
        let values = few(trial.programme.dictionary.kind(*slot)?)?;
        let count = usize::try_from(values.end() - values.start()).ok()?.saturating_add(2);
        if changes.len().saturating_mul(count) > MOST_COMBINED {
            return None;
        }
        // As it is, or any of its values.
        let with = |bits: i64| changes.iter().map(move |sofar| [&**sofar, &[(*slot, bits)]].concat());
        let more: Vec<_> = values.flat_map(with).collect();
        changes.extend(more);
    }
    let values = changes.iter().skip(1).filter_map(|changes| trial.comes_to(leaf.slot, changes));
    (!leaf.inputs.is_empty()).then(|| values.collect())
}

/// How far the search may go over `classes` with so many clauses in play.
fn afford(classes: &[Classes], clauses: usize) -> Tried {
    let singles: usize = classes.iter().map(|leaf| leaf.samples.len()).sum();
    let squares: usize = classes.iter().map(|leaf| leaf.samples.len().pow(2)).sum();
    let pairs = (singles.saturating_mul(singles) - squares) / 2;
    match MOST_LOOKS / clauses.max(1) {
        most if singles + pairs <= most => Tried::Pairs,
        most if singles <= most => Tried::Singles,
        _ => Tried::Nothing,
    }
}

struct Search<'s, 't> {
    trial: &'s mut Trial<'t>,
    voices: &'s Voices<'s>,
    clauses: &'s [&'s Clause],
    classes: &'s [Classes],
    outcomes: Outcomes,
    stands: Option<Standing>,
}

impl Search<'_, '_> {
    /// Tries every class of every leaf; gives what each came to.
    fn singles(&mut self, found: &mut WhatWouldChange) -> Vec<Vec<Outcome>> {
        let mut singles = Vec::with_capacity(self.classes.len());
        for leaf in self.classes {
            let mut came_to: Vec<Outcome> = Vec::with_capacity(leaf.samples.len());
            let mut flips: Vec<(u16, ClassSet)> = Vec::new();
            let mut still: ClassSet = 0;
            for (class, bits) in leaf.samples.iter().enumerate() {
                let outcome = match leaf.changes >> class & 1 {
                    1 => self.outcomes.of(self.trial, self.voices, &[(leaf.slot, *bits)]),
                    _ => None,
                };
                came_to.push(outcome);
                match outcome {
                    Some(_) if self.outcomes.standing(outcome) == self.stands => still |= 1 << class,
                    Some(outcome) => add(&mut flips, outcome, 1 << class),
                    None => {}
                }
            }
            let change = |set| Change { slot: leaf.slot, becomes: leaf.values(set) };
            if still != 0 && !flips.is_empty() {
                found.still.push(change(still));
            }
            let ways =
                flips.iter().filter_map(|(outcome, set)| self.outcomes.way(*outcome, vec![change(*set)]));
            found.ways.extend(ways);
            singles.push(came_to);
        }
        singles
    }

    fn pairs(&mut self, singles: &[Vec<Outcome>], found: &mut WhatWouldChange) {
        let mut leaves = self.classes.iter().zip(singles);
        while let Some(one) = leaves.next() {
            for other in leaves.clone() {
                self.pair(one, other, found);
            }
        }
    }

    /// Tries every class of one leaf with every class of another. What one of them alone comes to as well is not
    /// minimal.
    fn pair(
        &mut self,
        (one, one_alone): (&Classes, &Vec<Outcome>),
        (other, other_alone): (&Classes, &Vec<Outcome>),
        found: &mut WhatWouldChange,
    ) {
        let compared = self.are_compared(one.slot, other.slot);
        let mut not_told = false;
        // For each outcome, the classes of the one leaf with the classes of the other that come to it together.
        let mut grids: Vec<(u16, Vec<(ClassSet, ClassSet)>)> = Vec::new();
        let (moves, other_moves) = (self.moves_beside(one, other), self.moves_beside(other, one));
        for (class, bits) in one.samples.iter().enumerate().filter(|(class, _)| moves >> class & 1 == 1) {
            let alone = self.standing_of(one_alone, class);
            let mut row: Vec<(u16, ClassSet)> = Vec::new();
            for (other_class, other_bits) in other.samples.iter().enumerate() {
                if other_moves >> other_class & 1 == 0 {
                    continue;
                }
                if compared && !one.compare_alike(class, other, other_class) {
                    not_told = true;
                    continue;
                }
                let changes = [(one.slot, *bits), (other.slot, *other_bits)];
                let outcome = self.outcomes.of(self.trial, self.voices, &changes);
                let stands = self.outcomes.standing(outcome);
                let other_alone = self.standing_of(other_alone, other_class);
                match outcome {
                    Some(outcome) if ![self.stands, alone, other_alone].contains(&stands) => {
                        add(&mut row, outcome, 1 << other_class);
                    }
                    _ => {}
                }
            }
            for (outcome, set) in row {
                let grid = match grids.iter().position(|(known, _)| *known == outcome) {
                    Some(place) => grids.get_mut(place),
                    None => {
                        grids.push((outcome, Vec::new()));
                        grids.last_mut()
                    }
                };
                let Some((_, grid)) = grid else { continue };
                match grid.iter_mut().find(|(_, others)| *others == set) {
                    Some((classes, _)) => *classes |= 1 << class,
                    None => grid.push((1 << class, set)),
                }
            }
        }
        for (outcome, (classes, other_classes)) in
            grids.into_iter().flat_map(|(outcome, grid)| grid.into_iter().map(move |both| (outcome, both)))
        {
            let changes = vec![
                Change { slot: one.slot, becomes: one.values(classes) },
                Change { slot: other.slot, becomes: other.values(other_classes) },
            ];
            found.ways.extend(self.outcomes.way(outcome, changes));
        }
        if not_told {
            for slot in [one.slot, other.slot] {
                if !found.not_tried.contains(&slot) {
                    found.not_tried.push(slot);
                }
            }
        }
    }

    /// The classes of a leaf that are a change where another changes too. A derived fact that is worked out from the
    /// other would move with it: then staying as it is takes a change of something else.
    fn moves_beside(&self, leaf: &Classes, other: &Classes) -> ClassSet {
        let derived = self.trial.programme.dictionary.derived(leaf.slot);
        if derived.is_some_and(|derived| derived.reads.contains(&other.slot)) {
            leaf.all()
        } else {
            leaf.changes
        }
    }

    fn standing_of(&self, alone: &[Outcome], class: usize) -> Option<Standing> {
        self.outcomes.standing(alone.get(class).copied().flatten())
    }

    fn are_compared(&self, one: Slot, other: Slot) -> bool {
        self.clauses.iter().any(|clause| match clause.test {
            Test::Against(_, with) => [(one, other), (other, one)].contains(&(clause.slot, with)),
            _ => false,
        })
    }
}

/// Adds a class to what comes to an outcome.
fn add(sets: &mut Vec<(u16, ClassSet)>, outcome: u16, class: ClassSet) {
    match sets.iter_mut().find(|(known, _)| *known == outcome) {
        Some((_, set)) => *set |= class,
        None => sets.push((outcome, class)),
    }
}
