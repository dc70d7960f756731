//! What parent and child say to each other inside frames.
//!
//! The child greets once with a [`Hello`]; after that each request carries a number and its answer repeats it,
//! so that an answer can never be taken for that of another call.

use crate::frame::{self, FrameError};
use crate::sandbox_level::SandboxLevel;
use serde::{Deserialize, Serialize};
use std::io::{self, Write};

/// No greeting is longer; a stray program's first words are not read further.
pub(crate) const HELLO_CAP: u32 = 4096;
/// The bytes a message has before its body: the number of its call.
pub(crate) const HEAD: u64 = 8;
const MAGIC: &str = "waymark-worker";
/// Separate from the product's version: it changes only when what is said here does.
const VERSION: u16 = 1;

/// A worker's first frame.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Hello {
    magic: String,
    version: u16,
    pub(crate) sandbox: SandboxLevel,
}

impl Hello {
    pub(crate) fn send(sandbox: SandboxLevel, to: &mut impl Write) -> Result<(), FrameError> {
        let hello = Self { magic: MAGIC.to_owned(), version: VERSION, sandbox };
        let hello = serde_json::to_vec(&hello).map_err(io::Error::from)?;
        frame::write(to, &[&hello], HELLO_CAP)
    }

    /// Reads a greeting; the error says in plain words why it is none.
    pub(crate) fn parse(payload: &[u8]) -> Result<Self, String> {
        let hello = serde_json::from_slice::<Self>(payload).ok().filter(|hello| hello.magic == MAGIC);
        match hello {
            None => Err("the program that was started is not a worker".to_owned()),
            Some(other) if other.version != VERSION => {
                Err(format!("the worker speaks protocol {}, this program speaks {VERSION}", other.version))
            }
            Some(hello) => Ok(hello),
        }
    }
}

/// Writes a request or an answer with the number of its call.
pub(crate) fn send(to: &mut impl Write, call: u64, body: &[u8], cap: u32) -> Result<(), FrameError> {
    frame::write(to, &[&call.to_le_bytes(), body], cap)
}

/// Splits a payload into the number of its call and its body; `None` when it is too short to have one.
pub(crate) fn split(payload: &[u8]) -> Option<(u64, &[u8])> {
    let (call, body) = payload.split_first_chunk()?;
    Some((u64::from_le_bytes(*call), body))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stray_program_and_a_newer_worker_are_told_apart() {
        let level = r#"{"rlimits":"full","noNewPrivs":"full","landlock":"full","seccomp":"full"}"#;
        let hello =
            |version| format!(r#"{{"magic":"waymark-worker","version":{version},"sandbox":{level}}}"#);
        assert!(Hello::parse(hello(1).as_bytes()).unwrap().sandbox.is_complete());
        let newer = Hello::parse(hello(2).as_bytes()).unwrap_err();
        assert_eq!(newer, "the worker speaks protocol 2, this program speaks 1");
        assert!(Hello::parse(b"Usage: something").unwrap_err().contains("not a worker"));
    }
}
