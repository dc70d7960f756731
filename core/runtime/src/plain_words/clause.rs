//! One clause in words: what is asked of one fact, or that it is not so.

use domain::condition::{Clause, Comparison, DECLINED, Test};
use domain::date;
use domain::dictionary::{Dictionary, Slot};
use domain::fact::FactType;

use super::{day_in_words, listed};

/// How the wish not to answer reads among other labels.
const RATHER_NOT_SAY: &str = "rather not say";

/// Spells clauses out over one dictionary.
#[derive(Clone, Copy)]
pub(super) struct ClauseWords<'d> {
    pub(super) dictionary: &'d Dictionary,
}

impl ClauseWords<'_> {
    /// The clause, or where not `upright` its opposite.
    pub(super) fn of(self, clause: &Clause, upright: bool) -> String {
        let derived = self.dictionary.derived(clause.slot);
        if let (Some(derived), Some(yes)) = (derived, self.asks_yes(clause.slot, clause.test)) {
            let so = if yes == upright { "this is so" } else { "this is not so" };
            return format!("{so}: \"{}\"", first_sentence(&derived.about));
        }
        format!("{} {}", self.subject(clause.slot), self.predicate(clause, upright))
    }

    fn predicate(self, clause: &Clause, upright: bool) -> String {
        let (slot, test) = (clause.slot, clause.test);
        let is_date = matches!(self.dictionary.kind(slot), Some(FactType::Date));
        match test {
            Test::OneOf(mask) => self.one_of(clause, mask, upright),
            Test::AnyTag(mask) => {
                let verb = if upright { "includes" } else { "does not include" };
                format!("{verb} {}", listed(&self.labels(slot, mask), "or"))
            }
            Test::Within(low, high) if is_date => format!("is {}", days(low, high, upright)),
            Test::Within(low, high) => format!("is {}{}", amount(low, high, upright), self.unit(slot)),
            Test::Against(comparison, other) => {
                let comparison = if upright { comparison } else { opposite(comparison) };
                format!("is {} {}", compared(comparison, is_date), self.subject(other))
            }
            Test::Known | Test::Unknown if (test == Test::Known) == upright => {
                "is known and not in dispute".to_owned()
            }
            Test::Known | Test::Unknown => "is not known or in dispute".to_owned(),
            Test::Unsettled if upright => "is not known, in dispute or out of date".to_owned(),
            Test::Unsettled => "is known, not in dispute and up to date".to_owned(),
        }
    }

    /// What is spoken of: the answer to a question, a derived fact's description, or today.
    fn subject(self, slot: Slot) -> String {
        match (self.dictionary.fact(slot), self.dictionary.derived(slot)) {
            (Some(_), _) if slot == Slot::TODAY => "today".to_owned(),
            (Some(fact), _) => format!("the answer to \"{}\"", fact.question),
            (None, Some(derived)) => format!("\"{}\"", first_sentence(&derived.about)),
            (None, None) => "something nobody has described".to_owned(),
        }
    }

    /// Whether a test of something answered with yes or no asks for yes, or for no.
    fn asks_yes(self, slot: Slot, test: Test) -> Option<bool> {
        let kind = self.dictionary.kind(slot)?;
        let (yes, no) = (kind.code("yes")?, kind.code("no")?);
        match test {
            Test::OneOf(mask) if mask == 1 << yes => Some(true),
            Test::OneOf(mask) if mask == 1 << no => Some(false),
            _ => None,
        }
    }

    /// A test of one of several answers, told as it was written where that can be seen: `!= "a"` as "is not", a list as
    /// "is". To decline is only ever on the side that names it: somebody who declines is asked neither way otherwise.
    fn one_of(self, clause: &Clause, mask: u64, upright: bool) -> String {
        let slot = clause.slot;
        let count = self.dictionary.kind(slot).map_or(0, |kind| kind.choices().len().min(56));
        let all = (0..count).fold(0_u64, |all, code| all | 1 << code);
        let others = all & !mask;
        let one_other = mask & DECLINED == 0 && others.count_ones() == 1;
        let turn = one_other && (clause.text.contains("!=") || (!upright && count == 2));
        let (named, upright) = if turn { (others, !upright) } else { (mask, upright) };
        let labels = self.labels(slot, named);
        match (upright, labels.len()) {
            (true, _) => format!("is {}", listed(&labels, "or")),
            (false, 1) => format!("is not {}", listed(&labels, "nor")),
            (false, 2) => format!("is neither {}", listed(&labels, "nor")),
            (false, _) => format!("is none of {}", listed(&labels, "and")),
        }
    }

    fn labels(self, slot: Slot, mask: u64) -> Vec<String> {
        let choices = self.dictionary.kind(slot).map(FactType::choices).unwrap_or_default();
        let named = choices.iter().enumerate().filter(|(code, _)| mask >> code & 1 == 1);
        let mut labels: Vec<String> = named.map(|(_, choice)| choice.label.to_string()).collect();
        if mask & DECLINED != 0 {
            labels.push(RATHER_NOT_SAY.to_owned());
        }
        labels
    }

    fn unit(self, slot: Slot) -> String {
        match self.dictionary.kind(slot) {
            Some(FactType::Number { unit, .. }) if !unit.is_empty() => format!(" {unit}"),
            _ => String::new(),
        }
    }
}

/// What a doc comment says first; what follows explains it, and stands where the fact is described.
fn first_sentence(about: &str) -> &str {
    let first = about.split_once(". ").map_or(about, |(first, _)| first);
    first.trim().trim_end_matches('.')
}

fn amount(low: i64, high: i64, upright: bool) -> String {
    let no_least = low == i64::MIN;
    match (no_least, high == i64::MAX, upright) {
        (true, true, true) => "any number".to_owned(),
        (true, true, false) => "no number".to_owned(),
        (true, false, true) => format!("at most {high}"),
        (true, false, false) => format!("more than {high}"),
        (false, true, true) => format!("at least {low}"),
        (false, true, false) => format!("less than {low}"),
        (false, false, upright) => {
            let not = if upright { "" } else { "not " };
            if low == high { format!("{not}{low}") } else { format!("{not}from {low} to {high}") }
        }
    }
}

fn days(low: i64, high: i64, upright: bool) -> String {
    let day = |days| date::from_days(days).map(day_in_words);
    match (day(low), day(high), upright) {
        (None, None, true) => "any day".to_owned(),
        (None, None, false) => "no day".to_owned(),
        (None, Some(high), true) => format!("on or before {high}"),
        (None, Some(high), false) => format!("after {high}"),
        (Some(low), None, true) => format!("on or after {low}"),
        (Some(low), None, false) => format!("before {low}"),
        (Some(low), Some(high), upright) => {
            let not = if upright { "" } else { "not " };
            if low == high { format!("{not}{low}") } else { format!("{not}from {low} to {high}") }
        }
    }
}

fn opposite(comparison: Comparison) -> Comparison {
    match comparison {
        Comparison::Equal => Comparison::Different,
        Comparison::Different => Comparison::Equal,
        Comparison::Less => Comparison::AtLeast,
        Comparison::AtMost => Comparison::More,
        Comparison::More => Comparison::AtMost,
        Comparison::AtLeast => Comparison::Less,
    }
}

fn compared(comparison: Comparison, is_date: bool) -> &'static str {
    match (comparison, is_date) {
        (Comparison::Equal, _) => "the same as",
        (Comparison::Different, _) => "different from",
        (Comparison::Less, false) => "less than",
        (Comparison::AtMost, false) => "at most",
        (Comparison::More, false) => "more than",
        (Comparison::AtLeast, false) => "at least",
        (Comparison::Less, true) => "before",
        (Comparison::AtMost, true) => "on or before",
        (Comparison::More, true) => "after",
        (Comparison::AtLeast, true) => "on or after",
    }
}
