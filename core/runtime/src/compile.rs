//! From a package as written to a programme ready to advise: scripts read, conditions lowered, names resolved.

use std::sync::Arc;

use domain::codes;
use domain::condition::Condition;
use domain::dictionary::Dictionary;
use domain::finding::{Finding, Severity};
use domain::guard::Guard;
use domain::ids::{SessionId, SourceId};
use domain::package::{Gate, Package, SourceStatus};
use domain::place::Passage;
use domain::programme::Programme;
use domain::rule::{Action, Rule, RuleText};

use crate::ports::{ConditionUse, Functions, Library, Scripting};

/// A programme with its functions, ready to advise.
#[derive(Clone, Debug)]
pub struct Ready {
    /// The programme.
    pub programme: Arc<Programme>,
    /// Its functions that are not lowered, and its hooks.
    pub functions: Arc<dyn Functions>,
    /// For each rule, the guarded fact it reaches, where it does: such a rule never speaks, whatever `check` said.
    pub stopped: Vec<Option<String>>,
    /// For each session, whether a source it needs is not approved: the host holds it.
    pub waits_for_source: Vec<bool>,
}

impl Ready {
    /// Arms a programme for use. The guard is asked here again, so that content that never went through `check`
    /// cannot slip past it.
    #[must_use]
    pub fn new(programme: Programme, functions: Arc<dyn Functions>) -> Self {
        let stopped =
            programme.rules.iter().map(|rule| programme.guarded_fact(rule).map(str::to_owned)).collect();
        let package = &programme.package;
        let approved =
            |id: &SourceId| package.sources.iter().any(|s| s.id == *id && s.status == SourceStatus::Approved);
        let waits = package.sessions.iter().map(|session| !session.sources.iter().all(approved)).collect();
        Self { stopped, waits_for_source: waits, functions, programme: Arc::new(programme) }
    }
}

/// Compiles `package`; every problem found goes to `findings`. A rule with a problem is left out of the programme.
#[must_use]
pub fn compile(package: Package, scripting: &dyn Scripting, findings: &mut Vec<Finding>) -> Ready {
    let guard = Guard::new(package.manifest.never_tailor_on.iter().cloned());
    let mut dictionary = Dictionary::new(package.facts.iter().cloned());
    let Library { derived, functions, findings: problems } =
        scripting.library(&package.scripts, &dictionary, &guard, package.trusted);
    findings.extend(problems);
    for function in derived {
        // A name already taken was reported where the scripts were read; the declared fact stays.
        drop(dictionary.add(function));
    }
    let lowering = Lowering { scripting, dictionary: &dictionary, guard: &guard };
    let gate = package.manifest.asked_for_first.as_ref().and_then(|gate| {
        let when = lowering.condition(&gate.when, ConditionUse::Other, findings)?;
        Some(Gate { when, say: gate.say.clone() })
    });
    let mut rules = Vec::with_capacity(package.rules.len());
    for text in &package.rules {
        rules.extend(lowering.rule(text, &package, findings));
    }
    Ready::new(Programme { package: Arc::new(package), dictionary, rules, gate, guard }, functions)
}

/// Says whether any of `findings` keeps content from being used.
#[must_use]
pub fn is_broken(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.severity == Severity::Error)
}

struct Lowering<'a> {
    scripting: &'a dyn Scripting,
    dictionary: &'a Dictionary,
    guard: &'a Guard,
}

impl Lowering<'_> {
    fn condition(
        &self,
        when: &Passage,
        usage: ConditionUse,
        findings: &mut Vec<Finding>,
    ) -> Option<Condition> {
        match self.scripting.condition(when, self.dictionary, self.guard, usage) {
            Ok(condition) => Some(condition.fitted(self.dictionary)),
            Err(problems) => {
                findings.extend(problems);
                None
            }
        }
    }

    fn rule(&self, text: &RuleText, package: &Package, findings: &mut Vec<Finding>) -> Option<Rule> {
        let usage = if text.hold.is_empty() { ConditionUse::Other } else { ConditionUse::Hold };
        let when = self.condition(&text.when, usage, findings)?;
        Some(Rule {
            id: text.id.clone(),
            actions: self.actions(text, package, findings),
            timing: text.timing,
            safeguard: text.safeguard,
            when,
            say: text.say.clone(),
            say_to_staff: text.say_to_staff.clone(),
            lens: text.lens,
            place: text.place.clone(),
        })
    }

    fn actions(&self, text: &RuleText, package: &Package, findings: &mut Vec<Finding>) -> Vec<Action> {
        let session = |id: &SessionId| {
            let position = package.sessions.iter().position(|session| session.id == *id)?;
            u16::try_from(position).ok()
        };
        let mut actions: Vec<Action> = Vec::new();
        // Sessions nobody has written were reported where the package was read.
        actions.extend(text.hold.iter().filter_map(|(id, _)| session(id)).map(Action::Hold));
        actions.extend(text.suggest.iter().filter_map(|(id, _)| session(id)).map(Action::Suggest));
        actions.extend(text.adapt.iter().copied().map(Action::Adapt));
        for (fact, place) in &text.find_out {
            match self.dictionary.slot(fact.as_str()).filter(|slot| self.dictionary.fact(*slot).is_some()) {
                Some(slot) => actions.push(Action::FindOut(slot)),
                None => findings.push(
                    Finding::new(
                        codes::UNKNOWN_FACT,
                        place.clone(),
                        format!("nobody has described `{fact}`"),
                    )
                    .nearest(fact.as_str(), self.dictionary.facts().iter().map(|fact| fact.id.as_str())),
                ),
            }
        }
        actions.extend(text.raise.as_deref().map(|topic| Action::Raise(topic.into())));
        actions
    }
}
