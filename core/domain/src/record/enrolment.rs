//! Enrolment: which content a person is given, by whom; pauses and endings.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::case::Case;
use super::lane::{in_delivery, in_lane};
use super::referral::Agreement;
use super::{Around, Kind, Noted, Refusal, Stamp, Text, happened, said};
use crate::codes;
use crate::ids::{ProgrammeId, SiteId, StaffId};
use crate::person::FacilitatorRole;

/// The version of a programme that somebody is given, kept for ever.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ContentPin {
    /// Its version, as its authors count.
    pub version: Text,
    /// The SHA-256 over its files.
    pub hash: Text,
    /// The hash of the document that holds its files.
    pub kept: Text,
}

/// One of those who deliver.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assigned {
    /// Who.
    pub member: StaffId,
    /// As what.
    pub role: FacilitatorRole,
}

/// A person takes part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Enrolled {
    /// In which programme.
    pub programme: ProgrammeId,
    /// Where.
    pub site: SiteId,
    /// Which content.
    pub content: ContentPin,
    /// One lead, perhaps somebody with them, perhaps cover.
    pub facilitators: Vec<Assigned>,
    /// The day.
    pub on: Date,
}

/// A version with the beginning of the hash over its files: authors may write new words without counting on.
#[must_use]
pub fn version_and_hash(version: &str, hash: &str) -> String {
    let short: String = hash.chars().take(8).collect();
    format!("{version} ({short})")
}

impl Kind for Enrolled {
    fn check(&self, case: &Case, around: &Around<'_>) -> Result<(), Refusal> {
        in_lane(case, around, &self.programme)?;
        happened(self.on, around.today, "the enrolment")?;
        let lane = case.lane(&self.programme);
        if lane.is_some_and(|lane| lane.enrolment.is_some() && lane.ended.is_none()) {
            return Err(Refusal::new(codes::ALREADY_SO, "the person is enrolled already"));
        }
        let agreed =
            lane.and_then(|lane| lane.consent()).is_some_and(|it| it.what.answer == Agreement::Given);
        if !agreed {
            let what = "the person has not agreed to take part";
            return Err(Refusal::new(codes::NO_CONSENT, what));
        }
        may_begin(lane.and_then(|lane| lane.status()), around)?;
        may_deliver(&self.facilitators, &self.programme, self.on, around)
    }

    fn apply(self, case: &mut Case, stamp: &Stamp) {
        let lane = case.lane_mut(&self.programme);
        lane.ended = None;
        lane.suspended = None;
        lane.content_since = Some(self.on);
        lane.enrolment = Some(Noted::new(self, stamp));
    }

    fn lane(&self) -> Option<&ProgrammeId> {
        Some(&self.programme)
    }
}

/// Checks that the referral has come far enough: it is at a status in which meetings are held, or one step before.
fn may_begin(status: Option<&str>, around: &Around<'_>) -> Result<(), Refusal> {
    let delivering = |id: &str| around.words.status(id).is_some_and(|status| status.delivering);
    let Some(status) = status.and_then(|id| around.words.status(id)) else { return Ok(()) };
    if status.delivering || status.next.iter().any(|next| delivering(&next.to)) {
        return Ok(());
    }
    let ways: Vec<&str> = status.next.iter().map(|next| next.to.as_str()).collect();
    let what = format!("the referral is at `{}`, and nobody is enrolled from there", status.id);
    let fix = format!(
        "move the referral on first: `waymark refer move`; from here it can go to: {}",
        ways.join(", ")
    );
    Err(Refusal::new(codes::OUT_OF_ORDER, what).fix(fix))
}

/// Checks that these may deliver a programme together: one lead, as many as it allows, each authorised, trained and in
/// supervision.
pub(super) fn may_deliver(
    facilitators: &[Assigned],
    programme: &ProgrammeId,
    on: Date,
    around: &Around<'_>,
) -> Result<(), Refusal> {
    let leads = facilitators.iter().filter(|one| one.role == FacilitatorRole::Lead).count();
    if leads != 1 {
        let what = format!("a person has one lead facilitator, and {leads} were named");
        return Err(Refusal::new(codes::FACILITATORS, what));
    }
    let regular = facilitators.iter().filter(|one| one.role != FacilitatorRole::Cover).count();
    let most = around.programme.map_or(2, |manifest| usize::from(manifest.delivery.facilitators.1));
    if regular > most {
        let what = format!("{regular} would deliver, and `{programme}` has {most} at most");
        return Err(Refusal::new(codes::FACILITATORS, what));
    }
    for one in facilitators {
        if facilitators.iter().filter(|other| other.member == one.member).count() > 1 {
            return Err(Refusal::new(codes::FACILITATORS, format!("`{}` is named twice", one.member)));
        }
        let Some(member) = around.member(&one.member) else {
            let what = format!("there is no member of staff `{}`", one.member);
            return Err(Refusal::new(codes::NO_SUCH_MEMBER, what));
        };
        let roles = around.programme.map(|manifest| manifest.delivery.roles.as_slice()).unwrap_or_default();
        member.may_deliver(programme, roles, on, around.words)?;
    }
    Ok(())
}

/// The facilitators changed: a change is an event in the person's programme, with a reason they are told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TeamChanged {
    /// In which lane.
    pub programme: ProgrammeId,
    /// Who delivers from now on.
    pub facilitators: Vec<Assigned>,
    /// Why.
    pub because: Text,
    /// From when.
    pub on: Date,
}

impl Kind for TeamChanged {
    fn check(&self, case: &Case, around: &Around<'_>) -> Result<(), Refusal> {
        in_lane(case, around, &self.programme)?;
        said(&self.because, "the reason")?;
        if case.lane(&self.programme).is_none_or(|lane| lane.enrolment.is_none()) {
            return Err(Refusal::new(codes::OUT_OF_ORDER, "the person is not enrolled"));
        }
        may_deliver(&self.facilitators, &self.programme, self.on, around)
    }

    fn apply(self, case: &mut Case, _: &Stamp) {
        if let Some(enrolled) = &mut case.lane_mut(&self.programme).enrolment {
            enrolled.what.facilitators = self.facilitators;
        }
    }

    fn lane(&self) -> Option<&ProgrammeId> {
        Some(&self.programme)
    }
}

/// The person is given a newer version from now on; what was delivered stays what it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ContentMoved {
    /// In which lane.
    pub programme: ProgrammeId,
    /// To which content.
    pub content: ContentPin,
    /// Why.
    pub because: Text,
    /// From when.
    pub on: Date,
}

impl Kind for ContentMoved {
    fn check(&self, case: &Case, around: &Around<'_>) -> Result<(), Refusal> {
        in_delivery(case, around, &self.programme)?;
        said(&self.because, "the reason")?;
        let pinned = case.lane(&self.programme).and_then(|lane| lane.enrolment.as_ref());
        if pinned.is_some_and(|enrolled| enrolled.what.content.hash == self.content.hash) {
            return Err(Refusal::new(codes::ALREADY_SO, "the person is given this content already"));
        }
        Ok(())
    }

    fn apply(self, case: &mut Case, _: &Stamp) {
        let lane = case.lane_mut(&self.programme);
        if let Some(enrolled) = &mut lane.enrolment {
            lane.content_since = Some(self.on);
            enrolled.what.content = self.content;
        }
    }

    fn lane(&self) -> Option<&ProgrammeId> {
        Some(&self.programme)
    }
}

/// A pause, with a reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Suspended {
    /// In which lane.
    pub programme: ProgrammeId,
    /// Why, in words.
    pub because: Text,
    /// Since when.
    pub on: Date,
    /// When to look at it again.
    #[serde(default)]
    pub review_on: Option<Date>,
}

impl Kind for Suspended {
    fn check(&self, case: &Case, around: &Around<'_>) -> Result<(), Refusal> {
        in_delivery(case, around, &self.programme)?;
        happened(self.on, around.today, "the pause")?;
        said(&self.because, "the reason")
    }

    fn apply(self, case: &mut Case, stamp: &Stamp) {
        let lane = case.lane_mut(&self.programme);
        lane.suspended = Some(Noted::new(self, stamp));
    }

    fn lane(&self) -> Option<&ProgrammeId> {
        Some(&self.programme)
    }
}

/// A pause is over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Resumed {
    /// In which lane.
    pub programme: ProgrammeId,
    /// What changed.
    pub because: Text,
    /// From when.
    pub on: Date,
}

impl Kind for Resumed {
    fn check(&self, case: &Case, around: &Around<'_>) -> Result<(), Refusal> {
        in_lane(case, around, &self.programme)?;
        said(&self.because, "what changed")?;
        if case.lane(&self.programme).is_none_or(|lane| lane.suspended.is_none()) {
            return Err(Refusal::new(codes::OUT_OF_ORDER, "there is no pause to end"));
        }
        Ok(())
    }

    fn apply(self, case: &mut Case, stamp: &Stamp) {
        let lane = case.lane_mut(&self.programme);
        lane.suspended = None;
        lane.resumed.push(Noted::new(self, stamp));
    }

    fn lane(&self) -> Option<&ProgrammeId> {
        Some(&self.programme)
    }
}

/// How a programme ends for a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Ending {
    /// The work is done.
    Complete,
    /// The person left it, or had to.
    Withdrawn,
    /// The service ended it.
    Deselected,
}

/// A programme ended for a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Ended {
    /// In which lane.
    pub programme: ProgrammeId,
    /// How.
    pub how: Ending,
    /// Why, by id; needed unless it is complete.
    #[serde(default)]
    pub reason: Option<Text>,
    /// In words.
    pub because: Text,
    /// Whether it can be taken up again.
    #[serde(default)]
    pub reopenable: bool,
    /// The day.
    pub on: Date,
}

impl Ended {
    /// The status a referral has after such an ending.
    #[must_use]
    pub fn status(how: Ending) -> &'static str {
        match how {
            Ending::Complete => "complete",
            Ending::Withdrawn => "withdrawn",
            Ending::Deselected => "deselected",
        }
    }
}

impl Kind for Ended {
    fn check(&self, case: &Case, around: &Around<'_>) -> Result<(), Refusal> {
        in_lane(case, around, &self.programme)?;
        happened(self.on, around.today, "the ending")?;
        said(&self.because, "the reason")?;
        if case.lane(&self.programme).is_none_or(|lane| lane.enrolment.is_none()) {
            let what = "the person is not enrolled";
            return Err(Refusal::new(codes::OUT_OF_ORDER, what)
                .fix("move the referral instead: `waymark refer move`"));
        }
        if let Some(ended) = case.lane(&self.programme).and_then(|lane| lane.ended.as_ref()) {
            let what = format!("the lane `{}` ended on {} already", self.programme, ended.what.on);
            return Err(Refusal::new(codes::ALREADY_SO, what));
        }
        let status = Self::status(self.how);
        let fits: Vec<&str> = around
            .words
            .reasons
            .iter()
            .filter(|known| known.for_statuses.iter().any(|id| id == status))
            .map(|known| known.id.as_str())
            .collect();
        match self.reason.as_deref() {
            None if self.how != Ending::Complete => {
                let what = format!("an ending as {status} needs a reason");
                Err(Refusal::new(codes::NO_SUCH_REASON, what)
                    .fix(format!("give one of: {}", fits.join(", "))))
            }
            Some(reason) if !fits.contains(&reason) => {
                let what = format!("`{reason}` is no reason for {status}");
                Err(Refusal::new(codes::NO_SUCH_REASON, what)
                    .fix(format!("give one of: {}", fits.join(", "))))
            }
            _ => Ok(()),
        }
    }

    fn apply(self, case: &mut Case, stamp: &Stamp) {
        let lane = case.lane_mut(&self.programme);
        lane.suspended = None;
        lane.ended = Some(Noted::new(self, stamp));
    }

    fn lane(&self) -> Option<&ProgrammeId> {
        Some(&self.programme)
    }
}
