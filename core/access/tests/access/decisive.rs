//! Every policy is needed, and every condition of theirs: without it the matrix would be another one.

use std::collections::{BTreeMap, BTreeSet};

use access::Policies;
use cedar_policy::PolicySet;
use runtime::ports::access::Access;

use crate::oracle::may;
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
    let mut changed: BTreeMap<String, (Policies, usize)> =
        all.ids().into_iter().map(|id| (id.to_owned(), (without(id), 0))).collect();
    every_cell(|_, _, asker, doing, about| {
        let decision = all.decide(asker, doing, about);
        // Taking a policy away can change only what it alone decided.
        let [id] = &decision.policies[..] else { return };
        let Some((fewer, cells)) = changed.get_mut(id) else { return };
        if fewer.decide(asker, doing, about).allowed != decision.allowed {
            *cells += 1;
        }
    });
    for (id, (_, cells)) in changed {
        println!("{id}: {cells} cells");
        assert!(cells > 0, "nothing changes without `{id}`");
    }
}

/// Conditions of policies, and what stands there after a slip.
const SLIPS: [(&str, &str); 18] = [
    ("principal.site == resource.site", "true"),
    ("principal.site == resource }", "true }"),
    ("resource.team.contains(principal)", "true"),
    ("resource.lane.team.contains(principal)", "true"),
    ("principal.programmes.contains(resource.lane.programme)", "true"),
    ("principal.programmes.contains(resource.programme)", "true"),
    ("resource.brokenGlass.contains(principal)", "true"),
    ("resource.excluded.contains(principal)", "false"),
    ("!resource.restrictedTo.isEmpty()", "true"),
    ("!resource.restrictedTo.contains(principal)", "true"),
    ("action == Action::\"read-person\" || resource has lane", "true"),
    ("[Action::\"read-person\", Action::\"read-lane\"].contains(action)", "true"),
    ("action == Action::\"break-glass\"", "true"),
    ("principal in Role::\"facilitator\" || principal in Role::\"treatment-manager\"", "true"),
    ("principal in Role::\"facilitator\" || ", ""),
    (" || principal in Role::\"treatment-manager\"", ""),
    ("else true", "else false"),
    ("then principal.programmes.contains(resource.lane.programme)", "then true"),
];

#[test]
fn a_slip_in_any_condition_is_seen() {
    let text = Policies::BUILT_IN.map(|(_, text)| text).concat();
    let mut cells = Vec::new();
    every_cell(|_, _, asker, doing, about| {
        cells.push((asker.clone(), doing, about.clone(), may(asker, doing, about)));
    });
    let (mut slips, mut unseen) = (0, Vec::new());
    for (from, to) in SLIPS {
        assert!(text.contains(from), "no policy says `{from}`");
        for (at, _) in text.match_indices(from) {
            let (before, after) = text.split_at(at);
            let slip = [before, to, after.strip_prefix(from).expect("it stands there")].concat();
            slips += 1;
            // Strict validation finds some: a condition that can never hold, an attribute that may be absent.
            let Ok(policies) = Policies::read(&slip) else { continue };
            let seen = cells.iter().any(|(asker, doing, about, documented)| {
                policies.decide(asker, *doing, about).allowed != *documented
            });
            if !seen {
                let last: String =
                    before.lines().rev().take(6).collect::<Vec<&str>>().into_iter().rev().collect();
                unseen.push(format!("`{from}` became `{to}` after: {last}"));
            }
        }
    }
    assert!(unseen.is_empty(), "no cell shows it: {unseen:#?}");
    println!("{slips} slips");
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
