//! Real plugins in real child processes: this test program starts itself as their worker.
//!
//! Most plugins here are one C file that misbehaves in one way, chosen when it is compiled. There is no test harness
//! because the harness would print to the standard output that carries the frames.

#![expect(clippy::print_stdout, reason = "this is the harness that reports the outcome")]
#![expect(clippy::disallowed_methods, reason = "processes and files are what is tested")]

#[cfg(test)]
mod asking;
#[cfg(test)]
mod breaking;
#[cfg(test)]
mod built;
#[cfg(test)]
mod loading;
#[cfg(test)]
mod reaching;
#[cfg(test)]
mod releases;
#[cfg(test)]
mod swapped;

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.iter().any(|argument| argument == "--role=worker") {
        return if native::worker_main().is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    if !cfg!(target_os = "linux") {
        println!("skipped: plugins run on Linux only");
        return ExitCode::SUCCESS;
    }
    let all: Vec<built::Case> =
        [asking::ALL, loading::ALL, breaking::ALL, reaching::ALL, releases::ALL, swapped::ALL]
            .into_iter()
            .flatten()
            .copied()
            .collect();
    let wanted = |name: &str| {
        let mut filters = arguments.iter().filter(|argument| !argument.starts_with('-')).peekable();
        filters.peek().is_none() || filters.any(|filter| name.contains(filter.as_str()))
    };
    if arguments.iter().any(|argument| argument == "--list") {
        all.iter().for_each(|(name, _)| println!("{name}: test"));
        return ExitCode::SUCCESS;
    }
    let mut failed = 0;
    for (name, case) in all.iter().filter(|(name, _)| wanted(name)) {
        let start = std::time::Instant::now();
        let passed = std::panic::catch_unwind(case).is_ok();
        println!("test {name} ... {} in {:?}", if passed { "ok" } else { "FAILED" }, start.elapsed());
        failed += usize::from(!passed);
    }
    println!("\n{failed} failed");
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
