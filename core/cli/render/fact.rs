//! A fact in one line: its state, its value, who said so and when.

use runtime::report::{FactReport, SaidReport};

/// `family.contact: permitted (hmp-ashgrove, 2026-10-30)`, or what each holder says when they differ.
pub(crate) fn in_a_line(fact: &FactReport) -> String {
    let said: Vec<String> = fact.said.iter().map(says).collect();
    let newest = fact.said.last().map(origin).unwrap_or_default();
    match (fact.state, &fact.value) {
        ("known", Some(value)) => format!("{} is {value}{newest}", fact.fact),
        ("out of date", Some(value)) => format!("{} is {value}, out of date{newest}", fact.fact),
        ("not known", _) if fact.said.is_empty() => {
            format!("{} is not known; usually held by {}", fact.fact, fact.held_by)
        }
        ("conflicting" | "two accounts", _) => {
            format!("{} is {}: {}", fact.fact, fact.state, said.join("; "))
        }
        (state, _) => format!("{} is {state}{newest}", fact.fact),
    }
}

fn says(said: &SaidReport) -> String {
    let on = said.origin.on.map_or_else(|| "no date".to_owned(), |on| on.to_string());
    format!("{} says {} ({on})", said.origin.holder, said.says)
}

fn origin(said: &SaidReport) -> String {
    let on = said.origin.on.map_or_else(|| "no date".to_owned(), |on| on.to_string());
    format!(" ({}, {on})", said.origin.holder)
}
