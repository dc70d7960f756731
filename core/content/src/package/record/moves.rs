//! The ways between statuses, in custody and in the community: whether each status can be reached, and left for an end.

use std::collections::BTreeSet;

use domain::codes;
use domain::finding::Finding;
use domain::record::words::{Next, RecordWords, Status};
use domain::site::Setting;

use super::super::desk::{Desk, Sheet};

/// The settings, each with how it is said.
const SETTINGS: [(Setting, &str); 2] =
    [(Setting::Custody, "in custody"), (Setting::Community, "in the community")];

/// Whether a setting has a status.
fn has(setting: Setting, status: &Status) -> bool {
    status.setting.is_none_or(|of| of == setting)
}

/// The ways on from a status that a setting has.
fn ways<'w>(
    words: &'w RecordWords,
    setting: Setting,
    status: &'w Status,
) -> impl Iterator<Item = &'w Status> {
    let there = move |next: &Next| words.status(&next.to).filter(|status| has(setting, status));
    status.next.iter().filter_map(there)
}

/// Statuses that no referral reaches, and those it never leaves for an end. A referral begins as `first`.
pub(super) fn check(desk: &mut Desk<'_>, sheet: &Sheet, words: &RecordWords, first: &Status) {
    let reached = SETTINGS.map(|(setting, _)| from(words, setting, first));
    let ending = SETTINGS.map(|(setting, _)| towards_an_end(words, setting));
    let lost = |within: &[BTreeSet<&str>; 2], status: &Status| -> Vec<&str> {
        let lacks = |((setting, said), ids): (&(Setting, &'static str), &BTreeSet<&str>)| {
            (has(*setting, status) && !ids.contains(status.id.as_str())).then_some(*said)
        };
        SETTINGS.iter().zip(within).filter_map(lacks).collect()
    };
    // Where one status has no way on, those before it lead to no end either: only the last one is told.
    let stuck = |status: &Status| {
        let none = |(setting, said): &(Setting, &'static str)| {
            let here = has(*setting, status) && !status.closed;
            (here && ways(words, *setting, status).next().is_none()).then_some(*said)
        };
        SETTINGS.iter().filter_map(none).collect::<Vec<_>>()
    };
    let any_stuck = words.statuses.iter().any(|status| !stuck(status).is_empty());
    for (number, status) in words.statuses.iter().enumerate() {
        let place = || sheet.tree.place(&format!("/statuses/{number}/id"));
        let unreached = lost(&reached, status);
        if !unreached.is_empty() {
            let what = format!("no referral comes to `{}` {}", status.id, unreached.join(" or "));
            desk.add(Finding::new(codes::STATUS_NOT_REACHED, place(), what));
        }
        let endless = if any_stuck { stuck(status) } else { lost(&ending, status) };
        if !endless.is_empty() {
            let what = format!("no way leads on from `{}` to an end {}", status.id, endless.join(" or "));
            desk.add(Finding::new(codes::STATUS_LEADS_NOWHERE, place(), what));
        }
    }
}

/// The ids that can be reached from `first` in a setting.
fn from<'w>(words: &'w RecordWords, setting: Setting, first: &'w Status) -> BTreeSet<&'w str> {
    let mut reached = BTreeSet::from([first.id.as_str()]);
    let mut open = vec![first];
    while let Some(status) = open.pop() {
        for next in ways(words, setting, status) {
            if reached.insert(&next.id) {
                open.push(next);
            }
        }
    }
    reached
}

/// The ids from which a closed status can be reached in a setting.
fn towards_an_end(words: &RecordWords, setting: Setting) -> BTreeSet<&str> {
    let closed = words.statuses.iter().filter(|status| status.closed && has(setting, status));
    let mut ending: BTreeSet<&str> = closed.map(|status| status.id.as_str()).collect();
    loop {
        let before = ending.len();
        for status in words.statuses.iter().filter(|status| has(setting, status)) {
            if ways(words, setting, status).any(|next| ending.contains(next.id.as_str())) {
                ending.insert(&status.id);
            }
        }
        if ending.len() == before {
            return ending;
        }
    }
}

/// Says so where two moves are both what usually comes next in one setting.
pub(super) fn suggested(desk: &mut Desk<'_>, sheet: &Sheet, words: &RecordWords) {
    for (number, status) in words.statuses.iter().enumerate() {
        let mut seen: [Option<usize>; 2] = [None, None];
        for (way, next) in status.next.iter().enumerate().filter(|(_, next)| next.suggested) {
            let Some(to) = words.status(&next.to) else { continue };
            let mut before = None;
            for ((setting, _), seen) in SETTINGS.iter().zip(&mut seen) {
                if has(*setting, to) && has(*setting, status) {
                    before = before.or(*seen);
                    seen.get_or_insert(way);
                }
            }
            if let Some(before) = before {
                let pointer = |way: usize| format!("/statuses/{number}/next/{way}/suggested");
                let what = format!("from `{}` two moves are what usually comes next", status.id);
                let finding = Finding::new(codes::TWO_SUGGESTED, sheet.tree.place(&pointer(way)), what);
                let also = sheet.tree.place(&pointer(before));
                desk.add(finding.fix("write `false`").also(also, "the first one"));
            }
        }
    }
}
