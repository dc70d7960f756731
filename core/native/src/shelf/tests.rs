//! What the shelf lets through is what was allowed; everything else is refused, and none of it runs.

#![expect(clippy::disallowed_methods, reason = "files and a compiler are what is tested")]

mod bench;
mod refusals;
mod swapped;
mod tampered;

use super::*;
use crate::keyring::Role;
use crate::signature::SecretKey;
use bench::Bench;

#[test]
fn what_is_allowed_is_what_is_loaded() {
    let bench = Bench::new();
    let file = bench.signed("1.0.0", 1);
    let allowed = bench.shelf.allow(&file, bench::decided()).unwrap();
    assert_eq!((allowed.file.as_str(), allowed.serial), ("probe-1.0.0.so", 1));
    let verified = bench.shelf.verified("probe").unwrap();
    assert_eq!(*verified.bytes, *std::fs::read(&file).unwrap());
    assert_eq!((verified.metadata.id.as_str(), verified.allowed), ("probe", allowed));
    let list = bench.shelf.list().unwrap();
    let acts: Vec<&str> = list.acts.iter().map(|act| act.what.as_str()).collect();
    assert!(acts[2].starts_with("allowed probe 1.0.0 serial 1, "), "{acts:?}");
    bench.nothing_ran();
}

#[test]
fn a_newer_version_takes_the_place_of_the_older_which_never_comes_back() {
    let bench = Bench::new();
    let (old, new) = (bench.signed("1.0.0", 1), bench.signed("1.1.0", 2));
    bench.shelf.allow(&old, bench::decided()).unwrap();
    bench.shelf.allow(&new, bench::decided()).unwrap();
    assert_eq!(bench.shelf.verified("probe").unwrap().metadata.version, "1.1.0");
    assert!(
        !bench.shelf.path("probe-1.0.0.so").exists() && !bench.shelf.path("probe-1.0.0.so.minisig").exists()
    );
    bench.refused_to_allow(&old, "N009", "older than serial 2");

    bench.shelf.forbid("probe", bench::decided()).unwrap();
    assert_eq!(bench.shelf.verified("probe").unwrap_err().code.as_str(), "N008");
    assert!(!bench.shelf.path("probe-1.1.0.so").exists());
    bench.refused_to_allow(&old, "N009", "older than serial 2");
    bench.shelf.allow(&new, bench::decided()).unwrap();
    bench.shelf.verified("probe").unwrap();
    bench.nothing_ran();
}

#[test]
fn a_list_that_was_set_back_by_hand_is_found() {
    let bench = Bench::new();
    bench.shelf.allow(&bench.signed("1.0.0", 1), bench::decided()).unwrap();
    bench.edit("allowed.json", "\"probe\": 1", "\"probe\": 2");
    bench.refused("N009", "older than serial 2");
    bench.edit("allowed.json", "\"probe\": 2", "\"other\": 2");
    bench.refused("N019", "highest serial number");
}

#[test]
fn a_key_that_is_no_longer_trusted_lets_nothing_through() {
    let bench = Bench::new();
    bench.shelf.allow(&bench.signed("1.0.0", 1), bench::decided()).unwrap();
    let key = bench.native.public().unwrap();
    bench.shelf.distrust(&key, bench::decided()).unwrap();
    bench.refused("N005", "not on this installation's keyring");
    let again = bench.shelf.distrust(&key, bench::decided()).unwrap_err();
    assert!(again.to_string().contains("is not on the keyring"), "{again}");
    bench.shelf.trust(key, Role::Native, "Ada".to_owned(), bench::decided()).unwrap();
    bench.shelf.verified("probe").unwrap();
}

#[test]
fn one_key_has_one_role() {
    let bench = Bench::new();
    let key = bench.content.public().unwrap();
    let twice = bench.shelf.trust(key, Role::Native, "Bea".to_owned(), bench::decided()).unwrap_err();
    assert!(
        twice.to_string().contains("on the keyring already, as Bea's, with the role `content`"),
        "{twice}"
    );
}

#[test]
fn two_administrators_at_once_undo_nothing() {
    let bench = Bench::new();
    std::thread::scope(|scope| {
        for number in 0..8 {
            let shelf = &bench.shelf;
            scope.spawn(move || {
                let key = SecretKey::create().unwrap().public().unwrap();
                shelf.trust(key, Role::Native, format!("owner {number}"), bench::decided()).unwrap();
            });
        }
    });
    assert_eq!(bench.shelf.keyring().unwrap().keys().len(), 10);
    assert_eq!(bench.shelf.list().unwrap().acts.len(), 10);
}

#[test]
fn all_walls_are_demanded_until_somebody_says_otherwise() {
    use isolation::{Achieved, SandboxLevel};
    let bench = Bench::new();
    let full = SandboxLevel {
        rlimits: Achieved::Full,
        no_new_privs: Achieved::Full,
        landlock: Achieved::Full,
        seccomp: Achieved::Full,
    };
    let less = SandboxLevel { landlock: Achieved::Partial, ..full };
    let at = place("probe-1.0.0.so");
    let policy = bench.shelf.policy().unwrap();
    assert!(policy.met_by(&full, &at).is_ok());
    let finding = policy.met_by(&less, &at).unwrap_err();
    assert_eq!(finding.code.as_str(), "N016");
    assert!(finding.what.contains("Landlock) in force in part"), "{}", finding.what);

    bench.shelf.demand(Walls::WhatThereIs, bench::decided()).unwrap();
    assert!(bench.shelf.policy().unwrap().met_by(&less, &at).is_ok());
    bench.edit("policy.json", "what-there-is", "none");
    assert_eq!(bench.shelf.policy().unwrap_err().code.as_str(), "N019");
}
