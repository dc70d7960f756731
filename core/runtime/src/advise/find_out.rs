//! The find-out list: what to look up or ask, most telling first; never what the person would rather not say.

use domain::advice::FindOut;
use domain::dictionary::{Dictionary, Slot};
use domain::explain::may_be_asked;
use domain::fact_sheet::FactSheet;

/// Facts asked for so far, and how many items each could change.
#[derive(Debug, Default)]
pub(super) struct FindOutList {
    /// Each fact with a rule that asks for it or waits for it.
    asked: Vec<(Slot, u16)>,
    /// Facts that keep a suggestion from being told, once for each.
    missing: Vec<Slot>,
}

impl FindOutList {
    /// A rule asks for a fact, or waits for it.
    pub(super) fn ask(&mut self, slot: Slot, rule: u16) {
        self.asked.push((slot, rule));
    }

    /// Facts that could each change one item more; whoever knows them adds them.
    pub(super) fn could_change(&mut self) -> &mut Vec<Slot> {
        &mut self.missing
    }

    /// The list: facts that may be asked for, those that could change most first, then in the dictionary's order.
    pub(super) fn ranked(mut self, sheet: &FactSheet, dictionary: &Dictionary) -> Vec<FindOut> {
        self.asked.sort_unstable();
        self.asked.dedup();
        let together = self.asked.chunk_by(|(one, _), (other, _)| one == other);
        let mut list: Vec<FindOut> = together
            .filter_map(|asked| {
                let fact = asked
                    .first()
                    .map(|(slot, _)| *slot)
                    .filter(|slot| may_be_asked(*slot, sheet, dictionary))?;
                let rules: Vec<u16> = asked.iter().map(|(_, rule)| *rule).collect();
                let could_change = rules.len() + self.missing.iter().filter(|slot| **slot == fact).count();
                Some(FindOut { fact, rules, could_change })
            })
            .collect();
        list.sort_by_key(|entry| std::cmp::Reverse(entry.could_change));
        list
    }
}
