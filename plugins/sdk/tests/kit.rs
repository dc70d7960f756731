//! A plugin written with the kit and tried with the kit; and what the kit says of examples that do not hold.

#![cfg(feature = "sdk")]
#![expect(clippy::expect_used, reason = "a failing test is the message")]

use std::panic::catch_unwind;

use schemars::JsonSchema;
use serde::Deserialize;
use waymark_plugin::testing::Contract;
use waymark_plugin::{Declined, Given, Level, log};

waymark_plugin::plugin! { metadata: "kit.json", operations: { length, halves } }

/// Some words.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Words {
    /// Any.
    words: String,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Number {
    number: i64,
}

fn length(asked: Words) -> Result<Given<u64>, Declined> {
    log(Level::Debug, "counting");
    Ok(Given::known(asked.words.chars().count() as u64))
}

fn halves(asked: Number) -> Result<Given<String>, Declined> {
    match asked.number {
        0 => Ok(Given::unknown().because("nought has no half worth the name")),
        odd if odd % 2 != 0 => Err(format!("{odd} has no half that is whole").into()),
        even => Ok(Given::known((even / 2).to_string())),
    }
}

fn tried() -> Contract {
    let contract = Contract::of(&PLUGIN);
    contract.answers("length", r#"{"words": "zwölf"}"#, r#"{"value": 5}"#);
    contract.answers("halves", r#"{"number": 8}"#, r#"{"value": "4"}"#);
    contract.answers(
        "halves",
        r#"{"number": 0}"#,
        r#"{"value": null, "because": "nought has no half worth the name"}"#,
    );
    contract.declines("halves", r#"{"number": 3}"#, "3 has no half that is whole");
    contract
}

#[test]
fn a_plugin_keeps_its_contract() {
    tried().holds();
}

#[track_caller]
fn says(expected: &str, tried: impl FnOnce() + std::panic::UnwindSafe) {
    let panic = catch_unwind(tried).expect_err("it should not hold");
    let said = panic.downcast_ref::<String>().expect("words").lines().next().unwrap_or_default().to_owned();
    assert!(said.contains(expected), "{said}");
}

#[test]
fn an_example_that_does_not_hold_is_named() {
    says("what `length` gives", || {
        Contract::of(&PLUGIN).answers("length", r#"{"words": ""}"#, r#"{"value": 1}"#);
    });
    says("did not answer: 3 has", || {
        Contract::of(&PLUGIN).answers("halves", r#"{"number": 3}"#, r#"{"value": "1"}"#);
    });
    says("did not decline", || {
        Contract::of(&PLUGIN).declines("halves", r#"{"number": 2}"#, "why");
    });
    says("there is no operation `thirds`", || {
        Contract::of(&PLUGIN).declines("thirds", "{}", "why");
    });
    says("`halves` has no example", || {
        Contract::of(&PLUGIN).answers("length", r#"{"words": ""}"#, r#"{"value": 0}"#).holds();
    });
}
