//! What cannot be asked through the port, because its types forbid it: things whose attributes are missing.

use cedar_policy::{Context, Entities, Entity, EntityUid, Request, RestrictedExpression};

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
