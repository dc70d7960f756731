//! Newtypes for every id, so that a session's id can never be handed over as a rule's.
//!
//! Ids carry behaviour, titles never do. They are cheap to clone and ordered, because output order must not
//! depend on hashing.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        #[serde(transparent)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The id as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.into())
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text.into())
            }
        }

        /// The same text, not a copy of it.
        impl From<&$name> for Arc<str> {
            fn from(id: &$name) -> Self {
                Self::clone(&id.0)
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.pad(&self.0)
            }
        }
    )*};
}

ids! {
    /// A participant, by the number their holder uses (a prison number, a CRN).
    PersonId,
    /// A participant's record, by a random id that is nobody's number.
    ParticipantId,
    /// A member of staff.
    StaffId,
    /// One meeting.
    MeetingId,
    /// A promise made to a participant.
    PromiseId,
    /// Who gives out the numbers people are known by: `NOMS` for prison numbers, `CRN` for probation's.
    SchemeId,
    /// A prison or probation office that runs programmes.
    SiteId,
    /// A programme.
    ProgrammeId,
    /// A module of a programme.
    ModuleId,
    /// A session outline.
    SessionId,
    /// A named block of a session outline or sheet.
    BlockId,
    /// A sheet printed with a session.
    SheetId,
    /// A tailoring rule.
    RuleId,
    /// A fact, dotted: `family.contact`.
    FactId,
    /// A change goal of a programme.
    GoalId,
    /// A quoted work in a programme's register of sources.
    SourceId,
    /// A case: a vignette with expectations.
    CaseId,
}
