//! An invented person as a case: what is given, what came out, and a story that says it was invented.

use std::fmt::Write as _;
use std::sync::Arc;

use domain::advice::{Advice, Item, Outcome};
use domain::fact::{FactType, FactValue};
use domain::fact_sheet::{FactCell, FactSheet};
use domain::programme::Programme;
use domain::statement::{Marking, Origin, Said, Statement};
use jiff::civil::Date;

use super::people::{Facts, Given};
use crate::advise::{Advised, advise_all};
use crate::compile::Ready;

/// Holders of an invented person's facts.
const HOLDERS: [&str; 2] = ["one invented holder", "another invented holder"];

/// What a case is about.
#[derive(Clone, Copy, Debug)]
pub(super) struct About<'a> {
    pub(super) site: &'a str,
    pub(super) person: u32,
    pub(super) seed: u64,
    /// What was wrong, in a sentence.
    pub(super) what: &'a str,
}

/// The text of a case file called `name`. What it expects came out of advice on exactly what it gives.
pub(super) fn case(
    ready: &Ready,
    facts: &Facts<'_>,
    programme: usize,
    cells: &[FactCell],
    name: &str,
    about: About<'_>,
) -> String {
    let today = facts.today();
    let mut given = String::new();
    let mut statements = Vec::new();
    for (fact, cell) in facts.in_programme(programme, cells) {
        // What the programme promised never to tailor on may not stand in a case.
        let guarded = ready.programme.guard.covers(fact.id.as_str()).is_some();
        let Some(said) = facts.said(fact, cell).filter(|_| !guarded) else { continue };
        write_given(fact.id.as_str(), &fact.kind, &said, today, &mut given);
        statements.extend(said_by(fact.id.as_str(), &said, today));
    }
    let sheet = FactSheet::assemble(&ready.programme.dictionary, statements.into(), today);
    let advice = advise_all(ready, std::slice::from_ref(&sheet)).pop().map(|Advised { advice, .. }| advice);
    let expect = expected(&ready.programme, &advice.unwrap_or_default());
    let About { site, person, seed, what } = about;
    let number = name.rsplit('-').next().unwrap_or_default();
    format!(
        "---\ncase: {name}\nas_of: {today}\nsite: {site}\ngiven:\n{given}expect:\n{expect}---\n\n# Found {number}\n\
        Nobody: person {person} of seed {seed}, invented by a simulation to try what rules do. It was kept because of this: {what}\n"
    )
}

fn write_given(id: &str, kind: &FactType, given: &Given, today: Date, out: &mut String) {
    let text = |value: &FactValue| written(kind, value);
    let both = |form: &str, values: [&FactValue; 2], out: &mut String| {
        let _ = writeln!(out, "  {id}:\n    {form}:");
        for (value, holder) in values.into_iter().zip(HOLDERS) {
            let _ = writeln!(out, "      - {{value: {}, holder: {holder}, on: {today}}}", text(value));
        }
    };
    let _ = match given {
        Given::Value(value) => writeln!(out, "  {id}: {}", text(value)),
        Given::Old(value, on) => {
            writeln!(out, "  {id}: {{value: {}, holder: {}, on: {on}}}", text(value), HOLDERS[0])
        }
        Given::State(state) => writeln!(out, "  {id}: {state}"),
        Given::Conflicting(one, other) => return both("conflicting", [one, other], out),
        Given::TwoAccounts(one, other) => return both("two_accounts", [one, other], out),
    };
}

fn written(kind: &FactType, value: &FactValue) -> String {
    match (kind, value) {
        (_, FactValue::Tags(tags)) => {
            let tags: Vec<String> = tags.iter().map(|tag| plain(tag)).collect();
            format!("[{}]", tags.join(", "))
        }
        (FactType::Choice(_), FactValue::Choice(id)) => plain(id),
        (_, other) => other.to_string(),
    }
}

/// A value id as it may stand in a file: in quotes where it would be read as a number.
fn plain(id: &str) -> String {
    let is_word = id.chars().any(|letter| letter.is_ascii_alphabetic());
    if is_word { id.to_owned() } else { format!("\"{id}\"") }
}

pub(super) fn said_by(id: &str, given: &Given, today: Date) -> Vec<Statement> {
    let statement = |said: Said, holder: &str, on: Date| Statement {
        fact: id.into(),
        said,
        origin: Origin {
            holder: holder.into(),
            on: Some(on),
            marking: Marking::default(),
            file: Arc::from("simulation"),
            line: 0,
            author: None,
        },
    };
    let both = |said: fn(FactValue) -> Said, values: [&FactValue; 2]| -> Vec<Statement> {
        let held = values.into_iter().zip(HOLDERS);
        held.map(|(value, holder)| statement(said(value.clone()), holder, today)).collect()
    };
    match given {
        Given::Value(value) => vec![statement(Said::Value(value.clone()), HOLDERS[0], today)],
        Given::Old(value, on) => vec![statement(Said::Value(value.clone()), HOLDERS[0], *on)],
        Given::State("nobody-holds-it") => vec![statement(Said::NobodyHoldsIt, HOLDERS[0], today)],
        Given::State(_) => vec![statement(Said::RatherNotSay, HOLDERS[0], today)],
        Given::Conflicting(one, other) => both(Said::Value, [one, other]),
        Given::TwoAccounts(one, other) => both(Said::Account, [one, other]),
    }
}

/// What came out, as a case expects it: each outcome with the rules that made it.
fn expected(programme: &Programme, advice: &Advice) -> String {
    if !advice.open {
        return "  lane: asked-first\n".to_owned();
    }
    let mut out = "  lane: open\n".to_owned();
    let rule = |position: u16| programme.rules.get(usize::from(position)).map(|rule| rule.id.to_string());
    let because = |item: &Item| -> Vec<String> {
        advice.reasons(item.reasons).iter().filter_map(|reason| rule(reason.rule?)).collect()
    };
    let session = |position: u16| {
        programme.package.sessions.get(usize::from(position)).map(|session| session.id.to_string())
    };
    let mut section = |key: &str, items: &[Item], subject: &dyn Fn(&Outcome) -> Option<String>| {
        let lines = items.iter().filter_map(|item| Some((subject(&item.outcome)?, because(item))));
        // What the host itself holds names no rule.
        write_section(key, lines.filter(|(_, rules)| !rules.is_empty()), &mut out);
    };
    section("suggest", &advice.items, &|outcome| match outcome {
        Outcome::Suggest(_, at) => session(*at),
        _ => None,
    });
    section("might_apply", &advice.might_apply, &|outcome| match outcome {
        Outcome::Suggest(_, at) => session(*at),
        _ => None,
    });
    section("hold", &advice.items, &|outcome| match outcome {
        Outcome::Hold(at) => session(*at),
        _ => None,
    });
    section("adapt", &advice.items, &|outcome| match outcome {
        Outcome::Adapt(adaptation) => Some(adaptation.as_str().to_owned()),
        _ => None,
    });
    section("raise", &advice.items, &|outcome| match outcome {
        Outcome::Raise(topic) => Some(topic.to_string()),
        _ => None,
    });
    let asked = advice.find_out.iter().map(|entry| {
        let rules = entry.rules.iter().filter_map(|position| rule(*position)).collect();
        (programme.dictionary.name(entry.fact).to_owned(), rules)
    });
    write_section("find_out", asked, &mut out);
    out
}

fn write_section(key: &str, lines: impl Iterator<Item = (String, Vec<String>)>, out: &mut String) {
    let mut lines = lines.peekable();
    if lines.peek().is_some() {
        let _ = writeln!(out, "  {key}:");
    }
    for (subject, rules) in lines {
        let rules = match rules.as_slice() {
            [one] => one.clone(),
            several => format!("[{}]", several.join(", ")),
        };
        let _ = writeln!(out, "    {subject}: {rules}");
    }
}
