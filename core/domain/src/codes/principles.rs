//! Principles and privacy: what a programme promised never to do.

use super::codes;

codes! {
    TAILORS_ON_GUARDED = "P001" Error {
        title: "tailoring reads what the programme promised never to tailor on",
        why: "this programme tailors to the person; what it promised in never_tailor_on must not steer it, not even through another function",
        fix: "describe the need behind it with a fact of its own, or leave the rule out",
        bad: "when: risk.level == \"high\"",
        good: "when: goods.relatedness.importance >= 4",
    }
    GUARDED_FACT = "P002" Error {
        title: "the dictionary declares a fact that must never be one",
        why: "what is declared gets collected; nobody should be asked for it or have it stored for tailoring",
        fix: "take the fact out of facts.yaml",
        bad: "- id: risk.level",
        good: "- id: goods.agency.importance",
    }
    GUARDED_AT_RUN_TIME = "P003" Error {
        title: "a rule or function was stopped because it reached for a guarded fact",
        why: "the promise in never_tailor_on holds at run time too, whatever a script does",
        fix: "take the reading out of the rule or function named",
        bad: "fn pull(person) { person.risk.level == \"high\" }",
        good: "fn pull(person) { person.goods.relatedness.importance >= 4 }",
    }
}
