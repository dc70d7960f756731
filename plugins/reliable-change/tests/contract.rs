//! The contract of plugins: the metadata says what the functions take and give, the examples hold, and answers depend on
//! nothing but the question.

use serde_json::Value;
use waymark_plugin::testing::Contract;

const EXAMPLES: &str = include_str!("../examples.json");

#[test]
fn it_keeps_to_its_contract() {
    let contract = Contract::of(&reliable_change::PLUGIN);
    let examples: Vec<Value> = serde_json::from_str(EXAMPLES).expect("a list of examples");
    for example in &examples {
        let operation = example["operation"].as_str().expect("an operation");
        contract.answers(operation, &example["asked"].to_string(), &example["gives"].to_string());
    }
    contract.declines(
        "change",
        r#"{"before": "1", "after": "2", "reliability": "1.2"}"#,
        "the reliability must be above 0 and below 1",
    );
    contract.holds();
}
