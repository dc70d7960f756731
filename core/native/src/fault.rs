//! What can go wrong with a plugin: which one, asked for what, in which phase; and the finding an administrator reads.

use std::fmt;

use domain::codes::{self, Code};
use domain::finding::Finding;
use domain::place::Place;
use isolation::WorkerFault;

/// What is said on other systems.
pub(crate) const LINUX_ONLY: &str = "plugins run on Linux only";
/// No text of a plugin's is quoted further.
const QUOTED: usize = 300;

/// When it went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Before any of its code ran.
    Verify,
    /// While it was loaded.
    Load,
    /// While it said what it is and made what it works with.
    Hello,
    /// While it was asked.
    Call,
}

impl fmt::Display for Phase {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Verify => "verify",
            Self::Load => "load",
            Self::Hello => "hello",
            Self::Call => "call",
        })
    }
}

/// What went wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Its metadata cannot be worked with.
    Metadata(String),
    /// The machine cannot wall it off as demanded.
    Walls(String),
    /// It broke off or refused, in the phase that is named.
    BrokeOff(String),
    /// What it is asked, or what it answered, is not as described.
    NotAsDescribed(String),
    /// It broke off too often and is left alone.
    Paused {
        /// How long still, in milliseconds.
        retry_in_ms: u64,
    },
    /// It offers no such operation.
    NoSuchOperation,
    /// It cannot answer this, and says why in its own words.
    Declined(String),
}

/// Why a plugin gave no answer. The next call to it may work, and everything else goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PluginFault {
    /// Which plugin.
    pub plugin: String,
    /// What it was asked for, where it was asked.
    pub operation: Option<String>,
    /// When.
    pub phase: Phase,
    /// What.
    pub trouble: Trouble,
}

impl PluginFault {
    /// Its code, N011 to N020.
    #[must_use]
    pub fn code(&self) -> Code {
        match (&self.trouble, self.phase) {
            (Trouble::Metadata(_), _) => codes::PLUGIN_METADATA,
            (Trouble::Walls(_), _) => codes::PLUGIN_WALLS,
            (Trouble::NotAsDescribed(_), _) => codes::PLUGIN_ANSWER,
            (Trouble::Paused { .. }, _) => codes::PLUGIN_PAUSED,
            (Trouble::NoSuchOperation, _) => codes::PLUGIN_OPERATION,
            (Trouble::Declined(_), _) => codes::PLUGIN_DECLINED,
            (Trouble::BrokeOff(_), Phase::Verify | Phase::Load) => codes::PLUGIN_LOAD,
            (Trouble::BrokeOff(_), Phase::Hello) => codes::PLUGIN_HELLO,
            (Trouble::BrokeOff(_), Phase::Call) => codes::PLUGIN_CALL,
        }
    }
}

impl fmt::Display for PluginFault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "plugin `{}`", self.plugin)?;
        if let Some(operation) = &self.operation {
            write!(out, ", operation `{operation}`")?;
        }
        write!(out, ", {}: ", self.phase)?;
        match &self.trouble {
            Trouble::Metadata(why)
            | Trouble::Walls(why)
            | Trouble::BrokeOff(why)
            | Trouble::NotAsDescribed(why) => out.write_str(why),
            Trouble::Paused { retry_in_ms } => {
                write!(out, "it broke off too often and is left alone for another {retry_in_ms} ms")
            }
            Trouble::NoSuchOperation => out.write_str("it offers no such operation"),
            Trouble::Declined(why) => write!(out, "it declined: {why}"),
        }
    }
}

impl std::error::Error for PluginFault {}

impl From<&PluginFault> for Finding {
    fn from(fault: &PluginFault) -> Self {
        Self::new(fault.code(), Place::whole(&format!("plugins/{}", fault.plugin)), fault.to_string())
    }
}

impl From<PluginFault> for Finding {
    fn from(fault: PluginFault) -> Self {
        (&fault).into()
    }
}

/// What the end of a child, or its silence, means for whoever asked.
impl From<WorkerFault> for Trouble {
    fn from(fault: WorkerFault) -> Self {
        let words = match fault {
            WorkerFault::CircuitOpen { retry_in_ms, .. } => return Self::Paused { retry_in_ms },
            WorkerFault::Spawn { why } => format!("its process could not be started: {why}"),
            WorkerFault::Hello { why } => format!("its process did not begin as it should: {why}"),
            WorkerFault::TimedOut { after_ms } => {
                format!("it gave no answer within {after_ms} ms and was ended")
            }
            WorkerFault::Died { ending } => format!("its process {ending}"),
            WorkerFault::TooLarge { side, bytes, cap } => {
                format!("the {side} of {bytes} bytes is over the {cap} bytes that are passed on")
            }
            WorkerFault::Protocol { why } => format!("its process {why}, and was ended"),
        };
        Self::BrokeOff(words)
    }
}

/// Text from outside as one printable line that is not long.
pub(crate) fn one_line(text: &str) -> String {
    let plain = |letter: char| if letter.is_control() { ' ' } else { letter };
    let mut line: String = text.trim().chars().take(QUOTED).map(plain).collect();
    if text.trim().chars().nth(QUOTED).is_some() {
        line.push_str(" ...");
    }
    line
}
