//! The record of one participant: what was written down, by whom, where and when, and the rules for writing more.
//!
//! An [`Entry`] is both the wish to record something and, once allowed, the record of it. Each kind lives with its
//! rule and what it changes in its topic's file; [`case::Case`] is what all entries of a person come to. Nothing
//! written is ever changed: what was wrong is followed by an entry that says so.
//!
//! INVARIANT: an entry's form is kept for ever. A field may be added with a default; anything else is a new form with
//! a step that reads the old one (`runtime::record::forms`).

pub mod after_meeting;
pub mod case;
pub mod enrolment;
pub mod formulation;
pub mod information;
pub mod lane;
pub mod meeting;
pub mod person;
pub mod plan;
pub mod progress;
pub mod promise;
pub mod referral;
pub mod report;
pub mod staff;
pub mod transfer;
pub mod words;

use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::codes::Code;
use crate::ids::{ProgrammeId, SiteId, StaffId};
use crate::measure::Measure;
use crate::package::{Manifest, SessionOutline};
use crate::site::Setting;
use case::Case;
use staff::Member;
use words::RecordWords;

/// Who recorded something, where and when: what every entry carries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Stamp {
    /// Its number in the person's record, from 1.
    pub number: u64,
    /// The site whose log it is in.
    pub site: SiteId,
    /// Who recorded it.
    pub by: StaffId,
    /// When it was recorded; what it says may have happened before.
    #[schemars(with = "String")]
    pub at: Timestamp,
}

/// Something with its stamp.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Noted<T> {
    /// What was recorded.
    #[serde(flatten)]
    pub what: T,
    /// By whom, where, when.
    pub recorded: Stamp,
}

impl<T> Noted<T> {
    /// `what`, recorded so.
    #[must_use]
    pub fn new(what: T, stamp: &Stamp) -> Self {
        Self { what, recorded: stamp.clone() }
    }
}

/// Why something is not recorded. Nothing was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Its code; `waymark explain CODE` tells more.
    pub code: Code,
    /// What is wrong, one sentence.
    pub what: String,
    /// What to do, where it is more than the code says.
    pub fix: Option<String>,
}

impl Refusal {
    /// A refusal with the code's own advice.
    #[must_use]
    pub fn new(code: Code, what: impl Into<String>) -> Self {
        Self { code, what: what.into(), fix: None }
    }

    /// The same with advice of its own.
    #[must_use]
    pub fn fix(mut self, fix: impl Into<String>) -> Self {
        self.fix = Some(fix.into());
        self
    }

    /// What to do.
    #[must_use]
    pub fn advice(&self) -> &str {
        self.fix.as_deref().unwrap_or(self.code.entry().fix)
    }
}

/// What a rule may look at besides the person's record.
#[derive(Clone, Copy, Debug)]
pub struct Around<'a> {
    /// The day of writing.
    pub today: Date,
    /// Who writes.
    pub writer: &'a Member,
    /// The site they write at.
    pub site: &'a SiteId,
    /// Whether that site is in custody or the community, where it is described.
    pub setting: Option<Setting>,
    /// Statuses, reasons, attendance and the like, as content has them.
    pub words: &'a RecordWords,
    /// The programme the entry is about, as its enrolment pins it or as it is now; none where it is about none.
    pub programme: Option<&'a Manifest>,
    /// That programme's outlines, as the site has them.
    pub sessions: &'a [SessionOutline],
    /// That programme's measures.
    pub measures: &'a [Measure],
    /// Every member of staff an entry may name.
    pub staff: &'a [Member],
}

impl<'a> Around<'a> {
    /// The member of staff with this id.
    #[must_use]
    pub fn member(&self, id: &StaffId) -> Option<&'a Member> {
        self.staff.iter().find(|member| member.id == *id)
    }

    /// Whether a word that is only for one setting is used in the other.
    #[must_use]
    pub fn is_elsewhere(&self, only: Option<Setting>) -> bool {
        only.zip(self.setting).is_some_and(|(only, here)| only != here)
    }

    /// The outline with this id.
    #[must_use]
    pub fn session(&self, id: &str) -> Option<&'a SessionOutline> {
        self.sessions.iter().find(|session| session.id.as_str() == id)
    }
}

/// A kind of entry: its rule, and what it changes.
pub trait Kind {
    /// Whether it may be recorded now.
    ///
    /// # Errors
    /// Why not.
    fn check(&self, case: &Case, around: &Around<'_>) -> Result<(), Refusal>;

    /// What the record is with it. Never refuses: what is recorded is recorded.
    fn apply(self, case: &mut Case, stamp: &Stamp);

    /// The lane it belongs to, where it belongs to one.
    fn lane(&self) -> Option<&ProgrammeId> {
        None
    }

    /// Whether only the site that holds the case may record it.
    fn needs_owner(&self) -> bool {
        true
    }
}

macro_rules! entries {
    ($($name:ident($what:path) = $kind:literal $operation:ident),* $(,)?) => {
        /// One entry in a person's record.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Entry {$(
            #[doc = concat!("`", $kind, "`")]
            $name($what),
        )*}

        impl Entry {
            /// The kind of every entry there is.
            pub const KINDS: &[&str] = &[$($kind),*];

            /// What kind it is, in kebab-case: its name in the log.
            #[must_use]
            pub fn kind(&self) -> &'static str {
                match self { $(Self::$name(_) => $kind),* }
            }

            /// Whether it adds something or changes something that was there.
            #[must_use]
            pub fn adds(&self) -> bool {
                match self { $(Self::$name(_) => entries!(@ $operation)),* }
            }

            /// Whether it may be recorded now.
            ///
            /// # Errors
            /// Why not.
            pub fn check(&self, case: &Case, around: &Around<'_>) -> Result<(), Refusal> {
                match self { $(Self::$name(what) => what.check(case, around)),* }
            }

            /// What the record is with it.
            pub fn apply(self, case: &mut Case, stamp: &Stamp) {
                match self { $(Self::$name(what) => what.apply(case, stamp)),* }
            }

            /// The lane it belongs to, where it belongs to one.
            #[must_use]
            pub fn lane(&self) -> Option<&ProgrammeId> {
                match self { $(Self::$name(what) => what.lane()),* }
            }

            /// Whether only the site that holds the case may record it.
            #[must_use]
            pub fn needs_owner(&self) -> bool {
                match self { $(Self::$name(what) => what.needs_owner()),* }
            }

            /// Writes what it says, without its kind.
            ///
            /// # Errors
            /// Where the writer has one.
            pub fn write<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
                match self { $(Self::$name(what) => what.serialize(out)),* }
            }

            /// Reads what an entry of `kind` says, in its newest form; none where there is no such kind.
            ///
            /// # Errors
            /// Where the form is another.
            pub fn read<'de, D: Deserializer<'de>>(kind: &str, from: D) -> Result<Option<Self>, D::Error> {
                match kind {
                    $($kind => Deserialize::deserialize(from).map(|what| Some(Self::$name(what))),)*
                    _ => Ok(None),
                }
            }
        }

        $(impl From<$what> for Entry {
            fn from(what: $what) -> Self {
                Self::$name(what)
            }
        })*
    };
    (@ adds) => { true };
    (@ changes) => { false };
}

entries! {
    Opened(person::Opened) = "person-opened" adds,
    Described(person::Described) = "person-described" changes,
    Identified(person::Identified) = "identifier-added" adds,
    Linked(person::Linked) = "records-linked" changes,
    Restricted(person::Restricted) = "access-restricted" changes,
    GlassBroken(person::GlassBroken) = "glass-broken" adds,
    GlassReviewed(person::GlassReviewed) = "glass-reviewed" changes,
    Contributed(information::Contributed) = "contribution-added" adds,
    FactStated(information::FactStated) = "fact-stated" adds,
    FindOut(information::FindOut) = "find-out-moved" changes,
    Formulated(formulation::Formulated) = "formulation-written" adds,
    GoodLife(formulation::GoodLife) = "good-lives-plan-written" adds,
    IdentityMapped(formulation::IdentityMapped) = "identity-map-drawn" adds,
    Desistance(formulation::Desistance) = "desistance-noted" adds,
    Lapsed(formulation::Lapsed) = "lapse-noted" adds,
    Referred(referral::Referred) = "referred" adds,
    ReferralMoved(referral::ReferralMoved) = "referral-moved" changes,
    Judged(referral::Judged) = "eligibility-or-suitability-judged" changes,
    Consented(referral::Consented) = "consent-recorded" adds,
    Waiting(referral::Waiting) = "waiting-list-changed" changes,
    Enrolled(enrolment::Enrolled) = "enrolled" adds,
    TeamChanged(enrolment::TeamChanged) = "facilitators-changed" changes,
    ContentMoved(enrolment::ContentMoved) = "content-moved-on" changes,
    Suspended(enrolment::Suspended) = "suspended" changes,
    Resumed(enrolment::Resumed) = "resumed" changes,
    Ended(enrolment::Ended) = "ended" changes,
    Planned(plan::Planned) = "plan-made" adds,
    MeetingPlanned(meeting::Scheduled) = "meeting-scheduled" adds,
    MeetingCancelled(meeting::Cancelled) = "meeting-cancelled" changes,
    UnitRung(meeting::UnitRung) = "unit-rung" adds,
    MeetingHeld(meeting::Held) = "meeting-recorded" adds,
    MeetingNoted(after_meeting::NoteWritten) = "meeting-note-written" adds,
    CheckedIn(after_meeting::CheckedIn) = "check-in-answered" adds,
    Mended(after_meeting::Mended) = "rupture-and-repair-noted" adds,
    Promised(promise::Promised) = "promise-made" adds,
    PromiseClosed(promise::PromiseClosed) = "promise-closed" changes,
    PassedOn(promise::PassedOn) = "passed-on" adds,
    Measured(progress::Measured) = "measure-answered" adds,
    Progressed(progress::Progressed) = "progress-noted" adds,
    Conferred(transfer::Conferred) = "case-conference-held" adds,
    HandedOver(transfer::HandedOver) = "handed-over" adds,
    Released(transfer::Released) = "case-released" changes,
    Accepted(transfer::Accepted) = "case-accepted" changes,
    Reported(report::Reported) = "report-written" adds,
    ReportRead(report::ReportRead) = "report-read-together" changes,
    SharedOut(report::SharedOut) = "disclosed" adds,
}

/// A text that may not be empty.
/// # Errors
/// Where it is.
pub fn said(text: &str, what: &str) -> Result<(), Refusal> {
    if text.trim().is_empty() {
        return Err(Refusal::new(crate::codes::NOTHING_SAID, format!("{what} is empty")));
    }
    Ok(())
}

/// A day that may not lie in the future.
pub(crate) fn happened(on: Date, today: Date, what: &str) -> Result<(), Refusal> {
    if on > today {
        return Err(Refusal::new(
            crate::codes::NOT_YET,
            format!("{what} is dated {on}, and today is {today}"),
        ));
    }
    Ok(())
}

/// Short text, shared.
pub type Text = Arc<str>;
