//! What a person waits for: the start of the program, and a check and a test of everything, each as a whole cold process.
//!
//! `cargo bench -p waymark`. Beside each stands what starting the smallest process of this machine costs.

#![expect(
    clippy::indexing_slicing,
    clippy::expect_used,
    reason = "a bench that cannot go on says so by stopping"
)]
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a bench starts the program and prints its figures"
)]

#[path = "../../runtime/benches/advice/measure.rs"]
mod measure;

use std::process::{Command, Stdio};

use measure::{is_bench, ratio, row, seconds};

fn run(program: &str, arguments: &[&str]) {
    let status = Command::new(program)
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdout(Stdio::null())
        .status()
        .expect("the program starts");
    assert!(status.success(), "{program} {arguments:?} failed");
}

/// How many cases the shipped programmes have.
fn count_cases() -> f64 {
    let scripts = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("scripts");
    let entries = |folder| std::fs::read_dir(folder).into_iter().flatten().flatten();
    let cases = entries(scripts).map(|programme| entries(programme.path().join("cases")).count());
    cases.sum::<usize>() as f64
}

fn main() {
    let waymark = env!("CARGO_BIN_EXE_waymark");
    let version = || run(waymark, &["--version"]);
    let check = || run(waymark, &["check", "scripts"]);
    row("start: waymark --version, milliseconds", seconds(version) * 1000.0, 15.0, false);
    row(
        "check of the whole scripts/ tree, cold process, milliseconds",
        seconds(check) * 1000.0,
        150.0,
        false,
    );
    // Reading the content is what a check costs; the rest is the cases'.
    let beyond = seconds(|| run(waymark, &["test", "--coverage"])) - seconds(check);
    row(
        "test --coverage of all cases, beyond a check, milliseconds a case",
        beyond.max(0.0) * 1000.0 / count_cases(),
        2.0,
        false,
    );
    row(
        "test --coverage --mutate, cold process, milliseconds",
        seconds(|| run(waymark, &["test", "--coverage", "--mutate"])) * 1000.0,
        2000.0,
        false,
    );
    if is_bench() {
        println!(
            "the smallest process takes {:.2} of the start",
            ratio(version, || run("true", &[])).min(1.0)
        );
    }
}
