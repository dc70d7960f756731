//! One lane while it is laid out: what is still to come, in its order.

use domain::package::SessionOutline;
use domain::rule::Timing;

/// A suggested session to be laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Planned {
    /// Its position in the programme: the library's order.
    pub(crate) session: u16,
    /// When it is suggested for.
    pub(crate) timing: Timing,
    /// How many meetings it takes: the fewest it usually does.
    pub(crate) meetings: u16,
    /// Suggested sessions of the same lane that it usually comes after, but for those suggested for a later time.
    pub(crate) after: Vec<u16>,
}

impl Planned {
    /// The suggested sessions of a lane, to be laid out.
    pub(crate) fn of(sessions: &[SessionOutline], suggested: &[(u16, Timing)]) -> Vec<Self> {
        let outline = |position: u16| sessions.get(usize::from(position));
        let planned = |(session, timing): &(u16, Timing)| {
            let own = outline(*session)?;
            let before =
                |other: &u16| outline(*other).is_some_and(|other| own.usually_after.contains(&other.id));
            let after = suggested.iter().filter(|(other, later)| other != session && later <= timing);
            let after = after.map(|(other, _)| *other);
            Some(Self {
                session: *session,
                timing: *timing,
                meetings: own.meetings.0.max(1),
                after: after.filter(before).collect(),
            })
        };
        suggested.iter().filter_map(planned).collect()
    }
}

/// What is still to come in a lane.
#[derive(Debug)]
pub(super) struct Pending {
    /// In order: early, usual, late; then what usually comes after comes after; then the library's order.
    sessions: Vec<Entry>,
    pub(super) last_week: Option<u16>,
    left: usize,
}

#[derive(Debug)]
struct Entry {
    planned: Planned,
    held: u16,
    last_week: u16,
}

impl Entry {
    fn is_over(&self) -> bool {
        self.held >= self.planned.meetings
    }
}

impl Pending {
    pub(super) fn new(sessions: &[Planned]) -> Self {
        let mut waiting: Vec<&Planned> = sessions.iter().collect();
        waiting.sort_by_key(|planned| (planned.timing, planned.session));
        let mut sessions: Vec<Entry> = Vec::with_capacity(waiting.len());
        while !waiting.is_empty() {
            let placed = |session: &u16| sessions.iter().any(|entry| entry.planned.session == *session);
            // A session that goes before an earlier one comes forward with it; where they go round in a circle, the
            // first in order begins.
            let free = waiting.iter().position(|planned| planned.after.iter().all(placed)).unwrap_or(0);
            let planned = waiting.remove(free).clone();
            sessions.push(Entry { planned, held: 0, last_week: 0 });
        }
        Self { left: sessions.len(), sessions, last_week: None }
    }

    /// How many sessions are not over.
    pub(super) fn left(&self) -> usize {
        self.left
    }

    fn entry(&self, session: u16) -> Option<&Entry> {
        self.sessions.iter().find(|entry| entry.planned.session == session)
    }

    pub(super) fn is_planned(&self, session: u16) -> bool {
        self.entry(session).is_some()
    }

    /// Whether a session is over before `week`.
    pub(super) fn is_over(&self, session: u16, week: u16) -> bool {
        self.entry(session).is_some_and(|entry| entry.is_over() && entry.last_week < week)
    }

    /// The session that has begun and goes on.
    pub(super) fn begun(&self) -> Option<u16> {
        let begun = self.sessions.iter().find(|entry| entry.held > 0 && !entry.is_over());
        begun.map(|entry| entry.planned.session)
    }

    /// The first session that is not over.
    pub(super) fn first(&self) -> Option<u16> {
        self.begun().or_else(|| self.pending().next().map(|entry| entry.planned.session))
    }

    fn pending(&self) -> impl Iterator<Item = &Entry> {
        self.sessions.iter().filter(|entry| !entry.is_over())
    }

    /// Sessions that may begin, in order: all they usually come after are over, or stand after them in a circle.
    pub(super) fn candidates(&self) -> impl Iterator<Item = u16> {
        let may = |(position, entry): &(usize, &Entry)| {
            entry.planned.after.iter().all(|before| {
                let at = self.sessions.iter().position(|other| other.planned.session == *before);
                at.is_none_or(|at| at > *position || self.sessions.get(at).is_some_and(Entry::is_over))
            })
        };
        let pending = self.sessions.iter().enumerate().filter(|(_, entry)| !entry.is_over());
        pending.filter(may).map(|(_, entry)| entry.planned.session)
    }

    /// Holds one more meeting of a session: which, and of how many.
    pub(super) fn meet(&mut self, session: u16, week: u16) -> Option<(u16, u16)> {
        let entry = self.sessions.iter_mut().find(|entry| entry.planned.session == session)?;
        entry.held += 1;
        entry.last_week = week;
        self.last_week = Some(week);
        if entry.is_over() {
            self.left = self.left.saturating_sub(1);
        }
        Some((entry.held, entry.planned.meetings))
    }
}
