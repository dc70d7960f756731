//! Workers: child processes for scripts that nobody signed. The parent's side and the child's.
//!
//! A worker is only started when a function or hook that runs outside is really asked for.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use domain::codes;
use domain::fact_sheet::FactCell;
use domain::finding::Finding;
use domain::place::Place;
use isolation::{Limits, Policy, Worker, WorkerCommand};

use crate::content::Content;
use crate::functions::answer;
use crate::sandbox::results::Row;
use crate::sandbox::{Cells, Interpreter};
use crate::stack::on_large_stack;
use crate::table::Hook;
use crate::wire::{self, Answer, Asked, Request};

/// How long one batch may take; each function has its own, shorter limit inside.
const DEADLINE: Duration = Duration::from_secs(4);
/// How many workers may run side by side.
const SIDE_BY_SIDE: usize = 2;
/// How many programmes' content a worker keeps.
const KEPT: usize = 8;

/// The workers of this process; none is started before it is needed.
#[derive(Debug)]
pub(crate) struct Workers {
    all: Vec<(AtomicBool, Worker)>,
    /// How many contents have a number.
    numbers: AtomicU64,
}

impl Workers {
    pub(crate) fn new(command: &WorkerCommand) -> Self {
        let policy = Policy::with_deadline(DEADLINE);
        let worker = |_| (AtomicBool::new(false), Worker::new(command.clone(), policy));
        Self { all: (0..SIDE_BY_SIDE).map(worker).collect(), numbers: AtomicU64::new(0) }
    }

    /// A number no other content of these workers has.
    pub(crate) fn number(&self) -> u64 {
        self.numbers.fetch_add(1, Ordering::Relaxed)
    }

    /// Works out derived facts for a batch of people.
    pub(crate) fn derive(
        &self,
        content: &Content,
        number: u64,
        batch: &[Cells],
    ) -> Result<Vec<Vec<Result<FactCell, Finding>>>, Finding> {
        let request = Request::Derive { number, people: wire::people(batch) };
        match self.ask(content, number, &request)? {
            Answer::Derived(given)
                if given.len() == batch.len()
                    && given.iter().all(|one| one.len() == content.outside.len()) =>
            {
                let cell = |given: Result<(u8, i64), wire::WireFinding>| {
                    given.map(wire::cell).map_err(Finding::from)
                };
                Ok(given.into_iter().map(|one| one.into_iter().map(cell).collect()).collect())
            }
            Answer::Failed(finding) => Err(finding.into()),
            _ => Err(stopped(content, "gave an answer nobody asked for")),
        }
    }

    /// Asks a hook.
    pub(crate) fn hook(
        &self,
        content: &Content,
        number: u64,
        hook: Hook,
        asked: &Asked,
    ) -> Result<Vec<Row>, Finding> {
        let request = Request::Hook { number, hook: hook.name().to_owned(), asked: Box::new(asked.clone()) };
        match self.ask(content, number, &request)? {
            Answer::Rows(rows) => Ok(rows),
            Answer::Failed(finding) => Err(finding.into()),
            _ => Err(stopped(content, "gave an answer nobody asked for")),
        }
    }

    /// Asks a worker that is free, or waits for the first; content is sent when the worker does not have it.
    fn ask(&self, content: &Content, number: u64, request: &Request) -> Result<Answer, Finding> {
        let free = self.all.iter().find(|(busy, _)| !busy.swap(true, Ordering::Acquire));
        let Some((busy, worker)) = free.or(self.all.first()) else {
            return Err(stopped(content, "is not there"));
        };
        let answer = ask_twice(worker, content, number, request);
        busy.store(false, Ordering::Release);
        answer
    }
}

fn ask_twice(worker: &Worker, content: &Content, number: u64, request: &Request) -> Result<Answer, Finding> {
    match say(worker, content, request)? {
        Answer::NotKept => {
            match say(worker, content, &Request::Keep { number, content: Box::new(content.clone()) })? {
                Answer::Kept => say(worker, content, request),
                Answer::Failed(finding) => Err(finding.into()),
                _ => Err(stopped(content, "gave an answer nobody asked for")),
            }
        }
        answer => Ok(answer),
    }
}

fn say(worker: &Worker, content: &Content, request: &Request) -> Result<Answer, Finding> {
    let bytes = serde_json::to_vec(request).map_err(|_| stopped(content, "could not be asked"))?;
    let answer = worker.call(&bytes).map_err(|fault| stopped(content, &fault.to_string()))?;
    serde_json::from_slice(&answer).map_err(|_| stopped(content, "gave an answer that cannot be read"))
}

fn stopped(content: &Content, why: &str) -> Finding {
    let file = content.scripts.first().map_or("logic", |(file, _)| file.as_str());
    let asked =
        if content.outside.is_empty() { String::new() } else { format!(" ({})", content.outside.join(", ")) };
    let what = format!("the scripts of this programme{asked} gave no answer: {why}");
    tracing::warn!(file, why, "a script worker gave no answer");
    Finding::new(codes::SCRIPTS_STOPPED, Place::whole(file), what)
}

/// The worker's side: answers requests on standard input until it is closed. For the binary's hidden subcommand
/// `__script-worker`, before anything else is started.
///
/// # Errors
/// When the conversation with the parent broke off; the process should end with a failing status.
pub fn worker_main() -> std::io::Result<()> {
    let mut kept: BTreeMap<u64, Arc<Interpreter>> = BTreeMap::new();
    isolation::serve(&Limits::default(), |request| {
        let answer = match serde_json::from_slice::<Request>(request) {
            Ok(request) => respond(&mut kept, request),
            Err(_) => failed("the request cannot be read"),
        };
        serde_json::to_vec(&answer).unwrap_or_default()
    })
    .map_err(std::io::Error::other)
}

fn failed(what: &str) -> Answer {
    Answer::Failed((&Finding::new(codes::SCRIPT_ENGINE_FAILED, Place::whole("logic"), what)).into())
}

fn respond(kept: &mut BTreeMap<u64, Arc<Interpreter>>, request: Request) -> Answer {
    let given = match request {
        Request::Keep { number, content } => {
            match on_large_stack(|| Interpreter::build(*content)).and_then(|built| built) {
                Ok(interpreter) => {
                    if kept.len() >= KEPT {
                        kept.pop_first();
                    }
                    kept.insert(number, Arc::new(interpreter));
                    return Answer::Kept;
                }
                Err(finding) => Err(finding),
            }
        }
        Request::Derive { number, people } => {
            let Some(interpreter) = kept.get(&number) else { return Answer::NotKept };
            on_large_stack(|| derive(interpreter, &people))
        }
        Request::Hook { number, hook, asked } => {
            let Some(interpreter) = kept.get(&number) else { return Answer::NotKept };
            match Hook::named(&hook) {
                Some(hook) => on_large_stack(|| answer(interpreter, hook, &asked))
                    .and_then(|rows| rows)
                    .map(Answer::Rows),
                None => return failed("there is no such hook"),
            }
        }
    };
    given.unwrap_or_else(|finding| Answer::Failed((&finding).into()))
}

fn derive(interpreter: &Interpreter, people: &[wire::WirePerson]) -> Answer {
    let people: Vec<Cells> = people.iter().map(Into::into).collect();
    let views: Vec<_> = people.iter().map(Cells::view).collect();
    let one = |cells: Vec<Result<FactCell, Finding>>| {
        cells.into_iter().map(|cell| cell.map(wire::pair).map_err(|finding| (&finding).into())).collect()
    };
    Answer::Derived(interpreter.derive(&views).into_iter().map(one).collect())
}
