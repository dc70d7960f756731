//! Sites: where programmes are delivered, and in what setting.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::ids::SiteId;

/// Custody or community.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Setting {
    /// A prison.
    Custody,
    /// Probation, approved premises, the community.
    Community,
}

/// A prison or probation office that runs programmes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Site {
    /// Its stable id.
    pub id: SiteId,
    /// Its name as staff and participants say it.
    pub name: String,
    /// Where it is.
    pub setting: Setting,
}
