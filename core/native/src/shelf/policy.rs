//! What walls plugins must run behind here, `policy.json`. Without the file: all there are.

use std::fmt;
use std::path::Path;

use domain::codes;
use domain::finding::Finding;
use domain::place::Place;
use isolation::SandboxLevel;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::file::{self, Links, Unreadable};

/// What is demanded of the machine.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Walls {
    /// Every protection, or plugins do not run.
    #[default]
    Full,
    /// Whatever this machine offers; somebody has said why.
    WhatThereIs,
}

impl fmt::Display for Walls {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(match self {
            Self::Full => "full",
            Self::WhatThereIs => "what-there-is",
        })
    }
}

/// The installation's demand, and who lowered it or raised it again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// What is demanded.
    pub walls: Walls,
    /// Who decided; nobody, where it is as it comes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
}

impl Policy {
    pub(super) fn open(path: &Path, place: &Place) -> Result<Self, Finding> {
        let unusable = |why: String| {
            let what = format!("what walls are demanded, `{}`, cannot be read: {why}", place.file);
            Finding::new(codes::PLUGIN_KEYRING, place.clone(), what)
                .fix("correct it, or write it anew: `waymark plugin walls full`")
        };
        match file::read(path, file::MOST_TEXT, Links::Refused) {
            Ok(bytes) => serde_json::from_slice(&bytes).map_err(|error| unusable(error.to_string())),
            Err(Unreadable::Missing) => Ok(Self::default()),
            Err(error) => Err(unusable(error.to_string())),
        }
    }

    /// Says whether the walls that a child reached are enough.
    ///
    /// # Errors
    /// N016, `place` being the plugin's.
    pub fn met_by(&self, level: &SandboxLevel, place: &Place) -> Result<(), Finding> {
        if self.walls == Walls::WhatThereIs || level.is_complete() {
            return Ok(());
        }
        let what = format!("all walls are demanded, and on this machine there are: {level}");
        Err(Finding::new(codes::PLUGIN_WALLS, place.clone(), what))
    }
}
