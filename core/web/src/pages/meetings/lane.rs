//! Where a page of one programme stands: whose record, the programme as they are given it, and the addresses below.

use std::sync::Arc;

use components::Html;
use domain::codes;
use domain::ids::{MeetingId, ProgrammeId, SessionId};
use domain::package::{Package, SessionOutline};
use domain::record::Refusal;
use domain::record::lane::Lane;
use domain::record::meeting::Meeting;
use domain::record::words::AttendanceCode;
use runtime::compile::Ready;
use runtime::record::{Desk, Looked};

use crate::answer::{Page, Section};
use crate::at::At;
use crate::pages::parts::{look, whose};

/// One person in one programme, to whoever may read it.
pub(in crate::pages) struct InLane {
    pub(in crate::pages) looked: Looked,
    pub(in crate::pages) programme: ProgrammeId,
    pub(in crate::pages) ready: Arc<Ready>,
}

impl InLane {
    /// Looks at somebody's record for one lane; logged as `what`.
    pub(in crate::pages) fn open(
        desk: &Desk<'_>,
        person: &str,
        programme: &str,
        what: &str,
    ) -> Result<Self, Refusal> {
        let looked = look(desk, person, what)?;
        let programme = ProgrammeId::from(programme);
        looked.lane(&programme)?;
        let ready = desk.programme_of(&looked, &programme)?;
        Ok(Self { looked, programme, ready })
    }

    pub(in crate::pages) fn lane(&self) -> Result<&Lane, Refusal> {
        self.looked.lane(&self.programme)
    }

    pub(in crate::pages) fn package(&self) -> &Package {
        &self.ready.programme.package
    }

    /// An address of this lane.
    pub(in crate::pages) fn to(&self, rest: &str) -> String {
        format!("/people/{}/{}{rest}", self.looked.person, self.programme)
    }

    /// The address of a meeting's page.
    pub(in crate::pages) fn meeting_at(&self, meeting: &MeetingId, rest: &str) -> String {
        self.to(&format!("/meetings/{meeting}{rest}"))
    }

    pub(in crate::pages) fn outline(&self, session: &SessionId) -> Option<&SessionOutline> {
        self.package().sessions.iter().find(|outline| outline.id == *session)
    }

    /// What a session is called; its id where the programme has it no more.
    pub(in crate::pages) fn session(&self, session: &SessionId) -> String {
        self.outline(session).map_or_else(|| session.to_string(), |outline| outline.title.clone())
    }

    /// What a meeting works with.
    pub(in crate::pages) fn sessions(&self, meeting: &Meeting) -> String {
        let titles: Vec<String> =
            meeting.scheduled.what.sessions.iter().map(|session| self.session(session)).collect();
        titles.join(", ")
    }

    /// A meeting with this id.
    pub(in crate::pages) fn meeting(&self, id: &str) -> Result<(MeetingId, &Meeting), Refusal> {
        let id = MeetingId::from(id);
        let found = self.lane()?.meetings.get(&id);
        let meeting =
            found.ok_or_else(|| Refusal::new(codes::NO_SUCH_ENTRY, format!("there is no meeting `{id}`")))?;
        Ok((id, meeting))
    }

    /// The attendance codes that are used where the case is held.
    pub(in crate::pages) fn attendance<'w>(&self, desk: &'w Desk<'_>) -> Vec<&'w AttendanceCode> {
        let site = self.looked.case.owner.as_ref().and_then(|site| desk.site(site));
        let here = |code: &&AttendanceCode| match (code.setting, &site) {
            (Some(setting), Some(site)) => setting == site.setting,
            _ => true,
        };
        desk.words().attendance.iter().filter(here).collect()
    }

    /// A page about this person in this lane.
    pub(in crate::pages) fn page(&self, at: &At, title: impl Into<String>, body: impl Into<Html>) -> Page {
        Page::new(Section::People, title, body).about(whose(at.words, &self.looked))
    }
}

/// Words somebody typed, as a record keeps them.
pub(in crate::pages) fn text(typed: &str) -> domain::record::Text {
    typed.into()
}
