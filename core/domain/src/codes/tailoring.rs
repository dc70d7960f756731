//! Tailoring: facts, rules and their conditions.

use super::codes;

codes! {
    UNKNOWN_FACT = "T001" Error {
        title: "a rule uses a fact nobody has described",
        why: "a misspelt fact is never known, so the rule would stay silent for everyone",
        fix: "use a fact from facts.yaml, or describe the new one there",
        bad: "when: goods.relatedness.importence >= 4",
        good: "when: goods.relatedness.importance >= 4",
    }
    CANNOT_BE_READ = "T002" Error {
        title: "a condition cannot be read",
        why: "a rule with a broken condition can never speak",
        fix: "mend the condition at the place shown",
        bad: "when: goods.agency.importance >=",
        good: "when: goods.agency.importance >= 4",
    }
    NOT_ALLOWED_HERE = "T003" Error {
        title: "a condition uses something conditions do not have",
        why: "conditions stay simple so that every one of them can be explained clause by clause",
        fix: "use facts, comparisons, in, between, known, unknown, unsettled, and, or, not; put anything else in a function in logic/",
        bad: "when: if known(release.date) { true }",
        good: "when: known(release.date)",
    }
    NOT_A_VALUE = "T004" Error {
        title: "a condition compares a fact with a value it cannot have",
        why: "the comparison could never be true, so the rule would stay silent",
        fix: "use one of the fact's value ids",
        bad: "when: family.contact == \"allowed\"",
        good: "when: family.contact == \"permitted\"",
    }
    KINDS_DIFFER = "T005" Error {
        title: "a condition compares things of different kinds",
        why: "a date is never equal to a number, so the rule could not mean what it says",
        fix: "compare a choice with a value id, a number with a number, a date with date(\"2026-03-01\")",
        bad: "when: release.date >= 4",
        good: "when: between(weeks_to_release, 0, 17)",
    }
}
