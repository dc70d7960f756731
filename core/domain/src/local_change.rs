//! What one site changes in one programme: the blocks it touches, each with one verb, why, who decided, until when.
//!
//! Nothing is merged here; `layers` does that and keeps the law.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use crate::case::Case;
use crate::ids::{BlockId, SessionId, SheetId, SiteId};
use crate::package::Block;
use crate::place::Place;
use crate::rule::RuleText;

/// The words a change or a translation was made against: the first 32 bits of the SHA-256 over title and text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlockHash(pub u32);

impl BlockHash {
    /// Reads eight hexadecimal digits.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let digits = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        digits.then(|| u32::from_str_radix(text, 16).ok()).flatten().map(Self)
    }
}

impl fmt::Display for BlockHash {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:08x}", self.0)
    }
}

impl Serialize for BlockHash {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_str(self)
    }
}

impl JsonSchema for BlockHash {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "BlockHash".into()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        String::json_schema(generator)
    }
}

/// What is changed: a session outline or a sheet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// A session outline.
    Session(SessionId),
    /// A sheet.
    Sheet(SheetId),
}

impl Target {
    /// Its id, whichever it is.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Session(id) => id.as_str(),
            Self::Sheet(id) => id.as_str(),
        }
    }
}

/// What kind of change it is, as adaptations of programmes are usually sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeKind {
    /// With what something is done.
    Materials,
    /// How something is said.
    Wording,
    /// How long, or when.
    Timing,
    /// Where.
    Place,
    /// Something more.
    Added,
    /// Something not done here.
    LeftOut,
}

/// Why a site differs, who decided it, and when somebody must look again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ChangeHeader {
    /// Why.
    pub why: String,
    /// What kind of change.
    pub kind: ChangeKind,
    /// Whether the purpose of the session is kept.
    pub keeps_the_purpose: bool,
    /// The role that decided.
    pub decided_by: String,
    /// When.
    #[schemars(with = "String")]
    pub decided_on: Date,
    /// When somebody must look again.
    #[schemars(with = "String")]
    pub review_by: Date,
}

/// What is done to one block.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeVerb {
    /// Other words in its place.
    Replace,
    /// Not done here.
    LeaveOut,
    /// A block of its own before the one named.
    Before(BlockId),
    /// A block of its own after the one named.
    After(BlockId),
}

impl ChangeVerb {
    /// As it is written in a heading.
    #[must_use]
    pub fn written(&self) -> String {
        match self {
            Self::Replace => ".replace".to_owned(),
            Self::LeaveOut => ".leave-out".to_owned(),
            Self::Before(id) => format!(".before-{id}"),
            Self::After(id) => format!(".after-{id}"),
        }
    }
}

/// One block of a local change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockChange {
    /// What is done.
    pub verb: ChangeVerb,
    /// The block: its id is the base block's for `.replace` and `.leave-out`, a new one otherwise.
    pub block: Block,
    /// The words it was made against, and where that is written.
    pub base: Option<(BlockHash, Place)>,
}

/// What one site changes in one session outline or sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalChange {
    /// Of what.
    pub of: Target,
    /// Why, by whom, until when.
    pub header: Arc<ChangeHeader>,
    /// The blocks it touches, in file order.
    pub blocks: Vec<BlockChange>,
    /// The file.
    pub place: Place,
}

/// Everything one site changes in one programme.
#[derive(Clone, Debug)]
pub struct SiteChanges {
    /// The site.
    pub site: SiteId,
    /// Its local changes, in order of path.
    pub changes: Vec<LocalChange>,
    /// Its own rules, in file order.
    pub rules: Vec<RuleText>,
    /// Its own cases.
    pub cases: Vec<Case>,
    /// Words that changes were made against, kept for the day they move on.
    pub bases: BTreeMap<BlockHash, Arc<str>>,
    /// SHA-256 over every file of the site for this programme, in hex.
    pub content_hash: Arc<str>,
}
