//! What a plugin costs: a question to its child against bare pipes, in process against a plain call in C, many together
//! against one by one, and the first answer from nothing. Ratios of two ways measured in turn, answers compared.
//!
//! `cargo bench -p native`

#![expect(clippy::expect_used, reason = "a bench that cannot go on says so by stopping")]
#![expect(clippy::indexing_slicing, reason = "a bench that cannot go on says so by stopping")]
#![expect(clippy::print_stdout, reason = "figures are for reading")]
#![expect(clippy::disallowed_methods, reason = "a plugin is built, and processes are what is measured")]

#[cfg(target_os = "linux")]
mod linux;
#[path = "../../../runtime/benches/advice/measure.rs"]
mod measure;

fn main() {
    #[cfg(target_os = "linux")]
    linux::run();
    #[cfg(not(target_os = "linux"))]
    println!("skipped: plugins run on Linux only");
}
