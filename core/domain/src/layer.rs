//! Where a sentence or a rule comes from: the programme itself, or one site's local change of it.
//!
//! One rule for everything that varies: same path, named blocks, the nearest layer wins. Languages are no layer of
//! their own: a translation belongs to the layer whose words it translates.

use schemars::JsonSchema;
use serde::Serialize;

use crate::ids::{ProgrammeId, SiteId};

/// A layer of content, the farthest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Layer {
    /// The programme.
    #[default]
    Programme,
    /// What one site changes or adds.
    Site(SiteId),
}

impl Layer {
    /// Its name as people read it: the programme's id, or `sites/hmp-ashgrove`.
    #[must_use]
    pub fn name(&self, programme: &ProgrammeId) -> String {
        match self {
            Self::Programme => programme.to_string(),
            Self::Site(site) => format!("sites/{site}"),
        }
    }
}
