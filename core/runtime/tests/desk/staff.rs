//! Who says who works where: each site lets its own people in, and none is left without a manager.

use domain::codes;
use domain::ids::StaffId;
use domain::record::staff::{Joined, Left, Placed, StaffEntry};
use runtime::record::load_member;

use crate::world::{HERE, World};

const THERE: &str = "southgate";

fn placed(site: &str, role: &str) -> StaffEntry {
    let because = "a new post".into();
    StaffEntry::Placed(Placed { site: site.into(), roles: vec![role.into()], because })
}

fn left() -> StaffEntry {
    StaffEntry::Left(Left { because: "retired".into() })
}

#[test]
fn nobody_is_sent_to_a_site_that_has_its_own_manager() {
    let world = World::new();
    let refusal =
        world.refused(|| world.desk("sue").record_staff(&"ben".into(), &placed(THERE, "facilitator")));
    assert_eq!(refusal.code, codes::NOT_YOURS);
    world.desk("sid").record_staff(&"ben".into(), &placed(THERE, "facilitator")).expect("let in there");
    let ben = load_member(&world.store, &"ben".into()).expect("read").expect("a member");
    assert_eq!((ben.site.as_str(), ben.authorised.len()), (THERE, 0), "an authorisation went along");
}

#[test]
fn a_site_where_nobody_works_is_begun_by_another_sites_manager() {
    let world = World::new();
    let sue = world.desk("sue");
    sue.record_staff(&"ben".into(), &placed("eastgate", "site-manager")).expect("nobody is there yet");
    let refusal = world.refused(|| sue.record_staff(&"cat".into(), &placed("eastgate", "facilitator")));
    assert_eq!(refusal.code, codes::NOT_YOURS, "its own manager is there now");
}

#[test]
fn the_last_manager_of_a_site_stays_until_there_is_another() {
    let world = World::new();
    let refused = |who: &str, about: &str, entry: &StaffEntry| {
        let refusal = world.refused(|| world.desk(who).record_staff(&StaffId::from(about), entry));
        assert_eq!(refusal.code, codes::TWO_PEOPLE, "{refusal:?}");
    };
    refused("sue", "sue", &left());
    refused("sid", "sue", &placed(THERE, "site-manager"));
    let second = Joined {
        member: "second".into(),
        name: "second".into(),
        site: HERE.into(),
        profession: domain::person::Profession::Other,
        roles: vec!["site-manager".into()],
    };
    world.desk("sue").record_staff(&"second".into(), &StaffEntry::Joined(second)).expect("joined");
    refused("second", "second", &placed(HERE, "auditor"));
    world.desk("second").record_staff(&"sue".into(), &left()).expect("another is there");
    refused("second", "second", &left());
}
