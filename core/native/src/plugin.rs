//! The parent's side of one plugin: asks its child, loading it where needed, and says what went wrong.
//!
//! Starting, deadlines, restarts and the circuit are `isolation`'s; what is asked and answered is checked in `checks`.

mod trial;

pub use trial::Came;

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use isolation::{Policy, SandboxLevel, Worker, WorkerCommand};
use serde_json::Value;

use crate::checks::Checks;
use crate::fault::{Phase, PluginFault, Trouble, one_line};
use crate::metadata::Metadata;
use crate::wire::{Ended, Reply, Request};

/// How a plugin is supervised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// How long one call may take; its child is ended at that, and so it is when loading takes longer.
    pub policy: Policy,
    /// Whether it may only run where every protection is in force.
    pub whole_walls: bool,
}

impl Default for Settings {
    /// A second a call, children ended after five idle minutes, whatever protection the system offers.
    fn default() -> Self {
        let policy =
            Policy { idle: Some(Duration::from_secs(300)), ..Policy::with_deadline(Duration::from_secs(1)) };
        Self { policy, whole_walls: false }
    }
}

/// A plugin that can be asked. Its child is started when it is first needed, and dropping this ends it.
#[derive(Debug)]
pub struct Plugin {
    metadata: Metadata,
    library: Arc<[u8]>,
    checks: Checks,
    worker: Worker,
    settings: Settings,
    /// Between finding that a child has no library and its having one, nobody else may ask.
    one_at_a_time: Mutex<()>,
}

/// How much of a library is sent at once.
const PART_BYTES: usize = 4 * 1024 * 1024;
/// Questions that are sent together are at most so many, and about so long.
const TOGETHER: usize = 256;
const TOGETHER_BYTES: usize = 4 * 1024 * 1024;
/// How long a child goes on with questions that were sent together before it gives back what it has.
const BUDGET: Duration = Duration::from_millis(250);

impl Plugin {
    /// A plugin of these bytes, with the usual settings. `metadata` is what [`read`](crate::read) made of the same bytes;
    /// `command` must lead to [`worker_main`](crate::worker_main).
    ///
    /// # Errors
    /// When a description in the metadata cannot be used.
    pub fn new(library: Arc<[u8]>, metadata: Metadata, command: WorkerCommand) -> Result<Self, PluginFault> {
        Self::with(library, metadata, command, Settings::default())
    }

    /// As [`Plugin::new`], with settings of one's own.
    ///
    /// # Errors
    /// As for [`Plugin::new`].
    pub fn with(
        library: Arc<[u8]>,
        metadata: Metadata,
        command: WorkerCommand,
        settings: Settings,
    ) -> Result<Self, PluginFault> {
        let checks = Checks::new(&metadata).map_err(|why| PluginFault {
            plugin: metadata.id.clone(),
            operation: None,
            phase: Phase::Verify,
            trouble: Trouble::Metadata(why),
        })?;
        let worker = Worker::new(command, settings.policy);
        Ok(Self { metadata, library, checks, worker, settings, one_at_a_time: Mutex::default() })
    }

    /// What it says about itself.
    #[must_use]
    pub fn metadata(&self) -> &Metadata {
        &self.metadata
    }

    /// Asks an operation about one thing.
    ///
    /// # Errors
    /// Any [`PluginFault`].
    pub fn call(&self, operation: &str, asked: &Value) -> Result<Value, PluginFault> {
        let number = self.number(operation)?;
        let at_call = |trouble| self.fault(operation, Phase::Call, trouble);
        let input = self.checks.asked(number, asked).map_err(at_call)?;
        let mut answers = self.ask(operation, number, &[&input])?;
        answers.pop().unwrap_or_else(|| Err(at_call(strange())))
    }

    /// Asks an operation about many things, which costs far less than one by one; the answers in the same order.
    ///
    /// A question that ends the child costs only itself: what was sent with it is asked again, each alone.
    pub fn call_many(&self, operation: &str, asked: &[Value]) -> Vec<Result<Value, PluginFault>> {
        let number = match self.number(operation) {
            Ok(number) => number,
            Err(fault) => return asked.iter().map(|_| Err(fault.clone())).collect(),
        };
        let input = |asked| {
            self.checks.asked(number, asked).map_err(|trouble| self.fault(operation, Phase::Call, trouble))
        };
        let inputs: Vec<Result<Vec<u8>, PluginFault>> = asked.iter().map(input).collect();
        let fine: Vec<&[u8]> = inputs.iter().filter_map(|input| input.as_deref().ok()).collect();
        let mut answers = self.ask_in_turns(operation, number, &fine).into_iter();
        let next = |input| match input {
            Ok(_) => answers.next().unwrap_or_else(|| Err(self.fault(operation, Phase::Call, strange()))),
            Err(fault) => Err(fault),
        };
        inputs.into_iter().map(next).collect()
    }

    /// What protects the rest from it here; starts its child, and does not load it.
    ///
    /// # Errors
    /// When the child cannot be started.
    pub fn sandbox(&self) -> Result<SandboxLevel, PluginFault> {
        self.worker.sandbox().map_err(|fault| self.fault_at(Phase::Load, fault.into()))
    }

    /// Ends a child that nobody has asked for as long as the settings say; to be called every now and then.
    pub fn reap_idle(&self) -> bool {
        self.worker.reap_idle()
    }

    fn number(&self, operation: &str) -> Result<u32, PluginFault> {
        let number = self.metadata.number(operation);
        number.ok_or_else(|| self.fault(operation, Phase::Call, Trouble::NoSuchOperation))
    }

    fn ask_in_turns(
        &self,
        operation: &str,
        number: u32,
        mut inputs: &[&[u8]],
    ) -> Vec<Result<Value, PluginFault>> {
        let mut answers = Vec::with_capacity(inputs.len());
        while !inputs.is_empty() {
            let together = together(inputs);
            let turn = inputs.get(..together).unwrap_or(inputs);
            let answered = match self.ask(operation, number, turn) {
                Ok(answered) => answered,
                Err(fault) if turn.len() == 1 => vec![Err(fault)],
                // Nobody can tell which of them it was.
                Err(_) => turn.iter().map(|input| self.alone(operation, number, input)).collect(),
            };
            inputs = inputs.get(answered.len()..).unwrap_or_default();
            answers.extend(answered);
        }
        answers
    }

    fn alone(&self, operation: &str, number: u32, input: &[u8]) -> Result<Value, PluginFault> {
        let mut answers = self.ask(operation, number, &[input])?;
        answers.pop().unwrap_or_else(|| Err(self.fault(operation, Phase::Call, strange())))
    }

    /// Sends questions together. The answers are to the first of them, to one at least, perhaps not to all.
    fn ask(
        &self,
        operation: &str,
        number: u32,
        inputs: &[&[u8]],
    ) -> Result<Vec<Result<Value, PluginFault>>, PluginFault> {
        if !cfg!(target_os = "linux") {
            return Err(self.fault_at(Phase::Load, Trouble::BrokeOff(crate::fault::LINUX_ONLY.to_owned())));
        }
        let budget_ms = u32::try_from(BUDGET.as_millis()).unwrap_or(u32::MAX);
        let request = Request::Call { operation: number, budget_ms, inputs: inputs.to_vec() }.write();
        // The last of them may begin when the time is nearly over, and has its own time then.
        let allowed = match inputs.len() {
            1 => self.settings.policy.deadline,
            _ => self.settings.policy.deadline.saturating_add(BUDGET),
        };
        let at_call = |trouble| self.fault(operation, Phase::Call, trouble);
        let say = || self.worker.call_within(&request, allowed).map_err(|fault| at_call(fault.into()));
        let _alone = self.one_at_a_time.lock().unwrap_or_else(PoisonError::into_inner);
        let mut reply = say()?;
        if Reply::read(&reply) == Some(Reply::NotReady) {
            self.load()?;
            reply = say()?;
        }
        match Reply::read(&reply) {
            Some(Reply::Answers(answers)) if !answers.is_empty() && answers.len() <= inputs.len() => {
                let read = |(ended, answer)| self.read(number, ended, answer).map_err(at_call);
                Ok(answers.into_iter().map(read).collect())
            }
            // What was said when it was loaded, by a child that stayed.
            Some(Reply::Refused(phase, why)) => Err(self.fault_at(phase, Trouble::BrokeOff(one_line(why)))),
            _ => Err(at_call(strange())),
        }
    }

    fn read(&self, number: u32, ended: Ended, answer: &[u8]) -> Result<Value, Trouble> {
        let words = || one_line(&String::from_utf8_lossy(answer));
        match ended {
            Ended::Answered => self.checks.answered(number, answer),
            Ended::Declined => Err(Trouble::Declined(words())),
            Ended::NotSupported => {
                Err(Trouble::BrokeOff("it does not know the operation it offers".to_owned()))
            }
            Ended::Failed => Err(Trouble::BrokeOff(format!("it failed: {}", words()))),
            Ended::Panicked => Err(Trouble::BrokeOff(format!("its code broke off: {}", words()))),
            Ended::TooLong => Err(Trouble::NotAsDescribed("what it answered is over 1 MiB long".to_owned())),
        }
    }

    /// Gives the child its library, has it loaded, and has the plugin begin.
    fn load(&self) -> Result<(), PluginFault> {
        if self.settings.whole_walls {
            let level = self.sandbox()?;
            if !level.is_complete() {
                return Err(
                    self.fault_at(Phase::Load, Trouble::Walls(format!("this machine offers: {level}")))
                );
            }
        }
        for (number, part) in self.library.chunks(PART_BYTES).enumerate() {
            self.step(Phase::Load, &Request::Part((number * PART_BYTES) as u64, part))?;
        }
        self.step(Phase::Load, &Request::Load)?;
        let operations = u32::try_from(self.metadata.operations.len()).unwrap_or(u32::MAX);
        self.step(Phase::Hello, &Request::Hello(operations))?;
        tracing::info!(plugin.id = %self.metadata.id, plugin.version = %self.metadata.version, "A plugin was loaded.");
        Ok(())
    }

    fn step(&self, phase: Phase, request: &Request<'_>) -> Result<(), PluginFault> {
        let fault = |trouble| self.fault_at(phase, trouble);
        let reply = self.worker.call(&request.write()).map_err(|why| fault(why.into()))?;
        match Reply::read(&reply) {
            Some(Reply::Done) => Ok(()),
            Some(Reply::Refused(phase, why)) => Err(self.fault_at(phase, Trouble::BrokeOff(one_line(why)))),
            Some(Reply::NotReady) => {
                Err(fault(Trouble::BrokeOff("its process ended between two steps".to_owned())))
            }
            _ => Err(fault(strange())),
        }
    }

    fn fault(&self, operation: &str, phase: Phase, trouble: Trouble) -> PluginFault {
        PluginFault {
            plugin: self.metadata.id.clone(),
            operation: Some(operation.to_owned()),
            phase,
            trouble,
        }
    }

    fn fault_at(&self, phase: Phase, trouble: Trouble) -> PluginFault {
        PluginFault { plugin: self.metadata.id.clone(), operation: None, phase, trouble }
    }
}

fn strange() -> Trouble {
    Trouble::BrokeOff("its process answered something that was not asked".to_owned())
}

/// How many of the first inputs are sent together: one at least.
fn together(inputs: &[&[u8]]) -> usize {
    let mut bytes = 0;
    let fits = inputs.iter().take(TOGETHER).take_while(|input| {
        bytes += input.len();
        bytes <= TOGETHER_BYTES
    });
    fits.count().max(1)
}
