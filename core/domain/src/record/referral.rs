//! Referral, what was judged about it, consent and the waiting list.
//!
//! Eligibility is a matter of facts, suitability one of judgement; neither is worked out by the program. A refusal has
//! no consequence that anything here draws.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::case::Case;
use super::lane::in_lane;
use super::{Around, Kind, Noted, Refusal, Stamp, Text, happened, said};
use crate::codes;
use crate::ids::{ProgrammeId, StaffId};
use crate::record::words::{Next, Status, Worded};

/// A referral to a programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Referred {
    /// To which programme.
    pub programme: ProgrammeId,
    /// The role of whoever refers.
    pub referrer: Text,
    /// Why now, in words.
    pub because: Text,
    /// The day.
    pub on: Date,
    /// The status it begins in.
    pub status: Text,
    /// Who talks it through with the person until somebody is enrolled to deliver.
    #[serde(default)]
    pub assessed_by: Vec<StaffId>,
}

impl Kind for Referred {
    fn check(&self, case: &Case, around: &Around<'_>) -> Result<(), Refusal> {
        case.must_be_open()?;
        happened(self.on, around.today, "the referral")?;
        said(&self.because, "the reason")?;
        if around.programme.is_none_or(|manifest| manifest.id != self.programme) {
            let what = format!("there is no programme `{}`", self.programme);
            return Err(Refusal::new(codes::NO_SUCH_PROGRAMME, what));
        }
        if !around.words.status(&self.status).is_some_and(|status| status.first) {
            let what = format!("a referral does not begin as `{}`", self.status);
            return Err(Refusal::new(codes::NO_SUCH_STATUS, what));
        }
        let open = |status: &Status| !status.closed;
        if let Some(stranger) = self.assessed_by.iter().find(|id| around.member(id).is_none()) {
            let what = format!("there is no member of staff `{stranger}`");
            return Err(Refusal::new(codes::NO_SUCH_MEMBER, what));
        }
        let now = case.lane(&self.programme).and_then(|lane| lane.status());
        if now.and_then(|id| around.words.status(id)).is_some_and(open) {
            let what = format!("there is an open referral to `{}` already", self.programme);
            return Err(Refusal::new(codes::ALREADY_SO, what));
        }
        Ok(())
    }

    fn apply(self, case: &mut Case, stamp: &Stamp) {
        let lane = case.lane_mut(&self.programme);
        // A new referral begins the lane again; what was recorded in it stays.
        lane.moves.clear();
        // After an ending somebody takes part again only once they are enrolled again.
        if lane.ended.take().is_some() {
            lane.enrolment = None;
        }
        lane.referral = Some(Noted::new(self, stamp));
    }

    fn lane(&self) -> Option<&ProgrammeId> {
        Some(&self.programme)
    }
}

/// A referral moved to another status.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReferralMoved {
    /// In which lane.
    pub programme: ProgrammeId,
    /// To which status.
    pub to: Text,
    /// Why, by id.
    #[serde(default)]
    pub reason: Option<Text>,
    /// Anything worth knowing.
    #[serde(default)]
    pub note: Option<Text>,
    /// The day.
    pub on: Date,
}

impl Kind for ReferralMoved {
    fn check(&self, case: &Case, around: &Around<'_>) -> Result<(), Refusal> {
        case.must_be_open()?;
        happened(self.on, around.today, "the move")?;
        let now = case.lane(&self.programme).and_then(|lane| lane.status());
        let Some(now) = now.and_then(|id| around.words.status(id)) else {
            let what = format!("the person has not been referred to `{}`", self.programme);
            return Err(Refusal::new(codes::OUT_OF_ORDER, what));
        };
        if around.words.status(&self.to).is_none() {
            let ids: Vec<&str> = around.words.statuses.iter().map(|status| status.id.as_str()).collect();
            let refusal = Refusal::new(codes::NO_SUCH_STATUS, format!("there is no status `{}`", self.to));
            return Err(refusal.fix(format!("use one of: {}", ids.join(", "))));
        }
        let is_here = |next: &&Next| {
            around.words.status(&next.to).is_some_and(|status| !around.is_elsewhere(status.setting))
        };
        let Some(next) = now.next.iter().filter(is_here).find(|next| next.to == *self.to) else {
            let ways: Vec<&str> = now.next.iter().filter(is_here).map(|next| next.to.as_str()).collect();
            let what = format!("a referral does not go from `{}` to `{}`", now.id, self.to);
            let fix = if ways.is_empty() {
                "nothing comes after this status; refer again".to_owned()
            } else {
                format!("from here it can go to: {}", ways.join(", "))
            };
            return Err(Refusal::new(codes::NO_SUCH_MOVE, what).fix(fix));
        };
        if !next.by.is_empty() && !next.by.iter().any(|role| around.writer.has_role(role)) {
            let what = format!("moving it to `{}` is for {}", self.to, next.by.join(" or "));
            return Err(Refusal::new(codes::NOT_FOR_ROLE, what));
        }
        let reason = self.reason.as_deref();
        if let Some(reason) = reason {
            let fits = around
                .words
                .reason(reason)
                .is_some_and(|known| known.for_statuses.iter().any(|id| *id == *self.to));
            if !fits {
                let what = format!("`{reason}` is no reason for `{}`", self.to);
                return Err(Refusal::new(codes::NO_SUCH_REASON, what));
            }
        }
        if next.needs_reason && reason.is_none() {
            let fits = around
                .words
                .reasons
                .iter()
                .filter(|known| known.for_statuses.iter().any(|id| *id == *self.to));
            let fits: Vec<&str> = fits.map(|known| known.id.as_str()).collect();
            let what = format!("moving it to `{}` needs a reason", self.to);
            return Err(
                Refusal::new(codes::NO_SUCH_REASON, what).fix(format!("give one of: {}", fits.join(", ")))
            );
        }
        Ok(())
    }

    fn apply(self, case: &mut Case, stamp: &Stamp) {
        let lane = case.lane_mut(&self.programme);
        lane.moves.push(Noted::new(self, stamp));
    }

    fn lane(&self) -> Option<&ProgrammeId> {
        Some(&self.programme)
    }
}

/// What is judged before a programme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Question {
    /// Whether the programme is for somebody in this position: facts.
    Eligibility,
    /// Whether it suits them now: judgement.
    Suitability,
}

/// What came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Judgement {
    /// Yes.
    Yes,
    /// Yes, but not at present.
    NotReady,
    /// No.
    No,
}

/// Somebody judged, with their reasons; an override says what it overrides and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Judged {
    /// In which lane.
    pub programme: ProgrammeId,
    /// What was asked.
    pub question: Question,
    /// What came out.
    pub judgement: Judgement,
    /// The reasons, in words.
    pub because: Text,
    /// What the usual rules would have said, and why it is otherwise here.
    #[serde(default)]
    pub overrides: Option<Text>,
    /// The day.
    pub on: Date,
}

impl Kind for Judged {
    fn check(&self, case: &Case, around: &Around<'_>) -> Result<(), Refusal> {
        in_lane(case, around, &self.programme)?;
        said(&self.because, "the reasons")?;
        happened(self.on, around.today, "it")?;
        if let Some(overrides) = &self.overrides {
            said(overrides, "what is overridden, and why")?;
        }
        Ok(())
    }

    fn apply(self, case: &mut Case, stamp: &Stamp) {
        let lane = case.lane_mut(&self.programme);
        lane.judged.push(Noted::new(self, stamp));
    }

    fn lane(&self) -> Option<&ProgrammeId> {
        Some(&self.programme)
    }
}

/// What somebody said about taking part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Agreement {
    /// They agreed.
    Given,
    /// They said no. Nothing follows from it by itself.
    Refused,
    /// They agreed once and do not any more.
    Withdrawn,
}

/// Consent to take part: what was explained, how, and what they said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Consented {
    /// In which lane.
    pub programme: ProgrammeId,
    /// What they said.
    pub answer: Agreement,
    /// What was explained, by id.
    pub explained: Vec<Text>,
    /// In which language.
    pub language: Text,
    /// How: talked through, easy read, with an interpreter.
    pub how: Text,
    /// Who will know of a refusal, by role, as they were told.
    #[serde(default)]
    pub who_will_know: Vec<Text>,
    /// When to ask again.
    #[serde(default)]
    pub review_on: Option<Date>,
    /// The day.
    pub on: Date,
}

impl Kind for Consented {
    fn check(&self, case: &Case, around: &Around<'_>) -> Result<(), Refusal> {
        in_lane(case, around, &self.programme)?;
        happened(self.on, around.today, "it")?;
        said(&self.language, "the language")?;
        let known = |id: &&Text| around.words.explained.iter().any(|worded| worded.id == ***id);
        if let Some(stranger) = self.explained.iter().find(|id| !known(id)) {
            let what = format!("`{stranger}` is nothing that consent explains");
            return Err(Refusal::new(codes::NO_SUCH_WORD, what));
        }
        let is_missing = |worded: &&Worded| !self.explained.iter().any(|id| **id == *worded.id);
        let missing: Vec<&Worded> = around.words.explained.iter().filter(is_missing).collect();
        if let (Agreement::Given, Some(first)) = (self.answer, missing.first()) {
            let what = format!("nobody can agree before it is explained: {}", first.title);
            let ids: Vec<&str> = missing.iter().map(|worded| worded.id.as_str()).collect();
            let fix = format!(
                "explain what is missing and add it: {}; `all` stands for the whole list",
                ids.join(",")
            );
            return Err(Refusal::new(codes::NOT_EXPLAINED, what).fix(fix));
        }
        let given = case.lane(&self.programme).and_then(|lane| lane.consent());
        let stands = given.is_some_and(|consent| consent.what.answer == Agreement::Given);
        if self.answer == Agreement::Withdrawn && !stands {
            return Err(Refusal::new(codes::OUT_OF_ORDER, "there is no agreement to withdraw"));
        }
        Ok(())
    }

    fn apply(self, case: &mut Case, stamp: &Stamp) {
        let lane = case.lane_mut(&self.programme);
        lane.consents.push(Noted::new(self, stamp));
    }

    fn lane(&self) -> Option<&ProgrammeId> {
        Some(&self.programme)
    }
}

/// Somebody waits, or does so no more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Waiting {
    /// In which lane.
    pub programme: ProgrammeId,
    /// Why, by id; empty when they wait no more.
    pub reasons: Vec<Text>,
    /// Since or until when.
    pub on: Date,
    /// Anything worth knowing.
    #[serde(default)]
    pub note: Option<Text>,
}

impl Kind for Waiting {
    fn check(&self, case: &Case, around: &Around<'_>) -> Result<(), Refusal> {
        in_lane(case, around, &self.programme)?;
        happened(self.on, around.today, "it")?;
        let known = |id: &&Text| around.words.waiting.iter().any(|worded| worded.id == ***id);
        match self.reasons.iter().find(|id| !known(id)) {
            Some(stranger) => {
                let ids: Vec<&str> = around.words.waiting.iter().map(|worded| worded.id.as_str()).collect();
                let what = format!("`{stranger}` is no reason to wait");
                Err(Refusal::new(codes::NO_SUCH_REASON, what).fix(format!("give one of: {}", ids.join(", "))))
            }
            None => Ok(()),
        }
    }

    fn apply(self, case: &mut Case, stamp: &Stamp) {
        let lane = case.lane_mut(&self.programme);
        lane.waiting.push(Noted::new(self, stamp));
    }

    fn lane(&self) -> Option<&ProgrammeId> {
        Some(&self.programme)
    }
}
