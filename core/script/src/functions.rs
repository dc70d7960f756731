//! The `Functions` port: derived facts that stay scripts, and the hooks, in this process or in a worker.

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use domain::codes;
use domain::fact_sheet::FactCell;
use domain::finding::Finding;
use domain::hooks::{Entry, FollowUp, ProgressLine, SessionRecord, SuitabilityAnswer};
use domain::place::Place;
use runtime::ports::{Functions, Hooks, PersonView};
use serde::de::DeserializeOwned;

use crate::content::Content;
use crate::sandbox::results::Row;
use crate::sandbox::{Cells, Interpreter, Told};
use crate::stack::on_large_stack;
use crate::table::Hook;
use crate::wire::{Asked, BATCH};
use crate::worker::Workers;

/// A programme's functions that run.
#[derive(Debug)]
pub(crate) struct Running {
    content: Content,
    hooks: BTreeSet<Hook>,
    /// Where each hook stands, for findings about its rows.
    places: Vec<(Hook, Place)>,
    runner: Runner,
}

#[derive(Debug)]
enum Runner {
    Here(Box<OnceLock<Result<Interpreter, Finding>>>),
    Worker(Arc<Workers>, u64),
}

impl Running {
    /// Functions that run in this process, or in one of `workers`. Nothing is started before it is needed.
    pub(crate) fn new(content: Content, places: Vec<(Hook, Place)>, workers: Option<Arc<Workers>>) -> Self {
        let hooks = places.iter().map(|(hook, _)| *hook).collect();
        let runner = match workers {
            Some(workers) => {
                let number = workers.number();
                Runner::Worker(workers, number)
            }
            None => Runner::Here(Box::default()),
        };
        Self { content, hooks, places, runner }
    }

    fn here<'a>(
        cell: &'a OnceLock<Result<Interpreter, Finding>>,
        content: &Content,
    ) -> Result<&'a Interpreter, Finding> {
        cell.get_or_init(|| Interpreter::build(content.clone())).as_ref().map_err(Clone::clone)
    }

    fn ask(&self, hook: Hook, asked: &Asked) -> Result<Vec<Row>, Finding> {
        match &self.runner {
            Runner::Here(cell) => on_large_stack(|| {
                Self::here(cell, &self.content).and_then(|interpreter| answer(interpreter, hook, asked))
            })?,
            Runner::Worker(workers, number) => workers.hook(&self.content, *number, hook, asked),
        }
    }

    fn rows<T: DeserializeOwned>(
        &self,
        hook: Hook,
        asked: &Asked,
        columns: &[(&str, &[&str])],
    ) -> Result<Vec<T>, Finding> {
        if !self.hooks.contains(&hook) {
            return Ok(Vec::new());
        }
        let rows = self.ask(hook, asked)?;
        let wrong = |what: String| {
            let place = self.places.iter().find(|(other, _)| *other == hook).map(|(_, place)| place.clone());
            let place = place.unwrap_or_else(|| Place::whole("logic"));
            Finding::new(codes::NOT_WHAT_WAS_PROMISED, place, format!("`{}` {what}", hook.name()))
        };
        rows.iter().enumerate().map(|(number, row)| typed(number + 1, row, columns).map_err(wrong)).collect()
    }
}

/// Runs one hook in an interpreter.
pub(crate) fn answer(interpreter: &Interpreter, hook: Hook, asked: &Asked) -> Result<Vec<Row>, Finding> {
    let cells = asked.cells();
    match (&asked.record, &asked.history) {
        (Some(record), _) => interpreter.hook(hook, Told::Record(record, &cells)),
        (None, Some(history)) => interpreter.hook(hook, Told::History(history)),
        (None, None) => interpreter.hook(hook, Told::Person(&cells)),
    }
}

/// Checks a row's columns and reads it as the host's own type; the error completes "`name` ...".
fn typed<T: DeserializeOwned>(number: usize, row: &Row, columns: &[(&str, &[&str])]) -> Result<T, String> {
    for (name, allowed) in columns {
        match row.get(*name) {
            None => return Err(format!("gives row {number} without `{name}`")),
            Some(text) if text.trim().is_empty() => {
                return Err(format!("leaves `{name}` of row {number} empty"));
            }
            Some(text) if !allowed.is_empty() && !allowed.contains(&text.as_str()) => {
                let shown: String = text.chars().take(40).collect();
                return Err(format!(
                    "gives \"{shown}\" as `{name}` of row {number}; it may be {}",
                    allowed.join(", ")
                ));
            }
            Some(_) => {}
        }
    }
    if let Some(more) = row.keys().find(|key| !columns.iter().any(|(name, _)| name == key)) {
        return Err(format!("gives row {number} a column `{more}` that nobody reads"));
    }
    serde_json::to_value(row)
        .and_then(serde_json::from_value)
        .map_err(|_| format!("gives a row {number} that cannot be read"))
}

impl Functions for Running {
    fn derive(&self, people: &[PersonView<'_>]) -> Vec<Vec<Result<FactCell, Finding>>> {
        if self.content.outside.is_empty() {
            return people.iter().map(|_| Vec::new()).collect();
        }
        let failed = |finding: &Finding, count: usize| {
            vec![vec![Err(finding.clone()); self.content.outside.len()]; count]
        };
        match &self.runner {
            Runner::Here(cell) => {
                let given = on_large_stack(|| {
                    let interpreter = Self::here(cell, &self.content)?;
                    Ok(interpreter.derive(people))
                });
                given.and_then(|given| given).unwrap_or_else(|finding| failed(&finding, people.len()))
            }
            Runner::Worker(workers, number) => people
                .chunks(BATCH)
                .flat_map(|batch| {
                    let batch: Vec<Cells> = batch.iter().map(cells).collect();
                    let given = workers.derive(&self.content, *number, &batch);
                    given.unwrap_or_else(|finding| failed(&finding, batch.len()))
                })
                .collect(),
        }
    }

    fn hooks(&self) -> Hooks {
        Hooks {
            suitability: self.hooks.contains(&Hook::Suitability),
            follow_up: self.hooks.contains(&Hook::FollowUp),
            progress: self.hooks.contains(&Hook::Progress),
        }
    }

    fn suitability(&self, person: PersonView<'_>) -> Result<Vec<SuitabilityAnswer>, Finding> {
        let answers: &[&str] = &["met", "not-met", "not-known"];
        let columns = [("question", &[][..]), ("answer", answers), ("because", &[])];
        self.rows(Hook::Suitability, &Asked::person(&cells(&person)), &columns)
    }

    fn follow_up(&self, record: &SessionRecord, person: PersonView<'_>) -> Result<Vec<FollowUp>, Finding> {
        let kinds: &[&str] = &["suggest", "find-out", "raise", "remind"];
        let columns = [("do", kinds), ("subject", &[]), ("because", &[])];
        self.rows(Hook::FollowUp, &Asked::record(record.clone(), &cells(&person)), &columns)
    }

    fn progress(&self, history: &[Entry]) -> Result<Vec<ProgressLine>, Finding> {
        let columns = [("goal", &[][..]), ("line", &[])];
        self.rows(Hook::Progress, &Asked::history(history.to_vec()), &columns)
    }
}

fn cells(person: &PersonView<'_>) -> Cells {
    Cells { cells: person.cells.into(), in_date_only: person.in_date_only }
}
