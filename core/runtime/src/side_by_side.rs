//! Programmes side by side for one person: what clashes, what overlaps, and what each team may see of it.
//!
//! INVARIANT: lanes are walled. A team sees of another's lane the dates of its meetings and nothing else, unless the
//! person agreed to more (or to less): see [`Crossing`]. With dates only, what a team is told depends on its own lane
//! and on what the programmes declare, never on what is suggested in the other lane, so that nothing can be told from
//! a clash. A lane that waits to be asked for takes no part, and nobody is told that there is one.

mod crossing;
mod overlaps;
mod relations;
mod schedule;
mod wording;

use std::collections::BTreeMap;

use domain::advice::{Advice, Outcome};
use domain::fact_sheet::FactSheet;
use domain::ids::{GoalId, ProgrammeId};
use domain::place::Place;
use domain::rule::Timing;
use domain::site::Site;
use schemars::JsonSchema;
use serde::Serialize;

use crate::calendar::{self, Laid};
use crate::compile::Ready;
pub use crossing::Crossing;
use relations::Relations;
pub(crate) use relations::{At, SessionPair};
pub use schedule::{CalendarReport, MeetingReport, NotKeptReport, WeekReport};
use wording::Words;

/// What clashes or overlaps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum OverlapKind {
    /// Two suggested sessions should not fall in one week.
    NotSameWeek,
    /// A suggested session should come after another programme's.
    ShouldFollow,
    /// More meetings a week than the site allows for one person.
    MeetingsAWeek,
    /// The teams are to meet about the person.
    CaseConference,
    /// Two suggested sessions strengthen each other.
    Reinforces,
    /// Both lanes work on one change goal.
    SharedAim,
}

/// One clash or overlap with everything about it: for designers, on invented people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Overlap {
    /// What it is.
    pub kind: OverlapKind,
    /// The programmes it is between.
    pub programmes: Vec<ProgrammeId>,
    /// The change goal, where both work on one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub goal: Option<GoalId>,
    /// What it is and why, in plain words.
    pub what: String,
    /// Where it is declared.
    pub declared: Vec<Place>,
}

/// What one team may see of the joint view, besides its own lane.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct TeamView {
    /// The lanes it may know of.
    pub beside: Vec<BesideLane>,
    /// What it is told.
    pub told: Vec<Told>,
    /// The weeks as far as it may see them.
    pub calendar: CalendarReport,
}

/// Another lane, as far as a team may know of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct BesideLane {
    /// What its meetings are called here.
    pub shown_as: String,
    /// What of it the team may see.
    pub crosses: Crossing,
}

/// One thing a team is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Told {
    /// What it is about.
    pub kind: OverlapKind,
    /// In plain words, with nothing in them that may not cross.
    pub what: String,
    /// Where it is declared, as far as the team may know.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub declared: Vec<Place>,
}

/// The joint view of one person's open lanes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SideBySide {
    /// Everything, with both sides; empty where the view is one team's.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub overlaps: Vec<Overlap>,
    /// The suggested sessions of all lanes, week by week; none where the view is one team's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calendar: Option<CalendarReport>,
    /// What each team may see, by programme.
    pub for_team: BTreeMap<ProgrammeId, TeamView>,
}

impl SideBySide {
    /// The view of one team: nothing else stays in it. None where it may not know of any other lane.
    #[must_use]
    pub fn only_for(mut self, team: &ProgrammeId) -> Option<Self> {
        let view = self.for_team.remove(team).filter(|view| !view.beside.is_empty())?;
        Some(Self { overlaps: Vec::new(), calendar: None, for_team: BTreeMap::from([(team.clone(), view)]) })
    }
}

/// One programme's advice for the person.
#[derive(Clone, Copy, Debug)]
pub struct Lane<'a> {
    /// The programme, as it is at the site.
    pub ready: &'a Ready,
    /// The person's facts in its dictionary.
    pub sheet: &'a FactSheet,
    /// The advice.
    pub advice: &'a Advice,
}

/// Several programmes at one site, ready to be looked at side by side for any number of people.
#[derive(Debug)]
pub struct Joint<'a> {
    programmes: Vec<&'a Ready>,
    relations: Relations,
    site: Option<&'a Site>,
}

impl<'a> Joint<'a> {
    /// The programmes, in the order lanes will be given, at a site that somebody has described.
    #[must_use]
    pub fn new(programmes: &[&'a Ready], site: Option<&'a Site>) -> Self {
        Self { programmes: programmes.to_vec(), relations: Relations::of(programmes), site }
    }

    /// The joint view; none unless two lanes are open. `lanes` are in the order of the programmes.
    #[must_use]
    pub fn view(&self, lanes: &[Lane<'_>]) -> Option<SideBySide> {
        let person = Standing::of(lanes.iter().map(|lane| lane.advice));
        if person.open.iter().filter(|open| **open).count() < 2 {
            return None;
        }
        let crossings: Vec<Crossing> = lanes.iter().map(crossing::crossing).collect();
        let today = lanes.first()?.sheet.today();
        let (days, laid) = schedule::lay(self, &person, &crossings, today);
        let words = Words { joint: self, person: &person, crossings: &crossings };
        let found = overlaps::found(self, &person);
        let teams = (0..lanes.len()).filter(|lane| person.is_open(*lane));
        Some(SideBySide {
            overlaps: found.iter().map(|found| words.in_full(found)).collect(),
            calendar: Some(words.calendar(&days, &laid)),
            for_team: teams
                .filter_map(|lane| Some((self.id(lane)?.clone(), words.for_team(lane, &found, &days, &laid))))
                .collect(),
        })
    }

    /// Kinds of clash and overlap, and the calendar, without words; none unless two lanes are open.
    pub(crate) fn measured(&self, lanes: &[Lane<'_>]) -> Option<Measured> {
        let person = Standing::of(lanes.iter().map(|lane| lane.advice));
        if person.open.iter().filter(|open| **open).count() < 2 {
            return None;
        }
        let crossings: Vec<Crossing> = lanes.iter().map(crossing::crossing).collect();
        let (days, laid) = schedule::lay(self, &person, &crossings, lanes.first()?.sheet.today());
        let broken = calendar::broken(&laid, &self.relations.pairs, &days);
        let kinds = overlaps::found(self, &person).iter().map(overlaps::Found::kind).collect();
        Some(Measured { kinds, laid, broken })
    }

    fn id(&self, lane: usize) -> Option<&ProgrammeId> {
        Some(&self.programmes.get(lane)?.programme.package.manifest.id)
    }
}

/// A joint view without words.
#[derive(Debug)]
pub(crate) struct Measured {
    /// The kinds, each as often as it is found, in order.
    pub(crate) kinds: Vec<OverlapKind>,
    /// The calendar.
    pub(crate) laid: Laid,
    /// What the calendar does not keep and does not say: a fault of the program.
    pub(crate) broken: Option<String>,
}

/// How a person's lanes stand.
#[derive(Debug, Default)]
struct Standing {
    open: Vec<bool>,
    /// The sessions suggested in each lane, in the order of advice.
    suggested: Vec<Vec<(u16, Timing)>>,
}

impl Standing {
    fn of<'a>(advice: impl Iterator<Item = &'a Advice>) -> Self {
        let mut standing = Self::default();
        for advice in advice {
            standing.open.push(advice.open);
            let suggested = advice.items.iter().filter_map(|item| match item.outcome {
                Outcome::Suggest(timing, session) => Some((session, timing)),
                _ => None,
            });
            standing.suggested.push(suggested.collect());
        }
        standing
    }

    fn is_open(&self, lane: usize) -> bool {
        self.open.get(lane).copied().unwrap_or_default()
    }

    fn suggested(&self, lane: usize) -> &[(u16, Timing)] {
        self.suggested.get(lane).map(Vec::as_slice).unwrap_or_default()
    }

    fn suggests(&self, at: At) -> bool {
        self.suggested(at.lane).iter().any(|(session, _)| *session == at.session)
    }
}
