//! Hostile scripts, each run in a real worker process under its memory limit: each ends as a typed finding within
//! two seconds, and this process lives on.
//!
//! The program starts itself as the worker, so there is no test harness: it would print where frames go.

#![expect(clippy::print_stdout, reason = "this is the harness that reports the outcome")]

#[cfg(test)]
mod hostile;
#[cfg(test)]
mod people;
#[cfg(test)]
mod ways;

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.iter().any(|argument| argument == "--worker") {
        return match script::worker_main() {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::FAILURE,
        };
    }
    let wanted = |name: &str| {
        let mut filters = arguments.iter().filter(|argument| !argument.starts_with('-')).peekable();
        filters.peek().is_none() || filters.any(|filter| name.contains(filter.as_str()))
    };
    let all = hostile::all().into_iter().chain(ways::all());
    if arguments.iter().any(|argument| argument == "--list") {
        all.for_each(|(name, _)| println!("{name}: test"));
        return ExitCode::SUCCESS;
    }
    let mut failed = 0;
    for (name, case) in all.filter(|(name, _)| wanted(name)) {
        let start = std::time::Instant::now();
        let passed = std::panic::catch_unwind(std::panic::AssertUnwindSafe(case)).is_ok();
        println!("test {name} ... {} in {:?}", if passed { "ok" } else { "FAILED" }, start.elapsed());
        failed += usize::from(!passed);
    }
    println!("\n{failed} failed");
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
