//! The shapes of this API that are not those of reports: lists, who one is, what is sent to be recorded.

use std::collections::BTreeMap;

use domain::ids::{ProgrammeId, SiteId, StaffId};
use domain::record::plan::Chosen;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct PageOf<T> {
    /// The elements of this page.
    pub(super) content: Vec<T>,
    /// Which page, from 0.
    pub(super) number: usize,
    /// How many elements a page has.
    pub(super) size: usize,
    /// How many this one has.
    pub(super) number_of_elements: usize,
    /// How many there are for whoever asked.
    pub(super) total_elements: usize,
    /// How many pages.
    pub(super) total_pages: usize,
    /// Whether it is the first.
    pub(super) first: bool,
    /// Whether it is the last.
    pub(super) last: bool,
}

/// Who is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Me {
    /// Their id.
    pub(super) member: StaffId,
    /// Their name.
    pub(super) name: String,
    /// Where they work.
    pub(super) site: SiteId,
    /// What they are here.
    pub(super) roles: Vec<String>,
    /// What is sent back in the header `X-Token` with whatever writes.
    pub(super) token: String,
}

/// A programme as it is now at the site of whoever asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct ProgrammeNow {
    /// Its id.
    pub(super) programme: ProgrammeId,
    /// Its title.
    pub(super) title: String,
    /// Its version; none where it has errors there.
    pub(super) version: Option<String>,
}

/// Something somebody says about a fact.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct FactSubmission {
    /// Which fact.
    pub(super) fact: String,
    /// One of its values, or `not-known`, `rather-not-say`, `nobody-holds-it`.
    pub(super) value: String,
    /// Who holds it: a prison, an agency.
    pub(super) holder: String,
    /// The day it is about, such as `2026-05-14`; today without it.
    pub(super) on: Option<String>,
    /// Whether it settles what holders say differently; then with why.
    #[serde(default)]
    pub(super) settles: bool,
    /// Why; needed where it settles.
    pub(super) because: Option<String>,
    /// The record's last number as whoever writes saw it: `number` of the overview.
    pub(super) seen: Option<u64>,
}

/// A plan, in order.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct PlanSubmission {
    /// What was decided of each session.
    pub(super) choices: Vec<PlanChoice>,
    /// The record's last number as whoever writes saw it.
    pub(super) seen: Option<u64>,
}

/// What was decided of one session.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct PlanChoice {
    /// Which session.
    pub(super) session: String,
    /// What.
    pub(super) chosen: Chosen,
    /// Why; needed for everything but an accepted suggestion.
    pub(super) because: Option<String>,
}

/// How a meeting went.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct MeetingSubmission {
    /// The attendance code.
    pub(super) code: String,
    /// The day, such as `2026-05-14`; the diary's without it.
    pub(super) on: Option<String>,
    /// Where it stopped: the id of a block.
    pub(super) stopped_at: Option<String>,
    /// Who delivered; those of the diary where it is empty.
    #[serde(default)]
    pub(super) facilitators: Vec<String>,
    /// Answers to the outline's record prompts.
    #[serde(default)]
    pub(super) answers: BTreeMap<String, String>,
    /// The record's last number as whoever writes saw it.
    pub(super) seen: Option<u64>,
}

/// What was recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Recorded {
    /// The record's last number now.
    pub(super) number: u64,
}
