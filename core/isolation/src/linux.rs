//! The Linux sandbox: no new privileges, Landlock, and the list of allowed system calls.
//!
//! What a worker may use in quantity is in `limits`. Nothing here fails: what a kernel does not offer is reported.

use crate::sandbox_level::Achieved;
use landlock::{ABI, Access, AccessFs, AccessNet, Ruleset, RulesetAttr, RulesetError, RulesetStatus, Scope};
use seccompiler::{BpfProgram, apply_filter_all_threads, compile_from_json};
use serde_json::{Value, json};
use std::env::consts::ARCH;

pub(crate) fn forbid_new_privileges() -> Achieved {
    achieved(rustix::thread::set_no_new_privs(true).is_ok())
}

/// Refuses the calling thread, and those it starts, every file, TCP port and signal to an outside process.
pub(crate) fn forbid_files() -> Achieved {
    match restrict() {
        Ok(RulesetStatus::FullyEnforced) => Achieved::Full,
        Ok(RulesetStatus::PartiallyEnforced) => Achieved::Partial,
        Ok(RulesetStatus::NotEnforced) | Err(_) => Achieved::Absent,
    }
}

fn restrict() -> Result<RulesetStatus, RulesetError> {
    // What kernel 6.12 can refuse. Asking for more would report newer kernels as partial for rights that
    // the system call list takes away as well.
    let abi = ABI::V6;
    let ruleset = Ruleset::default()
        .handle_access(AccessFs::from_all(abi))?
        .handle_access(AccessNet::from_all(abi))?
        .scope(Scope::from_all(abi))?;
    Ok(ruleset.create()?.restrict_self()?.ruleset)
}

/// Lets only the system calls of [`allowed`] through, in every thread.
pub(crate) fn allow_computing_only() -> Achieved {
    // Both count: `clone3` hides its flags in memory that a filter cannot read, so it is answered as if the
    // kernel lacked it, and the C library falls back to `clone`. That filter goes first because the second
    // refuses any further one.
    let filters = [without_clone3(), allowed(std::process::id())];
    achieved(filters.iter().all(|filter| {
        compile(filter, ARCH).is_some_and(|program| apply_filter_all_threads(&program).is_ok())
    }))
}

fn achieved(done: bool) -> Achieved {
    if done { Achieved::Full } else { Achieved::Absent }
}

fn compile(filter: &Value, arch: &str) -> Option<BpfProgram> {
    let arch = arch.try_into().ok()?;
    let json = json!({ "filter": filter }).to_string();
    compile_from_json(json.as_bytes(), arch).ok()?.remove("filter")
}

const EPERM: u32 = 1;
const ENOSYS: u32 = 38;

fn without_clone3() -> Value {
    json!({
        "mismatch_action": "allow",
        "match_action": { "errno": ENOSYS },
        "filter": [{ "syscall": "clone3" }],
    })
}

/// An allow-list: what is not named is refused with "not permitted", so a call the kernel learns later is too.
fn allowed(own_process: u32) -> Value {
    const COMPUTING: [&str; 6] = [
        // The protocol pipes and standard error, all open already.
        "read write readv writev close fstat lseek",
        // Memory.
        "mmap munmap mprotect mremap madvise brk",
        // Threads of this process; for `clone` see below.
        "clone3 futex set_robust_list rseq gettid getpid sched_yield sched_getaffinity exit exit_group",
        // Signals to itself: how a program aborts, and how a stack overflow is reported.
        "rt_sigaction rt_sigprocmask rt_sigreturn sigaltstack restart_syscall",
        // Time and chance, as far as the standard library needs them to wait and to seed hash maps.
        "clock_gettime clock_nanosleep nanosleep gettimeofday getrandom",
        // Questions about itself and the machine's size.
        "getuid geteuid getgid getegid sysinfo",
    ];
    // A new thread, never a new process, nor a thread with namespaces of its own.
    const CLONE_THREAD: u64 = 0x0001_0000;
    const CLONE_NAMESPACES: u64 = 0x7e02_0000;
    const PR_SET_NAME: u64 = 15;
    const F_GETFD: u64 = 1;
    const F_GETFL: u64 = 3;

    let names = COMPUTING.iter().flat_map(|names| names.split(' '));
    let mut rules: Vec<Value> = names.map(|name| json!({ "syscall": name })).collect();
    let mut only = |syscall: &str, index: u8, op: Value, value: u64| {
        let argument = json!({ "index": index, "type": "qword", "op": op, "val": value });
        rules.push(json!({ "syscall": syscall, "args": [argument] }));
    };
    let thread = json!({ "masked_eq": CLONE_THREAD | CLONE_NAMESPACES });
    only("clone", 0, thread, CLONE_THREAD);
    only("tgkill", 0, json!("eq"), own_process.into());
    only("prctl", 0, json!("eq"), PR_SET_NAME);
    only("fcntl", 1, json!("eq"), F_GETFD);
    only("fcntl", 1, json!("eq"), F_GETFL);
    // Limits may be read, not set: the third argument is where new ones would be.
    only("prlimit64", 2, json!("eq"), 0);
    json!({ "mismatch_action": { "errno": EPERM }, "match_action": "allow", "filter": rules })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::ErrorKind;

    #[test]
    fn the_filters_compile_for_every_processor_they_can_hold_on() {
        for arch in ["x86_64", "aarch64", "riscv64"] {
            assert!(compile(&without_clone3(), arch).is_some(), "{arch}");
            assert!(compile(&allowed(1), arch).is_some(), "{arch}");
        }
        assert!(compile(&allowed(1), "m68k").is_none(), "elsewhere it is reported as absent");
    }

    /// Landlock binds one thread, so it can be seen to work without the system call list in front of it.
    #[test]
    fn landlock_alone_refuses_files() {
        let outcome = std::thread::spawn(|| {
            forbid_new_privileges();
            (
                forbid_files(),
                std::fs::File::open("/etc/passwd"),
                std::fs::File::create("/tmp/isolation-probe"),
            )
        });
        let (level, read, written) = outcome.join().unwrap();
        if level == Achieved::Absent {
            eprintln!("skipped: this kernel has no Landlock");
            return;
        }
        assert_eq!(read.unwrap_err().kind(), ErrorKind::PermissionDenied);
        assert_eq!(written.unwrap_err().kind(), ErrorKind::PermissionDenied);
    }
}
