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
        largest();
    }
}

/// The largest papers that are taken, of shapes that cost the most.
fn largest() {
    let most = 250 * 1024;
    let filled = |piece: &str| piece.repeat(most / piece.len());
    for (name, text) in [
        ("one paragraph", filled("words and words. ")),
        ("one word", filled("w")),
        ("one paragraph in Arabic", filled("كلمات وكلمات، ")),
        ("both ways in turn", filled("كلمات words ")),
        ("emphasis in turn", filled("a **b** *c* ")),
        ("marks without end", filled("a\u{301}\u{302}\u{303}\u{304}")),
        ("5000 lines", "a  \n".repeat(4900)),
        ("lists in lists", "- a\n  - b\n    - c\n      - d\n        - e\n".repeat(980)),
        ("a table", format!("|a|b|c|d|\n|-|-|-|-|\n{}", "|a|b|c|d|\n".repeat(1200))),
        ("quotes in quotes", "> > > > > > > a\n\n".repeat(4900)),
    ] {
        let mut sheet = given::sheet();
        sheet.parts = vec![given::block("Long", print::paper::Reader::Staff, &text)];
        let start = Instant::now();
        let printed = print::print(&Paper::Sheet(sheet));
        let pages =
            printed.map_or_else(|refused| refused.to_string(), |printed| format!("{} pages", printed.pages));
        println!("  {name:<28} {:>6.2} seconds, {pages}", start.elapsed().as_secs_f64());
    }
}
