//! `waymark explain`.

use crate::harness::waymark;

#[test]
fn a_code_is_explained_with_a_bad_and_a_good_example() {
    let ran = waymark(&["explain", "t001"]);
    assert_eq!(ran.code, 0);
    for part in ["T001:", "Why:", "Do:", "Bad:", "Good:"] {
        assert!(ran.out.contains(part), "{part} is missing in:\n{}", ran.out);
    }
}

#[test]
fn without_a_code_all_are_listed() {
    let ran = waymark(&["explain"]);
    assert_eq!(ran.code, 0);
    assert!(ran.out.lines().count() > 60, "{}", ran.out);
}

#[test]
fn an_unknown_code_names_the_nearest() {
    let ran = waymark(&["explain", "T0001"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("is near"), "{}", ran.err);
}
