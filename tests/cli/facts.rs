//! `waymark facts`.

use serde_json::Value;

use crate::harness::waymark;

#[test]
fn facts_are_listed_with_holder_and_rules() {
    let ran = waymark(&["facts", "--programme", "hii"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    for part in [
        "family.contact",
        "public protection",
        "used by letter-waits",
        "weeks_to_release",
        "derived (lowered)",
    ] {
        assert!(ran.out.contains(part), "{part} is missing in:\n{}", ran.out);
    }
}

#[test]
fn one_programme_does_not_know_the_facts_of_another() {
    let ran = waymark(&["facts", "--programme", "hii", "--format", "json"]);
    let lists: Value = serde_json::from_str(&ran.out).expect("JSON");
    let facts = lists[0]["facts"].as_array().expect("facts");
    assert!(facts.len() > 30);
    assert!(!facts.iter().any(|fact| fact["fact"].as_str().is_some_and(|id| id.starts_with("faith."))));
}
