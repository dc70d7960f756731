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
}
