//! Where records are, and whether they can be opened.

use serde::Serialize;

use crate::exit::Problem;
use crate::installation::{DeskArgs, Installation, KEYS, Kept};

/// The state of an installation's records.
#[derive(Serialize)]
pub(super) struct Records {
    /// `none`, `sqlite` or `postgresql`.
    engine: &'static str,
    pub(super) words: String,
    /// Whether they should open and do not.
    pub(super) broken: bool,
}

impl Records {
    /// Whether there is an installation.
    pub(super) fn is_there(&self) -> bool {
        self.engine != "none"
    }
}

pub(super) fn state(desk: &DeskArgs) -> Records {
    let data = desk.data.display();
    if !desk.data.join(KEYS).is_file() {
        let words = format!("there is no installation in {data}; `waymark init` begins one");
        return Records { engine: "none", words, broken: false };
    }
    let engine = if desk.database.is_some() { "postgresql" } else { "sqlite" };
    match Installation::open(desk) {
        Ok(installation) => {
            let words = match installation.kept {
                Kept::Sqlite(_) => format!("SQLite in {data}, which opens and is new enough"),
                Kept::Postgres(_) => "the PostgreSQL server that was named, which answers".to_owned(),
            };
            Records { engine, words, broken: false }
        }
        Err(problem) => {
            let why = match problem {
                Problem::WrongUse(what, fix) => format!("{what}. Do: {fix}"),
                Problem::Refused(refusal) => format!("{}. Do: {}", refusal.what, refusal.advice()),
                Problem::Output(error) => error.to_string(),
            };
            Records { engine, words: format!("they cannot be opened: {why}"), broken: true }
        }
    }
}
