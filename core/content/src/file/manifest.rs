//! `programme.yaml`.

use schemars::JsonSchema;
use serde::Deserialize;

use super::texts::{FactName, Id, Version, Words};
use super::words;

/// A programme: who it is for, who delivers it, what it promises.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ManifestFile {
    /// Stable id: the folder's name.
    pub(crate) id: Id,
    /// As people read it.
    pub(crate) title: Words,
    /// Version, such as 0.1.0.
    pub(crate) version: Version,
    /// Who looks after the content.
    pub(crate) owner: Words,
    /// What kind of package this is.
    #[serde(rename = "kind")]
    pub(crate) _kind: Kind,
    /// What the reader must know before anything else: original, illustrative, not to be delivered.
    pub(crate) notice: Words,
    /// Licence of the content, such as CC-BY-4.0.
    pub(crate) licence: Words,
    /// Whom it is for.
    pub(crate) for_whom: ForWhom,
    /// How it is delivered.
    pub(crate) delivery: DeliveryFile,
    /// How many meetings, over how long.
    pub(crate) dosage: Dosage,
    /// In which languages.
    pub(crate) languages: Languages,
    /// What it promises.
    pub(crate) principles: Principles,
    /// A lane that shows one line until this is known to be yes.
    #[serde(default)]
    pub(crate) asked_for_first: Option<GateFile>,
    /// What it helps a person change.
    #[schemars(length(min = 1))]
    pub(crate) change_goals: Vec<GoalFile>,
    /// How it stands to other programmes.
    #[serde(default)]
    pub(crate) relationships: RelationshipsFile,
    /// How its lane looks from another programme's.
    #[serde(default)]
    pub(crate) beside: Option<BesideFile>,
    /// The blocks that every session outline has.
    #[serde(default)]
    pub(crate) every_session: Option<EverySessionFile>,
    /// Who must approve a release.
    pub(crate) approvals: Vec<Words>,
    /// Whether anybody has accredited it.
    pub(crate) accreditation: Accreditation,
    /// Native functions it needs, by plugin.
    #[serde(default)]
    pub(crate) requires: Vec<Words>,
}

/// What kind of package.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[schemars(inline)]
pub(crate) enum Kind {
    #[serde(rename = "programme")]
    Programme,
}

/// Whom a programme is for.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ForWhom {
    /// Where it may be delivered.
    #[schemars(length(min = 1))]
    pub(crate) settings: Vec<SettingFile>,
    /// Which ages.
    pub(crate) ages: Words,
    /// In words.
    pub(crate) about: Words,
}

words! {
    /// Where a programme is delivered.
    SettingFile: domain::site::Setting { Custody = "custody", Community = "community" }
}

words! {
    /// How many meet.
    FormatFile: domain::package::DeliveryFormat {
        OneToOne = "one_to_one",
        TwoToOne = "two_to_one",
        Group = "group",
    }
}

words! {
    /// What facilitators are by training.
    RoleFile: domain::person::Profession {
        Psychologist = "psychologist",
        ProbationOfficer = "probation-officer",
        Chaplain = "chaplain",
        Other = "other",
    }
}

/// How a programme is delivered.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DeliveryFile {
    /// Formats it may take.
    #[schemars(length(min = 1))]
    pub(crate) formats: Vec<FormatFile>,
    /// Fewest and most facilitators.
    pub(crate) facilitators: FacilitatorBounds,
    /// Professions that may deliver.
    #[schemars(length(min = 1))]
    pub(crate) roles: Vec<RoleFile>,
    /// Training they need.
    pub(crate) training: Vec<Words>,
}

/// Fewest and most facilitators.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FacilitatorBounds {
    #[schemars(range(min = 1, max = 8))]
    pub(crate) at_least: u8,
    #[schemars(range(min = 1, max = 8))]
    pub(crate) at_most: u8,
}

/// How many meetings, over how long.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Dosage {
    /// Fewest and most meetings.
    pub(crate) meetings: MeetingBounds,
    /// Fewest weeks.
    #[schemars(range(min = 1, max = 260))]
    pub(crate) weeks_at_least: u16,
}

/// Fewest and most meetings.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct MeetingBounds {
    #[schemars(range(min = 1, max = 400))]
    pub(crate) at_least: u16,
    #[schemars(range(min = 1, max = 400))]
    pub(crate) at_most: u16,
}

/// In which languages.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Languages {
    /// The language it is written in.
    pub(crate) written_in: Id,
    /// Languages it can be delivered in.
    #[schemars(length(min = 1))]
    pub(crate) offered: Vec<Id>,
    /// Languages there are handouts in besides.
    #[serde(default)]
    pub(crate) handouts: Vec<Id>,
    /// Whether there is a variant in easy words.
    #[serde(default)]
    pub(crate) easy_read: bool,
    /// The fact that says which language a person would rather have.
    #[serde(default)]
    pub(crate) chosen_by: Option<FactName>,
    /// When easy words are likely to suit.
    #[serde(default, rename = "easy_read_when")]
    pub(crate) _easy_read_when: Option<Words>,
}

/// How a programme's lane looks from another programme's.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct BesideFile {
    /// What a meeting of it is called there.
    pub(crate) shown_as: Words,
    /// What may cross; dates only where absent.
    #[serde(default)]
    pub(crate) sharing: Option<SharingFile>,
}

/// What the person agreed may cross between lanes.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SharingFile {
    /// The fact that says so.
    pub(crate) fact: FactName,
    /// Its values that let topics cross.
    pub(crate) topics: Vec<Id>,
    /// Its values that let nothing cross.
    pub(crate) nothing: Vec<Id>,
}

/// What a programme promises.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Principles {
    /// Always true: people decide, the software advises.
    pub(crate) facilitator_decides: bool,
    /// First parts of fact ids that never steer tailoring.
    pub(crate) never_tailor_on: Vec<Prefix>,
    /// The reading age that participants' blocks are written for.
    #[schemars(range(min = 5, max = 18))]
    pub(crate) reading_age_at_most: u8,
}

/// One or more parts of a fact's id.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(transparent)]
#[schemars(inline)]
pub(crate) struct Prefix(#[schemars(regex(pattern = "^[a-z0-9_]+(\\.[a-z0-9_]+)*$"))] pub(crate) String);

/// What must be known to be yes first, and what is said until then.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct GateFile {
    /// The condition.
    #[serde(rename = "when")]
    pub(crate) _when: Words,
    /// The one line shown until it holds.
    pub(crate) say: Words,
}

/// A change goal.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct GoalFile {
    /// Stable id.
    pub(crate) id: Id,
    /// As people read it.
    pub(crate) title: Words,
}

/// The blocks that every session outline has.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct EverySessionFile {
    /// Their ids.
    #[schemars(length(min = 1))]
    pub(crate) has: Vec<Id>,
    /// Those of them that are fixed in every outline.
    #[serde(default)]
    pub(crate) fixed: Vec<Id>,
}

/// How a programme stands to others.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RelationshipsFile {
    /// Sessions that strengthen one another.
    pub(crate) reinforces: Vec<PairFile>,
    /// Sessions that should not fall in one week.
    pub(crate) not_same_week_as: Vec<PairFile>,
    /// Sessions that should come after another programme's.
    pub(crate) should_follow: Vec<PairFile>,
    /// Programmes whose teams meet about a person in both.
    pub(crate) case_conference_with: Vec<Id>,
}

/// Two sessions of two programmes.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PairFile {
    /// The session of this programme.
    pub(crate) ours: Id,
    /// The other programme.
    pub(crate) programme: Id,
    /// Its session.
    pub(crate) theirs: Id,
}

/// Whether anybody has accredited a programme.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Accreditation {
    /// How it stands.
    pub(crate) status: AccreditationStatus,
    /// In words.
    pub(crate) about: Words,
    /// Who accredited it.
    #[serde(default)]
    pub(crate) body: Option<Words>,
    /// Since when.
    #[serde(default)]
    pub(crate) from: Option<super::texts::DateText>,
    /// When somebody must look again.
    #[serde(default)]
    pub(crate) review_by: Option<super::texts::DateText>,
}

words! {
    /// How an accreditation stands.
    AccreditationStatus: domain::accreditation::AccreditationStatus {
        None = "none",
        Sought = "sought",
        Provisional = "provisional",
        Accredited = "accredited",
        Lapsed = "lapsed",
    }
}
