//! The engine under measurement: an invented programme compiled through the real script crate.

use std::fmt::Write as _;
use std::sync::Arc;

use domain::date;
use domain::fact::{Choice, FactDefinition, FactType, FactValue};
use domain::fact_sheet::FactSheet;
use domain::package::{Package, ScriptText};
use domain::rule::RuleText;
use domain::sample;
use domain::statement::{Marking, Origin, Said, Statement};
use domain::template::Template;
use runtime::compile::{Ready, compile};
use script::Scripts;

use super::invented::{self, Invented, VALUES};

const HEADER: &str = "// title: Invented\n// purpose: To be measured.\n// evidence: none\n// owner: benches\n// last reviewed: 2026-11-01\n\n";

/// How the rules of a programme get at their facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rules {
    /// Conditions over facts.
    Conditions,
    /// Each rule asks one derived fact that is lowered.
    Derived,
    /// One rule in twelve asks a derived fact that cannot be lowered.
    OneInTwelveScripted,
}

/// A programme of `count` rules, a session each up to 36.
pub(crate) fn programme(count: usize, rules: Rules) -> Ready {
    programme_of(count, count.min(36), rules)
}

/// A programme of `count` rules about so many sessions.
pub(crate) fn programme_of(count: usize, sessions: usize, rules: Rules) -> Ready {
    let scripted = |i: usize| rules == Rules::OneInTwelveScripted && i % 12 == 11;
    let mut text = HEADER.to_owned();
    let mut texts = Vec::new();
    for i in 0..count {
        let derived = rules == Rules::Derived || scripted(i);
        if derived {
            let _ = writeln!(text, "{}", invented::function(i, scripted(i)));
        }
        let when = if derived { format!("derived_{i}") } else { invented::condition(i) };
        texts.push(rule(i, &when, sessions));
    }
    let package = Package {
        facts: facts(),
        sessions: (0..sessions).map(|i| sample::session(&format!("session-{i}"))).collect(),
        rules: texts,
        scripts: vec![ScriptText { file: "logic/invented.rhai".into(), text: text.into() }],
        ..sample::package("invented")
    };
    let mut findings = Vec::new();
    let ready = compile(package, &Scripts::new(None), &mut findings);
    assert_eq!(ready.programme.rules.len(), count, "{findings:#?}");
    ready
}

fn rule(i: usize, when: &str, sessions: usize) -> RuleText {
    let say = "Being with people matters to {{preferred_name}}. Looking at groups early gives later meetings something to build on.";
    let rule = sample::rule(&format!("rule-{i}"), when);
    RuleText {
        suggest: vec![(format!("session-{}", i % sessions).into(), rule.place.clone())],
        say: Template::read(say).expect("a sentence"),
        ..rule
    }
}

fn facts() -> Vec<FactDefinition> {
    let definition = |id: String, kind: FactType| sample::fact(&id, kind);
    let number =
        |i| definition(format!("n.f{i}"), FactType::Number { at_least: 0, at_most: 9, unit: "".into() });
    let choices = || VALUES.iter().map(|id| Choice { id: (*id).into(), label: (*id).into() }).collect();
    let choice = |i| definition(format!("c.f{i}"), FactType::Choice(choices()));
    (0..invented::NUMBERS).map(number).chain((0..invented::CHOICES).map(choice)).collect()
}

/// The fact sheet of an invented person.
pub(crate) fn sheet(ready: &Ready, person: &Invented) -> FactSheet {
    let today = date::read("2026-11-20").expect("a date");
    let statement = |fact: String, value: FactValue| Statement {
        fact: fact.into(),
        said: Said::Value(value),
        origin: Origin {
            holder: "hmp-ashgrove".into(),
            on: Some(today),
            marking: Marking::default(),
            file: "invented.csv".into(),
            line: 1,
            author: None,
        },
    };
    let numbers = person.numbers.iter().enumerate();
    let numbers =
        numbers.filter_map(|(i, value)| Some(statement(format!("n.f{i}"), FactValue::Number((*value)?))));
    let choices = person.choices.iter().enumerate();
    let id = |value: u8| FactValue::Choice(VALUES[usize::from(value)].into());
    let choices = choices.filter_map(|(i, value)| Some(statement(format!("c.f{i}"), id((*value)?))));
    let statements: Arc<[Statement]> = numbers.chain(choices).collect();
    FactSheet::assemble(&ready.programme.dictionary, statements, today)
}
