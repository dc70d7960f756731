//! What a person waits for: the start of the program, and a check of everything, each as a whole cold process.
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
    if is_bench() {
        println!(
            "the smallest process takes {:.2} of the start",
            ratio(version, || run("true", &[])).min(1.0)
        );
    }
}
