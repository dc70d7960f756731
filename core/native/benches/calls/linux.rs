//! The measuring itself.

use std::fs::File;
use std::io::{Read as _, Write as _};
use std::os::fd::AsFd as _;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::Arc;

use libloading::os::unix::Library;
use native::in_process::InProcess;
use native::{Metadata, Plugin, WorkerCommand};
use serde_json::{Value, json};

use crate::measure::{is_bench, ratio, row, seconds};

/// How many questions go together.
const MANY: i64 = 256;

pub(crate) fn run() {
    match std::env::args().nth(1).as_deref() {
        Some("--role=worker") => native::worker_main().expect("a parent"),
        Some("--role=echo") => echo(),
        _ => measured(),
    }
}

fn measured() {
    on_one_processor();
    let built = build();
    let library: Arc<[u8]> = std::fs::read(&built).expect("what was built").into();
    let metadata = native::read("timed.so", &library).expect("metadata");
    let plugin = || Plugin::new(Arc::clone(&library), metadata.clone(), command()).expect("schemas");
    round_trip(&plugin());
    in_process(&library, &metadata, &built);
    many(&plugin(), &library, &metadata);
    cold(plugin);
    std::fs::remove_file(built).expect("what was built");
}

/// Which processor a woken process lands on costs more than anything measured here, and differs from one run to the next:
/// this process, the echo and the plugins' processes share one.
fn on_one_processor() {
    let mut one = rustix::thread::CpuSet::new();
    one.set(0);
    // Where the system refuses, figures are only less steady.
    let _refused_is_as_good = rustix::thread::sched_setaffinity(None, &one);
}

fn build() -> PathBuf {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let out = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("timed-{}.so", std::process::id()));
    let mut compiler = Command::new("cc");
    compiler.args(["-std=c11", "-Wall", "-Wextra", "-O2", "-fPIC", "-shared", "-I"]);
    compiler
        .arg(here.join("../../plugins/sdk/include"))
        .arg("-o")
        .arg(&out)
        .arg(here.join("benches/calls/timed.c"));
    assert!(compiler.status().expect("a C compiler, as for linking Rust").success());
    out
}

fn command() -> WorkerCommand {
    let program = std::env::current_exe().expect("this program");
    WorkerCommand { program, args: vec!["--role=worker".into()] }
}

/// One question with everything that belongs to it, checked on both sides, against the same bytes through bare pipes.
fn round_trip(plugin: &Plugin) {
    let level = plugin.sandbox().expect("a child");
    if is_bench() {
        println!("walls: {level}");
    }
    let mut echo = Echo::start();
    for (name, length) in [("30 bytes", 17), ("1 KiB", 1011)] {
        let asked = json!({ "words": "x".repeat(length) });
        assert_eq!(plugin.call("echo", &asked).expect("an answer"), asked);
        // What ours sends besides: the frame, the numbers of call and operation, the time, the length.
        let bytes = vec![b'x'; asked.to_string().len() + 25];
        let ours = ratio(|| plugin.call("echo", &asked), || echo.round(&bytes));
        row(&format!("a question of {name} to its child, times a bare pipe echo"), 1.0 / ours, 2.0, false);
    }
}

/// The bare call through the table against the same work as a plain function of the same library.
fn in_process(library: &[u8], metadata: &Metadata, built: &Path) {
    let mut plugin = loaded(library, metadata);
    let plainly = plain_function(built);
    let input = br#"{"number":1234567}"#;
    let mut room = [0_u8; 64];
    let mut plain = || {
        let length = plainly(input.as_ptr(), input.len() as u64, room.as_mut_ptr(), 64);
        room[..length as usize].to_vec()
    };
    assert_eq!(plugin.call_bytes(1, input).expect("an answer"), plain());
    let ours = ratio(|| plugin.call_bytes(1, input).map(<[u8]>::to_vec), plain);
    row("a call in process, times a plain call in C", 1.0 / ours, 1.3, false);
}

fn many(plugin: &Plugin, library: &[u8], metadata: &Metadata) {
    let asked: Vec<Value> = (0..MANY).map(|number| json!({ "number": number })).collect();
    let expected: Vec<Value> = (0..MANY).map(|number| json!({ "value": 2 * number })).collect();
    let together = || -> Vec<Value> {
        plugin.call_many("double", &asked).into_iter().map(|answer| answer.expect("an answer")).collect()
    };
    let one_by_one = || -> Vec<Value> {
        asked.iter().map(|asked| plugin.call("double", asked).expect("an answer")).collect()
    };
    let mut here = loaded(library, metadata);
    let mut in_process = || -> Vec<Value> {
        asked.iter().map(|asked| here.call("double", asked).expect("an answer")).collect()
    };
    assert_eq!(together(), expected);
    assert_eq!(one_by_one(), expected);
    assert_eq!(in_process(), expected);
    row("256 questions together, against one by one", ratio(together, one_by_one), 4.0, true);
    row("256 questions together, times in process", 1.0 / ratio(together, in_process), 3.0, false);
}

/// From nothing to the first answer: a process, its walls, the library, the table, a question.
fn cold(plugin: impl Fn() -> Plugin) {
    let first = || plugin().call("double", &json!({ "number": 21 })).expect("an answer");
    assert_eq!(first(), json!({ "value": 42 }));
    row("from nothing to the first answer, ms", seconds(first) * 1000.0, 15.0, false);
}

#[expect(unsafe_code, reason = "a library of this bench's own")]
fn loaded(library: &[u8], metadata: &Metadata) -> InProcess {
    // SAFETY: it was built from the file beside this one, and does nothing when it is loaded.
    unsafe { InProcess::load(library, metadata.clone()) }.expect("a plugin")
}

type Plainly = extern "C" fn(*const u8, u64, *mut u8, u64) -> u64;

#[expect(unsafe_code, reason = "a library of this bench's own")]
fn plain_function(built: &Path) -> Plainly {
    // SAFETY: as above; what it exports under this name is of this type, and it is never unloaded.
    unsafe {
        let library = Library::new(built).expect("the library");
        let plainly = *library.get::<Plainly>("plainly").expect("the function");
        let _kept = library.into_raw();
        plainly
    }
}

/// A process that gives back whatever comes, as it comes.
fn echo() {
    let take = |pipe: std::os::fd::BorrowedFd<'_>| File::from(pipe.try_clone_to_owned().expect("a pipe"));
    let (mut from, mut to) = (take(std::io::stdin().as_fd()), take(std::io::stdout().as_fd()));
    let mut room = vec![0; 65_536];
    while let Ok(length @ 1..) = from.read(&mut room) {
        to.write_all(&room[..length]).expect("a parent");
    }
}

struct Echo {
    child: Child,
    to: Option<ChildStdin>,
    from: ChildStdout,
    room: Vec<u8>,
}

impl Echo {
    fn start() -> Self {
        let mut command = Command::new(std::env::current_exe().expect("this program"));
        let mut child = command
            .arg("--role=echo")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("a process");
        let (to, from) = (child.stdin.take(), child.stdout.take().expect("a pipe"));
        Self { child, to, from, room: vec![0; 65_536] }
    }

    fn round(&mut self, bytes: &[u8]) -> usize {
        self.to.as_mut().expect("a pipe").write_all(bytes).expect("a child");
        let room = &mut self.room[..bytes.len()];
        self.from.read_exact(room).expect("a child");
        room.len()
    }
}

impl Drop for Echo {
    fn drop(&mut self) {
        self.to = None;
        self.child.wait().expect("it ends with its pipe");
    }
}
