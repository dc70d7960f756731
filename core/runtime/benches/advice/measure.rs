//! Measures two ways of doing the same thing in turn, and prints how they compare.
//!
//! Machines drift; two things measured in alternation drift together, so only their ratio is printed as a result.
//! Benches include this file by path. Under `cargo test` each way runs once, so that no bench can rot.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// Says whether figures are wanted (`cargo bench`) or one run to see that it works (`cargo test`).
pub(crate) fn is_bench() -> bool {
    std::env::args().any(|argument| argument == "--bench")
}

/// How often `ours` fits into the time of `reference` (1 is equal, more is faster), median of paired rounds.
pub(crate) fn ratio<A, B>(mut ours: impl FnMut() -> A, mut reference: impl FnMut() -> B) -> f64 {
    if !is_bench() {
        black_box(ours());
        black_box(reference());
        return 1.0;
    }
    let repeats = repeats(&mut ours).max(1);
    let repeats_of_reference = self::repeats(&mut reference).max(1);
    let mut ratios: Vec<f64> = (0..15)
        .map(|_| {
            let ours = per_run(&mut ours, repeats);
            let reference = per_run(&mut reference, repeats_of_reference);
            reference / ours
        })
        .collect();
    median(&mut ratios)
}

/// Seconds one run takes, median; 0 under `cargo test`.
pub(crate) fn seconds<A>(mut what: impl FnMut() -> A) -> f64 {
    if !is_bench() {
        black_box(what());
        return 0.0;
    }
    let repeats = repeats(&mut what).max(1);
    let mut times: Vec<f64> = (0..15).map(|_| per_run(&mut what, repeats)).collect();
    median(&mut times)
}

/// Prints one row: what, the figure, the bar, and whether it is met.
pub(crate) fn row(what: &str, figure: f64, bar: f64, at_least: bool) {
    if is_bench() {
        let met = if at_least { figure >= bar } else { figure <= bar };
        let sign = if at_least { ">=" } else { "<=" };
        println!("{what:<64} {figure:>8.3}   bar {sign} {bar:<7} {}", if met { "met" } else { "MISSED" });
    }
}

/// Runs that take about 40 milliseconds together.
fn repeats<A>(what: &mut impl FnMut() -> A) -> u32 {
    let mut repeats = 1;
    loop {
        let start = Instant::now();
        for _ in 0..repeats {
            black_box(what());
        }
        if start.elapsed() > Duration::from_millis(20) || repeats > 1 << 24 {
            return repeats * 2;
        }
        repeats *= 2;
    }
}

fn per_run<A>(what: &mut impl FnMut() -> A, repeats: u32) -> f64 {
    let start = Instant::now();
    for _ in 0..repeats {
        black_box(what());
    }
    start.elapsed().as_secs_f64() / f64::from(repeats)
}

fn median(figures: &mut [f64]) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}
