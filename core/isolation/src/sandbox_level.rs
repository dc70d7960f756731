//! What a worker could take away from itself, as a value to send, store and show.
//!
//! How it is taken away is in `limits` and `linux`; whether it is enough is the caller's decision.

use serde::{Deserialize, Serialize};
use std::fmt;

/// How far one protection is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Achieved {
    /// All of it.
    Full,
    /// Some of it: this kernel is too old for the rest, or refused a part.
    Partial,
    /// Nothing: the system does not offer it, or refused.
    Absent,
}

impl fmt::Display for Achieved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Full => "in force",
            Self::Partial => "in force in part",
            Self::Absent => "not in force",
        })
    }
}

/// Which protections a worker runs under.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SandboxLevel {
    /// Caps on memory, processor time, open files and file size; no memory dumps.
    pub rlimits: Achieved,
    /// Rights can never be gained again (Linux `no_new_privs`).
    pub no_new_privs: Achieved,
    /// No file may be reached, no TCP port used, no outside process signalled (Linux Landlock).
    pub landlock: Achieved,
    /// Only system calls for computing are let through (Linux seccomp).
    pub seccomp: Achieved,
}

impl SandboxLevel {
    /// Whether every protection is in force.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        [self.rlimits, self.no_new_privs, self.landlock, self.seccomp]
            .iter()
            .all(|one| *one == Achieved::Full)
    }
}

impl fmt::Display for SandboxLevel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "resource limits {}; no new privileges {}; file ban (Landlock) {}; system call list (seccomp) {}",
            self.rlimits, self.no_new_privs, self.landlock, self.seccomp
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_reads_as_words_and_as_json() {
        let level = SandboxLevel {
            rlimits: Achieved::Full,
            no_new_privs: Achieved::Full,
            landlock: Achieved::Partial,
            seccomp: Achieved::Absent,
        };
        assert_eq!(
            level.to_string(),
            "resource limits in force; no new privileges in force; file ban (Landlock) in force in part; \
             system call list (seccomp) not in force"
        );
        let json = r#"{"rlimits":"full","noNewPrivs":"full","landlock":"partial","seccomp":"absent"}"#;
        assert_eq!(serde_json::to_string(&level).unwrap(), json);
        assert_eq!(serde_json::from_str::<SandboxLevel>(json).unwrap(), level);
        assert!(!level.is_complete());
    }
}
