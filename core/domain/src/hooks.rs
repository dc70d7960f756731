//! What a programme's functions give besides derived facts: suitability, follow-up, progress. Data the host checks;
//! never a verdict.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The answer to one question of suitability.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// Met.
    Met,
    /// Not met.
    NotMet,
    /// Not known.
    NotKnown,
}

/// One question of suitability with its answer. People decide; nothing adds these up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SuitabilityAnswer {
    /// The question.
    pub question: String,
    /// The answer.
    pub answer: Answer,
    /// On what it rests.
    pub because: String,
}

/// What a follow-up line does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FollowUpKind {
    /// Suggests a session.
    Suggest,
    /// Asks for a fact.
    FindOut,
    /// Raises a topic in supervision.
    Raise,
    /// Reminds of something said or promised.
    Remind,
}

/// One line after a meeting was recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FollowUp {
    /// What it does.
    #[serde(rename = "do")]
    pub kind: FollowUpKind,
    /// A session's id, a fact's id, or a topic.
    pub subject: String,
    /// Why.
    pub because: String,
}

/// How a meeting went, in neutral words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Attendance {
    /// They met.
    Met,
    /// They met for part of it.
    MetInPart,
    /// At the door, by phone: contact, not a meeting, and not a refusal.
    BriefContact,
    /// They did not meet.
    DidNotMeet,
    /// The person chose not to, today or on this topic.
    ChoseNotTo,
}

/// The record of one meeting, as a follow-up function reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SessionRecord {
    /// The session outline's id.
    pub session: String,
    /// How it went.
    pub attendance: Attendance,
    /// Answers to the outline's record prompts.
    #[serde(default)]
    pub answers: BTreeMap<String, String>,
}

/// Who recorded an entry about a change goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SaidBy {
    /// The participant, in their own words.
    Participant,
    /// A facilitator.
    Facilitator,
}

/// The direction somebody recorded. Never computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// Forward.
    Forward,
    /// Steady.
    Steady,
    /// Back.
    Back,
    /// They left it open.
    NotSaid,
}

/// One entry about a change goal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The change goal's id.
    pub goal: String,
    /// The day, as `2026-10-01`.
    pub on: String,
    /// Who said it.
    pub said_by: SaidBy,
    /// The direction they recorded.
    pub direction: Direction,
    /// Their words.
    pub words: String,
}

/// One line that lays progress out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProgressLine {
    /// The change goal's id.
    pub goal: String,
    /// The line.
    pub line: String,
}
