//! Invented people: one person across all programmes, a cell for each fact of any of them.

use domain::date::{LookAgain, from_days, to_days};
use domain::fact::{FactDefinition, FactType, FactValue, RATHER_NOT_SAY};
use domain::fact_sheet::{FactCell, FactSheet, FactState};
use jiff::civil::Date;

use super::random::Chance;
use crate::compile::Ready;

/// Value ids that stand for a state where a case gives them.
const STATES: [&str; 3] = [RATHER_NOT_SAY, "not-known", "nobody-holds-it"];

/// The facts of several programmes by id, and where each programme has them.
#[derive(Debug)]
pub(super) struct Facts<'p> {
    facts: Vec<(&'p FactDefinition, Vec<i64>)>,
    /// For each programme, each slot's place in `facts`; none for `today`.
    places: Vec<Vec<Option<usize>>>,
    today: Date,
}

impl<'p> Facts<'p> {
    /// The facts of `programmes`; two of one id and kind are one.
    pub(super) fn of(programmes: &[&'p Ready], today: Date) -> Self {
        let mut facts: Vec<(&FactDefinition, Vec<i64>)> = Vec::new();
        let mut places = Vec::with_capacity(programmes.len());
        for ready in programmes {
            let mut own = vec![None];
            for fact in ready.programme.dictionary.facts().iter().skip(1) {
                let same =
                    |(other, _): &(&FactDefinition, Vec<i64>)| other.id == fact.id && other.kind == fact.kind;
                let place = facts.iter().position(same).unwrap_or_else(|| {
                    facts.push((fact, choices(&fact.kind)));
                    facts.len() - 1
                });
                own.push(Some(place));
            }
            places.push(own);
        }
        Self { facts, places, today }
    }

    /// The cells of one person, for every fact of any programme.
    pub(super) fn invent(&self, seed: u64, person: u32) -> Vec<FactCell> {
        let mut chance = Chance::of(seed, person);
        self.facts.iter().map(|(fact, choices)| self.cell(fact, choices, &mut chance)).collect()
    }

    /// Mostly known; in about a quarter of cases something else.
    fn cell(&self, fact: &FactDefinition, choices: &[i64], chance: &mut Chance) -> FactCell {
        let Some(bits) = self.bits(&fact.kind, choices, chance) else { return FactCell::NOT_KNOWN };
        let ages = matches!(fact.look_again, LookAgain::Days(_) | LookAgain::Months(_));
        let differs = self.another(&fact.kind, bits).is_some();
        let state = match chance.below(100) {
            0..75 => FactState::Known,
            75..84 => FactState::NotKnown,
            84..88 if ages => FactState::OutOfDate,
            88..93 if differs => FactState::Conflicting,
            93..96 => FactState::RatherNotSay,
            96..98 if differs => FactState::TwoAccounts,
            98.. => FactState::NobodyHoldsIt,
            _ => FactState::Known,
        };
        let has_value = matches!(state, FactState::Known | FactState::OutOfDate);
        FactCell { state, bits: if has_value { bits } else { 0 } }
    }

    /// A value: any of those declared, a number within bounds and often at them, a day near and far.
    fn bits(&self, kind: &FactType, choices: &[i64], chance: &mut Chance) -> Option<i64> {
        match kind {
            FactType::Choice(_) => {
                let index = chance.below(choices.len() as u64);
                choices.get(usize::try_from(index).ok()?).copied()
            }
            FactType::Tags(_) => {
                // Each tag in about three of eight.
                let (one, two, three) = (chance.next(), chance.next(), chance.next());
                let mask = choices.iter().fold(0, |mask, tag| mask | 1_u64 << tag);
                Some(((one & (two | three) & mask) & (i64::MAX as u64)) as i64)
            }
            FactType::Number { at_least, at_most, .. } => Some(match chance.below(8) {
                0 => *at_least,
                1 => *at_most,
                _ => {
                    let span = at_most.abs_diff(*at_least).saturating_add(1);
                    at_least.saturating_add_unsigned(chance.below(span))
                }
            }),
            FactType::Date => {
                let reach = [10, 90, 800].get(chance.below(3) as usize).copied().unwrap_or(90);
                Some(to_days(self.today) + chance.below(2 * reach + 1) as i64 - reach as i64)
            }
            FactType::Text => None,
        }
    }

    /// A value that differs from `bits`, where there is one.
    fn another(&self, kind: &FactType, bits: i64) -> Option<i64> {
        match kind {
            FactType::Choice(_) => choices(kind).into_iter().find(|other| *other != bits),
            FactType::Tags(tags) => (tags.len() > 1).then_some(if bits == 1 { 2 } else { 1 }),
            FactType::Number { at_least, at_most, .. } => {
                (at_least < at_most).then_some(if bits == *at_least { *at_most } else { *at_least })
            }
            FactType::Date => Some(bits + 1),
            FactType::Text => None,
        }
    }

    /// The person's sheet in one of the programmes.
    pub(super) fn sheet(&self, programme: usize, cells: &[FactCell]) -> FactSheet {
        let places = self.places.get(programme).map(Vec::as_slice).unwrap_or_default();
        let cell = |place: &Option<usize>| {
            place.and_then(|place| cells.get(place)).copied().unwrap_or(FactCell::NOT_KNOWN)
        };
        FactSheet::of_cells(places.iter().map(cell).collect(), self.today)
    }

    /// What holders would have to say for a cell to stand as it does; none where nobody has said anything.
    pub(super) fn said(&self, fact: &FactDefinition, cell: FactCell) -> Option<Given> {
        let value = |bits: i64| fact.kind.decode(bits);
        Some(match cell.state {
            FactState::Known => Given::Value(value(cell.bits)?),
            FactState::OutOfDate => Given::Old(value(cell.bits)?, self.long_ago(fact.look_again)?),
            FactState::NotKnown => return None,
            FactState::RatherNotSay => Given::State(RATHER_NOT_SAY),
            FactState::NobodyHoldsIt => Given::State("nobody-holds-it"),
            FactState::Conflicting | FactState::TwoAccounts => {
                let one = match &fact.kind {
                    FactType::Choice(_) => *choices(&fact.kind).first()?,
                    FactType::Tags(_) => 1,
                    FactType::Number { at_least, .. } => *at_least,
                    FactType::Date | FactType::Text => to_days(self.today),
                };
                let (one, other) = (value(one)?, value(self.another(&fact.kind, one)?)?);
                if cell.state == FactState::Conflicting {
                    Given::Conflicting(one, other)
                } else {
                    Given::TwoAccounts(one, other)
                }
            }
        })
    }

    /// A day that is too long ago.
    fn long_ago(&self, look_again: LookAgain) -> Option<Date> {
        let days = match look_again {
            LookAgain::Days(days) => i64::from(days) + 1,
            LookAgain::Months(months) => i64::from(months) * 31 + 1,
            LookAgain::Never | LookAgain::EachChange => return None,
        };
        from_days(to_days(self.today) - days)
    }

    /// The facts of one programme with the person's cells, but for `today`.
    pub(super) fn in_programme<'f>(
        &'f self,
        programme: usize,
        cells: &'f [FactCell],
    ) -> impl Iterator<Item = (&'p FactDefinition, FactCell)> + 'f {
        let places = self.places.get(programme).map(Vec::as_slice).unwrap_or_default();
        places.iter().flatten().filter_map(|place| Some((self.facts.get(*place)?.0, *cells.get(*place)?)))
    }

    pub(super) fn today(&self) -> Date {
        self.today
    }
}

/// What is given about a fact in a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Given {
    /// A value of today.
    Value(FactValue),
    /// A value of long ago.
    Old(FactValue, Date),
    /// One of the states any fact may be in.
    State(&'static str),
    /// Two holders' values that differ.
    Conflicting(FactValue, FactValue),
    /// Two accounts.
    TwoAccounts(FactValue, FactValue),
}

/// The positions of values that may be given.
fn choices(kind: &FactType) -> Vec<i64> {
    let given = |(position, choice): (i64, &domain::fact::Choice)| {
        (!STATES.contains(&&*choice.id)).then_some(position)
    };
    (0_i64..).zip(kind.choices()).filter_map(given).collect()
}
