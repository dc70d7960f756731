//! Advice from the record, and a plan made from it: the plan keeps the advice as it stood, and what was decided.

use std::sync::Arc;

use domain::ids::{FactId, ProgrammeId, SessionId};
use domain::record::Refusal;
use domain::record::case::Case;
use domain::record::plan::{Advised, Choice, Chosen, Planned};
use domain::site::SiteName;
use jiff::civil::DateTime;
use schemars::JsonSchema;
use serde::Serialize;

use super::desk::{Desk, Looked};
use super::write::Wish;
use crate::compile::Ready;
use crate::gather::Person;
use crate::ports::store::{Document, Operation, Receipt};
use crate::report::{AdviceReport, LaneReport, Verb, Wanted, report};

/// Advice for one person in one programme, with what a plan says of each session.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct StandingReport {
    /// The advice, whole.
    pub advice: AdviceReport,
    /// What there is to decide: each session of the library, how it stands and which rules speak.
    pub sessions: Vec<SessionStanding>,
}

/// How one session stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SessionStanding {
    /// Which.
    pub session: SessionId,
    /// As people read it.
    pub title: String,
    /// How.
    pub advised: Advised,
    /// The rules that speak.
    pub rules: Vec<String>,
    /// Whether it was met in full already.
    pub done: bool,
    /// When it is in the diary next.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub in_diary: Option<DateTime>,
    /// What the plan that stands says of it, and why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decided: Option<Chosen>,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub because: Option<Arc<str>>,
}

/// What somebody decided, in the order of the plan.
#[derive(Clone, Debug)]
pub struct PlanWish {
    /// In which lane.
    pub programme: ProgrammeId,
    /// The session, what was decided, and why.
    pub choices: Vec<(SessionId, Chosen, Option<Arc<str>>)>,
    /// The record's last number as they saw it.
    pub seen: Option<u64>,
}

/// The person as advice reads them.
pub(super) fn person(case: &Case) -> Person {
    let id = case.identifiers.iter().next().map(|one| &*one.value).unwrap_or_default();
    Person {
        id: id.into(),
        identifiers: Vec::new(),
        preferred_name: case.preferred_name().map(str::to_owned),
        statements: case.statements().into(),
        contributions: Vec::new(),
    }
}

impl Desk<'_> {
    /// Advice from what the record holds today.
    ///
    /// # Errors
    /// Where there is no such programme.
    pub fn advice(&self, looked: &Looked, programme: &ProgrammeId) -> Result<StandingReport, Refusal> {
        looked.lane(programme)?;
        let ready = self.known_programme(&looked.case, programme)?;
        Ok(self.standing(&looked.case, &ready))
    }

    fn standing(&self, case: &Case, ready: &Ready) -> StandingReport {
        let site = case.owner.as_ref().unwrap_or(&self.writer.site);
        let described = self.content.site(site);
        let name = described.as_ref().map(|site| SiteName { id: site.id.clone(), name: site.name.clone() });
        let wanted = Wanted {
            on: self.today,
            site: name.as_ref(),
            described: described.as_ref(),
            everything: true,
            team: None,
        };
        let advice = report(&[ready], &[], &[person(case)], wanted);
        let lane = advice.people.first().and_then(|person| person.lanes.first());
        let package = &ready.programme.package;
        let lived = case.lane(&package.manifest.id);
        let plan = lived.and_then(|lane| lane.plans.last());
        let sessions = package.sessions.iter().map(|outline| {
            let (advised, rules) =
                lane.map_or((Advised::InLibrary, Vec::new()), |lane| stands(lane, &outline.id));
            let decided =
                plan.and_then(|plan| plan.what.choices.iter().find(|one| one.session == outline.id));
            SessionStanding {
                decided: decided.map(|choice| choice.chosen),
                because: decided.and_then(|choice| choice.because.clone()),
                session: outline.id.clone(),
                title: outline.title.clone(),
                advised,
                rules,
                done: lived.is_some_and(|lane| lane.has_met(&outline.id)),
                in_diary: lived.and_then(|lane| lane.in_diary(&outline.id)),
            }
        });
        StandingReport { sessions: sessions.collect(), advice }
    }

    /// Makes a plan: records what was decided beside how advice stood that moment.
    ///
    /// # Errors
    /// Why not.
    pub fn plan(&self, looked: &Looked, wish: &PlanWish) -> Result<Receipt, Refusal> {
        let programme = &wish.programme;
        let standing = self.advice(looked, programme)?;
        let lane = standing.advice.people.first().and_then(|person| person.lanes.first());
        let incomplete: Vec<FactId> = lane.map(unsettled).unwrap_or_default();
        let choices = wish.choices.iter().map(|(session, chosen, because)| {
            let stands = standing.sessions.iter().find(|one| one.session == *session);
            Choice {
                session: session.clone(),
                chosen: *chosen,
                advised: stands.map_or(Advised::InLibrary, |one| one.advised),
                rules: stands
                    .map(|one| one.rules.iter().map(|id| id.as_str().into()).collect())
                    .unwrap_or_default(),
                because: because.clone(),
            }
        });
        let bytes = serde_json::to_vec(&standing).unwrap_or_default();
        let content =
            standing.advice.programmes.first().map(|one| one.content_hash.as_str()).unwrap_or_default();
        let planned = Planned {
            programme: programme.clone(),
            choices: choices.collect(),
            incomplete,
            advice: super::meetings::hash(&bytes).into(),
            content: content.into(),
        };
        let wish = Wish {
            entries: vec![planned.into()],
            documents: vec![Document { bytes: bytes.into(), personal: true }],
            seen: wish.seen,
            operation: Some(Operation::Collection),
        };
        self.record(&looked.person, wish)
    }
}

/// How a session stands in a lane's advice, and by which rules.
fn stands(lane: &LaneReport, session: &SessionId) -> (Advised, Vec<String>) {
    let about = |item: &&crate::report::ItemReport| item.subject == session.as_str();
    let rules =
        |item: &crate::report::ItemReport| item.reasons.iter().map(|reason| reason.rule.clone()).collect();
    if let Some(item) = lane.items.iter().find(|item| about(item) && item.verb == Verb::Hold) {
        return (Advised::Held, rules(item));
    }
    if let Some(item) = lane.items.iter().find(|item| about(item) && item.verb == Verb::Suggest) {
        return (Advised::Suggested, rules(item));
    }
    match lane.might_apply.iter().find(about) {
        Some(item) => (Advised::MightApply, rules(item)),
        None => (Advised::InLibrary, Vec::new()),
    }
}

/// Facts that advice would need and does not have: in conflict, or to be found out.
fn unsettled(lane: &LaneReport) -> Vec<FactId> {
    let conflicts = lane.conflicts.iter().map(|fact| fact.fact.as_str().into());
    let mut facts: Vec<FactId> =
        conflicts.chain(lane.find_out.iter().map(|one| one.fact.fact.as_str().into())).collect();
    facts.sort();
    facts.dedup();
    facts
}
