//! Cases: vignettes with expectations.

use super::codes;

codes! {
    NOT_AS_EXPECTED = "C004" Error {
        title: "a case did not come out as written",
        why: "a case is what a supervisor expects; either the rules or the case must change",
        fix: "compare the reason shown with the one expected, then change the rule or the case",
        bad: "expect: {suggest: {groups: no-hurry}}",
        good: "expect: {suggest: {groups: belonging-matters}}",
    }
    RULE_NOT_REACHED = "C005" Warning {
        title: "no case reaches a rule",
        why: "a rule nobody has tried on a case may say the wrong thing to the first person it meets",
        fix: "name the rule in the `expect` of a case it should speak in",
        bad: "a rule `slow-pace` that stands in no case",
        good: "expect: {adapt: {pace: slow-pace}}",
    }
    SESSION_NOT_REACHED = "C006" Warning {
        title: "no case reaches a session",
        why: "a session that no case suggests or holds may be out of reach for everyone",
        fix: "add a case in which the session is suggested or held, or a rule that speaks of it",
        bad: "a session `crossroads` that stands in no case",
        good: "expect: {hold: {crossroads: legal-first}}",
    }
}
