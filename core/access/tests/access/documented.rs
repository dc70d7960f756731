//! The page says of every policy that there is one, and names none that is not there.

use access::Policies;

#[test]
fn the_page_names_every_policy() {
    let page = include_str!("../../README.md");
    let policies = Policies::built_in().expect("policies");
    for id in policies.ids() {
        assert!(page.contains(&format!("`{id}`")), "core/access/README.md does not name `{id}`");
        let why = policies.why(id).expect("a reason");
        assert!(why.ends_with('.') && why.chars().count() > 40, "`{id}` says why in a sentence: {why}");
    }
    assert_eq!(policies.why("nothing"), None);
}

#[test]
fn the_page_names_no_policy_that_is_gone() {
    let page = include_str!("../../README.md");
    let policies = Policies::built_in().expect("policies");
    let (_, line) = page.split_once("Policies, in the order of the columns: ").expect("the list");
    let (line, _) = line.split_once('\n').expect("a line");
    for id in line.split('`').skip(1).step_by(2) {
        assert!(policies.ids().contains(&id), "core/access/README.md names `{id}`");
    }
}
