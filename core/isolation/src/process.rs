//! One child process from start to reaping: its pipes, its greeting, its calls, its end.
//!
//! Whether to start another one is decided in `supervisor`.

use crate::deadline::{Deadline, Timed};
use crate::fault::{Side, WorkerFault};
use crate::frame::{self, FrameError};
use crate::sandbox_level::SandboxLevel;
use crate::stderr::{Said, Stderr};
use crate::supervisor::WorkerCommand;
use crate::wire::{self, Hello};
use rustix::io::ioctl_fionbio;
use rustix::process::{Pid, Signal, WaitId, WaitIdOptions, kill_process_group, waitid};
use std::io;
use std::os::fd::AsFd;
use std::os::unix::process::CommandExt;
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Sender, channel};
use std::thread;
use std::time::Duration;

/// A running child that has greeted. Dropping it ends and reaps it.
#[derive(Debug)]
pub(crate) struct Process {
    child: Kept,
    requests: ChildStdin,
    answers: ChildStdout,
    stderr: Stderr,
    sandbox: SandboxLevel,
}

impl Process {
    pub(crate) fn start(
        command: &WorkerCommand,
        allowed: Duration,
        said: &Said,
    ) -> Result<Self, WorkerFault> {
        let spawn = |why: io::Error| WorkerFault::Spawn { why: why.to_string() };
        let mut child = Kept::spawn(command).map_err(spawn)?;
        let pipes = (child.process.stdin.take(), child.process.stdout.take(), child.process.stderr.take());
        let (Some(requests), Some(answers), Some(stderr)) = pipes else {
            return Err(spawn(io::Error::other("its pipes are missing")));
        };
        for pipe in [requests.as_fd(), answers.as_fd(), stderr.as_fd()] {
            ioctl_fionbio(pipe, true).map_err(|error| spawn(error.into()))?;
        }
        let mut stderr = Stderr::new(stderr, said.clone());
        let deadline = Deadline::after(allowed);
        let hello =
            frame::read(&mut Timed { pipe: answers.as_fd(), stderr: &mut stderr, deadline }, wire::HELLO_CAP);
        let hello = match hello {
            Ok(Some(payload)) => Hello::parse(&payload),
            Ok(None) => Err(child.explain(None, deadline).words()),
            Err(FrameError::TooLarge { .. }) => {
                Err("the program that was started is not a worker".to_owned())
            }
            Err(failure) => Err(child.explain(Some(failure), deadline).words()),
        };
        match hello {
            Ok(hello) => Ok(Self { child, requests, answers, stderr, sandbox: hello.sandbox }),
            Err(why) => {
                child.end();
                stderr.drain();
                stderr.report(child.process.id(), true);
                Err(WorkerFault::Hello { why })
            }
        }
    }

    pub(crate) fn sandbox(&self) -> SandboxLevel {
        self.sandbox
    }

    /// Whether it has ended between two calls.
    pub(crate) fn has_ended(&self) -> bool {
        self.child.has_ended()
    }

    /// Sends one request and waits for its answer. After a fault the child is of no further use.
    pub(crate) fn call(
        &mut self,
        call: u64,
        request: &[u8],
        allowed: Duration,
    ) -> Result<Vec<u8>, WorkerFault> {
        let deadline = Deadline::after(allowed);
        let stderr = &mut self.stderr;
        let sent = wire::send(
            &mut Timed { pipe: self.requests.as_fd(), stderr: &mut *stderr, deadline },
            call,
            request,
            frame::CAP,
        );
        let answer = sent.and_then(|()| {
            let mut answers = Timed { pipe: self.answers.as_fd(), stderr: &mut *stderr, deadline };
            frame::read(&mut answers, frame::CAP)
        });
        stderr.drain();
        stderr.report(self.child.process.id(), false);
        match answer {
            Ok(Some(mut payload)) => match wire::split(&payload) {
                Some((answered, body)) if answered == call => {
                    let head = payload.len() - body.len();
                    payload.drain(..head);
                    Ok(payload)
                }
                _ => Err(WorkerFault::Protocol { why: "answered something that was not asked".to_owned() }),
            },
            Ok(None) => Err(self.child.explain(None, deadline)),
            Err(failure) => Err(self.child.explain(Some(failure), deadline)),
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.child.end();
        self.stderr.drain();
        self.stderr.report(self.child.process.id(), true);
    }
}

/// A child process together with the thread that started it.
///
/// The kernel sends the signal for a dead parent when the *thread* that started the child ends. A caller's
/// thread may well end before its worker does, so a thread of the child's own starts it and outlives it.
#[derive(Debug)]
struct Kept {
    process: Child,
    ended: Option<ExitStatus>,
    /// The thread waits until this is dropped.
    _keeper: Sender<()>,
}

impl Kept {
    #[expect(clippy::disallowed_methods, reason = "the one place that starts processes")]
    fn spawn(command: &WorkerCommand) -> io::Result<Self> {
        let mut start = Command::new(&command.program);
        start.args(&command.args).env_clear().current_dir("/").process_group(0);
        start.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let (tell, told) = channel();
        let (keeper, kept) = channel::<()>();
        thread::Builder::new().name("worker-keeper".to_owned()).spawn(move || {
            // The other ends are held below until the child is told of, and then for as long as it lives.
            let _told = tell.send(start.spawn());
            let _ended = kept.recv();
        })?;
        let process = told.recv().map_err(io::Error::other)??;
        Ok(Self { process, ended: None, _keeper: keeper })
    }

    /// Says what a broken conversation means, and ends the child.
    fn explain(&mut self, failure: Option<FrameError>, deadline: Deadline) -> WorkerFault {
        match failure {
            Some(FrameError::TooLarge { bytes, cap }) => {
                self.end();
                WorkerFault::TooLarge { side: Side::Answer, bytes, cap }
            }
            Some(FrameError::Io(error)) if error.kind() == io::ErrorKind::TimedOut => {
                self.end();
                WorkerFault::TimedOut { after_ms: deadline.allowed_ms() }
            }
            _ => {
                let by_itself = self.ends_by_itself();
                match self.end() {
                    Some(status) if by_itself => WorkerFault::Died { ending: status.into() },
                    _ => WorkerFault::Protocol { why: "closed its pipes without ending".to_owned() },
                }
            }
        }
    }

    /// A dying child's pipes close a moment before its status can be read.
    fn ends_by_itself(&self) -> bool {
        (0..50).any(|_| {
            let ended = self.has_ended();
            if !ended {
                thread::sleep(Duration::from_millis(1));
            }
            ended
        })
    }

    /// Looks without reaping: until the child is reaped, its number cannot come to belong to another process.
    fn has_ended(&self) -> bool {
        let look = WaitIdOptions::EXITED | WaitIdOptions::NOHANG | WaitIdOptions::NOWAIT;
        self.pid().is_none_or(|pid| !matches!(waitid(WaitId::Pid(pid), look), Ok(None)))
    }

    /// Kills the child's whole process group, then reaps the child; later calls only repeat its status.
    fn end(&mut self) -> Option<ExitStatus> {
        if self.ended.is_none() {
            // The group outlives a child that ended by itself if it could start processes.
            let _gone_is_as_good = self.pid().map(|group| kill_process_group(group, Signal::KILL));
            self.ended = self.process.wait().ok();
        }
        self.ended
    }

    fn pid(&self) -> Option<Pid> {
        i32::try_from(self.process.id()).ok().and_then(Pid::from_raw)
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        self.end();
    }
}
