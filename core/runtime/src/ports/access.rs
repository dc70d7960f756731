//! The port of access: may this member of staff do this, here, now.
//!
//! Need to know decides: who is assigned, to which lane, at which site. Any doubt is a no. What is absent and what is
//! forbidden look the same to whoever asks.

use std::sync::Arc;

use domain::ids::{ProgrammeId, SiteId};

/// What a member of staff is to the system. One may be several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Plans and delivers.
    Facilitator,
    /// Answers for a programme at a site.
    TreatmentManager,
    /// Referrals, lists, rooms and letters of a site.
    ProgrammeTeam,
    /// Accounts, backups, local changes; reads no case.
    SiteManager,
    /// Writes programmes; reads no case.
    ProgrammeDesigner,
    /// Learns what works from what is released to them; reads no case.
    Evaluator,
    /// Reads the audit, and nothing else.
    Auditor,
}

impl Role {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Facilitator,
        Self::TreatmentManager,
        Self::ProgrammeTeam,
        Self::SiteManager,
        Self::ProgrammeDesigner,
        Self::Evaluator,
        Self::Auditor,
    ];

    /// Its id.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Facilitator => "facilitator",
            Self::TreatmentManager => "treatment-manager",
            Self::ProgrammeTeam => "programme-team",
            Self::SiteManager => "site-manager",
            Self::ProgrammeDesigner => "programme-designer",
            Self::Evaluator => "evaluator",
            Self::Auditor => "auditor",
        }
    }
}

/// Who asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asker {
    /// Their id.
    pub id: Arc<str>,
    /// Where they work.
    pub site: SiteId,
    /// What they are.
    pub roles: Vec<Role>,
    /// Programmes they may deliver or answer for.
    pub programmes: Vec<ProgrammeId>,
    /// False once their account is closed.
    pub active: bool,
}

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Doing {
    /// Open a record for somebody new at one's site.
    OpenPerson,
    /// Find a person in a list, a search or a count.
    FindPerson,
    /// Read what everyone working with a person needs: header, overview, contributions, facts, referrals, dates.
    ReadPerson,
    /// Record contributions, facts, find-outs, consent, referrals, waiting.
    WritePerson,
    /// Read what one lane keeps: formulation, plan, meetings, notes, measures, report.
    ReadLane,
    /// Plan, deliver, record in one lane.
    WriteLane,
    /// Read or write supervision notes and integrity reviews of a programme.
    Supervise,
    /// Transfer, hand over or release a person to another site.
    Transfer,
    /// Set who may not or who alone may see a person.
    Restrict,
    /// Bundles, subject access copies, reports that leave.
    Disclose,
    /// Destroy a person's key.
    Erase,
    /// Add staff, roles, authorisations.
    ManageStaff,
    /// Read and verify the audit.
    ReadAudit,
    /// Backup and restore.
    Operate,
    /// Read a person one has no part in, or may not otherwise see: with a reason, told at once, looked into afterwards.
    BreakGlass,
}

impl Doing {
    /// All of them.
    pub const ALL: [Self; 15] = [
        Self::OpenPerson,
        Self::FindPerson,
        Self::ReadPerson,
        Self::WritePerson,
        Self::ReadLane,
        Self::WriteLane,
        Self::Supervise,
        Self::Transfer,
        Self::Restrict,
        Self::Disclose,
        Self::Erase,
        Self::ManageStaff,
        Self::ReadAudit,
        Self::Operate,
        Self::BreakGlass,
    ];

    /// Its id.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::OpenPerson => "open-person",
            Self::FindPerson => "find-person",
            Self::ReadPerson => "read-person",
            Self::WritePerson => "write-person",
            Self::ReadLane => "read-lane",
            Self::WriteLane => "write-lane",
            Self::Supervise => "supervise",
            Self::Transfer => "transfer",
            Self::Restrict => "restrict",
            Self::Disclose => "disclose",
            Self::Erase => "erase",
            Self::ManageStaff => "manage-staff",
            Self::ReadAudit => "read-audit",
            Self::Operate => "operate",
            Self::BreakGlass => "break-glass",
        }
    }
}

/// What it is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    /// A site as such: its lists, staff, audit, backups.
    Site(SiteId),
    /// A programme at a site, apart from any person: supervision notes, integrity reviews.
    Programme {
        /// The site.
        site: SiteId,
        /// The programme.
        programme: ProgrammeId,
    },
    /// A person, or one lane of theirs.
    Person(AboutPerson),
}

/// A person, as far as access depends on them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct AboutPerson {
    /// The site that holds the case now.
    pub site: SiteId,
    /// Everyone assigned to them in any lane.
    pub team: Vec<Arc<str>>,
    /// The lane asked about, where it is about one.
    pub lane: Option<Lane>,
    /// Who may not see them at all.
    pub excluded: Vec<Arc<str>>,
    /// Who alone may see them; empty where nobody said so.
    pub restricted_to: Vec<Arc<str>>,
    /// Who opened them by breaking the glass, and still may.
    pub broken_glass: Vec<Arc<str>>,
}

/// One programme's lane of a person.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lane {
    /// The programme.
    pub programme: ProgrammeId,
    /// Who is assigned to it.
    pub team: Vec<Arc<str>>,
}

/// What access said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Whether they may.
    pub allowed: bool,
    /// The ids of the policies that decided, in order.
    pub policies: Vec<String>,
}

/// Decides who may do and see what. Anything that goes wrong inside is a no.
pub trait Access: Send + Sync {
    /// May `asker` do `doing` about `about`?
    fn decide(&self, asker: &Asker, doing: Doing, about: &About) -> Decision;
}
