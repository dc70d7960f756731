//! What a name means that somebody points at: a fact's question and answers, what a session is for, what a rule does.

use std::fmt::Write as _;

use domain::codes;
use domain::dictionary::{Body, Slot};
use domain::fact::{ComeBy, FactType};
use domain::template::Names as Filled;

use crate::compile::Ready;
use crate::complete::{Names, Place, Spot, does, place, wanted};
use crate::list_facts::used_by;

/// What is told about a name, and where the name stands on its line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hover {
    /// What is told, in Markdown.
    pub text: String,
    /// The columns of its first character and after its last, from 1.
    pub columns: (u32, u32),
    /// The word that was pointed at.
    pub word: String,
}

/// Tells about the name at `line` and `column` (from 1, in characters) of the file at `path`; none where there is
/// none.
#[must_use]
pub fn hover(ready: &Ready, path: &str, text: &str, line: u32, column: u32) -> Option<Hover> {
    let (place, word, columns) = word(path, text, line, column)?;
    let told = about(ready, path, &place, &word)?;
    Some(Hover { text: told, columns, word })
}

/// The word at a position: where it is, the whole of it, and its columns.
#[must_use]
pub fn word(path: &str, text: &str, line: u32, column: u32) -> Option<(Place, String, (u32, u32))> {
    let place = place(path, text, line, column);
    let number = usize::try_from(line.checked_sub(1)?).ok()?;
    let skip = usize::try_from(column.checked_sub(1)?).ok()?;
    let rest = text.lines().nth(number)?.chars().skip(skip);
    let rest: String = rest.take_while(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '-')).collect();
    let end = column.saturating_add(u32::try_from(rest.chars().count()).unwrap_or(0));
    let word = format!("{}{rest}", place.word);
    let from = place.from;
    (!word.is_empty()).then_some((place, word, (from, end)))
}

fn about(ready: &Ready, path: &str, place: &Place, word: &str) -> Option<String> {
    let cursor = match &place.spot {
        Spot::Yaml(cursor) => cursor,
        Spot::Script => {
            let name = word.strip_prefix("person.").unwrap_or(word);
            return fact(ready, name).or_else(|| code(word));
        }
        Spot::Heading | Spot::Placeholder | Spot::Elsewhere => return code(word),
    };
    // What the place takes comes first: a session and a sheet may share a name.
    let first: Option<fn(&Ready, &str) -> Option<String>> = match wanted(path, cursor).first() {
        Some(Names::Rules) => Some(rule),
        Some(Names::Sheets) => Some(sheet),
        Some(Names::Sources) => Some(source),
        Some(Names::Goals) => Some(goal),
        Some(Names::Sessions) => Some(session),
        _ => None,
    };
    let all = [fact, session, rule, sheet, goal, source];
    let told = first.into_iter().chain(all).find_map(|told| told(ready, word));
    told.or_else(|| code(word))
}

fn fact(ready: &Ready, name: &str) -> Option<String> {
    let programme = &*ready.programme;
    let slot = programme.dictionary.slot(name)?;
    let mut text = String::new();
    if let Some(fact) = programme.dictionary.fact(slot) {
        let come_by = match fact.come_by {
            ComeBy::LookUp => "looked up",
            ComeBy::Ask => "asked",
            ComeBy::Wait => "waited for, never asked",
        };
        write(&mut text, &format!("**{}** (`{name}`)\n\n{}", fact.question, answers(&fact.kind)));
        write(&mut text, &format!("\nHeld by {}; {come_by}.", fact.held_by));
    } else {
        let derived = programme.dictionary.derived(slot)?;
        let runs = if matches!(derived.body, Body::Lowered(_)) { "" } else { ", worked out by a script" };
        write(
            &mut text,
            &format!("`{name}` (derived{runs})\n\n{}\n\n{}", derived.about, answers(&derived.kind)),
        );
        let reads: Vec<&str> = derived.reads.iter().map(|slot| programme.dictionary.name(*slot)).collect();
        write(&mut text, &format!("\nReads {}.", reads.join(", ")));
    }
    write(&mut text, &format!("\n{}", rules_of(ready, slot)));
    Some(text)
}

fn rules_of(ready: &Ready, slot: Slot) -> String {
    let rules = used_by(&ready.programme, slot);
    if rules.is_empty() { "No rule uses it.".to_owned() } else { format!("Used by {}.", rules.join(", ")) }
}

fn answers(kind: &FactType) -> String {
    match kind {
        FactType::Choice(choices) | FactType::Tags(choices) => {
            let answer = |choice: &domain::fact::Choice| format!("- `{}` {}\n", choice.id, choice.label);
            choices.iter().map(answer).collect()
        }
        FactType::Number { at_least: i64::MIN, .. } => "A number.\n".to_owned(),
        FactType::Number { at_least, at_most, unit } => {
            format!("A number from {at_least} to {at_most} {unit}").trim_end().to_owned() + ".\n"
        }
        FactType::Date => "A date.\n".to_owned(),
        FactType::Text => "Text, never used in logic.\n".to_owned(),
    }
}

fn session(ready: &Ready, name: &str) -> Option<String> {
    let session = ready.programme.package.sessions.iter().find(|session| session.id.as_str() == name)?;
    let span = |(least, most): (u16, u16)| {
        if least == most { least.to_string() } else { format!("{least} to {most}") }
    };
    Some(format!(
        "**{}** (session `{name}`)\n\n{}\n\n{} minutes, {} meetings.",
        session.title,
        session.purpose,
        span(session.minutes),
        span(session.meetings)
    ))
}

fn sheet(ready: &Ready, name: &str) -> Option<String> {
    let sheet = ready.programme.package.sheets.iter().find(|sheet| sheet.id.as_str() == name)?;
    Some(format!("**{}** (sheet `{name}`)", sheet.title))
}

fn source(ready: &Ready, name: &str) -> Option<String> {
    let source = ready.programme.package.sources.iter().find(|source| source.id.as_str() == name)?;
    Some(format!("**{}** (source `{name}`)", source.title))
}

fn goal(ready: &Ready, name: &str) -> Option<String> {
    let goals = &ready.programme.package.manifest.change_goals;
    let goal = goals.iter().find(|goal| goal.id.as_str() == name)?;
    Some(format!("**{}** (change goal `{name}`)", goal.title))
}

fn rule(ready: &Ready, name: &str) -> Option<String> {
    let rule = ready.programme.package.rules.iter().find(|rule| rule.id.as_str() == name)?;
    let say = rule.say.render(Filled::default());
    let safeguard = if rule.safeguard { " It is a safeguard." } else { "" };
    let when = rule.when.text.trim();
    Some(format!("Rule `{name}`: {}.{safeguard}\n\n```\nwhen: {when}\n```\n\n{say}", does(rule)))
}

fn code(word: &str) -> Option<String> {
    let entry = codes::named(word)?.entry();
    Some(format!(
        "**{}: {}**\n\nWhy: {}.\n\nDo: {}.\n\nBad:\n\n```\n{}\n```\n\nGood:\n\n```\n{}\n```",
        entry.code, entry.title, entry.why, entry.fix, entry.bad, entry.good
    ))
}

fn write(text: &mut String, more: &str) {
    // Writing to a string cannot fail.
    let _written = text.write_str(more);
}
