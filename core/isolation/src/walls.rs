//! The walls round a worker that loads a library: each is put up once what needed the gap is done.
//!
//! The library's own code runs from the moment it is loaded, before anything has been asked of it. So what counts is
//! what is left before that; what is taken away afterwards is only needed by the loader. Which system calls those are
//! is in `calls`.

use crate::limits::Limits;
use crate::sandbox_level::SandboxLevel;
use std::io;

/// What a worker that loads a library may still do.
#[derive(Debug)]
pub struct Walls {
    /// Whether there is a list of system calls at all: on a kernel without, there is nothing to make shorter.
    #[cfg(target_os = "linux")]
    listed: bool,
}

#[cfg(target_os = "linux")]
impl Walls {
    /// No file that has a name, no network, no process, no thread; but a file in memory can be made.
    pub(crate) fn begin(limits: &Limits) -> (SandboxLevel, Self) {
        let level = crate::limits::apply_with(limits, crate::calls::Calls::Preparing);
        (level, Self { listed: level.seccomp == crate::Achieved::Full })
    }

    /// To be called before the library is loaded: no file can be made any more, or written to, and no limit changed.
    /// What is open already can still be opened again for reading.
    ///
    /// # Errors
    /// When the system refuses it: the library must not be loaded then.
    pub fn before_loading(&mut self) -> io::Result<()> {
        if !crate::limits::forbid_writing() {
            return Err(io::Error::other("the limit on written files could not be lowered"));
        }
        self.leave_only(crate::calls::Calls::Loading)
    }

    /// To be called once it is loaded, before anything is asked of it: only computing is left.
    ///
    /// # Errors
    /// When the system refuses it, or the list is not in force afterwards: the process should end.
    pub fn before_calling(&mut self) -> io::Result<()> {
        self.leave_only(crate::calls::Calls::ComputingAlone)?;
        // The library has run by now; that it let this be put in force is seen, not believed.
        match std::fs::File::open("/") {
            Err(error) if !self.listed || error.raw_os_error() == Some(1) => Ok(()),
            Ok(_) if !self.listed => Ok(()),
            _ => Err(io::Error::other("the list of system calls is not in force")),
        }
    }

    fn leave_only(&self, calls: crate::calls::Calls) -> io::Result<()> {
        if self.listed && crate::linux::allow_only(calls) != crate::Achieved::Full {
            return Err(io::Error::other("the list of system calls could not be made shorter"));
        }
        Ok(())
    }
}

#[cfg(not(target_os = "linux"))]
impl Walls {
    pub(crate) fn begin(limits: &Limits) -> (SandboxLevel, Self) {
        (crate::limits::apply_with(limits), Self {})
    }

    /// Nothing, on this system.
    ///
    /// # Errors
    /// Never, on this system.
    pub fn before_loading(&mut self) -> io::Result<()> {
        if crate::limits::forbid_writing() {
            Ok(())
        } else {
            Err(io::Error::other("a limit could not be lowered"))
        }
    }

    /// Nothing, on this system.
    ///
    /// # Errors
    /// Never, on this system.
    pub fn before_calling(&mut self) -> io::Result<()> {
        Ok(())
    }
}
