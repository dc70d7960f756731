//! Why a session is not suggested, and what would change that: for every entry of a lane's library.

use domain::advice::Advice;
use domain::counterfactual::{Change, Standing, Way, WhatIf};
use domain::fact_sheet::FactSheet;
use domain::place::Place;
use domain::reading::{Freshness, OutsideCells};
use domain::rule::{Action, Rule};
use domain::template::Names;
use domain::truth::Truth;
use schemars::JsonSchema;
use serde::Serialize;

use super::change::{WhatWouldChangeReport, change_report, in_words};
use super::lane::{ClauseReport, LaneReport, Subject, Verb, subject};
use crate::compile::Ready;

/// Why a session is not suggested. No participant ever sees this.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct WhyNotReport {
    /// Every rule that speaks of the session, in file order, and how it came out.
    pub rules: Vec<SpokeReport>,
    /// What would change it.
    pub what_would_change: WhatWouldChangeReport,
}

/// A rule that speaks of a session, and how it came out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SpokeReport {
    /// Its id.
    pub rule: String,
    /// Hold or suggest.
    pub verb: Verb,
    /// How its condition came out.
    pub outcome: Truth,
    /// The clauses that decided.
    pub clauses: Vec<ClauseReport>,
    /// Where it stands.
    pub place: Place,
}

/// What `rule` says of the session at `position`: it may hold and suggest it.
pub(crate) fn says_of(rule: &Rule, position: u16) -> impl Iterator<Item = (Verb, Freshness)> {
    let says = |action: Action| rule.actions.contains(&action);
    let hold = says(Action::Hold(position)).then_some((Verb::Hold, Freshness::InDateOnly));
    let suggest = says(Action::Suggest(position)).then_some((Verb::Suggest, Freshness::AsRecorded));
    hold.into_iter().chain(suggest)
}

/// The rules that speak of the session at `position`, by number, in file order. One the guard stopped does not speak.
pub(crate) fn speakers(ready: &Ready, position: u16) -> Vec<u16> {
    let numbered = (0_u16..).zip(&ready.programme.rules).zip(&ready.stopped);
    let speak =
        numbered.filter(|((_, rule), stopped)| stopped.is_none() && says_of(rule, position).next().is_some());
    speak.map(|((number, _), _)| number).collect()
}

/// What would change how the session at `position` stands, where the advice says `stands`.
pub(crate) fn what_would_change(
    subject: &Subject<'_>,
    what_if: &mut WhatIf<'_>,
    position: u16,
    rules: &[u16],
    stands: &str,
) -> WhatWouldChangeReport {
    if subject.ready.waits_for_source.get(usize::from(position)) == Some(&true) {
        let note = "It waits until the source it uses has been approved; no fact changes that.";
        return WhatWouldChangeReport { note: Some(note.to_owned()), ..WhatWouldChangeReport::default() };
    }
    let programme = &*subject.ready.programme;
    let mut found = what_if.about(position, rules);
    if stands == in_words(Standing::InLibrary) && found.stands == Some(Standing::MightApply) {
        // Others come first under "might apply", so that coming to stand in the library is no change to be seen.
        let (ways, same): (Vec<Way>, Vec<Way>) =
            found.ways.into_iter().partition(|way| way.stands != Standing::InLibrary);
        let singly = |way: &Way| <[Change; 1]>::try_from(way.changes.clone()).ok();
        let has_way =
            |change: &Change| ways.iter().filter_map(singly).any(|[other]| other.slot == change.slot);
        found.still.extend(same.iter().filter_map(singly).flatten().filter(has_way));
        found.ways = ways;
    }
    change_report(programme, &programme.reading(subject.sheet, subject.outside), &found, rules.len())
}

/// Says of every session of an open lane that is not suggested why not, and what would change that.
pub fn add_why_not(
    ready: &Ready,
    sheet: &FactSheet,
    outside: &OutsideCells,
    advice: &Advice,
    names: Names<'_>,
    lane: &mut LaneReport,
) {
    if !advice.open {
        return;
    }
    let subject = subject(ready, sheet, outside, names);
    let mut what_if = WhatIf::new(&ready.programme, sheet, outside);
    for (position, entry) in (0_u16..).zip(&mut lane.library) {
        if entry.stands != "suggested" {
            entry.why_not = Some(why_not(&subject, &mut what_if, position, entry.stands));
        }
    }
}

fn why_not(subject: &Subject<'_>, what_if: &mut WhatIf<'_>, position: u16, stands: &str) -> WhyNotReport {
    let numbers = speakers(subject.ready, position);
    let rules = numbers.iter().filter_map(|number| {
        let rule = subject.ready.programme.rules.get(usize::from(*number))?;
        Some(says_of(rule, position).map(move |(verb, freshness)| {
            let (outcome, clauses) = subject.decided_by(rule, freshness);
            SpokeReport { rule: rule.id.to_string(), verb, outcome, clauses, place: rule.place.clone() }
        }))
    });
    WhyNotReport {
        rules: rules.flatten().collect(),
        what_would_change: what_would_change(subject, what_if, position, &numbers, stands),
    }
}
