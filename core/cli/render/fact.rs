//! A fact in one line: its state, its value, who said so and when.

use runtime::report::{FactReport, SaidReport};

/// `family.contact: permitted (hmp-ashgrove, 2026-10-30)`, or what each holder says when they differ.
pub(crate) fn in_a_line(fact: &FactReport) -> String {
    let said: Vec<String> = fact.said.iter().map(says).collect();
    let newest = fact.said.last().map(origin).unwrap_or_default();
    let state = match (fact.state, &fact.value) {
        ("known", Some(value)) => format!("{value}{newest}"),
        ("out of date", Some(value)) => format!("{value}, out of date{newest}"),
        ("not known", _) if fact.said.is_empty() => format!("not known, usually held by {}", fact.held_by),
        ("conflicting" | "two accounts", _) => format!("{}: {}", fact.state, said.join("; ")),
        (state, _) => format!("{state}{newest}"),
    };
    format!("{}: {state}", fact.fact)
}

fn says(said: &SaidReport) -> String {
    format!("{} says {} ({})", said.origin.holder, said.says, day(said))
}

fn origin(said: &SaidReport) -> String {
    format!(" ({}, {})", said.origin.holder, day(said))
}

fn day(said: &SaidReport) -> String {
    said.origin.on.map_or_else(|| "no date".to_owned(), |on| on.to_string())
}
