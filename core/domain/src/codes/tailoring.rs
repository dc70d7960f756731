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
        why: "a broken condition can neither let a rule speak nor let a hold hold anybody",
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
        why: "the comparison would be the same for everyone, whatever their answer is",
        fix: "use one of the fact's value ids",
        bad: "when: family.contact == \"allowed\"",
        good: "when: family.contact == \"permitted\"",
    }
    KINDS_DIFFER = "T005" Error {
        title: "a condition compares things of different kinds",
        why: "two things of different kinds are never the same, and neither is larger, so the rule could not mean what it says",
        fix: "compare a choice with a value id, a number with a number, a date with date(\"2026-03-01\")",
        bad: "when: release.date >= 4",
        good: "when: between(weeks_to_release, 0, 17)",
    }
    RULE_UNKNOWN_SESSION = "T006" Error {
        title: "a rule names a session the programme does not have",
        why: "the rule would suggest or hold nothing, for anyone",
        fix: "use the id of a session in modules/",
        bad: "suggest: gruops",
        good: "suggest: groups",
    }
    WITHOUT_VERB = "T007" Error {
        title: "a rule does nothing",
        why: "a rule that neither suggests, holds, adapts, finds out nor raises anything can never be seen",
        fix: "add suggest, hold, adapt, find_out or raise",
        bad: "- id: belonging-matters\n  when: goods.relatedness.importance >= 4\n  say: Belonging matters.",
        good: "- id: belonging-matters\n  suggest: groups\n  when: goods.relatedness.importance >= 4\n  say: Belonging matters.",
    }
    SAY_TOO_LONG = "T008" Error {
        title: "what a rule says is too long",
        why: "the sentence stands in a list beside others, and is read aloud; forty words is what people take in",
        fix: "say it in at most 40 words",
        bad: "say: a paragraph of sixty words",
        good: "say: Being with people matters to {{preferred_name}}. Looking at groups early gives later meetings something to build on.",
    }
    SAY_NAMES_SCORE = "T009" Error {
        title: "what a rule says names a score or a rule",
        why: "the participant may read it: nobody is a number here, and a rule's id means nothing to them",
        fix: "say in plain words what was seen and what it is good for",
        bad: "say: Scored 4 of 5 on belonging.",
        good: "say: Belonging matters a great deal to {{preferred_name}}.",
    }
    RAISE_WITHOUT_WORDS = "T010" Error {
        title: "a rule raises something and does not say it to staff",
        why: "what is raised is for supervision; the sentence for the participant does not say it",
        fix: "add `say_to_staff:` with what to talk about in supervision",
        bad: "raise: pacing\nsay: We can go slowly.",
        good: "raise: pacing\nsay: We can go slowly.\nsay_to_staff: Talk in supervision about the pace while extra support is in place.",
    }
    TIMING_WITHOUT_SUGGEST = "T011" Error {
        title: "a rule has a timing and suggests nothing",
        why: "only a suggestion is early or late; a hold holds at any time",
        fix: "take `timing:` out, or add what is suggested",
        bad: "hold: letter-home\ntiming: early",
        good: "suggest: groups\ntiming: early",
    }
    FIND_OUT_UNKNOWN = "T012" Error {
        title: "a rule asks to find out something nobody has described",
        why: "there would be no question to ask and nobody to ask it of",
        fix: "use a fact from facts.yaml",
        bad: "find_out: support.plan",
        good: "find_out: support.plan_open",
    }
    FIND_OUT_WAITED_FOR = "T013" Error {
        title: "a rule asks to find out a fact that must be waited for",
        why: "some things are told only when somebody wants to tell them; asking would do harm",
        fix: "leave the rule out, or choose a fact that may be looked up or asked for",
        bad: "find_out: account.position",
        good: "find_out: support.plan_open",
    }
    NAMED_TWICE = "T014" Error {
        title: "a rule names the same thing twice",
        why: "one of the two must have been meant to be something else",
        fix: "name it once",
        bad: "suggest: [groups, groups]",
        good: "suggest: [groups, many-sides]",
    }
    STAFF_WORDS_WITHOUT_RAISE = "T015" Error {
        title: "a rule says something to staff and raises nothing",
        why: "what is said to staff is shown with the topic that is raised; without one nobody would see it",
        fix: "add `raise:` with a topic, or take `say_to_staff:` out",
        bad: "suggest: groups\nsay_to_staff: Look at the circles first.",
        good: "raise: pacing\nsay_to_staff: Look at the pace in supervision.",
    }
    FACT_SHAPE = "T016" Error {
        title: "a fact's values or bounds do not fit its type",
        why: "nobody could give an answer that the rules understand",
        fix: "choice and tags have values, a number has at_least, at_most and a unit, the others have none of these",
        bad: "type: number\nvalues: {1: low, 5: high}",
        good: "type: number\nat_least: 1\nat_most: 5\nunit: of 5",
    }
    FACT_RESERVED_WORD = "T018" Error {
        title: "a fact's id uses a word that scripts keep for themselves",
        why: "no condition and no script could ever name the fact",
        fix: "use another word in that part of the id",
        bad: "- id: housing.new",
        good: "- id: housing.fresh_start",
    }
    SAY_PLACEHOLDER = "T019" Error {
        title: "a sentence has a placeholder that is not one of the list",
        why: "it would be read out as it is written, brackets and all",
        fix: "use {{preferred_name}}, {{they}}, {{their}}, {{site_name}} or {{session_date}}",
        bad: "say: Belonging matters to {{name}}.",
        good: "say: Belonging matters to {{preferred_name}}.",
    }
    NEVER_HOLDS = "T020" Error {
        title: "a condition can never be true",
        why: "nobody would ever get what the rule offers, and nobody would notice",
        fix: "use values within the fact's bounds, the smaller one first",
        bad: "when: between(goods.agency.importance, 9, 12)",
        good: "when: between(goods.agency.importance, 4, 5)",
    }
    ALWAYS_HOLDS = "T021" Error {
        title: "a condition is true whatever the answer is",
        why: "a rule that looks at a fact and ignores the answer asks people for nothing",
        fix: "narrow the values, or ask `known(...)` when any answer will do",
        bad: "when: goods.agency.importance >= 1",
        good: "when: goods.agency.importance >= 4",
    }
    HOLD_LEANS_ON_WAIT = "T022" Error {
        title: "a hold leans on a fact that nobody may ask for",
        why: "a hold holds while its facts are not known; a fact that is waited for is not known for nearly everyone, so nearly everyone would be held",
        fix: "use a fact that is looked up or asked for, or suggest instead of holding",
        bad: "hold: [letter-home]  when: grief.recent == \"yes\"   # come_by: wait",
        good: "hold: [letter-home]  when: family.contact != \"permitted\"   # come_by: look-up",
    }
    TEXT_IN_LOGIC = "T023" Error {
        title: "a condition or function reads a fact that is words for people",
        why: "words are for reading; only ids, numbers and dates carry behaviour, so that rewording a sentence changes nothing",
        fix: "make a choice fact with ids for what matters here, and use that",
        bad: "when: notes.first_meeting == \"likes drawing\"",
        good: "when: writing.comfort == \"rather-not\"",
    }
    NOT_A_DATE = "T024" Error {
        title: "a date is not in the calendar, or not written like 2026-03-01",
        why: "a date nobody can place would make the rule mean something else than it says",
        fix: "write year, month and day like date(\"2026-03-01\")",
        bad: "when: release.date < date(\"2026-02-31\")",
        good: "when: release.date < date(\"2026-02-28\")",
    }
    CONDITION_TOO_LONG = "T025" Error {
        title: "a condition is too long to be explained",
        why: "every clause is shown to the facilitator with its reason; nobody reads hundreds of them",
        fix: "split it into several rules, or put the idea into a function in logic/ and give it a name",
        bad: "when: a.b == 1 or a.b == 2 or a.b == 3 ... (four thousand characters)",
        good: "when: likely_to_be_moved",
    }
    HOLD_FAILS_OPEN = "T026" Error {
        title: "a hold would let go because a fact is missing",
        why: "a hold fails safe: it holds unless its condition is known to be no; asking whether a fact is known makes it let go of just the people nothing is known about",
        fix: "compare the fact itself; a hold already holds while the fact is not known, conflicting or out of date",
        bad: "hold: letter-home\n    when: known(family.contact) and family.contact != \"permitted\"",
        good: "hold: letter-home\n    when: family.contact != \"permitted\"",
    }
    SITE_RULE_TAKES_ID = "T027" Error {
        title: "a site's rule has the id of another rule",
        why: "a reason must say which rule it comes from; a site cannot stand in for a rule of the programme",
        fix: "give the site's rule an id of its own",
        bad: "- id: letter-waits",
        good: "- id: cards-on-b-wing",
    }
    SITE_SAFEGUARD = "T028" Error {
        title: "a site's rule calls itself a safeguard",
        why: "safeguards are the programme's promise at every site; a site's own hold holds just as firmly without the word",
        fix: "take `safeguard: true` out",
        bad: "safeguard: true",
        good: "hold: crossroads",
    }
    SHARING_VALUE = "T029" Error {
        title: "what may cross between lanes leans on a value the fact does not have",
        why: "people's wish about sharing would never be seen",
        fix: "name a choice fact, and values it has",
        bad: "sharing: {fact: sharing.lanes, topics: [all], nothing: []}",
        good: "sharing: {fact: sharing.lanes, topics: [agreed-topics], nothing: [nothing]}",
    }
}
