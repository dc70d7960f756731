//! The printed reference of what a script may call, in the form of Rhai's definition files.

use std::fmt::Write as _;

use crate::api::{ApiFunction, FUNCTIONS, LEFT_OUT, Receiver};
use crate::limits;

const OPENING: &str = "\
module static;

// Everything a script in logic/*.rhai may call. Printed from the program; never edited by hand.
//
// A file begins with five lines: // title: // purpose: // evidence: // owner: // last reviewed:
// At the top stand only functions (`fn`) and fixed values (`const`).
//
// A documented `fn x(person)` with a line `/// gives: ...` is the derived fact `x`. It gives
//     yes or no              true or false
//     number                 a whole number
//     date                   a date
//     one of near, far       one of these ids, as text
// or `not_known()`. Functions without a `///` comment are helpers.
//
// person.<fact>      the fact's value: an id as text, a number, a date or tags
// person.today       the day the advice is for
// Comparing a fact that is not known ends the function with \"not known\", naming the fact. Ask `known(...)` first,
// or say what stands in with `or(...)`, where the function can go on without it. A person who would rather not say
// compares equal to \"rather-not-say\" and to nothing else.
//
// Operators: == != < <= > >= && || ! in + - * / %   (no `and`, no `or`: those are for rules)
// Statements: let const if else for in while loop break continue return
//
// Functions the programme is asked for by name, each with a `///` comment:
//     suitability(person)          [#{question: \"...\", answer: \"met\" | \"not-met\" | \"not-known\", because: \"...\"}]
//     follow_up(record, person)    [#{\"do\": \"suggest\" | \"find-out\" | \"raise\" | \"remind\", subject: \"...\", because: \"...\"}]
//     progress(history)            [#{goal: \"...\", line: \"...\"}]; each entry has goal, on, said_by, direction, words
";

/// Every function a script may call, with its documentation, and the limits it runs under: `.d.rhai` text.
#[must_use]
pub fn definitions() -> String {
    let mut out = String::from(OPENING);
    limits_table(&mut out);
    for (receiver, title) in [
        (Receiver::None, "Functions"),
        (Receiver::Tags, "Tags, written after the fact: person.feelings.hardest.len()"),
        (Receiver::List, "Lists"),
        (Receiver::Text, "Text"),
        (Receiver::Row, "Rows such as #{goal: \"...\"}"),
    ] {
        heading(&mut out, title);
        for function in FUNCTIONS.iter().filter(|function| function.receiver == receiver) {
            entry(&mut out, function);
        }
    }
    heading(&mut out, "Not here, and what to do instead");
    for (word, instead) in LEFT_OUT {
        line(&mut out, &format!("// {word:<12} {instead}"));
    }
    out
}

/// One function of the script API, for an editor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiEntry {
    /// Its name.
    pub name: &'static str,
    /// How it is called: `weeks_between(from: date, to: date) -> int`.
    pub signature: String,
    /// What it does.
    pub about: &'static str,
}

/// Every function a script may call, in the order of the reference.
#[must_use]
pub fn api() -> Vec<ApiEntry> {
    let signature = |function: &ApiFunction| {
        format!("{}({}) -> {}", function.name, function.arguments.join(", "), function.gives)
    };
    let entry = |function: &ApiFunction| ApiEntry {
        name: function.name,
        signature: signature(function),
        about: function.about,
    };
    FUNCTIONS.iter().map(entry).collect()
}

fn limits_table(out: &mut String) {
    let deadline = format!("{} milliseconds", limits::DEADLINE.as_millis());
    let rows = [
        ("steps in one call", limits::OPERATIONS.to_string()),
        ("functions calling each other", format!("{} deep", limits::CALL_DEPTH)),
        ("nesting inside a function", format!("{} deep", limits::EXPRESSION_DEPTH.1)),
        ("text, all of a list together", format!("{} bytes", limits::TEXT)),
        ("a list", format!("{} things", limits::LIST)),
        ("a row", format!("{} columns", limits::ROW)),
        ("names at one time", limits::VARIABLES.to_string()),
        ("functions in a file", limits::FUNCTIONS.to_string()),
        ("a file", format!("{} KiB", crate::source::LARGEST / 1024)),
        ("time for one call", deadline),
    ];
    heading(out, "Limits");
    for (what, most) in rows {
        line(out, &format!("// {what:<30} {most}"));
    }
}

fn heading(out: &mut String, title: &str) {
    line(out, &format!("\n// --- {title}\n"));
}

fn entry(out: &mut String, function: &ApiFunction) {
    let receiver = match function.receiver {
        Receiver::None => None,
        Receiver::Tags => Some("tags: tags"),
        Receiver::List => Some("list: list"),
        Receiver::Text => Some("text: string"),
        Receiver::Row => Some("row: row"),
    };
    let arguments: Vec<&str> = receiver.into_iter().chain(function.arguments.iter().copied()).collect();
    line(out, &format!("/// {}", function.about));
    line(out, &format!("fn {}({}) -> {};\n", function.name, arguments.join(", "), function.gives));
}

fn line(out: &mut String, text: &str) {
    // Writing to a string cannot fail.
    let _written = writeln!(out, "{text}");
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_function_is_printed_once_and_documented() {
        let text = super::definitions();
        assert_eq!(text.matches("\nfn ").count(), crate::api::FUNCTIONS.len());
        assert_eq!(text.matches("\n/// ").count(), crate::api::FUNCTIONS.len());
        assert!(text.contains("fn weeks_between(from: date, to: date) -> int;"));
    }
}
