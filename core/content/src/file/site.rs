//! `sites/<site>/site.yaml`.

use schemars::JsonSchema;
use serde::Deserialize;

use super::manifest::SettingFile;
use super::texts::{DateText, Id, Words};
use super::words;

/// A prison or probation office that runs programmes.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SiteFile {
    /// Stable id: the folder's name.
    pub(crate) id: Id,
    /// Its name as staff and participants say it.
    pub(crate) name: Words,
    /// What the reader must know: an invented site says so here.
    #[serde(default)]
    pub(crate) notice: Option<Words>,
    /// Where it is.
    pub(crate) setting: SettingFile,
    /// In which nation.
    pub(crate) nation: NationFile,
    /// Languages that materials are kept in there.
    #[schemars(length(min = 1))]
    pub(crate) languages: Vec<Id>,
    /// Rooms that meetings can be held in.
    #[serde(default)]
    pub(crate) rooms: Vec<RoomFile>,
    /// The most meetings a week for one person, all programmes together.
    #[schemars(range(min = 1, max = 14))]
    pub(crate) meetings_a_week_at_most: u8,
    /// Days without meetings.
    #[serde(default)]
    pub(crate) no_meetings: Vec<DaysFile>,
}

words! {
    /// The nation a site is in.
    NationFile: domain::site::Nation {
        England = "england",
        Wales = "wales",
        Scotland = "scotland",
        NorthernIreland = "northern-ireland",
    }
}

/// A room.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RoomFile {
    /// Stable id.
    pub(crate) id: Id,
    /// What a facilitator must know of it.
    pub(crate) about: Words,
}

/// Days on which there are no meetings.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DaysFile {
    /// The first.
    pub(crate) from: DateText,
    /// The last.
    pub(crate) to: DateText,
    /// Why.
    pub(crate) why: Words,
}
