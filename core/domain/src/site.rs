//! Sites: where programmes are delivered, in what setting, in which rooms, languages and days.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::ids::SiteId;
use crate::language::Language;
use crate::place::Place;

/// Custody or community.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Setting {
    /// A prison.
    Custody,
    /// Probation, approved premises, the community.
    Community,
}

/// The nation a site is in: its law and its languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Nation {
    /// England.
    England,
    /// Wales, where Welsh is offered to everybody.
    Wales,
    /// Scotland.
    Scotland,
    /// Northern Ireland.
    NorthernIreland,
}

/// A prison or probation office that runs programmes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Site {
    /// Its stable id: the folder's name.
    pub id: SiteId,
    /// Its name as staff and participants say it.
    pub name: String,
    /// What the reader must know: an invented site says so here.
    pub notice: String,
    /// Where it is.
    pub setting: Setting,
    /// In which nation.
    pub nation: Nation,
    /// Languages that materials are kept in there.
    pub languages: Vec<Language>,
    /// Rooms that meetings can be held in.
    pub rooms: Vec<Room>,
    /// The most meetings a week for one person, all programmes together.
    pub meetings_a_week_at_most: u8,
    /// Days without meetings.
    pub no_meetings: Vec<DaysWithout>,
    /// Where it is declared.
    pub place: Place,
}

/// A site as advice names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteName {
    /// Its id.
    pub id: SiteId,
    /// As people say it.
    pub name: String,
}

/// A room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Room {
    /// Stable id.
    pub id: String,
    /// What a facilitator must know of it.
    pub about: String,
}

/// Days on which there are no meetings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct DaysWithout {
    /// The first.
    #[schemars(with = "String")]
    pub from: Date,
    /// The last.
    #[schemars(with = "String")]
    pub to: Date,
    /// Why.
    pub why: String,
}
