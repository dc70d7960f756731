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
    REPEATED_BLOCK = "B002" Error {
        title: "two blocks of one file share an id",
        why: "a local change or a record that names the id could mean either of them",
        fix: "give one of them another id",
        bad: "## Circles {#circles .participant}\n## More circles {#circles .participant}",
        good: "## Circles {#circles .participant}\n## More circles {#more-circles .participant}",
    }
    WITHOUT_AUDIENCE = "B003" Error {
        title: "a block does not say who it is for",
        why: "what is written for staff must never reach the participant's pack by accident",
        fix: "add `.participant`, `.staff` or `.chaplain` after the id",
        bad: "## Why this session {#why}",
        good: "## Why this session {#why .staff}",
    }
    UNKNOWN_CLASS = "B004" Error {
        title: "a block carries a word that blocks do not have",
        why: "a misspelt word would do nothing: a block meant to be fixed would not be",
        fix: "use .participant, .staff, .chaplain, .fixed, .smaller, .talk, .draw, .write or .asks-about-others",
        bad: "## Check-in {#check-in .participant .fixd}",
        good: "## Check-in {#check-in .participant .fixed}",
    }
    RAW_HTML = "B005" Error {
        title: "a block contains HTML",
        why: "blocks are printed, read aloud and translated; only plain Markdown comes through all of it",
        fix: "write it in plain Markdown, or leave the `<` out",
        bad: "<b>Use no names.</b>",
        good: "**Use no names.**",
    }
    LINK_OR_PICTURE = "B006" Error {
        title: "a block contains a link or a picture",
        why: "a pack on paper cannot be clicked, and in custody there is no web to follow it to",
        fix: "say it in words; what is printed belongs in sheets/",
        bad: "See [the card](card.pdf).",
        good: "See the card on the table.",
    }
    HEADING_TOO_DEEP = "B007" Error {
        title: "a heading is too deep",
        why: "a tired reader loses the thread below three levels",
        fix: "use `###`, or begin a block of its own with `##`",
        bad: "#### A detail",
        good: "### A detail",
    }
    OUTSIDE_BLOCKS = "B008" Error {
        title: "something stands outside the blocks",
        why: "nobody would ever see it: only blocks are shown, printed and translated",
        fix: "put it under a heading `## Title {#id .participant}`",
        bad: "---\nHello.\n\n## Check-in {#check-in .participant}",
        good: "---\n\n## Check-in {#check-in .participant}\nHello.",
    }
    UNKNOWN_PLACEHOLDER = "B009" Error {
        title: "a placeholder is not one of the list",
        why: "it would stand in the participant's paper as it is written, brackets and all",
        fix: "use {{preferred_name}}, {{they}}, {{their}}, {{site_name}} or {{session_date}}",
        bad: "Hello {{name}}.",
        good: "Hello {{preferred_name}}.",
    }
    ASKS_WITHOUT_NO_NAMES = "B010" Error {
        title: "a block asks about other people and does not say \"no names\"",
        why: "a name said or written down becomes something that has to be passed on",
        fix: "say it in the block with these two words: \"no names\"",
        bad: "## Circles {#circles .participant .asks-about-others}\nWho stands close to you?",
        good: "## Circles {#circles .participant .asks-about-others}\nWho stands close to you? Use no names, a letter will do.",
    }
    NOTHING_FOR_PARTICIPANT = "B011" Error {
        title: "a session has no block for the participant",
        why: "a session is for the person; with nothing for them there is nothing to print or to read together",
        fix: "add a block with `.participant`",
        bad: "## Why this session {#why .staff}",
        good: "## Check-in {#check-in .participant}",
    }
    WAYS_MISSING = "B012" Error {
        title: "a sheet cannot be done in every way",
        why: "people who would rather not write, or not talk, must be able to do every exercise",
        fix: "add the blocks that are missing: talk, draw and write",
        bad: "## Write it {#write .participant}",
        good: "## Talk it {#talk .participant}\n## Draw it {#draw .participant}\n## Write it {#write .participant}",
    }
    EMPTY_BLOCK = "B013" Error {
        title: "a block is empty",
        why: "its heading would be printed with nothing under it",
        fix: "write the block, or take its heading out",
        bad: "## Settle {#settle .participant}\n## Choose {#choose .participant}",
        good: "## Settle {#settle .participant}\nName three sounds.",
    }
    PROMPT_OPTIONS = "B014" Error {
        title: "a question for the record and its options do not fit",
        why: "a question with tags needs something to choose from, and no other kind can use options",
        fix: "give options to questions of type tags, and only to those",
        bad: "- {id: needs_named, ask: Which needs did they name?, type: tags}",
        good: "- {id: needs_named, ask: Which needs did they name?, type: tags, options: [belonging, safety]}",
    }
    NOT_IN_HEADING = "B015" Error {
        title: "something in a heading's brackets cannot be read",
        why: "only an id and words that begin with a dot have a meaning there",
        fix: "write `{#id .participant}` with one id and spaces between the parts",
        bad: "## Circles {#circles participant}",
        good: "## Circles {#circles .participant}",
    }
}
