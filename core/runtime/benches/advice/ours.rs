//! The engine under measurement: an invented programme compiled through the real script crate.

use std::fmt::Write as _;
use std::sync::Arc;

use domain::date::{self, LookAgain};
use domain::fact::{Choice, ComeBy, FactDefinition, FactType, FactValue, Sensitivity};
use domain::fact_sheet::FactSheet;
use domain::package::{
    Delivery, DeliveryFormat, Manifest, Module, Package, Phase, ScriptText, SessionOutline,
};
use domain::place::{Passage, Place};
use domain::rule::{RuleText, Timing};
use domain::statement::{Marking, Origin, Said, Statement};
use domain::template::Template;
use domain::theory::{Lens, Theory};
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

/// A programme of `count` rules.
pub(crate) fn programme(count: usize, rules: Rules) -> Ready {
    let scripted = |i: usize| rules == Rules::OneInTwelveScripted && i % 12 == 11;
    let mut text = HEADER.to_owned();
    let mut texts = Vec::new();
    for i in 0..count {
        let derived = rules == Rules::Derived || scripted(i);
        if derived {
            let _ = writeln!(text, "{}", invented::function(i, scripted(i)));
        }
        let when = if derived { format!("derived_{i}") } else { invented::condition(i) };
        texts.push(rule(i, &when, count));
    }
    let package = Package {
        manifest: manifest(),
        facts: facts(),
        theory: Theory::default(),
        modules: vec![Module {
            id: "m".into(),
            title: "M".into(),
            phase: Phase::Core,
            order: 1,
            change_goals: Vec::new(),
        }],
        sessions: (0..count.min(36)).map(session).collect(),
        sheets: Vec::new(),
        rules: texts,
        scripts: vec![ScriptText { file: "logic/invented.rhai".into(), text: text.into() }],
        cases: Vec::new(),
        sources: Vec::new(),
        content_hash: "0".repeat(64).into(),
        trusted: true,
    };
    let mut findings = Vec::new();
    let ready = compile(package, &Scripts::new(None), &mut findings);
    assert_eq!(ready.programme.rules.len(), count, "{findings:#?}");
    ready
}

fn rule(i: usize, when: &str, count: usize) -> RuleText {
    let place = Place::new(&"rules.yaml".into(), 1, 1, 1);
    let say = "Being with people matters to {{preferred_name}}. Looking at groups early gives later meetings something to build on.";
    RuleText {
        id: format!("rule-{i}").into(),
        suggest: vec![(format!("session-{}", i % count.min(36)).into(), place.clone())],
        hold: Vec::new(),
        adapt: Vec::new(),
        find_out: Vec::new(),
        raise: None,
        timing: Timing::Usual,
        safeguard: false,
        when: Passage::line(when, &place),
        say: Template::read(say).expect("a sentence"),
        say_to_staff: Template::default(),
        lens: None,
        place,
    }
}

fn session(i: usize) -> SessionOutline {
    SessionOutline {
        id: format!("session-{i}").into(),
        title: format!("Session {i}"),
        module: "m".into(),
        minutes: (45, 60),
        meetings: (1, 2),
        purpose: String::new(),
        lenses: Default::default(),
        change_goals: Vec::new(),
        usually_after: Vec::new(),
        sheets: Vec::new(),
        bring: Vec::new(),
        sources: Vec::new(),
        record: Vec::new(),
        blocks: Vec::new(),
        place: Place::whole("session.md"),
    }
}

fn manifest() -> Manifest {
    Manifest {
        id: "invented".into(),
        title: "Invented".into(),
        version: "0.1.0".into(),
        owner: String::new(),
        notice: String::new(),
        licence: String::new(),
        settings: Vec::new(),
        for_whom: String::new(),
        delivery: Delivery {
            formats: vec![DeliveryFormat::OneToOne],
            facilitators: (1, 2),
            roles: Vec::new(),
            training: Vec::new(),
        },
        meetings: (1, 40),
        weeks_at_least: 1,
        written_in: "en".into(),
        never_tailor_on: vec!["risk".into()],
        asked_for_first: None,
        change_goals: Vec::new(),
        relationships: Default::default(),
        approvals: Vec::new(),
        place: Place::whole("programme.yaml"),
    }
}

fn facts() -> Vec<FactDefinition> {
    let definition = |id: String, kind: FactType| FactDefinition {
        id: id.into(),
        question: "?".into(),
        kind,
        held_by: "somebody".into(),
        come_by: ComeBy::Ask,
        look_again: LookAgain::Never,
        marking: Marking::default(),
        sensitivity: Sensitivity::Ordinary,
        changeable: true,
        protected: false,
        shown_to_participant: true,
        seen_by: Vec::new(),
        newest_stands: false,
        lens: Lens::Practical,
        place: Place::whole("facts.yaml"),
    };
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
