//! The contract of plugins: the metadata says what the functions take and give, the examples hold, and answers depend on
//! nothing but the question.

use serde_json::Value;
use waymark_plugin::testing::Contract;

const EXAMPLES: &str = include_str!("../examples.json");

#[test]
fn it_keeps_to_its_contract() {
    let contract = Contract::of(&hijri_calendar::PLUGIN);
    let examples: Vec<Value> = serde_json::from_str(EXAMPLES).expect("a list of examples");
    for example in &examples {
        let operation = example["operation"].as_str().expect("an operation");
        contract.answers(operation, &example["asked"].to_string(), &example["gives"].to_string());
    }
    contract.declines("fasting_month", r#"{"day": "soon"}"#, "`soon` is no date: write it as 2027-02-08");
    contract.holds();
}
