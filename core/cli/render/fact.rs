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
    // Where the newest answer stands, what others said before it is not hidden.
    let others: Vec<&String> = match fact.said.split_last() {
        Some((newest, _)) if fact.value.is_some() => {
            let differs = |(other, _): &(&SaidReport, &String)| other.says != newest.says;
            fact.said.iter().zip(&said).filter(differs).map(|(_, said)| said).collect()
        }
        _ => Vec::new(),
    };
    let before = others.iter().map(|said| format!("; before that {said}")).collect::<String>();
    format!("{}: {state}{before}", fact.fact)
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
