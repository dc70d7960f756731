//! Why a session stands where it does for one person: every rule that speaks of it, how it came out, on what facts, and
//! what would change it.

use domain::counterfactual::WhatIf;
use domain::ids::{PersonId, SessionId};
use domain::template::Names;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use crate::advise::advise_all;
use crate::compile::Ready;
use crate::gather::Person;
use crate::given;
use crate::report::{
    ReasonReport, Verb, WhatWouldChangeReport, lane_report, says_of, speakers, what_would_change,
};
use crate::sentences::SessionWords;

/// Why a session stands where it does.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Why {
    /// The person.
    pub person: PersonId,
    /// The programme.
    pub programme: String,
    /// Its version.
    pub version: String,
    /// SHA-256 of its content.
    pub content_hash: String,
    /// The day.
    #[schemars(with = "String")]
    pub on: Date,
    /// The session.
    pub session: SessionId,
    /// Its title.
    pub title: String,
    /// What it is for.
    pub purpose: String,
    /// `held`, `suggested`, `might apply`, `in the library`, or `waits to be asked for`.
    pub stands: String,
    /// The one line of a lane that waits to be asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<String>,
    /// Every rule that speaks of the session, in file order, with its outcome.
    pub rules: Vec<RuleOutcome>,
    /// Where each of its sentences comes from, where that was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<SessionWords>,
    /// What would change how it stands; none in a lane that waits to be asked for. No participant ever sees this.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub what_would_change: Option<WhatWouldChangeReport>,
}

/// One rule that speaks of the session.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct RuleOutcome {
    /// Hold or suggest.
    pub verb: Verb,
    /// The condition as written.
    pub when: String,
    /// Outcome, deciding clauses, facts.
    #[serde(flatten)]
    pub reason: ReasonReport,
}

/// Explains `session` for `person`; none when the programme has no such session.
#[must_use]
pub fn why(ready: &Ready, person: &Person, session: &SessionId, on: Date, site: Option<&str>) -> Option<Why> {
    let programme = &*ready.programme;
    let position = programme.session(session)?;
    let outline = programme.package.sessions.get(usize::from(position))?;
    let sheet = given::sheets(ready, [&person.statements], on).0.pop()?;
    let advised = advise_all(ready, std::slice::from_ref(&sheet)).pop()?;
    let names =
        Names { preferred_name: person.preferred_name.as_deref(), site_name: site, session_date: None };
    let lane = lane_report(ready, &sheet, &advised.outside, &advised.advice, names);
    let stands = lane
        .library
        .iter()
        .find(|entry| entry.session == *session)
        .map_or("waits to be asked for", |e| e.stands);
    let subject = crate::report::subject(ready, &sheet, &advised.outside, names);
    let speakers = if lane.open { speakers(ready, position) } else { Vec::new() };
    let mut rules = Vec::new();
    for number in &speakers {
        let Some(rule) = programme.rules.get(usize::from(*number)) else { continue };
        for (verb, freshness) in says_of(rule, position) {
            let reason = subject.outcome_of(*number, rule, freshness);
            rules.push(RuleOutcome {
                verb,
                when: rule.when.source().to_string(),
                reason: subject.reason(&reason, verb),
            });
        }
    }
    let mut what_if = WhatIf::new(programme, &sheet, &advised.outside);
    let what_would_change =
        lane.open.then(|| what_would_change(&subject, &mut what_if, position, &speakers, stands));
    Some(Why {
        person: person.id.clone(),
        programme: programme.package.manifest.id.to_string(),
        version: programme.package.manifest.version.clone(),
        content_hash: programme.package.content_hash.to_string(),
        on,
        session: session.clone(),
        title: outline.title.clone(),
        purpose: outline.purpose.clone(),
        stands: stands.to_owned(),
        line: lane.line,
        rules,
        words: None,
        what_would_change,
    })
}
