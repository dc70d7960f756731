//! What the parent sees of each kind of child, and what is left of it afterwards.
//!
//! What the children do is in `child`.

use crate::child::command;
use isolation::{Circuit, Ending, Policy, Side, Worker, WorkerFault, frame};
use rustix::process::{Pid, test_kill_process};
use std::io::Read;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

type Case = (&'static str, fn());

pub(crate) const ALL: &[Case] = &[
    ("echo_round_trip", echo_round_trip),
    ("the_sandbox_is_complete", the_sandbox_is_complete),
    ("the_surroundings_are_empty", the_surroundings_are_empty),
    ("an_endless_loop_is_ended_at_the_deadline", an_endless_loop_is_ended_at_the_deadline),
    ("every_death_is_named", every_death_is_named),
    ("ten_gigabytes_end_the_child", ten_gigabytes_end_the_child),
    ("reaching_out_is_refused", reaching_out_is_refused),
    ("walls_round_a_library_go_up_one_by_one", walls_round_a_library_go_up_one_by_one),
    ("threads_with_large_stacks_start", threads_with_large_stacks_start),
    ("noise_does_not_touch_frames", noise_does_not_touch_frames),
    ("a_half_frame_times_out", a_half_frame_times_out),
    ("answers_out_of_turn_are_refused", answers_out_of_turn_are_refused),
    ("too_large_messages_are_named", too_large_messages_are_named),
    ("what_is_no_worker_is_named", what_is_no_worker_is_named),
    ("three_crashes_open_the_circuit", three_crashes_open_the_circuit),
    ("a_death_between_calls_costs_no_call", a_death_between_calls_costs_no_call),
    ("a_worker_outlives_the_thread_that_started_it", a_worker_outlives_the_thread_that_started_it),
    ("an_idle_child_is_ended", an_idle_child_is_ended),
    ("nothing_is_left_after_drop", nothing_is_left_after_drop),
    ("nothing_is_left_after_the_parent_is_killed", nothing_is_left_after_the_parent_is_killed),
];

const MS: Duration = Duration::from_millis(1);

fn policy() -> Policy {
    Policy { back_off: MS, ..Policy::with_deadline(Duration::from_secs(5)) }
}

fn hasty() -> Policy {
    Policy { back_off: MS, ..Policy::with_deadline(150 * MS) }
}

fn worker(policy: Policy) -> Worker {
    Worker::new(command("worker"), policy)
}

#[track_caller]
fn ask(worker: &Worker, request: &str) -> String {
    String::from_utf8(worker.call(request.as_bytes()).unwrap()).unwrap()
}

fn number(worker: &Worker) -> Pid {
    Pid::from_raw(ask(worker, "number").parse().unwrap()).unwrap()
}

fn runs(process: Pid) -> bool {
    // An orphan that nobody has reaped yet still has a number, but it does not run.
    let state = std::fs::read_to_string(format!("/proc/{}/stat", process.as_raw_nonzero()));
    test_kill_process(process).is_ok() && !state.is_ok_and(|state| state.contains(") Z "))
}

#[track_caller]
fn died(outcome: Result<Vec<u8>, WorkerFault>) -> Ending {
    match outcome {
        Err(WorkerFault::Died { ending }) => ending,
        other => panic!("expected a death, got {other:?}"),
    }
}

fn echo_round_trip() {
    let worker = worker(policy());
    assert_eq!(ask(&worker, "echo one"), "one");
    assert_eq!(ask(&worker, "echo "), "");
    let long = "x".repeat(4 << 20);
    assert_eq!(ask(&worker, &format!("echo {long}")), long);
    let first = number(&worker);
    thread::scope(|scope| {
        for caller in 0..8 {
            let worker = &worker;
            scope.spawn(move || assert_eq!(ask(worker, &format!("echo {caller}")), caller.to_string()));
        }
    });
    assert_eq!(number(&worker), first, "one child answers all calls");
}

fn the_sandbox_is_complete() {
    let level = worker(policy()).sandbox().unwrap();
    if cfg!(target_os = "linux") {
        assert!(level.is_complete(), "{level}");
    }
}

fn the_surroundings_are_empty() {
    // A file that whatever started this program might have left open.
    let left_open = std::fs::File::open("/dev/null").unwrap();
    rustix::io::fcntl_setfd(&left_open, rustix::io::FdFlags::empty()).unwrap();
    let surroundings = ask(&worker(policy()), "surroundings");
    assert_eq!(surroundings, "/ with 0 variables and open files [0, 1, 2, 3, 4]");
}

fn an_endless_loop_is_ended_at_the_deadline() {
    let worker = worker(hasty());
    let first = number(&worker);
    let start = Instant::now();
    let fault = worker.call(b"loop").unwrap_err();
    assert_eq!(fault, WorkerFault::TimedOut { after_ms: 150 });
    assert_eq!(fault.to_string(), "call: the worker gave no answer within 150 ms and was ended");
    assert!(start.elapsed() < 1000 * MS);
    assert!(!runs(first));
    assert_eq!(ask(&worker, "echo again"), "again");
}

fn every_death_is_named() {
    let worker = worker(Policy { circuit: Circuit { crashes: 9, ..Circuit::default() }, ..policy() });
    assert_eq!(died(worker.call(b"abort")), Ending::Signal(6));
    assert_eq!(died(worker.call(b"segfault")), Ending::Signal(11));
    assert_eq!(died(worker.call(b"overflow")), Ending::Signal(6));
    assert_eq!(died(worker.call(b"panic")), Ending::Status(101));
    let fault = worker.call(b"exit").unwrap_err();
    assert_eq!(fault.to_string(), "call: the worker exited with status 0");
    assert_eq!(ask(&worker, "echo again"), "again");
}

fn ten_gigabytes_end_the_child() {
    let worker = worker(policy());
    assert_eq!(died(worker.call(b"memory")), Ending::Signal(6));
}

fn reaching_out_is_refused() {
    if !cfg!(target_os = "linux") {
        return;
    }
    let worker = worker(policy());
    let first = number(&worker);
    for attempt in ["read", "write", "connect", "datagram", "fork", "spawn", "become", "unlimit"] {
        assert_eq!(ask(&worker, attempt), "refused", "{attempt}");
    }
    assert_eq!(ask(&worker, &format!("signal {}", std::process::id())), "refused");
    assert_eq!(ask(&worker, "clone3"), "Function not implemented (os error 38)");
    assert_eq!(number(&worker), first, "a refusal leaves the worker running");
}

fn walls_round_a_library_go_up_one_by_one() {
    if !cfg!(target_os = "linux") {
        return;
    }
    let worker = Worker::new(command("library"), policy());
    let level = worker.sandbox().unwrap();
    assert!(level.is_complete(), "{level}");
    let always = ["write", "connect", "datagram", "fork", "spawn", "become", "start"];
    let refused = |also: &[&str]| {
        for attempt in always.iter().chain(also) {
            assert_eq!(ask(&worker, attempt), "refused", "{attempt}");
        }
    };
    // Opening for reading is let through to Landlock, which says no.
    let no_access = "Permission denied (os error 13)";
    refused(&[]);
    assert_eq!((ask(&worker, "read").as_str(), ask(&worker, "lower").as_str()), (no_access, "allowed"));
    assert_eq!(ask(&worker, "before loading"), "allowed");
    refused(&["lower", "unlimit"]);
    assert_eq!(ask(&worker, "read"), no_access);
    assert_eq!(ask(&worker, "before calling"), "allowed");
    refused(&["lower", "unlimit", "read"]);
    assert_eq!(ask(&worker, "before calling"), "the list of system calls could not be made shorter");
    assert_eq!(ask(&worker, "echo again"), "again");
}

fn threads_with_large_stacks_start() {
    assert_eq!(ask(&worker(policy()), "thread"), "40000");
}

fn noise_does_not_touch_frames() {
    let worker = worker(policy());
    assert_eq!(ask(&worker, "noise heard"), "heard");
    assert_eq!(ask(&worker, "echo again"), "again");
}

fn a_half_frame_times_out() {
    let worker = worker(hasty());
    assert_eq!(worker.call(b"half").unwrap_err(), WorkerFault::TimedOut { after_ms: 150 });
    assert_eq!(ask(&worker, "echo again"), "again");
}

fn answers_out_of_turn_are_refused() {
    let worker = worker(policy());
    let fault = worker.call(b"stale").unwrap_err();
    assert_eq!(fault.to_string(), "call: the worker answered something that was not asked and was ended");
    assert_eq!(ask(&worker, "echo again"), "again");
}

fn too_large_messages_are_named() {
    let worker = worker(policy());
    let first = number(&worker);
    let request = worker.call(&vec![0; frame::CAP as usize + 1]).unwrap_err();
    assert!(matches!(request, WorkerFault::TooLarge { side: Side::Request, .. }), "{request}");
    assert_eq!(number(&worker), first, "a request that is refused costs nothing");
    let answer = worker.call(b"huge").unwrap_err();
    assert!(matches!(answer, WorkerFault::TooLarge { side: Side::Answer, .. }), "{answer}");
    assert!(!runs(first));
}

fn what_is_no_worker_is_named() {
    let fault = |command| {
        let policy = Policy { start_deadline: 150 * MS, ..policy() };
        Worker::new(command, policy).call(b"echo").unwrap_err().to_string()
    };
    assert_eq!(fault(command("stray")), "hello: the program that was started is not a worker");
    assert_eq!(fault(command("unknown")), "hello: the worker exited with status 3");
    assert_eq!(fault(command("silent")), "hello: the worker gave no answer within 150 ms and was ended");
    let mut missing = command("worker");
    missing.program = "/nowhere/worker".into();
    assert!(fault(missing).starts_with("start: the worker could not be started"));
}

fn three_crashes_open_the_circuit() {
    let open_for = 300 * MS;
    let worker = worker(Policy { circuit: Circuit { open_for, ..Circuit::default() }, ..policy() });
    for _ in 0..3 {
        died(worker.call(b"exit"));
    }
    match worker.call(b"echo").unwrap_err() {
        WorkerFault::CircuitOpen { crashes: 3, retry_in_ms } => assert!(retry_in_ms <= 300),
        other => panic!("expected an open circuit, got {other}"),
    }
    thread::sleep(open_for);
    assert_eq!(ask(&worker, "echo again"), "again");
}

fn a_death_between_calls_costs_no_call() {
    let worker = worker(policy());
    let first = number(&worker);
    rustix::process::kill_process(first, rustix::process::Signal::KILL).unwrap();
    let mut patience = 0..1000;
    while runs(first) && patience.next().is_some() {
        thread::sleep(MS);
    }
    assert_eq!(ask(&worker, "echo again"), "again");
}

fn a_worker_outlives_the_thread_that_started_it() {
    let worker = worker(policy());
    let first = thread::scope(|scope| scope.spawn(|| number(&worker)).join().unwrap());
    thread::sleep(20 * MS);
    assert_eq!(number(&worker), first);
}

fn an_idle_child_is_ended() {
    let worker = worker(Policy { idle: Some(30 * MS), ..policy() });
    let first = number(&worker);
    assert!(!worker.reap_idle() || !runs(first), "not before its time, unless this machine was slow");
    thread::sleep(30 * MS);
    worker.reap_idle();
    assert!(!runs(first));
    assert_eq!(ask(&worker, "echo again"), "again");
}

fn nothing_is_left_after_drop() {
    let worker = worker(policy());
    let process = number(&worker);
    drop(worker);
    assert!(test_kill_process(process).is_err(), "the child is gone and reaped");
}

fn nothing_is_left_after_the_parent_is_killed() {
    if !cfg!(target_os = "linux") {
        return;
    }
    let start = command("parent");
    let mut parent = Command::new(start.program).args(start.args).stdout(Stdio::piped()).spawn().unwrap();
    let mut number = [0; 16];
    let length = parent.stdout.take().unwrap().read(&mut number).unwrap();
    let number = std::str::from_utf8(&number[..length]).unwrap();
    let child = Pid::from_raw(number.parse().unwrap()).unwrap();
    assert!(runs(child));
    // Long enough for the child to be busy: an idle one would end by itself when its pipe closes.
    thread::sleep(100 * MS);
    parent.kill().unwrap();
    parent.wait().unwrap();
    let mut patience = 0..1000;
    while runs(child) && patience.next().is_some() {
        thread::sleep(MS);
    }
    assert!(!runs(child), "the busy child ends with its parent");
}
