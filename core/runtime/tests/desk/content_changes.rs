//! Who changes which file of the programmes, and that each change is told to who reads the audit.

use domain::codes;
use domain::ids::StaffId;
use domain::person::Profession;
use domain::record::staff::{Joined, StaffEntry};
use runtime::record::ContentChange;

use crate::world::{HERE, World};

fn change(file: &str) -> ContentChange {
    let because = Some("clearer".into());
    ContentChange { file: file.into(), before: Some("ab".into()), after: "cd".into(), because }
}

pub(crate) fn with_a_designer() -> World {
    let world = World::new();
    let member = Joined {
        member: "dot".into(),
        name: "dot".into(),
        site: HERE.into(),
        profession: Profession::Other,
        roles: vec!["programme-designer".into()],
    };
    world.desk("sue").record_staff(&StaffId::from("dot"), &StaffEntry::Joined(member)).expect("joined");
    world
}

#[test]
fn what_a_site_does_in_its_own_way_is_changed_by_those_who_work_there() {
    let world = with_a_designer();
    let dot = world.desk("dot");
    let own = format!("sites/{HERE}/paths/rules.yaml");
    for file in ["paths/rules.yaml", "shared/facts.yaml", own.as_str()] {
        assert!(dot.changes(file), "{file}");
    }
    let other = "sites/southgate/paths/rules.yaml";
    assert!(!dot.changes(other));
    let refusal = world.refused(|| dot.record_content_change(&change(other)));
    assert_eq!(refusal.code, codes::NOT_YOURS);
    let refusal = world.refused(|| world.desk("ben").record_content_change(&change("paths/rules.yaml")));
    assert_eq!(refusal.code, codes::NOT_YOURS, "a facilitator changes no programme");
}

#[test]
fn each_change_stands_in_the_audit_and_only_there() {
    let world = with_a_designer();
    world.desk("dot").record_content_change(&change("paths/rules.yaml")).expect("recorded");
    let lines = world.desk("aud").content_changes().expect("theirs to read");
    let told: Vec<_> = lines.iter().map(|line| (&*line.by, &line.change)).collect();
    assert_eq!(told, [("dot", &change("paths/rules.yaml"))]);
    let refusal = world.refused(|| world.desk("dot").content_changes());
    assert_eq!(refusal.code, codes::NOT_YOURS);
}
