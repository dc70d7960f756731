//! The rows that lists and searches read: worked out from a record when it changes, and again from nothing.

use std::sync::Arc;

use domain::ids::{ParticipantId, ProgrammeId, SiteId, StaffId};
use domain::record::case::Case;
use domain::record::lane::Lane;
use domain::record::person::Identifier;
use domain::record::words::RecordWords;
use jiff::civil::{Date, DateTime};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::desk::{Desk, refused};
use super::staff::STAFF;
use crate::ports::access::Doing;
use crate::ports::store::{Row, StoredRow};
use domain::record::Refusal;

/// The list of people.
pub(super) const PEOPLE: &str = "people";

/// A person as lists show them, with what access depends on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PersonRow {
    /// Whose record.
    pub person: ParticipantId,
    /// What they like to be called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preferred_name: Option<Arc<str>>,
    /// Their numbers.
    pub identifiers: Vec<Identifier>,
    /// The site that holds the case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<SiteId>,
    /// Their lanes.
    pub lanes: Vec<LaneRow>,
    /// Who may not see them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub excluded: Vec<StaffId>,
    /// Who alone may.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub restricted_to: Vec<StaffId>,
    /// Promises that are open.
    pub open_promises: usize,
    /// The site that the case was released to, until it is accepted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub released_to: Option<SiteId>,
    /// Whether somebody broke the glass and nobody has reviewed it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub glass_unreviewed: bool,
}

/// A lane as lists show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct LaneRow {
    /// The programme.
    pub programme: ProgrammeId,
    /// The status of the referral.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<Arc<str>>,
    /// Why they wait, while they do.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waiting: Vec<Arc<str>>,
    /// Since when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub waiting_since: Option<Date>,
    /// Who works with them.
    pub team: Vec<StaffId>,
    /// The next meeting in the diary.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub next_meeting: Option<DateTime>,
    /// The last contact.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub last_contact: Option<Date>,
    /// Meetings that were held.
    pub held: usize,
    /// When the agreement to take part is to be talked about again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub agreement_due: Option<Date>,
}

/// A lane's row.
pub(super) fn lane_row(programme: &ProgrammeId, lane: &Lane, words: &RecordWords) -> LaneRow {
    let waiting = lane.waiting.last().filter(|waiting| !waiting.what.reasons.is_empty());
    let diary = lane.meetings.values().filter(|one| one.held.is_none() && one.cancelled.is_none());
    let status = lane.status().map(|id| words.status(id).map_or(id, |status| &status.id).into());
    LaneRow {
        programme: programme.clone(),
        status,
        waiting: waiting.map(|waiting| waiting.what.reasons.clone()).unwrap_or_default(),
        waiting_since: waiting.map(|waiting| waiting.what.on),
        team: lane.team(),
        next_meeting: diary.map(|one| one.scheduled.what.at).min(),
        last_contact: lane.last_contact(),
        held: lane.meetings.values().filter(|one| one.held.is_some()).count(),
        agreement_due: lane.consent().filter(|_| lane.ended.is_none()).and_then(|said| said.what.review_on),
    }
}

/// A person's row.
pub(super) fn person_row(person: &ParticipantId, case: &Case, words: &RecordWords) -> Row {
    let row = PersonRow {
        person: person.clone(),
        preferred_name: case.described.preferred_name.clone(),
        identifiers: case.identifiers.iter().cloned().collect(),
        site: case.owner.clone(),
        lanes: case.lanes.iter().map(|(programme, lane)| lane_row(programme, lane, words)).collect(),
        excluded: case.restriction.excluded.clone(),
        restricted_to: case.restriction.restricted_to.clone(),
        open_promises: case.open_promises().count(),
        released_to: case.released.as_ref().map(|released| released.what.to.clone()),
        glass_unreviewed: case.glass.iter().any(|one| !case.glass_reviewed.contains(&one.recorded.number)),
    };
    Row {
        table: PEOPLE,
        key: person.as_str().into(),
        site: case.owner.clone().unwrap_or_else(|| "".into()),
        body: serde_json::to_vec(&row).unwrap_or_default(),
    }
}

/// Reads a row; none where it cannot be read: the list is then worked out again.
pub(super) fn read_row(row: &StoredRow) -> Option<PersonRow> {
    serde_json::from_slice(&row.body).ok()
}

impl Desk<'_> {
    /// Works every list out again from the logs.
    ///
    /// # Errors
    /// Where it is not theirs to do, or the store cannot be read or written.
    pub fn rebuild(&self) -> Result<usize, Refusal> {
        self.must(Doing::Operate, &self.writer.site)?;
        let mut rows = Vec::new();
        for row in self.store.rows(PEOPLE, None, None, usize::MAX).map_err(|error| refused(&error))? {
            let person: ParticipantId = (&*row.key).into();
            let (case, _) = self.load(&person)?;
            rows.push((Some(row.key.clone()), person_row(&person, &case, &self.words)));
        }
        for row in self.store.rows(STAFF, None, None, usize::MAX).map_err(|error| refused(&error))? {
            let kept = Row { table: STAFF, key: row.key.clone(), site: row.site.clone(), body: row.body };
            rows.push((Some(row.key), kept));
        }
        self.store.replace_rows(&rows).map_err(|error| refused(&error))?;
        Ok(rows.len())
    }
}
