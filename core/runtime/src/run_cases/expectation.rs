//! Compares one expectation with what came out; a difference is said in words a supervisor understands.

use domain::advice::{Advice, Item, Outcome, Reason, Span};
use domain::case::{Expectation, Expected};
use domain::fact_sheet::FactState;
use domain::finding::Finding;
use domain::hooks::Answer;
use domain::reading::Freshness;
use domain::rule::{Rule, Timing};

use super::scene::Scene;
use crate::compile::Ready;
use crate::ports::PersonView;

/// What came out at one moment of a case.
#[derive(Clone, Copy, Debug)]
pub(super) struct Outcomes<'a> {
    pub(super) ready: &'a Ready,
    pub(super) scene: &'a Scene<'a>,
    /// The scene's own, or what comes out with a slip in a rule.
    pub(super) advice: &'a Advice,
}

impl Outcomes<'_> {
    /// Says whether the expectation is met; the error says what was expected and what came out.
    pub(super) fn meets(&self, expectation: &Expectation) -> Result<(), String> {
        match &expectation.outcome {
            Expected::Suggest(session, rules) => self.by("suggest", session, &self.suggested(session), rules),
            Expected::MightApply(session, rules) => self.by(
                "list under might apply",
                session,
                &self.rules_of(&self.advice.might_apply, session),
                rules,
            ),
            Expected::Hold(session, rules) => self.by("hold", session, &self.held(session), rules),
            Expected::Adapt(what, rules) => self.by("adapt", what, &self.other(what), rules),
            Expected::Raise(topic, rules) => self.by("raise", topic, &self.other(topic), rules),
            Expected::FindOut(fact, rules) => {
                self.by("find out", fact.as_str(), &self.asked(fact.as_str()), rules)
            }
            Expected::NotFindOut(fact) => self.absent("find out", fact.as_str(), &self.asked(fact.as_str())),
            Expected::NotHeld(session) => self.absent("hold", session, &self.held(session)),
            Expected::NotSuggested(session) => self.absent("suggest", session, &self.suggested(session)),
            Expected::Timing(session, timing) => self.timing(session, *timing),
            Expected::Quiet(rule) => match self.said_by(rule) {
                None => Ok(()),
                Some(said) => Err(format!("expected nothing of `{rule}`; it {said}")),
            },
            Expected::Lane { open } if self.advice.open == *open => Ok(()),
            Expected::Lane { open: true } => {
                Err("expected the lane to be open; it waits to be asked for".to_owned())
            }
            Expected::Lane { open: false } => {
                Err("expected the lane to wait to be asked for; it is open".to_owned())
            }
            Expected::Suitability(question, answer) => self.suitability(question, *answer),
            Expected::Derived(name, value) => self.derived(name, value.as_deref()),
            Expected::FollowUp(subject, kind) => {
                let Some(record) = self.scene.record else {
                    return Err("there is no `record` here".to_owned());
                };
                let lines = self.ready.functions.follow_up(record, self.view()).map_err(in_words)?;
                let met = lines.iter().any(|line| line.subject == *subject && line.kind == *kind);
                met.then_some(())
                    .ok_or_else(|| format!("expected {kind:?} {subject}; follow_up gave {lines:?}"))
            }
            Expected::Progress(goal, count) => {
                let lines = self.ready.functions.progress(self.scene.history).map_err(in_words)?;
                let found = lines.iter().filter(|line| line.goal == *goal).count();
                (found == *count)
                    .then_some(())
                    .ok_or_else(|| format!("expected {count} lines for {goal}; got {found}"))
            }
        }
    }

    fn by(&self, verb: &str, subject: &str, got: &[String], rules: &[String]) -> Result<(), String> {
        let missing: Vec<&str> =
            rules.iter().filter(|rule| !got.contains(rule)).map(String::as_str).collect();
        if missing.is_empty() && !got.is_empty() {
            return Ok(());
        }
        let because =
            if rules.is_empty() { String::new() } else { format!(" because of {}", rules.join(" and ")) };
        let got = match got {
            [] => format!("it did not come; {}", self.instead(subject)),
            got => format!("it came because of {}", got.join(" and ")),
        };
        Err(format!("expected to {verb} `{subject}`{because}; {got}"))
    }

    fn absent(&self, verb: &str, subject: &str, got: &[String]) -> Result<(), String> {
        if got.is_empty() {
            Ok(())
        } else {
            Err(format!("did not expect to {verb} `{subject}`; it came because of {}", got.join(" and ")))
        }
    }

    /// Where else the subject turned up.
    fn instead(&self, subject: &str) -> String {
        let held = self.held(subject);
        let suggested = self.suggested(subject);
        let might = self.rules_of(&self.advice.might_apply, subject);
        match (held.is_empty(), suggested.is_empty(), might.is_empty()) {
            (false, ..) => format!("it is held because of {}", held.join(" and ")),
            (_, false, _) => format!("it is suggested because of {}", suggested.join(" and ")),
            (.., false) => format!("it might apply because of {}", might.join(" and ")),
            _ if !self.advice.open => "the lane waits to be asked for".to_owned(),
            _ => "nothing speaks of it".to_owned(),
        }
    }

    fn rule_ids(&self, reasons: Span) -> Vec<String> {
        let id =
            |rule: u16| self.ready.programme.rules.get(usize::from(rule)).map(|rule| rule.id.to_string());
        let name = |reason: &Reason| reason.rule.map_or_else(|| Some("source-not-approved".to_owned()), id);
        self.advice.reasons(reasons).iter().filter_map(name).collect()
    }

    fn is_session(&self, position: u16, subject: &str) -> bool {
        let sessions = &self.ready.programme.package.sessions;
        sessions.get(usize::from(position)).is_some_and(|session| session.id.as_str() == subject)
    }

    fn rules_of(&self, items: &[Item], session: &str) -> Vec<String> {
        let about =
            |item: &&Item| matches!(item.outcome, Outcome::Suggest(_, at) if self.is_session(at, session));
        items.iter().find(about).map(|item| self.rule_ids(item.reasons)).unwrap_or_default()
    }

    /// Rules that suggest a session, also where a hold beats them: both reasons are shown.
    fn suggested(&self, session: &str) -> Vec<String> {
        let held = |item: &&Item| matches!(item.outcome, Outcome::Hold(at) if self.is_session(at, session));
        let also = self.advice.items.iter().find(held).map(|item| self.rule_ids(item.also_suggested_by));
        also.filter(|rules| !rules.is_empty()).unwrap_or_else(|| self.rules_of(&self.advice.items, session))
    }

    fn held(&self, session: &str) -> Vec<String> {
        let about = |item: &&Item| matches!(item.outcome, Outcome::Hold(at) if self.is_session(at, session));
        self.advice.items.iter().find(about).map(|item| self.rule_ids(item.reasons)).unwrap_or_default()
    }

    fn other(&self, subject: &str) -> Vec<String> {
        let about = |item: &&Item| match &item.outcome {
            Outcome::Adapt(adaptation) => adaptation.as_str() == subject,
            Outcome::Raise(topic) => &**topic == subject,
            _ => false,
        };
        self.advice.items.iter().find(about).map(|item| self.rule_ids(item.reasons)).unwrap_or_default()
    }

    fn asked(&self, fact: &str) -> Vec<String> {
        let dictionary = &self.ready.programme.dictionary;
        let entry = self.advice.find_out.iter().find(|entry| dictionary.name(entry.fact) == fact);
        let id =
            |rule: &u16| self.ready.programme.rules.get(usize::from(*rule)).map(|rule| rule.id.to_string());
        entry.map(|entry| entry.rules.iter().filter_map(id).collect()).unwrap_or_default()
    }

    /// A session that is held as well keeps the timing of the rules that suggest it.
    fn timing(&self, session: &str, expected: Timing) -> Result<(), String> {
        let timing_of = |item: &Item| match item.outcome {
            Outcome::Suggest(timing, at) if self.is_session(at, session) => Some(timing),
            Outcome::Hold(at) if self.is_session(at, session) => self
                .advice
                .reasons(item.also_suggested_by)
                .iter()
                .filter_map(|reason| self.rule_at(reason.rule?))
                .map(|rule| rule.timing)
                .min(),
            _ => None,
        };
        match self.advice.items.iter().find_map(timing_of) {
            Some(timing) if timing == expected => Ok(()),
            Some(timing) => {
                let (expected, timing) = (expected.as_str(), timing.as_str());
                Err(format!("expected `{session}` to be suggested for {expected}; it is for {timing}"))
            }
            None => {
                let instead = self.instead(session);
                Err(format!("expected to suggest `{session}`; it did not come; {instead}"))
            }
        }
    }

    fn rule_at(&self, position: u16) -> Option<&Rule> {
        self.ready.programme.rules.get(usize::from(position))
    }

    /// The first thing a rule says here, in words; none where it has nothing to say.
    fn said_by(&self, id: &str) -> Option<String> {
        let of_rule = |span: Span| {
            let of = |reason: &Reason| {
                reason.rule.and_then(|at| self.rule_at(at)).is_some_and(|rule| rule.id.as_str() == id)
            };
            self.advice.reasons(span).iter().any(of)
        };
        let session = |at: u16| {
            let session = self.ready.programme.package.sessions.get(usize::from(at));
            session.map_or("a session", |session| session.id.as_str()).to_owned()
        };
        for item in &self.advice.items {
            if of_rule(item.reasons) {
                return Some(match &item.outcome {
                    Outcome::Hold(at) => format!("holds `{}`", session(*at)),
                    Outcome::Suggest(_, at) => format!("suggests `{}`", session(*at)),
                    Outcome::Adapt(adaptation) => format!("adapts {}", adaptation.as_str()),
                    Outcome::Raise(topic) => format!("raises {topic}"),
                });
            }
            if let Outcome::Hold(at) = item.outcome
                && of_rule(item.also_suggested_by)
            {
                return Some(format!("suggests `{}`", session(at)));
            }
        }
        if self.advice.might_apply.iter().any(|item| of_rule(item.reasons)) {
            return Some("might apply".to_owned());
        }
        let asks = |rules: &[u16]| {
            rules.iter().filter_map(|at| self.rule_at(*at)).any(|rule| rule.id.as_str() == id)
        };
        let entry = self.advice.find_out.iter().find(|entry| asks(&entry.rules))?;
        Some(format!("asks for `{}`", self.ready.programme.dictionary.name(entry.fact)))
    }

    fn view(&self) -> PersonView<'_> {
        PersonView { cells: self.scene.sheet.cells(), in_date_only: false }
    }

    fn suitability(&self, question: &str, answer: Answer) -> Result<(), String> {
        let view = PersonView { in_date_only: true, ..self.view() };
        let answers = self.ready.functions.suitability(view).map_err(in_words)?;
        match answers.iter().find(|line| line.question == question) {
            Some(line) if line.answer == answer => Ok(()),
            Some(line) => Err(format!("expected {answer:?} for \"{question}\"; got {:?}", line.answer)),
            None => Err(format!("suitability asks no question \"{question}\"")),
        }
    }

    fn derived(&self, name: &str, expected: Option<&str>) -> Result<(), String> {
        let programme = &*self.ready.programme;
        let slot =
            programme.dictionary.slot(name).ok_or_else(|| format!("there is no derived fact `{name}`"))?;
        let reading = programme.reading(&self.scene.sheet, &self.scene.outside);
        let cell = reading.cell(slot, Freshness::AsRecorded);
        let value = programme.dictionary.kind(slot).filter(|_| cell.state == FactState::Known);
        let got = value.and_then(|kind| kind.decode(cell.bits)).map(|value| value.to_string());
        if got.as_deref() == expected {
            return Ok(());
        }
        let say = |value: Option<&str>| value.unwrap_or("not known").to_owned();
        Err(format!("expected {name} to be {}; it is {}", say(expected), say(got.as_deref())))
    }
}

fn in_words(fault: Finding) -> String {
    format!("{}: {}", fault.code, fault.what)
}
