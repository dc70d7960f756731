//! An invented person who is tried out: a case at one of its moments, with some facts said otherwise.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::case::Case;
use domain::fact::{FactDefinition, FactType, FactValue, RATHER_NOT_SAY};
use domain::fact_sheet::FactSheet;
use domain::ids::{FactId, SiteId};
use domain::programme::Programme;
use domain::record::Refusal;
use domain::site::Site;
use domain::statement::{Marking, Origin, Said, Statement};
use domain::template::Names;
use jiff::civil::Date;
use runtime::advise::advise_all;
use runtime::compile::Ready;
use runtime::gather::Person;
use runtime::given;
use runtime::report::{LaneReport, add_why_not, lane_report};

use super::book::Book;
use crate::form::{Typed, Wrong};
use crate::words::Words;

/// What stands for a fact nobody has said anything about.
pub(super) const NOT_KNOWN: &str = "not-known";
/// What stands for a fact that was looked for in vain.
pub(super) const NOBODY: &str = "nobody-holds-it";

/// Somebody who is tried.
pub(super) struct Trial {
    pub(super) ready: Arc<Ready>,
    /// The case it begins with, and at which of its moments.
    pub(super) case: Option<(Case, usize)>,
    pub(super) site: Option<Site>,
    pub(super) on: Date,
    /// What the case says.
    pub(super) base: Vec<Statement>,
    /// All that is said.
    pub(super) statements: Vec<Statement>,
}

/// The name of a fact's field.
pub(super) fn field(fact: &FactId) -> String {
    format!("f.{fact}")
}

/// Every case that can be tried: the programme's, and those of the site.
pub(super) fn cases(book: &Book, site: Option<&SiteId>) -> Vec<Case> {
    let own = book.stands.ready.iter();
    let at = site.and_then(|site| book.stands.sites.get(site));
    let mut all: Vec<Case> =
        own.chain(at).flat_map(|ready| ready.programme.package.cases.iter().cloned()).collect();
    all.sort_by(|one, other| one.id.cmp(&other.id));
    all.dedup_by(|one, other| one.id == other.id);
    all
}

impl Trial {
    /// Whom somebody asked for; what is no answer goes to `wrong`.
    pub(super) fn of(
        book: &Book,
        words: Words,
        typed: &Typed,
        today: Date,
        wrong: &mut Wrong,
    ) -> Result<Self, Refusal> {
        let site = book.site(typed.get("site"));
        let site_id = site.as_ref().map(|site| &site.id);
        let ready = Arc::clone(book.ready_at(site_id)?);
        let (id, moment) = typed.get("case").split_once(':').unwrap_or((typed.get("case"), "0"));
        let case = cases(book, site_id).into_iter().find(|case| case.id.as_str() == id);
        let case = case.map(|case| {
            let moment = moment.parse().unwrap_or(0).min(case.then.len());
            (case, moment)
        });
        let (base, mut on) =
            case.as_ref().map_or((Vec::new(), today), |(case, moment)| at_moment(case, *moment));
        match typed.day("on") {
            Ok(day) => on = day.unwrap_or(on),
            Err(_) => wrong.add("on-day", words.say("error-no-such-day")),
        }
        let mut statements = base.clone();
        for fact in ready.programme.dictionary.facts() {
            match said(fact, typed.all(&field(&fact.id))) {
                Ok(None) => {}
                Ok(Some(said)) => {
                    statements.retain(|statement| statement.fact != fact.id);
                    statements.push(statement(fact, said, on));
                }
                Err(why) => wrong.add(&field(&fact.id), why),
            }
        }
        Ok(Self { ready, case, site, on, base, statements })
    }

    fn sheet(&self, statements: &[Statement]) -> Option<FactSheet> {
        given::sheets(&self.ready, [&Arc::from(statements)], self.on).0.pop()
    }

    /// What the case itself says of each fact.
    pub(super) fn base_sheet(&self) -> Option<FactSheet> {
        self.sheet(&self.base)
    }

    /// What the programme advises, with why not and what would change it.
    pub(super) fn lane(&self) -> Option<LaneReport> {
        let sheet = self.sheet(&self.statements)?;
        let advised = advise_all(&self.ready, std::slice::from_ref(&sheet)).pop()?;
        let names = self.names();
        let mut lane = lane_report(&self.ready, &sheet, &advised.outside, &advised.advice, names);
        add_why_not(&self.ready, &sheet, &advised.outside, &advised.advice, names, &mut lane);
        Some(lane)
    }

    fn names(&self) -> Names<'_> {
        Names {
            preferred_name: None,
            site_name: self.site.as_ref().map(|site| site.name.as_str()),
            session_date: None,
        }
    }

    /// The same as somebody of whom things are known.
    pub(super) fn person(&self) -> Person {
        Person {
            id: "invented".into(),
            identifiers: Vec::new(),
            preferred_name: None,
            statements: self.statements.as_slice().into(),
            contributions: Vec::new(),
        }
    }

    /// All that is said as a case writes it, a fact each; what the programme promised never to tailor on is left out.
    pub(super) fn given(&self) -> Vec<(String, String)> {
        written(&self.ready.programme, &self.statements)
    }
}

/// What a case says at one of its moments, and the day.
fn at_moment(case: &Case, moment: usize) -> (Vec<Statement>, Date) {
    let (mut given, mut on) = (case.given.clone(), case.as_of);
    for later in case.then.iter().take(moment) {
        given.retain(|statement| !later.set.iter().any(|set| set.fact == statement.fact));
        given.extend_from_slice(&later.set);
        on = later.as_of.unwrap_or(on);
    }
    (given, on)
}

/// What somebody chose for a fact: nothing where they left it as it is.
fn said(fact: &FactDefinition, chosen: &[String]) -> Result<Option<Said>, String> {
    let chosen: Vec<&str> = chosen.iter().map(|one| one.trim()).filter(|one| !one.is_empty()).collect();
    let Some(first) = chosen.first() else { return Ok(None) };
    let said = match *first {
        NOT_KNOWN => Said::NotKnown,
        NOBODY => Said::NobodyHoldsIt,
        RATHER_NOT_SAY => Said::RatherNotSay,
        _ if matches!(fact.kind, FactType::Tags(_)) => Said::Value(fact.kind.read_tags(chosen)?),
        value => Said::Value(fact.kind.read(value)?),
    };
    Ok(Some(said))
}

fn statement(fact: &FactDefinition, said: Said, on: Date) -> Statement {
    Statement {
        fact: fact.id.clone(),
        said,
        origin: Origin {
            holder: Arc::clone(&fact.held_by),
            on: Some(on),
            marking: Marking::default(),
            file: "tried".into(),
            line: 0,
            author: None,
        },
    }
}

fn written(programme: &Programme, statements: &[Statement]) -> Vec<(String, String)> {
    let mut by_fact: BTreeMap<&FactId, Vec<&Statement>> = BTreeMap::new();
    for statement in statements {
        by_fact.entry(&statement.fact).or_default().push(statement);
    }
    // In the order of the dictionary, as the cases of designers are.
    let facts = programme.dictionary.facts().iter();
    let open = facts.filter(|fact| programme.guard.covers(fact.id.as_str()).is_none());
    open.filter_map(|fact| Some((fact.id.to_string(), all_said(by_fact.get(&fact.id)?)))).collect()
}

fn all_said(statements: &[&Statement]) -> String {
    let held: Vec<String> = statements.iter().filter_map(|one| held(one)).collect();
    let accounts = statements.iter().any(|one| matches!(one.said, Said::Account(_)));
    match (statements, held.as_slice()) {
        ([one], []) => state(&one.said),
        ([Statement { said: Said::Settled { value, by, basis }, .. }], _) => {
            format!("{{settled: {}, by: {}, basis: {}}}", value_text(value), text(by), text(basis))
        }
        (_, [one]) => one.clone(),
        (_, several) if accounts => format!("{{two_accounts: [{}]}}", several.join(", ")),
        (_, several) => format!("{{conflicting: [{}]}}", several.join(", ")),
    }
}

fn state(said: &Said) -> String {
    match said {
        Said::RatherNotSay => RATHER_NOT_SAY,
        Said::NobodyHoldsIt => NOBODY,
        _ => NOT_KNOWN,
    }
    .to_owned()
}

/// A value with who says so and when.
fn held(statement: &Statement) -> Option<String> {
    let (Said::Value(value) | Said::Account(value) | Said::Settled { value, .. }) = &statement.said else {
        return None;
    };
    let on = statement.origin.on.map(|on| format!(", on: {on}")).unwrap_or_default();
    Some(format!("{{value: {}, holder: {}{on}}}", value_text(value), text(&statement.origin.holder)))
}

fn value_text(value: &FactValue) -> String {
    match value {
        FactValue::Tags(tags) => {
            format!("[{}]", tags.iter().map(|tag| text(tag)).collect::<Vec<_>>().join(", "))
        }
        FactValue::Choice(id) => text(id),
        FactValue::Text(words) => text(words),
        other => other.to_string(),
    }
}

/// Words as they may stand in a file: in quotes where they would be read as something else.
fn text(words: &str) -> String {
    let plain = |one: char| one.is_alphanumeric() || one == ' ' || one == '-';
    let is_plain =
        words.starts_with(char::is_alphabetic) && words.chars().all(plain) && !words.ends_with(' ');
    if is_plain { words.to_owned() } else { serde_json::Value::from(words).to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn says(said: Said, holder: &str) -> Statement {
        let origin = Origin {
            holder: holder.into(),
            on: Some(Date::constant(2026, 11, 2)),
            marking: Marking::default(),
            file: "tried".into(),
            line: 0,
            author: None,
        };
        Statement { fact: "a.b".into(), said, origin }
    }

    fn check(statements: &[Statement], expected: &str) {
        assert_eq!(all_said(&statements.iter().collect::<Vec<_>>()), expected);
    }

    #[test]
    fn what_is_said_is_written_as_cases_write_it() {
        let value = |id: &str| FactValue::Choice(id.into());
        check(&[says(Said::NotKnown, "x")], "not-known");
        check(&[says(Said::RatherNotSay, "x")], "rather-not-say");
        check(&[says(Said::NobodyHoldsIt, "x")], "nobody-holds-it");
        check(
            &[says(Said::Value(value("yes")), "the person")],
            "{value: yes, holder: the person, on: 2026-11-02}",
        );
        check(
            &[says(Said::Value(FactValue::Tags(vec!["fear".into(), "1".into()])), "a: b")],
            "{value: [fear, \"1\"], holder: \"a: b\", on: 2026-11-02}",
        );
        check(
            &[says(Said::Value(value("a")), "one"), says(Said::Value(value("b")), "two")],
            "{conflicting: [{value: a, holder: one, on: 2026-11-02}, {value: b, holder: two, on: 2026-11-02}]}",
        );
        check(
            &[says(Said::Account(value("a")), "one"), says(Said::Account(value("b")), "two")],
            "{two_accounts: [{value: a, holder: one, on: 2026-11-02}, {value: b, holder: two, on: 2026-11-02}]}",
        );
        let settled = Said::Settled { value: value("a"), by: "N. Abara".into(), basis: "asked both".into() };
        check(&[says(settled, "one")], "{settled: a, by: \"N. Abara\", basis: asked both}");
    }
}
