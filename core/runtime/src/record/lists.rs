//! The rows that lists and searches read: worked out from a record when it changes, and again from nothing.

use std::cmp::Ordering;
use std::sync::Arc;

use domain::date::to_days;
use domain::ids::{MeetingId, ParticipantId, ProgrammeId, SiteId, StaffId};
use domain::record::Text;
use domain::record::case::Case;
use domain::record::lane::Lane;
use domain::record::meeting::Meeting;
use domain::record::person::Identifier;
use domain::record::words::RecordWords;
use jiff::civil::{Date, DateTime};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::desk::{Desk, load, refused};
use super::search::about_for_all;
use super::staff::STAFF;
use super::timeline::two_drops;
use crate::ports::access::{About, Doing};
use crate::ports::store::{Row, Store, StoredRow};
use domain::record::Refusal;

/// The list of people.
pub(super) const PEOPLE: &str = "people";

/// The form that rows are written in. One of an older form can be read and lacks what was not in it then: lists are
/// worked out again when an installation that has any is opened to be served.
const FORM: u32 = 2;

/// A person as lists show them, with what access depends on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PersonRow {
    /// The form it was written in.
    #[serde(default, skip_serializing_if = "is_nothing")]
    #[schemars(skip)]
    pub(super) form: u32,
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
    pub lanes: Vec<Arc<LaneRow>>,
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
    /// On which day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub released_on: Option<Date>,
    /// Whether somebody broke the glass and nobody has reviewed it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub glass_unreviewed: bool,
    /// Each of those times. Lists never show it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(skip)]
    pub(super) glass: Vec<GlassRow>,
    /// Who opened it without being assigned, and until when each may read it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub opened_by: Vec<OpenedBy>,
    /// Whether whoever looks at the list finds that there is a record, and may not open it. Never kept.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub shut: bool,
    /// What access depends on in it, where that is the same for whoever asks. Worked out when it is read, never kept.
    #[serde(skip)]
    #[schemars(skip)]
    pub(super) about: Option<Arc<About>>,
    /// Whether it has lanes that whoever looks at the list may not read. Never kept.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub more_lanes: bool,
}

/// Somebody who broke the glass.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct OpenedBy {
    /// Who.
    pub member: StaffId,
    /// The last day it opens the record.
    #[schemars(with = "String")]
    pub until: Date,
}

/// A time that somebody broke the glass and nobody has reviewed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct GlassRow {
    pub(super) by: StaffId,
    /// The last day it opens the record.
    pub(super) until: Date,
    /// Why it could not wait.
    pub(super) because: Text,
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
    /// The first meeting in the diary that nobody has recorded; what is shown to people is the first from today on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub next_meeting: Option<DateTime>,
    /// Every meeting in the diary that nobody has recorded, in order of time.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub diary: Vec<DiaryRow>,
    /// The day of the referral.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub referred_on: Option<Date>,
    /// The day they were enrolled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub enrolled_on: Option<Date>,
    /// Whether it is paused, or ended.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub rests: bool,
    /// The first day by which a promise that is open is to be kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub promise_due: Option<Date>,
    /// The last contact.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub last_contact: Option<Date>,
    /// Meetings that were held.
    pub held: usize,
    /// Whether what they said in the check-in went down twice running.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub check_in_fell: bool,
    /// When the agreement to take part is to be talked about again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub agreement_due: Option<Date>,
}

impl LaneRow {
    /// The next meeting on a day: one that is still to come.
    pub(super) fn next_on(&self, today: Date) -> Option<DateTime> {
        let first = self.next_meeting.into_iter().chain(self.diary.iter().map(|one| one.at));
        first.filter(|at| at.date() >= today).min()
    }

    /// Whether there was contact on a day or later; where no day is given, whether there ever was.
    pub(super) fn had_contact(&self, since: Option<Date>) -> bool {
        self.last_contact.is_some_and(|on| since.is_none_or(|day| on >= day))
    }

    /// Whether they wait: referred, not on the programme yet, and something is still expected to happen.
    #[must_use]
    pub fn waits(&self, words: &RecordWords) -> bool {
        let status = self.status.as_deref().and_then(|id| words.status(id));
        self.enrolled_on.is_none() && status.is_some_and(|status| !status.closed && !status.delivering)
    }

    /// Since how many days there was no contact while the programme goes on; since the enrolment, where there was none.
    #[must_use]
    pub fn days_without_contact(&self, today: Date) -> Option<i64> {
        let enrolled = self.enrolled_on.filter(|_| !self.rests)?;
        let last = self.last_contact.unwrap_or(enrolled);
        Some(to_days(today).saturating_sub(to_days(last)))
    }

    /// The meetings to come, today's among them.
    pub fn coming(&self, today: Date) -> impl Iterator<Item = &DiaryRow> {
        self.diary.iter().filter(move |one| one.at.date() >= today)
    }

    /// The meetings whose day is over and that nobody has recorded.
    pub fn to_record(&self, today: Date) -> impl Iterator<Item = &DiaryRow> {
        self.diary.iter().filter(move |one| one.at.date() < today)
    }
}

/// A meeting in the diary, as lists show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct DiaryRow {
    /// The meeting.
    pub meeting: MeetingId,
    /// Day and time.
    #[schemars(with = "String")]
    pub at: DateTime,
    /// For how many minutes.
    pub minutes: u16,
    /// The room, by id of the site's list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub room: Option<Arc<str>>,
    /// Who delivers.
    pub facilitators: Vec<StaffId>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks it so")]
fn is_nothing(form: &u32) -> bool {
    *form == 0
}

/// What of the diary nobody has recorded, in order of time.
fn diary(lane: &Lane) -> Vec<DiaryRow> {
    let is_open = |meeting: &Meeting| meeting.held.is_none() && meeting.cancelled.is_none();
    let open = lane.meetings_in_order().into_iter().filter(|(_, meeting)| is_open(meeting));
    let row = |(id, meeting): (&MeetingId, &Meeting)| {
        let planned = &meeting.scheduled.what;
        DiaryRow {
            meeting: id.clone(),
            at: planned.at,
            minutes: planned.minutes,
            room: planned.room.clone(),
            facilitators: planned.facilitators.clone(),
        }
    };
    open.map(row).collect()
}

/// A lane's row.
pub(super) fn lane_row(case: &Case, programme: &ProgrammeId, lane: &Lane, words: &RecordWords) -> LaneRow {
    let waiting = lane.waiting.last().filter(|waiting| !waiting.what.reasons.is_empty());
    let diary = diary(lane);
    let promises = case.open_promises().filter(|promise| promise.what.programme == *programme);
    let status = lane.status().map(|id| words.status(id).map_or(id, |status| &status.id).into());
    LaneRow {
        programme: programme.clone(),
        status,
        waiting: waiting.map(|waiting| waiting.what.reasons.clone()).unwrap_or_default(),
        waiting_since: waiting.map(|waiting| waiting.what.on),
        team: lane.team(),
        next_meeting: diary.first().map(|one| one.at),
        diary,
        referred_on: lane.referral.as_ref().map(|referred| referred.what.on),
        enrolled_on: lane.enrolment.as_ref().map(|enrolled| enrolled.what.on),
        rests: lane.ended.is_some() || lane.suspended.is_some(),
        promise_due: promises.filter_map(|promise| promise.what.by).min(),
        last_contact: lane.last_contact(),
        held: lane.meetings.values().filter(|one| one.held.is_some()).count(),
        check_in_fell: two_drops(lane),
        agreement_due: lane.consent().filter(|_| lane.ended.is_none()).and_then(|said| said.what.review_on),
    }
}

/// A person's row.
pub(super) fn person_row(person: &ParticipantId, case: &Case, words: &RecordWords) -> Row {
    let unreviewed = case.glass.iter().filter(|one| !case.glass_reviewed.contains(&one.recorded.number));
    let glass: Vec<GlassRow> = unreviewed
        .map(|one| GlassRow {
            by: one.recorded.by.clone(),
            until: one.what.until,
            because: one.what.because.clone(),
        })
        .collect();
    let row = PersonRow {
        form: FORM,
        person: person.clone(),
        preferred_name: case.described.preferred_name.clone(),
        identifiers: case.identifiers.iter().cloned().collect(),
        site: case.owner.clone(),
        lanes: case
            .lanes
            .iter()
            .map(|(programme, lane)| lane_row(case, programme, lane, words).into())
            .collect(),
        excluded: case.restriction.excluded.clone(),
        restricted_to: case.restriction.restricted_to.clone(),
        open_promises: case.open_promises().count(),
        released_to: case.released.as_ref().map(|released| released.what.to.clone()),
        released_on: case.released.as_ref().map(|released| released.what.on),
        opened_by: case
            .glass
            .iter()
            .map(|one| OpenedBy { member: one.recorded.by.clone(), until: one.what.until })
            .collect(),
        about: None,
        shut: false,
        more_lanes: false,
        glass_unreviewed: !glass.is_empty(),
        glass,
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
    let row: PersonRow = serde_json::from_slice(&row.body).ok()?;
    Some(PersonRow { about: about_for_all(&row), ..row })
}

/// The order of lists: by name, then number.
pub(super) fn by_name(one: &PersonRow, other: &PersonRow) -> Ordering {
    (&one.preferred_name, &one.identifiers).cmp(&(&other.preferred_name, &other.identifiers))
}

/// Whether a row can be read and is of another form than rows are written in now.
pub(super) fn is_older(row: &StoredRow) -> bool {
    read_row(row).is_some_and(|row| row.form != FORM)
}

/// Works every list out again from the logs, where any row is of an older form: how many were worked out. Nobody else may
/// be writing meanwhile.
///
/// # Errors
/// Where the store cannot be read or written.
pub fn renew_lists(store: &dyn Store, words: &RecordWords) -> Result<usize, Refusal> {
    let rows = store.rows(PEOPLE, None, None, usize::MAX).map_err(|error| refused(&error))?;
    if rows.iter().all(|row| read_row(row).is_some_and(|row| row.form == FORM)) {
        return Ok(0);
    }
    work_out(store, words)
}

fn work_out(store: &dyn Store, words: &RecordWords) -> Result<usize, Refusal> {
    let mut rows = Vec::new();
    for row in store.rows(PEOPLE, None, None, usize::MAX).map_err(|error| refused(&error))? {
        let person: ParticipantId = (&*row.key).into();
        let (case, _) = load(store, &person)?;
        rows.push((Some(row.key.clone()), person_row(&person, &case, words)));
    }
    for row in store.rows(STAFF, None, None, usize::MAX).map_err(|error| refused(&error))? {
        let kept =
            Row { table: STAFF, key: row.key.clone(), site: row.site.clone(), body: row.body.to_vec() };
        rows.push((Some(row.key), kept));
    }
    store.replace_rows(&rows).map_err(|error| refused(&error))?;
    Ok(rows.len())
}

impl Desk<'_> {
    /// Everybody's row, or everybody's at a site, whoever may find them, in order of name; one that cannot be read is left
    /// out.
    pub(super) fn rows_of_people(&self, site: Option<&SiteId>) -> Result<Vec<Arc<PersonRow>>, Refusal> {
        let rows = self.store.list(PEOPLE).map_err(|error| refused(&error))?;
        let people = self.remembered.people(rows);
        let at = |row: &Arc<PersonRow>| site.is_none() || row.site.as_ref() == site;
        Ok(people.iter().filter(|row| at(row)).cloned().collect())
    }

    /// Works every list out again from the logs.
    ///
    /// # Errors
    /// Where it is not theirs to do, or the store cannot be read or written.
    pub fn rebuild(&self) -> Result<usize, Refusal> {
        self.must(Doing::Operate, &self.writer.site)?;
        work_out(self.store, &self.words)
    }
}
