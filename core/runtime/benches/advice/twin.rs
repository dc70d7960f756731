//! The hand-written twin: the same rules as plain Rust over plain fields, one function a rule, constants folded in.
//! It is the limit the engine is measured against.

use super::invented::{self, Invented};
use domain::truth::Truth;

/// A person as somebody would write it by hand for exactly these facts.
#[derive(Clone, Debug)]
pub(crate) struct Person {
    numbers: [Option<i64>; invented::NUMBERS],
    choices: [Option<u8>; invented::CHOICES],
}

impl From<&Invented> for Person {
    fn from(person: &Invented) -> Self {
        Self { numbers: person.numbers, choices: person.choices }
    }
}

#[inline]
fn known<T>(value: Option<T>, test: impl FnOnce(T) -> bool) -> Truth {
    value.map_or(Truth::CannotTell, |value| Truth::from(test(value)))
}

#[inline]
fn or(left: Truth, right: impl FnOnce() -> Truth) -> Truth {
    if left == Truth::Yes { left } else { left.or(right()) }
}

#[inline]
fn and(left: Truth, right: impl FnOnce() -> Truth) -> Truth {
    if left == Truth::No { left } else { left.and(right()) }
}

/// The condition of rule number `I`: see [`invented::condition`].
#[inline]
fn rule<const I: usize>(person: &Person) -> Truth {
    let c = const { invented::constants(I) };
    let first = or(known(person.numbers[c.a], |n| n >= c.low), || known(person.choices[c.b], |v| v == c.one));
    and(first, || {
        let second = or(known(person.choices[c.c], |v| v == c.one || v == c.two), || {
            known(person.numbers[c.d], |n| n < c.high)
        });
        and(second, || !known(person.choices[c.e], |v| v == c.two))
    })
}

/// The derived fact number `I`: see [`invented::function`].
#[inline]
fn derived<const I: usize>(person: &Person) -> Option<bool> {
    let c = const { invented::constants(I) };
    if person.numbers[c.a]? >= c.low {
        Some(person.choices[c.b]? == c.one || person.numbers[c.d]? < c.high)
    } else {
        Some(person.choices[c.c]? == c.two)
    }
}

macro_rules! tens {
    ($run:ident, $person:ident, $out:ident, $($ten:literal)*) => {$(
        tens!(@each $run, $person, $out, $ten, 0 1 2 3 4 5 6 7 8 9);
    )*};
    (@each $run:ident, $person:ident, $out:ident, $ten:literal, $($one:literal)*) => {$(
        $out.push($run::<{ $ten * 10 + $one }>($person));
    )*};
}

/// The first 24 rules.
pub(crate) fn rules_24(person: &Person, out: &mut Vec<Truth>) {
    tens!(rule, person, out, 0 1);
    tens!(@each rule, person, out, 2, 0 1 2 3);
}

/// The first 100 rules.
pub(crate) fn rules_100(person: &Person, out: &mut Vec<Truth>) {
    tens!(rule, person, out, 0 1 2 3 4 5 6 7 8 9);
}

/// The first 400 rules.
pub(crate) fn rules_400(person: &Person, out: &mut Vec<Truth>) {
    tens!(rule, person, out, 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39);
}

/// 24 derived facts.
pub(crate) fn derived_24(person: &Person, out: &mut Vec<Option<bool>>) {
    tens!(derived, person, out, 0 1);
    tens!(@each derived, person, out, 2, 0 1 2 3);
}

/// The sentence of a rule with a name in it, as somebody would write it by hand.
pub(crate) fn sentence(name: &str, out: &mut String) {
    out.push_str("Being with people matters to ");
    out.push_str(name);
    out.push_str(". Looking at groups early gives later meetings something to build on.");
}
