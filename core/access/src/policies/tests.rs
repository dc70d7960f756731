//! What cannot be asked through the port, because its types forbid it: things whose attributes are missing.

use std::sync::Arc;

use cedar_policy::{Context, Entities, Entity, EntityUid, Request, RestrictedExpression};

use runtime::ports::access::{About, AboutPerson, Asker, Doing, Lane, Role};

use super::{FAULT, Policies};

fn uid(text: &str) -> EntityUid {
    text.parse().expect("a name")
}

fn request(policies: &Policies) -> Request {
    let (who, what, whom) = (uid("Staff::\"a\""), uid("Action::\"read-person\""), uid("Person::\"this\""));
    Request::new(who, what, whom, Context::empty(), Some(&policies.schema)).expect("a question")
}

fn staff(attributes: &[(&str, &str)]) -> Entity {
    let value = |text: &str| text.parse::<RestrictedExpression>().expect("a value");
    let attributes = attributes.iter().map(|(name, text)| ((*name).to_owned(), value(text))).collect();
    Entity::new(uid("Staff::\"a\""), attributes, [uid("Role::\"treatment-manager\"")].into_iter().collect())
        .expect("somebody")
}

#[test]
fn what_is_known_is_of_the_shape_the_schema_says() {
    let policies = Policies::built_in().expect("policies");
    let ids = |ids: &[&str]| ids.iter().map(|id| Arc::from(*id)).collect::<Vec<Arc<str>>>();
    let person = AboutPerson {
        site: "s".into(),
        team: ids(&["a", "b"]),
        lane: Some(Lane { programme: "p".into(), team: ids(&["a"]) }),
        excluded: ids(&["c"]),
        restricted_to: ids(&["a", "b"]),
        broken_glass: ids(&["d"]),
    };
    let bare = AboutPerson {
        site: "s".into(),
        team: Vec::new(),
        lane: None,
        excluded: Vec::new(),
        restricted_to: Vec::new(),
        broken_glass: Vec::new(),
    };
    let abouts = [
        About::Site("s".into()),
        About::Programme { site: "s".into(), programme: "p".into() },
        About::Person(person),
        About::Person(bare),
    ];
    let mut asked = 0;
    for roles in [&[][..], &Role::ALL] {
        for (about, programmes) in
            abouts.iter().flat_map(|about| [(about, vec![]), (about, vec!["p".into()])])
        {
            let asker =
                Asker { id: "a".into(), site: "s".into(), roles: roles.to_vec(), programmes, active: true };
            for doing in Doing::ALL {
                let Ok((_, known)) = policies.kinds.ask(&policies.schema, &asker, doing, about) else {
                    continue;
                };
                let known: Vec<Entity> = known.iter().cloned().collect();
                Entities::from_entities(known, Some(&policies.schema)).expect("what the schema says");
                asked += 1;
            }
        }
    }
    assert_eq!(asked, 4 * (6 + 1 + 11 + 11), "every question there is");
}

#[test]
fn what_is_missing_or_of_another_kind_does_not_fit_the_schema() {
    let policies = Policies::built_in().expect("policies");
    let site = ("site", "Site::\"s\"");
    let none = ("programmes", "[]");
    for attributes in [
        &[][..],
        &[site, none][..],
        &[("active", "\"yes\""), site, none],
        &[("active", "true"), ("site", "\"s\""), none],
        &[("active", "true"), site, none, ("admin", "true")],
    ] {
        assert!(Entities::from_entities([staff(attributes)], Some(&policies.schema)).is_err());
    }
    assert!(
        Entities::from_entities([staff(&[("active", "true"), site, none])], Some(&policies.schema)).is_ok()
    );
}

#[test]
fn what_is_missing_all_the_same_is_a_no() {
    let policies = Policies::built_in().expect("policies");
    let request = request(&policies);
    let unknown = Entities::empty();
    let nameless = Entities::from_entities([staff(&[])], None).expect("nobody looks");
    let siteless = Entities::from_entities([staff(&[("active", "true")])], None).expect("nobody looks");
    for entities in [unknown, nameless, siteless] {
        let decision = policies.rule(&request, &entities);
        assert!(!decision.allowed && decision.policies == [FAULT], "{decision:?}");
    }
}
