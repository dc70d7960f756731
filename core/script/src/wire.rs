//! What this process and a worker say to each other: plain data as JSON, whole batches at once.
//!
//! Content is sent once per worker and goes by a number afterwards. No names of people ever travel.

use domain::codes;
use domain::fact_sheet::{FactCell, FactState};
use domain::finding::Finding;
use domain::hooks::{Entry, SessionRecord};
use domain::place::Place;
use serde::{Deserialize, Serialize};

use crate::content::Content;
use crate::sandbox::Cells;
use crate::sandbox::results::Row;

/// How many people travel at once.
pub(crate) const BATCH: usize = 256;

/// A person's cells.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct WirePerson {
    in_date_only: bool,
    cells: Vec<(u8, i64)>,
}

/// What a hook is asked with.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Asked {
    person: WirePerson,
    pub(crate) record: Option<SessionRecord>,
    pub(crate) history: Option<Vec<Entry>>,
}

/// What a worker is asked.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum Request {
    /// To keep this content under its number.
    Keep { number: u64, content: Box<Content> },
    /// To work derived facts out.
    Derive { number: u64, people: Vec<WirePerson> },
    /// To ask a hook.
    Hook { number: u64, hook: String, asked: Box<Asked> },
}

/// What a worker answers.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum Answer {
    Kept,
    /// The content of this number was never kept, or was dropped for another.
    NotKept,
    Derived(Vec<Vec<Result<(u8, i64), WireFinding>>>),
    Rows(Vec<Row>),
    Failed(WireFinding),
}

/// A finding on the wire: its code as text.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct WireFinding {
    code: String,
    place: WirePlace,
    what: String,
    fix: String,
    also: Vec<(WirePlace, String)>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct WirePlace(String, u32, u32, u32);

impl From<&Place> for WirePlace {
    fn from(place: &Place) -> Self {
        Self(place.file.to_string(), place.line, place.column, place.length)
    }
}

impl From<WirePlace> for Place {
    fn from(WirePlace(file, line, column, length): WirePlace) -> Self {
        Self { file: file.into(), line, column, length }
    }
}

impl From<&Finding> for WireFinding {
    fn from(finding: &Finding) -> Self {
        Self {
            code: finding.code.as_str().to_owned(),
            place: (&finding.place).into(),
            what: finding.what.clone(),
            fix: finding.fix.clone(),
            also: finding.also.iter().map(|also| ((&also.place).into(), also.note.clone())).collect(),
        }
    }
}

impl From<WireFinding> for Finding {
    fn from(wire: WireFinding) -> Self {
        let code = codes::named(&wire.code).unwrap_or(codes::SCRIPT_ENGINE_FAILED);
        let finding = Self::new(code, wire.place.into(), wire.what).fix(wire.fix);
        wire.also.into_iter().fold(finding, |finding, (place, note)| finding.also(place.into(), note))
    }
}

impl From<&Cells> for WirePerson {
    fn from(cells: &Cells) -> Self {
        Self { in_date_only: cells.in_date_only, cells: cells.cells.iter().map(|cell| pair(*cell)).collect() }
    }
}

impl From<&WirePerson> for Cells {
    fn from(wire: &WirePerson) -> Self {
        let cells: Vec<FactCell> = wire.cells.iter().map(|pair| cell(*pair)).collect();
        Self { cells: cells.into(), in_date_only: wire.in_date_only }
    }
}

impl Asked {
    pub(crate) fn person(cells: &Cells) -> Self {
        Self { person: cells.into(), record: None, history: None }
    }

    pub(crate) fn record(record: SessionRecord, cells: &Cells) -> Self {
        Self { record: Some(record), ..Self::person(cells) }
    }

    pub(crate) fn history(history: Vec<Entry>) -> Self {
        let nobody = WirePerson { in_date_only: false, cells: Vec::new() };
        Self { person: nobody, record: None, history: Some(history) }
    }

    pub(crate) fn cells(&self) -> Cells {
        (&self.person).into()
    }
}

/// A cell as state and bits.
pub(crate) fn pair(cell: FactCell) -> (u8, i64) {
    (cell.state as u8, cell.bits)
}

/// A cell from state and bits; a state there is none of is not known.
pub(crate) fn cell((state, bits): (u8, i64)) -> FactCell {
    let state = match state {
        0 => FactState::Known,
        1 => FactState::OutOfDate,
        3 => FactState::Conflicting,
        4 => FactState::RatherNotSay,
        5 => FactState::TwoAccounts,
        6 => FactState::NobodyHoldsIt,
        _ => FactState::NotKnown,
    };
    FactCell { state, bits }
}

/// People for the wire.
pub(crate) fn people(cells: &[Cells]) -> Vec<WirePerson> {
    cells.iter().map(WirePerson::from).collect()
}
