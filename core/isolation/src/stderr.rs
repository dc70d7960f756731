//! What a worker writes to standard error: read so that it never blocks the worker, counted, and barely quoted.
//!
//! It may hold personal data, so it goes to the debug log only, cut short, escaped, and at most every few seconds.

use std::io::Read;
use std::os::fd::{AsFd, BorrowedFd};
use std::process::ChildStderr;
use std::time::{Duration, Instant};

const QUOTED: usize = 200;
const PAUSE: Duration = Duration::from_secs(5);

/// The reading end of a worker's standard error, and what has come since the last report.
#[derive(Debug)]
pub(crate) struct Stderr {
    /// `None` once the worker has closed it.
    pipe: Option<ChildStderr>,
    bytes: usize,
    head: Vec<u8>,
    reported: Option<Instant>,
}

impl Stderr {
    /// `pipe` must be non-blocking.
    pub(crate) fn new(pipe: ChildStderr) -> Self {
        Self { pipe: Some(pipe), bytes: 0, head: Vec::new(), reported: None }
    }

    /// What to wait on, while the worker holds it open.
    pub(crate) fn pipe(&self) -> Option<BorrowedFd<'_>> {
        self.pipe.as_ref().map(AsFd::as_fd)
    }

    /// Reads what is there, but no more than a pipe holds, so that a flood cannot keep the caller here.
    pub(crate) fn drain(&mut self) {
        let mut chunk = [0; 4096];
        for _ in 0..16 {
            let Some(pipe) = &mut self.pipe else { return };
            match pipe.read(&mut chunk) {
                Ok(0) => self.pipe = None,
                Ok(count) => {
                    self.bytes += count;
                    let room = QUOTED.saturating_sub(self.head.len());
                    self.head.extend(chunk.iter().take(count.min(room)));
                }
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => return,
                Err(_) => self.pipe = None,
            }
        }
    }

    /// Logs what has come since the last report, unless that was a moment ago and the worker is still running.
    pub(crate) fn report(&mut self, worker: u32, ended: bool) {
        let recent = self.reported.is_some_and(|reported| reported.elapsed() < PAUSE);
        if self.bytes == 0 || (recent && !ended) {
            return;
        }
        tracing::debug!(
            worker.process = worker,
            worker.stderr_bytes = self.bytes,
            worker.stderr_head = %self.head.escape_ascii(),
            "A worker wrote to standard error."
        );
        self.bytes = 0;
        self.head.clear();
        self.reported = Some(Instant::now());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::process::{Command, Stdio};

    #[test]
    #[expect(clippy::disallowed_methods, reason = "a process whose standard error is known")]
    fn everything_is_counted_and_little_is_kept() {
        let talk = ["-c", "printf '%0500d' 7 >&2"];
        let mut child = Command::new("/bin/sh").args(talk).stderr(Stdio::piped()).spawn().unwrap();
        child.wait().unwrap();
        let mut stderr = Stderr::new(child.stderr.take().unwrap());
        stderr.drain();
        assert_eq!((stderr.bytes, stderr.head.len()), (500, QUOTED));
        assert!(stderr.pipe().is_none(), "nothing is waited for once it is closed");
        stderr.report(1, false);
        assert_eq!((stderr.bytes, stderr.head.len()), (0, 0));
        stderr.bytes = 1;
        stderr.report(1, false);
        assert_eq!(stderr.bytes, 1, "kept for the next report");
        stderr.report(1, true);
        assert_eq!(stderr.bytes, 0, "an ended worker is reported at once");
    }
}
