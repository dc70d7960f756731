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
    SOURCE_NOT_APPROVED = "R002" Warning {
        title: "a session needs a source that is not approved",
        why: "the session waits for everyone until somebody has approved the source",
        fix: "have the source approved, or take it out of the session",
        bad: "sources: [passage-asking-2] whose row says `status: under-review`",
        good: "sources: [passage-asking-1] whose row says `status: approved`",
    }
    APPROVED_BY_NOBODY = "R003" Error {
        title: "a source is approved and does not say by whom and when",
        why: "an approval that nobody stands behind is none",
        fix: "add checked_by and checked_on, or set the status to under-review",
        bad: "- {id: two-notices, title: Two notices, edition: first, status: approved, licence: CC-BY-4.0}",
        good: "- {id: two-notices, title: Two notices, edition: first, checked_by: programme lead, checked_on: 2026-11-01, status: approved, licence: CC-BY-4.0}",
    }
}
