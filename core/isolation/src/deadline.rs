//! Reading from and writing to a worker's pipes with a deadline, while its standard error is kept flowing.
//!
//! What is read and written is decided by the caller; a missed deadline is an `io::ErrorKind::TimedOut`.

use crate::stderr::Stderr;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use std::io::{self, Read, Write};
use std::os::fd::BorrowedFd;
use std::time::{Duration, Instant};

/// One span of time that starts when it is made.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Deadline {
    start: Instant,
    allowed: Duration,
}

impl Deadline {
    pub(crate) fn after(allowed: Duration) -> Self {
        Self { start: Instant::now(), allowed }
    }

    pub(crate) fn allowed_ms(&self) -> u64 {
        u64::try_from(self.allowed.as_millis()).unwrap_or(u64::MAX)
    }

    fn left(&self) -> io::Result<Duration> {
        match self.allowed.checked_sub(self.start.elapsed()) {
            Some(left) if !left.is_zero() => Ok(left),
            _ => Err(io::ErrorKind::TimedOut.into()),
        }
    }
}

/// One non-blocking pipe to or from a worker, for as long as the deadline allows.
#[derive(Debug)]
pub(crate) struct Timed<'p> {
    pub(crate) pipe: BorrowedFd<'p>,
    pub(crate) stderr: &'p mut Stderr,
    pub(crate) deadline: Deadline,
}

impl Timed<'_> {
    /// Tries until the pipe is ready or the deadline has passed.
    fn retry(
        &mut self,
        ready: PollFlags,
        mut attempt: impl FnMut(BorrowedFd<'_>) -> Result<usize, Errno>,
    ) -> io::Result<usize> {
        loop {
            match attempt(self.pipe) {
                Err(Errno::AGAIN) => self.wait(ready)?,
                Err(Errno::INTR) => {}
                outcome => return Ok(outcome?),
            }
        }
    }

    fn wait(&mut self, ready: PollFlags) -> io::Result<()> {
        // An absurdly long deadline does not fit a time span and means no deadline.
        let left = Timespec::try_from(self.deadline.left()?).ok();
        let mut waiting = vec![PollFd::from_borrowed_fd(self.pipe, ready)];
        waiting.extend(self.stderr.pipe().map(|pipe| PollFd::from_borrowed_fd(pipe, PollFlags::IN)));
        match poll(&mut waiting, left.as_ref()) {
            Ok(_) | Err(Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
        if waiting.get(1).is_some_and(|stderr| !stderr.revents().is_empty()) {
            self.stderr.drain();
        }
        Ok(())
    }
}

impl Read for Timed<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.retry(PollFlags::IN, |pipe| rustix::io::read(pipe, &mut *into))
    }
}

impl Write for Timed<'_> {
    fn write(&mut self, from: &[u8]) -> io::Result<usize> {
        self.retry(PollFlags::OUT, |pipe| rustix::io::write(pipe, from))
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
