//! Measures: questionnaires, their licences, what their answers come to.

use super::codes;

codes! {
    RANGE_NOT_POSSIBLE = "M001" Error {
        title: "a measure's range is not what its answers can come to",
        why: "whoever reads a result reads it against the range; a wrong one makes every result look better or worse than it is",
        fix: "write the least and the most that the answers can come to",
        bad: "scoring: {figure: sum, needs_answered: 6, at_least: 0, at_most: 30} with six items worth 0 to 4",
        good: "scoring: {figure: sum, needs_answered: 6, at_least: 0, at_most: 24}",
    }
    NEEDS_ANSWERED = "M002" Error {
        title: "how many items must be answered does not fit",
        why: "a sum with gaps is smaller for no reason of the person's, and nobody can answer more items than there are",
        fix: "with a sum, name the number of all items; with a mean, a number from 1 to that of all items",
        bad: "scoring: {figure: sum, needs_answered: 5, ...} with six items",
        good: "scoring: {figure: mean, needs_answered: 5, ...} with six items",
    }
    ANSWERS_OUT_OF_ORDER = "M003" Error {
        title: "the answers do not go one way",
        why: "people read the answers as steps; a step that counts less than the one before it, or the same, is a slip",
        fix: "put the answers in the order of their values, each with another value",
        bad: "[{id: never, label: Never, value: 0}, {id: often, label: Often, value: 2}, {id: at-times, label: At times, value: 1}]",
        good: "[{id: never, label: Never, value: 0}, {id: at-times, label: At times, value: 1}, {id: often, label: Often, value: 2}]",
    }
    PERMISSION_NEEDED = "M004" Warning {
        title: "a measure needs a permission",
        why: "questionnaires belong to somebody; using one without their permission can end its use everywhere",
        fix: "ask its holder; until the permission is recorded the items are shown to nobody",
        bad: "licence: {kind: permission-needed, ...} and nobody has asked",
        good: "licence: {kind: open, holder: our own team, terms: CC0-1.0}",
    }
    MEASURE_LANGUAGE = "M005" Error {
        title: "a measure may be answered in a language that the programme is not offered in",
        why: "answers count in the language they were given in, and nobody has this one's words",
        fix: "use a language of the programme",
        bad: "languages: [en, fr]",
        good: "languages: [en, cy]",
    }
    NORMS_SAY_NOTHING = "M006" Error {
        title: "no change can be told from chance with these norms",
        why: "the sum that is done with them would divide by nothing, or call every change a real one",
        fix: "write a standard deviation above 0 and a reliability between 0 and 1, or take the norms out",
        bad: "norms: {sd: 0, reliability: 1, source: ...}",
        good: "norms: {sd: 4.1, reliability: 0.82, source: ...}",
    }
}
