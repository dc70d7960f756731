//! A plugin that does not keep its contract, and what the kit says of it.

#![cfg(feature = "sdk")]
#![expect(clippy::expect_used, reason = "a failing test is the message")]

use std::panic::{UnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};

use serde_json::Value;
use waymark_plugin::testing::Contract;
use waymark_plugin::{Declined, Given};

waymark_plugin::plugin! { metadata: "unruly.json", operations: { counts, breaks, floods } }

/// By how much the count goes on with each question.
static STEP: AtomicU64 = AtomicU64::new(0);
static COUNT: AtomicU64 = AtomicU64::new(0);

fn counts(_asked: Value) -> Result<Given<u64>, Declined> {
    Ok(Given::known(COUNT.fetch_add(STEP.load(Ordering::Relaxed), Ordering::Relaxed)))
}

fn breaks(asked: Value) -> Result<Value, Declined> {
    assert!(!asked.is_null(), "the fault under test");
    Ok(asked)
}

fn floods(asked: u64) -> Result<String, Declined> {
    Ok("x".repeat(usize::try_from(asked).unwrap_or_default()))
}

#[track_caller]
fn says(expected: &str, tried: impl FnOnce() + UnwindSafe) {
    let panic = catch_unwind(tried).expect_err("it should not hold");
    let said = panic.downcast_ref::<String>().expect("words");
    assert!(said.contains(expected), "{said}");
}

fn with_examples() -> Contract {
    let contract = Contract::of(&PLUGIN);
    contract.answers("counts", "{}", r#"{"value": 0}"#);
    contract.answers("breaks", "[1]", "[1]").answers("floods", "3", r#""xxx""#);
    contract
}

#[test]
fn what_does_not_hold_is_named() {
    says("`breaks` of null did not answer: the fault under test", || {
        Contract::of(&PLUGIN).answers("breaks", "null", "null");
    });
    says("`floods` of 2000000 did not answer", || {
        Contract::of(&PLUGIN).answers("floods", "2000000", "0");
    });
    says("`breaks` broke off on null: the fault under test", || with_examples().holds());
    says("asked {} again, it is not the same", || {
        let contract = with_examples();
        STEP.store(1, Ordering::Relaxed);
        contract.holds();
    });
}
