//! Why a bundle is not opened, or not made: in plain words that say what to do, and never with anything of its content.

use std::error::Error;
use std::fmt;

use domain::codes::{self, Code};
use domain::finding::Finding;
use domain::place::Place;

/// Why a bundle was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is larger than any bundle.
    TooLarge,
    /// It is something else.
    NotABundle,
    /// It is a bundle of another version.
    OtherFormat {
        /// The version it says it has.
        version: u32,
    },
    /// Its end is missing.
    BrokenOff,
    /// Something stands behind its end.
    Trailing,
    /// It is not as somebody signed it, or signed by another than it says.
    Altered,
    /// The sender is not among the trusted.
    Stranger {
        /// The sender's figures, for comparing on the phone.
        fingerprint: String,
    },
    /// It is sealed for another installation.
    NotForUs {
        /// The figures of the one it is for.
        fingerprint: String,
    },
    /// It is genuine, and its seal does not open or its content is no JSON.
    Content,
    /// It is genuine, and in its content an object has a name twice.
    KeysTwice,
}

impl Refusal {
    /// The code under which `waymark explain` tells more.
    #[must_use]
    pub fn code(&self) -> Code {
        match self {
            Self::TooLarge
            | Self::NotABundle
            | Self::OtherFormat { .. }
            | Self::BrokenOff
            | Self::Trailing => codes::BUNDLE_BROKEN,
            Self::Altered => codes::BUNDLE_ALTERED,
            Self::Stranger { .. } => codes::BUNDLE_STRANGER,
            Self::NotForUs { .. } => codes::BUNDLE_NOT_FOR_US,
            Self::Content | Self::KeysTwice => codes::BUNDLE_CONTENT,
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn fix(&self) -> &'static str {
        match self {
            Self::TooLarge => {
                "ask the sender whether this is the file; a bundle of one person has at most 64 MB"
            }
            Self::NotABundle => "name the file that the sender's `dossier export` wrote",
            Self::OtherFormat { .. } => {
                "bring both installations to the same version, and ask for a new bundle"
            }
            Self::BrokenOff => "copy the file again; if it is as short at the sender's, ask for a new one",
            Self::Trailing => "copy the file again by a way that adds nothing; mail programs may add lines",
            _ => self.code().entry().fix,
        }
    }

    /// The refusal as a finding about the file called `name`.
    #[must_use]
    pub fn finding(&self, name: &str) -> Finding {
        Finding::new(self.code(), Place::whole(name), self.to_string()).fix(self.fix())
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => out.write_str("the file has more than 64 MB, and no bundle has"),
            Self::NotABundle => out.write_str("the file is no bundle"),
            Self::OtherFormat { version } => {
                write!(out, "the bundle is of version {version}, and version 1 is what is read here")
            }
            Self::BrokenOff => out.write_str("the bundle breaks off: its end is missing"),
            Self::Trailing => out.write_str("something stands behind the end of the bundle"),
            Self::Altered => {
                out.write_str("the bundle is not as its sender signed it; nothing of it was read")
            }
            Self::Stranger { fingerprint } => {
                write!(out, "the bundle's sender is not known here; its figures are {fingerprint}")
            }
            Self::NotForUs { fingerprint } => {
                write!(
                    out,
                    "the bundle is sealed for another installation, the one with the figures {fingerprint}"
                )
            }
            Self::Content => out.write_str("the bundle is genuine, and what is sealed in it cannot be read"),
            Self::KeysTwice => {
                out.write_str("the bundle is genuine, and in its content one name stands twice")
            }
        }
    }
}

impl Error for Refusal {}

/// Why a bundle was not made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotSealed {
    /// The payload is larger than a bundle may be.
    TooLarge,
    /// The payload is no JSON; or, when true, it is and an object has a name twice.
    Content(bool),
    /// The day it is made is none that can be written.
    Day,
    /// This computer gives no random numbers.
    NoRandomness,
    /// The receiver's identity is none that can be sealed for.
    Receiver,
}

impl fmt::Display for NotSealed {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::TooLarge => {
                "the record has more than 47 MB, which is more than a bundle can carry; send it in parts"
            }
            Self::Content(false) => "what should be sealed is no JSON",
            Self::Content(true) => "what should be sealed has a name twice in one object",
            Self::Day => "the day on which the bundle is made cannot be written; set this computer's clock",
            Self::NoRandomness => {
                "this computer gives no random numbers, so nothing can be sealed; try again later"
            }
            Self::Receiver => "nothing can be sealed for this receiver; ask for its identity again",
        })
    }
}

impl Error for NotSealed {}
