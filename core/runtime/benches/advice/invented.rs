//! Invented facts, people, rules and functions: as many rules as wanted, each of five conditions, over 40 facts.

use std::fmt::Write as _;

pub(crate) const NUMBERS: usize = 20;
pub(crate) const CHOICES: usize = 20;
pub(crate) const VALUES: [&str; 6] = ["a", "b", "c", "d", "e", "f"];

/// What tells one rule from another.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Constants {
    pub(crate) a: usize,
    pub(crate) b: usize,
    pub(crate) c: usize,
    pub(crate) d: usize,
    pub(crate) e: usize,
    pub(crate) low: i64,
    pub(crate) high: i64,
    pub(crate) one: u8,
    pub(crate) two: u8,
}

/// The constants of rule number `i`.
pub(crate) const fn constants(i: usize) -> Constants {
    Constants {
        a: (i * 7 + 1) % NUMBERS,
        b: (i * 3 + 2) % CHOICES,
        c: (i * 11 + 5) % CHOICES,
        d: (i * 13 + 3) % NUMBERS,
        e: (i * 17 + 7) % CHOICES,
        low: (i % 7) as i64 + 2,
        high: (i % 5) as i64 + 3,
        one: (i % 6) as u8,
        two: ((i + 2) % 6) as u8,
    }
}

/// The condition of rule number `i`, as a designer would write it.
pub(crate) fn condition(i: usize) -> String {
    let c = constants(i);
    let (one, two) = (VALUES[usize::from(c.one)], VALUES[usize::from(c.two)]);
    format!(
        "(n.f{} >= {} or c.f{} == \"{one}\") and (c.f{} in [\"{one}\", \"{two}\"] or n.f{} < {}) and not(c.f{} == \"{two}\")",
        c.a, c.low, c.b, c.c, c.d, c.high, c.e
    )
}

/// The derived fact number `i`, as a designer would write it; with `looping` it cannot be lowered.
pub(crate) fn function(i: usize, looping: bool) -> String {
    let c = constants(i);
    let (one, two) = (VALUES[usize::from(c.one)], VALUES[usize::from(c.two)]);
    let mut text = format!("/// Derived fact {i}.\n/// gives: yes or no\nfn derived_{i}(person) {{\n");
    if looping {
        text.push_str("    let seen = 0;\n    for tag in [1, 2, 3] { seen += tag; }\n    if seen < 0 { return false; }\n");
    }
    let _ = writeln!(
        text,
        "    if person.n.f{} >= {} {{ person.c.f{} == \"{one}\" || person.n.f{} < {} }} else {{ person.c.f{} == \"{two}\" }}\n}}\n",
        c.a, c.low, c.b, c.d, c.high, c.c
    );
    text
}

/// An invented person.
#[derive(Clone, Debug)]
pub(crate) struct Invented {
    pub(crate) numbers: [Option<i64>; NUMBERS],
    pub(crate) choices: [Option<u8>; CHOICES],
}

/// `count` invented people from a fixed seed; about one fact in ten is not known.
pub(crate) fn people(count: usize) -> Vec<Invented> {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    let mut person = || Invented {
        numbers: std::array::from_fn(|_| (next() % 10 != 0).then(|| (next() % 10) as i64)),
        choices: std::array::from_fn(|_| (next() % 10 != 0).then(|| (next() % 6) as u8)),
    };
    (0..count).map(|_| person()).collect()
}
