//! The find-out list: what to look up or ask, most telling first; never what the person would rather not say.

use std::collections::BTreeMap;

use domain::advice::FindOut;
use domain::dictionary::{Dictionary, Slot};
use domain::explain::may_be_asked;
use domain::fact_sheet::FactSheet;

/// Facts asked for so far, and how many items each could change.
#[derive(Debug, Default)]
pub(super) struct FindOutList {
    asked: BTreeMap<Slot, Vec<u16>>,
    counts: BTreeMap<Slot, usize>,
}

impl FindOutList {
    /// A rule asks for a fact, or waits for it.
    pub(super) fn ask(&mut self, slot: Slot, rule: u16) {
        let rules = self.asked.entry(slot).or_default();
        if !rules.contains(&rule) {
            rules.push(rule);
            self.could_change(slot);
        }
    }

    /// A missing fact could change one item more.
    pub(super) fn could_change(&mut self, slot: Slot) {
        *self.counts.entry(slot).or_default() += 1;
    }

    /// The list: facts that may be asked for, those that could change most first, then in the dictionary's order.
    pub(super) fn ranked(&self, sheet: &FactSheet, dictionary: &Dictionary) -> Vec<FindOut> {
        let askable = self.asked.iter().filter(|(slot, _)| may_be_asked(**slot, sheet, dictionary));
        let mut list: Vec<FindOut> = askable
            .map(|(slot, rules)| FindOut {
                fact: *slot,
                rules: rules.clone(),
                could_change: self.counts.get(slot).copied().unwrap_or_default(),
            })
            .collect();
        list.sort_by_key(|entry| std::cmp::Reverse(entry.could_change));
        list
    }
}
