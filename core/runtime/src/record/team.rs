//! What a team still has to do: records that are missing, agreements to talk about again, broken glass nobody looked at,
//! cases that wait to be taken over, supervision. About what has not happened, never about how anybody does.

use std::sync::Arc;

use domain::ids::{MeetingId, ParticipantId, ProgrammeId, SessionId, SiteId, StaffId};
use domain::record::Refusal;
use domain::record::enrolment::version_and_hash;
use domain::record::meeting::Departure;
use domain::record::staff::{Authorised, Due, Member, Reviewed, Supervised, Trained};
use domain::record::{Noted, Text};
use jiff::civil::{Date, DateTime, Weekday};
use serde::Serialize;

use super::desk::Desk;
use super::lists::PersonRow;
use super::search::Found;
use super::staff::MemberReport;
use crate::ports::access::{About, Doing};
use crate::ports::store::Operation;

/// After so many working days without a record a meeting's record counts as late.
pub const LATE_AFTER: u32 = 3;

/// What is outstanding, of what the asker may see.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Outstanding {
    /// Meetings whose day has gone by and that nobody has recorded, oldest first.
    pub unrecorded: Vec<Unrecorded>,
    /// Agreements to take part that are due to be talked about again.
    pub agreements: Vec<AgreementDue>,
    /// Records that were opened without being assigned, and that nobody has looked at since.
    pub glass: Vec<GlassOpen>,
    /// Cases that were released to the asker's site and wait to be accepted.
    pub released: Vec<ReleasedHere>,
    /// Supervision that is due.
    pub supervision: Vec<SupervisionDue>,
    /// Authorisations and training that ended.
    pub lapsed: Vec<Lapsed>,
    /// Whether only what is due of staff was looked for.
    #[serde(skip)]
    pub is_of_staff_only: bool,
}

impl Outstanding {
    /// Meetings oldest first, agreements by when they are due.
    fn in_order(mut self) -> Self {
        self.unrecorded.sort_by(|one, other| (one.at, &one.meeting).cmp(&(other.at, &other.meeting)));
        self.agreements.sort_by_key(|one| one.due);
        self
    }
}

/// An authorisation or a training that ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Lapsed {
    /// Whose.
    pub member: StaffId,
    /// Their name.
    pub name: Text,
    /// What, and when.
    pub due: Due,
}

/// Whose it is, as lists show them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Whom {
    /// The record.
    pub person: ParticipantId,
    /// What they like to be called with their first number, as far as there is either.
    pub name: String,
}

/// A meeting that is not recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Unrecorded {
    /// With whom.
    #[serde(flatten)]
    pub whom: Whom,
    /// In which lane.
    pub programme: ProgrammeId,
    /// Which meeting.
    pub meeting: MeetingId,
    /// When it was to be.
    pub at: DateTime,
    /// Who was to deliver.
    pub facilitators: Vec<StaffId>,
    /// How many working days ago; public holidays are not known and count as working days.
    pub working_days: u32,
}

impl Unrecorded {
    /// Whether it is missing for longer than it should take.
    #[must_use]
    pub fn is_late(&self) -> bool {
        self.working_days > LATE_AFTER
    }
}

/// An agreement that is due to be talked about again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AgreementDue {
    /// Whose.
    #[serde(flatten)]
    pub whom: Whom,
    /// In which lane.
    pub programme: ProgrammeId,
    /// Since when.
    pub due: Date,
}

/// A record that was opened without being assigned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct GlassOpen {
    /// Whose.
    #[serde(flatten)]
    pub whom: Whom,
    /// By whom.
    pub by: StaffId,
    /// The last day it opens the record.
    pub until: Date,
    /// Why it could not wait.
    pub because: Text,
}

/// A case that waits to be accepted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReleasedHere {
    /// Whose.
    #[serde(flatten)]
    pub whom: Whom,
    /// By which site.
    pub from: Option<SiteId>,
    /// On which day.
    pub on: Date,
}

/// Supervision that is due.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SupervisionDue {
    /// Whose.
    pub member: StaffId,
    /// Their name.
    pub name: Text,
    /// About which programme's work.
    pub programme: ProgrammeId,
    /// When it was held last.
    pub last: Option<Date>,
    /// Who supervises this work of theirs.
    pub supervisor: Text,
}

/// A meeting that was held, for who looks at how meetings are delivered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct HeldLately {
    /// With whom.
    #[serde(flatten)]
    pub whom: Whom,
    /// In which lane.
    pub programme: ProgrammeId,
    /// Which meeting.
    pub meeting: MeetingId,
    /// The day.
    pub on: Date,
    /// Who delivered.
    pub facilitators: Vec<StaffId>,
    /// The outlines it worked with.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sessions: Vec<SessionId>,
    /// What was done otherwise than the outline says, and why.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub departures: Vec<Departure>,
}

/// A programme as it is at a site now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LiveHere {
    /// The site.
    pub site: SiteId,
    /// The programme.
    pub programme: ProgrammeId,
    /// Its version there, with the beginning of the hash over its files; none where it has errors there and nobody is given it.
    pub version: Option<String>,
    /// What the site changes in it: outlines, sheets and rules.
    pub changes: usize,
    /// Of those, how many somebody should have looked at again by now.
    pub review_due: usize,
}

/// A member of staff, with what only some may see of them.
#[derive(Clone, Debug)]
pub struct MemberDetail {
    /// As lists show them.
    pub report: MemberReport,
    /// What they may deliver or answer for.
    pub authorised: Vec<Authorised>,
    /// Training they did.
    pub trained: Vec<Trained>,
    /// Their supervision: shown to themselves and to who supervises here, to others nothing.
    pub supervised: Vec<Noted<Supervised>>,
    /// Reviews of how they deliver: the same.
    pub reviews: Vec<Noted<Reviewed>>,
    /// Whether supervision and reviews may be shown.
    pub is_open: bool,
}

impl Desk<'_> {
    /// What is outstanding at the asker's site, of the people they may find and the lanes they may read. Logged as one
    /// consultation.
    ///
    /// # Errors
    /// Where the store cannot be read, or the look could not be logged.
    pub fn outstanding(&self) -> Result<Outstanding, Refusal> {
        let (_, found) = self.looked_through()?;
        self.log_look(None, "what is outstanding", Operation::Consultation)?;
        Ok(found)
    }

    /// The people that the asker may find, and what is outstanding, at once: what whoever answers for a team begins their
    /// day with. Logged as one consultation.
    ///
    /// # Errors
    /// As [`Desk::outstanding`].
    pub fn people_and_outstanding(&self) -> Result<(Found, Outstanding), Refusal> {
        let (people, found) = self.looked_through()?;
        self.log_look(None, "list of people, and what is outstanding", Operation::Consultation)?;
        Ok((Found::of(people), found))
    }

    /// The rows that the asker may find, as they may see them, and what is outstanding of those of their site.
    fn looked_through(&self) -> Result<(Vec<PersonRow>, Outstanding), Refusal> {
        let mut found = Outstanding { is_of_staff_only: false, ..self.due_of_staff()? };
        let mut people = Vec::new();
        for row in self.rows_of_people(None)? {
            self.released_of(&row, &mut found);
            if self.finds(&row) {
                let mut seen = PersonRow::clone(&row);
                self.narrow(&mut seen);
                if row.site.as_ref() == Some(&self.writer.site) {
                    self.of_row(&row, &seen, &mut found);
                }
                people.push(seen);
            }
        }
        Ok((people, found.in_order()))
    }

    /// A case that waits to be accepted here.
    fn released_of(&self, row: &PersonRow, found: &mut Outstanding) {
        let is_released = row.released_to.as_ref() == Some(&self.writer.site);
        if let Some(on) = row.released_on.filter(|_| is_released && self.finds_released(row)) {
            found.released.push(ReleasedHere { whom: whom(row), from: row.site.clone(), on });
        }
    }

    /// Meetings that are not recorded and agreements that are due, in the lanes of `seen` that the asker may read; and who
    /// opened the record without being assigned, which `row` alone tells.
    fn of_row(&self, row: &PersonRow, seen: &PersonRow, found: &mut Outstanding) {
        self.glass_of(row, found);
        for lane in &seen.lanes {
            found.unrecorded.extend(lane.to_record(self.today).map(|planned| Unrecorded {
                whom: whom(seen),
                programme: lane.programme.clone(),
                meeting: planned.meeting.clone(),
                at: planned.at,
                facilitators: planned.facilitators.clone(),
                working_days: working_days(planned.at.date(), self.today),
            }));
            if let Some(due) = lane.agreement_due.filter(|due| *due <= self.today) {
                let programme = lane.programme.clone();
                found.agreements.push(AgreementDue { whom: whom(seen), programme, due });
            }
        }
    }

    /// Who opened the record without being assigned.
    fn glass_of(&self, row: &PersonRow, found: &mut Outstanding) {
        if row.glass.is_empty() || !self.reads(row) {
            return;
        }
        found.glass.extend(row.glass.iter().map(|broken| GlassOpen {
            whom: whom(row),
            by: broken.by.clone(),
            until: broken.until,
            because: broken.because.clone(),
        }));
    }

    /// What is due of staff at the asker's site: of everybody for who supervises or looks after the staff there, of oneself
    /// for everybody else. Nothing about participants is in it.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn due_of_staff(&self) -> Result<Outstanding, Refusal> {
        let here = &self.writer.site;
        let may = |doing| self.may(doing, &About::Site(here.clone()));
        let looks_after = may(Doing::Supervise) || may(Doing::ManageStaff);
        let mut found = Outstanding { is_of_staff_only: true, ..Outstanding::default() };
        let is_told = |member: &&Arc<Member>| looks_after || member.id == self.writer.id;
        for member in self.members_at(Some(here))?.iter().filter(is_told).filter(|member| member.active) {
            for due in self.dues(member) {
                match due {
                    Due::Supervision(programme) => found.supervision.push(due_of(member, programme)),
                    due => found.lapsed.push(Lapsed {
                        member: member.id.clone(),
                        name: member.name.clone(),
                        due,
                    }),
                }
            }
        }
        Ok(found)
    }

    /// Meetings that were held at the asker's site in the last `days` days, newest first, in lanes they may read. Logged as
    /// one consultation.
    ///
    /// # Errors
    /// Where the store cannot be read, or the look could not be logged.
    pub fn held_lately(&self, days: i64) -> Result<Vec<HeldLately>, Refusal> {
        let here = &self.writer.site;
        let since = domain::date::from_days(domain::date::to_days(self.today).saturating_sub(days));
        let mut found = Vec::new();
        let lately = |row: &Arc<PersonRow>| row.lanes.iter().any(|lane| lane.had_contact(since));
        for row in self.rows_of_people(Some(here))?.into_iter().filter(lately) {
            let (case, _) = self.load(&row.person)?;
            for (programme, lane) in &case.lanes {
                if !self.may(Doing::ReadLane, &self.about(&case, Some(programme))) {
                    continue;
                }
                let held = lane.meetings.values().filter_map(|one| Some((one, &one.held.as_ref()?.what)));
                let lately = held.filter(|(_, held)| since.is_none_or(|since| held.on >= since));
                found.extend(lately.map(|(one, held)| HeldLately {
                    whom: whom(&row),
                    programme: programme.clone(),
                    meeting: held.meeting.clone(),
                    on: held.on,
                    facilitators: held.facilitators.clone(),
                    sessions: one.scheduled.what.sessions.clone(),
                    departures: held.departures.clone(),
                }));
            }
        }
        found.sort_by(|one, other| (other.on, &one.meeting).cmp(&(one.on, &other.meeting)));
        self.log_look(None, "meetings held", Operation::Consultation)?;
        Ok(found)
    }

    /// Which version of which programme is given at which site, and what sites change. Nothing of anybody is in it.
    #[must_use]
    pub fn what_is_live(&self) -> Vec<LiveHere> {
        let mut sites = self.sites();
        if sites.is_empty() {
            sites.push(self.writer.site.clone());
        }
        let mut all = Vec::new();
        for site in sites {
            for programme in self.content.ids() {
                let ready = self.content.now(&programme, &site);
                let changed = ready.as_ref().map(|ready| &ready.programme.package);
                let changed = changed.map(|package| crate::list_changes::list_changes(package, self.today));
                let changed: Vec<_> =
                    changed.into_iter().flatten().filter(|list| list.site == site).collect();
                let lines = || changed.iter().flat_map(|list| &list.changes);
                let rules: usize = changed.iter().map(|list| list.rules.len()).sum();
                all.push(LiveHere {
                    site: site.clone(),
                    version: ready.map(|ready| {
                        let package = &ready.programme.package;
                        version_and_hash(&package.manifest.version, &package.content_hash)
                    }),
                    changes: lines().count().saturating_add(rules),
                    review_due: lines().filter(|line| line.review_is_due).count(),
                    programme,
                });
            }
        }
        all
    }

    /// One member of staff. Logged as a consultation of the staff list.
    ///
    /// # Errors
    /// Where there is none, the store cannot be read, or the look could not be logged.
    pub fn member(&self, id: &StaffId) -> Result<MemberDetail, Refusal> {
        let member = self.known_member(id)?.ok_or_else(|| {
            Refusal::new(domain::codes::NO_SUCH_MEMBER, format!("there is no member of staff `{id}`"))
        })?;
        self.log_look(None, "staff list", Operation::Consultation)?;
        let is_open =
            member.id == self.writer.id || self.may(Doing::Supervise, &About::Site(member.site.clone()));
        Ok(MemberDetail {
            report: self.member_report(&member),
            authorised: member.authorised.clone(),
            trained: member.trained.clone(),
            supervised: if is_open { member.supervised.clone() } else { Vec::new() },
            reviews: if is_open { member.reviews.clone() } else { Vec::new() },
            is_open,
        })
    }
}

fn due_of(member: &Member, programme: ProgrammeId) -> SupervisionDue {
    let held = member.supervised.iter().filter(|held| held.what.programme == programme);
    let authorised = member.authorised.iter().find(|one| one.programme == programme);
    SupervisionDue {
        member: member.id.clone(),
        name: member.name.clone(),
        last: held.map(|held| held.what.on).max(),
        supervisor: authorised.map_or_else(|| "".into(), |one| one.supervisor.clone()),
        programme,
    }
}

fn whom(row: &PersonRow) -> Whom {
    let number = row.identifiers.first().map(|one| one.value.to_string());
    // Two people of one name are told apart.
    let name = match (row.preferred_name.as_deref(), number) {
        (Some(name), Some(number)) => Some(format!("{name} ({number})")),
        (name, number) => name.map(str::to_owned).or(number),
    };
    Whom { person: row.person.clone(), name: name.unwrap_or_else(|| row.person.to_string()) }
}

/// How many working days there are after `from` up to and with `to`.
fn working_days(from: Date, to: Date) -> u32 {
    let works = |day: &Date| !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    let days = std::iter::successors(from.tomorrow().ok(), |day| day.tomorrow().ok());
    let count = days.take_while(|day| *day <= to).filter(works).count();
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(from: &str, to: &str, expected: u32) {
        let day = |text: &str| text.parse::<Date>().expect("a day");
        assert_eq!(working_days(day(from), day(to)), expected, "{from} to {to}");
    }

    #[test]
    fn weekends_are_no_working_days() {
        // 2026-11-20 is a Friday.
        check("2026-11-20", "2026-11-20", 0);
        check("2026-11-20", "2026-11-22", 0);
        check("2026-11-20", "2026-11-23", 1);
        check("2026-11-20", "2026-11-25", 3);
        check("2026-11-20", "2026-11-26", 4);
        check("2026-11-26", "2026-11-20", 0);
    }
}
