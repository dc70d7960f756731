//! What the children do when asked: answer, or misbehave in one particular way.
//!
//! What the parent makes of it is in `cases`.

use isolation::{Limits, Policy, Worker, WorkerCommand, serve, serve_library};
use std::fs::File;
use std::io::Write;
use std::net::{TcpStream, UdpSocket};
use std::os::fd::BorrowedFd;
use std::os::unix::process::CommandExt;
use std::process::{Command, ExitCode};
use std::time::Duration;
use std::{io, thread};

/// The command that starts this program again in another role.
pub(crate) fn command(role: &str) -> WorkerCommand {
    let program = std::env::current_exe().unwrap();
    WorkerCommand { program, args: vec![format!("--role={role}").into()] }
}

pub(crate) fn play(role: &str) -> ExitCode {
    match role {
        "worker" => worker(),
        "library" => library(),
        "parent" => parent(),
        "stray" => {
            println!("Usage: something else");
            ExitCode::SUCCESS
        }
        "silent" => hang(),
        _ => ExitCode::from(3),
    }
}

fn worker() -> ExitCode {
    let place = std::env::current_dir().unwrap();
    let served = serve(&Limits::default(), |request| match request {
        b"surroundings" => {
            let variables = std::env::vars_os().count();
            let files: Vec<i32> = (0..1024).filter(|number| is_open(*number)).collect();
            format!("{} with {variables} variables and open files {files:?}", place.display()).into()
        }
        _ => answer(request),
    });
    if served.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// A worker that puts its walls up when it is told to.
fn library() -> ExitCode {
    let served = serve_library(&Limits::for_a_library(1 << 20), |request, walls| match request {
        b"before loading" => outcome(walls.before_loading()),
        b"before calling" => outcome(walls.before_calling()),
        _ => answer(request),
    });
    if served.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

#[expect(unsafe_code, reason = "the child may not list its open files")]
fn is_open(number: i32) -> bool {
    // SAFETY: the number is only asked about.
    let file = unsafe { BorrowedFd::borrow_raw(number) };
    rustix::io::fcntl_getfd(file).is_ok()
}

/// Starts a worker, says its number, and stays until it is killed.
fn parent() -> ExitCode {
    let worker = Worker::new(command("worker"), Policy::with_deadline(Duration::from_secs(60)));
    let number = worker.call(b"number").unwrap();
    io::stdout().write_all(&number).unwrap();
    io::stdout().flush().unwrap();
    let _never = worker.call(b"loop");
    hang()
}

fn hang() -> ! {
    loop {
        thread::sleep(Duration::from_secs(1));
    }
}

fn answer(request: &[u8]) -> Vec<u8> {
    let request = String::from_utf8_lossy(request).into_owned();
    let (what, argument) = request.split_once(' ').unwrap_or((&request, ""));
    match what {
        "echo" => argument.into(),
        "number" => std::process::id().to_string().into(),
        "loop" =>
        {
            #[expect(clippy::empty_loop, reason = "the fault under test")]
            loop {}
        }
        "abort" => std::process::abort(),
        "segfault" => segfault(),
        "exit" => std::process::exit(0),
        "panic" => panic!("the fault under test"),
        "overflow" => overflow(0).to_string().into(),
        "memory" => memory().to_string().into(),
        "read" => outcome(File::open("/etc/passwd")),
        "write" => outcome(File::create("/tmp/isolation-probe")),
        "connect" => outcome(TcpStream::connect("127.0.0.1:9")),
        "datagram" => outcome(UdpSocket::bind("127.0.0.1:0")),
        "spawn" => outcome(Command::new("/bin/true").status()),
        #[cfg(target_os = "linux")]
        "fork" => outcome(fork()),
        #[cfg(target_os = "linux")]
        "clone3" => outcome(clone3()),
        "become" => outcome::<()>(Err(Command::new("/bin/true").exec())),
        "signal" => {
            let pid = rustix::process::Pid::from_raw(argument.parse().unwrap()).unwrap();
            outcome(
                rustix::process::kill_process(pid, rustix::process::Signal::CONT).map_err(io::Error::from),
            )
        }
        "unlimit" => {
            let more = rustix::process::Rlimit { current: None, maximum: None };
            outcome(rustix::process::setrlimit(rustix::process::Resource::As, more).map_err(io::Error::from))
        }
        "lower" => {
            let less = rustix::process::Rlimit { current: Some(12), maximum: Some(12) };
            outcome(
                rustix::process::setrlimit(rustix::process::Resource::Nofile, less).map_err(io::Error::from),
            )
        }
        "start" => outcome(thread::Builder::new().spawn(|| ())),
        "thread" => {
            let deep =
                thread::Builder::new().name("deep".into()).stack_size(64 << 20).spawn(|| overflow(40_000));
            deep.unwrap().join().unwrap().to_string().into()
        }
        "noise" => {
            println!("noise on standard output");
            (0..20_000).for_each(|_| eprintln!("noise on standard error, more than a pipe holds"));
            rustix::io::write(rustix::stdio::stdout(), &[0xff; 8]).unwrap();
            argument.into()
        }
        "half" => {
            onto_the_answer_pipe(&[200, 0]);
            hang()
        }
        "huge" => vec![0; isolation::frame::CAP as usize + 1],
        "stale" => {
            onto_the_answer_pipe(&[9, 0, 0, 0, 77, 0, 0, 0, 0, 0, 0, 0, b'!']);
            hang()
        }
        _ => b"?".to_vec(),
    }
}

fn outcome<T>(tried: io::Result<T>) -> Vec<u8> {
    match tried {
        Ok(_) => "allowed".into(),
        // The system call list says 1, "not permitted"; Landlock behind it would say 13.
        Err(error) if error.raw_os_error() == Some(1) => "refused".into(),
        Err(error) => format!("{error}").into(),
    }
}

#[cfg(target_os = "linux")]
#[expect(unsafe_code, reason = "the fault under test")]
fn fork() -> io::Result<()> {
    unsafe extern "C" {
        safe fn fork() -> i32;
    }
    match fork() {
        -1 => Err(io::Error::last_os_error()),
        _ => Ok(()),
    }
}

/// The newer call for a new process, whose flags a system call list cannot see.
#[cfg(target_os = "linux")]
#[expect(unsafe_code, reason = "the fault under test")]
fn clone3() -> io::Result<()> {
    unsafe extern "C" {
        fn syscall(number: i64, ...) -> i64;
    }
    const CLONE3: i64 = 435;
    const SIGCHLD: u64 = 17;
    let mut arguments = [0_u64; 8];
    arguments[4] = SIGCHLD;
    // SAFETY: eight fields is the first version of the call's arguments; they outlive it.
    match unsafe { syscall(CLONE3, arguments.as_ptr(), size_of_val(&arguments)) } {
        -1 => Err(io::Error::last_os_error()),
        _ => Ok(()),
    }
}

#[expect(unsafe_code, reason = "the fault under test")]
fn segfault() -> ! {
    // SAFETY: not safe, on purpose; the process ends here.
    unsafe { std::ptr::without_provenance_mut::<u8>(16).write_volatile(1) };
    hang()
}

/// Deep recursion: to a depth, or for ever from nought.
#[expect(unconditional_recursion, reason = "the fault under test")]
fn endless(depth: u64) -> u64 {
    std::hint::black_box(endless(std::hint::black_box(depth + 1))) + 1
}

fn overflow(depth: u64) -> u64 {
    match depth {
        0 => endless(0),
        1 => 1,
        _ => std::hint::black_box(overflow(std::hint::black_box(depth - 1))) + 1,
    }
}

/// Ten gigabytes in pieces.
fn memory() -> usize {
    let pieces: Vec<Vec<u8>> = (0..160).map(|_| vec![1; 64 << 20]).collect();
    pieces.len()
}

/// What a native plugin that guesses the number of the private pipe could do.
#[expect(unsafe_code, reason = "the fault under test")]
fn onto_the_answer_pipe(bytes: &[u8]) {
    // SAFETY: `serve` took 3 and 4, the lowest free numbers, for requests and answers, and keeps them open.
    let pipe = unsafe { BorrowedFd::borrow_raw(4) };
    rustix::io::write(pipe, bytes).unwrap();
}
