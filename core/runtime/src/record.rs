//! The use cases about people's records, one verb a file: each asks access, looks at the record, asks its rule, and
//! writes entry, audit and lists in one step, or nothing.

mod advice;
mod audit;
mod bundle;
mod change;
mod content_changes;
mod departures;
mod desk;
mod diary;
mod events;
mod forms;
mod import;
mod lists;
mod lists_agree;
mod looking_back;
mod meetings;
mod names;
mod offered;
mod overview;
mod plan_kept;
mod remembered;
mod report;
mod search;
mod staff;
mod subject_access;
mod team;
mod timeline;
mod transfer;
mod write;

pub use advice::{PlanWish, SessionStanding, StandingReport};
pub use audit::AuditLine;
pub use bundle::{Dossier, Taken};
pub use change::{Answered, Change, MeasureReport};
pub use content_changes::{ContentChange, ContentChangeLine};
pub use departures::{BlockFared, FEWEST, HowMany, LOOKED_BACK};
pub use desk::{Desk, Looked, Opened};
pub use diary::{Booked, Slot};
pub use events::{DomainEvent, EventIdentifier, Events, PersonReference};
pub use forms::{read_entry, read_staff_entry, write_entry};
pub use import::{Imported, ImportedPerson};
pub use lists::{DiaryRow, LaneRow, OpenedBy, PersonRow, renew_lists};
pub use lists_agree::Disagreement;
pub use looking_back::{KeptReport, MeetingReport};
pub use meetings::{HeldWish, KeptWords};
pub use offered::Deliverer;
pub use overview::{Gap, HolderReport, LaneDetail, LaneSummary, OverviewReport, lane_summary};
pub use plan_kept::{KeptFact, KeptItem, KeptReason};
pub use remembered::Remembered;
pub use report::{Evidence, GoalSection, ReportDocument, ReportWish};
pub use search::{Found, Search};
pub use staff::{MemberReport, first_member, load_member, staff_thread};
pub use subject_access::SubjectAccessCopy;
pub use team::{
    AgreementDue, GlassOpen, HeldLately, LATE_AFTER, Lapsed, LiveHere, MemberDetail, Outstanding,
    ReleasedHere, SupervisionDue, Unrecorded, Whom,
};
pub use timeline::{Alert, AlertAbout, Line};
pub use transfer::Comparison;
pub use write::Wish;

use std::sync::Arc;

use domain::fact::FactDefinition;
use domain::ids::{ProgrammeId, SiteId};
use domain::record::words::RecordWords;
use domain::site::Site;

use crate::compile::Ready;

/// Content as records need it: programmes as they are now, and as they were when somebody was enrolled.
pub trait Programmes {
    /// Statuses, reasons, attendance and the like.
    fn words(&self) -> Arc<RecordWords>;

    /// The programmes there are.
    fn ids(&self) -> Vec<ProgrammeId>;

    /// A programme as it is now at a site; none where it does not exist or has errors.
    fn now(&self, programme: &ProgrammeId, site: &SiteId) -> Option<Arc<Ready>>;

    /// Everything a programme consists of, at every site, as one text to keep.
    fn files(&self, programme: &ProgrammeId) -> Vec<u8>;

    /// A programme from such a text.
    fn kept(&self, files: &[u8], programme: &ProgrammeId, site: &SiteId) -> Option<Arc<Ready>>;

    /// The sites that are described; none where content describes no site, and any name will do.
    fn sites(&self) -> Vec<SiteId> {
        Vec::new()
    }

    /// A site, where it is described.
    fn site(&self, id: &SiteId) -> Option<Site>;

    /// Whether a fact is shared by all programmes; else it belongs to the one that declares it.
    fn is_shared(&self, fact: &str) -> bool;

    /// A fact as some programme declares it.
    fn fact(&self, id: &str) -> Option<FactDefinition>;
}

/// Random ids: 128 bits, nobody's number.
pub trait FreshIds {
    /// One that was never given before.
    fn fresh(&self) -> Arc<str>;
}
