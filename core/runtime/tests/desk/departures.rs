//! How blocks fared, as those who write them are told: people are counted, and few people are not.

use domain::codes;
use domain::ids::ParticipantId;
use domain::record::meeting::{Departure, DepartureKind};
use domain::record::person::{Described, Identifier, Opened, Restricted};
use runtime::record::{BlockFared, Desk, HeldWish, HowMany, Wish};

use crate::content_changes::with_a_designer;
use crate::world::{PATHS, TODAY, World, consented, referred, scheduled};

/// Somebody called Jo, at whose meeting a block was left out and did not land.
fn meets(world: &World, number: usize) -> ParticipantId {
    let person = ParticipantId::from(format!("person-{number}").as_str());
    let opened = Opened {
        person: person.clone(),
        identifiers: vec![Identifier::new("NOMS", &format!("A10{number:02}AB"))],
        described: Described { preferred_name: Some("Jo".into()), ..Described::default() },
    };
    world.desk("tom").record(&person, opened).expect("opened");
    let ann = world.desk("ann");
    let entries = vec![referred(PATHS, "ben").into(), consented(PATHS).into()];
    ann.record(&person, Wish { entries, ..Wish::default() }).expect("referred");
    let looked = ann.look_over(&person).expect("seen");
    ann.enrol(&looked, &PATHS.into(), Desk::assigned(&"ben".into(), &[], &[]), TODAY).expect("enrolled");
    let ben = world.desk("ben");
    let at = format!("2026-11-25T{:02}:00", 8 + number);
    ben.record(&person, scheduled(PATHS, "groups", "ben", &at)).expect("in the diary");
    let departure = Departure {
        block: "words".into(),
        kind: DepartureKind::LeftOut,
        planned: false,
        because: "Jo was tired.".into(),
    };
    let wish = HeldWish {
        meeting: format!("meeting-{PATHS}").into(),
        programme: PATHS.into(),
        on: None,
        code: "attended".into(),
        stopped_at: None,
        facilitators: Vec::new(),
        language: None,
        answers: Default::default(),
        departures: vec![departure],
        did_not_land: vec!["words".into()],
        two_views: None,
        seen: None,
    };
    ben.hold(&ben.look_over(&person).expect("seen"), wish).expect("recorded");
    person
}

fn fared(world: &World) -> Vec<BlockFared> {
    world.desk("dot").how_blocks_fared(&PATHS.into()).expect("a designer's to see")
}

#[test]
fn few_people_are_not_counted_and_nobody_is_named() {
    let world = with_a_designer();
    assert_eq!(fared(&world), []);
    let people: Vec<ParticipantId> = (1..5).map(|number| meets(&world, number)).collect();
    let told = &fared(&world)[0];
    assert_eq!((told.left_out, told.changed, told.did_not_land), (HowMany::Few, HowMany::None, HowMany::Few));
    assert_eq!(told.because, Vec::<String>::new());
    meets(&world, 5);
    let told = &fared(&world)[0];
    assert_eq!((told.left_out, told.did_not_land), (HowMany::People(5), HowMany::People(5)));
    assert_eq!(told.because, ["(name) was tired."]);
    let walled = Restricted {
        excluded: vec!["excluded".into()],
        restricted_to: Vec::new(),
        because: "a neighbour".into(),
    };
    world.desk("ann").record(&people[0], walled).expect("restricted");
    assert_eq!(fared(&world)[0].left_out, HowMany::Few, "somebody behind a wall is counted");
}

#[test]
fn only_those_who_write_programmes_are_told() {
    let world = with_a_designer();
    let refusal = world.refused(|| world.desk("ben").how_blocks_fared(&PATHS.into()));
    assert_eq!(refusal.code, codes::NOT_YOURS);
}
