//! What one program remembers is never older than what another one wrote.

use domain::ids::StaffId;
use domain::record::person::Restricted;
use domain::record::staff::{Left, StaffEntry};
use runtime::record::{Desk, Opened, Remembered, Search};

use crate::world::{World, p1};

/// The desk of somebody in another program that has the same store open.
fn elsewhere<'w>(world: &'w World, remembered: &'w Remembered, who: &str) -> Desk<'w> {
    Desk::of(Opened { remembered, ..world.opened() }, &StaffId::from(who)).expect("a member of staff")
}

#[test]
fn what_another_program_records_is_seen_at_once() {
    let (world, other) = (World::with_p1(), Remembered::default());
    // Both remember the record and the list.
    let found = |desk: &Desk<'_>| desk.search(&Search::default()).expect("a list").total;
    for desk in [world.desk("ben"), elsewhere(&world, &other, "ben")] {
        desk.look_over(&p1()).expect("theirs to read");
        assert_eq!(found(&desk), 1);
    }
    let walled =
        Restricted { excluded: vec!["ben".into()], restricted_to: Vec::new(), because: "a neighbour".into() };
    elsewhere(&world, &other, "ann").record(&p1(), walled).expect("restricted");
    for desk in [world.desk("ben"), elsewhere(&world, &other, "ben")] {
        world.refused(|| desk.look_over(&p1()));
        assert_eq!(found(&desk), 0, "nor is he in a list of theirs");
    }
}

#[test]
fn what_another_program_erased_is_nobody() {
    let (world, other) = (World::with_p1(), Remembered::default());
    world.desk("ann").look_over(&p1()).expect("theirs to read");
    elsewhere(&world, &other, "ann").erase(&p1(), "the time is over", &"max".into()).expect("two agreed");
    let ann = world.desk("ann");
    world.refused(|| ann.look_over(&p1()));
    assert_eq!(ann.search(&Search::default()).expect("a list").total, 0);
}

#[test]
fn whose_account_another_program_closed_is_let_in_nowhere() {
    let (world, other) = (World::new(), Remembered::default());
    assert!(Desk::of(world.opened(), &"ben".into()).is_ok());
    let left = StaffEntry::Left(Left { because: "retired".into() });
    elsewhere(&world, &other, "sue").record_staff(&"ben".into(), &left).expect("recorded");
    assert!(Desk::of(world.opened(), &"ben".into()).is_err());
}
