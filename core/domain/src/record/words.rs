//! The words of the record that services choose: referral statuses with who may move them, reasons, attendance,
//! what consent explains, what a report must not say. Content (`shared/record.yaml`), never code.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::hooks::Attendance;
use crate::site::Setting;

/// All of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordWords {
    /// The statuses of a referral, in the order they usually come.
    pub statuses: Vec<Status>,
    /// Why a referral or programme was paused or ended.
    pub reasons: Vec<ReasonCode>,
    /// Why somebody waits.
    pub waiting: Vec<Worded>,
    /// How a meeting went.
    pub attendance: Vec<AttendanceCode>,
    /// What must be explained before somebody can agree to take part.
    pub explained: Vec<Worded>,
    /// The questions of the session check-in.
    pub check_in: Vec<Worded>,
    /// Roles that may be told something that must be passed on.
    pub told: Vec<Worded>,
    /// Words a report about a person must not use, each with why and what to write instead.
    pub never_in_reports: Vec<NeverSaid>,
    /// After how many days without contact a lane is shown as having a gap.
    pub gap_after_days: u16,
    /// For how many days training and supervision count.
    pub supervision_every_days: u16,
}

/// An id with the words people read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Worded {
    /// Stable id.
    pub id: String,
    /// As people read it.
    pub title: String,
}

/// A status of a referral.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Status {
    /// Stable id.
    pub id: String,
    /// As people read it.
    pub title: String,
    /// What it means, for whoever is choosing.
    pub help: String,
    /// Only in custody, or only in the community; both without it.
    #[serde(default)]
    pub setting: Option<Setting>,
    /// Whether nothing more is expected to happen.
    #[serde(default)]
    pub closed: bool,
    /// Whether it begins a referral.
    #[serde(default)]
    pub first: bool,
    /// Whether meetings may be held in it.
    #[serde(default)]
    pub delivering: bool,
    /// Where it may go.
    #[serde(default)]
    pub next: Vec<Next>,
}

/// A move from one status to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Next {
    /// The status it leads to.
    pub to: String,
    /// Roles that may make it; empty for everybody who may write.
    #[serde(default)]
    pub by: Vec<String>,
    /// Whether it is what usually comes next.
    #[serde(default)]
    pub suggested: bool,
    /// Whether a reason must be given.
    #[serde(default)]
    pub needs_reason: bool,
}

/// A reason for a pause or an ending.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReasonCode {
    /// Stable id.
    pub id: String,
    /// As people read it.
    pub title: String,
    /// The heading it stands under.
    pub group: String,
    /// The statuses it may be given for.
    #[serde(rename = "for")]
    pub for_statuses: Vec<String>,
    /// Whether the case can be taken up again.
    #[serde(default)]
    pub reopenable: bool,
}

/// How a meeting went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AttendanceCode {
    /// Stable id.
    pub id: String,
    /// As people read it.
    pub title: String,
    /// What it comes to.
    pub attendance: Attendance,
    /// Only in custody, or only in the community; both without it.
    #[serde(default)]
    pub setting: Option<Setting>,
    /// Whether the person's own choice is the reason; a regime's or a service's reason never is.
    #[serde(default)]
    pub by_choice: bool,
}

/// Something a report must not say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NeverSaid {
    /// The words, looked for whatever their capitals.
    pub words: String,
    /// Why not.
    pub because: String,
    /// What to write instead.
    pub instead: String,
}

impl RecordWords {
    /// The status with this id.
    #[must_use]
    pub fn status(&self, id: &str) -> Option<&Status> {
        self.statuses.iter().find(|status| status.id == id)
    }

    /// The status a referral begins in.
    #[must_use]
    pub fn first_status(&self) -> Option<&Status> {
        self.statuses.iter().find(|status| status.first)
    }

    /// The reason with this id.
    #[must_use]
    pub fn reason(&self, id: &str) -> Option<&ReasonCode> {
        self.reasons.iter().find(|reason| reason.id == id)
    }

    /// The attendance code with this id.
    #[must_use]
    pub fn attendance(&self, id: &str) -> Option<&AttendanceCode> {
        self.attendance.iter().find(|code| code.id == id)
    }

    /// Everything in `text` that a report must not say.
    pub fn never_said<'a>(&'a self, text: &str) -> impl Iterator<Item = &'a NeverSaid> + use<'a> {
        let text = text.to_lowercase();
        self.never_in_reports.iter().filter(move |never| says(&text, &never.words.to_lowercase()))
    }
}

/// Whether `text` says `words`, as whole words: "secured" does not say "cured".
fn says(text: &str, words: &str) -> bool {
    let is_word = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    // Every place is looked at: one found inside a longer word may lie over one that stands alone.
    let mut before = None;
    for (at, letter) in text.char_indices() {
        let after = text.get(at..).and_then(|rest| rest.strip_prefix(words));
        if !is_word(before) && after.is_some_and(|after| !is_word(after.chars().next())) {
            return true;
        }
        before = Some(letter);
    }
    false
}
