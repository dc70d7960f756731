//! What would change how a session stands, in plain words: for the people who work with a person, never for the
//! participant, and in nothing that is printed for them.

use domain::counterfactual::{Change, Standing, TagNeed, Tried, Values, Way, WhatWouldChange};
use domain::date;
use domain::dictionary::{Dictionary, Slot};
use domain::fact::{Choice, FactType};
use domain::fact_sheet::FactState;
use domain::programme::Programme;
use domain::reading::{Freshness, Reading};
use schemars::JsonSchema;
use serde::Serialize;

use super::fact::{state_in_words, with_unit};

/// What would change how a session stands for one person. No participant ever sees this.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct WhatWouldChangeReport {
    /// The smallest sets of changes after which the session would stand otherwise, those of one fact first. Facts that
    /// nobody can change and protected characteristics are never among them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ways: Vec<WayReport>,
    /// For facts with a way of their own: the values with which it would stand as it does.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub still: Vec<ChangeReport>,
    /// Facts that could change and were not tried, since others in play hang on them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub not_tried: Vec<String>,
    /// Where there is no way, or not everything was tried: why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The same, for whoever says it in another language.
    #[serde(skip)]
    #[schemars(skip)]
    pub why: Option<WhyNoWay>,
}

/// Why there is no way, or not everything was tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyNoWay {
    /// No rule speaks of the session.
    NoRule,
    /// No change of one fact or two would do.
    NoPair,
    /// More is in play than can be tried two at a time; each was tried alone.
    OnlySingles,
    /// More is in play than can be tried.
    TooMany,
}

/// One way in which the session would stand otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct WayReport {
    /// One or two changes, everything else as it is.
    pub changes: Vec<ChangeReport>,
    /// `held`, `suggested`, `might apply` (one ordinary question would then settle it; advice shows the first three of
    /// these), or `in the library`.
    pub stands: &'static str,
    /// The rules that would make it so; none for the library.
    pub rules: Vec<String>,
}

/// One fact or derived fact that changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ChangeReport {
    /// Which.
    pub fact: String,
    /// Its question; of a derived fact, what it works out.
    #[serde(skip)]
    #[schemars(skip)]
    pub asks: String,
    /// What is known of it now.
    pub now: String,
    /// What it would be, known and in date.
    pub becomes: String,
    /// For a derived fact: the facts it is worked out from.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub worked_out_from: Vec<String>,
}

/// How a session stands, as reports say it.
pub(crate) fn in_words(stands: Standing) -> &'static str {
    match stands {
        Standing::Held => "held",
        Standing::Suggested => "suggested",
        Standing::MightApply => "might apply",
        Standing::InLibrary => "in the library",
    }
}

/// Spells out what would change a session that `spoken` rules speak of. `reading` is of the facts as they are.
pub(crate) fn change_report(
    programme: &Programme,
    reading: &Reading<'_>,
    found: &WhatWouldChange,
    spoken: usize,
) -> WhatWouldChangeReport {
    let words = Words { programme, reading };
    let dictionary = &programme.dictionary;
    WhatWouldChangeReport {
        ways: found.ways.iter().map(|way| words.way(way)).collect(),
        still: found.still.iter().map(|change| words.change(change)).collect(),
        not_tried: found.not_tried.iter().map(|slot| dictionary.name(*slot).to_owned()).collect(),
        note: note(found, spoken),
        why: why(found, spoken),
    }
}

fn why(found: &WhatWouldChange, spoken: usize) -> Option<WhyNoWay> {
    match found.tried {
        _ if found.stands.is_none() => None,
        _ if spoken == 0 => Some(WhyNoWay::NoRule),
        Tried::Nothing => Some(WhyNoWay::TooMany),
        Tried::Singles => Some(WhyNoWay::OnlySingles),
        Tried::Pairs if found.ways.is_empty() => Some(WhyNoWay::NoPair),
        Tried::Pairs => None,
    }
}

fn note(found: &WhatWouldChange, spoken: usize) -> Option<String> {
    let many = || match found.facts {
        0 => format!("{} clauses are in play, more than can be tried", found.clauses),
        facts => format!("{} clauses over {facts} facts are in play, more than can be tried", found.clauses),
    };
    Some(match why(found, spoken)? {
        WhyNoWay::NoRule => "No rule speaks of this session, so no fact changes how it stands.".to_owned(),
        WhyNoWay::NoPair => {
            "No change of one or two facts that can change would make it stand otherwise.".to_owned()
        }
        WhyNoWay::OnlySingles => format!("{} two at a time; each was tried alone.", many()),
        WhyNoWay::TooMany => format!("{}.", many()),
    })
}

struct Words<'a> {
    programme: &'a Programme,
    reading: &'a Reading<'a>,
}

impl Words<'_> {
    fn way(&self, way: &Way) -> WayReport {
        let rule = |number: &u16| self.programme.rules.get(usize::from(*number));
        WayReport {
            changes: way.changes.iter().map(|change| self.change(change)).collect(),
            stands: in_words(way.stands),
            rules: way.rules.iter().filter_map(rule).map(|rule| rule.id.to_string()).collect(),
        }
    }

    fn change(&self, change: &Change) -> ChangeReport {
        let dictionary = &self.programme.dictionary;
        let kind = dictionary.kind(change.slot);
        ChangeReport {
            fact: dictionary.name(change.slot).to_owned(),
            asks: asks(dictionary, change.slot),
            now: self.now(change.slot),
            becomes: kind.map(|kind| becomes(kind, &change.becomes)).unwrap_or_default(),
            worked_out_from: worked_out_from(dictionary, change.slot),
        }
    }

    fn now(&self, slot: Slot) -> String {
        let cell = self.reading.cell(slot, Freshness::AsRecorded);
        let value = self.programme.dictionary.kind(slot).and_then(|kind| {
            let value = kind.decode(cell.bits)?;
            Some(with_unit(kind, kind.label(&value)))
        });
        match (cell.state, value) {
            (FactState::Known, Some(value)) => value,
            (FactState::OutOfDate, Some(value)) => format!("{value}, out of date"),
            (state, _) => state_in_words(state).to_owned(),
        }
    }
}

fn asks(dictionary: &Dictionary, slot: Slot) -> String {
    let question = dictionary.fact(slot).map(|fact| fact.question.to_string());
    // It comes to stand within a sentence of ours.
    let about = || dictionary.derived(slot).map(|derived| derived.about.trim_end_matches('.').to_owned());
    question.or_else(about).unwrap_or_default()
}

fn worked_out_from(dictionary: &Dictionary, slot: Slot) -> Vec<String> {
    let reads = dictionary.derived(slot).map(|derived| &*derived.reads).unwrap_or_default();
    let declared = reads.iter().filter(|read| **read != Slot::TODAY);
    declared.map(|read| dictionary.name(*read).to_owned()).collect()
}

/// Any value will do.
const ANYTHING: &str = "known, whatever it is";

/// `permitted`, `between 0 and 17`, `2026-12-01 or later`, `a list that names anger or shame`.
fn becomes(kind: &FactType, values: &Values) -> String {
    match values {
        Values::Choices(mask) => choices(kind.choices(), *mask),
        Values::Within(bounds) => {
            let each: Vec<String> = bounds.iter().map(|bounds| within(kind, *bounds)).collect();
            either(&each)
        }
        Values::Tags(needs) => {
            let each: Vec<String> = needs.iter().map(|need| tags(kind.choices(), need)).collect();
            either(&each)
        }
    }
}

fn labels(choices: &[Choice], mask: u64) -> Vec<String> {
    let chosen = choices.iter().enumerate().filter(|(position, _)| mask >> position & 1 == 1);
    chosen.map(|(_, choice)| choice.label.to_string()).collect()
}

fn choices(choices: &[Choice], mask: u64) -> String {
    let others = labels(choices, !mask);
    match &*others {
        [] => ANYTHING.to_owned(),
        [other] if choices.len() > 3 => format!("anything but {other}"),
        _ => either(&labels(choices, mask)),
    }
}

fn within(kind: &FactType, (low, high): (i64, i64)) -> String {
    let (least, most) = match kind {
        FactType::Number { at_least, at_most, .. } => (*at_least, *at_most),
        _ => (i64::MIN, i64::MAX),
    };
    let is_date = *kind == FactType::Date;
    let plain = |bits: i64| match date::from_days(bits).filter(|_| is_date) {
        Some(date) => date.to_string(),
        None => bits.to_string(),
    };
    let value = |bits: i64| with_unit(kind, plain(bits));
    match (low <= least, high >= most) {
        (true, true) => ANYTHING.to_owned(),
        _ if low == high => value(low),
        (true, false) => format!("{} or {}", value(high), if is_date { "earlier" } else { "less" }),
        (false, true) => format!("{} or {}", value(low), if is_date { "later" } else { "more" }),
        (false, false) => format!("between {} and {}", plain(low), value(high)),
    }
}

fn tags(choices: &[Choice], need: &TagNeed) -> String {
    let some: Vec<String> = need.some_of.iter().map(|mask| either(&labels(choices, *mask))).collect();
    let none = labels(choices, need.none_of).join(", ");
    match (&*some, &*none) {
        ([], "") => ANYTHING.to_owned(),
        (some, "") => format!("a list that names {}", some.join(", and ")),
        ([], none) => format!("a list without {none}"),
        (some, none) => format!("a list that names {}, without {none}", some.join(", and ")),
    }
}

/// `a`, `a or b`, `a, b or c`.
fn either(each: &[String]) -> String {
    match each {
        [rest @ .., last] if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => each.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds() -> [FactType; 4] {
        let choice = |id: &str| Choice { id: id.into(), label: id.to_uppercase().into() };
        let choices = || vec![choice("a"), choice("b"), choice("c"), choice("d")];
        [
            FactType::Choice(choices()),
            FactType::Tags(choices()),
            FactType::Number { at_least: 0, at_most: 10, unit: "of 10".into() },
            FactType::Date,
        ]
    }

    fn check(kind: usize, values: Values, expected: &str) {
        assert_eq!(becomes(&kinds()[kind], &values), expected);
    }

    #[test]
    fn choices_are_said_by_their_labels() {
        check(0, Values::Choices(0b1), "A");
        check(0, Values::Choices(0b11), "A or B");
        check(0, Values::Choices(0b111), "anything but D");
        check(0, Values::Choices(0b1111), "known, whatever it is");
    }

    #[test]
    fn tags_are_said_by_what_is_named_and_what_is_not() {
        let need = |some_of: &[u64], none_of| TagNeed { some_of: some_of.to_vec(), none_of };
        check(1, Values::Tags(vec![need(&[0b11], 0)]), "a list that names A or B");
        check(1, Values::Tags(vec![need(&[0b1, 0b10], 0b1100)]), "a list that names A, and B, without C, D");
        check(1, Values::Tags(vec![need(&[], 0b1)]), "a list without A");
        check(1, Values::Tags(vec![need(&[], 0)]), "known, whatever it is");
    }

    #[test]
    fn numbers_and_dates_are_said_by_their_bounds() {
        check(2, Values::Within(vec![(4, 10)]), "4 of 10 or more");
        check(2, Values::Within(vec![(0, 2), (5, 5)]), "2 of 10 or less or 5 of 10");
        check(2, Values::Within(vec![(1, 3)]), "between 1 and 3 of 10");
        check(2, Values::Within(vec![(0, 10)]), "known, whatever it is");
        check(3, Values::Within(vec![(i64::MIN, 0)]), "1970-01-01 or earlier");
        check(3, Values::Within(vec![(31, i64::MAX)]), "1970-02-01 or later");
    }
}
