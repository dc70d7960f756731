//! The parent's side: one worker that is started when needed, ended when it misbehaves, and started again.
//!
//! The child itself is in `process`, the rules for restarting in `circuit`. Several calls at once need several
//! workers.

use crate::circuit::{Circuit, Crashes, Restart};
use crate::fault::{Side, WorkerFault};
use crate::frame;
use crate::process::Process;
use crate::sandbox_level::SandboxLevel;
use crate::stderr::Said;
use crate::wire;
use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// The program a worker runs. It must call [`serve`](crate::serve).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkerCommand {
    /// The program's absolute path: it starts in `/` and without environment variables.
    pub program: PathBuf,
    /// Its arguments.
    pub args: Vec<OsString>,
}

/// How a worker is supervised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Policy {
    /// How long one call may take. Starting the child and waiting for another call come on top.
    pub deadline: Duration,
    /// How long a child may take to start and greet.
    pub start_deadline: Duration,
    /// The pause before the restart after a crash; it doubles with each further recent crash.
    pub back_off: Duration,
    /// When restarts stop for a while.
    pub circuit: Circuit,
    /// How long a child may stand idle before [`Worker::reap_idle`] ends it; `None` keeps it.
    pub idle: Option<Duration>,
}

impl Policy {
    /// The usual supervision with this deadline for a call.
    #[must_use]
    pub fn with_deadline(deadline: Duration) -> Self {
        Self {
            deadline,
            start_deadline: Duration::from_secs(5),
            back_off: Duration::from_millis(50),
            circuit: Circuit::default(),
            idle: None,
        }
    }
}

/// One supervised child process that answers one call at a time. Dropping it ends and reaps the child.
#[derive(Debug)]
pub struct Worker {
    command: WorkerCommand,
    policy: Policy,
    state: Mutex<State>,
    said: Said,
}

#[derive(Debug)]
struct State {
    process: Option<Process>,
    crashes: Crashes,
    calls: u64,
    last_used: Instant,
}

impl Worker {
    /// A worker that has not been started yet.
    #[must_use]
    pub fn new(command: WorkerCommand, policy: Policy) -> Self {
        let state = State { process: None, crashes: Crashes::default(), calls: 0, last_used: Instant::now() };
        Self { command, policy, state: Mutex::new(state), said: Said::default() }
    }

    /// Sends `request` and waits for the answer, starting the child if there is none.
    ///
    /// Blocks: for other calls to this worker, for the pause after a crash, for the start, and for the answer
    /// until the deadline. Only this worker's own lock is held meanwhile.
    ///
    /// # Errors
    /// Any [`WorkerFault`]. All but a too large request and an open circuit count as a crash.
    pub fn call(&self, request: &[u8]) -> Result<Vec<u8>, WorkerFault> {
        self.call_within(request, self.policy.deadline)
    }

    /// As [`Worker::call`], with a deadline of its own: for a request that stands for several.
    ///
    /// # Errors
    /// As for [`Worker::call`].
    pub fn call_within(&self, request: &[u8], deadline: Duration) -> Result<Vec<u8>, WorkerFault> {
        // What the child cannot take is refused before it is asked: that is no crash of its.
        let bytes = request.len() as u64 + wire::HEAD;
        if bytes > frame::CAP.into() {
            return Err(WorkerFault::TooLarge { side: Side::Request, bytes, cap: frame::CAP });
        }
        self.with_process(|process, call| process.call(call, request, deadline))
    }

    /// What the child could take away from itself, starting it if there is none.
    ///
    /// # Errors
    /// As for [`Worker::call`].
    pub fn sandbox(&self) -> Result<SandboxLevel, WorkerFault> {
        self.with_process(|process, _| Ok(process.sandbox()))
    }

    /// The first kibibytes of what its children wrote to standard error so far; for whoever tries a worker out.
    #[must_use]
    pub fn wrote(&self) -> String {
        self.said.text()
    }

    /// Ends a child that has been idle for longer than the policy allows, and says whether it did.
    ///
    /// To be called every now and then; never waits for a running call.
    pub fn reap_idle(&self) -> bool {
        let Ok(mut state) = self.state.try_lock() else { return false };
        let over = self.policy.idle.is_some_and(|idle| state.last_used.elapsed() >= idle);
        over && state.process.take().is_some()
    }

    fn with_process<T>(
        &self,
        work: impl FnOnce(&mut Process, u64) -> Result<T, WorkerFault>,
    ) -> Result<T, WorkerFault> {
        let mut state = self.lock();
        let outcome = self.ready(&mut state).and_then(|mut process| {
            state.calls += 1;
            let done = work(&mut process, state.calls)?;
            // Put back only now: a fault drops the process, which ends and reaps it.
            state.process = Some(process);
            Ok(done)
        });
        if outcome.as_ref().is_err_and(|fault| !matches!(fault, WorkerFault::CircuitOpen { .. })) {
            state.crashes.record(Instant::now(), &self.policy.circuit);
        }
        state.last_used = Instant::now();
        outcome
    }

    /// The running child, or a new one as soon as the crashes so far allow it.
    fn ready(&self, state: &mut State) -> Result<Process, WorkerFault> {
        if let Some(process) = state.process.take() {
            if !process.has_ended() {
                return Ok(process);
            }
            state.crashes.record(Instant::now(), &self.policy.circuit);
        }
        match state.crashes.restart(Instant::now(), self.policy.back_off, &self.policy.circuit) {
            Restart::After(pause) => thread::sleep(pause),
            Restart::Refused(left) => {
                let retry_in_ms = u64::try_from(left.as_millis()).unwrap_or(u64::MAX);
                return Err(WorkerFault::CircuitOpen { crashes: self.policy.circuit.crashes, retry_in_ms });
            }
        }
        Process::start(&self.command, self.policy.start_deadline, &self.said)
    }

    /// A caller that panicked elsewhere leaves nothing half done here.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
