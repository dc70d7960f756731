//! Which names a key takes, and the names a programme has.

use domain::dictionary::Dictionary;
use domain::fact::{Choice, FactType};
use domain::rule::RuleText;

use super::{At, Cursor, Kind, Suggestion};
use crate::compile::Ready;

/// A kind of name that a place takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Names {
    /// Declared facts.
    Facts,
    /// Derived facts.
    Derived,
    /// Everything a condition may say.
    Condition,
    /// The answers a fact may have, and what a case may say instead.
    Answers(String),
    /// Sessions.
    Sessions,
    /// Sheets.
    Sheets,
    /// Quoted works.
    Sources,
    /// Change goals.
    Goals,
    /// One of the five lists of shared/theory.yaml.
    Terms(&'static str),
    /// Rules.
    Rules,
}

/// The words a condition may use beside facts, and what each says.
const CONDITION: [(&str, &str); 9] = [
    ("known(", "known(fact): whether a fact is known"),
    ("unknown(", "unknown(fact): whether nothing is known about it"),
    ("unsettled(", "unsettled(fact): not known, out of date, or holders differ"),
    ("between(", "between(fact, least, most): whether a number lies between two"),
    ("date(", "date(\"2026-03-01\"): a day to compare with"),
    ("not(", "not(condition): the other way round"),
    ("and", "both"),
    ("or", "one of the two, or both"),
    ("in", "fact in [\"a\", \"b\"], or \"tag\" in fact"),
];

/// What a case may say of a fact instead of a value.
const INSTEAD: [&str; 3] = ["not-known", "rather-not-say", "nobody-holds-it"];

/// The five lists of shared/theory.yaml.
const TERMS: [&str; 5] = ["needs", "strengths", "responsivity", "goods", "desistance"];

/// Which names the place of `cursor` in the file at `path` takes.
#[must_use]
pub fn wanted(path: &str, cursor: &Cursor) -> Vec<Names> {
    let keys: Vec<&str> = cursor.keys.iter().map(String::as_str).collect();
    let is_key = cursor.at == At::Key;
    if path.contains("cases/") {
        return in_case(&keys, is_key);
    }
    let Some(last) = keys.last().filter(|_| !is_key) else { return Vec::new() };
    if let Some(list) = TERMS.iter().find(|list| *list == last).filter(|_| path.ends_with(".md")) {
        return vec![Names::Terms(list)];
    }
    match *last {
        "when" | "easy_read_when" => vec![Names::Condition],
        "suggest" | "hold" | "usually_after" | "ours" => vec![Names::Sessions],
        "find_out" | "chosen_by" | "fact" => vec![Names::Facts],
        "sheets" => vec![Names::Sheets],
        "sources" => vec![Names::Sources],
        "change_goals" => vec![Names::Goals],
        "changes" | "translates" => vec![Names::Sessions, Names::Sheets],
        _ => Vec::new(),
    }
}

fn in_case(keys: &[&str], is_key: bool) -> Vec<Names> {
    match keys {
        [.., "given" | "set"] if is_key => vec![Names::Facts],
        [.., "given" | "set", fact] | [.., "given" | "set", fact, "value" | "settled"] if !is_key => {
            vec![Names::Answers((*fact).to_owned())]
        }
        [.., "given" | "set", fact, "conflicting" | "two_accounts", "value"] if !is_key => {
            vec![Names::Answers((*fact).to_owned())]
        }
        [.., "suggest" | "hold" | "might_apply" | "timing"] if is_key => vec![Names::Sessions],
        [.., "find_out"] if is_key => vec![Names::Facts],
        [.., "derived"] if is_key => vec![Names::Derived],
        [.., "progress"] if is_key => vec![Names::Goals],
        [.., "suggest" | "hold" | "might_apply" | "adapt" | "find_out" | "raise", _] if !is_key => {
            vec![Names::Rules]
        }
        [.., "derived", name] if !is_key => vec![Names::Answers((*name).to_owned())],
        [.., "not_find_out"] => vec![Names::Facts],
        [.., "not_held" | "not_suggested" | "session"] if !is_key => vec![Names::Sessions],
        [.., "quiet"] => vec![Names::Rules],
        [.., "goal"] => vec![Names::Goals],
        _ => Vec::new(),
    }
}

impl Names {
    /// Every name of this kind that the programme has.
    #[must_use]
    pub fn all(&self, ready: &Ready, cursor: &Cursor) -> Vec<Suggestion> {
        let package = &*ready.programme.package;
        let dictionary = &ready.programme.dictionary;
        match self {
            Self::Facts => facts(dictionary),
            Self::Derived => derived(dictionary),
            Self::Condition => condition(dictionary, &cursor.before),
            Self::Answers(fact) => answers(dictionary, fact),
            Self::Sessions => {
                let sessions = package.sessions.iter();
                sessions.map(|s| Suggestion::new(Kind::Session, s.id.as_str(), s.title.clone())).collect()
            }
            Self::Sheets => {
                let sheets = package.sheets.iter();
                sheets.map(|s| Suggestion::new(Kind::Sheet, s.id.as_str(), s.title.clone())).collect()
            }
            Self::Sources => {
                let sources = package.sources.iter();
                sources.map(|s| Suggestion::new(Kind::Source, s.id.as_str(), s.title.clone())).collect()
            }
            Self::Goals => {
                let goals = package.manifest.change_goals.iter();
                goals.map(|goal| Suggestion::new(Kind::Goal, goal.id.as_str(), goal.title.clone())).collect()
            }
            Self::Terms(list) => {
                let theory = &package.theory;
                let terms = match *list {
                    "needs" => &theory.needs,
                    "strengths" => &theory.strengths,
                    "responsivity" => &theory.responsivity,
                    "goods" => &theory.goods,
                    _ => &theory.desistance,
                };
                terms.iter().map(|term| Suggestion::new(Kind::Term, &*term.id, term.about.clone())).collect()
            }
            Self::Rules => {
                let rules = package.rules.iter();
                rules.map(|rule| Suggestion::new(Kind::Rule, rule.id.as_str(), does(rule))).collect()
            }
        }
    }
}

fn facts(dictionary: &Dictionary) -> Vec<Suggestion> {
    let facts = dictionary.facts().iter();
    facts.map(|fact| Suggestion::new(Kind::Fact, fact.id.as_str(), &*fact.question)).collect()
}

fn derived(dictionary: &Dictionary) -> Vec<Suggestion> {
    let derived = dictionary.derived_facts().iter();
    derived.map(|fact| Suggestion::new(Kind::Fact, &*fact.name, &*fact.about)).collect()
}

/// Facts and functions; inside quotes, the answers of the fact that stands before them.
fn condition(dictionary: &Dictionary, before: &str) -> Vec<Suggestion> {
    if before.matches('"').count() % 2 == 1 {
        let outside = before.rsplit_once('"').map_or("", |(outside, _)| outside);
        let words = outside.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '.')).rev();
        let fact = words.into_iter().find(|word| dictionary.slot(word).is_some());
        return fact.map(|fact| choices(dictionary, fact)).unwrap_or_default();
    }
    let mut all = facts(dictionary);
    all.extend(derived(dictionary));
    all.extend(CONDITION.map(|(text, about)| Suggestion::new(Kind::Function, text, about)));
    all
}

fn choices(dictionary: &Dictionary, fact: &str) -> Vec<Suggestion> {
    let kind = dictionary.slot(fact).and_then(|slot| dictionary.kind(slot));
    let choice = |choice: &Choice| Suggestion::new(Kind::Word, &*choice.id, &*choice.label);
    match kind {
        Some(FactType::Choice(choices) | FactType::Tags(choices)) => choices.iter().map(choice).collect(),
        _ => Vec::new(),
    }
}

fn answers(dictionary: &Dictionary, fact: &str) -> Vec<Suggestion> {
    let mut answers = choices(dictionary, fact);
    let instead = INSTEAD.iter().filter(|word| answers.iter().all(|answer| answer.text != **word));
    let instead: Vec<Suggestion> =
        instead.map(|word| Suggestion::new(Kind::Word, *word, "instead of an answer")).collect();
    answers.extend(instead);
    answers
}

/// What a rule does, in a few words: `suggests groups; holds crossroads`.
#[must_use]
pub fn does(rule: &RuleText) -> String {
    let mut parts = Vec::new();
    let mut part = |verb: &str, what: Vec<&str>| {
        if !what.is_empty() {
            parts.push(format!("{verb} {}", what.join(", ")));
        }
    };
    part("suggests", rule.suggest.iter().map(|(id, _)| id.as_str()).collect());
    part("holds", rule.hold.iter().map(|(id, _)| id.as_str()).collect());
    part("adapts", rule.adapt.iter().map(|adaptation| adaptation.as_str()).collect());
    part("finds out", rule.find_out.iter().map(|(id, _)| id.as_str()).collect());
    part("raises", rule.raise.as_deref().into_iter().collect());
    parts.join("; ")
}
