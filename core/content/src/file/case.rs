//! The front matter of `cases/<case>.md`. What is given about a fact takes several forms; which of them fit the fact
//! is asked in `package`.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::rules::TimingFile;
use super::texts::{DateText, FactName, Id, OneOrMany, PromptId, Words};
use super::words;

/// A vignette with what is given and what must come out.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CaseFile {
    /// Stable id: the file's name.
    pub(crate) case: Id,
    /// The day it is about.
    pub(crate) as_of: DateText,
    /// The site.
    pub(crate) site: Id,
    /// Facts, by id: a value, or who says what and when.
    #[serde(default, rename = "given")]
    pub(crate) _given: BTreeMap<String, GivenFile>,
    /// What must come out.
    #[serde(default)]
    pub(crate) expect: ExpectFile,
    /// Later moments.
    #[serde(default)]
    pub(crate) then: Vec<MomentFile>,
}

/// What is given about one fact.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
pub(crate) enum GivenFile {
    /// A value id, a date, or one of not-known, rather-not-say, nobody-holds-it.
    Text(Words),
    /// A number.
    Number(i64),
    /// Several tags.
    Tags(Vec<Id>),
    /// Who says what, and when.
    Said(Box<SaidFile>),
}

/// A value: its id, a date, or a number.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
pub(crate) enum ValueFile {
    /// A value id or a date.
    Text(Words),
    /// A number.
    Number(i64),
    /// Several tags.
    Tags(Vec<Id>),
}

/// Who says what, and when: a value, several that conflict, two accounts, or a value somebody settled.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SaidFile {
    /// What is said.
    #[serde(default)]
    pub(crate) value: Option<ValueFile>,
    /// By whom.
    #[serde(default)]
    pub(crate) holder: Option<Words>,
    /// When.
    #[serde(default)]
    pub(crate) on: Option<DateText>,
    /// Values that holders disagree about.
    #[serde(default)]
    #[schemars(length(min = 2))]
    pub(crate) conflicting: Option<Vec<HeldFile>>,
    /// The person's account and a paper's, side by side.
    #[serde(default)]
    #[schemars(length(min = 2, max = 2))]
    pub(crate) two_accounts: Option<Vec<HeldFile>>,
    /// The value somebody settled on.
    #[serde(default)]
    pub(crate) settled: Option<ValueFile>,
    /// Who settled it.
    #[serde(default)]
    pub(crate) by: Option<Words>,
    /// On what basis.
    #[serde(default)]
    pub(crate) basis: Option<Words>,
}

/// One holder's value.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct HeldFile {
    /// What is said.
    pub(crate) value: ValueFile,
    /// By whom.
    pub(crate) holder: Words,
    /// When.
    #[serde(default)]
    pub(crate) on: Option<DateText>,
}

/// What must come out: each outcome with the rules that must have made it.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct ExpectFile {
    /// Sessions suggested, each with the rules behind it.
    pub(crate) suggest: BTreeMap<String, OneOrMany<Id>>,
    /// Sessions that might apply.
    pub(crate) might_apply: BTreeMap<String, OneOrMany<Id>>,
    /// Sessions that wait.
    pub(crate) hold: BTreeMap<String, OneOrMany<Id>>,
    /// How work is adapted.
    pub(crate) adapt: BTreeMap<String, OneOrMany<Id>>,
    /// Facts to find out.
    pub(crate) find_out: BTreeMap<String, OneOrMany<Id>>,
    /// Topics for supervision.
    pub(crate) raise: BTreeMap<String, OneOrMany<Id>>,
    /// Facts nobody is to be asked for.
    pub(crate) not_find_out: Vec<FactName>,
    /// Sessions that do not wait.
    pub(crate) not_held: Vec<Id>,
    /// Sessions that are not suggested.
    pub(crate) not_suggested: Vec<Id>,
    /// When in the programme a suggested session is meant for.
    pub(crate) timing: BTreeMap<String, TimingFile>,
    /// Rules that have nothing to say here.
    pub(crate) quiet: Vec<Id>,
    /// Whether the lane is open.
    pub(crate) lane: Option<LaneFile>,
    /// Answers of the suitability questions, by their exact words.
    pub(crate) suitability: BTreeMap<String, AnswerFile>,
    /// Derived facts: a value, or not-known.
    pub(crate) derived: BTreeMap<String, DerivedFile>,
    /// What is said after a meeting, by subject.
    pub(crate) follow_up: BTreeMap<String, FollowUpFile>,
    /// How many lines are laid out for a change goal.
    pub(crate) progress: BTreeMap<String, u8>,
}

impl ExpectFile {
    /// Whether nothing is expected.
    pub(crate) fn is_empty(&self) -> bool {
        let outcomes =
            [&self.suggest, &self.might_apply, &self.hold, &self.adapt, &self.find_out, &self.raise];
        outcomes.iter().all(|outcomes| outcomes.is_empty())
            && self.not_find_out.is_empty()
            && self.not_held.is_empty()
            && self.not_suggested.is_empty()
            && self.timing.is_empty()
            && self.quiet.is_empty()
            && self.lane.is_none()
            && self.suitability.is_empty()
            && self.derived.is_empty()
            && self.follow_up.is_empty()
            && self.progress.is_empty()
    }
}

/// Whether a lane is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
pub(crate) enum LaneFile {
    Open,
    AskedFirst,
}

words! {
    /// The answer to a suitability question.
    AnswerFile: domain::hooks::Answer { Met = "met", NotMet = "not-met", NotKnown = "not-known" }
}

words! {
    /// What a line after a meeting does.
    FollowUpFile: domain::hooks::FollowUpKind {
        Suggest = "suggest",
        FindOut = "find-out",
        Raise = "raise",
        Remind = "remind",
    }
}

/// The value of a derived fact.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
pub(crate) enum DerivedFile {
    /// A value id, a date, yes, no, or not-known.
    Text(Words),
    /// A number.
    Number(i64),
}

/// A later moment.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct MomentFile {
    /// What has happened, in words.
    pub(crate) when: Words,
    /// The day, where it differs.
    #[serde(default)]
    pub(crate) as_of: Option<DateText>,
    /// Facts said by then.
    #[serde(default)]
    pub(crate) set: BTreeMap<String, GivenFile>,
    /// A meeting that was recorded.
    #[serde(default)]
    pub(crate) record: Option<RecordFile>,
    /// What people recorded about change goals, oldest first.
    #[serde(default)]
    pub(crate) history: Vec<EntryFile>,
    /// What must come out.
    #[serde(default)]
    pub(crate) expect: ExpectFile,
}

/// The record of one meeting.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RecordFile {
    /// The session.
    pub(crate) session: Id,
    /// How it went.
    pub(crate) attendance: AttendanceFile,
    /// Answers to the session's questions for the record.
    #[serde(default)]
    #[schemars(with = "BTreeMap<PromptId, DerivedFile>")]
    pub(crate) answers: BTreeMap<String, DerivedFile>,
}

words! {
    /// How a meeting went.
    AttendanceFile: domain::hooks::Attendance {
        Met = "met",
        MetInPart = "met-in-part",
        BriefContact = "brief-contact",
        DidNotMeet = "did-not-meet",
        ChoseNotTo = "chose-not-to",
    }
}

/// One entry about a change goal.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct EntryFile {
    /// The change goal.
    pub(crate) goal: Id,
    /// The day.
    pub(crate) on: DateText,
    /// Who said it.
    pub(crate) said_by: SaidByFile,
    /// The direction they recorded.
    pub(crate) direction: DirectionFile,
    /// Their words.
    pub(crate) words: Words,
}

words! {
    /// Who recorded an entry.
    SaidByFile: domain::hooks::SaidBy { Participant = "participant", Facilitator = "facilitator" }
}

words! {
    /// The direction somebody recorded.
    DirectionFile: domain::hooks::Direction {
        Forward = "forward",
        Steady = "steady",
        Back = "back",
        NotSaid = "not-said",
    }
}
