//! What a person waits for who prints a pack: the first time in a fresh process, and from then on.
//!
//! `cargo bench -p print`. A pack is one paper of every kind. Under `cargo test` it is printed once.

#![expect(
    clippy::indexing_slicing,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a bench that cannot go on says so by stopping"
)]

#[path = "../../runtime/benches/advice/measure.rs"]
#[expect(dead_code, reason = "a paper is compared with a bar, not with a second way of printing it")]
mod measure;

#[path = "../tests/papers/given.rs"]
mod given;

use std::time::Instant;

use measure::{is_bench, row, seconds};
use print::paper::Paper;

fn pack(papers: &[(&str, Paper)]) -> usize {
    papers.iter().map(|(_, paper)| print::print(paper).expect("it is printed").pdf.len()).sum()
}

fn main() {
    let papers = given::all();
    let start = Instant::now();
    let bytes = pack(&papers);
    let cold = start.elapsed().as_secs_f64() * 1000.0;
    row("a pack of thirteen papers, 25 pages, the first in its process, milliseconds", cold, 2000.0, false);
    row("the same from then on, milliseconds", seconds(|| pack(&papers)) * 1000.0, 300.0, false);
    for (name, paper) in &papers {
        let took = seconds(|| print::print(paper).expect("it is printed")) * 1000.0;
        if is_bench() {
            println!("  {name:<20} {took:>7.2} milliseconds");
        }
    }
    if is_bench() {
        println!("together {} KB", bytes / 1024);
    }
}
