//! Sources: the register of quoted works and who approved them.

use super::codes;

codes! {
    UNKNOWN_SOURCE = "R001" Error {
        title: "a session names a source that is not in the register",
        why: "nothing may be quoted that nobody has checked",
        fix: "add a row to sources.yaml, or take the name out of the session",
        bad: "sources: [passage-one]",
        good: "sources: [passage-asking-1]",
    }
}
