//! What happened at a site, for other systems: thin events in the envelope of HM Prison and Probation Service, derived
//! from the site's log. An event says that something happened, to whom and where to read on; never what was said.
//!
//! What belongs to a lane is told to who may read that lane and to nobody else; what is told of nobody (who looked, what
//! belongs to staff) and what would tell of a lane by being told (broken glass, restrictions) is left out.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::hooks::Attendance;
use domain::ids::{ParticipantId, ProgrammeId};
use domain::record::case::Case;
use domain::record::enrolment::Ending;
use domain::record::{Entry, Refusal};
use schemars::JsonSchema;
use serde::Serialize;

use super::desk::{Desk, refused};
use super::forms::read_entry;
use crate::ports::access::Doing;
use crate::ports::store::{Operation, Recorded};

/// So many entries of the log are read for one answer.
const AT_ONCE: usize = 500;

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct DomainEvent {
    /// What happened: `interventions-framework.` and the event's own name.
    pub event_type: &'static str,
    /// The version of this event's shape.
    pub version: u32,
    /// When it was recorded.
    pub occurred_at: String,
    /// In words.
    pub description: &'static str,
    /// Where the person's record is read, from the top of this service.
    pub detail_url: String,
    /// Whom it is about.
    pub person_reference: PersonReference,
    /// What else may be told.
    pub additional_information: BTreeMap<&'static str, String>,
}

/// Whom an event is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PersonReference {
    /// Their numbers.
    pub identifiers: Vec<EventIdentifier>,
}

/// A number of somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct EventIdentifier {
    /// Whose numbering: `NOMS`, `CRN` or another.
    #[serde(rename = "type")]
    pub kind: String,
    /// The number.
    pub value: String,
}

/// Some events, and where to go on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Events {
    /// The events, oldest first.
    pub content: Vec<DomainEvent>,
    /// What to ask for next, as `after`.
    pub next: u64,
    /// Whether the log goes on after them.
    pub more: bool,
}

/// A record with the lanes of it that may be told of.
type Told = (Arc<Case>, BTreeSet<ProgrammeId>);

impl Desk<'_> {
    /// What happened at the asker's site from position `after` of its log on, of the people and lanes they may read.
    /// Logged as one consultation where anything is told.
    ///
    /// # Errors
    /// Where they find nobody at all, the store cannot be read, or the look could not be logged.
    pub fn events(&self, after: u64) -> Result<Events, Refusal> {
        let site = &self.writer.site;
        self.must(Doing::FindPerson, site)?;
        let recorded = self.store.log(site, after, AT_ONCE).map_err(|error| refused(&error))?;
        let mut cases = BTreeMap::new();
        let mut content = Vec::new();
        for one in &recorded {
            let Some(subject) = one.subject.as_deref().filter(|_| one.thread.0.starts_with("person/")) else {
                continue;
            };
            let person = ParticipantId::from(subject);
            if !cases.contains_key(&person) {
                cases.insert(person.clone(), self.told(&person)?);
            }
            let Some(Some((case, lanes))) = cases.get(&person) else { continue };
            if let Some((_, entry)) = read_entry(one)? {
                content.extend(event(&person, case, lanes, one, &entry));
            }
        }
        if !content.is_empty() {
            self.log_look(None, "events", Operation::Disclosure)?;
        }
        let next = recorded.last().map_or(after, |one| one.position.saturating_add(1));
        Ok(Events { content, next, more: recorded.len() == AT_ONCE })
    }

    /// A record that may be told of, with the lanes that may; none where not.
    fn told(&self, person: &ParticipantId) -> Result<Option<Told>, Refusal> {
        let (case, _) = self.load(person)?;
        if !case.is_open() || !self.may(Doing::ReadPerson, &self.about(&case, None)) {
            return Ok(None);
        }
        let readable = |id: &&ProgrammeId| self.may(Doing::ReadLane, &self.about(&case, Some(id)));
        let lanes = case.lanes.keys().filter(readable).cloned().collect();
        Ok(Some((case, lanes)))
    }
}

/// The event that an entry is; none for most.
fn event(
    person: &ParticipantId,
    case: &Case,
    lanes: &BTreeSet<ProgrammeId>,
    one: &Recorded,
    entry: &Entry,
) -> Option<DomainEvent> {
    let (event_type, description) = what(entry)?;
    let mut more = BTreeMap::new();
    if let Some(programme) = entry.lane() {
        if !lanes.contains(programme) {
            return None;
        }
        more.insert("programme", programme.to_string());
    }
    match entry {
        Entry::ReferralMoved(moved) => drop(more.insert("status", moved.to.to_string())),
        Entry::MeetingPlanned(planned) => drop(more.insert("meeting", planned.meeting.to_string())),
        Entry::MeetingCancelled(off) => drop(more.insert("meeting", off.meeting.to_string())),
        Entry::MeetingHeld(held) => {
            more.insert("meeting", held.meeting.to_string());
            more.insert("on", held.on.to_string());
        }
        Entry::Released(released) => drop(more.insert("to", released.to.to_string())),
        _ => {}
    }
    let identifier = |one: &domain::record::person::Identifier| EventIdentifier {
        kind: one.scheme.to_string(),
        value: one.value.to_string(),
    };
    Some(DomainEvent {
        event_type,
        version: 1,
        occurred_at: one.at.to_string(),
        description,
        detail_url: format!("/api/people/{person}"),
        person_reference: PersonReference { identifiers: case.identifiers.iter().map(identifier).collect() },
        additional_information: more,
    })
}

/// What an entry is called elsewhere.
fn what(entry: &Entry) -> Option<(&'static str, &'static str)> {
    Some(match entry {
        Entry::Referred(_) => ("interventions-framework.referral.started", "A referral was started"),
        Entry::ReferralMoved(_) => {
            ("interventions-framework.referral.status-updated", "The status of a referral was updated")
        }
        Entry::Enrolled(_) => {
            ("interventions-framework.enrolment.created", "Somebody was enrolled in a programme")
        }
        Entry::Suspended(_) | Entry::Resumed(_) => {
            ("interventions-framework.enrolment.status-updated", "An enrolment was paused or taken up again")
        }
        Entry::Ended(ended) if ended.how == Ending::Complete => {
            ("interventions-framework.programme.completed", "A programme was completed")
        }
        Entry::Ended(_) => ("interventions-framework.enrolment.ended", "An enrolment ended"),
        Entry::Planned(_) => ("interventions-framework.plan.submitted", "A plan was made"),
        Entry::MeetingPlanned(_) => {
            ("interventions-framework.session.scheduled", "A session was put in the diary")
        }
        Entry::MeetingCancelled(_) => {
            ("interventions-framework.session.cancelled", "A session was called off")
        }
        Entry::MeetingHeld(held) if matches!(held.attendance, Attendance::Met | Attendance::MetInPart) => {
            ("interventions-framework.session.delivered", "A session was delivered")
        }
        Entry::MeetingHeld(_) => {
            ("interventions-framework.attendance.recorded", "It was recorded how a session went")
        }
        Entry::Released(_) => {
            ("interventions-framework.case.released", "A case was released to another site")
        }
        Entry::Accepted(_) => ("interventions-framework.case.accepted", "A case was accepted by a site"),
        _ => return None,
    })
}
