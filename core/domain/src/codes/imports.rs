//! Imports: what a mapping could and could not read from an export.

use super::codes;

codes! {
    NOT_RECOGNISED = "I001" Error {
        title: "no mapping recognises this file",
        why: "guessing which column means what would put words into a person's record that nobody said",
        fix: "name the mapping with --mapping, or add one to scripts/mappings",
        bad: "waymark advise --people export.csv",
        good: "waymark advise --people export.csv --mapping hmp-ashgrove",
    }
}
