//! The child's side: takes the protocol pipes for itself, takes everything else away, then answers requests.
//!
//! Starting, deadlines and restarts are the parent's, in `supervisor`.

use crate::frame::{self, FrameError};
use crate::inherited;
use crate::limits::{Limits, apply};
use crate::sandbox_level::SandboxLevel;
use crate::walls::Walls;
use crate::wire::{self, Hello};
use rustix::stdio::{dup2_stdin, dup2_stdout};
use std::fs::File;
use std::io::{self, BufReader};
use std::os::fd::AsFd;

/// Serves requests from standard input with `handler` until the parent closes it.
///
/// To be called first thing in the hidden subcommand, before any thread is started. In this order:
/// the kernel is asked to end this process when the parent dies; inherited files are closed; the protocol moves to private copies of
/// standard input and output, which become `/dev/null` and standard error, so that a stray read or print cannot
/// touch a frame; `limits` are applied; the parent is greeted with what that achieved; requests are answered.
///
/// `handler` runs under all limits. If it panics, the process ends and the parent reports it.
///
/// # Errors
/// When a pipe breaks or a request is no request. The process should then end with a failing status.
pub fn serve(limits: &Limits, mut handler: impl FnMut(&[u8]) -> Vec<u8>) -> Result<(), FrameError> {
    let mut pipes = Pipes::take()?;
    pipes.greet(apply(limits))?;
    pipes.answer_all(|request| handler(request))
}

/// As [`serve`], for a worker that loads one library: until `handler` raises the [`Walls`] it is given, a little more is
/// possible than for a script, as that says. No thread can be started at any time.
///
/// # Errors
/// As for [`serve`].
pub fn serve_library(
    limits: &Limits,
    mut handler: impl FnMut(&[u8], &mut Walls) -> Vec<u8>,
) -> Result<(), FrameError> {
    let mut pipes = Pipes::take()?;
    let (level, mut walls) = Walls::begin(limits);
    pipes.greet(level)?;
    pipes.answer_all(|request| handler(request, &mut walls))
}

/// The protocol pipes, which nobody else in this process knows of.
struct Pipes {
    requests: BufReader<File>,
    answers: File,
}

impl Pipes {
    /// Takes them, with the process otherwise cleared of what it came with.
    fn take() -> io::Result<Self> {
        #[cfg(target_os = "linux")]
        rustix::process::set_parent_process_death_signal(Some(rustix::process::Signal::KILL))?;
        inherited::close()?;
        let requests = File::from(io::stdin().as_fd().try_clone_to_owned()?);
        let answers = File::from(io::stdout().as_fd().try_clone_to_owned()?);
        dup2_stdin(File::open("/dev/null")?)?;
        dup2_stdout(io::stderr())?;
        // One system call brings a small request whole.
        Ok(Self { requests: BufReader::new(requests), answers })
    }

    fn greet(&mut self, level: SandboxLevel) -> Result<(), FrameError> {
        Hello::send(level, &mut self.answers)
    }

    fn answer_all(mut self, mut handler: impl FnMut(&[u8]) -> Vec<u8>) -> Result<(), FrameError> {
        while let Some(payload) = frame::read(&mut self.requests, frame::CAP)? {
            let garbled = || io::Error::new(io::ErrorKind::InvalidData, "a request without a number");
            let (call, request) = wire::split(&payload).ok_or_else(garbled)?;
            // No cap on the way out: the parent sees the announced length and says what was too large.
            wire::send(&mut self.answers, call, &handler(request), u32::MAX)?;
        }
        Ok(())
    }
}
