//! From a package as written to a programme ready to advise: scripts read, conditions lowered, names resolved.

use std::sync::Arc;

use domain::codes;
use domain::condition::Condition;
use domain::dictionary::Dictionary;
use domain::fact::FactType;
use domain::finding::{Finding, Severity};
use domain::guard::Guard;
use domain::ids::{FactId, SessionId, SiteId, SourceId};
use domain::layer::Layer;
use domain::layers;
use domain::package::{Gate, Package, SourceStatus};
use domain::place::{Passage, Place};
use domain::programme::Programme;
use domain::rule::{Action, Rule, RuleText};

use crate::given::{self, Given};
use crate::ports::plugins::Plugins;
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
    /// The facts that native plugins give where nobody states them.
    pub(crate) given: Vec<Given>,
    /// The plugins that may be asked, where there are any.
    pub(crate) plugins: Option<Arc<dyn Plugins>>,
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
        let given = given::facts(&programme);
        Self {
            stopped,
            waits_for_source: waits,
            functions,
            given,
            plugins: None,
            programme: Arc::new(programme),
        }
    }

    /// The same, with plugins that may be asked for facts nobody has stated.
    #[must_use]
    pub fn asking(self, plugins: Arc<dyn Plugins>) -> Self {
        Self { plugins: Some(plugins), ..self }
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
    let easy = package.manifest.languages.easy_read_when.as_ref();
    let easy_read_when = easy.and_then(|when| lowering.condition(when, ConditionUse::Other, findings));
    lowering.named_facts(&package, findings);
    let mut rules = Vec::with_capacity(package.rules.len());
    for text in &package.rules {
        rules.extend(lowering.rule(text, &package, findings));
    }
    let package = Arc::new(package);
    Ready::new(Programme { package, dictionary, rules, gate, easy_read_when, guard }, functions)
}

/// The programme of `ready` as it is at `site`: the same facts and functions, the site's blocks and rules besides.
/// Problems of the site's own rules go to `findings`; what the law of layers refuses was said where it was read.
#[must_use]
pub fn at_site(
    ready: &Ready,
    site: &SiteId,
    scripting: &dyn Scripting,
    findings: &mut Vec<Finding>,
) -> Ready {
    let base = &*ready.programme;
    let package = layers::at_site(&base.package, site, &mut Vec::new());
    let lowering = Lowering { scripting, dictionary: &base.dictionary, guard: &base.guard };
    let mut rules = base.rules.clone();
    for text in package.rules.iter().filter(|rule| rule.layer != Layer::Programme) {
        rules.extend(lowering.rule(text, &package, findings));
    }
    let programme = Programme { package: Arc::new(package), rules, ..base.clone() };
    Ready::new(programme, Arc::clone(&ready.functions))
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
            layer: text.layer.clone(),
            place: text.place.clone(),
        })
    }

    /// The facts a manifest names, and the values it leans on.
    fn named_facts(&self, package: &Package, findings: &mut Vec<Finding>) {
        let manifest = &package.manifest;
        if let Some((fact, place)) = &manifest.languages.chosen_by {
            findings.extend(self.choice(fact, place, &[]).err());
        }
        if let Some(sharing) = &manifest.beside.sharing {
            let values: Vec<&str> =
                sharing.topics.iter().chain(&sharing.nothing).map(String::as_str).collect();
            findings.extend(self.choice(&sharing.fact, &sharing.place, &values).err());
        }
    }

    /// Says whether `fact` is a choice with these values among its own.
    fn choice(&self, fact: &FactId, place: &Place, values: &[&str]) -> Result<(), Finding> {
        let Some(slot) = self.dictionary.slot(fact.as_str()) else {
            let what = format!("nobody has described `{fact}`");
            let known = self.dictionary.facts().iter().map(|fact| fact.id.as_str());
            return Err(Finding::new(codes::UNKNOWN_FACT, place.clone(), what).nearest(fact.as_str(), known));
        };
        let kind = self.dictionary.kind(slot).filter(|kind| matches!(kind, FactType::Choice(_)));
        let Some(kind) = kind else {
            let what = format!("`{fact}` is not a fact with one of several values");
            return Err(Finding::new(codes::SHARING_VALUE, place.clone(), what));
        };
        match values.iter().find(|value| kind.code(value).is_none()) {
            None => Ok(()),
            Some(value) => {
                let what = format!("`{value}` is not one of the values of `{fact}`");
                let known = kind.choices().iter().map(|choice| &*choice.id);
                Err(Finding::new(codes::SHARING_VALUE, place.clone(), what).nearest(value, known))
            }
        }
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
