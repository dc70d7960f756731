//! The Linux sandbox: no new privileges, Landlock, and putting the list of allowed system calls in force.
//!
//! What is on that list is in `calls`, what a worker may use in quantity in `limits`. Nothing here fails: what a kernel does not offer is reported.

use crate::calls::{self, Calls};
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

/// Lets only these system calls through, in every thread. Called again with fewer, it takes the rest away.
pub(crate) fn allow_only(calls: Calls) -> Achieved {
    let program = compile(&calls.filter(std::process::id()), ARCH);
    achieved(program.is_some_and(|program| apply_filter_all_threads(&program).is_ok()))
}

/// Has `clone3` answered as if the kernel lacked it: it hides its flags in memory that a filter cannot read, and the C
/// library falls back to `clone`. To be asked for first: the lists of allowed calls refuse further filters in the end.
pub(crate) fn hide_clone3() -> Achieved {
    let program = compile(&calls::without_clone3(), ARCH);
    achieved(program.is_some_and(|program| apply_filter_all_threads(&program).is_ok()))
}

fn achieved(done: bool) -> Achieved {
    if done { Achieved::Full } else { Achieved::Absent }
}

fn compile(filter: &Value, arch: &str) -> Option<BpfProgram> {
    let arch = arch.try_into().ok()?;
    let json = json!({ "filter": filter }).to_string();
    compile_from_json(json.as_bytes(), arch).ok()?.remove("filter")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::ErrorKind;

    #[test]
    fn the_filters_compile_for_every_processor_they_can_hold_on() {
        for arch in ["x86_64", "aarch64", "riscv64"] {
            assert!(compile(&calls::without_clone3(), arch).is_some(), "{arch}");
            for calls in [Calls::Computing, Calls::ComputingAlone, Calls::Loading, Calls::Preparing] {
                assert!(compile(&calls.filter(1), arch).is_some(), "{calls:?} on {arch}");
            }
        }
        let filter = Calls::Computing.filter(1);
        assert!(compile(&filter, "m68k").is_none(), "elsewhere it is reported as absent");
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
