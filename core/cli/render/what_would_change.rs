//! Why a session is not suggested and what would change that, in plain words: for staff, never for the participant.

use std::io::{Result, Write};

use domain::truth::Truth;
use runtime::report::{
    ChangeReport, LaneReport, LibraryReport, ReasonReport, Verb, WayReport, WhatWouldChangeReport,
};

/// Of ways in which two facts change, so many are shown where everything about a person is.
const FEW_PAIRS: usize = 3;

/// Of ways in which two facts change, so many are shown where one session is explained.
pub(super) const MANY_PAIRS: usize = 12;

/// What a rule says of a session.
pub(super) fn outcome(verb: Verb, outcome: Truth) -> &'static str {
    match (verb, outcome) {
        (Verb::Hold, Truth::CannotTell) => "holds, because it cannot tell",
        (Verb::Hold, Truth::Yes) => "holds",
        (Verb::Hold, Truth::No) => "does not hold",
        (_, Truth::Yes) => "suggests",
        (_, Truth::No) => "does not suggest",
        (_, Truth::CannotTell) => "cannot tell whether to suggest",
    }
}

/// The line for a held session that no change proposed here would free: what all of `held`, its reasons, wait for.
/// None where a way is shown, or where one of them holds whatever comes to be known.
pub(super) fn waits_until<'r>(
    changes: &WhatWouldChangeReport,
    held: impl Iterator<Item = &'r ReasonReport>,
) -> Option<String> {
    let mut facts: Vec<&str> = Vec::new();
    for reason in held {
        if reason.waits_for.is_empty() {
            return None;
        }
        facts.extend(reason.waits_for.iter().map(String::as_str));
    }
    facts.sort_unstable();
    facts.dedup();
    let these = if facts.len() == 1 { "this is" } else { "these are" };
    (changes.ways.is_empty() && !facts.is_empty())
        .then(|| format!("It waits until {these} known and in date: {}.", facts.join(", ")))
}

/// Shows what would change a session that `stands` so: single changes, and at most so many in which two facts change.
pub(super) fn show(
    changes: &WhatWouldChangeReport,
    stands: &str,
    most_pairs: usize,
    out: &mut dyn Write,
) -> Result<()> {
    let (single, mut pairs): (Vec<&WayReport>, Vec<&WayReport>) =
        changes.ways.iter().partition(|way| way.changes.len() == 1);
    for way in single {
        show_way(way, out)?;
        // Beside the last way of a fact: the values that change nothing.
        let fact = way.changes.first().map(|change| change.fact.as_str());
        let last = changes.ways.iter().rfind(|other| {
            other.changes.len() == 1 && other.changes.first().map(|change| change.fact.as_str()) == fact
        });
        if last == Some(way) {
            let still = changes.still.iter().filter(|change| Some(change.fact.as_str()) == fact);
            for change in still {
                writeln!(out, "      If {}: still {stands}", in_words(change))?;
            }
        }
    }
    // What opens something first: that a session need not wait says more than that it would have to.
    pairs.sort_by_key(|way| {
        ["suggested", "might apply", "in the library"]
            .iter()
            .position(|s| *s == way.stands)
            .unwrap_or(usize::MAX)
    });
    pairs.iter().take(most_pairs).try_for_each(|way| show_way(way, out))?;
    match pairs.len().saturating_sub(most_pairs) {
        0 => {}
        1 => writeln!(out, "      And 1 more way in which two facts change: see --format json.")?,
        more => writeln!(out, "      And {more} more ways in which two facts change: see --format json.")?,
    }
    if let Some(note) = &changes.note {
        writeln!(out, "      {note}")?;
    }
    if !changes.not_tried.is_empty() {
        writeln!(out, "      Not tried, since they hang together: {}", changes.not_tried.join(", "))?;
    }
    Ok(())
}

fn show_way(way: &WayReport, out: &mut dyn Write) -> Result<()> {
    let changes: Vec<String> = way.changes.iter().map(in_words).collect();
    let stands =
        if way.stands == "might apply" { "might apply, if one question were answered" } else { way.stands };
    let because =
        if way.rules.is_empty() { String::new() } else { format!(", because {}", way.rules.join(", ")) };
    writeln!(out, "      If {}: {stands}{because}", changes.join(" and "))
}

/// `family.contact (now not known) becomes permitted`.
fn in_words(change: &ChangeReport) -> String {
    let from = if change.worked_out_from.is_empty() {
        String::new()
    } else {
        format!(", worked out from {}", change.worked_out_from.join(", "))
    };
    format!("{} (now {}{from}) becomes {}", change.fact, change.now, change.becomes)
}

/// Everything of a lane that is not suggested: the rules that speak of it, and what would change it.
pub(super) fn show_library(lane: &LaneReport, out: &mut dyn Write) -> Result<()> {
    let not_suggested = || lane.library.iter().filter_map(|entry| Some((entry, entry.why_not.as_ref()?)));
    let spoken = || not_suggested().filter(|(_, why)| !why.rules.is_empty());
    if spoken().next().is_some() {
        writeln!(out, "  Not suggested, and what would change that")?;
    }
    for (entry, why) in spoken() {
        writeln!(out, "    {} ({}): {}", entry.session, entry.title, entry.stands)?;
        for rule in &why.rules {
            let clauses: Vec<&str> = rule.clauses.iter().map(|clause| clause.text.as_str()).collect();
            let decided =
                if clauses.is_empty() { String::new() } else { format!(": {}", clauses.join("; ")) };
            writeln!(out, "      {} {}{decided}", rule.rule, outcome(rule.verb, rule.outcome))?;
        }
        show(&why.what_would_change, entry.stands, FEW_PAIRS, out)?;
        let held = lane.items.iter().filter(|item| item.verb == Verb::Hold);
        let held = held.filter(|item| item.subject == entry.session.as_str());
        let reasons = held.flat_map(|item| &item.reasons);
        if let Some(line) = waits_until(&why.what_would_change, reasons) {
            writeln!(out, "      {line}")?;
        }
    }
    let no_rule = |entry: &&LibraryReport| match &entry.why_not {
        Some(why) => why.rules.is_empty() && entry.stands == "in the library",
        None => entry.stands == "in the library",
    };
    let rest: Vec<&str> = lane.library.iter().filter(no_rule).map(|entry| entry.session.as_str()).collect();
    if rest.is_empty() {
        Ok(())
    } else {
        writeln!(out, "  In the library, and no rule speaks of it: {}", rest.join(", "))
    }
}
