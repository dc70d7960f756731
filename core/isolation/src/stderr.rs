//! What a worker writes to standard error: read so that it never blocks the worker, counted, and barely quoted.
//!
//! It may hold personal data, so it goes to the debug log only, cut short, escaped, and at most every few seconds.
//! The first of it is kept in memory, where the worker's questions are as well, for whoever tries a worker out.

use std::io::Read;
use std::os::fd::{AsFd, BorrowedFd};
use std::process::ChildStderr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

const QUOTED: usize = 200;
/// How much is kept for whoever asks what a worker wrote.
const KEPT: usize = 8 * 1024;
const PAUSE: Duration = Duration::from_secs(5);

/// The first of what a worker's children wrote to standard error, one after another.
#[derive(Clone, Debug, Default)]
pub(crate) struct Said(Arc<Mutex<Vec<u8>>>);

impl Said {
    fn add(&self, bytes: &[u8]) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let room = KEPT.saturating_sub(kept.len());
        kept.extend(bytes.iter().take(room));
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().unwrap_or_else(PoisonError::into_inner)).into_owned()
    }
}

/// The reading end of a worker's standard error, and what has come since the last report.
#[derive(Debug)]
pub(crate) struct Stderr {
    /// `None` once the worker has closed it.
    pipe: Option<ChildStderr>,
    bytes: usize,
    head: Vec<u8>,
    said: Said,
    reported: Option<Instant>,
}

impl Stderr {
    /// `pipe` must be non-blocking.
    pub(crate) fn new(pipe: ChildStderr, said: Said) -> Self {
        Self { pipe: Some(pipe), bytes: 0, head: Vec::new(), said, reported: None }
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
                    self.said.add(chunk.get(..count).unwrap_or_default());
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
        let said = Said::default();
        let mut stderr = Stderr::new(child.stderr.take().unwrap(), said.clone());
        stderr.drain();
        assert_eq!((stderr.bytes, stderr.head.len()), (500, QUOTED));
        assert_eq!(said.text(), format!("{:0500}", 7));
        said.add(&[b'x'; KEPT]);
        assert_eq!(said.text().len(), KEPT, "the first of it is kept");
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
