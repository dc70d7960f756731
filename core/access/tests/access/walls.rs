//! Each wall beats everything that would allow.

use std::collections::BTreeMap;

use access::Policies;
use runtime::ports::access::{About, Access, Asker, Doing, Role};

use crate::situations::{every_cell, ids};

/// The question with one wall put up, where it can be.
type PutUp = fn(&Asker, Doing, &About) -> Option<(Asker, About)>;

const WALLS: [(&str, PutUp); 5] = [
    ("closed-account", |asker, _, about| Some((Asker { active: false, ..asker.clone() }, about.clone()))),
    ("excluded", |asker, _, about| {
        let About::Person(person) = about else { return None };
        let mut person = person.clone();
        person.excluded.push(asker.id.clone());
        Some((asker.clone(), About::Person(person)))
    }),
    ("restricted-to-others", |asker, doing, about| {
        let About::Person(person) = about else { return None };
        let mut person = person.clone();
        person.restricted_to = ids(&["somebody else"]);
        let glass = doing == Doing::BreakGlass || person.broken_glass.contains(&asker.id);
        (!glass).then(|| (asker.clone(), About::Person(person)))
    }),
    ("site-managers-do-no-casework", |asker, doing, about| {
        let office = matches!(doing, Doing::ManageStaff | Doing::Operate | Doing::ReadAudit);
        (!office).then(|| (with(asker, Role::SiteManager), about.clone()))
    }),
    ("auditors-only-audit", |asker, doing, about| {
        (doing != Doing::ReadAudit).then(|| (with(asker, Role::Auditor), about.clone()))
    }),
];

fn with(asker: &Asker, role: Role) -> Asker {
    let mut asker = asker.clone();
    asker.roles.push(role);
    asker
}

#[test]
fn each_wall_beats_every_policy_that_allows() {
    let policies = Policies::built_in().expect("policies");
    let mut beaten: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    every_cell(|hat, situation, asker, doing, about| {
        let before = policies.decide(asker, doing, about);
        if !before.allowed {
            return;
        }
        for (wall, put_up) in WALLS {
            let Some((asker, about)) = put_up(asker, doing, about) else { continue };
            let after = policies.decide(&asker, doing, &about);
            assert!(!after.allowed, "{wall} fell: {hat}, {situation}, {doing:?}");
            assert!(after.policies.iter().any(|id| id == wall), "{wall} is not named: {after:?}");
            for permit in &before.policies {
                let walls = beaten.entry(permit.clone()).or_default();
                if !walls.contains(&wall) {
                    walls.push(wall);
                }
            }
        }
    });
    // Every policy is a wall, or has met every wall that can stand in its way.
    for id in policies.ids() {
        let expected = match id {
            _ if WALLS.iter().any(|(wall, _)| *wall == id) => continue,
            "auditors-read-the-audit" => 1,
            "site-managers-run-the-site" => 2,
            "glass-may-be-broken" | "broken-glass-reads" => 4,
            _ if id.ends_with("-lists") => 3,
            "managers-see-supervision-due" | "managers-supervise-programmes" => 3,
            _ => 5,
        };
        let met = beaten.get(id).map_or(0, Vec::len);
        assert_eq!(met, expected, "walls that beat {id}: {:?}", beaten.get(id));
    }
}
