//! Changes of hands: between sites, between facilitators, and where two programmes' teams meet.
//!
//! A case has one owner site and an epoch. The owner releases it, the other site accepts it in the next epoch; a site
//! that has released writes no more, and one that was cut off finds its late entries beside the record, not in it.

use std::collections::BTreeSet;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::case::Case;
use super::lane::in_lane;
use super::{Around, Kind, Noted, Refusal, Stamp, Text, happened, said};
use crate::codes;
use crate::ids::{ProgrammeId, SessionId, SiteId, StaffId};

/// The case was released to another site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Released {
    /// To which site.
    pub to: SiteId,
    /// The epoch that ends.
    pub epoch: u64,
    /// Why.
    pub because: Text,
    /// What of theirs goes with them, and what was left behind.
    #[serde(default)]
    pub belongings: Option<Text>,
    /// The day.
    pub on: Date,
}

impl Kind for Released {
    fn check(&self, case: &Case, around: &Around<'_>) -> Result<(), Refusal> {
        case.must_be_open()?;
        happened(self.on, around.today, "the transfer")?;
        said(&self.because, "the reason")?;
        if case.owner.as_ref() == Some(&self.to) {
            return Err(Refusal::new(codes::ALREADY_SO, format!("`{}` holds the case already", self.to)));
        }
        if self.epoch != case.epoch {
            let what = format!("the case is in epoch {}, not {}", case.epoch, self.epoch);
            return Err(Refusal::new(codes::NOT_OWNER, what));
        }
        Ok(())
    }

    fn apply(self, case: &mut Case, stamp: &Stamp) {
        if self.epoch == case.epoch {
            case.released = Some(Noted::new(self, stamp));
        }
    }
}

/// How a session of the old plan stands at the new site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// It was delivered.
    Done,
    /// It is the same there.
    Equivalent,
    /// It is there, in other words.
    Changed,
    /// It is not there.
    Missing,
}

/// One session of the old plan, compared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Compared {
    /// In which lane.
    pub programme: ProgrammeId,
    /// The session.
    pub session: SessionId,
    /// How it stands.
    pub standing: Standing,
}

/// Another site took the case over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Accepted {
    /// From which site.
    pub from: SiteId,
    /// Which site holds it now.
    pub to: SiteId,
    /// The epoch that begins.
    pub epoch: u64,
    /// How the sessions of the plans stand here.
    #[serde(default)]
    pub compared: Vec<Compared>,
    /// The day.
    pub on: Date,
}

impl Kind for Accepted {
    fn check(&self, case: &Case, around: &Around<'_>) -> Result<(), Refusal> {
        case.must_be_open()?;
        happened(self.on, around.today, "the transfer")?;
        let Some(released) = &case.released else {
            let what = "the site that holds the case has not released it";
            return Err(Refusal::new(codes::NOT_RELEASED, what));
        };
        let right = released.what.to == self.to
            && *around.site == self.to
            && self.epoch == released.what.epoch.saturating_add(1);
        if right {
            return Ok(());
        }
        Err(Refusal::new(codes::NOT_RELEASED, format!("the case was released to `{}`", released.what.to)))
    }

    fn apply(self, case: &mut Case, stamp: &Stamp) {
        // Only the site it was released to can take it, whatever another site wrote into its own log.
        let released_to = case.released.as_ref().map(|released| &released.what.to);
        let theirs = released_to == Some(&self.to) && stamp.site == self.to;
        if theirs && self.epoch == case.epoch.saturating_add(1) {
            case.released = None;
            case.epoch = self.epoch;
            case.owner = Some(self.to.clone());
            case.transfers.push(Noted::new(self, stamp));
        }
    }

    fn needs_owner(&self) -> bool {
        false
    }
}

/// Facilitators handed over to others: "what I want the next person to know".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct HandedOver {
    /// In which lane.
    pub programme: ProgrammeId,
    /// To whom.
    pub to: Vec<StaffId>,
    /// What the person wants the next one to know, in their words.
    #[serde(default)]
    pub person_wants: Option<Text>,
    /// What the facilitator wants the next one to know.
    pub next_should_know: Text,
    /// The day.
    pub on: Date,
}

impl Kind for HandedOver {
    fn check(&self, case: &Case, around: &Around<'_>) -> Result<(), Refusal> {
        in_lane(case, around, &self.programme)?;
        happened(self.on, around.today, "the handover")?;
        said(&self.next_should_know, "what the next one should know")?;
        let stranger = self.to.iter().find(|id| around.member(id).is_none());
        stranger.map_or(Ok(()), |id| {
            Err(Refusal::new(codes::NO_SUCH_MEMBER, format!("there is no member of staff `{id}`")))
        })
    }

    fn apply(self, case: &mut Case, stamp: &Stamp) {
        let lane = case.lane_mut(&self.programme);
        lane.handovers.push(Noted::new(self, stamp));
    }

    fn lane(&self) -> Option<&ProgrammeId> {
        Some(&self.programme)
    }
}

/// Two programmes' teams met about the person. All of those lanes may read it; it holds what was agreed to be shared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Conferred {
    /// Which programmes.
    pub programmes: Vec<ProgrammeId>,
    /// Roles that were there.
    pub present: Vec<Text>,
    /// What was agreed.
    pub agreed: Text,
    /// Whether the person knows, and what they said to it.
    #[serde(default)]
    pub person_said: Option<Text>,
    /// The day.
    #[schemars(with = "String")]
    pub on: Date,
}

impl Kind for Conferred {
    fn check(&self, case: &Case, around: &Around<'_>) -> Result<(), Refusal> {
        case.must_be_open()?;
        happened(self.on, around.today, "the conference")?;
        said(&self.agreed, "what was agreed")?;
        let named: BTreeSet<&ProgrammeId> = self.programmes.iter().collect();
        if named.len() < 2 {
            return Err(Refusal::new(
                codes::NOTHING_SAID,
                "a case conference is about two programmes at least",
            ));
        }
        let stranger = self.programmes.iter().find(|id| !case.lanes.contains_key(*id));
        stranger.map_or(Ok(()), |id| {
            Err(Refusal::new(codes::OUT_OF_ORDER, format!("the person has no lane `{id}`")))
        })
    }

    fn apply(self, case: &mut Case, stamp: &Stamp) {
        case.conferences.push(Noted::new(self, stamp));
    }
}
