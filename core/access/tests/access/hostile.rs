//! Questions made to be answered wrongly, and policies that fail while they are evaluated: always a no.

use access::{FAULT, MALFORMED, NO_SUCH_QUESTION, Policies, PolicyError};
use runtime::ports::access::{About, AboutPerson, Access, Asker, Doing, Role};

use crate::situations::{asker, assigned, colleagues, every_cell, ids, lane};

fn built_in() -> Policies {
    Policies::built_in().expect("policies")
}

#[test]
fn what_is_no_id_is_refused_wherever_it_stands() {
    let policies = built_in();
    let long = "a".repeat(10_000);
    for id in ["", " ", "asker ", "\tasker", "as\nker", "asker\u{0}", "\u{7f}", "as\u{85}ker", &long] {
        let askers = [
            Asker { id: id.into(), ..asker(&[Role::Facilitator]) },
            Asker { site: id.into(), ..asker(&[Role::Facilitator]) },
            Asker { programmes: vec![id.into()], ..asker(&[Role::Facilitator]) },
        ];
        for asker in askers {
            let decision = policies.decide(&asker, Doing::ReadPerson, &About::Person(assigned("here")));
            assert_eq!((decision.allowed, decision.policies), (false, vec![MALFORMED.to_owned()]), "{id:?}");
        }
        let own = || assigned("here");
        let people = [
            AboutPerson { site: id.into(), ..own() },
            AboutPerson { team: ids(&["asker", id]), ..own() },
            AboutPerson { lane: lane(id, &["asker"]), ..own() },
            AboutPerson { lane: lane("ours", &["asker", id]), ..own() },
            AboutPerson { excluded: ids(&[id]), ..own() },
            AboutPerson { restricted_to: ids(&["asker", id]), ..own() },
            AboutPerson { broken_glass: ids(&[id]), ..own() },
        ];
        let facilitator = asker(&[Role::Facilitator]);
        for person in people {
            let decision = policies.decide(&facilitator, Doing::ReadLane, &About::Person(person));
            assert_eq!((decision.allowed, decision.policies), (false, vec![MALFORMED.to_owned()]), "{id:?}");
        }
        let managing = asker(&[Role::TreatmentManager]);
        let programme = About::Programme { site: "here".into(), programme: id.into() };
        assert!(!policies.decide(&managing, Doing::Supervise, &programme).allowed);
        assert!(!policies.decide(&managing, Doing::FindPerson, &About::Site(id.into())).allowed);
    }
}

#[test]
fn two_people_nobody_named_are_not_one() {
    let nobody = Asker { id: "".into(), ..asker(&[Role::Facilitator]) };
    let case = AboutPerson { team: ids(&[""]), lane: lane("ours", &[""]), ..colleagues("here") };
    assert!(!built_in().decide(&nobody, Doing::ReadLane, &About::Person(case)).allowed);
}

#[test]
fn ids_are_values_and_never_read_as_policies() {
    let policies = built_in();
    let odd = [
        "\"",
        "\\",
        "asker\" || true || \"",
        "Staff::\"asker\"",
        "*",
        "?principal",
        "asker\"); permit(principal,action,resource",
        "a\u{301}",
        "\u{e1}",
        "\u{430}sker",
        "\u{202e}reksa",
        "أحمد",
        "👩‍⚕️",
        "Asker",
        "{\"__entity\":{}}",
    ];
    for id in odd {
        for other in odd {
            let who = Asker { id: id.into(), ..asker(&[Role::Facilitator]) };
            let case =
                AboutPerson { team: ids(&[other]), lane: lane("ours", &[other]), ..colleagues("here") };
            let decision = policies.decide(&who, Doing::ReadLane, &About::Person(case));
            assert_eq!(decision.allowed, id == other, "{id:?} {other:?} {decision:?}");
        }
    }
}

#[test]
fn nobody_without_a_role_may_do_anything() {
    let policies = built_in();
    every_cell(|_, situation, asker, doing, about| {
        let bare = Asker { roles: Vec::new(), ..asker.clone() };
        assert!(!policies.decide(&bare, doing, about).allowed, "{situation} {doing:?}");
    });
}

#[test]
fn a_role_twice_is_a_role() {
    let twice = asker(&[Role::Facilitator, Role::Facilitator]);
    assert!(built_in().decide(&twice, Doing::ReadLane, &About::Person(assigned("here"))).allowed);
}

#[test]
fn what_is_not_done_to_such_a_thing_is_no_question() {
    let every = asker(&[Role::TreatmentManager]);
    for (doing, about) in [
        (Doing::Erase, About::Site("here".into())),
        (Doing::ReadPerson, About::Site("here".into())),
        (Doing::OpenPerson, About::Person(assigned("here"))),
        (Doing::ReadAudit, About::Person(assigned("here"))),
        (Doing::ReadLane, About::Programme { site: "here".into(), programme: "ours".into() }),
    ] {
        let decision = built_in().decide(&every, doing, &about);
        assert_eq!((decision.allowed, decision.policies), (false, vec![NO_SUCH_QUESTION.to_owned()]));
    }
}

/// A sum that no policy survives; it is well typed, so nothing finds it beforehand.
const FAILS: &str = "when { 9223372036854775807 + (if principal.active then 1 else 2) > 0 };";

#[test]
fn a_policy_that_fails_shuts_the_door_whatever_it_was_for() {
    let all = Policies::BUILT_IN.map(|(_, text)| text).concat();
    for effect in ["permit", "forbid"] {
        let failing =
            format!("{all}\n@id(\"fails\") @why(\"To see.\") {effect} (principal, action, resource) {FAILS}");
        let policies = Policies::read(&failing).expect("nothing wrong that can be seen");
        every_cell(|hat, situation, asker, doing, about| {
            let decision = policies.decide(asker, doing, about);
            assert!(!decision.allowed, "{effect}: {hat}, {situation}, {doing:?}");
            assert!([FAULT, NO_SUCH_QUESTION].contains(&decision.policies[0].as_str()), "{decision:?}");
        });
    }
}

#[test]
fn policies_that_cannot_be_held_to_are_refused() {
    let read = |text: &str| Policies::read(text).expect_err(text);
    let named = |rest: &str| format!("@id(\"x\") @why(\"To see.\") {rest}");
    assert!(matches!(read("permit(principal"), PolicyError::Text(_)));
    assert!(matches!(
        read(&named("permit(principal == ?principal, action, resource);")),
        PolicyError::Text(_)
    ));
    assert!(matches!(read("@why(\"y\") permit(principal, action, resource);"), PolicyError::Unnamed(_)));
    assert!(matches!(
        read("@id(\"fault\") @why(\"y\") permit(principal, action, resource);"),
        PolicyError::Unnamed(_)
    ));
    assert!(matches!(read("@id(\"x\") permit(principal, action, resource);"), PolicyError::Unexplained(_)));
    let twice = named("permit(principal, action, resource);").repeat(2);
    assert!(matches!(read(&twice), PolicyError::Unnamed(_)));
    for wrong in [
        "forbid(principal in Role::\"sit-manager\", action, resource);",
        "forbid(principal, action == Action::\"read-persn\", resource);",
        "forbid(principal, action, resource) when { principal.actve };",
        "forbid(principal, action, resource is Person) when { resource.lane.team.contains(principal) };",
        "forbid(principal, action, resource) when { principal.site == \"here\" };",
        "forbid(principal, action == Action::\"erase\", resource is Site);",
    ] {
        assert!(matches!(read(&named(wrong)), PolicyError::Invalid(_)), "{wrong}");
    }
}

#[test]
fn very_long_lists_are_answered() {
    let many: Vec<String> = (0..20_000).map(|number| format!("staff-{number}")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    let case = AboutPerson { excluded: ids(&many), restricted_to: ids(&["asker"]), ..assigned("here") };
    let policies = built_in();
    assert!(
        policies.decide(&asker(&[Role::Facilitator]), Doing::ReadLane, &About::Person(case.clone())).allowed
    );
    let last = Asker { id: "staff-19999".into(), ..asker(&[Role::TreatmentManager]) };
    assert!(!policies.decide(&last, Doing::FindPerson, &About::Person(case)).allowed);
}
