//! Scripts: the functions in logic/*.rhai.

use super::codes;

codes! {
    NOT_A_SCRIPT = "S001" Error {
        title: "a script cannot be read",
        why: "none of the functions in the file can be used until it can",
        fix: "mend the line shown; a missing `;` or `}` is often on the line before",
        bad: "fn soon(person) { person.release.date < }",
        good: "fn soon(person) { weeks_between(person.today, person.release.date) < 17 }",
    }
}
