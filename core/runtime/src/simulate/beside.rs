//! What invented people's lanes came to side by side: kinds of clash, calendars, what could not be kept.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::calendar::NotKept;
use crate::side_by_side::{Joint, Lane, OverlapKind};

/// What lanes came to side by side.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct JointSimulation {
    /// How many people had two open lanes; everything below is about those.
    pub two_lanes: u32,
    /// How many people had each kind of clash or overlap.
    pub kinds: BTreeMap<OverlapKind, u32>,
    /// The longest calendar, in weeks.
    pub longest_calendar: u16,
    /// Whose it was.
    pub longest_of: u32,
    /// What could not be kept, in words, with for how many people and whom first.
    pub not_kept: BTreeMap<String, Unkept>,
}

/// Something that could not be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Unkept {
    /// For how many people.
    pub people: u32,
    /// The first of them.
    pub first: u32,
}

impl JointSimulation {
    /// Notes one person; gives what is wrong with the programmes or with the calendar, with the lane it is about.
    pub(super) fn note(
        &mut self,
        person: u32,
        joint: &Joint<'_>,
        lanes: &[Lane<'_>],
    ) -> Vec<(usize, String)> {
        let Some(measured) = joint.measured(lanes) else { return Vec::new() };
        self.two_lanes += 1;
        let mut last = None;
        // Kinds come together.
        for kind in measured.kinds {
            if last != Some(kind) {
                *self.kinds.entry(kind).or_default() += 1;
                last = Some(kind);
            }
        }
        let weeks = u16::try_from(measured.laid.weeks.len()).unwrap_or(u16::MAX);
        if weeks > self.longest_calendar {
            (self.longest_calendar, self.longest_of) = (weeks, person);
        }
        let mut faults = Vec::new();
        let mut told: Vec<&str> = Vec::new();
        for one in &measured.laid.not_kept {
            let (what, fault) = match one {
                NotKept::Circle(ours, _) => (
                    "Sessions of two lanes each wait for the other, so an order could not be kept.",
                    Some(ours.lane),
                ),
                NotKept::NoWeek(lane, _) => ("Suggested sessions found no week.", Some(*lane)),
                NotKept::Unseen(..) => {
                    ("Sessions share a week or come in the wrong order, because nothing may cross.", None)
                }
                NotKept::TooMany(_) => {
                    ("A week has more meetings than the site allows, because nothing may cross.", None)
                }
            };
            faults.extend(fault.map(|lane| (lane, what.to_owned())));
            if !told.contains(&what) {
                told.push(what);
                let entry = self.not_kept.entry(what.to_owned());
                entry.or_insert(Unkept { people: 0, first: person }).people += 1;
            }
        }
        faults.extend(measured.broken.map(|what| (0, what)));
        faults
    }
}
