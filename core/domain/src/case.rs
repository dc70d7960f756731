//! Cases: vignettes with what is given and what must come out, each outcome with the rule that must have made it.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::hooks::{Answer, Entry, FollowUpKind, SessionRecord};
use crate::ids::{CaseId, FactId, SiteId};
use crate::place::Place;
use crate::rule::Timing;
use crate::statement::Statement;

/// A vignette.
#[derive(Clone, Debug)]
pub struct Case {
    /// Stable id: the file's name.
    pub id: CaseId,
    /// The day it is about.
    pub as_of: Date,
    /// The site.
    pub site: SiteId,
    /// What is given.
    pub given: Vec<Statement>,
    /// What must come out.
    pub expect: Vec<Expectation>,
    /// Later moments.
    pub then: Vec<Moment>,
    /// The paragraph a supervisor would recognise.
    pub story: String,
    /// The file.
    pub place: Place,
}

/// A later moment of a case.
#[derive(Clone, Debug)]
pub struct Moment {
    /// What has happened, in words.
    pub when: String,
    /// The day, where it differs.
    pub as_of: Option<Date>,
    /// Facts said by then; each replaces all that was given about the fact before.
    pub set: Vec<Statement>,
    /// A meeting that was recorded.
    pub record: Option<SessionRecord>,
    /// What people recorded about change goals.
    pub history: Vec<Entry>,
    /// What must come out.
    pub expect: Vec<Expectation>,
}

/// One thing that must come out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expectation {
    /// What.
    pub outcome: Expected,
    /// Where it is written.
    pub place: Place,
}

/// What a case may expect. Rules are named by id: a right answer for the wrong reason fails.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A session suggested by these rules.
    Suggest(String, Vec<String>),
    /// A session that might apply, by these rules.
    MightApply(String, Vec<String>),
    /// A session held by these rules.
    Hold(String, Vec<String>),
    /// An adaptation by these rules.
    Adapt(String, Vec<String>),
    /// A fact to find out, asked for by these rules.
    FindOut(FactId, Vec<String>),
    /// A topic raised by these rules.
    Raise(String, Vec<String>),
    /// A fact nobody is to be asked for.
    NotFindOut(FactId),
    /// A session that is not held.
    NotHeld(String),
    /// A session that is not suggested.
    NotSuggested(String),
    /// When in the programme a suggested session is meant for.
    Timing(String, Timing),
    /// A rule that has nothing to say: it holds, suggests, adapts, raises and asks nothing, and might not apply.
    Quiet(String),
    /// Whether the lane is open.
    Lane {
        /// True for `open`, false for `asked-first`.
        open: bool,
    },
    /// An answer of the suitability hook, by its question.
    Suitability(String, Answer),
    /// A derived fact's value, or none for not known.
    Derived(String, Option<String>),
    /// What the follow-up hook says about a subject.
    FollowUp(String, FollowUpKind),
    /// How many lines the progress hook lays out for a goal.
    Progress(String, usize),
}

/// What the tests of a programme reached.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// Rules by how many expectations named them.
    pub rules: BTreeMap<String, usize>,
    /// Sessions by how many outcomes named them.
    pub sessions: BTreeMap<String, usize>,
}
