//! The overview: what every holder says, side by side; gaps as loud as contents, conflicts shown; lanes, timeline and
//! what people should look at. A lane one may not read is there with its dates, and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use domain::dictionary::Slot;
use domain::fact_sheet::{FactSheet, FactState};
use domain::ids::{FactId, ProgrammeId, SiteId};
use domain::record::case::Case;
use domain::record::enrolment::version_and_hash;
use domain::record::information::{Contributed, FindOutStep};
use domain::record::lane::Lane;
use domain::record::person::Identifier;
use domain::record::{Noted, Refusal};
use domain::statement::Marking;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::advice::person;
use super::desk::{Desk, Looked};
use super::lists::{LaneRow, lane_row};
use super::timeline::{Alert, Line};
use crate::ports::store::Operation;
use crate::report::{FactReport, fact_report};

/// What is brought together about one person.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct OverviewReport {
    /// The record.
    pub person: String,
    /// Its last number: whoever writes next says what they saw.
    pub number: u64,
    /// The highest marking of anything shown.
    pub marking: Marking,
    /// What they like to be called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preferred_name: Option<String>,
    /// Their date of birth.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub born: Option<Date>,
    /// Their numbers.
    pub identifiers: Vec<Identifier>,
    /// Languages they would rather use.
    pub languages: Vec<String>,
    /// What helps with reading, hearing, seeing, moving.
    pub access_needs: Vec<String>,
    /// The site that holds the case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub site: Option<SiteId>,
    /// What people should look at.
    pub alerts: Vec<Alert>,
    /// Who holds what, newest last.
    pub holders: Vec<HolderReport>,
    /// What is not known, and what is being done about it.
    pub gaps: Vec<Gap>,
    /// Facts whose holders differ.
    pub conflicts: Vec<FactReport>,
    /// What is known.
    pub facts: Vec<FactReport>,
    /// Notes, oldest first.
    pub contributions: Vec<Noted<Contributed>>,
    /// Lanes: those one may read whole, of the others that they are there.
    pub lanes: Vec<LaneSummary>,
    /// All meetings, oldest first.
    pub timeline: Vec<Line>,
    /// Promises that are open.
    pub promises: Vec<Noted<domain::record::promise::Promised>>,
    /// Case conferences.
    pub conferences: Vec<Noted<domain::record::transfer::Conferred>>,
}

/// What one holder contributed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct HolderReport {
    /// Who.
    pub holder: String,
    /// Notes.
    pub contributions: usize,
    /// Statements about facts.
    pub facts: usize,
    /// The day of the newest.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub newest: Option<Date>,
}

/// Something that is not known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Gap {
    /// Which fact, and what is said of it: its value is what it was, where that is out of date.
    #[serde(flatten)]
    pub of: FactReport,
    /// How far finding out has come.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finding_out: Option<FindOutStep>,
    /// Who was asked last, and when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asked: Option<String>,
}

/// A lane, as far as it may be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct LaneSummary {
    /// The programme.
    pub programme: ProgrammeId,
    /// Whether it may be read; else nothing but its dates is shown.
    pub readable: bool,
    /// Its row.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub row: Option<LaneDetail>,
}

/// What of a lane is shown to those who may read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct LaneDetail {
    /// As in lists.
    pub lane: LaneRow,
    /// What they said about taking part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consent: Option<domain::record::referral::Agreement>,
    /// The content they are given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content: Option<String>,
    /// The same with the beginning of the hash over its files: two of one version may differ.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content_pinned: Option<String>,
    /// Since when they are given it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub content_since: Option<Date>,
    /// The programme as it is now, with the beginning of its hash.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content_now: Option<String>,
    /// Whether the programme has moved on since.
    pub content_moved_on: bool,
    /// The plan, in order.
    pub plan: Vec<String>,
    /// Whether the plan was made while facts were missing, and which.
    pub plan_incomplete: Vec<FactId>,
    /// How it ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended: Option<domain::record::enrolment::Ending>,
    /// Since when it is paused.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub paused_since: Option<Date>,
}

/// The lane in a few words.
#[must_use]
pub fn lane_summary(desk: &Desk<'_>, looked: &Looked, programme: &ProgrammeId, lane: &Lane) -> LaneSummary {
    let readable = looked.may_read(programme);
    let row = readable.then(|| {
        let row = lane_row(&looked.case, programme, lane, &desk.words);
        let enrolled = lane.enrolment.as_ref().map(|enrolled| &enrolled.what);
        let site = looked.case.owner.as_ref().unwrap_or(&desk.writer.site);
        let now = desk.content.now(programme, site);
        let moved_on = enrolled
            .zip(now.as_ref())
            .is_some_and(|(enrolled, ready)| !desk.is_still(ready, &enrolled.content));
        LaneDetail {
            lane: LaneRow { next_meeting: row.next_on(desk.today), ..row },
            consent: lane.consent().map(|consent| consent.what.answer),
            content: enrolled.map(|enrolled| enrolled.content.version.to_string()),
            content_pinned: enrolled
                .map(|enrolled| version_and_hash(&enrolled.content.version, &enrolled.content.hash)),
            content_since: lane.content_since,
            content_now: now.map(|ready| {
                let package = &ready.programme.package;
                version_and_hash(&package.manifest.version, &package.content_hash)
            }),
            content_moved_on: moved_on,
            plan: lane
                .plans
                .last()
                .map(|plan| plan.what.sessions().map(ToString::to_string).collect())
                .unwrap_or_default(),
            plan_incomplete: lane.plans.last().map(|plan| plan.what.incomplete.clone()).unwrap_or_default(),
            ended: lane.ended.as_ref().map(|ended| ended.what.how),
            paused_since: lane.suspended.as_ref().map(|paused| paused.what.on),
        }
    });
    LaneSummary { programme: programme.clone(), readable, row }
}

impl Desk<'_> {
    /// Brings together what is known about a person. Logged as a combination.
    ///
    /// # Errors
    /// Where there is none or none they may see, or the look could not be logged.
    pub fn overview(&self, looked: &Looked) -> OverviewReport {
        let case = &looked.case;
        let facts = self.facts(looked);
        let contributions: Vec<Noted<Contributed>> = case.contributions.clone();
        let marking = contributions.iter().map(|note| note.what.marking).max().unwrap_or_default();
        let lanes = case.lanes.iter().map(|(id, lane)| lane_summary(self, looked, id, lane)).collect();
        let open = case.open_promises().filter(|promised| looked.may_read(&promised.what.programme));
        let conferences =
            case.conferences.iter().filter(|one| one.what.programmes.iter().any(|id| looked.may_read(id)));
        OverviewReport {
            person: looked.person.to_string(),
            number: looked.number,
            marking,
            preferred_name: case.preferred_name().map(str::to_owned),
            born: case.described.born,
            identifiers: case.identifiers.iter().cloned().collect(),
            languages: case.described.languages.iter().map(ToString::to_string).collect(),
            access_needs: case.described.access_needs.iter().map(ToString::to_string).collect(),
            site: case.owner.clone(),
            alerts: self.alerts(looked),
            holders: holders(case, &|fact| {
                self.content.is_shared(fact.as_str()) || facts.shown.contains(fact.as_str())
            }),
            gaps: facts.gaps,
            conflicts: facts.conflicts,
            facts: facts.known,
            contributions,
            lanes,
            timeline: self.timeline(looked),
            promises: open.cloned().collect(),
            conferences: conferences.cloned().collect(),
        }
    }

    /// Looks, and brings together: the usual way in.
    ///
    /// # Errors
    /// As [`Desk::look`].
    pub fn look_over(&self, person: &domain::ids::ParticipantId) -> Result<Looked, Refusal> {
        self.look(person, "overview", Operation::Combination)
    }

    /// Every fact any programme reads, once; those of a programme's own only where its lane may be read.
    fn facts(&self, looked: &Looked) -> Sorted {
        let mut sorted = Sorted::default();
        let statements = person(&looked.case).statements;
        let site = looked.case.owner.as_ref().unwrap_or(&self.writer.site);
        for programme in self.content.ids() {
            let Some(ready) = self.content.now(&programme, site) else { continue };
            let dictionary = &ready.programme.dictionary;
            let sheet = FactSheet::assemble(dictionary, statements.clone(), self.today);
            for definition in dictionary.facts() {
                let id = definition.id.as_str();
                let shown = self.content.is_shared(id) || looked.may_read(&programme);
                let Some(slot) = dictionary.slot(id).filter(|_| shown) else { continue };
                let Some(report) =
                    fact_report(dictionary, &sheet, slot).filter(|_| sorted.shown.insert(id.to_owned()))
                else {
                    continue;
                };
                let report = report.written_in(&ready.programme.package.manifest.languages.written_in);
                match sheet.cell(slot).state {
                    // What a calendar gives nobody holds, so it is neither a gap nor something anybody said.
                    _ if slot == Slot::TODAY => {}
                    FactState::NotKnown if definition.given_by.is_some() && report.said.is_empty() => {}
                    // Not wanting to say is what somebody said: nobody goes on asking.
                    FactState::Known | FactState::RatherNotSay => sorted.known.push(report),
                    FactState::Conflicting | FactState::TwoAccounts => sorted.conflicts.push(report),
                    // What is out of date stands among what to find out, with what it was: once, and there.
                    FactState::OutOfDate | FactState::NotKnown | FactState::NobodyHoldsIt => {
                        sorted.gaps.push(Self::gap(&looked.case, report));
                    }
                }
            }
        }
        sorted
    }

    fn gap(case: &Case, of: FactReport) -> Gap {
        let last = case.still_asked(&of.fact.as_str().into());
        Gap {
            of,
            finding_out: last.map(|one| one.step),
            asked: last.map(|one| format!("{}, {}", one.of, one.on)),
        }
    }
}

#[derive(Default)]
struct Sorted {
    known: Vec<FactReport>,
    conflicts: Vec<FactReport>,
    gaps: Vec<Gap>,
    /// The facts that are in any of these.
    shown: BTreeSet<String>,
}

/// Who holds what, of what may be shown.
fn holders(case: &Case, shown: &dyn Fn(&FactId) -> bool) -> Vec<HolderReport> {
    let mut holders: BTreeMap<&str, HolderReport> = BTreeMap::new();
    let notes = case.contributions.iter().map(|note| (&*note.what.holder, note.what.on, true));
    let facts = case.facts.iter().filter(|stated| shown(&stated.what.fact));
    let facts = facts.map(|stated| (&*stated.what.holder, stated.what.on, false));
    for (holder, on, is_note) in notes.chain(facts) {
        let report = holders.entry(holder).or_insert_with(|| HolderReport {
            holder: holder.to_owned(),
            contributions: 0,
            facts: 0,
            newest: None,
        });
        report.contributions += usize::from(is_note);
        report.facts += usize::from(!is_note);
        report.newest = report.newest.max(on);
    }
    holders.into_values().collect()
}
