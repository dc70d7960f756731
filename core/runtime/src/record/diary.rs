//! Whether somebody or a room is booked already at the time of a meeting: read from the rows of lists, so that no record
//! is opened for it. Whose meeting the other one is, is never told.

use domain::ids::{MeetingId, SiteId, StaffId};
use domain::record::meeting::overlap;
use domain::record::{Refusal, Text};
use jiff::civil::DateTime;

use super::desk::Desk;
use super::lists::DiaryRow;
use crate::ports::store::Operation;

/// When and where a meeting is to be, and who is to deliver it.
#[derive(Clone, Copy, Debug)]
pub struct Slot<'a> {
    /// The site whose rooms are meant.
    pub site: &'a SiteId,
    /// Day and time.
    pub at: DateTime,
    /// For how many minutes.
    pub minutes: u16,
    /// The room, by id of the site's list.
    pub room: Option<&'a str>,
    /// Who delivers.
    pub facilitators: &'a [StaffId],
    /// A meeting that does not count: the one that is moved.
    pub besides: Option<&'a MeetingId>,
}

/// What is booked already.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Booked {
    /// Somebody who delivers.
    Facilitator(StaffId),
    /// A room, by id.
    Room(Text),
}

impl Desk<'_> {
    /// Who and what is booked already at that time, each once. Advice: people decide. Logged as one consultation.
    ///
    /// # Errors
    /// Where the store cannot be read, or the look could not be logged.
    pub fn booked(&self, slot: &Slot<'_>) -> Result<Vec<Booked>, Refusal> {
        let mut found = Vec::new();
        for row in self.rows_of_people(None)? {
            let here = row.site.as_ref() == Some(slot.site);
            for other in row.lanes.iter().flat_map(|lane| &lane.diary) {
                slot.meets(other, here, &mut found);
            }
        }
        self.log_look(None, "who and what is booked", Operation::Consultation)?;
        found.sort();
        found.dedup();
        Ok(found)
    }
}

impl Slot<'_> {
    fn meets(&self, other: &DiaryRow, here: bool, found: &mut Vec<Booked>) {
        let counts = self.besides != Some(&other.meeting);
        if !counts || !overlap((self.at, self.minutes), (other.at, other.minutes)) {
            return;
        }
        let both = self.facilitators.iter().filter(|id| other.facilitators.contains(id));
        found.extend(both.cloned().map(Booked::Facilitator));
        // Rooms are those of one site's list: another's may be called the same.
        let room = other.room.as_ref().filter(|room| here && self.room == Some(&***room));
        found.extend(room.cloned().map(Booked::Room));
    }
}
