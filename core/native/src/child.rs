//! The child's side: takes a library, loads it, and answers calls with it until the parent closes the pipe.
//!
//! What it may still do at each step is `isolation`'s; how a plugin's functions are called is in `glue`.

use std::time::{Duration, Instant};

use isolation::{Limits, Walls};

use crate::fault::Phase;
use crate::glue::Instance;
use crate::library::{Loaded, Unsealed, bring_support, load};
use crate::metadata::MOST_LIBRARY_BYTES;
use crate::wire::{Reply, Request};

/// Answers together are at most about this long; the rest is asked for again. Two more would still fit into a frame.
const MOST_ANSWER_BYTES: usize = 8 * 1024 * 1024;

/// Answers requests on standard input until it is closed. For the binary's hidden subcommand `__plugin-worker`, before
/// anything else is started, no thread either.
///
/// # Errors
/// When the conversation with the parent broke off; the process should end with a failing status.
pub fn worker_main() -> std::io::Result<()> {
    bring_support();
    let mut child = Child::Empty;
    let limits = Limits::for_a_library(MOST_LIBRARY_BYTES);
    isolation::serve_library(&limits, |request, walls| match Request::read(request) {
        Some(request) => child.answer(request, walls),
        None => Reply::refused(Phase::Load, "the request cannot be read"),
    })
    .map_err(std::io::Error::other)
}

/// How far this process is. It only ever goes on: another library needs another process.
#[derive(Debug)]
enum Child {
    Empty,
    Receiving(Unsealed),
    Loaded(Loaded),
    Ready(Instance),
    /// What is said from then on.
    Refused(Phase, String),
}

impl Child {
    fn answer(&mut self, request: Request<'_>, walls: &mut Walls) -> Vec<u8> {
        if let Self::Refused(phase, why) = self {
            return Reply::refused(*phase, why);
        }
        let phase = if matches!(request, Request::Hello(_)) { Phase::Hello } else { Phase::Load };
        let next = match (request, std::mem::replace(self, Self::Empty)) {
            (Request::Call { operation, budget_ms, inputs }, Self::Ready(mut instance)) => {
                let answers = call(&mut instance, operation, budget_ms, &inputs);
                *self = Self::Ready(instance);
                return answers;
            }
            (Request::Part(at, bytes), Self::Empty) => received(Unsealed::new(), at, bytes),
            (Request::Part(at, bytes), Self::Receiving(file)) => received(Ok(file), at, bytes),
            (Request::Load, Self::Receiving(file)) => loaded(file, walls).map(Self::Loaded),
            (Request::Hello(operations), Self::Loaded(library)) => {
                begun(library, operations).map(Self::Ready)
            }
            (_, as_before) => {
                *self = as_before;
                return Reply::not_ready();
            }
        };
        match next {
            Ok(next) => {
                *self = next;
                Reply::done()
            }
            Err(why) => {
                let reply = Reply::refused(phase, &why);
                *self = Self::Refused(phase, why);
                reply
            }
        }
    }
}

fn received(file: std::io::Result<Unsealed>, at: u64, bytes: &[u8]) -> Result<Child, String> {
    let taken = file.and_then(|mut file| file.add(at, bytes).map(|in_order| (file, in_order)));
    match taken {
        Ok((file, true)) => Ok(Child::Receiving(file)),
        Ok((_, false)) => Err("parts of it came out of order".to_owned()),
        Err(error) => Err(format!("it could not be kept in memory: {error}")),
    }
}

#[expect(unsafe_code, reason = "what runs here was verified, and the walls are up")]
fn loaded(file: Unsealed, walls: &mut Walls) -> Result<Loaded, String> {
    let walled = |error: std::io::Error| format!("it could not be walled off: {error}");
    let sealed = file.seal().map_err(|error| format!("its bytes could not be sealed: {error}"))?;
    walls.before_loading().map_err(walled)?;
    // SAFETY: this process is for the library alone, and has nothing left that it could harm.
    let library = unsafe { load(&sealed) };
    // In any case: constructors may have run.
    walls.before_calling().map_err(walled)?;
    library
}

#[expect(unsafe_code, reason = "what runs here was verified, and the walls are up")]
fn begun(library: Loaded, operations: u32) -> Result<Instance, String> {
    // SAFETY: the entry is from the library, which is never unloaded; whether it is as it should be is this process's
    // risk alone.
    unsafe { Instance::begin(library.entry(), operations) }
}

fn call(instance: &mut Instance, operation: u32, budget_ms: u32, inputs: &[&[u8]]) -> Vec<u8> {
    let (begun, budget) = (Instant::now(), Duration::from_millis(budget_ms.into()));
    let mut answers = Reply::answers();
    for input in inputs {
        let (ended, answer) = instance.call(operation, input);
        Reply::push(&mut answers, ended, answer);
        if answers.len() > MOST_ANSWER_BYTES || begun.elapsed() > budget {
            break;
        }
    }
    answers
}
