//! A programme's package as its authors wrote it: manifest, modules, session outlines, sheets, sources, scripts.
//!
//! Everything is read and placed; conditions and scripts are still text. [`crate::programme`] is the compiled form.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::accreditation::Accreditation;
use crate::case::Case;
use crate::fact::FactDefinition;
use crate::ids::{BlockId, FactId, GoalId, ModuleId, ProgrammeId, SessionId, SheetId, SourceId};
use crate::language::Language;
use crate::layer::Layer;
use crate::local_change::{BlockHash, ChangeHeader, SiteChanges};
use crate::measure::Measure;
use crate::place::{Passage, Place};
use crate::rule::RuleText;
use crate::site::Setting;
use crate::template::Template;
use crate::theory::Theory;
use crate::translation::Translation;

/// Everything one programme consists of.
#[derive(Clone, Debug)]
pub struct Package {
    /// Who it is for, who delivers it, what it promises.
    pub manifest: Manifest,
    /// Shared facts, then its own.
    pub facts: Vec<FactDefinition>,
    /// The vocabulary of needs, goods and the like.
    pub theory: Theory,
    /// Modules in order.
    pub modules: Vec<Module>,
    /// Session outlines in the order of modules, then of the outlines in each.
    pub sessions: Vec<SessionOutline>,
    /// Sheets by id.
    pub sheets: Vec<Sheet>,
    /// Tailoring rules in file order.
    pub rules: Vec<RuleText>,
    /// Scripts by file name.
    pub scripts: Vec<ScriptText>,
    /// Cases by file name.
    pub cases: Vec<Case>,
    /// Quoted works.
    pub sources: Vec<Source>,
    /// Questionnaires by file name.
    pub measures: Vec<Measure>,
    /// What sites change, in order of site; empty once a site's changes have been laid over the programme.
    pub sites: Vec<SiteChanges>,
    /// Translations of the programme's words and of sites' words.
    pub translations: Vec<Translation>,
    /// SHA-256 over every file of the package and of the shared folder, in hex.
    pub content_hash: Arc<str>,
    /// Whether its functions may run inside the host: embedded content and, later, signed packages.
    pub trusted: bool,
}

/// The manifest, `programme.yaml`.
#[derive(Clone, Debug)]
pub struct Manifest {
    /// Stable id.
    pub id: ProgrammeId,
    /// As people read it.
    pub title: String,
    /// Semantic version.
    pub version: String,
    /// Who looks after the content.
    pub owner: String,
    /// What the reader must know before anything else.
    pub notice: String,
    /// The licence of the content.
    pub licence: String,
    /// Where it may be delivered.
    pub settings: Vec<Setting>,
    /// Which ages it is for, in words.
    pub ages: String,
    /// For whom, in words.
    pub for_whom: String,
    /// How it is delivered.
    pub delivery: Delivery,
    /// Fewest and most meetings.
    pub meetings: (u16, u16),
    /// Fewest weeks.
    pub weeks_at_least: u16,
    /// In which languages.
    pub languages: Languages,
    /// Prefixes of fact ids that must not steer tailoring.
    pub never_tailor_on: Vec<String>,
    /// A lane that shows one line until this holds.
    pub asked_for_first: Option<Gate<Passage>>,
    /// What the programme helps a person change.
    pub change_goals: Vec<ChangeGoal>,
    /// How it stands to other programmes.
    pub relationships: Relationships,
    /// How its lane looks from another programme's.
    pub beside: Beside,
    /// The reading age that participants' blocks are written for.
    pub reading_age_at_most: u8,
    /// Who must approve a release.
    pub approvals: Vec<String>,
    /// The blocks that every session outline has.
    pub every_session: EverySession,
    /// Whether anybody has accredited it.
    pub accreditation: Accreditation,
    /// Native functions it needs, by plugin and version.
    pub requires: Vec<String>,
    /// Where it is declared.
    pub place: Place,
}

/// The blocks that a programme wants in every session outline.
#[derive(Clone, Debug, Default)]
pub struct EverySession {
    /// Those that every outline has.
    pub has: Vec<BlockId>,
    /// Those of them that no site may touch, whether or not an outline says so.
    pub fixed: Vec<BlockId>,
}

/// What must be known to be yes before a lane opens, and what is said until then.
#[derive(Clone, Debug)]
pub struct Gate<W> {
    /// The condition.
    pub when: W,
    /// The one line shown until it holds.
    pub say: Template,
}

/// The languages of a programme.
#[derive(Clone, Debug)]
pub struct Languages {
    /// The language it is written in.
    pub written_in: Language,
    /// Languages it can be delivered in.
    pub offered: Vec<Language>,
    /// Languages there are handouts in besides.
    pub handouts: Vec<Language>,
    /// Whether there is a variant in easy words.
    pub easy_read: bool,
    /// The fact that says which language a person would rather have; its value ids are languages.
    pub chosen_by: Option<(FactId, Place)>,
    /// When easy words are likely to suit.
    pub easy_read_when: Option<Passage>,
}

impl Languages {
    /// A programme in one language.
    #[must_use]
    pub fn only(written_in: &str) -> Self {
        let written_in = Language::from(written_in);
        Self {
            offered: vec![written_in.clone()],
            written_in,
            handouts: Vec::new(),
            easy_read: false,
            chosen_by: None,
            easy_read_when: None,
        }
    }

    /// Every language and variant there may be translations in.
    #[must_use]
    pub fn translated(&self) -> Vec<Language> {
        let all = self.offered.iter().chain(&self.handouts);
        let mut languages: Vec<Language> =
            all.filter(|language| **language != self.written_in).cloned().collect();
        if self.easy_read {
            languages.push(self.written_in.easy());
            let others: Vec<Language> =
                self.offered.iter().filter(|one| **one != self.written_in).map(Language::easy).collect();
            languages.extend(others);
        }
        languages.sort();
        languages.dedup();
        languages
    }
}

/// How a programme's lane looks from another programme's lane: dates only, unless the person agreed to more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// What a meeting of it is called there.
    pub shown_as: String,
    /// What the person agreed to.
    pub sharing: Option<Sharing>,
}

/// The fact that says what may cross between lanes. Unknown, declined or any other value: dates only; where holders
/// differ, the narrowest that any of them says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sharing {
    /// The fact.
    pub fact: FactId,
    /// Its values that let topics cross.
    pub topics: Vec<String>,
    /// Its values that let nothing cross.
    pub nothing: Vec<String>,
    /// Where that is written.
    pub place: Place,
}

/// How many meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DeliveryFormat {
    /// One participant, one facilitator.
    OneToOne,
    /// One participant, two facilitators.
    TwoToOne,
    /// Several participants.
    Group,
}

/// How a programme is delivered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// Formats it may take.
    pub formats: Vec<DeliveryFormat>,
    /// Fewest and most facilitators.
    pub facilitators: (u8, u8),
    /// Professions that may deliver.
    pub roles: Vec<crate::person::Profession>,
    /// Training they need.
    pub training: Vec<String>,
}

/// What a programme helps a person change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeGoal {
    /// Stable id.
    pub id: GoalId,
    /// As people read it.
    pub title: String,
}

/// How a programme stands to others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Relationships {
    /// Outlines that strengthen one another.
    pub reinforces: Vec<Pair>,
    /// Outlines that should not fall in one week.
    pub not_same_week_as: Vec<Pair>,
    /// Outlines that should come after another's.
    pub should_follow: Vec<Pair>,
    /// Programmes whose teams meet about a shared participant, each with where that is written.
    pub case_conference_with: Vec<(ProgrammeId, Place)>,
}

/// Two outlines of two programmes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The outline of this programme.
    pub ours: SessionId,
    /// The other programme.
    pub programme: ProgrammeId,
    /// Its outline.
    pub theirs: SessionId,
    /// Where that is written.
    pub place: Place,
}

/// When in a programme a module comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Phase {
    /// Before the work.
    Preparation,
    /// The work.
    Core,
    /// Looking back at it.
    Review,
    /// Going on after it.
    FollowUp,
}

/// A themed part of a programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Module {
    /// Stable id: the folder's name.
    pub id: ModuleId,
    /// As people read it.
    pub title: String,
    /// When it comes.
    pub phase: Phase,
    /// Its place among modules.
    pub order: u16,
    /// What it helps change.
    pub change_goals: Vec<GoalId>,
}

/// The planned content of one session; it may take several meetings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionOutline {
    /// Stable id: the file's name.
    pub id: SessionId,
    /// As people read it; never used in logic.
    pub title: String,
    /// What pins the title.
    pub title_hash: BlockHash,
    /// The module it belongs to.
    pub module: ModuleId,
    /// Shortest and longest meeting, in minutes.
    pub minutes: (u16, u16),
    /// Fewest and most meetings it usually takes.
    pub meetings: (u16, u16),
    /// What it is for.
    pub purpose: String,
    /// Needs, strengths, responsivity, goods, desistance factors it works with, in that order of lists.
    pub lenses: [Vec<String>; 5],
    /// What it helps change.
    pub change_goals: Vec<GoalId>,
    /// Outlines it usually comes after.
    pub usually_after: Vec<SessionId>,
    /// Sheets printed with it.
    pub sheets: Vec<SheetId>,
    /// What to bring.
    pub bring: Vec<String>,
    /// Quoted works it needs.
    pub sources: Vec<SourceId>,
    /// What to record afterwards.
    pub record: Vec<RecordPrompt>,
    /// Its parts.
    pub blocks: Vec<Block>,
    /// Parts that are not done at this site.
    pub left_out: Vec<LeftOut>,
    /// The file.
    pub place: Place,
}

/// A block that a site leaves out: never hidden, always told with why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The block as the programme has it.
    pub block: Block,
    /// After which of the blocks that stay it stood; none at the top.
    pub after: Option<BlockId>,
    /// Which layer leaves it out.
    pub layer: Layer,
    /// Why, by whom, until when.
    pub header: Arc<ChangeHeader>,
    /// Where that is written.
    pub place: Place,
}

/// A question for the record of a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordPrompt {
    /// Stable id.
    pub id: String,
    /// The question.
    pub ask: String,
    /// What kind of answer: text, tags, `yes_no`, number, block, promises.
    pub kind: String,
    /// Options, for tags.
    pub options: Vec<String>,
}

/// Who a block is written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Audience {
    /// The participant reads or hears it.
    Participant,
    /// Facilitators only.
    Staff,
    /// The chaplain who delivers.
    Chaplain,
}

/// A way to do a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    /// By talking.
    Talk,
    /// By drawing.
    Draw,
    /// By writing.
    Write,
    /// A smaller version of it.
    Smaller,
}

/// A named part of a session outline or sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Stable id.
    pub id: BlockId,
    /// Its heading.
    pub title: String,
    /// Who it is written for.
    pub audiences: Vec<Audience>,
    /// Which ways to do it it offers; none where there is but one.
    pub ways: Vec<Way>,
    /// Whether no layer below the programme may change it.
    pub fixed: bool,
    /// Whether it asks about other people, and so must say "no names".
    pub asks_about_others: bool,
    /// Its Markdown, trimmed, lines ended by `\n`.
    pub text: Arc<str>,
    /// The line of the file that its text begins on.
    pub text_line: u32,
    /// What pins its words: see [`BlockHash`].
    pub hash: BlockHash,
    /// Which layer its words come from.
    pub layer: Layer,
    /// Why that layer differs, where it is not the programme's.
    pub change: Option<Arc<ChangeHeader>>,
    /// The programme's block whose place it takes, where a site replaced one.
    pub replaces: Option<Arc<Self>>,
    /// Its heading's place.
    pub place: Place,
}

/// A worksheet or card with versions to talk, draw and write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Stable id: the file's name.
    pub id: SheetId,
    /// As people read it.
    pub title: String,
    /// What pins the title.
    pub title_hash: BlockHash,
    /// What it is for.
    pub purpose: String,
    /// Its versions.
    pub blocks: Vec<Block>,
    /// Parts that are not used at this site.
    pub left_out: Vec<LeftOut>,
    /// The file.
    pub place: Place,
}

/// Whether a quoted work may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SourceStatus {
    /// It may.
    Approved,
    /// Somebody is looking at it: outlines that need it wait.
    UnderReview,
    /// It may not: outlines that need it wait.
    Withdrawn,
}

/// A quoted work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Stable id.
    pub id: SourceId,
    /// Its title.
    pub title: String,
    /// Which edition was checked.
    pub edition: String,
    /// Who checked it.
    pub checked_by: Option<String>,
    /// When, as written.
    pub checked_on: Option<String>,
    /// Whether it may be used.
    pub status: SourceStatus,
    /// Its licence.
    pub licence: String,
    /// Anything a reader should know.
    pub note: Option<String>,
    /// Where it is declared.
    pub place: Place,
}

/// A script file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScriptText {
    /// Its path.
    pub file: Arc<str>,
    /// Its text.
    pub text: Arc<str>,
}
