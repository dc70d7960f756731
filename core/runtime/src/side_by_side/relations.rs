//! How programmes stand to one another, resolved once for any number of people: pairs of sessions, change goals that
//! both work on, programmes whose teams meet about a shared participant.

use domain::ids::GoalId;
use domain::package::{Pair, SessionOutline};
use domain::place::Place;

use super::OverlapKind;
use crate::compile::Ready;

/// A session of one of several programmes: the programme's position among them, the session's in the programme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct At {
    pub(crate) lane: usize,
    pub(crate) session: u16,
}

/// Two sessions of two programmes, as the programme of the first says.
#[derive(Clone, Debug)]
pub(crate) struct SessionPair {
    pub(crate) kind: OverlapKind,
    /// The session of the programme that says so.
    pub(crate) ours: At,
    pub(crate) theirs: At,
    pub(crate) declared: Place,
}

impl SessionPair {
    /// The pair as `lane` sees it: its own session, and the other's.
    pub(crate) fn seen_from(&self, lane: usize) -> Option<(At, At)> {
        match (self.ours.lane == lane, self.theirs.lane == lane) {
            (true, _) => Some((self.ours, self.theirs)),
            (_, true) => Some((self.theirs, self.ours)),
            _ => None,
        }
    }
}

/// A change goal that two programmes both have.
#[derive(Clone, Debug)]
pub(crate) struct SharedGoal {
    pub(crate) goal: GoalId,
    pub(crate) lanes: [usize; 2],
    /// The sessions of each that work on it.
    pub(crate) sessions: [Vec<u16>; 2],
}

/// A programme that says its team meets with another's about a shared participant.
#[derive(Clone, Debug)]
pub(crate) struct Conference {
    pub(crate) lanes: [usize; 2],
    pub(crate) declared: Place,
}

/// How several programmes stand to one another.
#[derive(Clone, Debug, Default)]
pub(crate) struct Relations {
    pub(crate) pairs: Vec<SessionPair>,
    pub(crate) goals: Vec<SharedGoal>,
    pub(crate) conferences: Vec<Conference>,
}

impl Relations {
    /// Resolves what the manifests of `programmes` say of one another. What names a programme that is not among them,
    /// or a session nobody has written, says nothing here.
    pub(crate) fn of(programmes: &[&Ready]) -> Self {
        let mut relations = Self::default();
        for (lane, ready) in programmes.iter().enumerate() {
            let said = &ready.programme.package.manifest.relationships;
            for (kind, pairs) in [
                (OverlapKind::NotSameWeek, &said.not_same_week_as),
                (OverlapKind::ShouldFollow, &said.should_follow),
                (OverlapKind::Reinforces, &said.reinforces),
            ] {
                relations
                    .pairs
                    .extend(pairs.iter().filter_map(|pair| resolved(programmes, lane, kind, pair)));
            }
            for (id, declared) in &said.case_conference_with {
                let other = position(programmes, id.as_str()).filter(|other| *other != lane);
                let lanes = other.map(|other| [lane.min(other), lane.max(other)]);
                // Where both programmes say so, it is due once.
                let lanes =
                    lanes.filter(|lanes| !relations.conferences.iter().any(|one| one.lanes == *lanes));
                let due = lanes.map(|lanes| Conference { lanes, declared: declared.clone() });
                relations.conferences.extend(due);
            }
            for (other, theirs) in programmes.iter().enumerate().skip(lane + 1) {
                relations.goals.extend(shared_goals([lane, other], [ready, theirs]));
            }
        }
        relations
    }
}

fn position(programmes: &[&Ready], id: &str) -> Option<usize> {
    programmes.iter().position(|ready| ready.programme.package.manifest.id.as_str() == id)
}

fn resolved(programmes: &[&Ready], lane: usize, kind: OverlapKind, pair: &Pair) -> Option<SessionPair> {
    let other = position(programmes, pair.programme.as_str()).filter(|other| *other != lane)?;
    Some(SessionPair {
        kind,
        ours: At { lane, session: programmes.get(lane)?.programme.session(&pair.ours)? },
        theirs: At { lane: other, session: programmes.get(other)?.programme.session(&pair.theirs)? },
        declared: pair.place.clone(),
    })
}

fn shared_goals(lanes: [usize; 2], programmes: [&Ready; 2]) -> Vec<SharedGoal> {
    let [ours, theirs] = programmes.map(|ready| &*ready.programme.package);
    let sessions = |sessions: &[SessionOutline], goal: &GoalId| -> Vec<u16> {
        let working = (0_u16..).zip(sessions).filter(|(_, session)| session.change_goals.contains(goal));
        working.map(|(position, _)| position).collect()
    };
    let both = ours
        .manifest
        .change_goals
        .iter()
        .filter(|goal| theirs.manifest.change_goals.iter().any(|other| other.id == goal.id));
    both.map(|goal| SharedGoal {
        goal: goal.id.clone(),
        lanes,
        sessions: [sessions(&ours.sessions, &goal.id), sessions(&theirs.sessions, &goal.id)],
    })
    .collect()
}
