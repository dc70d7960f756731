//! Files and their shape: YAML, front matter, keys, ids, references.

use super::codes;

codes! {
    NOT_READABLE = "F001" Error {
        title: "the file cannot be read",
        why: "nothing in a file can be trusted when a part of it cannot be read",
        fix: "mend the line; most often it is a missing space after `:`, a tab, or a quote that is never closed",
        bad: "title:Groups I belong to",
        good: "title: Groups I belong to",
    }
    REPEATED_KEY = "F002" Error {
        title: "a key stands twice in one place",
        why: "only one of the two could count, and nobody could tell which",
        fix: "keep one of them",
        bad: "title: Groups\ntitle: Circles",
        good: "title: Groups",
    }
    NOT_PLAIN = "F003" Error {
        title: "a sign stands here that these files do without",
        why: "labels, references and marks make a file say something other than what one reads on the line",
        fix: "put the text in single quotes, or write the value out where it is used",
        bad: "when: !known(release.date)",
        good: "when: not(known(release.date))",
    }
    UNKNOWN_KEY = "F004" Error {
        title: "a key is not one that this kind of file has",
        why: "a misspelt key would be passed over in silence, and what it says would never happen",
        fix: "correct the key, or take the line out",
        bad: "titel: Groups I belong to",
        good: "title: Groups I belong to",
    }
    MISSING_KEY = "F005" Error {
        title: "something that must be said is not there",
        why: "the people and the parts of the software that rely on it would have nothing to go by",
        fix: "add the line",
        bad: "- id: letter-waits\n  hold: letter-home\n  when: family.contact != \"permitted\"",
        good: "- id: letter-waits\n  hold: letter-home\n  when: family.contact != \"permitted\"\n  say: This one waits until contact is confirmed.",
    }
    WRONG_KIND = "F006" Error {
        title: "a value is of the wrong kind",
        why: "a list where one word belongs, or a number where text belongs, cannot be understood safely",
        fix: "write it as the kind of value this key takes",
        bad: "sheets: {circles: yes}",
        good: "sheets: [circles]",
    }
    SECOND_DOCUMENT = "F007" Error {
        title: "the file holds more than one document",
        why: "only the first would be read",
        fix: "take the line `---` out, or move what follows into a file of its own",
        bad: "id: groups\n---\nid: circles",
        good: "id: groups",
    }
    TOO_DEEP = "F008" Error {
        title: "lists are nested too deeply",
        why: "nothing designers write needs it, and a reader could not follow",
        fix: "write it flatter",
        bad: "needs: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[relationships]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
        good: "needs: [relationships]",
    }
    FILE_NOT_TEXT = "F009" Error {
        title: "a file cannot be taken in",
        why: "files are read as plain UTF-8 text of a sensible size, so that what people see is what is used",
        fix: "save the file as UTF-8 text, no larger than 256 KiB",
        bad: "a word processor's file renamed to groups.md",
        good: "groups.md saved as plain text",
    }
    NOT_AN_ID = "F010" Error {
        title: "an id is not written as ids are",
        why: "ids carry behaviour; they must read the same for everyone, in every file name and every record",
        fix: "use small letters, digits and hyphens; for facts, small letters, digits and `_`, parts joined by dots",
        bad: "id: Groups I belong to",
        good: "id: groups",
    }
    ID_AND_NAME_DIFFER = "F011" Error {
        title: "an id differs from the name of its file or folder",
        why: "people look for a session by its id; two names for one thing get lost",
        fix: "give the file or folder the id's name, or correct the id",
        bad: "groups.md with `id: circles`",
        good: "groups.md with `id: groups`",
    }
    REPEATED_ID = "F012" Error {
        title: "two things of one kind share an id",
        why: "whatever names the id could mean either of them",
        fix: "give one of them another id",
        bad: "- id: letter-waits\n...\n- id: letter-waits",
        good: "- id: letter-waits\n...\n- id: no-private-room",
    }
    UNKNOWN_FILE = "F013" Warning {
        title: "a file is not one that a programme has",
        why: "nothing reads it, so whatever it says will not happen",
        fix: "move it where it belongs, correct its name, or take it out",
        bad: "hii/sessions/groups.md",
        good: "hii/modules/who-i-am/groups.md",
    }
    NOT_ALLOWED = "F014" Error {
        title: "a value is not one of those allowed here",
        why: "what is not on the list has no meaning anywhere else",
        fix: "use one of the values named",
        bad: "timing: soon",
        good: "timing: early",
    }
    OUT_OF_BOUNDS = "F015" Error {
        title: "something is too small, too large, too long or empty",
        why: "the bound is there because what lies outside it has always been a slip",
        fix: "bring it within the bounds named",
        bad: "facilitators: {at_least: 0, at_most: 2}",
        good: "facilitators: {at_least: 1, at_most: 2}",
    }
    HIDDEN_CHARACTER = "F016" Error {
        title: "a character stands here that nobody can see",
        why: "an invisible character, or one that turns the reading direction, makes a file say something other than it shows",
        fix: "type the line again; do not paste it",
        bad: "id: groups with a zero-width space inside",
        good: "id: groups",
    }
    UNKNOWN_SESSION = "F017" Error {
        title: "a session is named that the programme does not have",
        why: "a plan would point at nothing",
        fix: "use the id of a session in modules/, or take the name out",
        bad: "usually_after: [geting-started]",
        good: "usually_after: [getting-started]",
    }
    UNKNOWN_SHEET = "F018" Error {
        title: "a sheet is named that the programme does not have",
        why: "the pack for the session would be printed without it",
        fix: "use the id of a file in sheets/, or add the sheet",
        bad: "sheets: [circle]",
        good: "sheets: [circles]",
    }
    UNKNOWN_WORD = "F019" Error {
        title: "a need, strength, responsivity, good or desistance factor is not in shared/theory.yaml",
        why: "a word of one's own would never be found by anyone who looks for sessions by need or good",
        fix: "use an id from shared/theory.yaml, in the list it belongs to",
        bad: "goods: [belonging]",
        good: "desistance: [belonging]",
    }
    UNKNOWN_GOAL = "F020" Error {
        title: "a change goal is named that programme.yaml does not have",
        why: "progress towards it could not be shown beside the others",
        fix: "use an id from change_goals in programme.yaml, or add it there",
        bad: "change_goals: [meet-needs]",
        good: "change_goals: [meet-needs-well]",
    }
    MISSING_FILE = "F021" Error {
        title: "a file is missing that must be there",
        why: "without it the folder cannot be understood",
        fix: "add the file",
        bad: "modules/who-i-am/ without module.yaml",
        good: "modules/who-i-am/module.yaml",
    }
    NO_FRONT_MATTER = "F022" Error {
        title: "a Markdown file does not begin with its front matter",
        why: "the lines between the two `---` say what the file is; without them it is only text",
        fix: "begin the file with a line `---`, then `id:` and the rest, then a line `---`",
        bad: "## Why this session {#why .staff}",
        good: "---\nid: groups\ntitle: Groups I belong to\n---",
    }
    NOT_A_LENGTH = "F023" Error {
        title: "a length of time or a number of meetings cannot be read",
        why: "plans are laid out by it",
        fix: "write one number, or two with the smaller first: `60 to 90`",
        bad: "minutes: an hour",
        good: "minutes: 60 to 90",
    }
    CIRCLE = "F024" Error {
        title: "sessions come after one another in a circle",
        why: "none of them could ever be first",
        fix: "take one of the names out of `usually_after`",
        bad: "groups usually after circles, circles usually after groups",
        good: "circles usually after groups",
    }
    NOT_A_CALENDAR_DATE = "F025" Error {
        title: "a date is not one",
        why: "what depends on it could not be worked out",
        fix: "write year, month and day: `2026-03-01`",
        bad: "as_of: 1 March 2026",
        good: "as_of: 2026-03-01",
    }
    NOT_IN_CHANGES = "F026" Warning {
        title: "CHANGES.md has no entry for this version",
        why: "facilitators learn from it what is different from the version they know",
        fix: "add `## ` and the version to CHANGES.md, and a line or two for facilitators",
        bad: "version: 0.2.0 with only `## 0.1.0` in CHANGES.md",
        good: "## 0.2.0",
    }
    SITE_SETTING = "F027" Error {
        title: "a programme is not for the setting of a site that changes it",
        why: "what is written for the community may not be safe in custody, and the other way round",
        fix: "take the site's folder for this programme out, or correct the setting",
        bad: "setting: community, for a programme with settings: [custody]",
        good: "setting: custody",
    }
    UNKNOWN_SITE = "F028" Error {
        title: "a site is named that nobody has described",
        why: "its local changes and rules would not be found, and nobody would know why",
        fix: "use the id of a folder under sites/",
        bad: "site: hmp-asgrove",
        good: "site: hmp-ashgrove",
    }
    COMMENTED_OUT = "F029" Warning {
        title: "a line that would say something is a comment",
        why: "what it says does not happen, and whoever does not see the `#` believes that it does",
        fix: "take the `#` out, or the whole line",
        bad: "- id: support-first\n  # safeguard: true",
        good: "- id: support-first\n  safeguard: true",
    }
    STILL_TO_BE_WRITTEN = "F030" Warning {
        title: "a sentence that asks to be replaced still stands",
        why: "it was written for whoever began the file; facilitators, or the person, would read it as it is",
        fix: "put your own words in its place",
        bad: "purpose: Say in a sentence what this session is for.",
        good: "purpose: See which groups a person belongs to.",
    }
}
