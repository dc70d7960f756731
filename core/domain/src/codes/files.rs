//! Files and their shape: YAML, front matter, keys, ids, references.

use super::codes;

codes! {
    NOT_READABLE = "F001" Error {
        title: "the file cannot be read as YAML",
        why: "nothing in a file can be trusted when a part of it cannot be read",
        fix: "mend the line; most often it is a missing space after `:`, a tab, or a quote that is never closed",
        bad: "title:Groups I belong to",
        good: "title: Groups I belong to",
    }
}
