//! Exit codes, and the one place where a problem becomes one: 0 fine, 1 findings, 2 wrong use, 3 our fault.

use std::io::{ErrorKind, Write as _};
use std::process::ExitCode;

use domain::record::Refusal;

use crate::clean::shown;

/// How the program ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Nothing wrong.
    Fine = 0,
    /// Content or an export has problems.
    Findings = 1,
    /// It was asked for something that is not there.
    WrongUse = 2,
    /// A fault of this program.
    OurFault = 3,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// Why a command could not be done.
#[derive(Debug)]
pub(crate) enum Problem {
    /// It was asked for something that is not there: what, and what to do.
    WrongUse(String, String),
    /// A rule of the record said no: nothing was written.
    Refused(Refusal),
    /// Writing failed.
    Output(std::io::Error),
}

impl Problem {
    /// What it is, without what to do.
    pub(crate) fn what(self) -> String {
        match self {
            Self::WrongUse(what, _) => what,
            Self::Refused(refusal) => refusal.what,
            Self::Output(error) => error.to_string(),
        }
    }

    /// Tells the problem on standard error and gives the exit code.
    pub(crate) fn tell(self) -> Exit {
        let (text, exit) = match self {
            Self::WrongUse(what, fix) => (format!("waymark: {what}\n  Do: {fix}\n"), Exit::WrongUse),
            Self::Refused(refusal) => {
                let entry = refusal.code.entry();
                let (code, what, fix) = (refusal.code, &refusal.what, refusal.advice());
                (format!("waymark: {code}: {what}\n  Why: {}\n  Do: {fix}\n", entry.why), Exit::Findings)
            }
            // Whoever read our output has seen enough: `waymark ... | head` is no problem.
            Self::Output(error) if error.kind() == ErrorKind::BrokenPipe => return Exit::Fine,
            Self::Output(error) => {
                (format!("waymark: the result could not be written: {error}\n"), Exit::OurFault)
            }
        };
        drop(std::io::stderr().write_all(shown(&text).as_bytes()));
        exit
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<std::io::Error> for Problem {
    fn from(error: std::io::Error) -> Self {
        Self::Output(error)
    }
}

/// A panic is our fault; it is told in plain words with the place a developer needs.
pub(crate) fn report_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        let text = format!(
            "waymark: this is a fault of the program, not of your files (at {place}).\n  Do: report it with the command you typed.\n"
        );
        drop(std::io::stderr().write_all(text.as_bytes()));
    }));
}
