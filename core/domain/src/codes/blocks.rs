//! Blocks: the named parts of a session outline or a sheet.

use super::codes;

codes! {
    WITHOUT_ID = "B001" Error {
        title: "a block has no id",
        why: "sites, translations and records point at a block by its id, never by its heading",
        fix: "put an id after the heading, such as `{#circles .participant}`",
        bad: "## Circles",
        good: "## Circles {#circles .participant}",
    }
}
