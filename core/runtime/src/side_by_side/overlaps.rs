//! Finds what clashes and overlaps between open lanes.

use super::relations::{Conference, SessionPair, SharedGoal};
use super::{Joint, OverlapKind, Standing};

/// One clash or overlap.
#[derive(Clone, Debug)]
pub(super) enum Found<'j> {
    /// Two sessions; the second is suggested as well, but for one that should follow it.
    Pair { pair: &'j SessionPair, theirs_suggested: bool },
    /// A change goal, with the suggested sessions of each lane that work on it.
    Goal { shared: &'j SharedGoal, sessions: [Vec<u16>; 2] },
    /// So many lanes with meetings, and the most a week.
    Meetings { lanes: Vec<usize>, at_most: u8 },
    /// Two teams that are to meet.
    Conference(&'j Conference),
}

impl Found<'_> {
    pub(super) fn kind(&self) -> OverlapKind {
        match self {
            Self::Pair { pair, .. } => pair.kind,
            Self::Goal { .. } => OverlapKind::SharedAim,
            Self::Meetings { .. } => OverlapKind::MeetingsAWeek,
            Self::Conference(_) => OverlapKind::CaseConference,
        }
    }
}

/// Everything there is between a person's open lanes, kind by kind.
pub(super) fn found<'j>(joint: &'j Joint<'_>, person: &Standing) -> Vec<Found<'j>> {
    let mut found: Vec<Found<'j>> = Vec::new();
    for pair in &joint.relations.pairs {
        let theirs_suggested = person.suggests(pair.theirs);
        // A session that should follow one that is not planned is worth a word as well: nothing here records that the
        // other was done.
        let follows = pair.kind == OverlapKind::ShouldFollow && person.is_open(pair.theirs.lane);
        if person.suggests(pair.ours) && (theirs_suggested || follows) {
            found.push(Found::Pair { pair, theirs_suggested });
        }
    }
    let meeting: Vec<usize> =
        (0..person.open.len()).filter(|lane| !person.suggested(*lane).is_empty()).collect();
    if let Some(at_most) = joint.site.map(|site| site.meetings_a_week_at_most)
        && meeting.len() > usize::from(at_most)
    {
        found.push(Found::Meetings { lanes: meeting, at_most });
    }
    let due = joint.relations.conferences.iter();
    found.extend(due.filter(|one| one.lanes.iter().all(|lane| person.is_open(*lane))).map(Found::Conference));
    for shared in &joint.relations.goals {
        let [ours, theirs] = &shared.sessions;
        let working = |lane: usize, sessions: &[u16]| -> Vec<u16> {
            person
                .suggested(lane)
                .iter()
                .map(|(session, _)| *session)
                .filter(|session| sessions.contains(session))
                .collect()
        };
        let [first, second] = shared.lanes;
        let sessions = [working(first, ours), working(second, theirs)];
        if sessions.iter().all(|sessions| !sessions.is_empty()) {
            found.push(Found::Goal { shared, sessions });
        }
    }
    found.sort_by_key(Found::kind);
    found
}
