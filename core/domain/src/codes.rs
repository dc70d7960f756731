//! The catalogue of finding codes: what each checks, why, what to do, a bad and a good example.
//!
//! Families: F files, B blocks and local changes, L languages, T tailoring, C cases, S script, P principles and privacy, R sources, X imports,
//! D delivery and records, W words of the record, M measures, N native plugins.
//! A code never changes its meaning; a retired one is never used again.

mod blocks;
mod cases;
mod files;
mod imports;
mod languages;
mod measures;
mod plugins;
mod principles;
mod records;
mod script;
mod sources;
mod tailoring;
mod words;

pub use blocks::*;
pub use cases::*;
pub use files::*;
pub use imports::*;
pub use languages::*;
pub use measures::*;
pub use plugins::*;
pub use principles::*;
pub use records::*;
pub use script::*;
pub use sources::*;
pub use tailoring::*;
pub use words::*;

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use crate::finding::Severity;

/// One row of the catalogue: everything `waymark explain` prints.
#[derive(Debug, PartialEq, Eq)]
pub struct Entry {
    /// The code, a letter and three digits.
    pub code: &'static str,
    /// How much a finding of this code weighs unless it says otherwise.
    pub severity: Severity,
    /// What it is about, a few words.
    pub title: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// What to do.
    pub fix: &'static str,
    /// An example that has the problem.
    pub bad: &'static str,
    /// The same example mended.
    pub good: &'static str,
}

/// A stable finding code.
#[derive(Clone, Copy)]
pub struct Code(&'static Entry);

impl Code {
    /// The code's row in the catalogue.
    #[must_use]
    pub const fn entry(self) -> &'static Entry {
        self.0
    }

    /// The code as text, such as `T001`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        self.0.code
    }
}

macro_rules! delegate {
    ($($imp:ident { $sig:item })*) => { $(impl $imp for Code { $sig })* };
}

delegate! {
    PartialEq { fn eq(&self, other: &Self) -> bool { self.as_str() == other.as_str() } }
    Ord { fn cmp(&self, other: &Self) -> std::cmp::Ordering { self.as_str().cmp(other.as_str()) } }
    PartialOrd { fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> { Some(self.cmp(other)) } }
}

impl Eq for Code {}

impl std::fmt::Debug for Code {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(self.as_str())
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.pad(self.as_str())
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(self.as_str())
    }
}

impl JsonSchema for Code {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Code".into()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        String::json_schema(generator)
    }
}

/// Declares the codes of one family and their rows.
macro_rules! codes {
    ($($name:ident = $code:literal $severity:ident { title: $title:literal, why: $why:literal, fix: $fix:literal, bad: $bad:literal, good: $good:literal $(,)? })*) => {
        $(
            #[doc = concat!("`", $code, "`: ", $title, ".")]
            pub const $name: $crate::codes::Code = $crate::codes::Code(&$crate::codes::Entry {
                code: $code,
                severity: $crate::finding::Severity::$severity,
                title: $title,
                why: $why,
                fix: $fix,
                bad: $bad,
                good: $good,
            });
        )*
        /// Every code of this family, in order.
        pub(super) const FAMILY: &[$crate::codes::Code] = &[$($name),*];
    };
}
use codes;

/// Every code, family by family.
pub fn all() -> impl Iterator<Item = Code> {
    [
        files::FAMILY,
        blocks::FAMILY,
        languages::FAMILY,
        tailoring::FAMILY,
        cases::FAMILY,
        script::FAMILY,
        principles::FAMILY,
        sources::FAMILY,
        imports::FAMILY,
        records::FAMILY,
        words::FAMILY,
        measures::FAMILY,
        plugins::FAMILY,
    ]
    .into_iter()
    .flatten()
    .copied()
}

/// The code written `text`, in either case.
#[must_use]
pub fn named(text: &str) -> Option<Code> {
    all().find(|code| code.as_str().eq_ignore_ascii_case(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_used_once_and_explained() {
        let mut seen: Vec<&str> = all().map(Code::as_str).collect();
        let count = seen.len();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), count, "a code stands twice");
        for code in all() {
            let entry = code.entry();
            for text in [entry.title, entry.why, entry.fix, entry.bad, entry.good] {
                assert!(!text.trim().is_empty(), "{code} lacks a part");
            }
        }
    }
}
