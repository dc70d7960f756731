//! Which system calls a worker may make, as filters: what a script needs, and what loading a library needs for a while.
//!
//! Putting a filter in force is in `linux`. Filters add up: a call goes through only where all of them let it.

use serde_json::{Value, json};

/// What a worker may do, from the least to the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Calls {
    /// Computing in one thread: a library that is loaded.
    ComputingAlone,
    /// Computing, in several threads: scripts.
    Computing,
    /// Loading a library that is at hand already: opening files for reading, which Landlock refuses for all that have a
    /// name, and this filter's successor.
    Loading,
    /// Before that, while only our own code runs: making the file in memory that is loaded.
    Preparing,
}

const EPERM: u32 = 1;
const ENOSYS: u32 = 38;

/// What every worker needs.
const COMPUTING: [&str; 6] = [
    // The protocol pipes and standard error, all open already.
    "read write readv writev close fstat lseek",
    // Memory.
    "mmap munmap mprotect mremap madvise brk",
    // Threads of this process, but for starting one; for `clone` see below.
    "clone3 futex set_robust_list rseq gettid getpid sched_yield sched_getaffinity exit exit_group",
    // Signals to itself: how a program aborts, and how a stack overflow is reported.
    "rt_sigaction rt_sigprocmask rt_sigreturn sigaltstack restart_syscall",
    // Time and chance, as far as the standard library needs them to wait and to seed hash maps.
    "clock_gettime clock_nanosleep nanosleep gettimeofday getrandom",
    // Questions about itself and the machine's size.
    "getuid geteuid getgid getegid sysinfo",
];
/// The loader reads the head of the library at a place of its choosing.
const LOADING: &str = "pread64 seccomp";
const PREPARING: &str = "memfd_create";

pub(crate) fn without_clone3() -> Value {
    json!({
        "mismatch_action": "allow",
        "match_action": { "errno": ENOSYS },
        "filter": [{ "syscall": "clone3" }],
    })
}

impl Calls {
    fn loads(self) -> bool {
        matches!(self, Self::Loading | Self::Preparing)
    }

    /// An allow-list: what is not named is refused with "not permitted", so a call the kernel learns later is too.
    pub(crate) fn filter(self, own_process: u32) -> Value {
        let mut rules: Vec<Value> = COMPUTING.iter().flat_map(|names| names.split(' ')).map(any).collect();
        rules.extend(self.with_arguments(own_process));
        if self.loads() {
            rules.extend(LOADING.split(' ').map(any));
        }
        if self == Self::Preparing {
            rules.push(any(PREPARING));
        }
        json!({ "mismatch_action": { "errno": EPERM }, "match_action": "allow", "filter": rules })
    }

    /// Calls that are let through with certain arguments only.
    fn with_arguments(self, own_process: u32) -> Vec<Value> {
        // A new thread, never a new process, nor a thread with namespaces of its own.
        const CLONE_THREAD: u64 = 0x0001_0000;
        const CLONE_NAMESPACES: u64 = 0x7e02_0000;
        const PR_SET_NAME: u64 = 15;
        const PR_SET_NO_NEW_PRIVS: u64 = 38;
        const F_GETFD: u64 = 1;
        const F_GETFL: u64 = 3;
        const F_ADD_SEALS: u64 = 1033;
        const O_RDONLY_CLOEXEC: u64 = 0o2_000_000;
        const AT_EMPTY_PATH: u64 = 0x1000;

        let mut rules = vec![
            only("tgkill", 0, json!("eq"), own_process.into()),
            only("prctl", 0, json!("eq"), PR_SET_NAME),
            only("fcntl", 1, json!("eq"), F_GETFD),
            only("fcntl", 1, json!("eq"), F_GETFL),
        ];
        if self == Self::Computing {
            let thread = json!({ "masked_eq": CLONE_THREAD | CLONE_NAMESPACES });
            rules.push(only("clone", 0, thread, CLONE_THREAD));
        }
        if self == Self::Preparing {
            rules.push(only("fcntl", 1, json!("eq"), F_ADD_SEALS));
            rules.push(any("prlimit64"));
        } else {
            // Limits may be read, not set: the third argument is where new ones would be.
            rules.push(only("prlimit64", 2, json!("eq"), 0));
        }
        if self.loads() {
            // Nothing can be written or made, whatever Landlock says; nor is a file looked at by its name.
            rules.push(only("openat", 2, json!("eq"), O_RDONLY_CLOEXEC));
            rules.push(only("newfstatat", 3, json!("eq"), AT_EMPTY_PATH));
            rules.push(only("prctl", 0, json!("eq"), PR_SET_NO_NEW_PRIVS));
        }
        rules
    }
}

fn any(syscall: &str) -> Value {
    json!({ "syscall": syscall })
}

fn only(syscall: &str, index: u8, op: Value, value: u64) -> Value {
    let argument = json!({ "index": index, "type": "qword", "op": op, "val": value });
    json!({ "syscall": syscall, "args": [argument] })
}
