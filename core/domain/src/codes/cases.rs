//! Cases: vignettes with expectations.

use super::codes;

codes! {
    CASE_UNKNOWN_FACT = "C001" Error {
        title: "a case uses a fact nobody has described",
        why: "nothing could ever read what the case gives, so it would prove nothing",
        fix: "use a fact from facts.yaml, or describe the new one there",
        bad: "given:\n  goods.relatedness.importence: 5",
        good: "given:\n  goods.relatedness.importance: 5",
    }
    CASE_VALUE = "C002" Error {
        title: "a case gives a fact a value it cannot have",
        why: "nobody's record could ever look like this case",
        fix: "use one of the fact's value ids, a number within its bounds, or a date",
        bad: "family.contact: allowed",
        good: "family.contact: permitted",
    }
    CASE_UNKNOWN_NAME = "C003" Error {
        title: "a case names something the programme does not have",
        why: "an expectation about nothing is always or never met",
        fix: "use the id of a session, rule, topic or change goal of this programme",
        bad: "expect: {suggest: {circles: belonging-matters}}",
        good: "expect: {suggest: {groups: belonging-matters}}",
    }
    NOT_AS_EXPECTED = "C004" Error {
        title: "a case did not come out as written",
        why: "a case is what a supervisor expects; either the rules or the case must change",
        fix: "compare the reason shown with the one expected, then change the rule or the case",
        bad: "expect: {suggest: {groups: no-hurry}}",
        good: "expect: {suggest: {groups: belonging-matters}}",
    }
    GIVEN_SHAPE = "C005" Error {
        title: "what a case gives about a fact cannot be understood",
        why: "it must be clear who says what and when, or the case tests something else than it tells",
        fix: "give a plain value, `{value, holder, on}`, `{conflicting: [...]}`, `{two_accounts: [...]}` or `{settled, by, basis, on}`",
        bad: "family.contact: {holder: hmp-ashgrove}",
        good: "family.contact: {value: permitted, holder: hmp-ashgrove, on: 2026-10-30}",
    }
    CAN_NEVER_COME_OUT = "C006" Error {
        title: "a case expects from a rule what that rule never does",
        why: "the case could not be met by anyone's facts",
        fix: "name the rule that does this, or correct what is expected",
        bad: "expect: {suggest: {groups: letter-waits}}",
        good: "expect: {suggest: {groups: belonging-matters}}",
    }
    EXPECTS_NOTHING = "C007" Error {
        title: "a case expects nothing",
        why: "a case without an expectation passes whatever the rules say",
        fix: "add `expect:` with at least one outcome",
        bad: "case: marek\nas_of: 2026-11-20\ngiven: {}",
        good: "expect: {lane: open}",
    }
    NOTHING_HAPPENS = "C008" Error {
        title: "a later moment of a case changes nothing",
        why: "it would repeat the moment before it",
        fix: "say what happens: `set`, `record`, `history` or another day in `as_of`",
        bad: "- when: a week later\n  expect: {lane: open}",
        good: "- when: a week later\n  as_of: 2026-11-27\n  expect: {lane: open}",
    }
    SAID_LATER = "C009" Warning {
        title: "a case gives something said after its day",
        why: "on the day the case is about, nobody could have known it",
        fix: "correct the date, or move it to a later moment under `then`",
        bad: "as_of: 2026-11-20\ngiven:\n  support.plan_open: {value: open, on: 2026-12-01}",
        good: "as_of: 2026-11-20\ngiven:\n  support.plan_open: {value: open, on: 2026-11-18}",
    }
    UNKNOWN_PROMPT = "C010" Error {
        title: "a case records an answer to a question its session does not ask",
        why: "no facilitator could have written it down",
        fix: "use the id of a question under `record` in the session",
        bad: "record: {session: groups, attendance: met, answers: {stoped_at: circles}}",
        good: "record: {session: groups, attendance: met, answers: {stopped_at: circles}}",
    }
    WITHOUT_STORY = "C011" Warning {
        title: "a case has no story",
        why: "cases are read aloud in supervision; facts alone are nobody one would recognise",
        fix: "write the paragraph a supervisor would recognise under the front matter",
        bad: "---\ncase: marek\n...\n---",
        good: "---\ncase: marek\n...\n---\n\n# Marek\nMarek, 31, came to Carrick in November.",
    }
    RULE_NOT_REACHED = "C012" Warning {
        title: "no case reaches a rule",
        why: "a rule nobody has tried on a case may say the wrong thing to the first person it meets",
        fix: "name the rule in the `expect` of a case it should speak in",
        bad: "a rule `slow-pace` that stands in no case",
        good: "expect: {adapt: {pace: slow-pace}}",
    }
    SESSION_NOT_REACHED = "C013" Warning {
        title: "no case reaches a session",
        why: "a session that no case suggests or holds may be out of reach for everyone",
        fix: "add a case in which the session is suggested or held, or a rule that speaks of it",
        bad: "a session `crossroads` that stands in no case",
        good: "expect: {hold: {crossroads: legal-first}}",
    }
    CLAUSE_NOT_REACHED = "C014" Warning {
        title: "no case turns on a clause",
        why: "a clause that never decided anything may ask the wrong thing, or ask it of the wrong fact",
        fix: "add a moment in which this clause decides, once with yes and once with no",
        bad: "when: silence.ease == \"hard\" or facilitator.preference == \"has-a-preference\"   # silence is hard in every case",
        good: "a case with given: {silence.ease: easy, facilitator.preference: has-a-preference}",
    }
    CHANGE_NOT_NOTICED = "C015" Warning {
        title: "no case would notice a change to a rule",
        why: "somebody may change the rule by a slip of the hand, and everything would still look right",
        fix: "add an expectation, or a moment, that comes out differently when the rule is changed so",
        bad: "expect: {suggest: {groups: belonging-matters}}   # and no case in which it is not suggested",
        good: "then: [{when: she sorts the cards again, set: {goods.relatedness.importance: 3}, expect: {quiet: [belonging-matters]}}]",
    }
    TOO_LONG_TO_TRY = "C016" Warning {
        title: "a rule has too many clauses for slips in it to be tried",
        why: "nobody can see through a rule this long, and whether a case would notice a slip in it is not known",
        fix: "split the rule into several, each with one reason of its own",
        bad: "when: one == \"a\" or two == \"a\"   # and so on, forty times",
        good: "two rules that suggest the same session, each with the clauses of one reason",
    }
}
