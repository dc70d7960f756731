//! What a worker may use, and the order in which the rest is taken away.
//!
//! Runs in the child, after exec: before exec only async-signal-safe calls would be allowed, and limits set
//! there would bind the loader too. Landlock and seccomp themselves are in `linux`.

use crate::sandbox_level::{Achieved, SandboxLevel};
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// What a worker may use. The defaults suit a worker that only computes.
///
/// Two limits have no field because nought is the only right value: memory dumps (they would hold personal
/// data) and further processes. Processes are refused by the system call list on Linux, not by
/// `RLIMIT_NPROC`: that does not bind root, and for everyone else it would refuse threads as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Address space in bytes: program, heap and the reserved stacks of all threads together.
    pub address_space_bytes: u64,
    /// Processor seconds over the worker's whole life. A call is bounded by the parent's deadline; this ends
    /// a thread left spinning between calls.
    pub cpu_seconds: u64,
    /// Open files. A worker starts with five: standard input, output and error, and the two protocol pipes.
    pub open_files: u64,
    /// The longest file that may be written, in bytes.
    pub file_size_bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { address_space_bytes: 512 * 1024 * 1024, cpu_seconds: 3600, open_files: 16, file_size_bytes: 0 }
    }
}

impl Limits {
    /// What suits a worker that loads one library: less memory, and a file in it of up to `library_bytes`, which may no
    /// longer be written once the library is loaded.
    #[must_use]
    pub fn for_a_library(library_bytes: u64) -> Self {
        Self { address_space_bytes: 256 * 1024 * 1024, file_size_bytes: library_bytes, ..Self::default() }
    }
}

/// Takes away from this process, for good, whatever it does not need, and says what that achieved.
///
/// Threads are left possible, new processes are not. Call it before any thread is started: Landlock binds the
/// calling thread and those it starts later.
pub fn apply(limits: &Limits) -> SandboxLevel {
    #[cfg(target_os = "linux")]
    return apply_with(limits, crate::calls::Calls::Computing);
    #[cfg(not(target_os = "linux"))]
    apply_with(limits)
}

/// As [`apply`], with these system calls left.
#[cfg(target_os = "linux")]
pub(crate) fn apply_with(limits: &Limits, calls: crate::calls::Calls) -> SandboxLevel {
    use crate::linux;
    let rlimits = apply_rlimits(limits);
    // The system call list comes last, as it refuses the calls the others need.
    let no_new_privs = linux::forbid_new_privileges();
    let landlock = linux::forbid_files();
    // Both count.
    let seccomp = match linux::hide_clone3() {
        Achieved::Full => linux::allow_only(calls),
        missing => missing,
    };
    SandboxLevel { rlimits, no_new_privs, landlock, seccomp }
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn apply_with(limits: &Limits) -> SandboxLevel {
    let (rlimits, absent) = (apply_rlimits(limits), Achieved::Absent);
    SandboxLevel { rlimits, no_new_privs: absent, landlock: absent, seccomp: absent }
}

/// From now on nothing can be written to any file, one in memory included.
pub(crate) fn forbid_writing() -> bool {
    lower(Resource::Fsize, 0, 0)
}

fn apply_rlimits(limits: &Limits) -> Achieved {
    let outcomes = [
        lower(Resource::As, limits.address_space_bytes, 0),
        // At the soft limit the signal tells processor time apart from a kill; a second later nothing helps.
        lower(Resource::Cpu, limits.cpu_seconds, 1),
        lower(Resource::Nofile, limits.open_files, 0),
        lower(Resource::Fsize, limits.file_size_bytes, 0),
        lower(Resource::Core, 0, 0),
        // The core limit is ignored where dumps go to a program; this is not.
        #[cfg(target_os = "linux")]
        rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable).is_ok(),
        // Counts processes alone on these systems, so threads stay possible.
        #[cfg(any(target_os = "macos", target_os = "freebsd"))]
        lower(Resource::Nproc, 0, 0),
    ];
    match outcomes.iter().filter(|done| **done).count() {
        0 => Achieved::Absent,
        some if some < outcomes.len() => Achieved::Partial,
        _ => Achieved::Full,
    }
}

/// Sets the soft limit to `value` and the hard limit `grace` above, or to the hard limit if that is lower.
fn lower(resource: Resource, value: u64, grace: u64) -> bool {
    let hard = getrlimit(resource).maximum.unwrap_or(u64::MAX);
    let maximum = value.saturating_add(grace).min(hard);
    setrlimit(resource, Rlimit { current: Some(value.min(hard)), maximum: Some(maximum) }).is_ok()
}
