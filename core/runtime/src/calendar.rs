//! Lays the suggested sessions of a person's open lanes out week by week, so that nobody plans two lanes against each
//! other. A proposal: nothing of it is fixed, and facilitators agree the dates.
//!
//! What it keeps: at most one meeting a week in a lane; the site's most meetings a week and days without meetings; in
//! each lane early sessions before usual and late ones, among them a session after those it usually follows, then the
//! library's order; sessions that should not share a week in different weeks, by moving the later one; sessions that should
//! follow another's in later weeks. What cannot be kept is said, with why. No clock and no chance: the same lanes give
//! the same weeks.
//!
//! INVARIANT: where the person agreed that nothing of a lane crosses, the other lanes' weeks do not depend on it; that
//! lane gives way to theirs.

mod lane;
mod weeks;

use crate::side_by_side::{At, OverlapKind, SessionPair};
use lane::Pending;
pub(crate) use lane::Planned;
pub(crate) use weeks::Days;

/// So many weeks are looked at; what does not fit then is said not to.
const MOST_WEEKS: u16 = 208;

/// A meeting in the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct LaidMeeting {
    /// The lane.
    pub(crate) lane: usize,
    /// The session's position in its programme.
    pub(crate) session: u16,
    /// Which of the session's meetings, from 1.
    pub(crate) number: u16,
    /// How many the session is laid out for.
    pub(crate) of: u16,
}

/// A week with its meetings, lane by lane.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct LaidWeek {
    /// The meetings; none in a week without room.
    pub(crate) meetings: Vec<LaidMeeting>,
}

/// A promise that could not be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NotKept {
    /// The first came although it should follow the second, because each waited for the other.
    Circle(At, At),
    /// The two fell in one week or in the wrong order, because what the lane of the second holds may not be known in
    /// that of the first.
    Unseen(OverlapKind, At, At),
    /// More meetings in this week (from 1) than the site allows, because two lanes may not know of each other.
    TooMany(u16),
    /// So many sessions of this lane found no week.
    NoWeek(usize, usize),
}

/// What was laid out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Laid {
    /// The weeks, up to the last with a meeting.
    pub(crate) weeks: Vec<LaidWeek>,
    /// What could not be kept.
    pub(crate) not_kept: Vec<NotKept>,
}

/// One lane to be laid out.
#[derive(Clone, Debug, Default)]
pub(crate) struct PlannedLane {
    /// Its suggested sessions, in any order.
    pub(crate) sessions: Vec<Planned>,
    /// Whether nothing of it may be known in the other lanes.
    pub(crate) unseen: bool,
}

/// Lays `lanes` out from `start` on.
#[must_use]
pub(crate) fn lay(lanes: &[PlannedLane], pairs: &[SessionPair], days: &Days<'_>) -> Laid {
    let mut laying = Laying {
        pairs,
        days,
        lanes: lanes.iter().map(|lane| Pending::new(&lane.sessions)).collect(),
        laid: Laid::default(),
        seen: Vec::new(),
    };
    let open: Vec<usize> = numbers(lanes, |lane| !lane.unseen);
    laying.run(&open);
    laying.seen = open;
    // Each lane that nobody may know of gives way to the others, and knows of no second one of its kind.
    for lane in numbers(lanes, |lane| lane.unseen) {
        laying.run(&[lane]);
    }
    laying.check_unseen(lanes);
    laying.laid
}

fn numbers(lanes: &[PlannedLane], which: impl Fn(&PlannedLane) -> bool) -> Vec<usize> {
    lanes.iter().enumerate().filter(|(_, lane)| which(lane)).map(|(number, _)| number).collect()
}

struct Laying<'c> {
    pairs: &'c [SessionPair],
    days: &'c Days<'c>,
    lanes: Vec<Pending>,
    laid: Laid,
    /// Lanes laid before that those being laid may know of.
    seen: Vec<usize>,
}

impl Laying<'_> {
    /// Lays `group` week by week, around what the lanes it may know of hold already.
    fn run(&mut self, group: &[usize]) {
        for week in 0..MOST_WEEKS {
            if group.iter().all(|lane| self.is_done(*lane)) {
                return;
            }
            let taken = self.meetings(week).filter(|other| self.seen.contains(&other.lane)).count();
            let mut room = self.days.room(week).saturating_sub(taken);
            if room == 0 {
                continue;
            }
            let mut laid = false;
            // Whoever has waited longest comes first; then in the order of lanes.
            let mut order: Vec<usize> = group.iter().copied().filter(|lane| !self.is_done(*lane)).collect();
            order.sort_by_key(|lane| (self.last_week(*lane), *lane));
            for lane in order {
                if room == 0 {
                    break;
                }
                if let Some(session) = self.next(lane, week, group) {
                    self.place(lane, session, week);
                    room -= 1;
                    laid = true;
                }
            }
            if !laid && !self.waits_for_seen(group, week) {
                self.break_circle(group, week);
            }
        }
        for lane in group {
            let left = self.lanes.get(*lane).map_or(0, Pending::left);
            if left > 0 {
                self.laid.not_kept.push(NotKept::NoWeek(*lane, left));
            }
        }
    }

    fn is_done(&self, lane: usize) -> bool {
        self.lanes.get(lane).is_none_or(|lane| lane.left() == 0)
    }

    fn last_week(&self, lane: usize) -> Option<u16> {
        self.lanes.get(lane).and_then(|lane| lane.last_week)
    }

    fn meetings(&self, week: u16) -> impl Iterator<Item = &LaidMeeting> {
        self.laid.weeks.get(usize::from(week)).into_iter().flat_map(|week| &week.meetings)
    }

    /// The first session of the lane that may come this week: one already begun, else the first in order.
    fn next(&self, lane: usize, week: u16, group: &[usize]) -> Option<u16> {
        let pending = self.lanes.get(lane)?;
        let apart = |session: u16| self.is_apart(At { lane, session }, week, group);
        if let Some(begun) = pending.begun() {
            return Some(begun).filter(|session| apart(*session));
        }
        let mut candidates = pending.candidates();
        candidates.find(|session| {
            let at = At { lane, session: *session };
            apart(*session) && self.waits_for(at, week, group).is_none()
        })
    }

    /// Whether nothing of this week should be in another week than `at`.
    fn is_apart(&self, at: At, week: u16, group: &[usize]) -> bool {
        let here = |other: At| {
            self.knows(other.lane, group)
                && self.meetings(week).any(|laid| laid.lane == other.lane && laid.session == other.session)
        };
        !self.pairs.iter().any(|pair| {
            let other = if pair.ours == at {
                pair.theirs
            } else if pair.theirs == at {
                pair.ours
            } else {
                return false;
            };
            pair.kind == OverlapKind::NotSameWeek && here(other)
        })
    }

    /// The session of another lane that `at` should follow and that is not over before this week.
    fn waits_for(&self, at: At, week: u16, group: &[usize]) -> Option<At> {
        let follows = self.pairs.iter().filter(|pair| {
            pair.kind == OverlapKind::ShouldFollow && pair.ours == at && self.knows(pair.theirs.lane, group)
        });
        follows.map(|pair| pair.theirs).find(|theirs| {
            let lane = self.lanes.get(theirs.lane);
            lane.is_some_and(|lane| lane.is_planned(theirs.session) && !lane.is_over(theirs.session, week))
        })
    }

    /// Whether what is laid in `lane` may be known to those being laid.
    fn knows(&self, lane: usize, group: &[usize]) -> bool {
        group.contains(&lane) || self.seen.contains(&lane)
    }

    /// Whether somebody waits for a meeting that another lane already has in this week or a later one.
    fn waits_for_seen(&self, group: &[usize], week: u16) -> bool {
        self.seen
            .iter()
            .any(|lane| !group.contains(lane) && self.last_week(*lane).is_some_and(|last| last >= week))
    }

    /// Sessions wait for each other: the first in order comes all the same, and it is said.
    fn break_circle(&mut self, group: &[usize], week: u16) {
        for lane in group {
            let Some(session) = self.lanes.get(*lane).and_then(Pending::first) else { continue };
            let at = At { lane: *lane, session };
            if let Some(theirs) = self.waits_for(at, week, group) {
                self.laid.not_kept.push(NotKept::Circle(at, theirs));
            }
            self.place(*lane, session, week);
            return;
        }
    }

    fn place(&mut self, lane: usize, session: u16, week: u16) {
        let Some((number, of)) = self.lanes.get_mut(lane).and_then(|lane| lane.meet(session, week)) else {
            return;
        };
        let index = usize::from(week);
        if self.laid.weeks.len() <= index {
            self.laid.weeks.resize_with(index + 1, LaidWeek::default);
        }
        if let Some(laid) = self.laid.weeks.get_mut(index) {
            laid.meetings.push(LaidMeeting { lane, session, number, of });
            laid.meetings.sort_unstable();
        }
    }

    /// What could not be kept between lanes that may not know of each other.
    fn check_unseen(&mut self, lanes: &[PlannedLane]) {
        let is_unseen = |lane: usize| lanes.get(lane).is_some_and(|lane| lane.unseen);
        if !lanes.iter().any(|lane| lane.unseen) {
            return;
        }
        for pair in self.pairs.iter().filter(|pair| is_unseen(pair.ours.lane) || is_unseen(pair.theirs.lane))
        {
            if !keeps(&self.laid, pair) {
                self.laid.not_kept.push(NotKept::Unseen(pair.kind, pair.ours, pair.theirs));
            }
        }
        for (week, laid) in (0_u16..).zip(&self.laid.weeks) {
            if laid.meetings.len() > self.days.room(week) {
                self.laid.not_kept.push(NotKept::TooMany(week + 1));
            }
        }
    }
}

/// Whether the weeks keep what a pair asks for.
pub(crate) fn keeps(laid: &Laid, pair: &SessionPair) -> bool {
    let weeks = |at: At| {
        let held = move |week: &LaidWeek| {
            week.meetings.iter().any(|meeting| meeting.lane == at.lane && meeting.session == at.session)
        };
        laid.weeks.iter().enumerate().filter(move |(_, week)| held(week)).map(|(number, _)| number)
    };
    match pair.kind {
        OverlapKind::NotSameWeek => {
            !weeks(pair.ours).any(|week| weeks(pair.theirs).any(|other| other == week))
        }
        OverlapKind::ShouldFollow => match (weeks(pair.ours).min(), weeks(pair.theirs).max()) {
            (Some(first), Some(last)) => first > last,
            _ => true,
        },
        _ => true,
    }
}

/// What the weeks do not keep although nothing says so; none where they keep their promises.
pub(crate) fn broken(laid: &Laid, pairs: &[SessionPair], days: &Days<'_>) -> Option<String> {
    let told = |which: &dyn Fn(&NotKept) -> bool| laid.not_kept.iter().any(which);
    for (week, meetings) in (0_u16..).zip(&laid.weeks) {
        let lanes = meetings.meetings.windows(2);
        if lanes.into_iter().any(|pair| matches!(pair, [one, other] if one.lane == other.lane)) {
            return Some(format!("A lane has two meetings in week {} of the calendar.", week + 1));
        }
        if meetings.meetings.len() > days.room(week) && !told(&|one| *one == NotKept::TooMany(week + 1)) {
            return Some(format!("Week {} of the calendar has no room for its meetings.", week + 1));
        }
    }
    let untold = pairs.iter().find(|pair| {
        let said = |one: &NotKept| match one {
            NotKept::Circle(ours, theirs) | NotKept::Unseen(_, ours, theirs) => {
                *ours == pair.ours && *theirs == pair.theirs
            }
            _ => false,
        };
        !keeps(laid, pair) && !told(&said)
    });
    untold.map(|pair| format!("The calendar does not keep what {} asks for.", pair.declared))
}
