//! Three outcomes: yes, no, cannot tell (Kleene's strong logic).

use schemars::JsonSchema;
use serde::Serialize;

/// The outcome of a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[repr(u8)]
pub enum Truth {
    /// Known to be no.
    No = 0,
    /// A fact that matters is not known.
    CannotTell = 1,
    /// Known to be yes.
    Yes = 2,
}

impl Truth {
    /// Both hold: the weaker of the two.
    #[must_use]
    #[inline]
    pub fn and(self, other: Self) -> Self {
        self.min(other)
    }

    /// Either holds: the stronger of the two.
    #[must_use]
    #[inline]
    pub fn or(self, other: Self) -> Self {
        self.max(other)
    }
}

/// Which of the three outcomes have been seen, or can be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Seen {
    /// Yes.
    pub yes: bool,
    /// No.
    pub no: bool,
    /// Cannot tell.
    pub cannot_tell: bool,
}

impl Seen {
    /// Notes an outcome.
    pub fn note(&mut self, truth: Truth) {
        match truth {
            Truth::Yes => self.yes = true,
            Truth::No => self.no = true,
            Truth::CannotTell => self.cannot_tell = true,
        }
    }

    /// What was seen in either.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            yes: self.yes | other.yes,
            no: self.no | other.no,
            cannot_tell: self.cannot_tell | other.cannot_tell,
        }
    }
}

impl std::ops::Not for Truth {
    type Output = Self;

    #[inline]
    fn not(self) -> Self {
        match self {
            Self::No => Self::Yes,
            Self::CannotTell => Self::CannotTell,
            Self::Yes => Self::No,
        }
    }
}

impl From<bool> for Truth {
    #[inline]
    fn from(yes: bool) -> Self {
        if yes { Self::Yes } else { Self::No }
    }
}
