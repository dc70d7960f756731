//! Finding people: lists, filters, counts. Whoever may not find a person sees neither the row nor a different count.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::ids::{ParticipantId, ProgrammeId, SiteId, StaffId};
use domain::record::Refusal;
use domain::record::person::Identifier;
use domain::record::words::RecordWords;
use serde::Serialize;

use super::desk::{Desk, refused, unseen};
use super::lists::{LaneRow, PEOPLE, PersonRow, read_row};
use crate::ports::access::{About, AboutPerson, Doing, Lane};
use crate::ports::store::Operation;

/// What a list gives.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Found {
    /// The people, in order of name, then number.
    pub people: Vec<PersonRow>,
    /// How many there are for whoever asked.
    pub total: usize,
}

impl Found {
    /// These people, in the order of their list.
    pub(super) fn of(people: Vec<PersonRow>) -> Self {
        Self { total: people.len(), people }
    }
}

/// What is looked for; everything that is left out fits all.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// Only at this site.
    pub site: Option<SiteId>,
    /// Only with a lane of this programme.
    pub programme: Option<ProgrammeId>,
    /// Only in this status.
    pub status: Option<String>,
    /// Only those who wait: referred, and not on the programme yet.
    pub waiting: bool,
    /// Part of the name or a number.
    pub text: Option<String>,
}

impl Desk<'_> {
    /// The person with an id or a number; whoever may not find them is told that there is none.
    ///
    /// # Errors
    /// Where there is none, or the store cannot be read.
    pub fn find(&self, text: &str) -> Result<ParticipantId, Refusal> {
        let tidy = Identifier::new("", text).value;
        for scheme in ["NOMS", "CRN"] {
            if let Some(id) = self.store.find(scheme, &tidy).map_err(|error| refused(&error))? {
                return self.found((&*id).into());
            }
        }
        let text = text.trim();
        let by_id = self.store.row(PEOPLE, text).map_err(|error| refused(&error))?;
        by_id.map_or_else(|| Err(unseen()), |row| self.found((&*row.key).into()))
    }

    /// The same id, for whoever may find the person or do one of the things that begin without seeing them: break the
    /// glass, send on what their site recorded, read the audit.
    fn found(&self, person: ParticipantId) -> Result<ParticipantId, Refusal> {
        let row = self.store.row(PEOPLE, person.as_str()).map_err(|error| refused(&error))?;
        // The row tells most; only where it does not is the whole record read for it.
        if row.as_ref().and_then(read_row).is_some_and(|row| self.finds(&row)) {
            return Ok(person);
        }
        let (case, _) = self.load(&person)?;
        let about = self.about(&case, None);
        let begins = self.may(Doing::FindPerson, &about)
            || self.may(Doing::BreakGlass, &about)
            || self.may_send(&case)
            || self.may(Doing::ReadAudit, &About::Site(self.writer.site.clone()));
        if case.is_open() && begins { Ok(person) } else { Err(unseen()) }
    }

    /// The people that fit and that the asker may find. Logged as one consultation.
    ///
    /// # Errors
    /// Where the store cannot be read, or the look could not be logged.
    pub fn search(&self, wanted: &Search) -> Result<Found, Refusal> {
        let rows = self.rows_of_people(wanted.site.as_ref())?;
        let mut people: Vec<PersonRow> =
            rows.into_iter().filter(|row| self.finds(row)).map(Arc::unwrap_or_clone).collect();
        // Only what may be seen is looked through: a filter must not tell of a lane either.
        for row in &mut people {
            self.narrow(row);
        }
        people.retain(|row| fits(row, wanted, &self.words));
        self.log_look(None, "list of people", Operation::Consultation)?;
        Ok(Found::of(people))
    }

    /// How many people are in each status of a programme: of those the asker may find.
    ///
    /// # Errors
    /// As [`Desk::search`].
    pub fn counts(&self, programme: &ProgrammeId) -> Result<BTreeMap<String, usize>, Refusal> {
        let wanted = Search { programme: Some(programme.clone()), ..Search::default() };
        let mut counts = BTreeMap::new();
        for row in self.search(&wanted)?.people {
            let lanes = row.lanes.iter().filter(|lane| lane.programme == *programme);
            for status in lanes.filter_map(|lane| lane.status.as_deref()) {
                *counts.entry(status.to_owned()).or_default() += 1;
            }
        }
        Ok(counts)
    }

    pub(super) fn finds(&self, row: &PersonRow) -> bool {
        self.may_with_row(Doing::FindPerson, row)
    }

    fn may_with_row(&self, doing: Doing, row: &PersonRow) -> bool {
        match &row.about {
            // Worked out once for all who ask.
            Some(about) => self.may_of_row(doing, about),
            None => self.may(doing, &About::Person(self.about_row(row))),
        }
    }

    pub(super) fn reads(&self, row: &PersonRow) -> bool {
        self.may_with_row(Doing::ReadPerson, row)
    }

    /// The same of somebody whose case was released to the asker's site: it is theirs to find until they accept it.
    pub(super) fn finds_released(&self, row: &PersonRow) -> bool {
        let about = AboutPerson { site: self.writer.site.clone(), ..self.about_row(row) };
        self.may(Doing::FindPerson, &About::Person(about))
    }

    fn about_row(&self, row: &PersonRow) -> AboutPerson {
        let open = row.opened_by.iter().filter(|one| self.today <= one.until);
        let site = row.site.clone().unwrap_or_else(|| self.writer.site.clone());
        AboutPerson { broken_glass: open.map(|one| (&one.member).into()).collect(), ..about(site, row) }
    }

    /// Leaves of a row what the asker may see: name, number and site of somebody they may find; lanes they may read.
    pub(super) fn narrow(&self, row: &mut PersonRow) {
        let about = self.about_row(row);
        // Whoever writes about a person without being in any team of theirs keeps the site's referrals and lists.
        let outside = About::Person(AboutPerson { team: Vec::new(), ..about.clone() });
        let mut about = About::Person(about);
        let reads = self.reads(row);
        let keeps_lists = reads && self.may(Doing::WritePerson, &outside);
        let mut reads_lane = |lane: &LaneRow| {
            if let About::Person(person) = &mut about {
                let team = ids(&lane.team).collect();
                person.lane = Some(Lane { programme: lane.programme.clone(), team });
            }
            self.may(Doing::ReadLane, &about)
        };
        let all = std::mem::take(&mut row.lanes);
        let count = all.len();
        for mut lane in all {
            let reads_lane = reads_lane(&lane);
            if !(keeps_lists || (reads && reads_lane)) {
                continue;
            }
            let next = lane.next_on(self.today);
            if next != lane.next_meeting {
                Arc::make_mut(&mut lane).next_meeting = next;
            }
            // When they are asked again, what was promised and each meeting are for who reads the lane.
            if !reads_lane {
                let shown = Arc::make_mut(&mut lane);
                shown.agreement_due = None;
                shown.promise_due = None;
                shown.check_in_fell = false;
                shown.diary.clear();
            }
            row.lanes.push(lane);
        }
        row.form = 0;
        row.about = None;
        row.shut = !reads;
        // That there are others is told to whoever may open the record: its own page tells them too.
        row.more_lanes = reads && row.lanes.len() < count;
        row.excluded.clear();
        row.opened_by.clear();
        row.restricted_to.clear();
        row.glass.clear();
        if !reads {
            row.open_promises = 0;
            row.released_to = None;
            row.released_on = None;
            row.glass_unreviewed = false;
        }
    }
}

/// What access depends on in a row, apart from whose glass is broken.
fn about(site: SiteId, row: &PersonRow) -> AboutPerson {
    AboutPerson {
        site,
        team: row.lanes.iter().flat_map(|lane| ids(&lane.team)).collect(),
        lane: None,
        excluded: ids(&row.excluded).collect(),
        restricted_to: ids(&row.restricted_to).collect(),
        broken_glass: Vec::new(),
    }
}

/// The same for whoever asks on whatever day, where it is the same for all of them.
pub(super) fn about_for_all(row: &PersonRow) -> Option<Arc<About>> {
    let site = row.site.clone().filter(|_| row.opened_by.is_empty())?;
    Some(Arc::new(About::Person(about(site, row))))
}

fn ids(ids: &[StaffId]) -> impl Iterator<Item = Arc<str>> {
    ids.iter().map(Into::into)
}

fn fits(row: &PersonRow, wanted: &Search, words: &RecordWords) -> bool {
    let lane_fits = |lane: &Arc<LaneRow>| {
        wanted.programme.as_ref().is_none_or(|id| lane.programme == *id)
            && wanted.status.as_deref().is_none_or(|status| lane.status.as_deref() == Some(status))
            && (!wanted.waiting || lane.waits(words))
    };
    let about_lanes = wanted.programme.is_some() || wanted.status.is_some() || wanted.waiting;
    let text_fits = wanted.text.as_deref().is_none_or(|text| {
        let text = text.to_lowercase();
        let name = row.preferred_name.as_deref().unwrap_or_default().to_lowercase();
        name.contains(&text) || row.identifiers.iter().any(|one| one.value.to_lowercase().contains(&text))
    });
    text_fits && (!about_lanes || row.lanes.iter().any(lane_fits))
}
