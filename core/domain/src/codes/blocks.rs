//! Blocks: the named parts of a session outline or a sheet, and what a site may change of them.

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
    CODE_IN_BLOCK = "B016" Error {
        title: "a block contains a passage of code",
        why: "three backticks that are never closed would swallow what stands after them, the fixed parts too",
        fix: "take the backticks out, or begin the lines without four blanks",
        bad: "```\nHello.",
        good: "Hello.",
    }
    CHANGES_FIXED = "B017" Error {
        title: "a local change touches a fixed block",
        why: "fixed blocks keep people safe everywhere: no site may replace them or leave them out",
        fix: "take the change out, or add a block after it with `.after-` and its id",
        bad: "## Arrive {#arrive .leave-out base=7c1e9a04}",
        good: "## Where we meet {#where .participant .after-arrive}",
    }
    CHANGES_UNKNOWN_BLOCK = "B018" Error {
        title: "a local change or a translation names a block that is not there",
        why: "its words would never be shown, and nobody would notice",
        fix: "use the id of a block of the programme",
        bad: "## Circles {#cirlces .replace base=7c1e9a04}",
        good: "## Circles {#circles .replace base=7c1e9a04}",
    }
    CHANGE_VERB = "B019" Error {
        title: "a block of a local change does not say what it does",
        why: "replacing, leaving out and adding are different decisions; nobody should have to guess which was meant",
        fix: "write one of `.replace`, `.leave-out`, `.before-<id>` and `.after-<id>`",
        bad: "## Circles {#circles base=7c1e9a04}",
        good: "## Circles {#circles .replace base=7c1e9a04}",
    }
    WITHOUT_BASE = "B020" Error {
        title: "changed or translated words do not say which words they were made against",
        why: "when the programme's words move on, nobody would learn that these were made for others",
        fix: "end the heading with `base=` and the eight signs that stand for the words now",
        bad: "## Circles {#circles .replace}",
        good: "## Circles {#circles .replace base=7c1e9a04}",
    }
    BASE_MOVED = "B021" Warning {
        title: "the words under a local change have moved on",
        why: "the site's words still stand, but they were made for others; somebody must compare the three",
        fix: "see `waymark changes`, decide, then run `waymark changes --accept` with SITE/PROGRAMME/SESSION/BLOCK",
        bad: "## Circles {#circles .replace base=7c1e9a04}",
        good: "## Circles {#circles .replace base=0b52fd11}",
    }
    CHANGED_TWICE = "B022" Error {
        title: "one block is changed twice in one layer",
        why: "which of the two counts would depend on the order of files",
        fix: "keep one of them",
        bad: "## Circles {#circles .replace base=7c1e9a04}\n## Circles {#circles .leave-out base=7c1e9a04}",
        good: "## Circles {#circles .replace base=7c1e9a04}",
    }
    ADDED_ID_TAKEN = "B023" Error {
        title: "an added block has an id that another block has",
        why: "records and translations that name the id could mean either of them",
        fix: "give the added block an id of its own",
        bad: "## Room {#why .staff .after-why}",
        good: "## Room {#room .staff .after-why}",
    }
    LEFT_OUT_WITH_WORDS = "B024" Error {
        title: "words stand under a block that is left out",
        why: "nobody would ever see them",
        fix: "take the words out, or use `.replace`",
        bad: "## Circles {#circles .leave-out base=7c1e9a04}\nUse cards.",
        good: "## Circles {#circles .replace base=7c1e9a04}\nUse cards.",
    }
    CHANGES_NOTHING = "B025" Error {
        title: "a local change or a translation holds no block",
        why: "it would say why without saying what",
        fix: "add the block it is about, or take the file out",
        bad: "---\nchanges: groups\n---",
        good: "---\nchanges: groups\n---\n## Circles {#circles .replace base=7c1e9a04}\nUse cards.",
    }
    CHANGES_NOTHING_THERE = "B026" Error {
        title: "a local change or a translation is of something that is not there",
        why: "it would never be shown: it must stand at the same path as what it changes",
        fix: "put it at the path of a session or sheet of the programme",
        bad: "sites/hmp-a/hii/modules/who-i-am/group.md",
        good: "sites/hmp-a/hii/modules/who-i-am/groups.md",
    }
    CHANGES_AUDIENCE = "B027" Error {
        title: "a local change makes a block for somebody else",
        why: "what is written for staff must never reach the participant's pack, at no site",
        fix: "leave the words with a dot out: a replaced block keeps them",
        bad: "## Why {#why .participant .replace base=7c1e9a04}",
        good: "## Why {#why .replace base=7c1e9a04}",
    }
    SITE_FIXED = "B028" Error {
        title: "a block of a site calls itself fixed",
        why: "only the programme fixes blocks, for every site alike",
        fix: "take `.fixed` out",
        bad: "## Room {#room .staff .fixed .after-why}",
        good: "## Room {#room .staff .after-why}",
    }
    PROTECTED_FIELD = "B029" Error {
        title: "a local change touches what only the programme says",
        why: "titles, lengths, purposes and records must mean the same at every site, or nobody could learn from them",
        fix: "take the line out; a site changes blocks, and adds rules of its own",
        bad: "changes: groups\nminutes: 20",
        good: "changes: groups",
    }
    NOT_FOR_SITES = "B030" Error {
        title: "a site has a file that only programmes have",
        why: "what a programme is, its facts and its functions are the same everywhere",
        fix: "take the file out; sites have local changes, rules.yaml, cases and languages",
        bad: "sites/hmp-a/hii/logic/own.rhai",
        good: "sites/hmp-a/hii/rules.yaml",
    }
    BASE_WORDS_DIFFER = "B031" Warning {
        title: "kept base words are not those their name says",
        why: "a comparison with words that were never there would mislead whoever decides",
        fix: "restore the words, or take the file out",
        bad: "bases/7c1e9a04.md with other words",
        good: "bases/7c1e9a04.md with the words that give 7c1e9a04",
    }
    EVERY_SESSION_HAS = "B032" Error {
        title: "a session lacks a block that every session of the programme has",
        why: "people rely on each part at every meeting: without a way to settle, somebody goes back from the hardest part",
        fix: "write the block, or change every_session in programme.yaml",
        bad: "every_session: {has: [settle]} and an outline without `## Settle`",
        good: "## Settle {#settle .participant .fixed}",
    }
    EVERY_SESSION_FIXED = "B033" Error {
        title: "a block that is fixed in every session is not marked as fixed",
        why: "whoever reads the outline would believe that a site may change the block or leave it out",
        fix: "write `.fixed` in its heading",
        bad: "## Settle {#settle .participant}",
        good: "## Settle {#settle .participant .fixed}",
    }
}
