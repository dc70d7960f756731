//! Simulates: programmes are tried on invented people, and what was reached, what never was and what went wrong is
//! counted. The same seed, people, day and content give the same bytes.
//!
//! Chance explores and proves nothing: the report says how little of all that is possible was seen. What can be proved
//! from the rules alone (bounds of meetings) is. Bench: `benches/advice`, part `simulate`.

mod beside;
mod counts;
mod dosage;
mod found;
mod people;
mod random;
#[cfg(test)]
mod tests;

use domain::fact_sheet::{FactCell, FactSheet};
use domain::ids::{ProgrammeId, SiteId};
use domain::site::Site;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use crate::advise::{Advised, advise_all};
use crate::compile::Ready;
use crate::side_by_side::{Joint, Lane};
pub use beside::{JointSimulation, Unkept};
use counts::Counts;
pub use counts::{ClauseNever, MissingFact, ProgrammeSimulation, RuleCount, SessionCount};
pub use dosage::{Dosage, DosageVerdict};
use people::Facts;

/// So many people are invented and advised together.
const BATCH: u32 = 256;

/// Different faults of one programme that are told and kept.
const MOST_FAULTS: usize = 20;

/// What is to be simulated.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// How many people.
    pub people: u32,
    /// From which seed.
    pub seed: u64,
    /// For which day.
    pub on: Date,
    /// At which site, where one was named.
    pub site: Option<&'a SiteId>,
    /// The same site, where somebody has described it.
    pub described: Option<&'a Site>,
    /// The site that cases name.
    pub site_of_cases: &'a str,
}

/// What came out.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SimulationReport {
    /// The engine, with its version.
    pub engine: String,
    /// The seed.
    pub seed: u64,
    /// How many people were invented.
    pub people: u32,
    /// The day.
    #[schemars(with = "String")]
    pub on: Date,
    /// The site, where one was named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub site: Option<SiteId>,
    /// Each programme.
    pub programmes: Vec<ProgrammeSimulation>,
    /// The programmes side by side, where there are two.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub side_by_side: Option<JointSimulation>,
    /// What went wrong, once each, with the first person it went wrong for.
    pub faults: Vec<Fault>,
}

/// Something that went wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Fault {
    /// In which programme.
    pub programme: ProgrammeId,
    /// For which invented person first.
    pub person: u32,
    /// What.
    pub what: String,
    /// The case's name, `found-001`.
    pub case: String,
    /// The case file that shows it.
    #[serde(skip)]
    pub text: String,
}

impl Fault {
    /// The case file under another name, such as `found-002` where there is a first already.
    #[must_use]
    pub fn text_as(&self, name: &str) -> String {
        let number = |name: &str| name.rsplit('-').next().unwrap_or_default().to_owned();
        let (case, title) = (format!("case: {}\n", self.case), format!("# Found {}\n", number(&self.case)));
        let renamed = self.text.replacen(&case, &format!("case: {name}\n"), 1);
        renamed.replacen(&title, &format!("# Found {}\n", number(name)), 1)
    }
}

/// Tries `programmes` on invented people.
#[must_use]
pub fn simulate(programmes: &[&Ready], wanted: Wanted<'_>) -> SimulationReport {
    let mut simulating = Simulating {
        programmes,
        wanted,
        facts: Facts::of(programmes, wanted.on),
        joint: Joint::new(programmes, wanted.described),
        counts: programmes.iter().map(|ready| Counts::new(ready)).collect(),
        broken: vec![None; programmes.len()],
        beside: JointSimulation::default(),
        faults: Vec::new(),
    };
    let mut first = 0;
    while first < wanted.people {
        let last = first.saturating_add(BATCH).min(wanted.people);
        simulating.batch(first, last);
        first = last;
    }
    simulating.report()
}

/// The same invented people as one of the programmes knows them, in order.
#[must_use]
pub fn invented(programme: &Ready, wanted: Wanted<'_>) -> Vec<FactSheet> {
    let programmes = [programme];
    let facts = Facts::of(&programmes, wanted.on);
    (1..=wanted.people).map(|person| facts.sheet(0, &facts.invent(wanted.seed, person))).collect()
}

struct Simulating<'a> {
    programmes: &'a [&'a Ready],
    wanted: Wanted<'a>,
    facts: Facts<'a>,
    joint: Joint<'a>,
    counts: Vec<Counts<'a>>,
    /// For each programme, the first person who breaks its bounds of meetings, and how.
    broken: Vec<Option<(u32, String)>>,
    beside: JointSimulation,
    faults: Vec<Fault>,
}

impl Simulating<'_> {
    /// People from `first` up to `last`; they are numbered from 1.
    fn batch(&mut self, first: u32, last: u32) {
        let people: Vec<Vec<FactCell>> =
            (first..last).map(|person| self.facts.invent(self.wanted.seed, person + 1)).collect();
        let mut lanes: Vec<(Vec<FactSheet>, Vec<Advised>)> = Vec::with_capacity(self.programmes.len());
        for (number, ready) in self.programmes.iter().enumerate() {
            let sheets: Vec<FactSheet> = people.iter().map(|cells| self.facts.sheet(number, cells)).collect();
            let advised = advise_all(ready, &sheets);
            self.count(number, first, &people, &sheets, &advised);
            lanes.push((sheets, advised));
        }
        if self.programmes.len() < 2 {
            return;
        }
        for (person, (place, cells)) in (first + 1..).zip(people.iter().enumerate()) {
            let theirs = self.programmes.iter().zip(&lanes).filter_map(|(ready, (sheets, advised))| {
                Some(Lane { ready, sheet: sheets.get(place)?, advice: &advised.get(place)?.advice })
            });
            let theirs: Vec<Lane<'_>> = theirs.collect();
            for (lane, what) in self.beside.note(person, &self.joint, &theirs) {
                self.fault(lane, person, cells, what);
            }
        }
    }

    fn count(
        &mut self,
        number: usize,
        first: u32,
        people: &[Vec<FactCell>],
        sheets: &[FactSheet],
        advised: &[Advised],
    ) {
        let (Some(ready), Some(start)) = (self.programmes.get(number), sheets.iter().zip(advised).next())
        else {
            return;
        };
        let mut reading = ready.programme.reading(start.0, &start.1.outside);
        let everyone = people.iter().zip(sheets.iter().zip(advised));
        for (person, (cells, (sheet, advised))) in (first + 1..).zip(everyone) {
            reading.turn_to(sheet.cells(), &advised.outside);
            if let Some(counts) = self.counts.get_mut(number) {
                counts.note(person, &advised.advice, &reading);
            }
            for fault in &advised.faults {
                self.fault(
                    number,
                    person,
                    cells,
                    format!("{}: {} ({})", fault.code, fault.what, fault.place),
                );
            }
            for (rule, fact) in &advised.advice.stopped {
                let id = ready.programme.rules.get(usize::from(*rule)).map(|rule| rule.id.to_string());
                let id = id.unwrap_or_default();
                let what =
                    format!("Rule {id} reached for {fact}, which the programme promised never to tailor on.");
                self.fault(number, person, cells, what);
            }
            if self.broken.get(number).is_some_and(Option::is_none)
                && let Some(what) = dosage::broken(ready, &advised.advice)
            {
                self.fault(number, person, cells, what.clone());
                if let Some(broken) = self.broken.get_mut(number) {
                    *broken = Some((person, what));
                }
            }
        }
    }

    /// Keeps a fault with its case, once each.
    fn fault(&mut self, programme: usize, person: u32, cells: &[FactCell], what: String) {
        let Some(ready) = self.programmes.get(programme) else { return };
        let id = &ready.programme.package.manifest.id;
        let of_it = || self.faults.iter().filter(|fault| fault.programme == *id);
        if of_it().any(|fault| fault.what == what) || of_it().count() >= MOST_FAULTS {
            return;
        }
        let case = format!("found-{:03}", of_it().count() + 1);
        let about =
            found::About { site: self.wanted.site_of_cases, person, seed: self.wanted.seed, what: &what };
        let text = found::case(ready, &self.facts, programme, cells, &case, about);
        self.faults.push(Fault { programme: id.clone(), person, what, case, text });
    }

    fn report(self) -> SimulationReport {
        let people = self.wanted.people;
        let counted = self.counts.into_iter().zip(self.broken);
        SimulationReport {
            engine: format!("waymark {}", env!("CARGO_PKG_VERSION")),
            seed: self.wanted.seed,
            people,
            on: self.wanted.on,
            site: self.wanted.site.cloned(),
            programmes: counted.map(|(counts, broken)| counts.report(people, broken)).collect(),
            side_by_side: (self.programmes.len() > 1).then_some(self.beside),
            faults: self.faults,
        }
    }
}
