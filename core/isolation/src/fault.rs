//! What can go wrong with a worker, in words that name the phase: start, hello or call.
//!
//! Which plugin or script it was for is the caller's to add; no content is ever quoted.

use std::fmt;
use std::os::unix::process::ExitStatusExt;
use std::process::ExitStatus;

/// Why a call to a worker gave no answer. The worker is ready for the next call after any of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WorkerFault {
    /// The child could not be started.
    Spawn {
        /// The system's reason.
        why: String,
    },
    /// The child started but did not greet as a worker; it has been ended.
    Hello {
        /// What it did instead.
        why: String,
    },
    /// No answer came by the deadline; the child has been ended.
    TimedOut {
        /// The deadline, in milliseconds from the start of the call.
        after_ms: u64,
    },
    /// The child ended before it answered.
    Died {
        /// How it ended.
        ending: Ending,
    },
    /// A message was longer than a frame may be. After an answer that was, the child has been ended.
    TooLarge {
        /// Which message.
        side: Side,
        /// Its length in bytes.
        bytes: u64,
        /// The most that is taken, in bytes.
        cap: u32,
    },
    /// The child has crashed too often lately and was not started.
    CircuitOpen {
        /// How many crashes opened the circuit.
        crashes: usize,
        /// When a call will start it again, in milliseconds.
        retry_in_ms: u64,
    },
    /// The child broke the protocol; it has been ended.
    Protocol {
        /// What it did.
        why: String,
    },
}

impl WorkerFault {
    /// The phase it happened in: `start`, `hello` or `call`.
    #[must_use]
    pub fn phase(&self) -> &'static str {
        match self {
            Self::Spawn { .. } | Self::CircuitOpen { .. } => "start",
            Self::Hello { .. } => "hello",
            Self::TimedOut { .. } | Self::Died { .. } | Self::TooLarge { .. } | Self::Protocol { .. } => {
                "call"
            }
        }
    }

    /// The message without its phase.
    pub(crate) fn words(&self) -> String {
        match self {
            Self::Spawn { why } => format!("the worker could not be started: {why}"),
            Self::Hello { why } => why.clone(),
            Self::TimedOut { after_ms } => {
                format!("the worker gave no answer within {after_ms} ms and was ended")
            }
            Self::Died { ending } => format!("the worker {ending}"),
            Self::TooLarge { side, bytes, cap } => {
                format!("the {side} of {bytes} bytes is over the cap of {cap} bytes")
            }
            Self::CircuitOpen { crashes, retry_in_ms } => {
                format!("the worker crashed {crashes} times and is left alone for another {retry_in_ms} ms")
            }
            Self::Protocol { why } => format!("the worker {why} and was ended"),
        }
    }
}

impl fmt::Display for WorkerFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.phase(), self.words())
    }
}

impl std::error::Error for WorkerFault {}

/// How a child ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// It exited with this status, which may be 0.
    Status(i32),
    /// This signal ended it.
    Signal(i32),
}

impl From<ExitStatus> for Ending {
    fn from(status: ExitStatus) -> Self {
        match status.signal() {
            Some(signal) => Self::Signal(signal),
            None => Self::Status(status.code().unwrap_or_default()),
        }
    }
}

impl fmt::Display for Ending {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let signal = match self {
            Self::Status(status) => return write!(f, "exited with status {status}"),
            Self::Signal(signal) => *signal,
        };
        // Numbers that mean the same on every Unix we build for.
        let meaning = match signal {
            4 => " (illegal instruction)",
            6 => " (it aborted)",
            8 => " (arithmetic fault)",
            9 => " (killed)",
            11 => " (memory fault)",
            24 => " (processor time used up)",
            _ => "",
        };
        write!(f, "was ended by signal {signal}{meaning}")
    }
}

/// Which of the two messages of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// From the parent to the worker.
    Request,
    /// From the worker to the parent.
    Answer,
}

impl fmt::Display for Side {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Request => "request",
            Self::Answer => "answer",
        })
    }
}
