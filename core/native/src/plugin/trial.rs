//! Trying a plugin out: bytes that nobody should ever ask, what it wrote, and how each call ended.

use std::sync::PoisonError;

use serde_json::Value;

use super::{Plugin, strange};
use crate::fault::{Phase, PluginFault, Trouble, one_line};
use crate::wire::{Ended, Reply, Request};

/// What came of bytes that were not checked beforehand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Came {
    /// An answer, as described or not.
    Answer(Vec<u8>),
    /// It declined, in these words.
    Declined(String),
    /// It said that something went wrong, in these words.
    Failed(String),
    /// It says that it has no such operation.
    NotSupported,
    /// Its own code broke off and was caught: the words that are left of it.
    Panicked(String),
    /// More than an answer may be.
    TooLong,
}

impl Plugin {
    /// Asks an operation about bytes as they are, whatever they are. For trying a plugin out, never for content.
    ///
    /// # Errors
    /// Any [`PluginFault`] of the child: that it could not be loaded, ended or gave no answer.
    pub fn try_bytes(&self, operation: &str, input: &[u8]) -> Result<Came, PluginFault> {
        let number = self.number(operation)?;
        let at_call = |trouble| self.fault(operation, Phase::Call, trouble);
        let request = Request::Call { operation: number, budget_ms: 0, inputs: vec![input] }.write();
        let _alone = self.one_at_a_time.lock().unwrap_or_else(PoisonError::into_inner);
        let say = || self.worker.call(&request).map_err(|fault| at_call(fault.into()));
        let mut reply = say()?;
        if Reply::read(&reply) == Some(Reply::NotReady) {
            self.load()?;
            reply = say()?;
        }
        match Reply::read(&reply) {
            Some(Reply::Answers(answers)) => answers.first().map(|(ended, answer)| came(*ended, answer)),
            Some(Reply::Refused(phase, why)) => {
                return Err(self.fault_at(phase, Trouble::BrokeOff(one_line(why))));
            }
            _ => None,
        }
        .ok_or_else(|| at_call(strange()))
    }

    /// Whether a question fits the description of what the operation takes.
    #[must_use]
    pub fn takes(&self, operation: &str, asked: &Value) -> bool {
        self.metadata.number(operation).is_some_and(|number| self.checks.asked(number, asked).is_ok())
    }

    /// The first kibibytes of what it wrote to standard error so far.
    #[must_use]
    pub fn wrote(&self) -> String {
        self.worker.wrote()
    }
}

fn came(ended: Ended, answer: &[u8]) -> Came {
    let words = || one_line(&String::from_utf8_lossy(answer));
    match ended {
        Ended::Answered => Came::Answer(answer.to_vec()),
        Ended::Declined => Came::Declined(words()),
        Ended::NotSupported => Came::NotSupported,
        Ended::Failed => Came::Failed(words()),
        Ended::Panicked => Came::Panicked(words()),
        Ended::TooLong => Came::TooLong,
    }
}
