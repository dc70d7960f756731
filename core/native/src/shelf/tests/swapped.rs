//! A library that is swapped while it is looked at: what comes out is the right one, whole, or a refusal.

use std::fs;
use std::sync::atomic::{AtomicBool, Ordering};

use super::bench::{Bench, beside, sign, subject};
use super::*;

/// How often it is tried; with `WAYMARK_LONG` a thousand times.
fn races() -> usize {
    if std::env::var_os("WAYMARK_LONG").is_some() { 1_000 } else { 50 }
}

#[test]
fn a_library_that_is_swapped_back_and_forth_is_the_right_one_or_refused() {
    let bench = Bench::new();
    let on_shelf = bench.allowed();
    let (good, good_signature) = (fs::read(&on_shelf).unwrap(), fs::read(beside(&on_shelf)).unwrap());
    // Whoever swaps has a key of their own, and names what is allowed.
    let hostile = bench.library("1.0.0", 1, "int hostile;");
    sign(&hostile, &SecretKey::create().unwrap(), &subject("1.0.0", 1));
    let (bad, bad_signature) = (fs::read(&hostile).unwrap(), fs::read(beside(&hostile)).unwrap());
    let over = AtomicBool::new(false);
    let (mut right, mut refused) = (0, 0);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let passing = bench.folder.join("passing");
            for turn in 0_usize.. {
                let (library, signature) =
                    if turn % 2 == 0 { (&bad, &bad_signature) } else { (&good, &good_signature) };
                if turn % 8 < 4 {
                    // At one stroke, or byte by byte in the same file.
                    fs::write(&passing, library).unwrap();
                    fs::rename(&passing, &on_shelf).unwrap();
                } else {
                    fs::write(&on_shelf, library).unwrap();
                }
                fs::write(beside(&on_shelf), signature).unwrap();
                std::thread::sleep(std::time::Duration::from_micros(turn as u64 % 7 * 50));
                if over.load(Ordering::Relaxed) {
                    break;
                }
            }
        });
        // On a busy machine the other thread may begin late.
        while right + refused < races() || ((refused == 0 || right == 0) && right + refused < 100_000) {
            match bench.shelf.verified("probe") {
                Ok(verified) => {
                    assert!(*verified.bytes == *good, "other bytes than were allowed came through");
                    right += 1;
                }
                Err(finding) => {
                    let code = finding.code.as_str();
                    assert!(["N004", "N005", "N006"].contains(&code), "{code}: {}", finding.what);
                    refused += 1;
                }
            }
        }
        over.store(true, Ordering::Relaxed);
    });
    assert!(refused > 0 && right > 0, "one of them was never seen: {right} and {refused}");
    bench.nothing_ran();
}
