//! Slips somebody could make in a rule: a rule, a clause or a value left out, a bound moved by one, `and` for `or`, one
//! of its actions or its timing changed. Whether a case would notice is asked in `notice`.

mod clauses;
mod shapes;

use std::sync::Arc;

use domain::condition::Condition;
use domain::dictionary::Dictionary;
use domain::place::Place;
use domain::programme::Programme;
use domain::rule::{Action, Rule, Timing};

use super::coverage::GATE;
use crate::compile::Ready;

/// One slip.
#[derive(Debug)]
pub(super) struct Mutant {
    pub(super) altered: Altered,
    /// The rule's id.
    pub(super) rule: String,
    pub(super) place: Place,
    /// What is changed, to come after "no case would notice if".
    pub(super) change: String,
    /// What would notice it.
    pub(super) fix: String,
}

/// What stands in the place of what was written.
#[derive(Debug)]
pub(super) enum Altered {
    /// A rule, by its position.
    Rule(u16, Box<Rule>),
    /// The condition that opens the lane.
    Gate(Box<Condition>),
}

/// A condition with a slip in it.
#[derive(Debug)]
struct Slip {
    when: Condition,
    place: Place,
    change: String,
    /// Whether it comes out yes for more people than what was written.
    more: bool,
}

/// In a condition with more clauses than this no slip is tried: the work grows faster than the condition does, and so
/// does the list of what is not noticed.
const MOST_CLAUSES: usize = 32;

/// Whether a condition has too many clauses for slips in it to be tried.
pub(super) fn is_too_long(when: &Condition) -> bool {
    when.clauses().len() > MOST_CLAUSES
}

/// Every slip in the rules of `ready`, and in the condition that opens its lane, but for conditions that are too long;
/// each once, made when it is asked for.
pub(super) fn mutants(ready: &Ready) -> impl Iterator<Item = Mutant> + '_ {
    let programme = &*ready.programme;
    let rules = (0_u16..).zip(&programme.rules).zip(&ready.stopped);
    let tried = rules.filter(|((_, rule), stopped)| stopped.is_none() && !is_too_long(&rule.when));
    let in_rules = tried.flat_map(move |((position, rule), _)| {
        let mut all = Vec::new();
        Making { programme, position, rule, all: &mut all }.all();
        all
    });
    in_gate(programme).into_iter().chain(in_rules)
}

/// Every slip in the condition that opens the lane.
fn in_gate(programme: &Programme) -> Vec<Mutant> {
    let mut all = Vec::new();
    if let Some(gate) = programme.gate.as_ref().filter(|gate| !is_too_long(&gate.when)) {
        let never = shapes::never(&gate.when, &programme.dictionary);
        for slip in never.into_iter().chain(slips(&gate.when, &programme.dictionary)) {
            let (reason, lane) = if slip.more {
                ("only that would open the lane", "asked-first")
            } else {
                ("the lane opens for that reason alone", "open")
            };
            all.push(Mutant {
                altered: Altered::Gate(Box::new(slip.when)),
                rule: GATE.to_owned(),
                place: slip.place,
                change: slip.change,
                fix: format!("add a moment in which {reason}, and expect `lane: {lane}`"),
            });
        }
    }
    all
}

/// Every slip in one condition.
fn slips(when: &Condition, dictionary: &Dictionary) -> Vec<Slip> {
    let mut slips = shapes::slips(when, dictionary);
    slips.extend(clauses::slips(when, dictionary));
    slips
}

/// A condition of the same clauses, put together anew.
fn rebuilt(
    when: &Condition,
    root: domain::condition::Node,
    clauses: Vec<domain::condition::Clause>,
    dictionary: &Dictionary,
) -> Condition {
    Condition::new(Arc::clone(when.source()), root, clauses).fitted(dictionary)
}

struct Making<'a> {
    programme: &'a Programme,
    position: u16,
    rule: &'a Rule,
    all: &'a mut Vec<Mutant>,
}

impl Making<'_> {
    fn all(&mut self) {
        let id = &self.rule.id;
        let speaks = self.expected(self.rule.actions.first());
        let nothing = Rule { actions: Vec::new(), ..self.rule.clone() };
        let place = &self.rule.place;
        let fix = format!("expect `{speaks}` in a case where it should speak");
        self.add(nothing, place, format!("rule `{id}` were left out"), fix);
        self.actions();
        self.timings();
        for slip in slips(&self.rule.when, &self.programme.dictionary) {
            let fix = if slip.more {
                format!("add a moment in which only that would make `{id}` speak, and expect `quiet: [{id}]`")
            } else {
                format!("add a moment in which `{id}` speaks for that reason alone, and expect `{speaks}`")
            };
            let rule = Rule { when: slip.when, ..self.rule.clone() };
            self.add(rule, &slip.place, slip.change, fix);
        }
    }

    /// One of several things it does left out.
    fn actions(&mut self) {
        if self.rule.actions.len() < 2 {
            return;
        }
        for (number, action) in self.rule.actions.iter().enumerate() {
            let mut rule = self.rule.clone();
            rule.actions.remove(number);
            let fix = format!("expect `{}` in a case where it should", self.expected(Some(action)));
            let change = format!("rule `{}` did not {}", self.rule.id, self.in_words(action));
            self.add(rule, &self.rule.place, change, fix);
        }
    }

    /// What it suggests meant for another time.
    fn timings(&mut self) {
        let session = self.rule.actions.iter().find_map(|action| match action {
            Action::Suggest(session) => Some(self.session(*session).to_owned()),
            _ => None,
        });
        let Some(session) = session else { return };
        let written = self.rule.timing;
        for timing in
            [Timing::Early, Timing::Usual, Timing::Late].into_iter().filter(|timing| *timing != written)
        {
            let rule = Rule { timing, ..self.rule.clone() };
            let change = format!(
                "rule `{}` had `timing: {}` and not `{}`",
                self.rule.id,
                timing.as_str(),
                written.as_str()
            );
            let fix = format!(
                "expect `timing: {{{session}: {}}}` in a case where only this rule suggests it",
                written.as_str()
            );
            self.add(rule, &self.rule.place, change, fix);
        }
    }

    fn add(&mut self, rule: Rule, place: &Place, change: String, fix: String) {
        let id = rule.id.to_string();
        let altered = Altered::Rule(self.position, Box::new(rule));
        self.all.push(Mutant { altered, rule: id, place: place.clone(), change, fix });
    }

    fn session(&self, position: u16) -> &str {
        let session = self.programme.package.sessions.get(usize::from(position));
        session.map_or("", |session| session.id.as_str())
    }

    /// What a case writes to expect an action of this rule.
    fn expected(&self, action: Option<&Action>) -> String {
        let (list, what) = match action {
            Some(Action::Suggest(session)) => ("suggest", self.session(*session)),
            Some(Action::Hold(session)) => ("hold", self.session(*session)),
            Some(Action::Adapt(adaptation)) => ("adapt", adaptation.as_str()),
            Some(Action::FindOut(slot)) => ("find_out", self.programme.dictionary.name(*slot)),
            Some(Action::Raise(topic)) => ("raise", &**topic),
            None => return String::new(),
        };
        format!("{list}: {{{what}: {}}}", self.rule.id)
    }

    fn in_words(&self, action: &Action) -> String {
        match action {
            Action::Suggest(session) => format!("suggest `{}`", self.session(*session)),
            Action::Hold(session) => format!("hold `{}`", self.session(*session)),
            Action::Adapt(adaptation) => format!("adapt {}", adaptation.as_str()),
            Action::FindOut(slot) => format!("ask for `{}`", self.programme.dictionary.name(*slot)),
            Action::Raise(topic) => format!("raise `{topic}`"),
        }
    }
}
