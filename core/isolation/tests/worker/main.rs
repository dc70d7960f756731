//! Real child processes: this test program starts itself as a worker and checks what its parent sees.
//!
//! What the children do is in `child`, what is expected of them in `cases`. There is no test harness because
//! the harness would print to the standard output that carries the frames.

#![expect(clippy::print_stdout, reason = "this is the harness that reports the outcome")]
#![expect(clippy::disallowed_methods, reason = "processes and files are what is tested")]

#[cfg(test)]
mod cases;
#[cfg(test)]
mod child;

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let Some(role) = arguments.first().and_then(|first| first.strip_prefix("--role=")) {
        return child::play(role);
    }
    let wanted = |name: &str| {
        let mut filters = arguments.iter().filter(|argument| !argument.starts_with('-')).peekable();
        filters.peek().is_none() || filters.any(|filter| name.contains(filter.as_str()))
    };
    if arguments.iter().any(|argument| argument == "--list") {
        cases::ALL.iter().for_each(|(name, _)| println!("{name}: test"));
        return ExitCode::SUCCESS;
    }
    let mut failed = 0;
    for (name, case) in cases::ALL.iter().filter(|(name, _)| wanted(name)) {
        let start = std::time::Instant::now();
        let passed = std::panic::catch_unwind(case).is_ok();
        println!("test {name} ... {} in {:?}", if passed { "ok" } else { "FAILED" }, start.elapsed());
        failed += usize::from(!passed);
    }
    println!("\n{failed} failed");
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
