//! The child's side: takes the protocol pipes for itself, takes everything else away, then answers requests.
//!
//! Starting, deadlines and restarts are the parent's, in `supervisor`.

use crate::frame::{self, FrameError};
use crate::inherited;
use crate::limits::{Limits, apply};
use crate::wire::{self, Hello};
use rustix::stdio::{dup2_stdin, dup2_stdout};
use std::fs::File;
use std::io;
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
    #[cfg(target_os = "linux")]
    rustix::process::set_parent_process_death_signal(Some(rustix::process::Signal::KILL))
        .map_err(io::Error::from)?;
    inherited::close()?;
    let (mut requests, mut answers) = take_pipes()?;
    Hello::send(apply(limits), &mut answers)?;

    while let Some(payload) = frame::read(&mut requests, frame::CAP)? {
        let garbled = || io::Error::new(io::ErrorKind::InvalidData, "a request without a number");
        let (call, request) = wire::split(&payload).ok_or_else(garbled)?;
        // No cap on the way out: the parent sees the announced length and says what was too large.
        wire::send(&mut answers, call, &handler(request), u32::MAX)?;
    }
    Ok(())
}

fn take_pipes() -> io::Result<(File, File)> {
    let requests = io::stdin().as_fd().try_clone_to_owned()?;
    let answers = io::stdout().as_fd().try_clone_to_owned()?;
    dup2_stdin(File::open("/dev/null")?)?;
    dup2_stdout(io::stderr())?;
    Ok((requests.into(), answers.into()))
}
