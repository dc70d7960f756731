//! The whole report: for everyone in the files given, lane by lane, with what the files themselves had wrong.

use std::collections::BTreeSet;

use domain::fact_sheet::FactSheet;
use domain::finding::Finding;
use domain::hooks::SuitabilityAnswer;
use domain::ids::{PersonId, ProgrammeId, SiteId};
use domain::person::{Contribution, Identifier, Participant};
use domain::site::{Site, SiteName};
use domain::template::Names;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::beside;
use super::lane::{LaneReport, lane_report};
use super::why_not::add_why_not;
use crate::advise::{Advised, advise_all};
use crate::compile::Ready;
use crate::gather::Person;
use crate::given;
use crate::ports::{Import, PersonView};
use crate::side_by_side::SideBySide;

/// Advice for everyone in the files given.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct AdviceReport {
    /// The engine that worked it out, with its version.
    pub engine: String,
    /// The day it is for.
    #[schemars(with = "String")]
    pub on: Date,
    /// The site, where one was named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub site: Option<SiteId>,
    /// The site as people say it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub site_name: Option<String>,
    /// The team the report is for, where it is for one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub team: Option<ProgrammeId>,
    /// The programmes asked, with version and content hash.
    pub programmes: Vec<ProgrammeReport>,
    /// Programmes that were asked as well and give no advice until what `waymark check` finds in them is mended; whoever
    /// loads programmes fills it in.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unusable: Vec<ProgrammeId>,
    /// The files read.
    pub imports: Vec<ImportReport>,
    /// Everyone, in order of number.
    pub people: Vec<PersonReport>,
    /// Functions that faulted; what leaned on them could not be told.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub faults: Vec<Finding>,
}

/// A programme that was asked.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ProgrammeReport {
    /// Its id.
    pub id: ProgrammeId,
    /// Its title.
    pub title: String,
    /// Its version.
    pub version: String,
    /// SHA-256 of its content.
    pub content_hash: String,
    /// What the reader must know before anything else.
    pub notice: String,
}

/// A file that was read.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ImportReport {
    /// The file.
    pub file: String,
    /// The mapping that read it.
    pub mapping: String,
    /// Its holder.
    pub holder: String,
    /// People in it.
    pub people: usize,
    /// Rows in all.
    pub rows: usize,
    /// Rows read.
    pub read: usize,
    /// Rows merged with an equal one.
    pub merged: usize,
    /// Rows a newer one superseded.
    pub superseded: usize,
    /// Rows refused.
    pub refused: usize,
    /// Why and where.
    pub findings: Vec<Finding>,
}

/// One person's lanes.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PersonReport {
    /// The number they are called by.
    pub person: PersonId,
    /// All their numbers, that one first, where holders link more than one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub numbers: Vec<Identifier>,
    /// What they like to be called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preferred_name: Option<String>,
    /// Whether only other holders' files speak of them, where one of the files is the site's own.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub not_in_sites_file: bool,
    /// One lane a programme, in the order asked.
    pub lanes: Vec<LaneReport>,
    /// Suitability, a programme each, where a programme has such a function and its lane is open.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub suitability: Vec<SuitabilityReport>,
    /// The lanes side by side, where two are open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub side_by_side: Option<SideBySide>,
    /// Notes from the holders, for people to read.
    pub contributions: Vec<Contribution>,
}

/// What a programme's suitability function answers. Questions for people; nothing adds them up.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SuitabilityReport {
    /// The programme.
    pub programme: ProgrammeId,
    /// Its questions.
    pub answers: Vec<SuitabilityAnswer>,
}

/// What is wanted of a report.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// The day.
    pub on: Date,
    /// The site, where one was named.
    pub site: Option<&'a SiteName>,
    /// The same site, where somebody has described it.
    pub described: Option<&'a Site>,
    /// Whether suitability is asked as well, why what is not suggested is not, and what would change that.
    pub everything: bool,
    /// The team that reads it: its own programme's lane, and of the others what may cross. Without one it is a
    /// designer's view of everything.
    pub team: Option<&'a ProgrammeId>,
}

/// Advises everyone in every programme and spells it out.
#[must_use]
pub fn report(
    programmes: &[&Ready],
    imports: &[Import],
    people: &[Person],
    wanted: Wanted<'_>,
) -> AdviceReport {
    let mut faults = Vec::new();
    let mut reports: Vec<PersonReport> = people.iter().map(empty).collect();
    mark_strangers(imports, wanted.site, people, &mut reports);
    let mut lanes: Vec<Vec<(FactSheet, Advised)>> = Vec::with_capacity(programmes.len());
    for ready in programmes {
        let (lane, not_given) = advised(ready, people, wanted.on);
        lanes.push(lane);
        // What a plugin could not give in another lane is that lane's own.
        faults.extend(not_given.into_iter().filter(|_| beside::is_shown(ready, wanted.team)));
    }
    let shown = || programmes.iter().zip(&lanes).filter(|(ready, _)| beside::is_shown(ready, wanted.team));
    for (ready, lane) in shown() {
        for ((person, (sheet, advised)), report) in people.iter().zip(lane).zip(&mut reports) {
            let names = Names {
                preferred_name: person.preferred_name.as_deref(),
                site_name: wanted.site.map(|site| site.name.as_str()),
                session_date: None,
            };
            let mut lane = lane_report(ready, sheet, &advised.outside, &advised.advice, names);
            if wanted.everything {
                add_why_not(ready, sheet, &advised.outside, &advised.advice, names, &mut lane);
            }
            report.lanes.push(lane);
            faults.extend(advised.faults.iter().cloned());
            // Where every lane waits to be asked for, nothing of the person is laid open either.
            if advised.advice.open && report.contributions.is_empty() {
                report.contributions = up_to(&person.contributions, wanted.on);
                if wanted.team.is_some() {
                    report.contributions.retain(|note| beside::may_read(ready, programmes, note));
                }
            }
            if wanted.everything && advised.advice.open {
                match suitability(ready, sheet) {
                    Ok(answers) => report.suitability.extend(answers),
                    Err(fault) => faults.push(fault),
                }
            }
        }
    }
    beside::add(programmes, &lanes, wanted, &mut reports);
    faults.sort();
    faults.dedup();
    AdviceReport {
        engine: format!("waymark {}", env!("CARGO_PKG_VERSION")),
        on: wanted.on,
        site: wanted.site.map(|site| site.id.clone()),
        site_name: wanted.site.map(|site| site.name.clone()),
        team: wanted.team.cloned(),
        programmes: shown().map(|(ready, _)| programme_report(ready)).collect(),
        unusable: Vec::new(),
        imports: imports.iter().map(|import| import_report(import, wanted.team)).collect(),
        people: reports,
        faults,
    }
}

/// Everyone's facts as one programme knows them, with its advice.
fn advised(ready: &Ready, people: &[Person], on: Date) -> (Vec<(FactSheet, Advised)>, Vec<Finding>) {
    let (sheets, not_given) = given::sheets(ready, people.iter().map(|person| &person.statements), on);
    let advised = advise_all(ready, &sheets);
    (sheets.into_iter().zip(advised).collect(), not_given)
}

/// What was written by the day the advice is for.
fn up_to(contributions: &[Contribution], on: Date) -> Vec<Contribution> {
    contributions.iter().filter(|note| note.origin.on.is_none_or(|day| day <= on)).cloned().collect()
}

fn suitability(ready: &Ready, sheet: &FactSheet) -> Result<Option<SuitabilityReport>, Finding> {
    if !ready.functions.hooks().suitability {
        return Ok(None);
    }
    // A question of suitability is not met by an answer that has grown old.
    let answers = ready.functions.suitability(PersonView { cells: sheet.cells(), in_date_only: true })?;
    Ok(Some(SuitabilityReport { programme: ready.programme.package.manifest.id.clone(), answers }))
}

fn empty(person: &Person) -> PersonReport {
    PersonReport {
        person: person.id.clone(),
        numbers: if person.identifiers.len() > 1 { person.identifiers.clone() } else { Vec::new() },
        preferred_name: person.preferred_name.clone(),
        not_in_sites_file: false,
        lanes: Vec::new(),
        suitability: Vec::new(),
        side_by_side: None,
        contributions: Vec::new(),
    }
}

/// Marks those of whom only other holders speak, where a file of the site's own was read: they may live elsewhere.
fn mark_strangers(
    imports: &[Import],
    site: Option<&SiteName>,
    people: &[Person],
    reports: &mut [PersonReport],
) {
    let Some(site) = site else { return };
    let own = || imports.iter().filter(|import| import.holder == site.id.as_str());
    if own().next().is_none() {
        return;
    }
    let here: BTreeSet<Identifier> =
        own().flat_map(|import| &import.people).map(Participant::known_by).collect();
    for (person, report) in people.iter().zip(reports) {
        report.not_in_sites_file = !person.identifiers.iter().any(|number| here.contains(number));
    }
}

fn programme_report(ready: &Ready) -> ProgrammeReport {
    let package = &ready.programme.package;
    ProgrammeReport {
        id: package.manifest.id.clone(),
        title: package.manifest.title.clone(),
        version: package.manifest.version.clone(),
        content_hash: package.content_hash.to_string(),
        notice: package.manifest.notice.trim().to_owned(),
    }
}

fn import_report(import: &Import, team: Option<&ProgrammeId>) -> ImportReport {
    ImportReport {
        file: import.file.clone(),
        mapping: import.mapping.clone(),
        holder: import.holder.clone(),
        people: import.people.len(),
        rows: import.rows,
        read: import.read,
        merged: import.merged,
        superseded: import.superseded,
        refused: import.refused,
        // They may name facts and holders of any lane.
        findings: if team.is_some() { Vec::new() } else { import.findings.clone() },
    }
}
