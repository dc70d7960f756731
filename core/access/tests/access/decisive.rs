//! Every policy is needed: without it the matrix would be another one.

use std::collections::BTreeSet;

use access::Policies;
use cedar_policy::PolicySet;
use runtime::ports::access::Access;

use crate::situations::every_cell;

/// The built-in policies but one.
pub(crate) fn without(id: &str) -> Policies {
    let all = Policies::BUILT_IN.map(|(_, text)| text).concat();
    let set: PolicySet = all.parse().expect("policies");
    let kept: Vec<String> = set
        .policies()
        .filter(|policy| policy.annotation("id") != Some(id))
        .map(ToString::to_string)
        .collect();
    assert_eq!(kept.len() + 1, set.policies().count(), "one policy is called {id}");
    Policies::read(&kept.join("\n")).expect("the others stand by themselves")
}

#[test]
fn without_any_one_policy_the_matrix_would_change() {
    let all = Policies::built_in().expect("policies");
    for id in all.ids() {
        let fewer = without(id);
        let mut changed = 0;
        every_cell(|_, _, asker, doing, about| {
            // Taking a policy away can change only what it alone decided.
            let decision = all.decide(asker, doing, about);
            if decision.policies == [id] && fewer.decide(asker, doing, about).allowed != decision.allowed {
                changed += 1;
            }
        });
        assert!(changed > 0, "nothing changes without `{id}`");
        println!("{id}: {changed} cells");
    }
}

#[test]
fn every_decision_names_what_decided() {
    let all = Policies::built_in().expect("policies");
    let known: BTreeSet<&str> = all.ids().into_iter().collect();
    every_cell(|hat, situation, asker, doing, about| {
        let decision = all.decide(asker, doing, about);
        let named = decision.policies.iter().all(|id| known.contains(id.as_str()));
        assert!(named || decision.policies == [access::NO_SUCH_QUESTION], "{hat}, {situation}: {decision:?}");
        assert!(!decision.allowed || !decision.policies.is_empty(), "{hat}, {situation}: {decision:?}");
        assert!(decision.policies.is_sorted(), "{decision:?}");
    });
}
