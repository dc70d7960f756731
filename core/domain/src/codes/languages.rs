//! Languages: translations, easy words, and short strings with counts.

use super::codes;

codes! {
    TRANSLATION_OUT_OF_DATE = "L001" Warning {
        title: "translated words are out of date",
        why: "the words they translate have changed; until somebody looks, people get the written words, marked",
        fix: "bring the translation up to date, then write the new `base=`",
        bad: "## Cylchoedd {#circles base=7c1e9a04}",
        good: "## Cylchoedd {#circles base=0b52fd11}",
    }
    LANGUAGE_NOT_OFFERED = "L002" Error {
        title: "a language is not one the programme has",
        why: "nobody would ever be offered these words",
        fix: "add the language to `languages:` of programme.yaml, or correct the folder's name",
        bad: "languages/cz/",
        good: "languages/cy/",
    }
    TRANSLATES_STAFF_BLOCK = "L003" Error {
        title: "a block that is not for the participant is translated",
        why: "facilitators work in the written language; two versions of what they must do would drift apart",
        fix: "take the block out of the translation",
        bad: "## Cyn mynd i mewn {#before base=7c1e9a04}",
        good: "## Cyrraedd {#arrive base=0b52fd11}",
    }
    PLACEHOLDERS_DIFFER = "L004" Error {
        title: "a translation has other placeholders than the words it translates",
        why: "a name or a date that is missing makes a letter to nobody",
        fix: "use the same placeholders, each as often as you need it",
        bad: "Helo.",
        good: "Helo {{preferred_name}}.",
    }
    REVIEW_INCOMPLETE = "L005" Error {
        title: "a review does not say by whom and when",
        why: "\"reviewed\" without a reader is a promise nobody made",
        fix: "add reviewed_by and reviewed_on, or write awaiting-review",
        bad: "review: reviewed",
        good: "review: reviewed\nreviewed_by: readers' panel\nreviewed_on: 2026-11-02",
    }
    SENTENCE_TOO_LONG = "L006" Warning {
        title: "a sentence is too long for Easy Read",
        why: "Easy Read has one idea in a sentence, in fifteen words at most",
        fix: "make two sentences of it",
        bad: "You can draw a circle for each group that you are in now or have been in at any time before.",
        good: "Draw a circle for each group. Groups from before count too.",
    }
    HARD_WORDS = "L007" Warning {
        title: "words that Easy Read does without",
        why: "abbreviations, passives and words in capitals stop a reader who reads slowly",
        fix: "say who does what, in everyday words",
        bad: "Your OM will be informed.",
        good: "We tell your key worker.",
    }
    NOT_MESSAGES = "L008" Error {
        title: "a file of short messages cannot be read",
        why: "none of its messages could be used",
        fix: "write `name = words`, and what belongs to it indented below",
        bad: "minutes { $count } minutes",
        good: "minutes = { $count } minutes",
    }
    MESSAGE_MISSING = "L009" Error {
        title: "a short message is missing",
        why: "the pack would show the written language in the middle of another",
        fix: "add the message",
        bad: "minutes = ...",
        good: "minutes = ...\nmeetings = ...",
    }
    MESSAGE_UNKNOWN = "L010" Warning {
        title: "a short message that nothing uses",
        why: "a misspelt name would leave the real message missing",
        fix: "correct its name, or take it out",
        bad: "minuts = { $count } minutes",
        good: "minutes = { $count } minutes",
    }
    PLURALS_MISSING = "L011" Error {
        title: "a counted message lacks forms that the language has",
        why: "the sentence would be wrong for some numbers, which readers notice and machines do not",
        fix: "add a line for each form",
        bad: "meetings = { $count ->\n    [one] un cyfarfod\n   *[other] { $count } cyfarfod\n}",
        good: "meetings = { $count ->\n    [zero] dim cyfarfod\n    [one] un cyfarfod\n    [two] dau gyfarfod\n    [few] { $count } chyfarfod\n    [many] { $count } chyfarfod\n   *[other] { $count } cyfarfod\n}",
    }
    MESSAGE_VARIABLE = "L012" Error {
        title: "a short message uses something it is not given",
        why: "the place where it stands would stay empty",
        fix: "use the names that the message is given",
        bad: "minutes = { $number } minutes",
        good: "minutes = { $count } minutes",
    }
    TRANSLATES_WRITTEN = "L013" Error {
        title: "a translation into the language the words are written in",
        why: "there would be two versions of the same words in one language",
        fix: "change the words where they are written, or use the variant in easy words",
        bad: "languages/en/",
        good: "languages/en-easy/",
    }
    NOT_TRANSLATED_YET = "L014" Warning {
        title: "a translation has the very words it translates",
        why: "the pack would say that these words are in the other language, and they are not",
        fix: "translate them, or take the block out: then the gap is marked",
        bad: "## Circles {#circles base=7c1e9a04}\nDraw a circle.",
        good: "## Cylchoedd {#circles base=7c1e9a04}\nTynnwch gylch.",
    }
}
