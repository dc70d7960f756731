//! Slips in what one clause asks: a bound moved by one, a value left out or taken in, `<` for `<=`, an old answer let
//! stand.

use domain::condition::{Clause, Comparison, Condition, DECLINED, Node, Test};
use domain::date;
use domain::dictionary::Dictionary;
use domain::fact::{FactType, RATHER_NOT_SAY};

use super::{Slip, rebuilt};

/// Every slip in the clauses of `when`.
pub(super) fn slips(when: &Condition, dictionary: &Dictionary) -> Vec<Slip> {
    let mut upright = vec![true; when.clauses().len()];
    lean(when.root(), true, &mut upright);
    let mut slips = Vec::new();
    for ((number, clause), upright) in when.clauses().iter().enumerate().zip(upright) {
        for Asking { test, change, more } in askings(clause, dictionary) {
            let mut clauses = when.clauses().to_vec();
            if let Some(clause) = clauses.get_mut(number) {
                clause.test = test;
            }
            slips.push(Slip {
                when: rebuilt(when, when.root().clone(), clauses, dictionary),
                place: clause.place.clone(),
                change: format!("`{}` {change}", clause.text),
                more: more == upright,
            });
        }
    }
    slips
}

/// Notes for each clause whether a yes of it leans towards a yes of the whole.
fn lean(node: &Node, upright: bool, leans: &mut [bool]) {
    match node {
        Node::Clause(number) => {
            if let Some(place) = leans.get_mut(*number) {
                *place = upright;
            }
        }
        Node::Not(part) => lean(part, !upright, leans),
        Node::All(parts) | Node::Any(parts) => parts.iter().for_each(|part| lean(part, upright, leans)),
    }
}

/// Another test in place of a clause's own.
struct Asking {
    test: Test,
    /// What the clause does then.
    change: String,
    /// Whether it then holds for more people.
    more: bool,
}

fn askings(clause: &Clause, dictionary: &Dictionary) -> Vec<Asking> {
    let asking = |test, change: &str, more| Asking { test, change: change.to_owned(), more };
    match clause.test {
        Test::OneOf(mask) => values(clause, mask, dictionary, Test::OneOf),
        Test::AnyTag(mask) => values(clause, mask, dictionary, Test::AnyTag),
        Test::Within(low, high) => bounds(clause, low, high, dictionary),
        Test::Against(comparison, other) => {
            let (comparison, change, more) = match comparison {
                Comparison::Less => (Comparison::AtMost, "held for equals too", true),
                Comparison::AtMost => (Comparison::Less, "did not hold for equals", false),
                Comparison::More => (Comparison::AtLeast, "held for equals too", true),
                Comparison::AtLeast => (Comparison::More, "did not hold for equals", false),
                Comparison::Equal | Comparison::Different => return Vec::new(),
            };
            vec![asking(Test::Against(comparison, other), change, more)]
        }
        Test::Unsettled => vec![asking(Test::Unknown, "let an answer stand that is out of date", false)],
        Test::Unknown => {
            vec![asking(Test::Unsettled, "did not let an answer stand that is out of date", true)]
        }
        Test::Known => Vec::new(),
    }
}

/// One of several values left out, or one more taken in: one that stands next to them in the dictionary, as a hand slips
/// by one line. A single value is one a designer does not lose sight of.
fn values(clause: &Clause, mask: u64, dictionary: &Dictionary, test: fn(u64) -> Test) -> Vec<Asking> {
    if mask.count_ones() < 2 {
        return Vec::new();
    }
    let choices = dictionary.kind(clause.slot).map(FactType::choices).unwrap_or_default();
    let declared = choices.iter().enumerate().take(63).map(|(bit, choice)| (1_u64 << bit, &*choice.id));
    let declined = (mask & DECLINED != 0).then_some((DECLINED, RATHER_NOT_SAY));
    let listed = mask & !DECLINED;
    let next_to = listed << 1 | listed >> 1;
    declared
        .chain(declined)
        .filter(|(bit, _)| bit & (mask | next_to) != 0)
        .map(|(bit, id)| {
            let more = mask & bit == 0;
            let change =
                if more { format!("held for `{id}` too") } else { format!("did not hold for `{id}`") };
            Asking { test: test(mask ^ bit), change, more }
        })
        .collect()
}

/// A bound moved by one, where it was written.
fn bounds(clause: &Clause, low: i64, high: i64, dictionary: &Dictionary) -> Vec<Asking> {
    let in_words = |number: i64| match dictionary.kind(clause.slot) {
        Some(FactType::Date) => date::from_days(number).map_or_else(String::new, |day| day.to_string()),
        _ => number.to_string(),
    };
    let from = |bound: i64, more| Asking {
        test: Test::Within(bound, high),
        change: format!("held from {} on, and not from {}", in_words(bound), in_words(low)),
        more,
    };
    let up_to = |bound: i64, more| Asking {
        test: Test::Within(low, bound),
        change: format!("held up to {}, and not up to {}", in_words(bound), in_words(high)),
        more,
    };
    let mut askings = Vec::new();
    if low != i64::MIN {
        askings.extend([from(low.saturating_sub(1), true), from(low.saturating_add(1), false)]);
    }
    if high != i64::MAX {
        askings.extend([up_to(high.saturating_add(1), true), up_to(high.saturating_sub(1), false)]);
    }
    askings.retain(|asking| matches!(asking.test, Test::Within(low, high) if low <= high));
    askings
}
