//! `shared/record.yaml`.

use domain::record::words::{AttendanceCode, NeverSaid, Next, ReasonCode, RecordWords, Status, Worded};
use schemars::JsonSchema;
use serde::Deserialize;

use super::manifest::SettingFile;
use super::texts::{Id, Words};
use super::words;

/// The words of the record: statuses, reasons, attendance, what consent explains, what a report must not say.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RecordFile {
    /// The statuses of a referral, in the order they usually come.
    #[schemars(length(min = 1))]
    pub(crate) statuses: Vec<StatusFile>,
    /// Why a referral or programme was paused or ended.
    pub(crate) reasons: Vec<ReasonFile>,
    /// Why somebody waits.
    pub(crate) waiting: Vec<WordedFile>,
    /// How a meeting went.
    #[schemars(length(min = 1))]
    pub(crate) attendance: Vec<AttendanceCodeFile>,
    /// What must be explained before somebody can agree to take part.
    pub(crate) explained: Vec<WordedFile>,
    /// The five questions of the session check-in.
    pub(crate) check_in: Vec<WordedFile>,
    /// Roles that may be told something that must be passed on.
    #[schemars(length(min = 1))]
    pub(crate) told: Vec<WordedFile>,
    /// Words a report about a person must not use.
    pub(crate) never_in_reports: Vec<NeverSaidFile>,
    /// After how many days without contact a lane is shown as having a gap.
    #[schemars(range(min = 1, max = 365))]
    pub(crate) gap_after_days: u16,
    /// For how many days supervision counts.
    #[schemars(range(min = 1, max = 365))]
    pub(crate) supervision_every_days: u16,
}

/// An id with the words people read.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct WordedFile {
    /// Stable id.
    pub(crate) id: Id,
    /// As people read it.
    pub(crate) title: Words,
}

/// A status of a referral.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct StatusFile {
    /// Stable id.
    pub(crate) id: Id,
    /// As people read it.
    pub(crate) title: Words,
    /// What it means, for whoever is choosing.
    pub(crate) help: Words,
    /// Only in custody, or only in the community; both without it.
    #[serde(default)]
    pub(crate) setting: Option<SettingFile>,
    /// Whether nothing more is expected to happen.
    #[serde(default)]
    pub(crate) closed: bool,
    /// Whether it begins a referral.
    #[serde(default)]
    pub(crate) first: bool,
    /// Whether meetings may be held in it.
    #[serde(default)]
    pub(crate) delivering: bool,
    /// Where it may go.
    #[serde(default)]
    pub(crate) next: Vec<NextFile>,
}

/// A move from one status to another.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NextFile {
    /// The status it leads to.
    pub(crate) to: Id,
    /// Roles that may make it; everybody who may write where there is none.
    #[serde(default)]
    pub(crate) by: Vec<Id>,
    /// Whether it is what usually comes next.
    #[serde(default)]
    pub(crate) suggested: bool,
    /// Whether a reason must be given.
    #[serde(default)]
    pub(crate) needs_reason: bool,
}

/// A reason for a pause or an ending.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReasonFile {
    /// Stable id.
    pub(crate) id: Id,
    /// As people read it.
    pub(crate) title: Words,
    /// The heading it stands under.
    pub(crate) group: Words,
    /// The statuses it may be given for.
    #[serde(rename = "for")]
    #[schemars(length(min = 1))]
    pub(crate) for_statuses: Vec<Id>,
    /// Whether the case can be taken up again.
    #[serde(default)]
    pub(crate) reopenable: bool,
}

/// How a meeting went.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AttendanceCodeFile {
    /// Stable id.
    pub(crate) id: Id,
    /// As people read it.
    pub(crate) title: Words,
    /// What it comes to.
    pub(crate) attendance: AttendanceFile,
    /// Only in custody, or only in the community; both without it.
    #[serde(default)]
    pub(crate) setting: Option<SettingFile>,
    /// Whether the person's own choice is the reason.
    #[serde(default)]
    pub(crate) by_choice: bool,
}

/// Something a report must not say.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NeverSaidFile {
    /// The words, looked for whatever their capitals.
    pub(crate) words: Words,
    /// Why not.
    pub(crate) because: Words,
    /// What to write instead.
    pub(crate) instead: Words,
}

words! {
    /// What an attendance code comes to.
    AttendanceFile: domain::hooks::Attendance {
        Met = "met",
        MetInPart = "met-in-part",
        BriefContact = "brief-contact",
        DidNotMeet = "did-not-meet",
        ChoseNotTo = "chose-not-to",
    }
}

/// One line, without what folding leaves at its end.
fn line(words: Words) -> String {
    words.0.trim().to_owned()
}

fn all<F, T: From<F>>(files: Vec<F>) -> Vec<T> {
    files.into_iter().map(T::from).collect()
}

impl From<RecordFile> for RecordWords {
    fn from(file: RecordFile) -> Self {
        Self {
            statuses: all(file.statuses),
            reasons: all(file.reasons),
            waiting: all(file.waiting),
            attendance: all(file.attendance),
            explained: all(file.explained),
            check_in: all(file.check_in),
            told: all(file.told),
            never_in_reports: all(file.never_in_reports),
            gap_after_days: file.gap_after_days,
            supervision_every_days: file.supervision_every_days,
        }
    }
}

impl From<WordedFile> for Worded {
    fn from(file: WordedFile) -> Self {
        Self { id: file.id.0, title: line(file.title) }
    }
}

impl From<StatusFile> for Status {
    fn from(file: StatusFile) -> Self {
        Self {
            id: file.id.0,
            title: line(file.title),
            help: line(file.help),
            setting: file.setting.map(Into::into),
            closed: file.closed,
            first: file.first,
            delivering: file.delivering,
            next: all(file.next),
        }
    }
}

impl From<NextFile> for Next {
    fn from(file: NextFile) -> Self {
        Self {
            to: file.to.0,
            by: file.by.into_iter().map(|role| role.0).collect(),
            suggested: file.suggested,
            needs_reason: file.needs_reason,
        }
    }
}

impl From<ReasonFile> for ReasonCode {
    fn from(file: ReasonFile) -> Self {
        Self {
            id: file.id.0,
            title: line(file.title),
            group: line(file.group),
            for_statuses: file.for_statuses.into_iter().map(|id| id.0).collect(),
            reopenable: file.reopenable,
        }
    }
}

impl From<AttendanceCodeFile> for AttendanceCode {
    fn from(file: AttendanceCodeFile) -> Self {
        Self {
            id: file.id.0,
            title: line(file.title),
            attendance: file.attendance.into(),
            setting: file.setting.map(Into::into),
            by_choice: file.by_choice,
        }
    }
}

impl From<NeverSaidFile> for NeverSaid {
    fn from(file: NeverSaidFile) -> Self {
        Self { words: line(file.words), because: line(file.because), instead: line(file.instead) }
    }
}
