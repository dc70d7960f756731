//! A lane that waits to be asked for opens on a clear wish only: whoever declined, would rather not say, or about
//! whose wish people differ, is left in peace.

use crate::harness::{Scratch, top, waymark};

fn check(wish: &str, referred: &str, lane: &str) {
    let scripts = Scratch::copy_of(&top().join("scripts"));
    let case = format!(
        "---\ncase: zed\nas_of: 2026-11-20\nsite: hmp-carrick\ngiven:\n  faith.wish: {wish}\n  faith.referred: {referred}\nexpect:\n  lane: {lane}\n---\n\n# Zed\nZed is invented.\n"
    );
    scripts.write("al-furqan/cases/zed.md", &case);
    let folder = scripts.path().display().to_string();
    let ran = waymark(&["test", "--programme", "al-furqan", "--scripts", &folder]);
    let line = ran.out.lines().find(|line| line.contains("zed ")).unwrap_or_default();
    assert!(line.contains("pass"), "wish {wish}, referred {referred}: expected {lane}\n{}", ran.out);
}

#[test]
fn a_wish_or_a_referral_opens_it() {
    check("asked", "not-known", "open");
    check("agreed-when-offered", "not-known", "open");
    check("not-known", "yes", "open");
}

#[test]
fn a_refusal_or_a_dispute_keeps_it_closed() {
    check("declined", "yes", "asked-first");
    check("rather-not-say", "yes", "asked-first");
    check("not-known", "not-known", "asked-first");
    let accounts = |word: &str| {
        format!(
            "{{{word}: [{{value: declined, holder: chaplain, on: 2026-11-19}}, {{value: asked, holder: office, on: 2026-11-18}}]}}"
        )
    };
    check(&accounts("conflicting"), "yes", "asked-first");
    check(&accounts("two_accounts"), "yes", "asked-first");
}
