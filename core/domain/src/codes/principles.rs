//! Principles and privacy: what a programme promised never to do.

use super::codes;

codes! {
    TAILORS_ON_GUARDED = "P001" Error {
        title: "something uses what the programme promised never to tailor on",
        why: "this programme tailors to the person; what it promised in never_tailor_on must not steer it, not even through another function",
        fix: "describe the need behind it with a fact of its own, or leave the rule out",
        bad: "when: risk.level == \"high\"",
        good: "when: goods.relatedness.importance >= 4",
    }
    GUARDED_FACT = "P002" Error {
        title: "facts.yaml describes a fact that must never be one",
        why: "what is described gets collected; nobody should be asked for it or have it stored for tailoring",
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
    NOTICE_INCOMPLETE = "P004" Error {
        title: "the notice leaves out what every reader must know",
        why: "nobody may take this content for approved material, or deliver it",
        fix: "say in the notice that the content is original, illustrative and not to be delivered",
        bad: "notice: A programme about belonging.",
        good: "notice: This content is original and illustrative. It is not to be delivered.",
    }
    UNKNOWN_LICENCE = "P005" Error {
        title: "the licence is not one that can be looked up",
        why: "another team must be able to tell what they may do with the content",
        fix: "use one of CC-BY-4.0, CC-BY-SA-4.0, CC-BY-NC-4.0, CC0-1.0, OGL-UK-3.0",
        bad: "licence: free to use",
        good: "licence: CC-BY-4.0",
    }
    PROMISE_MISSING = "P006" Error {
        title: "the manifest does not make the promises every programme makes",
        why: "facilitators decide, and risk never steers tailoring: a programme that leaves this open cannot run here",
        fix: "set facilitator_decides to true, and name risk in never_tailor_on",
        bad: "principles: {facilitator_decides: false, never_tailor_on: [], reading_age_at_most: 11}",
        good: "principles: {facilitator_decides: true, never_tailor_on: [risk], reading_age_at_most: 11}",
    }
    RETIRED_WORD = "P007" Warning {
        title: "a word is used that we do not use for people",
        why: "a label tells a person what we take them for before we have listened",
        fix: "write participant, person, or the name they like to be called",
        bad: "Ask the offender how the week was.",
        good: "Ask {{preferred_name}} how the week was.",
    }
    GUARD_MISSPELT = "P008" Error {
        title: "what a programme promises never to tailor on is nearly a usual word",
        why: "a promise with a slip in it guards nothing, and nobody would notice",
        fix: "write the word as the facts have it",
        bad: "never_tailor_on: [risk, nationalty]",
        good: "never_tailor_on: [risk, nationality]",
    }
    FACT_OF_TWO_PROGRAMMES = "P009" Error {
        title: "two programmes describe one fact",
        why: "what people told one team would be read by another; neither programme is used until it is clear whose fact it is",
        fix: "take it out here, or, if both teams may read it, describe it in shared/facts.yaml and in neither programme",
        bad: "two facts.yaml, each with `- id: art.wish`",
        good: "one facts.yaml with `- id: art.wish`, of the programme that asks",
    }
}
