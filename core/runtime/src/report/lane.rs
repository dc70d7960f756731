//! One lane: a programme's advice for one person, with every reason spelled out.

use domain::advice::{Advice, Item, Outcome, Reason};
use domain::condition::{Clause, ask};
use domain::dictionary::Slot;
use domain::explain::{deciding, missing};
use domain::fact_sheet::{FactSheet, FactState};
use domain::ids::{ProgrammeId, SessionId};
use domain::place::Place;
use domain::reading::{Freshness, OutsideCells, Reading};
use domain::rule::{Rule, Timing};
use domain::template::Names;
use domain::theory::Lens;
use domain::truth::Truth;
use schemars::JsonSchema;
use serde::Serialize;

use super::fact::{FactReport, fact_report};
use super::here::{HereReport, LanguageReport, here, in_language};
use super::why_not::WhyNotReport;
use crate::compile::Ready;
use crate::sentences::language_of;

/// What an item says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Verb {
    /// The session waits.
    Hold,
    /// The session is suggested.
    Suggest,
    /// Work is adapted.
    Adapt,
    /// A topic for supervision.
    Raise,
}

/// A programme's advice for one person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct LaneReport {
    /// The programme.
    pub programme: ProgrammeId,
    /// Whether the lane is open; until then `line` is all it shows.
    pub open: bool,
    /// The one line of a lane that waits to be asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<String>,
    /// Held, suggested early, usual, late, adaptations, topics.
    pub items: Vec<ItemReport>,
    /// What one ordinary question would settle.
    pub might_apply: Vec<ItemReport>,
    /// What to find out, most telling first.
    pub find_out: Vec<FindOutReport>,
    /// Facts whose holders differ.
    pub conflicts: Vec<FactReport>,
    /// Every session of the programme, none hidden.
    pub library: Vec<LibraryReport>,
    /// Rules the guard stopped: the rule and the fact it reached for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub stopped: Vec<(String, String)>,
}

/// One item with its reasons.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ItemReport {
    /// What it says.
    pub verb: Verb,
    /// The session's id, the adaptation, or the topic.
    pub subject: String,
    /// The session's title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// When a suggestion is meant for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timing: Option<Timing>,
    /// Every rule that says so.
    pub reasons: Vec<ReasonReport>,
    /// For a held session: what would have suggested it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also_suggested_by: Vec<ReasonReport>,
}

/// One rule's reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReasonReport {
    /// The rule's id; `source-not-approved` where the host itself holds.
    pub rule: String,
    /// The sentence: what the participant may read, or staff for a topic in supervision. Where the rule cannot tell,
    /// the host's own: nothing is said of a person that is not known.
    pub sentence: String,
    /// What the rule would say if it were so, where it cannot tell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub if_so: Option<String>,
    /// Yes, or cannot tell.
    pub outcome: Truth,
    /// Facts it waits for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub waits_for: Vec<String>,
    /// The clauses that decided.
    pub clauses: Vec<ClauseReport>,
    /// The facts behind them.
    pub facts: Vec<FactReport>,
    /// Whether the rule is a safeguard.
    pub safeguard: bool,
    /// The model the rule belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lens: Option<Lens>,
    /// The layer the rule comes from: the programme's id, or `sites/` and the site's.
    pub layer: String,
    /// Where the rule stands.
    pub place: Place,
}

/// A clause of a condition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ClauseReport {
    /// As written.
    pub text: String,
    /// How it came out.
    pub outcome: Truth,
    /// Where it stands.
    pub place: Place,
    /// For a derived fact: what it works out, and by which function.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
}

/// A fact worth finding out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct FindOutReport {
    /// The fact and what is known of it.
    #[serde(flatten)]
    pub fact: FactReport,
    /// Look up or ask.
    pub come_by: domain::fact::ComeBy,
    /// Rules that ask for it or wait for it.
    pub rules: Vec<String>,
    /// How many items it could change.
    pub could_change: usize,
}

/// A session in the library and where it stands for this person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct LibraryReport {
    /// Its id.
    pub session: SessionId,
    /// Its title.
    pub title: String,
    /// `held`, `suggested`, `might apply`, or `in the library`.
    pub stands: &'static str,
    /// What the site does differently in it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub here: Vec<HereReport>,
    /// How far it is in the person's language, where that is another than the written one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_language: Option<LanguageReport>,
    /// Where everything was asked for and it is not suggested: why not, and what would change that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why_not: Option<WhyNotReport>,
}

/// What a report needs of one person.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Subject<'a> {
    pub(super) ready: &'a Ready,
    pub(super) sheet: &'a FactSheet,
    pub(super) outside: &'a OutsideCells,
    names: Names<'a>,
}

/// One person in one programme, to be spelled out.
pub(crate) fn subject<'a>(
    ready: &'a Ready,
    sheet: &'a FactSheet,
    outside: &'a OutsideCells,
    names: Names<'a>,
) -> Subject<'a> {
    Subject { ready, sheet, outside, names }
}

/// Spells out one person's advice in one programme.
#[must_use]
pub fn lane_report(
    ready: &Ready,
    sheet: &FactSheet,
    outside: &OutsideCells,
    advice: &Advice,
    names: Names<'_>,
) -> LaneReport {
    let programme = &*ready.programme;
    let subject = subject(ready, sheet, outside, names);
    let gate = programme.gate.as_ref().filter(|_| !advice.open);
    let facts = |slots: &[Slot]| slots.iter().filter_map(|slot| subject.fact(*slot)).collect();
    LaneReport {
        programme: programme.package.manifest.id.clone(),
        open: advice.open,
        line: gate.map(|gate| gate.say.render(names)),
        items: advice.items.iter().map(|item| subject.item(advice, item)).collect(),
        might_apply: advice.might_apply.iter().map(|item| subject.item(advice, item)).collect(),
        find_out: advice.find_out.iter().filter_map(|entry| subject.find_out(entry)).collect(),
        conflicts: facts(&advice.conflicts),
        library: if advice.open { library(&subject, advice) } else { Vec::new() },
        stopped: advice.stopped.iter().map(|(rule, fact)| (subject.rule_id(*rule), fact.clone())).collect(),
    }
}

fn library(subject: &Subject<'_>, advice: &Advice) -> Vec<LibraryReport> {
    let package = &*subject.ready.programme.package;
    let language = language_of(subject.ready, subject.sheet, subject.outside);
    let stands = |session: u16| {
        let about = |item: &&Item| match item.outcome {
            Outcome::Hold(other) | Outcome::Suggest(_, other) => other == session,
            _ => false,
        };
        match advice.items.iter().find(about).map(|item| &item.outcome) {
            Some(Outcome::Hold(_)) => "held",
            Some(_) => "suggested",
            None if advice.might_apply.iter().any(|item| about(&item)) => "might apply",
            None => "in the library",
        }
    };
    let entry = |(position, session): (u16, &domain::package::SessionOutline)| LibraryReport {
        session: session.id.clone(),
        title: session.title.clone(),
        stands: stands(position),
        here: here(session),
        in_language: in_language(package, session, &language),
        why_not: None,
    };
    (0_u16..).zip(&package.sessions).map(entry).collect()
}

impl Subject<'_> {
    fn fact(&self, slot: Slot) -> Option<FactReport> {
        let programme = &self.ready.programme;
        let report = fact_report(&programme.dictionary, self.sheet, slot)?;
        Some(report.written_in(&programme.package.manifest.languages.written_in))
    }

    fn rule_id(&self, rule: u16) -> String {
        self.ready.programme.rules.get(usize::from(rule)).map(|rule| rule.id.to_string()).unwrap_or_default()
    }

    fn item(&self, advice: &Advice, item: &Item) -> ItemReport {
        let sessions = &self.ready.programme.package.sessions;
        let session = |position: u16| sessions.get(usize::from(position));
        let named =
            |position| session(position).map(|s| (s.id.to_string(), s.title.clone())).unwrap_or_default();
        let (verb, subject, title, timing) = match &item.outcome {
            Outcome::Hold(position) => {
                let (id, title) = named(*position);
                (Verb::Hold, id, Some(title), None)
            }
            Outcome::Suggest(timing, position) => {
                let (id, title) = named(*position);
                (Verb::Suggest, id, Some(title), Some(*timing))
            }
            Outcome::Adapt(adaptation) => (Verb::Adapt, adaptation.as_str().to_owned(), None, None),
            Outcome::Raise(topic) => (Verb::Raise, topic.to_string(), None, None),
        };
        let spelled = |reason, verb| self.reason(&Spelled::of(advice, reason), verb);
        let reasons = |span, verb| advice.reasons(span).iter().map(|reason| spelled(reason, verb)).collect();
        ItemReport {
            verb,
            subject,
            title,
            timing,
            reasons: reasons(item.reasons, verb),
            also_suggested_by: reasons(item.also_suggested_by, Verb::Suggest),
        }
    }

    pub(crate) fn reason(&self, reason: &Spelled, verb: Verb) -> ReasonReport {
        let programme = &*self.ready.programme;
        let rule = reason.rule.and_then(|rule| programme.rules.get(usize::from(rule)));
        let Some(rule) = rule else { return self.source_reason() };
        let freshness = if verb == Verb::Hold { Freshness::InDateOnly } else { Freshness::AsRecorded };
        let reading = programme.reading(self.sheet, self.outside);
        let own = if verb == Verb::Raise { &rule.say_to_staff } else { &rule.say };
        let own = own.render(self.names);
        let (sentence, if_so) =
            match self.question(&reason.missing).filter(|_| reason.truth == Truth::CannotTell) {
                Some(question) => (question, Some(own)),
                None => (own, None),
            };
        ReasonReport {
            rule: rule.id.to_string(),
            sentence,
            if_so,
            outcome: reason.truth,
            waits_for: reason
                .missing
                .iter()
                .map(|slot| programme.dictionary.name(*slot).to_owned())
                .collect(),
            clauses: reason
                .clauses
                .iter()
                .filter_map(|number| self.clause(rule, *number, &reading, freshness))
                .collect(),
            facts: reason.facts.iter().filter_map(|slot| self.fact(*slot)).collect(),
            safeguard: rule.safeguard,
            lens: rule.lens,
            layer: rule.layer.name(&programme.package.manifest.id),
            place: rule.place.clone(),
        }
    }

    /// `Not known yet: Who may they be in contact with?`, for the facts a reason waits for: those that holders differ
    /// on first, then those to ask again, then the rest, each under what it lacks.
    fn question(&self, missing: &[Slot]) -> Option<String> {
        let lacks = |slot: Slot| match self.sheet.cell(slot).state {
            FactState::Conflicting => "Holders differ",
            FactState::OutOfDate => "Out of date, ask again",
            _ => "Not known yet",
        };
        let dictionary = &self.ready.programme.dictionary;
        let about = |what: &str| {
            let facts = missing.iter().filter(|slot| lacks(**slot) == what);
            let questions: Vec<&str> =
                facts.filter_map(|slot| dictionary.fact(*slot)).map(|fact| &*fact.question).collect();
            (!questions.is_empty()).then(|| format!("{what}: {}", questions.join(" ")))
        };
        let all: Vec<String> = ["Holders differ", "Out of date, ask again", "Not known yet"]
            .into_iter()
            .filter_map(about)
            .collect();
        (!all.is_empty()).then(|| all.join(" "))
    }

    fn source_reason(&self) -> ReasonReport {
        let manifest = &self.ready.programme.package.manifest;
        ReasonReport {
            rule: "source-not-approved".to_owned(),
            sentence: "This session waits until the source it uses has been approved.".to_owned(),
            if_so: None,
            outcome: Truth::Yes,
            waits_for: Vec::new(),
            clauses: Vec::new(),
            facts: Vec::new(),
            safeguard: true,
            lens: None,
            layer: manifest.id.to_string(),
            place: manifest.place.clone(),
        }
    }

    fn clause(
        &self,
        rule: &Rule,
        number: u16,
        reading: &Reading<'_>,
        freshness: Freshness,
    ) -> Option<ClauseReport> {
        let clause = rule.when.clauses().get(usize::from(number))?;
        let derived = self.ready.programme.dictionary.derived(clause.slot);
        Some(ClauseReport {
            text: clause.text.to_string(),
            outcome: ask(clause.test, clause.slot, reading, freshness),
            place: clause.place.clone(),
            about: derived.map(|derived| derived.about.to_string()),
        })
    }

    fn find_out(&self, entry: &domain::advice::FindOut) -> Option<FindOutReport> {
        let dictionary = &self.ready.programme.dictionary;
        Some(FindOutReport {
            fact: self.fact(entry.fact)?,
            come_by: dictionary.fact(entry.fact)?.come_by,
            rules: entry.rules.iter().map(|rule| self.rule_id(*rule)).collect(),
            could_change: entry.could_change,
        })
    }

    /// A rule's outcome and the clauses that decided it.
    pub(super) fn decided_by(&self, rule: &Rule, freshness: Freshness) -> (Truth, Vec<ClauseReport>) {
        let reading = self.ready.programme.reading(self.sheet, self.outside);
        let mut clauses = Vec::new();
        let truth = deciding(&rule.when, &reading, freshness, &mut clauses);
        let clauses = clauses.iter().filter_map(|number| self.clause(rule, *number, &reading, freshness));
        (truth, clauses.collect())
    }

    /// A rule's outcome with the clauses that decided it, whatever the outcome was.
    pub(crate) fn outcome_of(&self, number: u16, rule: &Rule, freshness: Freshness) -> Spelled {
        let programme = &*self.ready.programme;
        let reading = programme.reading(self.sheet, self.outside);
        let mut clauses = Vec::new();
        let truth = deciding(&rule.when, &reading, freshness, &mut clauses);
        let decided = clauses.iter().filter_map(|clause| rule.when.clauses().get(usize::from(*clause)));
        let mut facts: Vec<Slot> = decided
            .flat_map(Clause::slots)
            .flat_map(|slot| programme.dictionary.behind(slot))
            .filter(|slot| *slot != Slot::TODAY)
            .collect();
        facts.sort_unstable();
        facts.dedup();
        let missing = missing(&rule.when, &reading, freshness);
        Spelled { rule: Some(number), truth, clauses, facts, missing }
    }
}

/// A reason with its lists at hand.
#[derive(Debug)]
pub(crate) struct Spelled {
    rule: Option<u16>,
    truth: Truth,
    clauses: Vec<u16>,
    facts: Vec<Slot>,
    missing: Vec<Slot>,
}

impl Spelled {
    fn of(advice: &Advice, reason: &Reason) -> Self {
        Self {
            rule: reason.rule,
            truth: reason.truth,
            clauses: advice.clauses(reason.clauses).to_vec(),
            facts: advice.slots(reason.facts).collect(),
            missing: advice.slots(reason.missing).collect(),
        }
    }
}
