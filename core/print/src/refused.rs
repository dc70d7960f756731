//! Why a paper was not printed: typed, placed, in plain words, everything that was found at once.

use std::fmt;

/// What keeps a paper from being printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Everything that was found, in the order of the paper; one at least.
    pub troubles: Vec<Trouble>,
}

/// One thing that keeps a paper from being printed; what a finding is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// What kind it is.
    pub kind: TroubleKind,
    /// Where on the paper: `the picture of row 2 of "Circles"`.
    pub place: String,
    /// What is the matter.
    pub what: String,
    /// What to do.
    pub fix: String,
}

/// Kinds of trouble.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TroubleKind {
    /// A picture has no words for it.
    PictureWithoutWords,
    /// A picture is no drawing of shapes alone.
    BadPicture,
    /// There is more than one paper takes.
    TooMuch,
    /// A text that is for a participant has letters that no font here has.
    NoLetters,
    /// Something that must be said is empty.
    Empty,
    /// The pages would not be accessible: PDF/UA-1 was not reached.
    NotAccessible,
    /// Too many papers were asked for at once.
    Busy,
    /// A mistake of ours, not of the paper's.
    Fault,
}

impl fmt::Display for Trouble {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}; {}", self.place, self.what, self.fix)
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, trouble) in self.troubles.iter().enumerate() {
            let end = if number == 0 { "" } else { "\n" };
            write!(out, "{end}{trouble}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Refused {}
